//! What can be done, and that what is done is what was meant.

use serde_json::{Value, json};

use crate::client::Client;

const MANIFEST: &str = "name = \"acme\"\nedition = \"2026\"\n";
const PEOPLE: &str = "person ana \"Ana\"\nrole cto \"CTO\" { held_by ana }\n";

/// The actions in a whole document, and what they are titled.
fn actions(client: &mut Client, path: &str, only: Option<&str>) -> Vec<Value> {
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    let told = client.diagnostics(path);
    let mut context = json!({ "diagnostics": told });
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let document = json!({ "uri": client.uri(path) });
    let params = json!({ "textDocument": document, "range": range, "context": context });
    client.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

#[track_caller]
fn titled(actions: &[Value], title: &str) -> Value {
    let titles: Vec<&str> = actions.iter().filter_map(|action| action["title"].as_str()).collect();
    let at = titles.iter().position(|t| *t == title).unwrap_or_else(|| panic!("{title} is not among {titles:?}"));
    actions[at].clone()
}

/// A text after an action.
fn applied(client: &Client, path: &str, text: &str, action: &Value) -> String {
    let edits = action["edit"]["changes"][client.uri(path)].as_array().expect("it changes the file");
    let offset = |at: &Value| -> usize {
        let line = at["line"].as_u64().expect("a number") as usize;
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        before + at["character"].as_u64().expect("a number") as usize
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|e| (offset(&e["range"]["start"]), offset(&e["range"]["end"]), e["newText"].as_str().expect("a text")))
        .collect();
    edits.sort_unstable();
    let mut out = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}

fn client() -> Client {
    Client::new(&[("ctl.toml", MANIFEST), ("people.ctl", PEOPLE)])
}

#[test]
fn what_the_compiler_would_repair_is_offered() {
    let mut client = client();
    let text = "system app \"App\" { owner ctoo }\ncontrol c \"C\" { objective Main }\n";
    client.open("a.ctl", text);
    let all = actions(&mut client, "a.ctl", None);
    let near = titled(&all, "Replace `ctoo` with `cto`");
    assert_eq!(near["kind"], "quickfix");
    assert_eq!(near["diagnostics"][0]["code"], "E0201");
    assert!(near.get("isPreferred").is_none());
    assert!(applied(&client, "a.ctl", text, &near).contains("owner cto }"));
    let quotes = titled(&all, "Put it in quotes");
    assert_eq!(quotes["isPreferred"], true);
    // All that is certain, and nothing else.
    let whole = titled(&all, "Repair all in this file that is certain");
    assert_eq!(
        applied(&client, "a.ctl", text, &whole),
        "system app \"App\" { owner ctoo }\ncontrol c \"C\" { objective \"Main\" }\n"
    );
}

#[test]
fn only_what_is_asked_for_is_offered() {
    let mut client = client();
    client.open("a.ctl", "system app \"App\" { owner ctoo }\ncontrol c \"C\" { objective Main }\n");
    let all = actions(&mut client, "a.ctl", Some("source.fixAll"));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["kind"], "source.fixAll");
    client.open("b.ctl", "system web \"Web\" { owner ctoo }\n");
    let all = actions(&mut client, "b.ctl", Some("refactor"));
    assert!(all.is_empty(), "{all:?}");
}

#[test]
fn what_is_named_and_not_declared_can_be_declared() {
    let mut client = client();
    let text = "system app \"App\" { owner head_of_it; vendor maker }\n";
    client.open("a.ctl", text);
    let all = actions(&mut client, "a.ctl", None);
    titled(&all, "Declare the person `head_of_it`");
    let role = titled(&all, "Declare the role `head_of_it`");
    let after = applied(&client, "a.ctl", text, &role);
    assert!(after.ends_with("}\n\nrole head_of_it \"Head of it\"\n"), "{after}");
    client.replace("a.ctl", 2, &after);
    let codes = client.codes("a.ctl");
    assert_eq!(codes.iter().filter(|code| *code == "E0201").count(), 1, "{codes:?}");
    let all = actions_now(&mut client, "a.ctl");
    titled(&all, "Declare the vendor `maker`");
}

/// The actions of a document whose diagnostics have been seen.
fn actions_now(client: &mut Client, path: &str) -> Vec<Value> {
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    let document = json!({ "uri": client.uri(path) });
    let params = json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
    client.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

#[test]
fn what_a_record_lacks_can_be_added() {
    let mut client = client();
    let text = "engagement e \"E\" {\n  categories  security\n}\n\nsystem app \"App\"\n";
    client.open("a.ctl", text);
    let all = actions(&mut client, "a.ctl", None);
    let fields = titled(&all, "Add `report` and `period`");
    let after = applied(&client, "a.ctl", text, &fields);
    assert!(after.contains("\n  report      report_type\n  period      2026-01-01 .. 2026-12-31\n}"), "{after}");
    let owner = titled(&all, "Add `owner`");
    let after = applied(&client, "a.ctl", text, &owner);
    assert!(after.ends_with("system app \"App\" {\n  owner  person\n}\n"), "{after}");
    // Who it is has to be said: until then something is wrong.
    client.replace("a.ctl", 2, &after);
    assert_eq!(client.codes("a.ctl").iter().filter(|code| *code == "E0201").count(), 1);
}

#[test]
fn what_a_finding_says_is_missing_can_be_added() {
    let mut client = client();
    let text = "control review \"Review\" {\n  objective  \"Access is right.\"\n  satisfies  tsc:CC6.1\n}\n";
    client.open("a.ctl", text);
    let all = actions(&mut client, "a.ctl", None);
    let after = applied(&client, "a.ctl", text, &titled(&all, "Add `owner`"));
    assert!(after.contains("  satisfies  tsc:CC6.1\n  owner      person\n}\n"), "{after}");
    // All that one record lacks, at once; and it is laid out as before.
    let after = applied(&client, "a.ctl", text, &titled(&all, "Add `owner` and `evidence`"));
    assert!(after.contains("  owner      person\n  evidence   evidence\n}\n"), "{after}");
    // What mends comes before what excuses.
    let place = |wanted: &str| all.iter().position(|a| a["title"].as_str().is_some_and(|t| t.starts_with(wanted)));
    assert!(place("Add `owner`") < place("Accept OWN-01"), "{all:?}");
    assert_eq!(titled(&all, "Add `owner`")["diagnostics"][0]["code"], "OWN-01");
    client.close("a.ctl");
    // By a rule of the package, in a declaration on a line. What stands in `where` would excuse, and not mend.
    let rule = "rule HOU-01 \"h\" {\n  severity warning\n  for      s in system\n  where    not exists s.runs_on\n  require  exists s.vendor \
                and exists s.not_financial\n  message  \"{s}\"\n  at       s\n  cites    tsc:CC9.2\n}\n";
    let text = format!("{rule}\nsystem app \"App\" {{ owner cto }}\n");
    client.open("b.ctl", &text);
    let all = actions(&mut client, "b.ctl", None);
    let after = applied(&client, "b.ctl", &text, &titled(&all, "Add `vendor`"));
    assert!(after.ends_with("system app \"App\" {\n  owner   cto\n  vendor  vendor\n}\n"), "{after}");
    // A text to begin with would settle what nobody has answered.
    assert!(!all.iter().any(|a| a["title"].as_str().is_some_and(|t| t.contains("`not_financial`"))), "{all:?}");
    assert!(!all.iter().any(|a| a["title"].as_str().is_some_and(|t| t.contains("`runs_on`"))), "{all:?}");
}

#[test]
fn a_finding_can_be_accepted_for_a_time() {
    let mut client = client();
    let text = "rule HOU-01 \"No vendor\" {\n  severity error\n  for s in system\n  where not exists s.vendor\n  \
                message \"{s} has no vendor\"\n  at s\n  cites tsc:CC9.2\n}\n\nsystem app \"App\" { owner cto }\n";
    client.open("a.ctl", text);
    let all = actions(&mut client, "a.ctl", None);
    let accept = titled(&all, "Accept HOU-01 until 2026-09-28");
    let after = applied(&client, "a.ctl", text, &accept);
    insta::assert_snapshot!(after.strip_prefix(text).expect("it stands at the end"));
    client.replace("a.ctl", 2, &after);
    assert!(!client.codes("a.ctl").contains(&"HOU-01".to_owned()));
}

/// The actions at a place of a document: that of the first `|` in `marked`.
fn actions_at(client: &mut Client, path: &str, marked: &str, context: Value) -> Vec<Value> {
    let mut params = client.at(path, marked);
    let at = params["position"].take();
    params["range"] = json!({ "start": at, "end": at });
    params["context"] = context;
    client.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

#[test]
fn a_criterion_without_a_control_gets_one_from_a_template() {
    let company = "organization acme \"Acme\" { stage early_stage }\nengagement soc2 \"SOC 2\" {\n  report      soc2_type2\n  \
                   categories  security\n  period      2026-01-01 .. 2026-12-31\n  not_applicable  tsc:CC6.4 { reason \"No \
                   premises.\" }\n}\n";
    let controls = "control first \"First\" { owner cto; objective \"O.\"; satisfies tsc:CC6.1 }\n";
    let files = [("ctl.toml", MANIFEST), ("people.ctl", PEOPLE), ("company.ctl", company), ("controls.ctl", controls)];
    let mut client = Client::new(&files);
    client.open_file("company.ctl");
    let nothing = || json!({ "diagnostics": [] });
    // On a citation that nothing answers: where the other controls are, whose name is free.
    let marked = company.replace("tsc:CC6.4", "tsc:CC6|.4");
    let all = actions_at(&mut client, "company.ctl", &marked, nothing());
    let added: Vec<&Value> =
        all.iter().filter(|a| a["title"].as_str().is_some_and(|t| t.contains("tsc:CC6.4"))).collect();
    assert!(!added.is_empty(), "{all:?}");
    assert_eq!(added[0]["kind"], "refactor");
    let after = applied(&client, "controls.ctl", controls, added[0]);
    assert!(after.starts_with(controls.trim_end()), "{after}");
    let new = after[controls.len()..].trim();
    assert!(new.starts_with("control ") && new.contains(" like std::"), "{new}");
    // What it says is so: the citation is answered, and nothing is named wrongly.
    client.open("controls.ctl", &after);
    let all = actions_at(&mut client, "company.ctl", &marked, nothing());
    let titles: Vec<&str> = all.iter().filter_map(|a| a["title"].as_str()).collect();
    assert!(!titles.iter().any(|t| t.contains("for tsc:CC6.4 (")), "{titles:?}");
    let codes = client.codes("controls.ctl");
    assert!(!codes.iter().any(|code| code.starts_with("E0")), "{codes:?}");
    // On the engagement, for what it asks and nothing answers; on what is answered there is nothing to add.
    let on = company.replace("soc2 \"SOC 2\"", "so|c2 \"SOC 2\"");
    let all = actions_at(&mut client, "company.ctl", &on, nothing());
    let of_engagement: Vec<&str> =
        all.iter().filter_map(|a| a["title"].as_str()).filter(|t| t.starts_with("Add the control")).collect();
    assert!(of_engagement.len() > 3, "{all:?}");
    let repairs = all
        .iter()
        .filter(|a| a["kind"] == "quickfix" && a["title"].as_str().is_some_and(|t| t.starts_with("Add the control")));
    assert!(repairs.count() > 0, "the finding that says so offers it too: {all:?}");
    client.open_file("people.ctl");
    let marked = after.replace("tsc:CC6.1", "tsc:CC6|.1");
    let all = actions_at(&mut client, "controls.ctl", &marked, nothing());
    assert!(!all.iter().any(|a| a["title"].as_str().is_some_and(|t| t.contains("tsc:CC6.1"))), "{all:?}");
}

#[test]
fn a_document_is_put_in_order() {
    let mut client = client();
    let text = "system b \"B\" { vendor v; owner cto }\nvendor v \"V\"\n\nsystem a \"A\" {\n  // Who sold it.\n  vendor  v\n  \
                owner   cto\n}\n";
    client.open("a.ctl", text);
    let sort = |client: &mut Client| {
        let all = actions_at(client, "a.ctl", "|", json!({ "diagnostics": [], "only": ["source.sort"] }));
        all.first().cloned()
    };
    let action = sort(&mut client).expect("there is something to sort");
    assert_eq!(
        (&action["kind"], &action["title"]),
        (&json!("source.sort"), &json!("Sort declarations and fields, and lay out"))
    );
    let after = applied(&client, "a.ctl", text, &action);
    assert_eq!(
        after,
        "system a \"A\" {\n  owner  cto\n  // Who sold it.\n  vendor  v\n}\n\nsystem b \"B\" { owner cto; vendor v }\nvendor v \
         \"V\"\n"
    );
    client.replace("a.ctl", 2, &after);
    assert_eq!(sort(&mut client), None);
    // Who only moves about is not offered it.
    client.replace("a.ctl", 3, text);
    let all = actions_at(&mut client, "a.ctl", "|", json!({ "diagnostics": [], "triggerKind": 2 }));
    assert!(!all.iter().any(|a| a["kind"] == "source.sort"), "{all:?}");
    let all = actions_at(&mut client, "a.ctl", "|", json!({ "diagnostics": [], "triggerKind": 1 }));
    assert!(all.iter().any(|a| a["kind"] == "source.sort"), "{all:?}");
    // A text that cannot be read stays as it is.
    client.replace("a.ctl", 4, &text.replace("vendor v;", "vendor [v;"));
    assert_eq!(sort(&mut client), None);
}
