//! `ctl test`: tests that hold and that do not, rules without one, and conditions that none guards.

use insta::assert_snapshot;
use serde_json::Value;

use crate::plant::{MACHINES, MANIFEST, RULES, plant};
use crate::{folder, run, show, stdout};

fn with(rules: &str) -> tempfile::TempDir {
    folder(&[("ctl.toml", MANIFEST), ("rules.ctl", rules), ("machines.ctl", MACHINES)])
}

#[test]
fn tests_that_hold_are_counted() {
    assert_snapshot!(show(&run(plant().path(), &["test"])), @r"
    exit 0
    --- out
    1 test holds.
    --- err
    ");
    assert_eq!(show(&run(plant().path(), &["test", "--quiet"])), "exit 0\n--- out\n--- err\n");
}

#[test]
fn a_failure_says_what_was_expected_and_what_came() {
    let dir = with(&RULES.replace("expect warning TST-01 on drill", "expect error TST-01 on drill"));
    assert_snapshot!(show(&run(dir.path(), &["test"])), @r#"
    exit 1
    --- out
    error[TEST]: a kept machine is in order: this was expected, and not found
       ┌─ rules.ctl:50:3
       │
    50 │   expect error TST-01 on drill "has no keeper"
       │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       │
       = note   warning[TST-01]: `drill` has no keeper

    1 of 1 test failed.
    --- err
    "#);
    assert_snapshot!(show(&run(dir.path(), &["test", "--format", "short"])), @r"
    exit 1
    --- out
    rules.ctl:50:3: error[TEST]: a kept machine is in order: this was expected, and not found
    --- err
    ");
    let report: Value = serde_json::from_str(&stdout(&run(dir.path(), &["test", "--format", "json"]))).expect("JSON");
    assert_eq!(report["tests"][0]["holds"], false);
    assert_eq!(report["tests"][0]["failures"][0]["at"]["file"], "rules.ctl");
}

#[test]
fn rules_without_a_test_are_named() {
    let dir = with(&RULES.replace("  expect no TST-02 on press\n", ""));
    assert_snapshot!(show(&run(dir.path(), &["test"])), @r"
    exit 0
    --- out
    No test shows that
      TST-02 does not fire
    1 test holds.
    --- err
    ");
    let report: Value = serde_json::from_str(&stdout(&run(dir.path(), &["test", "--format", "json"]))).expect("JSON");
    assert_eq!(report["untested"], serde_json::json!([{ "rule": "TST-02", "no_test_that_it": "does not fire" }]));
}

#[test]
fn some_tests_can_be_chosen() {
    assert_snapshot!(stdout(&run(plant().path(), &["test", "--only", "KEPT"])), @"1 test holds.");
    assert_snapshot!(stdout(&run(plant().path(), &["test", "--only", "nothing like it"])), @"No test has such a name.");
}

#[test]
fn an_unguarded_condition_is_pointed_at() {
    assert_eq!(run(plant().path(), &["test", "--guards"]).status.code(), Some(0));
    // Without its level, the expectation does not notice which one is taken.
    let dir = with(&RULES.replace("expect warning TST-01 on drill", "expect TST-01 on drill"));
    assert_snapshot!(show(&run(dir.path(), &["test", "--guards"])), @r"
    exit 1
    --- out
    error[GUARD]: no test of TST-01 notices when this is negated or left out
       ┌─ rules.ctl:23:14
       │
    23 │     error if m.needed,
       │              ^^^^^^^^ this condition
       │
       = help   add a test that only this condition decides: one where it holds, and one where it does not

    1 test holds.
    6 changes of conditions tried; no test notices 2.
    --- err
    ");
    let report = stdout(&run(dir.path(), &["test", "--guards", "--format", "json"]));
    let report: Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["guards"]["unguarded"][0]["at"]["file"], "rules.ctl");
}

#[test]
fn a_package_with_errors_says_that_its_rules_may_not_run() {
    let dir = with(&RULES.replace("require exists m.keeper", "require exists m.keper"));
    let output = run(dir.path(), &["test"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("The package itself has 1 error"), "{text}");
}
