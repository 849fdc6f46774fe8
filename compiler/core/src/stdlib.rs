//! The standard library as the build script embedded it: texts and their trees.

use std::sync::Arc;

use ctl_syntax::span::TextRange;
use ctl_syntax::{ItemTree, ParsedFile, ParsedItem};
use rayon::prelude::*;

use crate::program::{PackageId, SourceFile};

/// Path, text and trees of each file.
type Embedded<'a> = Vec<(&'a str, &'a str, &'a [u8])>;

/// The files of the library, in the order of their paths.
pub(crate) fn load() -> Vec<Arc<SourceFile>> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/stdlib.bin"));
    // Written by the build of this very crate from the same types, so it can always be read.
    let files: Embedded<'_> = postcard::from_bytes(bytes).unwrap_or_default();
    files.into_par_iter().map(|(path, text, trees)| file(path, text, trees)).collect()
}

/// The library's files as texts: their paths in it, and what is in them.
pub fn library() -> Vec<(String, Arc<str>)> {
    load().iter().map(|file| (file.path.clone(), file.text.clone())).collect()
}

fn file(path: &str, text: &str, trees: &[u8]) -> Arc<SourceFile> {
    let items: Vec<(TextRange, u64, ItemTree)> = postcard::from_bytes(trees).unwrap_or_default();
    let item = |(range, hash, tree)| ParsedItem { range, hash, tree: Arc::new(tree) };
    let parsed = ParsedFile { items: items.into_iter().map(item).collect(), errors: Vec::new() };
    Arc::new(SourceFile::new(PackageId::STD, path, Arc::from(text), parsed))
}
