//! What the compiler is given: packages of files, cut into items. Knows places, not meanings.

mod items;

use std::sync::{Arc, OnceLock};

use ctl_syntax::span::{FileId, LineIndex, Span, TextRange};
use ctl_syntax::{ItemTree, ParsedFile, ParsedItem, SyntaxError, ast, parse_file, parse_file_with};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::stdlib::LibraryFile;

pub(crate) use items::{Items, Moves};

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

/// The trees of files that were parsed before. A file is parsed again only where its text is another, and of that only
/// the items whose text is.
#[derive(Default)]
pub struct Trees {
    library: Option<Vec<LibraryFile>>,
    /// By package, then by path.
    files: Vec<FxHashMap<String, Kept>>,
}

/// A file that was parsed.
type Kept = (Arc<str>, Arc<Parsed>);

/// A file in trees.
#[derive(Default)]
struct Parsed {
    file: ParsedFile,
    /// The places of its items that are no sound declarations.
    special: Vec<u32>,
}

impl Parsed {
    fn new(file: ParsedFile) -> Arc<Parsed> {
        let special = special(&file.items).collect();
        Arc::new(Parsed { file, special })
    }
}

/// The places of items that are no sound declarations: the few that are looked at one by one.
fn special(items: &[ParsedItem]) -> impl Iterator<Item = u32> {
    let sound = |item: &ParsedItem| matches!(item.tree.item.node, ast::Node::Decl(_)) && item.tree.errors.is_empty();
    items.iter().zip(0..).filter(move |(item, _)| !sound(item)).map(|(_, at)| at)
}

impl Trees {
    fn parse(files: &[FxHashMap<String, Kept>], package: usize, path: &str, text: &Arc<str>) -> Arc<Parsed> {
        let Some((before, parsed)) = files.get(package).and_then(|of| of.get(path)) else {
            return Parsed::new(parse_file(text));
        };
        if Arc::ptr_eq(before, text) || before == text {
            return parsed.clone();
        }
        let known: FxHashMap<u64, &ParsedItem> = parsed.file.items.iter().map(|item| (item.hash, item)).collect();
        Parsed::new(parse_file_with(text, |hash, slice| {
            known.get(&hash).filter(|item| item.range.of(before) == slice).map(|item| item.tree.clone())
        }))
    }

    fn keep(&mut self, inputs: &[PackageInput], parsed: &[Vec<Arc<Parsed>>]) {
        let of = |(input, parsed): (&PackageInput, &Vec<Arc<Parsed>>)| {
            let files = input.files.iter().zip(parsed);
            files.map(|((path, text), parsed)| (path.clone(), (text.clone(), parsed.clone()))).collect()
        };
        self.files = inputs.iter().zip(parsed).map(of).collect();
    }
}

/// A source file.
#[derive(Debug)]
pub struct SourceFile {
    /// The package it belongs to.
    pub package: PackageId,
    /// Its path, relative to the root of its package, with `/`.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// Its lines; computed when first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// A package of the program.
#[derive(Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The packages it may name, and by which names.
    pub dependencies: Vec<(String, PackageId)>,
    /// Its items: a range of item numbers.
    pub items: std::ops::Range<u32>,
}

/// An item and where it stands.
#[derive(Clone, Debug)]
pub struct ItemEntry {
    /// Its file.
    pub file: FileId,
    /// Its bytes in that file.
    pub range: TextRange,
    /// Its tree; ranges in it are relative to `range.start`.
    pub tree: Arc<ItemTree>,
}

/// All packages, files and items.
#[derive(Debug)]
pub struct Program {
    /// In dependency order: the standard library first, the package that is checked last.
    pub packages: Vec<Package>,
    /// By [`FileId`].
    pub files: Vec<SourceFile>,
    /// By [`ItemId`].
    pub items: Vec<ItemEntry>,
    /// Items that are no sound declarations, in their order: kinds, rules, views and so on, and what has mistakes.
    pub special: Vec<ItemId>,
    /// Errors that belong to no item.
    pub file_errors: Vec<(FileId, SyntaxError)>,
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
            items: Vec::new(),
            special: Vec::new(),
            file_errors: Vec::new(),
        };
        // The library is read while the packages are parsed.
        let (library, files) = (&mut trees.library, &trees.files);
        let parse = |(package, input): (usize, &PackageInput)| -> Vec<Arc<Parsed>> {
            let parse = |(path, text): &(String, Arc<str>)| match is_template(path) {
                true => Arc::default(),
                false => Trees::parse(files, package, path, text),
            };
            input.files.par_iter().map(parse).collect()
        };
        let (library, parsed) = rayon::join(
            || with_std.then(|| &*library.get_or_insert_with(crate::stdlib::load)),
            || inputs.par_iter().enumerate().map(parse).collect::<Vec<_>>(),
        );
        if let Some(library) = library {
            program.add_std(library);
        }
        trees.keep(inputs, &parsed);
        let shift = program.packages.len() as u32;
        for (input, parsed) in inputs.iter().zip(parsed) {
            let package = PackageId(program.packages.len() as u32);
            let first = program.items.len() as u32;
            for ((path, text), file) in input.files.iter().zip(parsed) {
                program.add_file(package, path, text.clone(), &file.file, file.special.iter().copied());
            }
            program.packages.push(Package {
                name: input.name.clone(),
                dependencies: input
                    .dependencies
                    .iter()
                    .map(|(n, i)| (n.clone(), PackageId(*i as u32 + shift)))
                    .collect(),
                items: first..program.items.len() as u32,
            });
        }
        program
    }

    fn add_std(&mut self, library: &[LibraryFile]) {
        let first = self.items.len() as u32;
        for file in library {
            let parsed = ParsedFile { items: file.items.clone(), errors: Vec::new() };
            self.add_file(PackageId::STD, &file.path, file.text.clone(), &parsed, special(&file.items));
        }
        self.packages.push(Package {
            name: "std".to_owned(),
            dependencies: Vec::new(),
            items: first..self.items.len() as u32,
        });
    }

    fn add_file(
        &mut self,
        package: PackageId,
        path: &str,
        text: Arc<str>,
        parsed: &ParsedFile,
        special: impl Iterator<Item = u32>,
    ) {
        let file = FileId(self.files.len() as u32);
        self.files.push(SourceFile { package, path: path.to_owned(), text, lines: OnceLock::new() });
        let first = self.items.len() as u32;
        self.special.extend(special.map(|at| ItemId(first + at)));
        self.items.extend(parsed.items.iter().map(|i| ItemEntry { file, range: i.range, tree: i.tree.clone() }));
        self.file_errors.extend(parsed.errors.iter().map(|e| (file, e.clone())));
    }

    /// Adds a text that stands in no file of a package, so that places in it can be named.
    pub(crate) fn add_virtual_file(&mut self, path: &str, text: Arc<str>) -> FileId {
        let file = FileId(self.files.len() as u32);
        self.files.push(SourceFile { package: self.root(), path: path.to_owned(), text, lines: OnceLock::new() });
        file
    }

    /// The file with a template of documents: that of the package which is checked, else that of the package which
    /// asks for it.
    pub fn template(&self, asks: PackageId, path: &str) -> Option<FileId> {
        let of = |package| {
            let found = |f: &SourceFile| f.package == package && f.path == path && is_template(path);
            self.files.iter().position(found).map(|at| FileId(at as u32))
        };
        of(self.root()).or_else(|| of(asks))
    }

    /// The package that is checked.
    pub fn root(&self) -> PackageId {
        PackageId(self.packages.len().saturating_sub(1) as u32)
    }

    /// The tree of an item.
    pub fn item(&self, item: ItemId) -> &ast::Item {
        &self.items[item.0 as usize].tree.item
    }

    /// The package an item belongs to.
    pub fn package_of(&self, item: ItemId) -> PackageId {
        self.files[self.items[item.0 as usize].file.0 as usize].package
    }

    /// The text of a range of an item.
    pub fn text(&self, item: ItemId, range: TextRange) -> &str {
        let entry = &self.items[item.0 as usize];
        range.offset(entry.range.start).of(&self.files[entry.file.0 as usize].text)
    }

    /// The item of a file that holds a range, if one does.
    pub fn item_at(&self, span: Span) -> Option<ItemId> {
        let key = (span.file, span.range.start);
        let after = self.items.partition_point(|i| (i.file, i.range.start) <= key);
        let at = after.checked_sub(1)?;
        let item = &self.items[at];
        (item.file == span.file && span.range.end <= item.range.end).then_some(ItemId(at as u32))
    }

    /// The whole text of an item.
    pub fn item_text(&self, item: ItemId) -> &str {
        let entry = &self.items[item.0 as usize];
        entry.range.of(&self.files[entry.file.0 as usize].text)
    }

    /// The place of a range of an item.
    pub fn span(&self, item: ItemId, range: TextRange) -> Span {
        let entry = &self.items[item.0 as usize];
        Span::new(entry.file, range.offset(entry.range.start))
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
    pub fn items_of(&self, package: PackageId) -> impl Iterator<Item = ItemId> + use<> {
        self.packages[package.0 as usize].items.clone().map(ItemId)
    }
}

/// Whether a file holds the words of documents and no declarations.
fn is_template(path: &str) -> bool {
    path.ends_with(".j2")
}
