//! Words of the view that shows one article with notes in its margin.

use super::comparison::counted;

/// Heading of the view, before the telling's name.
pub const READ: &str = "Read";
/// Said under the heading.
pub const NOTE: &str = "The article as it is stored, word for word. Beside each paragraph stands who else tells its \
     facts, and how their words stand to these; between the paragraphs, what others tell about \
     here and this article was not found to tell.";
/// Name of the notes beside a paragraph.
pub const MARGIN: &str = "Who else tells this";
/// Heads what others tell at a place.
pub const ELSEWHERE: &str = "Told by others about here";
/// Opens what one other telling alone tells at a place.
#[must_use]
pub fn told_once(count: usize) -> String {
    let facts = counted(count, "fact", "facts");
    format!("{facts} more, told about here by one other telling alone")
}
