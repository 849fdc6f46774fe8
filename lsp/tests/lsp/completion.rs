//! What is offered under the cursor.

use serde_json::{Value, json};

use crate::client::Client;

const PEOPLE: &str = "person ana \"Ana Ruiz\"\nrole cto \"CTO\" { held_by ana }\nteam ops \"Operations\"\n";
const MANIFEST: &str = "name = \"acme\"\nedition = \"2026\"\n";

fn client() -> Client {
    let item = json!({ "snippetSupport": true });
    let capabilities = json!({ "textDocument": { "completion": { "completionItem": item } } });
    Client::with(&[("ctl.toml", MANIFEST), ("people.ctl", PEOPLE), ("a.ctl", "")], capabilities)
}

/// What is offered at the mark of a text.
fn offers(client: &mut Client, marked: &str) -> Vec<Value> {
    client.open("a.ctl", &marked.replacen('|', "", 1));
    let at = client.at("a.ctl", marked);
    let list = client.ask("textDocument/completion", at);
    client.close("a.ctl");
    list["items"].as_array().cloned().unwrap_or_default()
}

fn labels(client: &mut Client, marked: &str) -> Vec<String> {
    offers(client, marked).iter().map(|offer| offer["label"].as_str().expect("a label").to_owned()).collect()
}

#[track_caller]
fn has(labels: &[String], wanted: &[&str]) {
    for label in wanted {
        assert!(labels.iter().any(|l| l == label), "{label} is not among {labels:?}");
    }
}

#[track_caller]
fn lacks(labels: &[String], unwanted: &[&str]) {
    for label in unwanted {
        assert!(labels.iter().all(|l| l != label), "{label} is among {labels:?}");
    }
}

#[test]
fn kinds_and_templates_begin_a_declaration() {
    let mut client = client();
    for text in ["|", "sys|", "role x\n\ns|y\n", "/// About.\nsys|"] {
        has(&labels(&mut client, text), &["system"]);
    }
    let all = labels(&mut client, "|");
    has(&all, &["control", "rule", "kind", "control like std::periodic_access_review"]);
    // Edges and clauses are written elsewhere.
    lacks(&all, &["flow", "clause", "owner"]);
    let system = offers(&mut client, "syst|").into_iter().find(|o| o["label"] == "system").expect("it is offered");
    assert_eq!(system["textEdit"]["newText"], "system ${1:name} \"${2:Title}\" {\n  owner  ${3:person}\n}$0");
    assert!(labels(&mut client, "// sys|\n").is_empty());
    assert!(labels(&mut client, "/// sys|\nsystem a\n").is_empty());
}

#[test]
fn the_fields_that_a_record_lacks_are_offered_and_what_it_needs_comes_first() {
    let mut client = client();
    let all = labels(&mut client, "system a {\n  |\n}\n");
    assert_eq!(all[0], "owner");
    has(&all, &["feeds", "vendor", "financial_role"]);
    // What is inferred, or is the other side of an edge, is never written.
    lacks(&all, &["fed_by", "financially_relevant", "controls", "name", "title", "clause"]);
    let all = labels(&mut client, "system a {\n  owner  cto\n  f|\n}\n");
    has(&all, &["feeds", "financial_role"]);
    lacks(&all, &["owner"]);
    // Between two fields, and in a record whose brace is missing.
    has(&labels(&mut client, "system a {\n  owner  cto\n  f|\n  vendor  v\n}\n"), &["feeds"]);
    has(&labels(&mut client, "system a {\n  owner  cto\n  f|\n\nsystem b { owner cto }\n"), &["feeds"]);
    // Of an edge its own.
    let all = labels(&mut client, "system a {\n  feeds b { | }\n}\n");
    has(&all, &["carries"]);
    lacks(&all, &["owner", "feeds"]);
    // Not what a template gives.
    let all = labels(&mut client, "control a like std::periodic_access_review { | }\n");
    lacks(&all, &["frequency", "objective"]);
    // What is found to be lacking comes before what is not, and all of it is offered at once.
    let text = "control a \"A\" {\n  |\n}\n";
    client.open("a.ctl", &text.replace('|', ""));
    client.wait(|m| m["method"] == "textDocument/publishDiagnostics" && m.to_string().contains("OWN-01"));
    client.close("a.ctl");
    let all = offers(&mut client, text);
    assert_eq!(all[0]["label"], "owner, exceptions, evidence");
    assert_eq!(
        all[0]["textEdit"]["newText"],
        "owner       ${1:person}\nexceptions  \"${2:text}\"\nevidence    ${3:evidence}"
    );
    assert_eq!(all[1..4].iter().map(|offer| &offer["label"]).collect::<Vec<_>>(), ["evidence", "exceptions", "owner"]);
    // All that is required, at once.
    let all = offers(&mut client, "engagement e { | }\n");
    assert_eq!(all[0]["label"], "report, period");
    assert_eq!(all[0]["textEdit"]["newText"], "report  ${1:report_type}\nperiod  ${2:2026-01-01 .. 2026-12-31}");
}

#[test]
fn values_are_those_that_a_field_takes() {
    let mut client = client();
    let all = labels(&mut client, "system a {\n  owner  |\n}\n");
    has(&all, &["ana", "cto", "ops"]);
    lacks(&all, &["a", "quarterly", "tsc:"]);
    let all = labels(&mut client, "system b { owner cto }\nsystem a {\n  feeds  |\n}\n");
    assert_eq!(all[..2], ["a", "b"]);
    lacks(&all, &["cto"]);
    has(&labels(&mut client, "system a {\n  feeds  b, c|\n}\nsystem c { owner cto }\n"), &["c"]);
    let all = labels(&mut client, "system a {\n  financial_role  |\n}\n");
    assert_eq!(all[0], "general_ledger");
    let all = labels(&mut client, "control c {\n  frequency  |\n}\n");
    has(&all, &["quarterly", "annual"]);
    has(&labels(&mut client, "exception e {\n  rule  |\n}\n"), &["SOD-01"]);
    assert_eq!(labels(&mut client, "data d {\n  financial  |\n}\n"), ["no", "yes"]);
    has(&labels(&mut client, "control c {\n  frequency  std::q|\n}\n"), &["quarterly"]);
    // Where a text is wanted nothing is known, and within one nothing is asked.
    assert!(labels(&mut client, "system a {\n  description  \"sys|\"\n}\n").is_empty());
}

#[test]
fn clauses_are_offered_with_their_titles_behind_the_colon() {
    let mut client = client();
    has(&labels(&mut client, "control c {\n  satisfies  |\n}\n"), &["tsc:", "sox:"]);
    let all = offers(&mut client, "control c {\n  satisfies  tsc:CC6.|\n}\n");
    let first = &all[0];
    assert_eq!(first["label"], "tsc:CC6.1");
    assert_eq!(first["detail"], "Logical access architecture and safeguards");
    assert_eq!(first["textEdit"]["range"]["start"]["character"], 13);
    assert!(all.iter().all(|offer| offer["label"].as_str().is_some_and(|l| l.contains("CC6."))));
    has(
        &labels(
            &mut client,
            "rule AB-01 \"x\" {\n  severity info\n  for s in system\n  message \"m\"\n  cites coso:|\n}\n",
        ),
        &["coso:P10"],
    );
}

#[test]
fn templates_come_with_what_they_leave_open() {
    let mut client = client();
    let text = |offers: Vec<Value>| offers[0]["textEdit"]["newText"].clone();
    let review = text(offers(&mut client, "control c \"C\" like periodic|\n"));
    assert_eq!(review, "std::periodic_access_review {\n  $0\n}");
    let review = text(offers(&mut client, "control c \"C\" like std::periodic|\n"));
    assert_eq!(review, "periodic_access_review {\n  $0\n}");
    let review = text(offers(&mut client, "control c \"C\" like periodic| { id \"AC-01\" }\n"));
    assert_eq!(review, "std::periodic_access_review");
    let own = "template commitment base { statement \"So.\" }\n";
    let open = "base {\n  to_users_of  ${1:service}\n  category     ${2:security}\n}$0";
    assert_eq!(text(offers(&mut client, &format!("{own}commitment c \"C\" like b|\n"))), open);
    lacks(&labels(&mut client, "system c \"C\" like |\n"), &["std::periodic_access_review"]);
    // What follows is not taken in, though its first word would do for the name that is being written.
    for (before, written) in [("", "std::periodic_access_review"), ("std::", "periodic_access_review")] {
        let next = "control d \"D\" like std::periodic_access_review {\n  id \"AC-02\"\n}\n";
        let all = offers(&mut client, &format!("control c \"C\" like {before}|\n\n{next}"));
        let review = all.iter().find(|offer| offer["label"] == written).expect("it is offered");
        assert_eq!(review["textEdit"]["newText"], format!("{written} {{\n  $0\n}}"));
    }
}

#[test]
fn expressions_are_completed_by_type() {
    let mut client = client();
    let rule = |clause: &str| {
        format!(
            "rule AB-01 \"x\" {{\n  severity  info\n  for       s in system\n  {clause}\n  message   \"m\"\
                \n  cites     tsc:CC6.1\n}}\n"
        )
    };
    let all = labels(&mut client, &rule("where     s.|"));
    has(&all, &["financially_relevant", "owner", "controls", "name"]);
    lacks(&all, &["frequency", "s"]);
    has(&labels(&mut client, &rule("where     s.owner.|")), &["held_by"]);
    let all = labels(&mut client, &rule("where     s.financial_role == |"));
    assert_eq!(all[..2], ["general_ledger", "consolidation"]);
    has(&labels(&mut client, &rule("where     |")), &["s", "system", "exists", "count"]);
    has(&labels(&mut client, &rule("where     exists c in s.controls where c.|")), &["frequency"]);
    has(&labels(&mut client, &rule("where     s.owner is r|")), &["role"]);
    has(&labels(&mut client, "extend kind system {\n  x: bool = self.|\n}\n"), &["feeds"]);
    has(&labels(&mut client, "extend kind system {\n  x: in|\n}\n"), &["int", "duration"]);
    has(&labels(&mut client, "test \"t\" {\n  given { system x { owner | } }\n  expect yes == yes\n}\n"), &["cto"]);
}

#[test]
fn an_offer_is_explained_when_it_is_asked_for() {
    let mut client = client();
    let mut explain = |marked: &str, label: &str| {
        let offer = offers(&mut client, marked).into_iter().find(|o| o["label"] == label).expect("it is offered");
        let explained = client.ask("completionItem/resolve", offer);
        explained["documentation"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(explain("system a {\n  financial_r|\n}\n", "financial_role").contains("What it does for the books."));
    assert!(explain("system a {\n  owner c|\n}\n", "cto").contains("held by: Ana Ruiz"));
    assert!(explain("control c { satisfies tsc:CC6.1| }\n", "tsc:CC6.1").contains("category: security"));
    assert!(explain("sys|", "system").contains("kind system"));
    assert!(explain("exception e { rule S| }", "SOD-01").contains("rule SOD-01"));
}

#[test]
fn a_client_without_snippets_gets_text() {
    let mut client = Client::new(&[("ctl.toml", MANIFEST), ("people.ctl", PEOPLE), ("a.ctl", "")]);
    let system = offers(&mut client, "syst|").into_iter().find(|o| o["label"] == "system").expect("it is offered");
    assert_eq!(system["textEdit"]["newText"], "system name \"Title\" {\n  owner  person\n}");
    assert_eq!(system["insertTextFormat"], 1);
}
