//! Links of a report that holds only some of its parts.
//!
//! The fragments link to each other and know nothing of what was chosen. A link
//! into a part that is not there becomes plain words.

use std::collections::HashSet;

/// The page with the links that lead nowhere taken out.
///
/// What is looked for cannot come from an article: in its words, quotation
/// marks are escaped.
pub(super) fn without_dead_links(page: &str) -> String {
    let there: HashSet<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let mut out = String::with_capacity(page.len());
    for (nth, part) in page.split(" href=\"#").enumerate() {
        match part.split_once('"') {
            Some((to, rest)) if nth > 0 => {
                if there.contains(to) {
                    out.push_str(" href=\"#");
                    out.push_str(to);
                    out.push('"');
                }
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_dead_links;

    #[test]
    fn only_links_to_what_is_there_stay() {
        let check = |page: &str, expected: &str| assert_eq!(without_dead_links(page), expected);
        check(
            r##"<a href="#F1">1</a><p id="F1"></p>"##,
            r##"<a href="#F1">1</a><p id="F1"></p>"##,
        );
        check(
            r##"<a class="x" href="#F2" title="t">2</a>"##,
            r#"<a class="x" title="t">2</a>"#,
        );
        check("a &quot; href=&quot;#x", "a &quot; href=&quot;#x");
    }
}
