//! One writer per format, each over the same tree. A writer knows shapes and places, and no words of its own but
//! those of its format.

#[cfg(feature = "office")]
mod docx;
mod html;
mod json;
mod markdown;
#[cfg(feature = "office")]
mod sheet;

use ctl_syntax::literal::Date;

use crate::prose;

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

impl Frame {
    /// The day as of which it speaks, as people write it.
    pub fn day(&self) -> String {
        prose::date(self.as_of)
    }

    /// What stands across each page of a draft: the line that says so, up to its colon.
    pub fn mark(&self) -> Option<&str> {
        self.draft.as_deref().map(|draft| draft.split_once(':').map_or(draft, |(word, _)| word).trim())
    }
}

#[cfg(feature = "office")]
pub use docx::docx;
pub use html::{Group, fragment, html};
pub use json::json;
pub use markdown::markdown;
pub(crate) use markdown::value as markdown_value;
#[cfg(feature = "office")]
pub use sheet::{csv, is_sheets, xlsx};
