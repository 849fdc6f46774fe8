//! A folder that another tool made: which files are in it, and the texts that somebody wants of it. No link is
//! followed, since nothing outside the folder was asked for.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::walk::SKIPPED;
use crate::failure::{Failure, quoted, reason};

/// No document that people write is larger.
const LARGEST: u64 = 16 * 1024 * 1024;

/// A file as another tool left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Its path below the folder, with `/`.
    pub relative: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file, as far as anybody wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text(String),
    /// It cannot be read, or not as text: why.
    Unreadable(String),
    /// Nobody asked.
    Unasked,
}

/// All files below `folder`, by path, with the texts of those that are `wanted`. Hidden files do not count.
pub fn tree(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Foreign>, Failure> {
    let real = folder.canonicalize().map_err(|error| Failure::unreadable(folder, &error))?;
    if !real.is_dir() {
        return Err(Failure::new(format!("{} is not a folder", quoted(folder))).help("name the folder it is in"));
    }
    let mut files = Vec::new();
    let mut folders = VecDeque::from([(real, String::new())]);
    while let Some((path, prefix)) = folders.pop_front() {
        let entries = match fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) if prefix.is_empty() => return Err(Failure::unreadable(folder, &error)),
            Err(error) => {
                let content = Content::Unreadable(format!("it cannot be read: {}", reason(&error)));
                files.push(Foreign { relative: prefix, content });
                continue;
            }
        };
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let relative = format!("{prefix}{name}");
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && SKIPPED.contains(&name.as_str()) => {}
                Ok(kind) if kind.is_dir() => folders.push_back((entry.path(), format!("{relative}/"))),
                Ok(kind) => {
                    let content = match wanted(&relative) {
                        true if kind.is_symlink() => Content::Unreadable("it is a symbolic link".to_owned()),
                        true => read(&entry.path()),
                        false => Content::Unasked,
                    };
                    files.push(Foreign { relative, content });
                }
                Err(error) => {
                    let content = Content::Unreadable(format!("it cannot be read: {}", reason(&error)));
                    files.push(Foreign { relative, content });
                }
            }
        }
    }
    files.sort_by(|a, b| a.relative.cmp(&b.relative));
    Ok(files)
}

/// Those of `names` that are taken in `root`: by anything, and be it a link that leads nowhere.
pub fn taken<'n>(root: &Path, names: impl IntoIterator<Item = &'n str>) -> Vec<PathBuf> {
    names.into_iter().map(|name| root.join(name)).filter(|path| path.symlink_metadata().is_ok()).collect()
}

fn read(path: &Path) -> Content {
    let bytes = match fs::metadata(path) {
        Ok(meta) if !meta.is_file() => return Content::Unreadable("it is not a file of text".to_owned()),
        Ok(meta) if meta.len() > LARGEST => return Content::Unreadable("it has more than 16 MiB".to_owned()),
        Ok(_) => fs::read(path),
        Err(error) => Err(error),
    };
    match bytes.map(String::from_utf8) {
        Ok(Ok(text)) => Content::Text(text),
        Ok(Err(error)) => {
            let at = error.utf8_error().valid_up_to();
            Content::Unreadable(format!("it is not UTF-8: see byte {at}; save it as UTF-8"))
        }
        Err(error) => Content::Unreadable(format!("it cannot be read: {}", reason(&error))),
    }
}
