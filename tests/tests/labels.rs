//! Where findings are shown: what their labels point at, and what they say there.

use ctl_core::Analysis;
use ctl_syntax::diagnostic::Diagnostic;
use ctl_tests::check::{self, package};

/// Checks a package that is free of language errors.
fn sound(text: &str) -> Analysis {
    let analysis = check::check(package([("main.ctl", text)]), false);
    let errors: Vec<&str> = check::errors(&analysis).map(|d| &*d.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    analysis
}

#[test]
fn a_finding_about_no_record_has_a_place() {
    let text = "\
enum tint { red, blue }
kind thing { tint: tint }
kind book reference { }
kind page reference within book inverse pages { }
book x { page A \"a page\" { } }
thing lamp { tint blue }
thing kite { tint blue }
rule TST-01 \"no record\" { severity info for t in tint where t == red message \"{t}\" cites x:A }
rule TST-02 \"a record later\" { severity info for t in tint, a in thing where a.tint == t message \"{t}\" cites x:A }
rule TST-03 \"gathered\" { severity info for t in tint, a in thing where a.tint == t per t message \"{t}\" cites x:A }
rule TST-04 \"named later\" {
  severity info
  for t in tint
  where t == red
  let all = thing
  message \"{t}\"
  cites x:A
}
";
    let analysis = sound(text);
    let place = |d: &Diagnostic| {
        let span = d.primary().expect("every finding has a place");
        (d.code.to_string(), span.range.of(&analysis.program.file(span.file).text).to_owned())
    };
    let mut places: Vec<(String, String)> = analysis.diagnostics.iter().map(place).collect();
    places.sort();
    let expected =
        [("TST-01", "TST-01"), ("TST-02", "kite"), ("TST-02", "lamp"), ("TST-03", "kite"), ("TST-04", "kite")];
    assert_eq!(places, expected.map(|(rule, place)| (rule.to_owned(), place.to_owned())));
}

#[test]
fn reasons_at_one_place_share_a_label() {
    let analysis = sound(
        "\
kind thing {
  lit: bool
  shaded: bool
  wired: bool
  gaps: [text] = [\"no light\" if not self.lit, \"no shade\" if not self.shaded, \"no wire\" if not self.wired]
}
kind book reference { }
kind page reference within book inverse pages { }
book x { page A \"a page\" { } }
thing kite { wired yes }
thing lamp { wired no }
thing moon { lit yes; wired yes }
rule TST-01 \"gaps\" { severity info for t in thing where exists t.gaps message \"{t.name}\" because t.gaps cites x:A }
rule TST-02 \"gaps, with a place\" {
  severity info
  for t in thing
  where t.wired and exists t.gaps
  message \"{t.name}\"
  at t \"this one\"
  because t.gaps
  cites x:A
}
",
    );
    let labels = |rule: &str, of: &str| -> Vec<(String, String)> {
        let found = analysis.diagnostics.iter().find(|d| d.code == rule && d.message == of).expect("a finding");
        let text =
            |l: &ctl_syntax::diagnostic::Label| l.span.range.of(&analysis.program.file(l.span.file).text).to_owned();
        found.labels.iter().map(|l| (text(l), l.text.clone())).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    // Numbers lead from place to place: there are none where there is one place.
    assert_eq!(labels("TST-01", "kite"), [pair("kite", "no light; no shade")]);
    assert_eq!(labels("TST-01", "lamp"), [pair("lamp", "1. no light; 2. no shade"), pair("no", "3. no wire")]);
    assert_eq!(labels("TST-01", "moon"), [pair("moon", "no shade")]);
    assert_eq!(labels("TST-02", "kite"), [pair("kite", "this one")]);
}
