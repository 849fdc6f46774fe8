//! The standard library as the build script embedded it: texts and their trees.

use std::sync::Arc;

use ctl_syntax::span::TextRange;
use ctl_syntax::{ItemTree, ParsedItem};

/// A file of the library.
pub(crate) struct LibraryFile {
    pub(crate) path: String,
    pub(crate) text: Arc<str>,
    pub(crate) items: Vec<ParsedItem>,
}

type Embedded<'a> = Vec<(&'a str, &'a str, Vec<(TextRange, u64, ItemTree)>)>;

/// The files of the library, in the order of their paths.
pub(crate) fn load() -> Vec<LibraryFile> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/stdlib.bin"));
    // Written by the build of this very crate from the same types, so it can always be read.
    let files: Embedded<'_> = postcard::from_bytes(bytes).unwrap_or_default();
    let item = |(range, hash, tree)| ParsedItem { range, hash, tree: Arc::new(tree) };
    files
        .into_iter()
        .map(|(path, text, items)| LibraryFile {
            path: path.to_owned(),
            text: Arc::from(text),
            items: items.into_iter().map(item).collect(),
        })
        .collect()
}
