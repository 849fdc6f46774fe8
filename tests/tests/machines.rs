//! Documents for programs, whole: those of a small company, of one that has declared next to nothing, and of one whose
//! texts try to be more than text; and what is said of templates that yield none.

use std::collections::BTreeSet;
use std::sync::Arc;

use ctl_core::{Analysis, Facts, Options, PackageInput};
use ctl_documents::{Basis, Content, Templates, make, write};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal::Date;
use insta::assert_snapshot;
use serde_json::Value;

const OSCAL: [&str; 4] = ["oscal_catalogs", "oscal_profiles", "oscal_component_definition", "oscal_plans"];

const COMPANY: &str = r#"
organization acme "Acme" { stage early_stage }
engagement soc2 "SOC 2, 2026" {
  report          soc2_type2
  period          2026-01-01 .. 2026-12-31
  service         shop
  not_applicable  few:C1 { reason "No premises." }
}
framework few "A few criteria" {
  program  soc2
  edition  "ourselves, 2026"
  clause C "Access" { heading yes }
  clause C1 "Doors" { part_of few:C; category security; summary "Doors are locked." }
  clause C2 "Accounts" { part_of few:C; category security; counts_for few:D }
  clause C2(a) "Shared accounts" { part_of few:C2; category security }
  clause C3 "Nobody answers" { part_of few:C; category security }
  clause D "Not of a part" { category security }
}
service shop "Web shop" { description "It sells things." }
person kim "Kim Lee"
person ola "Ola Berg"
role lead "Security Lead" { held_by kim }
vendor hoster "Hoster" { subservice yes; owner lead; criticality high }
data orders "Orders" { customers_of shop; confidential yes }
system app "App" { owner lead; serves shop; runs_on cloud; classification internal; feeds cloud { carries orders } }
system cloud "Cloud" { owner ola; vendor hoster; stores orders }
grant deploying { to lead; duties deploy; on app }
control review "Access review" {
  id            "AC-1"
  owner         lead
  performed_by  ola
  objective     "Access fits the job."
  procedure """
    1. The lead lists who has access.
    2. What nobody needs is taken away.
  """
  applies_to    app, cloud
  satisfies     few:C2 { purpose "Accounts are few." }, few:C2(a)
  evidence      lists
}
control tone "Tone at the top" { owner ola; entity_level yes; satisfies few:D { purpose "Leaders lock up." } }
control later "Later" { owner lead; status draft; applies_to app; satisfies few:C3 }
evidence lists "Signed lists" { owner lead }
user_entity_control lock "Locks" {
  expected_of_users_of  shop
  statement             "Customers lock their screens."
  completes             few:C2
}
subservice_control fence "Fence" { expected_of hoster; statement "The site is fenced."; completes few:C2 }
"#;

fn analysis(files: &[(&str, &str)]) -> Analysis {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(*text))).collect();
    let package = PackageInput { name: "acme".to_owned(), dependencies: Vec::new(), files };
    Analysis::check(&[package], &Options::new(Date::new(2026, 7, 20).expect("a day")))
}

/// The files of some views, and what is wrong with their templates.
fn files(analysis: Analysis, views: &[&str], draft: Option<&str>) -> (Vec<(String, String)>, Vec<Diagnostic>) {
    let declared = analysis.documents();
    let templates = Templates::of(&analysis.program).drafted(draft);
    let facts = Arc::new(Facts::new(Arc::new(analysis)));
    let (mut files, mut wrong) = (Vec::new(), templates.errors.clone());
    for view in views {
        let declared = declared.iter().find(|d| d.name == *view).expect("it is declared");
        let (made, more) = make(Basis { facts: &facts, templates: &templates, asked: None, before: None }, declared);
        wrong.extend(more);
        for one in made {
            let Content::Data { ending, bytes } = one.content else { panic!("{} is for people", one.file) };
            files.push((format!("{}.{ending}", one.file), String::from_utf8(bytes).expect("UTF-8")));
        }
    }
    (files, wrong)
}

fn oscal(text: &str, draft: Option<&str>) -> Vec<(String, String)> {
    let (files, wrong) = files(analysis(&[("a.ctl", text)]), &OSCAL, draft);
    assert_eq!(wrong, []);
    files
}

fn ids(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            out.extend(members.get("uuid").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|v| ids(v, out));
        }
        Value::Array(items) => items.iter().for_each(|v| ids(v, out)),
        _ => {}
    }
}

#[test]
fn oscal_of_a_small_company() {
    let all = oscal(COMPANY, None);
    let mut named = all.iter().filter(|(name, _)| !name.contains("catalog-tsc"));
    // The criteria of the library are owed too, and long: those declared here say how each kind of clause is told.
    let own = |text: &str| {
        let mut whole: Value = serde_json::from_str(text).expect("JSON");
        let keep = |list: Option<&mut Value>, key: &str| {
            if let Some(Value::Array(items)) = list {
                items.retain(|i| i[key].as_str().is_some_and(|id| !id.starts_with("tsc-")));
            }
        };
        keep(whole.pointer_mut("/system-security-plan/control-implementation/implemented-requirements"), "control-id");
        if let Some(Value::Array(imports)) = whole.pointer_mut("/profile/imports") {
            imports.retain(|i| i["href"] != "catalog-tsc.json");
        }
        serde_json::to_string_pretty(&whole).expect("JSON")
    };
    for (name, text) in named.by_ref() {
        assert_snapshot!(name.replace('/', " "), own(text));
    }
    assert_eq!(all, oscal(COMPANY, None));
}

#[test]
fn a_draft_says_so_and_ids_are_told_apart() {
    let all = oscal(COMPANY, Some("DRAFT: 4 open errors"));
    let mut seen = Vec::new();
    for (name, text) in &all {
        let whole: Value = serde_json::from_str(text).expect("JSON");
        let inner = whole.as_object().and_then(|o| o.values().next()).expect("one document");
        assert!(
            inner["metadata"]["remarks"].as_str().is_some_and(|r| r.starts_with("DRAFT: 4 open errors.")),
            "{name}"
        );
        ids(&whole, &mut seen);
    }
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), seen.len());
    assert!(seen.len() > 50);
}

#[test]
fn who_declares_next_to_nothing_gets_what_there_is() {
    let bare = "organization acme \"Acme\" { stage early_stage }\n\
                engagement icfr { report sox_icfr; assessed_against coso; period 2026-01-01 .. 2026-12-31 }\n\
                engagement day { report soc2_type1; period 2026-06-30 .. 2026-06-30 }\n\
                engagement everybody { report soc3; period 2026-01-01 .. 2026-12-31 }\n\
                engagement users { report soc1_type2; period 2026-01-01 .. 2026-12-31 }\n";
    let names: Vec<String> = oscal(bare, None).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "oscal/catalog-coso.json",
            "oscal/catalog-tsc.json",
            "oscal/profile-icfr.json",
            "oscal/profile-day.json",
            "oscal/profile-everybody.json",
            "oscal/ssp-day.json",
        ]
    );
}

#[test]
fn text_is_data() {
    let evil = r##"
organization acme "A\"c\\me {{ 7 * 7 }} {% raw %} \n\t </script> 😀 *b* [x](y)" { stage early_stage }
engagement soc2 "\"}, \"x\": [" { report soc2_type1; period 2026-06-30 .. 2026-06-30; service shop; auditor "" }
service shop "# S\nhop" { description "1. no list {# no comment #}" }
person kim "Kim \"K\" O'Lee\\"
role lead "1. Lead\n" { held_by kim }
system app "" { owner lead; serves shop }
control evil "," {
  id "\", \""; owner lead; applies_to app; objective "_a_ <b> \\"
  satisfies tsc:CC6.1 { purpose "" }, coso:P1
}
control blank "" { id ""; owner kim; objective ""; satisfies tsc:CC6.2 }
"##;
    let all = oscal(evil, None);
    let plan = all.iter().find(|(name, _)| name == "oscal/ssp-soc2.json").expect("there is a plan");
    let plan: Value = serde_json::from_str(&plan.1).expect("JSON");
    let plan = &plan["system-security-plan"];
    assert_eq!(plan["metadata"]["parties"][0]["name"], "A\"c\\me {{ 7 * 7 }} {% raw %} </script> 😀 *b* [x](y)");
    assert_eq!(plan["metadata"]["title"], "\"}, \"x\": [: system security plan");
    assert_eq!(plan["metadata"]["roles"][2], serde_json::json!({ "id": "role-lead", "title": "1\\. Lead" }));
    assert_eq!(plan["system-characteristics"]["system-name"], "# S hop");
    // What nothing is called is called by its name in the files.
    assert_eq!(plan["system-implementation"]["components"][1]["title"], "app");
    let met = plan["control-implementation"]["implemented-requirements"].as_array().expect("a list");
    let of = |id: &str| met.iter().find(|r| r["control-id"] == id).expect("it is owed");
    assert_eq!(of("tsc-CC6.1")["by-components"][0]["description"], "**\", \" ,.** \\_a\\_ \\<b\\> \\\\");
    assert_eq!(of("tsc-CC6.1")["props"][0]["value"], "\", \"");
    assert_eq!(of("tsc-CC6.2")["remarks"], "**blank.** It answers the clause.");
}

#[test]
fn a_template_that_yields_no_json_is_reported_at_its_line() {
    let wrong = |template: &str| {
        let view =
            "view list \"a list\" { for r in role heading \"{r}\" file \"l-{r.name}\" template \"l.json.j2\" }\n";
        let files_of = [
            ("a.ctl", "person kim\nrole lead \"Lead \\\"A\\\"\" { held_by kim }\n"),
            ("b.ctl", view),
            ("l.json.j2", template),
        ];
        let analysis = analysis(&files_of);
        let text = template.to_owned();
        let (made, wrong) = files(analysis, &["list"], None);
        let told = |d: Diagnostic| {
            let at = d.primary().expect("it has a place").range.start as usize;
            let notes: Vec<&str> = d.notes.iter().map(|n| n.text.as_str()).collect();
            format!("{} line {}: {}\n{}", d.code, text[..at].lines().count().max(1), d.message, notes.join("\n"))
        };
        assert_eq!(made.len() + wrong.len(), 1);
        wrong
            .into_iter()
            .map(told)
            .chain(made.into_iter().map(|(name, text)| format!("{name}: {text}")))
            .collect::<String>()
    };
    let all = [
        "{ \"name\": {{ r }}, \"draft\": {{ draft or false }}, \"day\": {{ as_of }}, \"held\": {{ r.held_by }},\n  \
         \"none\": [{% for x in r.grants %}{{ x }},{% endfor %}], \"count\": {{ r.held_by|length }},\n  \
         \"id\": {{ [r, 'x']|uuid }}, \"token\": {{ r|token }}, }\n",
        "{\n  \"name\": {{ r }}\n  \"title\": {{ r.title }}\n}\n",
        "{\n  \"name\": \"the {{ r }}\"\n}\n",
        "{\n  \"name\": {{ r.grants|first }},\n}\n",
        "{% for x in [1, 2] %}\n{ \"a\": {{ x }} }\n{% endfor %}\n",
        "{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}\n",
        "# {{ r }}\n",
        "",
    ];
    assert_snapshot!(all.map(wrong).join("\n\n"));
}

#[test]
fn what_is_for_programs_does_no_harm_among_words() {
    let view = "view memo \"memo\" { for r in role heading \"{r}\" file \"m-{r.name}\" template \"m.j2\" }\n";
    let marks: String = (0xF0000..0xF0020).filter_map(char::from_u32).collect();
    let memo = format!("# {marks}a {{% include 'l.json.j2' %}} {marks} {{{{ r }}}}\n");
    let files = [
        ("a.ctl", "person kim\nrole lead \"Lead\" { held_by kim }\n"),
        ("b.ctl", view),
        ("m.j2", &memo),
        ("l.json.j2", "[{{ r }}]"),
    ];
    let analysis = analysis(&files);
    let templates = Templates::of(&analysis.program);
    let declared = analysis.documents().into_iter().find(|d| d.name == "memo").expect("it is declared");
    let facts = Arc::new(Facts::new(Arc::new(analysis)));
    let basis = Basis { facts: &facts, templates: &templates, asked: None, before: None };
    let (made, wrong) = make(basis, &declared);
    assert_eq!(wrong, []);
    let marks = "\u{FFFD}".repeat(32);
    let words = write::markdown(made[0].document().expect("words"));
    assert_eq!(words, format!("# {marks}a [\"Lead\"] {marks} Lead\n"));
}
