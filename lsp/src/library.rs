//! The standard library as documents that an editor can open: read-only files in a cache folder, beside the pages of
//! the errors of the language. Files, and not a scheme of their own, because every editor opens files without being
//! taught: definitions, links and references into the library work in all of them.

use std::hash::Hasher;
use std::path::{Path, PathBuf};

use ctl_core::library;
use ctl_host::{Failure, keep};
use ctl_syntax::codes;

/// The folder of the library's own files.
const LIBRARY: &str = "std";
/// The folder of the pages of errors.
const PAGES: &str = "errors";

/// Where the documents are.
#[derive(Clone, Debug)]
pub struct Library {
    folder: PathBuf,
}

impl Library {
    /// Writes the documents below `caches`, unless they are there. Each state of them has a folder of its own, so that
    /// two versions of the server do not quarrel.
    pub fn place(caches: &Path) -> Result<Library, Failure> {
        let mut files: Vec<(String, String)> = Vec::new();
        files.extend(library().into_iter().map(|(path, text)| (format!("{LIBRARY}/{path}"), text.to_string())));
        files.extend(codes::CODES.iter().map(|row| (format!("{PAGES}/{}.md", row.id), row.page.to_owned())));
        let mut hash = rustc_hash::FxHasher::default();
        for (path, text) in &files {
            hash.write(path.as_bytes());
            hash.write(text.as_bytes());
        }
        let name = format!("{}-{:016x}", env!("CARGO_PKG_VERSION"), hash.finish());
        let folder = keep(&caches.join("ctl"), &name, &files)?;
        Ok(Library { folder })
    }

    /// The file of the library at a path of its own.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join(LIBRARY).join(path)
    }

    /// The path inside the library of one of its files.
    pub fn inside(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(self.folder.join(LIBRARY)).ok()?;
        Some(below.to_string_lossy().replace('\\', "/"))
    }

    /// The page of an error.
    pub fn page(&self, code: &str) -> Option<PathBuf> {
        codes::find(code).map(|row| self.folder.join(PAGES).join(format!("{}.md", row.id)))
    }
}
