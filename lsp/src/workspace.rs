//! What an editor has open, and what the compiler makes of it. One thread owns a workspace and changes it; nothing here
//! knows the protocol.
//!
//! A package is read from the disk once, and again when files appear, go or are saved; texts that the editor holds
//! stand in the place of those on the disk. After an edit only the file that was edited is parsed again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::{Facts, Program, Trees};
use ctl_host::{Checked, EXTENSION, Failure, Loaded, MANIFEST, Overlay, Wish};
use ctl_syntax::literal::Date;
use ctl_syntax::span::{Encoding, FileId, LineIndex, Position, Span, TextRange};

use crate::features::diagnostics::{self, Notice, Notices, Told};
use crate::features::signs::Off;
use crate::features::tokens::Answered;
use crate::library::Library;
use crate::text::{self, Change, Range};

/// How an editor and the server have agreed to work.
#[derive(Clone)]
pub struct Terms {
    /// How columns are counted.
    pub encoding: Encoding,
    /// The day to judge by, where the editor fixes one.
    pub as_of: Option<Date>,
    /// What day it is.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// The standard library as documents; nothing where they could not be written.
    pub library: Option<Library>,
    /// Which signs are not wanted.
    pub off: Off,
}

/// A text that the editor holds.
#[derive(Clone)]
struct Document {
    text: Arc<str>,
    version: i32,
    /// Its path as the editor names it.
    named: PathBuf,
}

/// How far a package has been looked at since its texts last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Unread,
    Read,
    Resolved,
    Checked,
}

/// A package that is checked.
struct Package {
    stage: Stage,
    loaded: Option<Loaded>,
    trees: Trees,
    /// What is wrong with it as a whole.
    failure: Option<Failure>,
    /// Whether that keeps it from being read.
    unread: bool,
    checked: Option<Checked>,
    /// The last state whose texts could all be parsed, where that is not the present one.
    sound: Option<Checked>,
    /// What is told since the last check.
    told: Option<Told>,
}

impl Package {
    fn new() -> Package {
        let (trees, stage) = (Trees::default(), Stage::Unread);
        Package { stage, loaded: None, trees, failure: None, unread: false, checked: None, sound: None, told: None }
    }

    /// The same with what is known of it now; what keeps it from being known is found out again.
    fn copy(&self) -> Package {
        let mut copy = Package::new();
        if self.failure.is_none()
            && let (Some(loaded), false) = (&self.loaded, self.unread)
        {
            copy.checked = self.checked.as_ref().map(Checked::copy);
            copy.stage = self.stage.min(if copy.checked.is_some() { Stage::Resolved } else { Stage::Read });
            (copy.loaded, copy.trees) = (Some(loaded.clone()), self.trees.clone());
        }
        copy
    }
}

/// A place in a file, as the editor counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// Where.
    pub range: Range,
}

/// A file of some state of its package, and what the editor has in its place by now.
pub struct Seen<'w> {
    path: PathBuf,
    text: &'w str,
    lines: &'w LineIndex,
    newer: Option<(&'w str, LineIndex)>,
    encoding: Encoding,
}

impl Seen<'_> {
    /// A place in it, as the editor counts; where the text has changed since, the place it has come to.
    pub fn place(&self, range: TextRange) -> Option<Place> {
        let range = match &self.newer {
            None => text::range(self.text, self.lines, range, self.encoding),
            Some((new, lines)) => {
                let start = text::moved(self.text, new, range.start)?;
                let end = text::moved(self.text, new, range.end).unwrap_or(start).max(start);
                text::range(new, lines, TextRange { start, end }, self.encoding)
            }
        };
        Some(Place { path: self.path.clone(), range })
    }
}

/// Where a question is asked: a byte of a file, in some state of its package.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    /// The state.
    pub checked: &'a Checked,
    /// The file.
    pub file: FileId,
    /// The byte.
    pub offset: u32,
    /// Whether the state is an earlier one, of when all texts could be parsed.
    pub earlier: bool,
}

/// See the module.
pub struct Workspace {
    terms: Terms,
    /// Folders that the editor works in: real, and as the editor names them.
    folders: Vec<(PathBuf, PathBuf)>,
    open: BTreeMap<PathBuf, Document>,
    packages: BTreeMap<PathBuf, Package>,
    /// Files of which something else may be told than when that was last asked for.
    news: BTreeSet<PathBuf>,
    /// The package that was asked last: who reads in the library comes from there.
    last: Option<PathBuf>,
    /// What was answered about the colours of documents.
    pub answered: Answered,
}

impl Workspace {
    /// An empty workspace.
    pub fn new(terms: Terms) -> Workspace {
        Workspace {
            terms,
            folders: Vec::new(),
            open: BTreeMap::new(),
            packages: BTreeMap::new(),
            news: BTreeSet::new(),
            last: None,
            answered: Answered::default(),
        }
    }

    /// Another workspace on the same folders, with the same texts: to see what would be if they changed.
    pub fn copy(&self) -> Workspace {
        let mut copy = Workspace::new(self.terms.clone());
        copy.folders.clone_from(&self.folders);
        copy.open.clone_from(&self.open);
        copy.packages = self.packages.iter().map(|(root, package)| (root.clone(), package.copy())).collect();
        copy
    }

    /// How editor and server work together.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Fixes the day to judge by, or lets it be today.
    pub fn set_as_of(&mut self, day: Option<Date>) {
        self.terms.as_of = day;
        self.packages.values_mut().for_each(|p| p.stage = p.stage.min(Stage::Read));
    }

    /// Says which signs are not wanted from here on.
    pub fn switch_off(&mut self, off: Off) {
        self.terms.off = off;
    }

    // ---- what changes ----------------------------------------------------------------------------------------

    /// The folders that the editor works in, from here on.
    pub fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders.into_iter().map(|named| (real(&named), named)).collect();
        self.search();
    }

    /// The folders that the editor works in, as it names them.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.folders.iter().map(|(_, named)| named.clone()).collect()
    }

    /// Finds the packages of all folders, and forgets those that are gone.
    fn search(&mut self) {
        self.tell_again();
        let mut roots = BTreeSet::new();
        for (folder, _) in &self.folders {
            let mut by_folder: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
            for source in ctl_host::find_sources(folder, true).sources {
                let Some(parent) = source.path.parent() else { continue };
                let root = by_folder.entry(parent.to_owned());
                let root = root.or_insert_with(|| ctl_host::root_of(parent).unwrap_or_else(|| folder.clone()));
                roots.insert(root.clone());
            }
        }
        let documents: Vec<PathBuf> = self.open.keys().cloned().collect();
        roots.extend(documents.iter().filter_map(|path| self.root_of(path)));
        self.packages.retain(|root, _| roots.contains(root));
        for root in roots {
            self.packages.entry(root).or_insert_with(Package::new);
        }
    }

    /// The editor has opened a document.
    pub fn open(&mut self, named: &Path, version: i32, text: String) {
        self.tell_again();
        let path = real(named);
        let text: Arc<str> = Arc::from(text);
        self.open.insert(path.clone(), Document { text: text.clone(), version, named: named.to_owned() });
        match self.root_of(&path) {
            Some(root) if !self.packages.contains_key(&root) => {
                self.packages.insert(root, Package::new());
            }
            _ => self.put(&path, &text),
        }
    }

    /// The editor has changed a document.
    pub fn change(&mut self, named: &Path, version: i32, changes: Vec<Change>) {
        let path = real(named);
        let Some(document) = self.open.get_mut(&path) else { return };
        let text: Arc<str> = Arc::from(text::changed(&document.text, changes, self.terms.encoding));
        (document.version, document.text) = (version, text.clone());
        self.put(&path, &text);
    }

    /// The editor has closed a document: what is on the disk counts again.
    pub fn close(&mut self, named: &Path) {
        let path = real(named);
        self.open.remove(&path);
        self.touched(&[path]);
        // A package may have had no other file.
        self.search();
    }

    /// Files on the disk have changed, appeared or gone.
    pub fn changed_on_disk(&mut self, named: &[PathBuf]) {
        let paths: Vec<PathBuf> = named.iter().map(|path| real(path)).collect();
        self.touched(&paths);
        self.search();
    }

    fn touched(&mut self, paths: &[PathBuf]) {
        for (root, package) in &mut self.packages {
            let of_it = |path: &PathBuf| {
                let roots = package.loaded.iter().flat_map(|l| &l.packages).map(|p| &p.root);
                roots.chain([root]).any(|root| path.starts_with(root))
            };
            if package.loaded.is_none() || paths.iter().any(of_it) {
                package.stage = Stage::Unread;
            }
        }
    }

    /// Puts a text in the place of a file's, in every package that reads it.
    fn put(&mut self, path: &Path, text: &Arc<str>) {
        let mut known = false;
        for package in self.packages.values_mut() {
            let Some(loaded) = &mut package.loaded else { continue };
            if loaded.set_text(path, text) {
                package.stage = package.stage.min(Stage::Read);
                known = true;
            }
        }
        if !known && self.library_file(path).is_none() {
            // A manifest, or a file that is not on the disk.
            self.touched(&[path.to_owned()]);
        }
    }

    /// Takes everything to have changed.
    pub fn forget(&mut self) {
        self.tell_again();
        self.packages.values_mut().for_each(|package| *package = Package::new());
    }

    // ---- what is known ---------------------------------------------------------------------------------------

    /// The folders of all packages.
    pub fn roots(&self) -> Vec<PathBuf> {
        self.packages.keys().cloned().collect()
    }

    /// Whether something has changed since the last check of some package.
    pub fn is_stale(&self) -> bool {
        self.packages.values().any(|package| package.stage < Stage::Checked)
    }

    /// The package that a file belongs to, by its folder; nothing for a file of the library.
    fn root_of(&self, path: &Path) -> Option<PathBuf> {
        if self.library_file(path).is_some() {
            return None;
        }
        let parent = path.parent()?;
        let inside = self.folders.iter().map(|(folder, _)| folder).filter(|folder| path.starts_with(folder));
        let folder = || inside.max_by_key(|folder| folder.components().count()).cloned();
        ctl_host::root_of(parent).or_else(folder).or_else(|| Some(parent.to_owned()))
    }

    fn library_file(&self, path: &Path) -> Option<String> {
        self.terms.library.as_ref()?.inside(path)
    }

    /// Brings a package to where names are resolved.
    pub fn resolve(&mut self, root: &Path) {
        let overlay = |open: &BTreeMap<PathBuf, Document>| -> Overlay {
            open.iter().map(|(path, document)| (path.clone(), document.text.clone())).collect()
        };
        let today = || self.terms.as_of.unwrap_or_else(|| (self.terms.today)());
        let Some(package) = self.packages.get_mut(root) else { return };
        if package.stage == Stage::Unread {
            package.stage = Stage::Read;
            match ctl_host::load_at(root, &overlay(&self.open)) {
                Ok(loaded) => (package.loaded, package.failure, package.unread) = (Some(loaded), None, false),
                // What was known stays for who reads on; the failure is what is reported.
                Err(failure) => (package.failure, package.unread) = (Some(failure), true),
            }
        }
        if package.stage == Stage::Read {
            package.stage = Stage::Resolved;
            if package.unread {
                return;
            }
            let Some(loaded) = &package.loaded else { return };
            let mut before = package.checked.take();
            let wish = Wish { as_of: today(), passes: false };
            match Checked::resolve_after(loaded, wish, &mut package.trees, before.as_mut()) {
                Ok(mut checked) => {
                    checked.remember();
                    if is_sound(&checked) {
                        package.sound = None;
                    } else if let Some(before) = before.filter(is_sound) {
                        package.sound = Some(before);
                    }
                    package.failure = checked.unknown_rule();
                    package.checked = Some(checked);
                }
                Err(failure) => (package.failure, package.checked) = (Some(failure), before),
            }
        }
    }

    /// Brings a package to where its findings are known, unless `over` breaks it off; whether it came there.
    pub fn check(&mut self, root: &Path, over: &mut dyn FnMut() -> ControlFlow<()>) -> bool {
        self.resolve(root);
        let Some(package) = self.packages.get_mut(root) else { return true };
        if package.stage < Stage::Checked {
            let mut broken = over().is_break();
            if let (Some(checked), false) = (&mut package.checked, broken) {
                checked.find(&mut |_| {
                    let flow = over();
                    broken |= flow.is_break();
                    flow
                });
            }
            if broken {
                return false;
            }
            package.stage = Stage::Checked;
        } else if package.told.is_some() {
            return true;
        }
        let before = package.told.take();
        let (told, news) = diagnostics::after(self, root, before);
        self.news.extend(news);
        if let Some(package) = self.packages.get_mut(root) {
            package.told = Some(told);
        }
        true
    }

    /// The same for all packages.
    pub fn check_all(&mut self, over: &mut dyn FnMut() -> ControlFlow<()>) -> bool {
        self.roots().iter().all(|root| self.check(root, over))
    }

    /// Brings the package of a document to where its findings are known, unless `over` breaks it off.
    pub fn finish(&mut self, named: &Path, over: &mut dyn FnMut() -> ControlFlow<()>) {
        self.prepare(named);
        if let Some(root) = self.reader_of(&real(named)) {
            self.check(&root, over);
        }
    }

    /// What the compiler has made of a package, and what keeps it from being read.
    pub fn package(&self, root: &Path) -> (Option<&Checked>, Option<&Failure>) {
        self.packages.get(root).map_or((None, None), |p| (p.checked.as_ref(), p.failure.as_ref()))
    }

    /// Whether a package cannot be read: then what is known of it is what it was before.
    pub fn is_unread(&self, root: &Path) -> bool {
        self.packages.get(root).is_some_and(|package| package.unread)
    }

    /// What is wrong in a file, by the path that the editor knows: if several packages read it, what each finds in it.
    pub fn told_of(&self, named: &Path) -> Arc<Vec<Notice>> {
        let told = self.packages.values().filter_map(|package| package.told.as_ref()?.all.get(named));
        let mut told = told.filter(|notices| !notices.is_empty());
        let mut all = told.next().cloned().unwrap_or_default();
        for more in told {
            let all = Arc::make_mut(&mut all);
            all.extend(more.iter().cloned());
            all.sort();
            all.dedup();
        }
        all
    }

    /// What is wrong in all files.
    pub fn told(&self) -> Notices {
        let files = self.packages.values().filter_map(|package| package.told.as_ref()).flat_map(|told| told.all.keys());
        files.map(|path| (path.clone(), self.told_of(path))).collect()
    }

    /// The files of which something else may be told than when this was last asked.
    pub fn take_news(&mut self) -> BTreeSet<PathBuf> {
        std::mem::take(&mut self.news)
    }

    /// Lets everything be told again: where files are, or which texts the editor has, is not as it was.
    fn tell_again(&mut self) {
        let told = self.packages.values_mut().filter_map(|package| package.told.take());
        self.news.extend(told.flat_map(|told| told.all.into_keys()));
    }

    /// What the last check found about a record (`kind:name`) of the package of some state.
    pub fn findings(&self, checked: &Checked, subject: &str) -> Vec<String> {
        let root = checked.packages.last().map(|package| &package.root);
        let package = root.and_then(|root| self.packages.get(root));
        let known = package.and_then(|package| package.checked.as_ref());
        let about = known.map(|checked| checked.analysis.known_findings_about(subject));
        about.into_iter().flatten().map(|d| format!("{} {}: {}", d.severity.word(), d.code, d.message)).collect()
    }

    /// The text of a file as the editor has it, or as it was read.
    pub fn text(&self, path: &Path) -> Option<Arc<str>> {
        if let Some(document) = self.open.get(path) {
            return Some(document.text.clone());
        }
        let of = |p: &Package| {
            let checked = p.checked.as_ref()?;
            Some(checked.analysis.program.file(checked.file(path)?).text.clone())
        };
        self.packages.values().find_map(of)
    }

    /// The version of a document that is open.
    pub fn version(&self, named: &Path) -> Option<i32> {
        self.open.get(&real(named)).map(|document| document.version)
    }

    /// The path by which the editor knows a file.
    pub fn named(&self, path: &Path) -> PathBuf {
        if let Some(document) = self.open.get(path) {
            return document.named.clone();
        }
        let inside =
            self.folders.iter().filter_map(|(folder, named)| Some(named.join(path.strip_prefix(folder).ok()?)));
        inside.max_by_key(|path| path.components().count()).unwrap_or_else(|| path.to_owned())
    }

    /// Brings the package that a document belongs to to where questions about it are answered.
    pub fn prepare(&mut self, named: &Path) {
        if let Some(root) = self.reader_of(&real(named)) {
            self.resolve(&root);
            self.last = Some(root);
        }
    }

    /// The package with whose eyes a document is read: its own, for one of the library any.
    fn reader_of(&self, path: &Path) -> Option<PathBuf> {
        let last = || self.last.as_ref().filter(|root| self.packages.contains_key(*root)).cloned();
        self.root_of(path).or_else(last).or_else(|| self.packages.keys().next().cloned())
    }

    /// The present state of the package that a document belongs to, and the document in it. To be prepared.
    pub fn document(&self, named: &Path) -> Option<(&Checked, FileId)> {
        let spot =
            self.spots(named, Position { line: 0, column: 0 }).into_iter().next().filter(|spot| !spot.earlier)?;
        Some((spot.checked, spot.file))
    }

    /// The same, for questions that read other texts as if they stood there.
    pub fn document_mut(&mut self, named: &Path) -> Option<&mut Checked> {
        let root = self.reader_of(&real(named))?;
        self.packages.get_mut(&root)?.checked.as_mut()
    }

    /// Asks for all facts of the package of a document: of its present state, or of the earlier one that is kept.
    pub fn with_facts<T>(&mut self, named: &Path, earlier: bool, ask: impl FnOnce(&Arc<Facts>) -> T) -> Option<T> {
        let root = self.reader_of(&real(named))?;
        let package = self.packages.get_mut(&root)?;
        let state = if earlier { &mut package.sound } else { &mut package.checked };
        let (kept, answer) = state.take()?.with_facts(ask);
        *state = kept;
        if package.checked.is_none() {
            package.stage = package.stage.min(Stage::Read);
        }
        Some(answer)
    }

    /// Where a question about a document is answered: in the present state, then in the last one whose texts could all
    /// be parsed, if that is another. To be prepared.
    pub fn spots(&self, named: &Path, at: Position) -> Vec<Spot<'_>> {
        let path = real(named);
        let Some(package) = self.reader_of(&path).and_then(|root| self.packages.get(&root)) else { return Vec::new() };
        let mut spots = Vec::new();
        let mut now: Option<(&str, u32)> = None;
        for (checked, earlier) in [(&package.checked, false), (&package.sound, true)] {
            let Some((checked, file)) = checked.as_ref().and_then(|c| Some((c, self.file(c, &path)?))) else {
                continue;
            };
            let source = checked.analysis.program.file(file);
            let offset = match now {
                None => source.lines().offset(&source.text, at, self.terms.encoding),
                Some((text, offset)) => match text::moved(text, &source.text, offset) {
                    Some(offset) => offset,
                    None => continue,
                },
            };
            now = Some((&source.text, offset));
            spots.push(Spot { checked, file, offset, earlier });
        }
        spots
    }

    /// The number of a file in a state of its package.
    pub fn file(&self, checked: &Checked, path: &Path) -> Option<FileId> {
        checked.file(path).or_else(|| {
            let (inside, files) = (self.library_file(path)?, &checked.analysis.program.files);
            let is_it = |file: &FileId| files[file.0 as usize].path == inside && checked.path(*file).is_none();
            (0..files.len() as u32).map(FileId).find(is_it)
        })
    }

    /// Where a file of some state is, as the editor knows it.
    pub fn path(&self, checked: &Checked, file: FileId) -> Option<PathBuf> {
        match checked.path(file) {
            Some(path) => Some(self.named(&path)),
            None => Some(self.terms.library.as_ref()?.file(&checked.analysis.program.files.get(file.0 as usize)?.path)),
        }
    }

    /// A file of some state, as the editor knows it.
    pub fn seen<'w>(&'w self, checked: &'w Checked, file: FileId) -> Option<Seen<'w>> {
        let path = self.path(checked, file)?;
        let source = checked.analysis.program.file(file);
        let open = checked.path(file).and_then(|real| self.open.get(&real));
        let newer = open.map(|document| &*document.text).filter(|text| **text != *source.text);
        let newer = newer.map(|text| (text, LineIndex::new(text)));
        Some(Seen { path, text: &source.text, lines: source.lines(), newer, encoding: self.terms.encoding })
    }

    /// A place in some state, as the editor counts; where its text has changed since, the place it has come to.
    pub fn place(&self, checked: &Checked, span: Span) -> Option<Place> {
        self.seen(checked, span.file)?.place(span.range)
    }

    /// The manifest that a failure speaks of, and its text.
    pub fn manifest_of(&self, root: &Path, failure: &Failure) -> (PathBuf, Arc<str>) {
        let own = root.join(MANIFEST);
        let path =
            failure.source_name().and_then(|name| std::path::absolute(name).ok()).map_or(own, |path| real(&path));
        let text = self.open.get(&path).map(|d| d.text.clone()).or_else(|| failure.source_text().map(Arc::from));
        (path, text.unwrap_or_else(|| Arc::from("")))
    }

    /// Whether a path is that of a source file.
    pub fn is_source(path: &Path) -> bool {
        path.extension().is_some_and(|extension| extension == EXTENSION)
    }
}

/// Whether all texts of the package itself could be parsed.
pub fn is_sound(checked: &Checked) -> bool {
    let program: &Program = &checked.analysis.program;
    let root = program.root();
    let of_root = |file: FileId| program.file(file).package == root;
    program.file_errors.iter().all(|(file, _)| !of_root(*file))
        && program
            .special
            .iter()
            .filter(|item| program.package_of(**item) == root)
            .all(|item| program.entry(*item).tree.errors.is_empty())
}

/// A path free of links; of a file that is not there, its folder's. Where nothing is there, the path itself.
fn real(path: &Path) -> PathBuf {
    ctl_host::real(path)
}
