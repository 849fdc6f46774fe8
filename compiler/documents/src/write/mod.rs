//! One writer per format, each over the same tree. A writer knows shapes and places, and no words of its own but
//! those of its format.

mod docx;
mod html;
mod json;
mod markdown;
mod sheet;

use ctl_syntax::literal::Date;

/// What stands around a document, on every page of a format that has pages.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Whose it is: the package, as its manifest names it.
    pub package: String,
    /// The day as of which it speaks.
    pub as_of: Date,
    /// Why it is no final document: `DRAFT: 4 open errors`.
    pub draft: Option<String>,
}

pub use docx::docx;
pub use html::{Group, html};
pub use json::json;
pub use markdown::markdown;
pub(crate) use markdown::value as markdown_value;
pub use sheet::{csv, is_sheets, xlsx};
