//! The files of an earlier revision, out of the history that git keeps. Only sources, templates and manifests are taken,
//! of the whole repository, as a package may depend on its neighbours; they are laid out in a folder of their own that
//! goes away with the value.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{EXTENSION, MANIFEST, TEMPLATE};
use crate::failure::Failure;
use crate::words::one_line;

/// An earlier revision of a package.
pub struct Revision {
    /// Its commit, in full.
    pub commit: String,
    /// Where its files are laid out.
    _folder: TempDir,
    /// The package in there.
    pub path: PathBuf,
}

/// Lays out the package at `path` as it was at `name`: a commit, a tag, a branch, `HEAD~3`.
///
/// # Errors
/// If there is no git, no repository, no such revision, or no such package in it.
pub fn revision(path: &Path, name: &str) -> Result<Revision, Failure> {
    let real = path.canonicalize().map_err(|error| Failure::unreadable(path, &error))?;
    let folder = if real.is_dir() { &real } else { real.parent().unwrap_or(&real) };
    let top = line(git(folder, &["rev-parse", "--show-toplevel"]).output(), "no history to compare with")?;
    let top = Path::new(&top).canonicalize().map_err(|error| Failure::unreadable(Path::new(&top), &error))?;
    let wanted = format!("{name}^{{commit}}");
    let asked = git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]).output();
    let commit = line(asked, &format!("no revision `{}`", one_line(name)))?;
    let target = tempfile::tempdir().map_err(Failure::from)?;
    let blobs = blobs(&top, &commit)?;
    if let Err(error) = lay_out(&top, &blobs, target.path()) {
        return Err(Failure::new(format!(
            "the files of `{}` cannot be taken from its history: {error}",
            one_line(name)
        )));
    }
    let inside = real.strip_prefix(&top).unwrap_or(Path::new(""));
    let path = target.path().join(inside);
    if !path.exists() {
        let message = format!("there was no `{}` at `{}`", inside.display(), one_line(name));
        return Err(Failure::new(message).help("name a revision that has this package"));
    }
    Ok(Revision { commit, path, _folder: target })
}

fn git(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    // Which repository is meant is said by the folder alone.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.arg("-C").arg(folder).args(args);
    command
}

/// The one line that git answers; `none` says what there is none of otherwise.
fn line(answer: std::io::Result<std::process::Output>, none: &str) -> Result<String, Failure> {
    match answer {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let said = said.lines().next().map(one_line).filter(|line| !line.is_empty());
            let failure = Failure::new(format!("there is {none}"));
            Err(match said {
                Some(said) => failure.help(format!("git says: {said}")),
                None => failure.help("a commit, a tag, a branch, or as in `HEAD~3`"),
            })
        }
        Err(error) => Err(Failure::new(format!("git cannot be run: {error}"))
            .help("what has changed since a revision is read from the history that git keeps")),
    }
}

/// Paths and ids of the files to take. Links and submodules are none.
fn blobs(top: &Path, commit: &str) -> Result<Vec<(PathBuf, String)>, Failure> {
    let output = git(top, &["ls-tree", "-r", "-z", "--full-tree", commit]).output().map_err(Failure::from)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let entry = |entry: &str| {
        let (about, path) = entry.split_once('\t')?;
        let mut about = about.split(' ');
        let (mode, id) = (about.next()?, about.nth(1)?);
        let path = Path::new(path);
        let ours = path.file_name().is_some_and(|name| name == MANIFEST)
            || path.extension().is_some_and(|ending| ending == EXTENSION || ending == TEMPLATE);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        (mode.starts_with("100") && ours && inside).then(|| (path.to_owned(), id.to_owned()))
    };
    Ok(text.split('\0').filter_map(entry).collect())
}

/// Writes the files, read from one process of git: it answers each id with a line that ends in the length, and the bytes.
fn lay_out(top: &Path, blobs: &[(PathBuf, String)], target: &Path) -> std::io::Result<()> {
    let mut child = git(top, &["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(mut asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(std::io::Error::other("git cannot be asked"));
    };
    let mut answers = BufReader::new(answers);
    for (path, id) in blobs {
        writeln!(asks, "{id}")?;
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let length = head.trim_end().rsplit(' ').next().and_then(|n| n.parse::<usize>().ok());
        let length = length.ok_or_else(|| std::io::Error::other(one_line(&head)))?;
        let mut bytes = vec![0; length + 1];
        answers.read_exact(&mut bytes)?;
        bytes.pop();
        let path = target.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    drop(asks);
    child.wait().map(drop)
}
