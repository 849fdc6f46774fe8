//! One writer per format, each over the same tree. A writer knows shapes and places, and no words of its own but
//! those of its format.

mod markdown;

pub use markdown::markdown;
