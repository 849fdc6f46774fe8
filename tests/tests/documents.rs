//! Documents as they are read: narratives of a worked company, of a control of which little is said, and of one whose
//! texts try to be more than text.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use ctl_core::value::RecId;
use ctl_core::view::Figure;
use ctl_core::{Analysis, Facts, Options, PackageInput};
use ctl_documents::{Basis, Document, Made, Templates, draw, make, write};
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

fn basis<'b>(facts: &'b Arc<Facts>, templates: &'b Templates, asked: Option<RecId>) -> Basis<'b> {
    Basis { facts, templates, asked, before: None }
}

/// The documents of a view, and what is wrong with its template.
fn documents(analysis: Analysis, view: &str) -> (Vec<Made>, Vec<String>) {
    let declared = analysis.documents().into_iter().find(|d| d.name == view).expect("it is declared");
    let templates = Templates::of(&analysis.program);
    let (made, wrong) = make(basis(&Arc::new(Facts::new(Arc::new(analysis))), &templates, None), &declared);
    let wrong = templates.errors.iter().chain(&wrong);
    (made, wrong.map(|d| format!("{}: {}", d.code, d.message)).collect())
}

fn document(made: &Made) -> &Document {
    made.document().expect("it is for people")
}

fn markdown(made: &Made) -> String {
    write::markdown(document(made))
}

fn narrative(made: &[Made], id: &str) -> String {
    let file = format!("narratives/{id}");
    let found = made.iter().find(|m| m.file == file).unwrap_or_else(|| panic!("there is no {file}"));
    markdown(found)
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
        let text = markdown(one);
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
    assert_snapshot!(markdown(&made[0]));
    // Of a company that has declared nothing but the assessment.
    let bare = analysis(&[("a.ctl", "engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }\n")]);
    let (made, wrong) = documents(bare, "scoping_memo");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(markdown(&made[0]));
}

#[test]
fn a_system_description_has_every_part() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "system_description");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(markdown(&made[0]));
    // At a day, of a service of which nothing is said; and a report for everybody has none.
    let bare = "engagement day { report soc2_type1; period 2026-06-30 .. 2026-06-30; service silent }
service silent
engagement short_form { report soc3; period 2026-01-01 .. 2026-12-31 }
";
    let (made, wrong) = documents(analysis(&[("a.ctl", bare)]), "system_description");
    assert!(wrong.is_empty() && made.len() == 1, "{wrong:?}");
    let said = markdown(&made[0]);
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
            for (sheet, bytes) in write::csv(document(&one)) {
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
    let said: Vec<String> = made.iter().map(markdown).collect();
    assert_eq!(said, ["App: .\n", "Ledger: Ledger has the financial role general ledger.\n"]);
    assert_eq!(with("{{ s|why('relevant') }}").1[0], "E0512: system has no field `relevant`");
    assert_eq!(with("{{ 'x'|why('relevant') }}").1[0], "E0512: `why` asks about a record");
}

/// Of each record only what it must say: every document is written, and none has a hole.
#[test]
fn what_is_not_declared_spoils_no_document() {
    let least = "
organization o { stage growth_regulated }
engagement books { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
engagement report { report soc2_type2; period 2026-01-01 .. 2026-06-30; service goods }
engagement users { report soc1_type2; period 2026-01-01 .. 2026-06-30; service goods }
engagement everybody { report soc3; period 2026-01-01 .. 2026-06-30; service goods }
service goods
role lead
person p
team t
vendor v
data d
process selling
system s { owner lead; vendor v; serves goods }
system ledger { owner p; financial_role general_ledger; feeds s { carries d } }
control c { owner lead; satisfies tsc:CC6.1; applies_to ledger }
control e { owner p; applies_to s; satisfies tsc:CC8.1 }
control f { owner t; applies_to s, ledger; status draft; satisfies tsc:CC7.2 }
evidence x
risk r
exception n { rule EVD-01 }
";
    let files = [("a.ctl", least)];
    let views: Vec<String> = analysis(&files).documents().into_iter().filter(|d| !d.compared).map(|d| d.name).collect();
    assert!(views.len() > 20, "{views:?}");
    let holed = views.iter().filter_map(|view| {
        let (_, wrong) = documents(analysis(&files), view);
        (!wrong.is_empty()).then_some((view, wrong))
    });
    assert_eq!(holed.collect::<Vec<_>>(), []);
}

/// All documents of some views, each below its name.
fn all(files: &[(&str, &str)], views: &[&str]) -> String {
    let mut said = String::new();
    for view in views {
        let (made, wrong) = documents(analysis(files), view);
        assert!(wrong.is_empty(), "{wrong:?}");
        for one in made {
            said += &format!("==== {}\n{}\n", one.file, markdown(&one));
        }
    }
    said
}

#[test]
fn reports_for_users_and_for_everybody() {
    let full = "
service pay \"Payments\" { description \"Takes payments for merchants.\"; customer_data cards }
data cards \"Card numbers\" { sensitivity restricted }
commitment up { category availability; statement \"Payments are taken on 99.9 % of minutes.\"; to_users_of pay }
user_entity_control keys { statement \"Merchants keep their keys secret.\"; expected_of_users_of pay }
engagement everybody \"SOC 3\" { report soc3; service pay; period 2026-01-01 .. 2026-12-31; category availability }
engagement users \"SOC 1\" { report soc1_type2; service pay; period 2026-01-01 .. 2026-12-31 }
control_objective taken \"Payments are complete\" {
  id          \"CO-1\"
  of          pay
  statement   \"Controls provide reasonable assurance that payments are recorded completely.\"
  achieved_by counted, planned
}
control counted \"Payments are counted\" { id \"PR-1\"; owner lead; frequency daily; objective \"No payment is lost.\" }
control planned \"Payments are sampled\" { id \"PR-2\"; owner lead; status draft }
";
    let views = ["public_summary", "control_objectives"];
    assert_snapshot!(all(&[("a.ctl", COMPANY), ("b.ctl", full)], &views));
    // Of a service of which nothing is said, each gap shows.
    let bare = "
service silent
engagement everybody { report soc3; service silent; period 2026-01-01 .. 2026-12-31 }
engagement users { report soc1_type1; service silent; period 2026-06-30 .. 2026-06-30 }
";
    assert_snapshot!(all(&[("a.ctl", COMPANY), ("b.ctl", bare)], &views));
}

#[test]
fn programmes_side_by_side_and_what_owners_state() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "program_comparison");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(markdown(&made[0]));
    let (made, wrong) = documents(folder("pre-ipo-payments"), "sub_certifications");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(markdown(&made[0]));
    let (made, wrong) = documents(folder("pre-ipo-payments"), "bridge");
    assert!(wrong.is_empty(), "{wrong:?}");
    let (_, rows) = &write::csv(document(&made[0]))[0];
    let rows = String::from_utf8(rows.clone()).expect("UTF-8");
    let shown = |l: &&str| ["Criterion", "CC1.2", "CC6.2", "CC8.1", "A1.2"].iter().any(|id| l.starts_with(id));
    assert_snapshot!(rows.lines().filter(shown).collect::<Vec<_>>().join("\n"));
}

#[test]
fn figures_say_the_same_in_words() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "figures");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(markdown(&made[0]));
    let names: Vec<&str> = document(&made[0]).figures().map(|(name, _)| name).collect();
    assert_eq!(names, ["scope_map", "criteria_map", "criteria_map-2", "duty_matrix"]);
}

/// The words of a picture, read by a parser of XML. No element of it leads anywhere or runs.
fn words(svg: &str) -> Vec<String> {
    let xml = roxmltree::Document::parse(svg).expect("it is XML");
    let known = ["svg", "g", "rect", "path", "circle", "text", "title"];
    for node in xml.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        assert!(node.attributes().all(|a| !a.name().starts_with("on") && !a.name().ends_with("href")));
    }
    let text = |n: roxmltree::Node<'_, '_>| n.text().unwrap_or_default().to_owned();
    xml.descendants().filter(|n| n.has_tag_name("text") || n.has_tag_name("title")).map(text).collect()
}

#[test]
fn text_in_pictures_is_data() {
    let evil = r#"
system evil "</title><script>alert(1)</script> & \"x\" ]]>" { owner lead; feeds app { carries cards } }
data cards "<b>" { sensitivity restricted }
"#;
    let (made, _) = documents(analysis(&[("a.ctl", COMPANY), ("b.ctl", evil)]), "figures");
    let (_, svg) = document(&made[0]).figures().next().expect("a figure");
    let words = words(svg);
    assert!(words.iter().any(|w| w.starts_with("</title><script>alert(1)</script> & \"x\" ]]> (evil)")), "{words:?}");
}

#[test]
fn a_map_of_many_systems_is_drawn_in_few_nodes() {
    let mut files = String::from(COMPANY);
    for i in 0..200 {
        let to = if i % 7 == 0 { String::new() } else { format!("feeds s{} {{ carries d }}; ", i - 1) };
        files += &format!("role r{}\nsystem s{i} \"System {i}\" {{ owner r{}; {to}}}\n", i + 1000, 1000 + i % 20);
    }
    files += "data d \"Data\" { sensitivity internal }\n";
    let analysis = analysis(&[("a.ctl", &files)]);
    let Some(Figure::Graph(whole)) = analysis.figure("scope_map").map(|d| d.figure) else { panic!("a graph") };
    assert_eq!(whole.nodes.len(), 201);
    let few = whole.clone().clustered(draw::NODES);
    assert!(few.nodes.len() <= draw::NODES, "{}", few.nodes.len());
    assert_eq!(few.nodes.iter().map(|n| n.of.len()).sum::<usize>(), 201, "each system is in one");
    assert!(few.nodes.iter().any(|n| n.label == "r1003: 10 systems"), "{:?}", few.nodes);
    let at = whole.nodes.iter().find(|n| n.name == "s10").expect("it is there");
    let near: Vec<String> = whole.around(at.of[0], 2).nodes.into_iter().map(|n| n.name).collect();
    assert_eq!(near, ["s8", "s9", "s10", "s11", "s12"]);
    words(&draw::graph(&few, "map"));
}

#[test]
fn what_concerns_an_engagement() {
    let company = format!(
        "{COMPANY}
engagement a \"SOC 2\" {{ report soc2_type2; period 2026-01-01 .. 2026-12-31 }}
engagement b \"ICFR\" {{ report sox_icfr; period 2026-01-01 .. 2026-12-31 }}
control one \"One\" {{ id \"X-1\"; owner lead; satisfies tsc:CC6.1 }}
control two \"Two\" {{ id \"X-2\"; owner lead; satisfies itgc:access }}
control three \"Three\" {{ id \"X-3\"; owner lead; satisfies tsc:CC6.1, itgc:access }}
"
    );
    let analysis = analysis(&[("a.ctl", &company)]);
    let declared = analysis.documents();
    let templates = Templates::of(&analysis.program);
    let asked =
        analysis.pages("coverage", None).into_iter().find(|p| p.heading.starts_with("ICFR")).expect("a page").subject;
    let facts = Arc::new(Facts::new(Arc::new(analysis)));
    let of = |view: &str, asked| {
        let declared = declared.iter().find(|d| d.name == view).expect("a view");
        make(basis(&facts, &templates, asked), declared).0
    };
    let files = |made: Vec<Made>| made.into_iter().map(|m| m.file).collect::<Vec<_>>();
    assert_eq!(files(of("narratives", asked)), ["narratives/X-2", "narratives/X-3"]);
    assert_eq!(files(of("engagement_narratives", asked)), ["narratives-b"]);
    assert_eq!(files(of("engagement_narratives", None)), ["narratives-a", "narratives-b"]);
    let matrix = write::csv(document(&of("risk_control_matrix", asked)[0]));
    let rows = String::from_utf8(matrix[0].1.clone()).expect("UTF-8");
    let first: Vec<&str> = rows.lines().filter_map(|l| l.split(',').next()).collect();
    assert_eq!(first, ["Control", "X-2", "X-3"]);
    // One after the other, each a part of the whole.
    let said = markdown(&of("engagement_narratives", asked)[0]);
    let headings: Vec<&str> = said.lines().filter(|l| l.starts_with("# ") || l.starts_with("## ")).collect();
    assert_eq!(headings, ["# Control narratives: ICFR", "## X-2 Two", "## X-3 Three"]);
}

#[test]
fn a_process_from_its_origin_to_the_books() {
    let (made, wrong) = documents(folder("pre-ipo-payments"), "process_narratives");
    assert!(wrong.is_empty() && made.len() == 4, "{wrong:?}");
    assert_snapshot!(write::markdown(document(&made[0])));
    let bare = "organization o { stage growth_regulated }\nprocess selling \"Selling\"\n";
    let (made, wrong) = documents(analysis(&[("a.ctl", bare)]), "process_narratives");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(write::markdown(document(&made[0])));
}

#[test]
fn a_calendar_has_a_row_for_each_time() {
    let company = format!(
        "{COMPANY}
engagement half \"SOC 2\" {{ report soc2_type2; period 2026-01-01 .. 2026-06-30 }}
control review {{ id \"X-1\"; owner lead; satisfies tsc:CC6.2; evidence package, minutes, log }}
evidence package \"Package\" {{ owner lead; systems app; frequency quarterly }}
evidence minutes \"Minutes\" {{ owner lead; frequency monthly }}
evidence log \"Log\" {{ owner lead; frequency each_event }}
"
    );
    let (made, wrong) = documents(analysis(&[("a.ctl", &company)]), "evidence_calendar");
    assert!(wrong.is_empty(), "{wrong:?}");
    let (_, rows) = &write::csv(document(&made[0]))[0];
    assert_snapshot!(String::from_utf8(rows.clone()).expect("UTF-8"));
}

#[test]
fn what_has_changed_since_an_earlier_revision() {
    let control =
        |more: &str| format!("control one \"One\" {{ id \"X-1\"; owner lead; {more}; satisfies tsc:CC6.1 }}\n");
    let facts = |text: &str| Arc::new(Facts::new(Arc::new(analysis(&[("a.ctl", COMPANY), ("b.ctl", text)]))));
    let old = facts(
        &(control("threshold \"$5,000\"; frequency monthly") + "control gone \"Gone\" { id \"X-2\"; owner lead }\n"),
    );
    let now = facts(
        &(control("threshold \"$1,000\"; frequency monthly; key yes")
            + "control new \"New\" { id \"X-3\"; owner lead }\n"),
    );
    let declared = now.analysis().documents().into_iter().find(|d| d.name == "control_changes").expect("a view");
    let templates = Templates::of(&now.analysis().program);
    assert!(make(basis(&now, &templates, None), &declared).0.is_empty(), "nothing to compare with");
    let (made, wrong) = make(Basis { before: Some(("1d90af3", &old)), ..basis(&now, &templates, None) }, &declared);
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(document(&made[0]).title, "Control changes since 1d90af3");
    let (_, rows) = &write::csv(document(&made[0]))[0];
    assert_snapshot!(String::from_utf8(rows.clone()).expect("UTF-8"));
}
