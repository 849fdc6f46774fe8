//! The whole report on `examples/findings`, which holds each kind of mistake once: what an author and an auditor read
//! of each, and in which order. The snapshots are read from top to bottom whenever they change.

use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

fn report(format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ctl"));
    command
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .args(["check", "examples/findings", "--as-of", "2026-06-30", "--all"])
        .args(["--format", format, "--width", "100", "--color", "never"]);
    let output = command.output().expect("ctl can be started");
    assert_eq!(output.status.code(), Some(1), "there are findings");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "and nothing else to say");
    String::from_utf8(output.stdout).expect("a report is UTF-8")
}

#[test]
fn for_people() {
    assert_snapshot!(report("human"));
}

#[test]
fn for_programs() {
    assert_snapshot!(report("json"));
}
