//! `ctl explain`: a page for anything that has a name, and a suggestion for anything that has none.

use insta::assert_snapshot;
use serde_json::Value;

use crate::plant::{MACHINES, MANIFEST, RULES, plant};
use crate::{empty, folder, run, show, stdout};

fn explain(what: &str) -> String {
    explain_with(&[what, "--width", "90"])
}

fn explain_with(args: &[&str]) -> String {
    let dir = plant();
    let all = [&["explain", "--as-of", "2026-06-30"], args].concat();
    show(&run(dir.path(), &all))
}

#[test]
fn a_rule() {
    assert_snapshot!(explain("TST-01"), @r"
    exit 0
    --- out
    TST-01  Machine without a keeper
      A machine that nobody keeps is repaired by nobody. Somebody has to answer for it by
      name.
      Fires     when a machine has no keeper.
      Level     error if m.needed; otherwise warning
      Settled   by naming its keeper.
      Cites     tsc:CC1.3
      Here      Belt has no keeper                                              machines.ctl:5
                Mill has no keeper                                              machines.ctl:7
      Source    rules.ctl:21, with 1 test that fires it and 1 that does not
    --- err
    ");
    assert_snapshot!(explain_with(&["tst-02", "--width", "60"]), @r"
    exit 0
    --- out
    TST-02  Machine without a title
      A name says nothing.
      Level     info
      Cites     tsc:CC1.3
      Here      no findings
      Source    rules.ctl:36, with 1 test that fires it and 1
                that does not
    --- err
    ");
}

#[test]
fn a_rule_with_an_accepted_finding() {
    let accepted = format!(
        "{MACHINES}\nexception late {{\n  rule TST-01\n  on belt\n  reason \"New\"\n  expires 2026-12-31\n}}\n"
    );
    let dir = folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("machines.ctl", &accepted)]);
    let page = stdout(&run(dir.path(), &["explain", "TST-01", "--as-of", "2026-06-30"]));
    assert!(page.contains("Belt has no keeper (accepted by `late`)"), "{page}");
}

#[test]
fn an_error_of_the_language() {
    let page = explain("E0107");
    assert!(page.starts_with("exit 0\n--- out\nE0107  A date that does not exist\n"), "{page}");
}

#[test]
fn a_kind_its_fields_and_an_enum() {
    assert_snapshot!(explain("machine"), @r"
    exit 0
    --- out
    machine                                                                        rules.ctl:5
      Something that runs, and feeds others.
      Written    field   type       what it says
                 keeper  person     Who answers for it.
                 weight  weight     How badly it is missed.
                 feeds   [machine]  Where its goods go.
      Follows    field   type  what it says
                 needed  bool  Whether a heavy machine runs on what it makes.
      Seen from  field   type       what it says
                 fed_by  [machine]  every machine that names it in `feeds`
      Here       3 declared
    --- err
    ");
    assert_snapshot!(explain("machine.needed"), @r"
    exit 0
    --- out
    machine.needed                                                                rules.ctl:13
      Whether a heavy machine runs on what it makes.
      Type      bool
      Is        exists t in self.feeds* where t.weight == heavy
    --- err
    ");
    // The kind may be left out; the library may have a field of that name too.
    assert!(explain("needed").contains("\nmachine.needed  "));
    assert_snapshot!(explain("weight"), @r"
    exit 0
    --- out
    weight                                                                         rules.ctl:2
      How badly a machine is missed.
      One of    member
                light
                heavy
      Order     each is less than those below it
    --- err
    ");
}

#[test]
fn a_record_without_a_view_of_its_kind() {
    assert_snapshot!(explain("belt"), @r"
    exit 0
    --- out
    belt  Belt                                                                  machines.ctl:5
      Kind      machine
      Weight    light
      Feeds     Furnace
      Needed    yes
                1  Belt feeds Furnace                                           machines.ctl:5
      Open      TST-01  Belt has no keeper                                      machines.ctl:5
    --- err
    ");
    // By its title, and as findings name it.
    assert_eq!(explain("Belt"), explain("belt"));
    assert_eq!(explain("machine:belt"), explain("belt"));
}

#[test]
fn a_record_through_the_view_of_its_kind() {
    let view = "view machine \"a machine\" {\n  for m in machine\n  heading \"{m}\"\n  line \"kept by\" \"{m.keeper}\" if exists \
                m.keeper, \"nobody\"\n  line \"needed\" \"yes\" if m.needed\n  because m.needed\n  rows t in m.feeds\n  \
                column \"feeds\" t\n  column \"weight\" t.weight\n}\n";
    let dir = folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("machines.ctl", MACHINES), ("views.ctl", view)]);
    assert_snapshot!(show(&run(dir.path(), &["explain", "belt", "--width", "90", "--as-of", "2026-06-30"])), @r"
    exit 0
    --- out
    belt  Belt                                                                  machines.ctl:5
      Kept by   nobody
      Needed    yes
                1  Belt feeds Furnace                                           machines.ctl:5
                feeds    weight
                Furnace  heavy
      Open      TST-01  Belt has no keeper                                      machines.ctl:5
    --- err
    ");
}

#[test]
fn a_template() {
    let template =
        "/// For pumps.\n///\n/// Still to fill in: `keeper`.\ntemplate machine pump \"Pump\" {\n  weight heavy\n}\n";
    let dir = folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("templates.ctl", template)]);
    assert_snapshot!(show(&run(dir.path(), &["explain", "pump"])), @r"
    exit 0
    --- out
    pump  Pump                                                                                     templates.ctl:4
      For pumps.
      For         `machine NAME like pump`
      To fill in  `keeper`.
      Weight      heavy
    --- err
    ");
}

#[test]
fn a_citation_of_the_library() {
    let dir = empty();
    let page = show(&run(dir.path(), &["explain", "tsc:CC6.3"]));
    assert!(page.starts_with("exit 0\n--- out\ntsc:CC6.3  "), "{page}");
    assert_eq!(page, show(&run(dir.path(), &["explain", "CC6.3"])), "the framework may be left out");
}

#[test]
fn lists() {
    let kinds = explain("kinds");
    assert!(kinds.contains("machine") && kinds.contains("Something that runs, and feeds others."), "{kinds}");
    assert!(explain("rules").contains("machine without a keeper"));
    assert!(explain("enums").contains("How badly a machine is missed."));
    assert!(explain("templates").starts_with("exit 0"));
    assert!(explain("codes").contains("E0107"));
}

#[test]
fn what_has_no_name_gets_a_suggestion() {
    assert_snapshot!(explain("furnance"), @r"
    exit 2
    --- out
    --- err
      × nothing is called `furnance`
      help: did you mean `Furnace`?
    ");
    assert_snapshot!(explain("TTS-01"), @r"
    exit 2
    --- out
    --- err
      × nothing is called `TTS-01`
      help: did you mean `TST-01`?
    ");
    assert_snapshot!(explain("\u{1b}[2Jqqqqqqqqqqqq"), @r"
    exit 2
    --- out
    --- err
      × nothing is called `�[2Jqqqqqqqqqqqq`
      help: `ctl explain` knows codes, citations, names, and kinds, enums, templates, rules
            and codes
    ");
}

#[test]
fn for_programs_and_for_listeners() {
    let dir = plant();
    let page = stdout(&run(dir.path(), &["explain", "TST-01", "--format", "json", "--as-of", "2026-06-30"]));
    let page: Value = serde_json::from_str(&page).expect("it is JSON");
    let page = &page["pages"][0];
    assert_eq!(page["what"], "rule");
    assert_eq!(page["title"], "machine without a keeper");
    let here = page["rows"].as_array().expect("rows").iter().find(|row| row["head"] == "here").expect("it is there");
    assert_eq!(here["items"][0]["at"], "machines.ctl:5");
    let spoken = explain_with(&["TST-01", "--format", "narrated"]);
    assert!(spoken.contains("Fires:\n  when a machine has no keeper"), "{spoken}");
}
