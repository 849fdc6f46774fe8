//! What the compiler is given: packages of files, cut into items. Knows places, not meanings.

mod items;

use std::sync::{Arc, OnceLock};

use ctl_syntax::span::{FileId, LineIndex, Span, TextRange};
use ctl_syntax::{ItemTree, ParsedFile, ParsedItem, SyntaxError, ast, parse_file, parse_file_with};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

pub(crate) use items::{Items, Moves, is_declaration};

/// A package, by its place in dependency order. The standard library is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageId(pub u32);

impl PackageId {
    /// The standard library.
    pub const STD: PackageId = PackageId(0);
}

/// An item of the program: its place in the order of packages, files and positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// One package as the host loaded it: text in, nothing else.
#[derive(Clone, Debug, Default)]
pub struct PackageInput {
    /// Its name, by which diagnostics speak of it.
    pub name: String,
    /// Name in this package's files, and index among the inputs (a lower one than its own).
    pub dependencies: Vec<(String, usize)>,
    /// Path relative to the package's root with `/`, and text; in the order of their paths. Declarations stand in
    /// `.ctl` files, the words of documents in `.j2` files.
    pub files: Vec<(String, Arc<str>)>,
}

/// Files that were parsed before. A file is parsed again only where its text is another, and of that only the items whose
/// text is.
#[derive(Clone, Default)]
pub struct Trees {
    library: Option<Vec<Arc<SourceFile>>>,
    /// By package, then by path.
    files: Vec<FxHashMap<String, Arc<SourceFile>>>,
}

impl Trees {
    fn parse(&self, (at, package): (usize, PackageId), path: &str, text: &Arc<str>) -> Arc<SourceFile> {
        let before = self.files.get(at).and_then(|of| of.get(path)).filter(|file| file.package == package);
        if let Some(file) = before.filter(|file| Arc::ptr_eq(&file.text, text) || file.text == *text) {
            return file.clone();
        }
        let parsed = match before {
            _ if is_template(path) => ParsedFile::default(),
            None => parse_file(text),
            Some(before) => {
                let known: FxHashMap<u64, &ParsedItem> = before.items.iter().map(|item| (item.hash, item)).collect();
                parse_file_with(text, |hash, slice| {
                    known.get(&hash).filter(|item| item.range.of(&before.text) == slice).map(|item| item.tree.clone())
                })
            }
        };
        Arc::new(SourceFile::new(package, path, text.clone(), parsed))
    }
}

/// A source file, and what it was cut into.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The package it belongs to.
    pub package: PackageId,
    /// Its path, relative to the root of its package, with `/`.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// Its items, in their order.
    pub items: Vec<ParsedItem>,
    /// The places of its items that are no sound declarations: the few that are looked at one by one.
    special: Vec<u32>,
    /// Errors that belong to no item.
    errors: Vec<SyntaxError>,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    pub(crate) fn new(package: PackageId, path: &str, text: Arc<str>, parsed: ParsedFile) -> SourceFile {
        let ParsedFile { items, errors } = parsed;
        let is_sound = |i: &ParsedItem| matches!(i.tree.item.node, ast::Node::Decl(_)) && i.tree.errors.is_empty();
        let special = items.iter().zip(0..).filter(|(item, _)| !is_sound(item)).map(|(_, at)| at).collect();
        SourceFile { package, path: path.to_owned(), text, items, special, errors, lines: OnceLock::new() }
    }

    /// Its lines; computed when first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// A package of the program.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The packages it may name, and by which names.
    pub dependencies: Vec<(String, PackageId)>,
    /// Its items: a range of item numbers.
    pub items: std::ops::Range<u32>,
}

/// All packages, files and items. Files are shared with the program before an edit, so that what was not edited costs
/// nothing.
#[derive(Clone, Debug)]
pub struct Program {
    /// In dependency order: the standard library first, the package that is checked last.
    pub packages: Vec<Package>,
    /// By [`FileId`].
    pub files: Vec<Arc<SourceFile>>,
    /// Items that are no sound declarations, in their order: kinds, rules, views and so on, and what has mistakes.
    pub special: Vec<ItemId>,
    /// Errors that belong to no item.
    pub file_errors: Vec<(FileId, SyntaxError)>,
    /// By file: the number of its first item.
    firsts: Vec<u32>,
    /// By item: its file.
    file_of: Vec<FileId>,
}

impl Program {
    /// Parses the packages of `inputs` on top of the standard library.
    pub fn parse(inputs: &[PackageInput]) -> Program {
        Self::parse_with(inputs, true)
    }

    /// The same; without the standard library where that is itself the package to check.
    pub fn parse_with(inputs: &[PackageInput], with_std: bool) -> Program {
        Self::parse_again(inputs, with_std, &mut Trees::default())
    }

    /// The same for who parses again and again: what has not changed since `trees` was filled is taken from there.
    pub fn parse_again(inputs: &[PackageInput], with_std: bool, trees: &mut Trees) -> Program {
        let mut program = Program {
            packages: Vec::new(),
            files: Vec::new(),
            special: Vec::new(),
            file_errors: Vec::new(),
            firsts: Vec::new(),
            file_of: Vec::new(),
        };
        let shift = u32::from(with_std);
        let (before, known) = (&*trees, trees.library.clone());
        let parse = |(at, input): (usize, &PackageInput)| -> Vec<Arc<SourceFile>> {
            let package = PackageId(at as u32 + shift);
            input.files.par_iter().map(|(path, text)| before.parse((at, package), path, text)).collect()
        };
        // The library is read while the packages are parsed.
        let (library, parsed) = rayon::join(
            || with_std.then(|| known.unwrap_or_else(crate::stdlib::load)),
            || inputs.par_iter().enumerate().map(parse).collect::<Vec<_>>(),
        );
        let by_path =
            |files: &Vec<Arc<SourceFile>>| files.iter().map(|file| (file.path.clone(), file.clone())).collect();
        if let Some(library) = &library {
            program.add_package("std", Vec::new(), library);
        }
        for (input, files) in inputs.iter().zip(&parsed) {
            let known = input.dependencies.iter().map(|(name, at)| (name.clone(), PackageId(*at as u32 + shift)));
            program.add_package(&input.name, known.collect(), files);
        }
        trees.files = parsed.iter().map(by_path).collect();
        trees.library = library.or(trees.library.take());
        program
    }

    fn add_package(&mut self, name: &str, dependencies: Vec<(String, PackageId)>, files: &[Arc<SourceFile>]) {
        let first = self.file_of.len() as u32;
        for file in files {
            let (id, first) = self.add_file(file.clone());
            self.special.extend(file.special.iter().map(|at| ItemId(first.0 + at)));
            self.file_errors.extend(file.errors.iter().map(|error| (id, error.clone())));
        }
        let items = first..self.file_of.len() as u32;
        self.packages.push(Package { name: name.to_owned(), dependencies, items });
    }

    /// Adds a file: its number, and that of its first item.
    fn add_file(&mut self, file: Arc<SourceFile>) -> (FileId, ItemId) {
        let (id, first) = (FileId(self.files.len() as u32), self.file_of.len());
        self.file_of.resize(first + file.items.len(), id);
        self.firsts.push(first as u32);
        self.files.push(file);
        (id, ItemId(first as u32))
    }

    /// Adds a text that stands in no file of a package, with the item that it is, so that places in it can be named.
    pub(crate) fn add_text(&mut self, path: &str, text: &Arc<str>, tree: ItemTree) -> (FileId, ItemId) {
        let item = ParsedItem { range: TextRange::new(0, text.len()), hash: 0, tree: Arc::new(tree) };
        let parsed = ParsedFile { items: vec![item], errors: Vec::new() };
        self.add_file(Arc::new(SourceFile::new(self.root(), path, text.clone(), parsed)))
    }

    /// Takes away the text that was added last.
    pub(crate) fn remove_text(&mut self) {
        self.files.pop();
        self.file_of.truncate(self.firsts.pop().map_or(0, |first| first as usize));
    }

    /// Lets an item say nothing, for who wants to see what the others say.
    pub fn silence(&mut self, item: ItemId) {
        let (file, at) = self.place_of(item);
        let nothing = ast::Item { docs: Vec::new(), node: ast::Node::Error };
        let tree = Arc::new(ItemTree { item: nothing, errors: Vec::new() });
        Arc::make_mut(&mut self.files[file.0 as usize]).items[at].tree = tree;
    }

    /// The file with a template of documents: that of the package which is checked, else that of the package which
    /// asks for it.
    pub fn template(&self, asks: PackageId, path: &str) -> Option<FileId> {
        let of = |package| {
            let found = |f: &Arc<SourceFile>| f.package == package && f.path == path && is_template(path);
            self.files.iter().position(found).map(|at| FileId(at as u32))
        };
        of(self.root()).or_else(|| of(asks))
    }

    /// The package that is checked.
    pub fn root(&self) -> PackageId {
        PackageId(self.packages.len().saturating_sub(1) as u32)
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.file_of.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.file_of.is_empty()
    }

    /// All items.
    pub fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        (0..self.file_of.len() as u32).map(ItemId)
    }

    /// The items of a file, in their order.
    pub fn items_in(&self, file: FileId) -> impl Iterator<Item = ItemId> + use<> {
        let first = self.firsts[file.0 as usize];
        (first..first + self.file(file).items.len() as u32).map(ItemId)
    }

    /// The file of an item, and its place there.
    fn place_of(&self, item: ItemId) -> (FileId, usize) {
        let file = self.file_of[item.0 as usize];
        (file, (item.0 - self.firsts[file.0 as usize]) as usize)
    }

    /// An item as it was parsed: its bytes in its file, and its tree, whose ranges are relative to their start.
    pub fn entry(&self, item: ItemId) -> &ParsedItem {
        let (file, at) = self.place_of(item);
        &self.file(file).items[at]
    }

    /// The file of an item.
    pub fn file_of(&self, item: ItemId) -> FileId {
        self.file_of[item.0 as usize]
    }

    /// The tree of an item.
    pub fn item(&self, item: ItemId) -> &ast::Item {
        &self.entry(item).tree.item
    }

    /// The package an item belongs to.
    pub fn package_of(&self, item: ItemId) -> PackageId {
        self.file(self.file_of(item)).package
    }

    /// The text of a range of an item.
    pub fn text(&self, item: ItemId, range: TextRange) -> &str {
        let (file, at) = self.place_of(item);
        let file = self.file(file);
        range.offset(file.items[at].range.start).of(&file.text)
    }

    /// The item of a file that holds a range, if one does.
    pub fn item_at(&self, span: Span) -> Option<ItemId> {
        let items = &self.file(span.file).items;
        let at = items.partition_point(|i| i.range.start <= span.range.start).checked_sub(1)?;
        (span.range.end <= items[at].range.end).then(|| ItemId(self.firsts[span.file.0 as usize] + at as u32))
    }

    /// The whole text of an item.
    pub fn item_text(&self, item: ItemId) -> &str {
        let (file, at) = self.place_of(item);
        let file = self.file(file);
        file.items[at].range.of(&file.text)
    }

    /// The place of a whole item.
    pub fn whole(&self, item: ItemId) -> Span {
        Span::new(self.file_of(item), self.entry(item).range)
    }

    /// The place of a range of an item.
    pub fn span(&self, item: ItemId, range: TextRange) -> Span {
        let (file, at) = self.place_of(item);
        Span::new(file, range.offset(self.file(file).items[at].range.start))
    }

    /// A file.
    pub fn file(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }

    /// A doc comment as one text, lines joined by LF.
    pub fn docs(&self, item: ItemId, docs: &[TextRange]) -> String {
        docs.iter().map(|r| self.text(item, *r).trim_end()).collect::<Vec<_>>().join("\n")
    }

    /// All items of a package, with their numbers.
    pub fn items_of(&self, package: PackageId) -> impl ExactSizeIterator<Item = ItemId> + use<> {
        self.packages[package.0 as usize].items.clone().map(ItemId)
    }
}

/// Whether a file holds the words of documents and no declarations.
fn is_template(path: &str) -> bool {
    path.ends_with(".j2")
}
