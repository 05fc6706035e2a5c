//! The real window, as a person meets it. (Being written.)
