//! From a path that a user typed to the texts of a package and of all that it depends on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::span::{FileId, Span, TextRange};
use rayon::prelude::*;

use super::walk::{self, Refused, Source};
use super::{Loaded, LoadedFile, LoadedPackage, MANIFEST, Manifest, TEMPLATE, relative};
use crate::failure::{Failure, Problem, quoted, reason};
use crate::words::number;

/// No file that people write is larger, and offsets have to fit 32 bits.
const LARGEST: u64 = 512 * 1024 * 1024;

/// Texts that stand for those of files, by the files' real paths: what an editor holds and has not saved.
pub type Overlay = BTreeMap<PathBuf, Arc<str>>;

/// Loads the package that `path` stands in: that of the nearest manifest upward, else the folder alone, nameless.
/// Whatever is wrong with single files is reported in the packages; only what leaves nothing to check is a failure.
pub fn load(path: &Path) -> Result<Loaded, Failure> {
    let real = path.canonicalize().map_err(|error| Failure::unreadable(path, &error))?;
    let folder = match real.parent() {
        Some(parent) if !real.is_dir() => parent,
        _ => &real,
    };
    let loaded = load_at(&root_of(folder).unwrap_or_else(|| folder.to_owned()), &Overlay::new())?;
    match loaded.main() {
        Some(main) if main.files.iter().all(|file| file.path_relative.ends_with(TEMPLATE)) => {
            Err(Failure::nothing_to_check(path))
        }
        _ => Ok(loaded),
    }
}

/// A path free of links; of a file that is not there, its folder's with its name. Where nothing is there, the path
/// itself.
pub fn real(path: &Path) -> PathBuf {
    let of_folder = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(of_folder).unwrap_or_else(|| path.to_owned())
}

/// The folder of the nearest manifest, from a folder upward.
pub fn root_of(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(MANIFEST).is_file()).map(Path::to_owned)
}

/// Loads the package whose folder is `root`, a real path, with the texts of `overlay` instead of those on the disk.
pub fn load_at(root: &Path, overlay: &Overlay) -> Result<Loaded, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::unreadable(Path::new("."), &error))?;
    let here = here.canonicalize().unwrap_or(here);
    let mut loader = Loader { here, overlay, packages: Vec::new(), open: Vec::new() };
    match root.join(MANIFEST).is_file() {
        true => loader.with_manifest(root.to_owned())?,
        false => loader.without_manifest(root.to_owned()),
    };
    Ok(Loaded { packages: loader.packages })
}

struct Loader<'a> {
    /// What is not read from the disk.
    overlay: &'a Overlay,
    /// Where the tool was run.
    here: PathBuf,
    packages: Vec<LoadedPackage>,
    /// The packages whose dependencies are being loaded: root and name.
    open: Vec<(PathBuf, String)>,
}

impl Loader<'_> {
    /// Loads the package at `root`, its dependencies first, and returns its index.
    fn with_manifest(&mut self, root: PathBuf) -> Result<usize, Failure> {
        if let Some(index) = self.packages.iter().position(|package| package.root == root) {
            return Ok(index);
        }
        let shown = PathBuf::from(self.shown_root(&root)).join(MANIFEST);
        let path = root.join(MANIFEST);
        let text = match self.overlay.get(&path) {
            Some(text) => text.to_string(),
            None => read_as(&path, &shown)?,
        };
        let manifest = Manifest::parse(shown, text)?;

        if let Some(at) = self.open.iter().position(|(open, _)| *open == root) {
            let mut names: Vec<String> = self.open[at..].iter().map(|(_, name)| name.clone()).collect();
            names.push(manifest.name.clone());
            return Err(Failure::cycle(&names));
        }
        self.open.push((root.clone(), manifest.name.clone()));
        let mut dependencies = Vec::new();
        for dependency in &manifest.dependencies {
            let folder = root.join(&dependency.path);
            let folder = folder.canonicalize().map_err(|_| {
                let message = format!("there is no folder `{}`", dependency.path);
                let help = format!("the path of `{}` is taken from the folder of this manifest", dependency.alias);
                manifest.failure(Problem { span: dependency.span.clone(), message, help: Some(help) })
            })?;
            if !folder.join(MANIFEST).is_file() {
                return Err(Failure::not_a_package(Path::new(&self.shown_root(&folder))));
            }
            dependencies.push((dependency.alias.clone(), self.with_manifest(folder)?));
        }
        self.open.pop();
        Ok(self.read(root, dependencies, Some(manifest)))
    }

    /// Loads a folder without a manifest.
    fn without_manifest(&mut self, root: PathBuf) -> usize {
        self.read(root, Vec::new(), None)
    }

    /// Reads the files of a package.
    fn read(&mut self, root: PathBuf, dependencies: Vec<(String, usize)>, manifest: Option<Manifest>) -> usize {
        let found = walk::find(&root, false);
        let mut sources = found.sources;
        // A file that is being written for the first time is on no disk yet.
        let new = self.overlay.keys().filter_map(|path| walk::unsaved(&root, path));
        let mut new: Vec<Source> = new.filter(|new| sources.iter().all(|source| source.path != new.path)).collect();
        if !new.is_empty() {
            sources.append(&mut new);
            sources.sort();
        }
        sources.extend(found.templates);
        let read = |(i, source): (usize, &Source)| match self.overlay.get(&source.path) {
            Some(text) => (LoadedFile { path_relative: source.relative.clone(), text: text.clone() }, None),
            None => read_file(source, FileId(i as u32)),
        };
        let read: Vec<(LoadedFile, Option<Diagnostic>)> = sources.par_iter().enumerate().map(read).collect();
        let mut files = Vec::with_capacity(read.len() + found.refused.len());
        let mut diagnostics = Vec::new();
        for (file, diagnostic) in read {
            files.push(file);
            diagnostics.extend(diagnostic);
        }
        for refused in found.refused {
            let id = FileId(files.len() as u32);
            diagnostics.push(refusal(&refused, id));
            files.push(LoadedFile { path_relative: refused.relative, text: Arc::from("") });
        }
        let name = manifest.as_ref().map_or_else(String::new, |manifest| manifest.name.clone());
        let shown_root = self.shown_root(&root);
        self.packages.push(LoadedPackage { name, root, shown_root, files, dependencies, manifest, diagnostics });
        self.packages.len() - 1
    }

    fn shown_root(&self, root: &Path) -> String {
        let way = relative(root, &self.here);
        if way.is_empty() || way.ends_with('/') { way } else { way + "/" }
    }
}

/// The text of a file that is text, or else of no use.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    read_as(path, path)
}

/// The same, of a file that its user knows as `shown`.
fn read_as(path: &Path, shown: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::unreadable(shown, &error))?;
    String::from_utf8(bytes).map_err(|error| Failure::not_utf8(&quoted(shown), error.utf8_error().valid_up_to()))
}

/// Reads one file, as text as far as that goes.
fn read_file(source: &Source, id: FileId) -> (LoadedFile, Option<Diagnostic>) {
    let empty = |message: String, help: &str| {
        let span = Span::new(id, TextRange::new(0, 0));
        let diagnostic = Diagnostic::error("E0112", span, message, "nothing of this file is checked").help(help);
        (LoadedFile { path_relative: source.relative.clone(), text: Arc::from("") }, Some(diagnostic))
    };
    let name = &source.relative;
    let bytes = match fs::metadata(&source.path) {
        Ok(meta) if meta.len() > LARGEST => {
            let size = number((meta.len() / 1024 / 1024) as usize);
            return empty(format!("`{name}` has {size} MiB, more than a source file may have"), "split the file");
        }
        Ok(_) => fs::read(&source.path),
        Err(error) => Err(error),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("`{name}` cannot be read: {}", reason(&error));
            return empty(message, "make it readable, or move it out of the package");
        }
    };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return empty(format!("`{name}` is UTF-16, not UTF-8"), "save the file as UTF-8");
    }
    match String::from_utf8(bytes) {
        Ok(text) => (LoadedFile { path_relative: source.relative.clone(), text: Arc::from(text) }, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let diagnostic = not_utf8(name, bytes, at, id);
            let text = Arc::from(&*String::from_utf8_lossy(bytes));
            (LoadedFile { path_relative: source.relative.clone(), text }, Some(diagnostic))
        }
    }
}

/// One diagnostic for the whole file, at its first byte that is no text.
fn not_utf8(name: &str, bytes: &[u8], at: usize, id: FileId) -> Diagnostic {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let label = match broken {
        1 => format!("byte 0x{byte:02X}"),
        n => format!("byte 0x{byte:02X}, and {} places below", number(n - 1)),
    };
    // What stands in the text for a broken sequence is one character of three bytes.
    let span = Span::new(id, TextRange::new(at, at + '\u{fffd}'.len_utf8()));
    let message = format!("`{name}` is not UTF-8: byte {} is 0x{byte:02X}", number(at));
    // Bytes from 0xA0 on are the characters of that number in Latin-1, and in most of its relatives.
    let help = match char::from(byte) {
        c if byte >= 0xA0 => format!("save the file as UTF-8; in Latin-1 this byte is `{c}`"),
        _ => "save the file as UTF-8".to_owned(),
    };
    Diagnostic::error("E0112", span, message, label).help(help)
}

fn refusal(refused: &Refused, id: FileId) -> Diagnostic {
    let span = Span::new(id, TextRange::new(0, 0));
    let name = if refused.relative.is_empty() { "." } else { &refused.relative };
    let message = format!("`{name}` {}", refused.message);
    let diagnostic = Diagnostic::error("E0112", span, message, "not read").help(refused.help);
    Diagnostic { severity: refused.severity.max(Severity::Warning), ..diagnostic }
}
