//! The command line itself, and the commands that need no compiler: `fmt`, `init`, `completions`.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::{ctl, empty, folder, read, run, show};

const UNTIDY: &str = "role   cto \"CTO\" {  held_by kim }\n\n\n\nperson kim\n";
const TIDY: &str = "role cto \"CTO\" { held_by kim }\n\nperson kim\n";

#[test]
fn alone_it_prints_help() {
    let output = run(empty().path(), &[]);
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.starts_with("Compliance as code") && text.contains("Commands:"), "{text}");
    assert!(output.stderr.is_empty());
}

#[test]
fn a_misspelt_command_gets_a_suggestion() {
    assert_snapshot!(show(&run(empty().path(), &["exlain", "SOD-01"])), @r"
    exit 2
    --- out
    --- err
    error: unrecognized subcommand 'exlain'

      tip: a similar subcommand exists: 'explain'

    Usage: ctl [OPTIONS] [COMMAND]

    For more information, try '--help'.
    ");
}

#[test]
fn init_writes_a_package_and_overwrites_nothing() {
    let dir = empty();
    assert_snapshot!(show(&run(dir.path(), &["init", "acme", "--as-of", "2030-02-01"])), @r"
    exit 0
    --- out
    Wrote acme/ctl.toml          the package: name, edition, what to write
    Wrote acme/company.ctl       a company, a service, two systems, one control: short, and yours to change
    Next: ctl check acme         what is missing, why, and what settles it
          ctl explain NAME acme  the same for any code, clause or name that you meet
    --- err
    ");
    assert!(read(&dir, "acme/ctl.toml").starts_with("name = \"acme\"\nedition = \"2026\"\n"));
    let company = read(&dir, "acme/company.ctl");
    assert!(company.contains("2030-01-01 .. 2030-06-30"), "{company}");

    fs::write(dir.path().join("acme/company.ctl"), "person mine\n").expect("it can be written");
    assert_snapshot!(show(&run(dir.path(), &["init", "acme", "--stage", "public", "--quiet"])), @r"
    exit 0
    --- out
    Left  acme/ctl.toml     it was there already
    Left  acme/company.ctl  it was there already
    --- err
    ");
    assert_eq!(read(&dir, "acme/company.ctl"), "person mine\n");
}

#[test]
fn init_says_where_it_cannot_write() {
    let dir = folder(&[("file", "")]);
    let output = run(dir.path(), &["init", "file/below"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("`file/below` cannot be written: "), "{}", show(&output));
}

#[test]
fn fmt_lays_out_files_and_says_which() {
    let dir = folder(&[("a.ctl", UNTIDY), ("b/b.ctl", TIDY), ("b/ctl.toml", ""), ("target/t.ctl", UNTIDY)]);
    assert_snapshot!(show(&run(dir.path(), &["fmt"])), @r"
    exit 0
    --- out
    laid out a.ctl
    1 of 2 files changed.
    --- err
    ");
    assert_eq!(read(&dir, "a.ctl"), TIDY);
    assert_eq!(read(&dir, "target/t.ctl"), UNTIDY);
    assert_snapshot!(show(&run(dir.path(), &["fmt", "a.ctl", "b"])), @r"
    exit 0
    --- out
    2 files laid out already.
    --- err
    ");
}

#[test]
fn fmt_check_changes_nothing_and_shows_the_first_difference() {
    let dir = folder(&[("a.ctl", UNTIDY), ("b.ctl", TIDY)]);
    assert_snapshot!(show(&run(dir.path(), &["fmt", "--check"])), @r#"
    exit 1
    --- out
    a.ctl:1
      - role   cto "CTO" {  held_by kim }
      + role cto "CTO" { held_by kim }
    1 of 2 files would change.
    --- err
    "#);
    assert_eq!(read(&dir, "a.ctl"), UNTIDY);
    assert_eq!(run(dir.path(), &["fmt", "--check", "b.ctl"]).status.code(), Some(0));
}

#[test]
fn fmt_goes_on_past_a_file_that_it_cannot_read() {
    let dir = folder(&[("b.ctl", UNTIDY)]);
    fs::write(dir.path().join("a.ctl"), b"person \xE9").expect("it can be written");
    assert_snapshot!(show(&run(dir.path(), &["fmt"])), @r"
    exit 2
    --- out
    laid out b.ctl
    --- err
      × `a.ctl` is not UTF-8: see byte 7
      help: save it as UTF-8
    ");
    assert_eq!(read(&dir, "b.ctl"), TIDY);
    assert_snapshot!(show(&run(dir.path(), &["fmt", "b.clt"])), @r"
    exit 2
    --- out
    --- err
      × there is no `b.clt`
      help: did you mean `b.ctl`?
    ");
    assert_snapshot!(show(&run(empty().path(), &["fmt"])), @r"
    exit 2
    --- out
    --- err
      × there is no .ctl file in this folder
    ");
}

#[test]
fn fmt_serves_editors_over_standard_input() {
    let dir = empty();
    let feed = |args: &[&str], text: &[u8]| {
        let mut command = ctl(dir.path(), args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("ctl can be started");
        child.stdin.take().expect("it has an input").write_all(text).expect("it reads");
        child.wait_with_output().expect("it ends")
    };
    assert_eq!(show(&feed(&["fmt", "--stdin"], UNTIDY.as_bytes())), format!("exit 0\n--- out\n{TIDY}--- err\n"));
    assert_eq!(feed(&["fmt", "--stdin", "--check"], TIDY.as_bytes()).status.code(), Some(0));
    assert_eq!(feed(&["fmt", "--stdin", "--check"], UNTIDY.as_bytes()).status.code(), Some(1));
    assert_snapshot!(show(&feed(&["fmt", "--stdin"], b"person \xFF")), @r"
    exit 2
    --- out
    --- err
      × standard input is not UTF-8: see byte 7
      help: save it as UTF-8
    ");
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(empty().path(), &["completions", shell]);
        assert!(output.status.success());
        let script = String::from_utf8_lossy(&output.stdout).into_owned();
        for command in ["check", "build", "test", "fmt", "explain", "query", "coverage", "init", "import", "schema"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    for args in [&["completions", "bash"][..], &["--help"], &["help", "check"], &[]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = ctl(empty().path(), args).stdout(writer).stderr(Stdio::piped()).output().expect("it runs");
        assert_eq!(show(&output), "exit 0\n--- out\n--- err\n", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = ctl(empty().path(), &["completions", "bash"]).stdout(full).output().expect("it runs");
    assert_snapshot!(show(&output), @r"
    exit 2
    --- out
    --- err
      × standard output cannot be written: no space left on device
    ");
}

#[test]
fn failures_can_be_drawn_in_ascii_or_told_in_sentences() {
    let dir = empty();
    let stderr = |args: &[&str]| String::from_utf8_lossy(&run(dir.path(), args).stderr).into_owned();
    assert!(stderr(&["fmt", "nothing", "--ascii"]).is_ascii());
    assert!(stderr(&["fmt", "nothing", "--color", "always"]).contains("\x1b["));
    assert_snapshot!(stderr(&["fmt", "nothing", "--format", "narrated"]), @r"
    there is no `nothing`
        Diagnostic severity: error
    ");
}
