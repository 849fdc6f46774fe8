//! Text to trees. An item is parsed alone, from its own slice of the file, so that its tree can be cached by its
//! content; a mistake in it costs as little of it as possible, and nothing of its neighbours.
//!
//! Layers: [`crate::scan`] cuts, `tree` runs the grammar, the other files build the tree of `ast`, `diagnose` puts
//! into words what the grammar could not read.

mod decl;
mod diagnose;
mod error;
mod expr;
mod item;
mod literal;
mod lower;
mod rule;
mod schema;
mod test;
mod text;
mod tree;
mod view;
mod words;

use std::hash::Hasher;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use error::SyntaxError;
pub(crate) use item::pest_alone;
pub use item::{parse_expression, parse_item};

use crate::ast::Item;
use crate::scan;
use crate::span::TextRange;

/// Below this many bytes a file is not worth waking other threads for.
const PARALLEL: usize = 64 * 1024;

/// A file, parsed.
#[derive(Clone, Debug, Default)]
pub struct ParsedFile {
    /// Its items, in order.
    pub items: Vec<ParsedItem>,
    /// Mistakes between the items; ranges of the file.
    pub errors: Vec<SyntaxError>,
}

/// An item and where it stands.
#[derive(Clone, Debug)]
pub struct ParsedItem {
    /// Its bytes of the file, from its first `///` line or first word.
    pub range: TextRange,
    /// A hash of its text, the same in every run.
    pub hash: u64,
    /// Its tree, relative to the start of `range`.
    pub tree: Arc<ItemTree>,
}

/// What an item's text alone determines: the unit of caching.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemTree {
    /// The item.
    pub item: Item,
    /// Its mistakes, in order; ranges of the item.
    pub errors: Vec<SyntaxError>,
}

/// Parses a file.
pub fn parse_file(text: &str) -> ParsedFile {
    parse_file_with(text, |_, _| None)
}

/// Parses a file, asking `known` for the tree of each item by the hash of its text and the text.
pub fn parse_file_with<F>(text: &str, known: F) -> ParsedFile
where
    F: Fn(u64, &str) -> Option<Arc<ItemTree>> + Sync,
{
    let cut = scan::cut(text);
    let parse = |range: TextRange| {
        let slice = range.of(text);
        let hash = content_hash(slice);
        let tree = known(hash, slice).unwrap_or_else(|| Arc::new(parse_item(slice)));
        ParsedItem { range, hash, tree }
    };
    let items = if text.len() < PARALLEL {
        cut.items.into_iter().map(parse).collect()
    } else {
        cut.items.into_par_iter().with_min_len(16).map(parse).collect()
    };
    let errors = cut.stray.into_iter().map(|at| diagnose::stray(text, at)).collect();
    ParsedFile { items, errors }
}

/// A hash of `text` that is the same in every run.
fn content_hash(text: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.write_u8(0xff);
    hasher.finish()
}
