//! One writer per format, each over the same tree. A writer knows shapes and places, and no words of its own but
//! those of its format.

mod html;
mod markdown;
mod sheet;

pub use html::{Group, html};
pub use markdown::markdown;
pub use sheet::{csv, is_sheets, xlsx};
