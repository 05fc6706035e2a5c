//! Pages as Safari saves them (`.webarchive`): a property list in bytes.
//!
//! Of the list only the page itself is looked up, by name and without
//! building what else is in it, so neither loops nor depth matter. The frames
//! and pictures that were saved along are not read.

use crate::decode::{self, Decoded};
use crate::header::web_address;
use crate::{Article, Kind, LooksLike, Origin, Refusal, Told, html};

/// How a property list in bytes begins.
pub(crate) const MAGIC: &[u8] = b"bplist00";

/// The most entries of a dictionary that are looked through.
const MOST_ENTRIES: usize = 1000;

/// The article of the page that was saved.
///
/// # Errors
/// When there is none, or the file is damaged.
pub(crate) fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    let damaged = Refusal::Damaged {
        looks_like: LooksLike::WebArchive,
    };
    let page = saved(bytes).ok_or(damaged)?;
    let decoded = decode::decode(page.data, Kind::Html);
    crate::text_fits(decoded.text.len())?;
    let decoded = match page.encoding {
        // Safari names the encoding that the page was sent in.
        Some(encoding) if !decoded.warnings.is_empty() => {
            let (text, _, _) = encoding.decode(page.data);
            Decoded {
                text: text.into_owned(),
                encoding: encoding.name().to_owned(),
                warnings: Vec::new(),
            }
        }
        _ => decoded,
    };
    let mut article = html::read(decoded)?;
    article.kind = Kind::WebArchive;
    let url = page.url.as_deref().and_then(web_address);
    article.url = url
        .and_then(|url| Told::new(url, Origin::SavedPage))
        .or(article.url);
    Ok(article)
}

struct Saved<'a> {
    data: &'a [u8],
    url: Option<String>,
    encoding: Option<&'static encoding_rs::Encoding>,
}

fn saved(bytes: &[u8]) -> Option<Saved<'_>> {
    let list = List::of(bytes)?;
    let page = list.entry(list.top, "WebMainResource")?;
    let text = |name: &str| list.text(list.entry(page, name)?);
    let encoding = text("WebResourceTextEncodingName");
    Some(Saved {
        data: list.data(list.entry(page, "WebResourceData")?)?,
        url: text("WebResourceURL"),
        encoding: encoding.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes())),
    })
}

/// A property list: objects by number, found through a table at its end.
struct List<'a> {
    bytes: &'a [u8],
    table: usize,
    count: usize,
    offset_size: usize,
    number_size: usize,
    top: usize,
}

impl<'a> List<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
        let list = Self {
            bytes,
            offset_size: usize::from(trailer[6]),
            number_size: usize::from(trailer[7]),
            count: number(&trailer[8..16])?,
            top: number(&trailer[16..24])?,
            table: number(&trailer[24..32])?,
        };
        (bytes.starts_with(MAGIC) && list.offset_size > 0 && list.number_size > 0).then_some(list)
    }

    /// Where an object begins.
    fn start(&self, object: usize) -> Option<usize> {
        let at = object
            .checked_mul(self.offset_size)?
            .checked_add(self.table)?;
        let bytes = self.bytes.get(at..at.checked_add(self.offset_size)?)?;
        (object < self.count).then(|| number(bytes))?
    }

    /// An object's sort, its length, and where its contents begin.
    fn head(&self, object: usize) -> Option<(u8, usize, usize)> {
        let start = self.start(object)?;
        let mark = *self.bytes.get(start)?;
        if mark & 0x0F != 0x0F {
            return Some((mark >> 4, usize::from(mark & 0x0F), start + 1));
        }
        // Longer ones have their length as a number after the mark.
        let size = 1_usize << (*self.bytes.get(start + 1)? & 0x0F).min(3);
        let length = number(self.bytes.get(start + 2..start + 2 + size)?)?;
        Some((mark >> 4, length, start + 2 + size))
    }

    /// The object under this name in a dictionary.
    fn entry(&self, dictionary: usize, name: &str) -> Option<usize> {
        let (sort, count, start) = self.head(dictionary)?;
        if sort != 0xD {
            return None;
        }
        let reference = |at: usize| {
            let at = start.checked_add(at.checked_mul(self.number_size)?)?;
            number(self.bytes.get(at..at.checked_add(self.number_size)?)?)
        };
        (0..count.min(MOST_ENTRIES))
            .find(|at| {
                let key = reference(*at).and_then(|key| self.text(key));
                key.as_deref() == Some(name)
            })
            .and_then(|at| reference(at.checked_add(count)?))
    }

    fn text(&self, object: usize) -> Option<String> {
        let (sort, length, start) = self.head(object)?;
        match sort {
            0x5 => {
                let bytes = self.bytes.get(start..start.checked_add(length)?)?;
                Some(String::from_utf8_lossy(bytes).into_owned())
            }
            0x6 => {
                let end = start.checked_add(length.checked_mul(2)?)?;
                let bytes = self.bytes.get(start..end)?;
                let (text, _) = encoding_rs::UTF_16BE.decode_without_bom_handling(bytes);
                Some(text.into_owned())
            }
            _ => None,
        }
    }

    fn data(&self, object: usize) -> Option<&'a [u8]> {
        let (sort, length, start) = self.head(object)?;
        (sort == 0x4).then(|| self.bytes.get(start..start.checked_add(length)?))?
    }
}

/// A number of up to eight bytes, the highest first.
fn number(bytes: &[u8]) -> Option<usize> {
    if bytes.len() > 8 {
        return None;
    }
    let number = bytes
        .iter()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    usize::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, refused};

    /// Objects in bytes, the last of which is the outermost dictionary.
    fn list(objects: &[Vec<u8>]) -> Vec<u8> {
        let mut file = b"bplist00".to_vec();
        let mut table = Vec::new();
        for object in objects {
            table.extend(u32::try_from(file.len()).expect("small").to_be_bytes());
            file.extend(object);
        }
        let start = u64::try_from(file.len()).expect("small");
        let count = u64::try_from(objects.len()).expect("small");
        file.extend(table);
        file.extend([0, 0, 0, 0, 0, 0, 4, 1]);
        file.extend(count.to_be_bytes());
        file.extend((count - 1).to_be_bytes());
        file.extend(start.to_be_bytes());
        file
    }

    fn long(mark: u8, bytes: &[u8]) -> Vec<u8> {
        let mut object = vec![mark << 4 | 0x0F, 0x11];
        object.extend(u16::try_from(bytes.len()).expect("short").to_be_bytes());
        object.extend(bytes);
        object
    }

    #[test]
    fn the_page_is_found() {
        let file = list(&[
            long(5, b"WebMainResource"),
            long(5, b"WebResourceData"),
            long(5, b"WebResourceURL"),
            long(
                4,
                "<html><body><p>The gate at Orrin jammed – again – on Monday.</p></body></html>"
                    .as_bytes(),
            ),
            long(5, b"https://orrin.example/gate"),
            vec![0xD2, 1, 2, 3, 4],
            vec![0xD1, 0, 5],
        ]);
        let article = article("gate.webarchive", &file);
        assert_eq!(
            article.text,
            "The gate at Orrin jammed – again – on Monday."
        );
        assert_eq!(
            article.url.expect("noted").value,
            "https://orrin.example/gate"
        );
        assert_eq!(article.kind.code(), "webarchive");
        assert!(article.warnings.is_empty());
    }

    #[test]
    fn damaged_lists() {
        assert_eq!(refused("a.webarchive", b"bplist00"), "damaged");
        assert_eq!(
            refused("a.webarchive", &list(&[vec![0xD1, 0, 0]])),
            "damaged"
        );
        let huge = list(&[vec![0xDF, 0x13, 255, 255, 255, 255, 255, 255, 255, 255]]);
        assert_eq!(refused("a.webarchive", &huge), "damaged");
    }
}
