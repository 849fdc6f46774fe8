//! Text to trees.
//!
//! This crate knows the shape of Ctl: spans and lines, the diagnostic type that every phase shares, the
//! grammar, the tree and the formatter. It does not know what any word means: no names are resolved here, no
//! kind, framework or rule is known, and nothing is read from a disk.
//!
//! Parsing never fails. [`parse_file`] always yields a tree and a list of errors; an error costs at most the
//! declaration it stands in.

pub mod ast;
#[doc(hidden)]
pub mod bench;
pub mod codes;
pub mod diagnostic;
pub mod literal;
pub mod span;

mod fmt;
mod parse;
mod scan;

pub use fmt::format;
pub use parse::{
    ItemTree, ParsedFile, ParsedItem, SyntaxError, parse_expression, parse_file, parse_file_with, parse_item,
};
