//! Which files a package has. Links are followed only to places inside the package, and no place is visited twice,
//! so that a loop of links is no loop here.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use ctl_syntax::diagnostic::Severity;

use super::{EXTENSION, MANIFEST, TEMPLATE};
use crate::failure::reason;

/// Folders that hold what other tools made.
pub(super) const SKIPPED: [&str; 2] = ["target", "node_modules"];

const UNREADABLE: &str = "make it readable, or move it out of the package";
const FOREIGN: &str = "copy the file, or make its folder a package and name it under [dependencies]";

/// A source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Its path below the folder that was searched, with `/`.
    pub relative: String,
    /// Where it is.
    pub path: PathBuf,
}

/// A place that should have been read and was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its path below the folder that was searched, with `/`.
    pub relative: String,
    /// How bad that is: a folder may well hold nothing of ours.
    pub severity: Severity,
    /// Why.
    pub message: String,
    /// What would settle it.
    pub help: &'static str,
}

impl Refused {
    /// Whether it is a link that leads elsewhere, and not something that is really here.
    pub fn is_link(&self) -> bool {
        self.help != UNREADABLE
    }
}

/// What a search found, each list by path.
#[derive(Debug, Default)]
pub struct Found {
    /// The source files.
    pub sources: Vec<Source>,
    /// The templates of documents.
    pub templates: Vec<Source>,
    /// What was refused.
    pub refused: Vec<Refused>,
}

/// Finds the source files below `root`, which has to be absolute and free of links. With `across`, folders that are
/// packages of their own are searched too.
pub fn find(root: &Path, across: bool) -> Found {
    let mut walk = Walk { root, across, found: Found::default(), seen: HashSet::new(), links: BTreeSet::new() };
    walk.folder(root.to_owned(), String::new());
    while let Some((relative, path)) = walk.links.pop_first() {
        walk.link(&relative, &path);
    }
    walk.found.sources.sort();
    walk.found.templates.sort();
    walk.found.refused.sort_by(|a, b| a.relative.cmp(&b.relative));
    walk.found
}

/// The source file at `path` below `root`, if a search would find it once it is there.
pub(super) fn unsaved(root: &Path, path: &Path) -> Option<Source> {
    let below = path.strip_prefix(root).ok()?;
    let relative = below.to_str()?.replace('\\', "/");
    let (folders, name) = relative.rsplit_once('/').unwrap_or(("", &relative));
    let passed_over = |part: &str| part.starts_with('.') || SKIPPED.contains(&part);
    let mut inner = path.ancestors().skip(1).take_while(|folder| *folder != root);
    if !is(name, EXTENSION) || name.starts_with('.') || folders.split('/').any(passed_over) || inner.any(is_package) {
        return None;
    }
    Some(Source { relative: relative.clone(), path: path.to_owned() })
}

struct Walk<'a> {
    root: &'a Path,
    across: bool,
    found: Found,
    /// Real paths of the folders and files that were visited.
    seen: HashSet<PathBuf>,
    /// Links still to be followed, by path: only once all that is really there has been seen.
    links: BTreeSet<(String, PathBuf)>,
}

impl Walk<'_> {
    /// Searches the folder at `path`, a real path, whose entries are known as `prefix` and their names.
    fn folder(&mut self, path: PathBuf, prefix: String) {
        let mut folders = VecDeque::from([(path, prefix)]);
        while let Some((path, prefix)) = folders.pop_front() {
            if !self.seen.insert(path.clone()) {
                continue;
            }
            let entries = match fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
                Ok(entries) => entries,
                Err(error) => {
                    self.refuse(prefix, Severity::Error, format!("cannot be read: {}", reason(&error)), UNREADABLE);
                    continue;
                }
            };
            for entry in entries {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                if name.starts_with('.') {
                    continue;
                }
                let relative = format!("{prefix}{name}");
                match entry.file_type() {
                    Ok(kind) if kind.is_symlink() => {
                        self.links.insert((relative, entry.path()));
                    }
                    Ok(kind) if kind.is_dir() => {
                        if !SKIPPED.contains(&&*name) && (self.across || !is_package(&entry.path())) {
                            folders.push_back((entry.path(), format!("{relative}/")));
                        }
                    }
                    Ok(kind) => self.file(relative, entry.path(), kind),
                    Err(error) => self.refuse(
                        relative,
                        Severity::Error,
                        format!("cannot be read: {}", reason(&error)),
                        UNREADABLE,
                    ),
                }
            }
        }
    }

    fn file(&mut self, relative: String, path: PathBuf, kind: FileType) {
        if !is_read(&relative) {
            return;
        }
        if !kind.is_file() {
            self.refuse(relative, Severity::Error, "is not a file of text".to_owned(), UNREADABLE);
        } else if self.seen.insert(path.clone()) {
            let list = if is(&relative, EXTENSION) { &mut self.found.sources } else { &mut self.found.templates };
            list.push(Source { relative, path });
        }
    }

    /// Follows a link, if it leads to a place inside the package that has not been seen under its own name.
    fn link(&mut self, relative: &str, path: &Path) {
        let target = path.canonicalize().and_then(|real| Ok((fs::metadata(&real)?, real)));
        let (meta, real) = match target {
            Ok(found) => found,
            Err(error) if is_read(relative) => {
                let message = format!("is a symbolic link that leads nowhere: {}", reason(&error));
                return self.refuse(relative.to_owned(), Severity::Error, message, "mend the link, or remove it");
            }
            Err(_) => return,
        };
        if !meta.is_dir() && !is_read(relative) {
            return;
        }
        let severity = if meta.is_dir() { Severity::Warning } else { Severity::Error };
        if !real.starts_with(self.root) {
            self.refuse(
                relative.to_owned(),
                severity,
                "is a symbolic link that leaves the package".to_owned(),
                FOREIGN,
            );
        } else if !self.across && self.is_in_other_package(&real) {
            self.refuse(relative.to_owned(), severity, "is a symbolic link into another package".to_owned(), FOREIGN);
        } else if meta.is_dir() {
            self.folder(real, format!("{relative}/"));
        } else {
            self.file(relative.to_owned(), real, meta.file_type());
        }
    }

    /// Whether a folder between the root and `real`, or `real` itself, has a manifest.
    fn is_in_other_package(&self, real: &Path) -> bool {
        real.ancestors().take_while(|folder| *folder != self.root).any(is_package)
    }

    fn refuse(&mut self, relative: String, severity: Severity, message: String, help: &'static str) {
        self.found.refused.push(Refused { relative, severity, message, help });
    }
}

fn is_package(folder: &Path) -> bool {
    folder.join(MANIFEST).is_file()
}

/// Whether a package is read from files of that name.
fn is_read(relative: &str) -> bool {
    is(relative, EXTENSION) || is(relative, TEMPLATE)
}

fn is(relative: &str, ending: &str) -> bool {
    Path::new(relative).extension().is_some_and(|extension| extension == ending)
}
