//! Files are written whole or not at all: into a new file beside the old one, which then takes its name. A reader
//! sees the old bytes or the new ones, and a link in the place of a file is replaced, never written through.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;

/// Writes `bytes` to `relative` (with `/`) inside `root`: see [`Folder`].
pub fn write_whole(root: &Path, relative: &str, bytes: &[u8]) -> Result<(), Failure> {
    Folder::new(root)?.write(relative, bytes)
}

/// A folder that files are written into, and never out of.
pub struct Folder {
    root: PathBuf,
    /// The same, free of links.
    real: PathBuf,
    /// Folders in it that have been made, and where they are.
    folders: HashMap<PathBuf, PathBuf>,
}

impl Folder {
    /// The folder, which is made if need be.
    pub fn new(root: &Path) -> Result<Folder, Failure> {
        fs::create_dir_all(root).map_err(|error| Failure::unwritable(root, &error))?;
        let real = root.canonicalize().map_err(|error| Failure::unwritable(root, &error))?;
        Ok(Folder { root: root.to_owned(), real, folders: HashMap::new() })
    }

    /// Writes `bytes` to `relative` (with `/`). A path that leads out of the folder, by its own parts or by a link on
    /// the way, is refused.
    pub fn write(&mut self, relative: &str, bytes: &[u8]) -> Result<(), Failure> {
        let mut parts = PathBuf::new();
        for part in Path::new(relative).components() {
            match part {
                Component::Normal(part) => parts.push(part),
                Component::CurDir => {}
                _ => return Err(Failure::outside(relative, &self.root)),
            }
        }
        let Some(name) = parts.file_name() else { return Err(Failure::outside(relative, &self.root)) };
        let folder = self.folder(parts.parent().unwrap_or(Path::new("")), relative)?;
        let shown = self.root.join(relative);
        put(&folder.join(name), bytes, None).map_err(|error| Failure::unwritable(&shown, &error))
    }

    /// Where a folder in this one is, which is made if need be.
    fn folder(&mut self, inside: &Path, relative: &str) -> Result<PathBuf, Failure> {
        if let Some(known) = self.folders.get(inside) {
            return Ok(known.clone());
        }
        let mut folder = self.real.clone();
        for part in inside.components() {
            folder.push(part);
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Failure::unwritable(&folder, &error));
                }
                _ => {}
            }
            folder = folder.canonicalize().map_err(|error| Failure::unwritable(&folder, &error))?;
            if !folder.starts_with(&self.real) {
                return Err(Failure::outside(relative, &self.root));
            }
        }
        self.folders.insert(inside.to_owned(), folder.clone());
        Ok(folder)
    }
}

/// The folder `name` in `caches` with read-only files in it (paths with `/`, and texts), which are written unless they
/// are there.
pub fn keep(caches: &Path, name: &str, files: &[(String, String)]) -> Result<PathBuf, Failure> {
    let folder = caches.join(name);
    for (relative, text) in files {
        let path = folder.join(relative);
        if fs::metadata(&path).is_ok_and(|meta| meta.len() == text.len() as u64) {
            continue;
        }
        write_whole(&folder, relative, text.as_bytes())?;
        let read_only = || {
            let mut permissions = fs::metadata(&path)?.permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&path, permissions)
        };
        read_only().map_err(|error| Failure::unwritable(&path, &error))?;
    }
    folder.canonicalize().map_err(|error| Failure::unreadable(&folder, &error))
}

/// Writes `bytes` to the file `name` in `folder`, which is made if need be, unless something is there already: then
/// nothing happens, and the answer is no.
pub fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> Result<bool, Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, &error))?;
    let path = folder.join(name);
    let written = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut file) => file.write_all(bytes).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    };
    written.map_err(|error| Failure::unwritable(&path, &error))
}

/// Replaces the file at `path`, or what a link there leads to, and keeps its permissions.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let real = path.canonicalize()?;
        let permissions = fs::metadata(&real)?.permissions();
        if permissions.readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        put(&real, bytes, Some(permissions))
    };
    write().map_err(|error| Failure::unwritable(path, &error))
}

fn put(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let (mut file, temporary) = beside(path)?;
    let done = (|| {
        file.write_all(bytes)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        drop(file);
        fs::rename(&temporary, path)
    })();
    if done.is_err() {
        // The first error is the one to report; what is left behind is hidden and named after us.
        let _ = fs::remove_file(&temporary);
    }
    done
}

/// A new hidden file in the folder of `path`. `create_new` follows no link and takes no file that is there.
fn beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..64 {
        let temporary = path.with_file_name(format!(".{name}.ctl-{}-{attempt}", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}
