//! How an outlet is called: one form for all ways of writing its name.

use tellings_text::{Span, TokenKind, tokens};

/// The form in which two names of an outlet are the same: "The Example News",
/// "Example News" and "EXAMPLE NEWS" are, and so are `https://www.example.com/`
/// and "example.com". Which address belongs to which name only articles can
/// tell, not this form. For comparing alone: people see the name as it was
/// written.
#[must_use]
pub fn outlet_form(name: &str) -> String {
    let name = name.trim();
    if let Some(domain) = domain(name) {
        return domain;
    }
    let words: Vec<String> = tokens(name, Span::new(0, name.len()))
        .into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.norm)
        .collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if first == "the" && !rest.is_empty() => rest,
        all => all,
    };
    if words.is_empty() {
        name.to_lowercase()
    } else {
        words.join(" ")
    }
}

/// The domain of a web address, or of a name that is one: "example.com".
/// Nothing where there is none.
#[must_use]
pub fn domain(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let after_scheme = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    let host = after_scheme.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host
        .strip_prefix("www.")
        .unwrap_or(host)
        .trim_end_matches('.');
    let mut labels = host.rsplit('.');
    let is_name = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let last = labels.next()?;
    let ends_like_one = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    let mut rest = labels.peekable();
    (ends_like_one && rest.peek().is_some() && rest.all(is_name)).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], form: &str) {
        for name in names {
            assert_eq!(outlet_form(name), form, "{name:?}");
        }
    }

    #[test]
    fn ways_of_writing_a_name_have_one_form() {
        check(
            &["The Example News", " example  news", "EXAMPLE NEWS"],
            "example news",
        );
        check(&["The", "the"], "the");
        check(&["Ḗxample-Post", "ḗxample-post!"], "ḗxample-post");
        check(&["", "  "], "");
        check(&["!!!"], "!!!");
    }

    #[test]
    fn an_address_is_its_domain() {
        check(
            &[
                "example.com",
                "www.Example.com",
                "https://www.example.com/a/b?c=d#e",
                "http://reader@example.com:8080/",
            ],
            "example.com",
        );
        assert_eq!(domain("Example News"), None);
        assert_eq!(domain("Mr. Smith"), None);
        assert_eq!(domain("version 1.2"), None);
        assert_eq!(
            domain("news.example.co.uk").as_deref(),
            Some("news.example.co.uk")
        );
        assert_eq!(domain("https://"), None);
    }
}
