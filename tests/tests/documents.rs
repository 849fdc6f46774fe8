//! Documents as they are read: narratives of a worked company, of a control of which little is said, and of one whose
//! texts try to be more than text.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use ctl_core::{Analysis, Facts, Options, PackageInput};
use ctl_documents::{Made, Templates, make, write};
use ctl_syntax::literal::Date;
use insta::assert_snapshot;

const COMPANY: &str = r#"
organization acme "Acme" { stage early_stage }
person kim "Kim Lee"
role lead "Security Lead" { held_by kim }
system app "App" { owner lead }
"#;

fn analysis(files: &[(&str, &str)]) -> Analysis {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(*text))).collect();
    let package = PackageInput { name: "acme".to_owned(), dependencies: Vec::new(), files };
    Analysis::check(&[package], &Options::new(Date::new(2026, 7, 20).expect("a day")))
}

/// A package on disk, as the command reads it.
fn folder(name: &str) -> Analysis {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(name);
    let (mut files, mut open) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "ctl") {
                let relative = path.strip_prefix(&root).expect("inside").to_string_lossy().into_owned();
                files.push((relative, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    files.sort();
    analysis(&files.iter().map(|(p, t)| (&**p, &**t)).collect::<Vec<_>>())
}

/// The documents of a view, and what is wrong with its template.
fn documents(analysis: Analysis, view: &str) -> (Vec<Made>, Vec<String>) {
    let declared = analysis.documents().into_iter().find(|d| d.name == view).expect("it is declared");
    let templates = Templates::of(&analysis.program);
    let (made, wrong) = make(&Arc::new(Facts::new(Arc::new(analysis))), &templates, &declared);
    let wrong = templates.errors.iter().chain(&wrong);
    (made, wrong.map(|d| format!("{}: {}", d.code, d.message)).collect())
}

fn narrative(made: &[Made], id: &str) -> String {
    let file = format!("narratives/{id}");
    let found = made.iter().find(|m| m.file == file).unwrap_or_else(|| panic!("there is no {file}"));
    write::markdown(&found.document)
}

#[test]
fn narratives_of_a_company() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "narratives");
    assert_eq!(wrong, [""; 0]);
    assert_eq!(made.len(), 76);
    for id in ["AC-03", "CM-01", "EL-01", "REC-02"] {
        assert_snapshot!(format!("narrative of {id}"), narrative(&made, id));
    }
    for one in &made {
        let text = write::markdown(&one.document);
        // Nothing that was put in escaped, marked or unsaid shows.
        for scar in ["\u{FFFD}", "\\\\", "{{", "None", "none.", " ,", " .", "..", "  ", "the the", "()"] {
            let lines = text.lines().filter(|l| !l.starts_with("   ")).any(|l| l.contains(scar));
            assert!(!lines, "{} holds {scar:?}", one.file);
        }
    }
}

#[test]
fn a_control_of_which_little_is_said() {
    let control = "control bare \"Bare\" { id \"X-1\"; status draft; satisfies tsc:CC6.1 }";
    let (made, wrong) = documents(analysis(&[("a.ctl", COMPANY), ("b.ctl", control)]), "narratives");
    assert_eq!(wrong, [""; 0]);
    assert_snapshot!(narrative(&made, "X-1"));
}

#[test]
fn text_is_data() {
    let control = r##"
control evil "</script><b>*x*</b> {{ 7 * 7 }} =cmd|' /C calc'!A0" {
  id         "X-1"
  owner      lead
  objective  "# no heading [no](link) `no code` ~~no~~ <img src=x onerror=alert(1)> {% raw %} #import \"x\" $x$"
  procedure  """
    1. | not | a table |
    2. ../../etc/passwd
       - not a list
  """
  satisfies tsc:CC6.1 { purpose "_no_ __no__ &amp; &#60;" }
}
"##;
    let (made, wrong) = documents(analysis(&[("a.ctl", COMPANY), ("b.ctl", control)]), "narratives");
    assert_eq!(wrong, [""; 0]);
    assert_snapshot!(narrative(&made, "X-1"));
}

#[test]
fn a_package_brings_words_of_its_own() {
    let own =
        "{% macro line(x) %}- {{ x }}\n{% endmacro %}\n# {{ heading }}\n\n{{ line(c.owner) }}\nAs of {{ as_of }}.\n";
    let control = "control one \"One\" { id \"X-1\"; owner lead; satisfies tsc:CC6.1 }";
    let files = [("a.ctl", COMPANY), ("b.ctl", control), ("documents/narrative.j2", own)];
    let (made, wrong) = documents(analysis(&files), "narratives");
    assert_eq!(wrong, [""; 0]);
    assert_snapshot!(narrative(&made, "X-1"), @r"
    # X-1 One

    - Security Lead

    As of 20 July 2026.
    ");
}

#[test]
fn a_template_without_end_is_stopped() {
    let own = "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}";
    let control = "control one \"One\" { id \"X-1\"; owner lead; satisfies tsc:CC6.1 }";
    let files = [("a.ctl", COMPANY), ("b.ctl", control), ("documents/narrative.j2", own)];
    let (made, wrong) = documents(analysis(&files), "narratives");
    assert!(made.is_empty());
    assert_snapshot!(wrong.join("\n"));
}

#[test]
fn one_changed_field_changes_its_sentence() {
    let control = |due: &str| {
        format!("control one \"One\" {{ id \"X-1\"; owner lead; frequency monthly; due {due}; satisfies tsc:CC6.1 }}")
    };
    let text = |due| {
        let (made, _) = documents(analysis(&[("a.ctl", COMPANY), ("b.ctl", &control(due))]), "narratives");
        narrative(&made, "X-1")
    };
    let (a, b) = (text("5 days"), text("1 month"));
    let changed: Vec<(&str, &str)> = a.lines().zip(b.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(
        changed,
        [("Finished within five days after its period ends.", "Finished within one month after its period ends.")]
    );
}

#[test]
fn a_scoping_memo_says_what_is_in_and_why() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "scoping_memo");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(write::markdown(&made[0].document));
    // Of a company that has declared nothing but the assessment.
    let bare = analysis(&[("a.ctl", "engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }\n")]);
    let (made, wrong) = documents(bare, "scoping_memo");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(write::markdown(&made[0].document));
}

#[test]
fn a_system_description_has_every_part() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "system_description");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(write::markdown(&made[0].document));
    // At a day, of a service of which nothing is said; and a report for everybody has none.
    let bare = "engagement day { report soc2_type1; period 2026-06-30 .. 2026-06-30; service silent }
service silent
engagement short_form { report soc3; period 2026-01-01 .. 2026-12-31 }
";
    let (made, wrong) = documents(analysis(&[("a.ctl", bare)]), "system_description");
    assert!(wrong.is_empty() && made.len() == 1, "{wrong:?}");
    let said = write::markdown(&made[0].document);
    let parts: Vec<&str> = said.split_inclusive("\n\n").filter(|p| !p.starts_with("| ")).collect();
    assert_snapshot!(parts.concat());
}

#[test]
fn matrices_have_a_row_for_each() {
    let company = format!(
        "{COMPANY}
engagement soc2 \"SOC 2\" {{ report soc2_type2; period 2026-01-01 .. 2026-12-31 }}
engagement icfr \"ICFR\" {{ report sox_icfr; assessed_against coso; period 2026-01-01 .. 2026-12-31 }}
system gl \"Ledger\" {{ owner lead; financial_role general_ledger }}
control review \"Review\" {{
  id         \"AC-1\"
  owner      lead
  objective  \"Access fits the job.\"
  applies_to gl, app
  satisfies  tsc:CC6.2 {{ purpose \"Access is removed.\" }}, tsc:CC6.3 {{ purpose \"Access is narrow.\" }},
             itgc:access {{ purpose \"Figures are safe.\" }}
  evidence   package, minutes
}}
control planned {{ status draft; satisfies tsc:CC6.1 }}
evidence package \"Review package\" {{ owner lead; systems gl, app; frequency quarterly; stored_in app }}
evidence minutes \"Minutes\" {{ owner lead; frequency each_event }}
evidence unused \"Unused\" {{ owner lead }}
"
    );
    let mut said = String::new();
    for view in ["evidence_reuse", "evidence_requests", "criteria_matrix", "itgc_matrix", "entity_level_controls"] {
        let (made, wrong) = documents(analysis(&[("a.ctl", &company)]), view);
        assert!(wrong.is_empty(), "{wrong:?}");
        for one in made {
            for (sheet, bytes) in write::csv(&one.document) {
                let text = String::from_utf8(bytes).expect("UTF-8");
                // Of what no control answers, a few rows show enough.
                let answered = |l: &&str| !l.starts_with("CC") || l.contains("CC6.") || l.contains("CC1.1");
                let lines: Vec<&str> = text.lines().filter(answered).collect();
                said += &format!("== {}: {sheet}\n{}\n\n", one.file, lines.join("\n"));
            }
        }
    }
    assert_snapshot!(said);
}

#[test]
fn a_template_asks_why() {
    let view = "view memo \"memo\" { for s in system heading \"{s}\" file \"m-{s.name}\" template \"m.j2\" }\n";
    let ledger = "system gl \"Ledger\" { owner lead; financial_role general_ledger }\n";
    let with = |template: &str| {
        documents(analysis(&[("a.ctl", COMPANY), ("b.ctl", view), ("c.ctl", ledger), ("m.j2", template)]), "memo")
    };
    let (made, wrong) = with("{{ s }}: {{ s|why('financially_relevant') }}.\n");
    assert!(wrong.is_empty(), "{wrong:?}");
    let said: Vec<String> = made.iter().map(|m| write::markdown(&m.document)).collect();
    assert_eq!(said, ["App: .\n", "Ledger: Ledger has the financial role general ledger.\n"]);
    assert_eq!(with("{{ s|why('relevant') }}").1[0], "E0512: system has no field `relevant`");
    assert_eq!(with("{{ 'x'|why('relevant') }}").1[0], "E0512: `why` asks about a record");
}
