//! The `ctl` command as a user meets it: a process with arguments, streams and an exit code. Nothing here depends on
//! which rules the library has: what findings are needed, the packages of these tests ask for with rules of their own.

mod ask;
mod basics;
mod build;
mod check;
mod explain;
mod plant;
mod test;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The command, ready to be run in `dir`.
fn ctl(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ctl"));
    command.current_dir(dir).args(args).env_remove("NO_COLOR").env("TERM", "xterm");
    command
}

fn run(dir: &Path, args: &[&str]) -> Output {
    ctl(dir, args).output().expect("ctl can be started")
}

/// Exit code, standard output and standard error, as one text.
fn show(output: &Output) -> String {
    let code = output.status.code().map_or("none".to_owned(), |code| code.to_string());
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("exit {code}\n--- out\n{out}--- err\n{err}")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn empty() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = empty();
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    dir
}

fn read(dir: &TempDir, path: &str) -> String {
    fs::read_to_string(dir.path().join(path)).expect("the file is there")
}
