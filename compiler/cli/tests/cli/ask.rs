//! `ctl query`, `ctl coverage` and `ctl schema`: what can be asked of a checked package.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::plant::{MACHINES, MANIFEST, RULES, plant};
use crate::{empty, folder, run, show, stdout};

fn query(args: &[&str]) -> String {
    let dir = plant();
    show(&run(dir.path(), &[&["query"], args, &["--width", "80"]].concat()))
}

#[test]
fn records_are_a_table() {
    assert_snapshot!(query(&["machine"]), @r"
    exit 0
    --- out
    name     title
    furnace  Furnace
    belt     Belt
    mill     Mill
    3 rows.
    --- err
    ");
    assert_snapshot!(query(&["those m in machine where m.needed", "--columns", "name,weight,feeds,keeper.title"]), @r"
    exit 0
    --- out
    name     weight  feeds    keeper.title
    furnace  heavy   Mill     Kim
    belt     light   Furnace
    2 rows.
    --- err
    ");
    assert_snapshot!(query(&["those m in machine where m.weight == heavy and not exists m.keeper"]), @r"
    exit 0
    --- out
    Nothing.
    --- err
    ");
}

#[test]
fn values_and_conditions_have_no_heading() {
    assert_snapshot!(query(&["count(machine)"]), @r"
    exit 0
    --- out
    3
    --- err
    ");
    assert_snapshot!(query(&["exists m in machine where m.needed"]), @r"
    exit 0
    --- out
    yes
    --- err
    ");
    assert_snapshot!(query(&["machine.keeper.title"]), @r"
    exit 0
    --- out
    Kim
    --- err
    ");
    assert_snapshot!(query(&["machine.weight"]), @r"
    exit 0
    --- out
    light
    heavy
    2 rows.
    --- err
    ");
}

#[test]
fn programs_get_json() {
    let dir = plant();
    let ask = |args: &[&str]| -> Value {
        let output = run(dir.path(), &[&["query"], args, &["--format", "json"]].concat());
        serde_json::from_str(&stdout(&output)).expect("it is JSON")
    };
    assert_eq!(
        ask(&["those m in machine where m.needed", "--columns", "name,feeds,keeper,needed"]),
        json!([
            { "name": "furnace", "feeds": ["machine:mill"], "keeper": "person:kim", "needed": true },
            { "name": "belt", "feeds": ["machine:furnace"], "keeper": null, "needed": true },
        ])
    );
    assert_eq!(ask(&["count(machine)"]), json!([3]));
    assert_eq!(ask(&["exists m in machine where not exists m.title"]), json!(false));
}

#[test]
fn spreadsheets_get_cells_that_are_no_formulas() {
    let machines = format!("{MACHINES}\nmachine odd \"=1+1, \\\"or\\\" so\" {{ feeds mill, belt; keeper kim }}\n");
    let dir = folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("machines.ctl", &machines)]);
    let output = run(dir.path(), &["query", "machine", "--columns", "name,title,feeds", "--format", "csv"]);
    assert_eq!(
        stdout(&output),
        "name,title,feeds\r\nfurnace,Furnace,mill\r\nbelt,Belt,furnace\r\nmill,Mill,\r\n\
         odd,\"'=1+1, \"\"or\"\" so\",belt; mill\r\n"
    );
}

#[test]
fn a_mistake_in_the_query_is_shown_in_the_query() {
    assert_snapshot!(query(&["those m in machine where m.wieght == heavy"]), @r"
    exit 2
    --- out
    --- err
    error[E0401]: `machine` has no field `wieght`
      ┌─ query:1:28
      │
    1 │ those m in machine where m.wieght == heavy
      │                            ^^^^^^ did you mean `weight`?
    ");
    assert_snapshot!(query(&["those m in"]), @r"
    exit 2
    --- out
    --- err
    error[E0101]: `those` is not expected here
      ┌─ query:1:1
      │
    1 │ those m in
      │ ^^^^^ expected a value
    ");
    assert_snapshot!(query(&["machine", "--columns", "name,keper"]), @r"
    exit 2
    --- out
    --- err
    error[E0401]: `machine` has no field `keper`
      ┌─ query:1:6
      │
    1 │ self.keper
      │      ^^^^^ did you mean `keeper`?
    ");
}

#[test]
fn answers_have_forms_that_reports_have_not() {
    let dir = plant();
    assert_snapshot!(show(&run(dir.path(), &["check", "--format", "csv"])), @r"
    exit 2
    --- out
    --- err
      × this is a form of answers and documents
      help: `csv` goes with `ctl query` and `ctl build`
    ");
}

/// Coverage as a package sees it that brings views of its own.
const COVERAGE: &str = r#"view coverage "weights against keepers" {
  for     w in weight
  heading "{w}: {count(those m in machine where m.weight == w)}"
  rows    m in machine
  where   m.weight == w and not exists m.keeper
  column  "gap" m
  column  "keeper" m.keeper
  rows    m in machine
  where   m.weight == w and exists m.keeper
  column  "kept" m
  column  "keeper" m.keeper
}

view coverage_systems "what is needed" {
  heading "what is needed"
  rows    m in machine
  column  "machine" m
  column  "keeper" m.keeper
}
"#;

#[test]
fn coverage_is_what_the_views_say() {
    let dir =
        folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("machines.ctl", MACHINES), ("views.ctl", COVERAGE)]);
    assert_snapshot!(show(&run(dir.path(), &["coverage"])), @r"
    exit 0
    --- out
    light: 2
      gap
      Belt
      Mill

    heavy: 1
      kept     keeper
      Furnace  Kim

    what is needed
      machine  keeper
      Furnace  Kim
      Belt     none
      Mill     none
    --- err
    ");
    let report = stdout(&run(dir.path(), &["coverage", "--format", "json", "--as-of", "2026-06-30"]));
    let report: Value = serde_json::from_str(&report).expect("it is JSON");
    assert_eq!(report["schema"], "ctl.coverage/1");
    assert_eq!(report["views"][0]["pages"][1]["heading"], "heavy: 1");
    assert_eq!(report["views"][0]["pages"][1]["parts"][1]["rows"], json!([["Furnace", "Kim"]]));
}

#[test]
fn one_engagement_can_be_chosen() {
    let engagements = "engagement one \"First\" {\n  report soc2_type2\n  period 2026-01-01 .. 2026-12-31\n}\n\n\
                       engagement two \"Second\" {\n  report soc2_type2\n  period 2026-01-01 .. 2026-12-31\n}\n";
    let views = "view coverage \"all\" {\n  for e in engagement\n  heading \"{e}\"\n}\n";
    let dir = folder(&[("ctl.toml", MANIFEST), ("engagements.ctl", engagements), ("views.ctl", views)]);
    assert_eq!(stdout(&run(dir.path(), &["coverage", "--engagement", "two"])), "Second\n");
    assert_snapshot!(show(&run(dir.path(), &["coverage", "--engagement", "tow"])), @r"
    exit 2
    --- out
    --- err
      × there is no engagement `tow`
      help: did you mean `two`?
    ");
}

#[test]
fn schemas_are_json() {
    let schema = |args: &[&str], dir: &std::path::Path| -> Value {
        serde_json::from_str(&stdout(&run(dir, args))).expect("it is JSON")
    };
    let dir = plant();
    assert!(schema(&["schema"], dir.path())["$defs"]["machine"].is_object());
    let bare = schema(&["schema"], empty().path());
    assert!(bare["$defs"]["machine"].is_null() && bare["$defs"]["person"].is_object(), "the library's alone");
    let manifest = schema(&["schema", "--manifest"], empty().path());
    assert_eq!(manifest["required"], json!(["name", "edition"]));
}
