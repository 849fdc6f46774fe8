//! The only room that touches the disk: it finds packages, reads them whole, hands them to the compiler, and writes
//! files whole. The command and the editor's server share it. What a text means is not known here.

pub mod failure;
pub mod words;

mod checked;
mod load;
mod manifest;
mod manifest_schema;
mod revision;
mod tree;
mod walk;
mod write;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_syntax::diagnostic::Diagnostic;

use crate::failure::nearest;
use crate::words::one_line;

pub use checked::{Checked, Standing, Wish};
pub use failure::{Failure, Problem};
pub use load::{Overlay, load, load_at, read_text, real, root_of};
pub use manifest::{Dependency, EDITION, Manifest, OUTPUTS, Outputs, Raise};
pub use manifest_schema::manifest_schema;
pub use revision::{Revision, revision};
pub use tree::{Content, Foreign, taken, tree};
pub use walk::{Found, Refused, Source, find as find_sources};
pub use write::{Folder, keep, replace, write_new, write_whole};

/// The name of the manifest.
pub const MANIFEST: &str = "ctl.toml";
/// The name of the package that stands below all others, and that nothing stands below.
pub const STANDARD_LIBRARY: &str = "std";
/// The extension of source files.
pub const EXTENSION: &str = "ctl";
/// The extension of templates of documents.
pub const TEMPLATE: &str = "j2";

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedFile {
    /// Its path inside the package, with `/`.
    pub path_relative: String,
    /// What is in it. Where it is not UTF-8, each broken sequence stands as `U+FFFD`; where it cannot be read, empty.
    pub text: Arc<str>,
}

/// A package as it was read.
#[derive(Clone, Debug)]
pub struct LoadedPackage {
    /// Its name; empty where there is no manifest.
    pub name: String,
    /// Its folder, absolute and free of links.
    pub root: PathBuf,
    /// Its folder as seen from where the tool was run, with `/` at the end; empty for that folder itself.
    pub shown_root: String,
    /// Its files, by path.
    pub files: Vec<LoadedFile>,
    /// By which name it calls which package, as an index into [`Loaded::packages`].
    pub dependencies: Vec<(String, usize)>,
    /// Its manifest, if it has one.
    pub manifest: Option<Manifest>,
    /// What could not be read, or not as text. The `FileId` of a span is an index into `files`.
    pub diagnostics: Vec<Diagnostic>,
}

impl LoadedPackage {
    /// The name by which a person can open a file of this package.
    pub fn shown(&self, file: &LoadedFile) -> String {
        format!("{}{}", self.shown_root, file.path_relative)
    }
}

/// A package and all that it depends on, each before those that depend on it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The packages; the one asked for is the last.
    pub packages: Vec<LoadedPackage>,
}

impl Loaded {
    /// Puts a text in the place of that of a file which has been loaded; whether there is such a file.
    pub fn set_text(&mut self, path: &Path, text: &Arc<str>) -> bool {
        let mut known = false;
        for package in &mut self.packages {
            let Ok(below) = path.strip_prefix(&package.root) else { continue };
            let relative = below.to_string_lossy().replace('\\', "/");
            let Some(at) = package.files.iter().position(|file| file.path_relative == relative) else { continue };
            package.files[at].text = text.clone();
            // What was the matter on the disk is not the matter here.
            package.diagnostics.retain(|d| d.primary().is_none_or(|span| span.file.0 as usize != at));
            known = true;
        }
        known
    }

    /// The package that was asked for.
    pub fn main(&self) -> Option<&LoadedPackage> {
        self.packages.last()
    }
}

/// The entry beside a missing one whose name is nearest to it.
pub fn nearest_sibling(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let entries = std::fs::read_dir(folder).ok()?;
    let names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    let found = nearest(wanted, names.iter().map(String::as_str))?;
    Some(one_line(&path.with_file_name(found).display().to_string()))
}

/// `path` as seen from `base`, both absolute, with `/`. Where the way would lead over another drive: `path` itself.
pub fn relative(path: &Path, base: &Path) -> String {
    let mut theirs = path.components().peekable();
    let mut ours = base.components().peekable();
    let mut common = 0;
    while theirs.peek().is_some() && theirs.peek() == ours.peek() {
        theirs.next();
        ours.next();
        common += 1;
    }
    if common == 0 {
        return path.to_string_lossy().replace('\\', "/");
    }
    let up = ours.map(|_| "..".to_owned());
    let down = theirs.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}
