//! Words of the inspector: all that can be asked of one fact.

/// Opens the readings amid the sentences around them.
pub const AROUND: &str = "The sentences around them";
/// Heading of what can be done with a fact.
pub const ACTIONS: &str = "With this fact";
/// Leads to the fact in the full texts side by side.
pub const LINE_UP: &str = "Line up its sentences side by side";
/// Leads to the fact in one article, before the telling's name.
pub const READ_IN: &str = "Read it in ";
