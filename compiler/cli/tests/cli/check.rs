//! `ctl check`: forms, exit codes, and what keeps it from running.

use std::fs;
use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::Value;

use crate::plant::{MACHINES, MANIFEST, RULES, plant};
use crate::{ctl, empty, folder, run, show, stdout};

const DAY: [&str; 2] = ["--as-of", "2026-06-30"];

fn check(args: &[&str]) -> String {
    let dir = plant();
    show(&run(dir.path(), &[&["check"], &DAY[..], args].concat()))
}

#[test]
fn human() {
    assert_snapshot!(check(&[]));
}

#[test]
fn short() {
    assert_snapshot!(check(&["--format", "short"]));
}

#[test]
fn json() {
    assert_snapshot!(check(&["--format", "json"]));
}

#[test]
fn sarif() {
    assert_snapshot!(check(&["--format", "sarif"]));
}

#[test]
fn github() {
    assert_snapshot!(check(&["--format", "github"]));
}

#[test]
fn narrated() {
    assert_snapshot!(check(&["--format", "narrated"]));
}

#[test]
fn the_exit_code_follows_the_level() {
    let dir = plant();
    let code = |args: &[&str]| run(dir.path(), &[&["check", "--quiet"], args].concat()).status.code();
    assert_eq!(code(&[]), Some(1), "TST-01 is an error on the belt");
    let calm = MACHINES.replace("weight heavy; ", "");
    fs::write(dir.path().join("machines.ctl"), calm).expect("it can be written");
    assert_eq!(code(&[]), Some(0), "only warnings are left");
    assert_eq!(code(&["--deny", "warning"]), Some(1));
    fs::write(dir.path().join("ctl.toml"), format!("{MANIFEST}deny = \"warning\"\n")).expect("it can be written");
    assert_eq!(code(&[]), Some(1), "the manifest says so");
    assert_eq!(code(&["--deny", "error"]), Some(0), "the command line is nearer than the manifest");
    fs::write(dir.path().join("ctl.toml"), format!("{MANIFEST}[severity]\nTST-01 = \"error\"\n")).expect("as above");
    assert_eq!(code(&[]), Some(1), "a package may be stricter");
    assert_eq!(code(&["nothing"]), Some(2));
}

#[test]
fn a_clean_run_says_what_was_checked() {
    let kept = MACHINES.replace("machine belt \"Belt\" {", "machine belt \"Belt\" { keeper kim;");
    let kept = kept.replace("machine mill \"Mill\"", "machine mill \"Mill\" { keeper kim }");
    let dir = folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("machines.ctl", &kept)]);
    assert_snapshot!(show(&run(dir.path(), &["check", "--as-of", "2026-06-30"])), @r"
    exit 0
    --- out
    No findings.
    Checked 3 machines, 2 rules and 1 person, as of 2026-06-30.
    --- err
    ");
    assert_eq!(show(&run(dir.path(), &["check", "--quiet"])), "exit 0\n--- out\n--- err\n");
}

#[test]
fn one_rule_alone_says_what_it_hides() {
    assert_snapshot!(check(&["--rule", "tst-02", "--format", "human"]), @r"
    exit 0
    --- out
    No findings.
    Checked 3 machines, 2 rules and 1 person, as of 2026-06-30. Shown: TST-02 only, not 2 other findings.
    --- err
    ");
    assert_snapshot!(check(&["--rule", "TST-01", "--format", "short"]), @r"
    exit 1
    --- out
    machines.ctl:5:9: error[TST-01]: Belt has no keeper
    machines.ctl:7:9: warning[TST-01]: Mill has no keeper
    --- err
    ");
    assert_snapshot!(check(&["--rule", "TST-03"]), @r"
    exit 2
    --- out
    --- err
      × there is no rule `TST-03`
      help: did you mean TST-01?
    ");
}

#[test]
fn what_was_found_in_order_is_named_on_request() {
    let dir = plant();
    let text = stdout(&run(dir.path(), &["check", "--passes", "--format", "json"]));
    let report: Value = serde_json::from_str(&text).expect("it is JSON");
    let passes = report["passes"].as_array().expect("they are listed").iter();
    let own: Vec<String> = passes.filter(|p| p["rule"] == "TST-01").map(|p| p["subject"].to_string()).collect();
    assert_eq!(own, ["[\"machine:furnace\"]"]);
}

#[test]
fn output_is_the_same_bytes_every_time() {
    let dir = plant();
    for format in ["human", "json", "sarif"] {
        let once = run(dir.path(), &["check", "--as-of", "2026-06-30", "--format", format]);
        let twice = run(dir.path(), &["check", "--as-of", "2026-06-30", "--format", format]);
        assert_eq!(stdout(&once), stdout(&twice));
    }
}

#[test]
fn a_package_may_use_another() {
    let dir = folder(&[
        ("tools/ctl.toml", "name = \"tools\"\nedition = \"2026\"\n"),
        ("tools/rules.ctl", RULES),
        ("tools/shared.ctl", "person kim \"Kim\"\n"),
        ("site/ctl.toml", "name = \"site\"\nedition = \"2026\"\n[dependencies]\nkit = { path = \"../tools\" }\n"),
        (
            "site/machines.ctl",
            "machine saw \"Saw\" { keeper kit::kim }\n\nmachine lathe \"Lathe\" { keeper kit::kin }\n",
        ),
    ]);
    assert_snapshot!(show(&run(dir.path(), &["check", "site", "--as-of", "2026-06-30"])), @r#"
    exit 1
    --- out
    error[E0201]: there is no person `kit::kin`
      ┌─ site/machines.ctl:3:32
      │
    3 │ machine lathe "Lathe" { keeper kit::kin }
      │                                ^^^^^^^^
      │
      = help   declare it, or correct `keeper` of `lathe`

    1 error in 1 file.
    Checked 2 machines, as of 2026-06-30.
    --- err
    "#);
}

#[test]
fn what_cannot_be_read_is_reported_among_the_errors() {
    let dir = plant();
    fs::write(dir.path().join("legacy.ctl"), b"person jos\xE9 \"Jos\xE9\"\n").expect("it can be written");
    assert_snapshot!(stdout(&run(dir.path(), &["check", "--rule", "E0112", "--format", "short"])), @"legacy.ctl:1:11: error[E0112]: `legacy.ctl` is not UTF-8: byte 10 is 0xE9");
}

#[test]
fn nothing_to_check_is_no_clean_run() {
    assert_snapshot!(show(&run(empty().path(), &["check"])), @r"
    exit 2
    --- out
    --- err
      × there is no .ctl file in this folder
      help: `ctl init` writes the first one
    ");
    assert_snapshot!(show(&run(empty().path(), &["check", "nowhere"])), @r"
    exit 2
    --- out
    --- err
      × there is no `nowhere`
    ");
}

#[test]
fn a_misspelt_rule_in_the_manifest_is_no_silent_wish() {
    let dir = plant();
    fs::write(dir.path().join("ctl.toml"), format!("{MANIFEST}[severity]\nTTS-01 = \"error\"\n")).expect("as above");
    assert_snapshot!(show(&run(dir.path(), &["check"])), @r#"
    exit 2
    --- out
    --- err
      × `ctl.toml`: there is no rule TTS-01
       ╭─[ctl.toml:4:1]
     3 │ [severity]
     4 │ TTS-01 = "error"
       · ───┬──
       ·    ╰── here
       ╰────
      help: did you mean TST-01?
    "#);
}

#[test]
fn a_reader_that_has_gone_changes_no_exit_code() {
    let dir = plant();
    for format in ["human", "short", "json", "sarif", "github", "narrated"] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = ctl(dir.path(), &["check", "--format", format]);
        let output = command.stdout(writer).stderr(Stdio::piped()).output().expect("it runs");
        assert_eq!(show(&output), "exit 1\n--- out\n--- err\n", "{format}");
    }
}

#[test]
fn the_library_is_a_package_like_any_other() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../stdlib");
    let output = run(empty().path(), &["check", root, "--format", "short", "--quiet"]);
    assert_eq!(show(&output), "exit 0\n--- out\n--- err\n");
}

#[test]
fn a_package_cannot_pass_for_the_library() {
    let dir = folder(&[("ctl.toml", "name = \"std\"\nedition = \"2026\"\n"), ("a.ctl", "person kim\n")]);
    assert_snapshot!(show(&run(dir.path(), &["check"])), @r"
    exit 2
    --- out
    --- err
      × `std` is the standard library's name, and this package declares no kind of record
      help: give it another name in ctl.toml
    ");
}
