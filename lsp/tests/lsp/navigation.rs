//! What a name means, where it is declared, and where else it stands.

use serde_json::{Value, json};

use crate::client::Client;

const FILES: [(&str, &str); 4] = [
    ("ctl.toml", "name = \"acme\"\nedition = \"2026\"\n"),
    ("people.ctl", "person ana \"Ana Ruiz\"\n\n/// Runs the `platform`.\nrole cto \"CTO\" { held_by ana }\n"),
    (
        "systems.ctl",
        "data invoice \"Invoices\" { financial yes }\n\nsystem meter \"Metering\" {\n  owner  cto\n  \
         feeds  billing { carries invoice }\n}\n\nsystem billing \"Billing\" {\n  owner           cto\n  \
         financial_role  billing\n}\n",
    ),
    (
        "controls.ctl",
        "control access \"Access is reviewed\" like std::periodic_access_review {\n  id          \"AC-01\"\n  \
         owner       cto\n  applies_to  billing\n  satisfies   tsc:CC6.1 { purpose \"So.\" }\n}\n\n\
         rule HOU-01 \"Metered\" {\n  severity info\n  for s in system\n  where s.financially_relevant\n  \
         message \"{s} counts\"\n  cites tsc:CC6.1\n}\n",
    ),
];

/// The text of a file with a mark before the `n`th `word`.
fn marked(path: &str, word: &str, n: usize) -> String {
    let text = FILES.iter().find(|(name, _)| *name == path).expect("a file").1;
    let at = text.match_indices(word).nth(n).unwrap_or_else(|| panic!("{word} stands in {path}")).0;
    format!("{}|{}", &text[..at], &text[at..])
}

fn client() -> Client {
    let hover = json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
    let mut client = Client::with(&FILES, hover);
    for (path, text) in FILES {
        client.open(path, text);
    }
    client
}

/// `people.ctl:4` and what stands there, for each place.
fn places(client: &Client, locations: &Value) -> Vec<String> {
    let all = locations.as_array().cloned().unwrap_or_default();
    let show = |location: &Value| {
        let uri = location["uri"].as_str().expect("an address");
        let path = uri.strip_prefix("file://").expect("a file");
        let text = std::fs::read_to_string(path).expect("it can be opened");
        let (start, end) = (&location["range"]["start"], &location["range"]["end"]);
        let line = start["line"].as_u64().expect("a number") as usize;
        let column = |at: &Value| at["character"].as_u64().expect("a number") as usize;
        let word = &text.lines().nth(line).expect("a line")[column(start)..column(end)];
        let shown = client.plain(&json!(path));
        let shown = shown.trim_matches('"').trim_start_matches("/acme/").to_owned();
        // Lines of the library move as it grows.
        let line = if shown.starts_with("/cache") { String::new() } else { format!(":{}", line + 1) };
        format!("{shown}{line} {word}")
    };
    all.iter().map(show).collect()
}

fn definition(client: &mut Client, path: &str, word: &str, n: usize) -> Vec<String> {
    let at = client.at(path, &marked(path, word, n));
    let found = client.ask("textDocument/definition", at);
    places(client, &found)
}

fn hover(client: &mut Client, path: &str, word: &str, n: usize) -> String {
    let at = client.at(path, &marked(path, word, n));
    let found = client.ask("textDocument/hover", at);
    client.plain(&json!(null));
    let text = found["contents"]["value"].as_str().unwrap_or("nothing").to_owned();
    let plain = client.plain(&json!(text));
    serde_json::from_str(&plain).expect("it is a text")
}

#[test]
fn a_name_leads_to_its_declaration() {
    let mut client = client();
    assert_eq!(definition(&mut client, "systems.ctl", "cto", 0), ["people.ctl:4 cto"]);
    assert_eq!(definition(&mut client, "systems.ctl", "billing {", 0), ["systems.ctl:8 billing"]);
    assert_eq!(definition(&mut client, "controls.ctl", "s.financially", 0), ["controls.ctl:10 s"]);
    assert_eq!(definition(&mut client, "controls.ctl", "applies_to", 0), ["/cache/std/kinds/controls.ctl applies_to"]);
    assert_eq!(
        definition(&mut client, "controls.ctl", "periodic_access_review", 0),
        ["/cache/std/templates/access.ctl periodic_access_review"]
    );
    assert_eq!(definition(&mut client, "controls.ctl", "CC6.1", 0), ["/cache/std/frameworks/tsc.ctl CC6.1"]);
    assert_eq!(definition(&mut client, "controls.ctl", "tsc", 0), ["/cache/std/frameworks/tsc.ctl tsc"]);
    assert_eq!(definition(&mut client, "systems.ctl", "billing\n}", 0), ["/cache/std/kinds/systems.ctl billing"]);
    assert_eq!(
        definition(&mut client, "controls.ctl", "financially_relevant", 0),
        ["/cache/std/scope.ctl financially_relevant"]
    );
    assert!(definition(&mut client, "controls.ctl", "\"AC-01\"", 0).is_empty());
}

#[test]
fn a_document_of_the_library_is_read_like_any() {
    let mut client = client();
    let at = client.at("controls.ctl", &marked("controls.ctl", "applies_to", 0));
    let found = client.ask("textDocument/definition", at);
    let uri = found[0]["uri"].clone();
    let path = uri.as_str().and_then(|uri| uri.strip_prefix("file://")).expect("a file").to_owned();
    assert!(std::fs::metadata(&path).expect("it is there").permissions().readonly());
    let text = std::fs::read_to_string(&path).expect("it can be opened");
    let document = json!({ "uri": uri, "languageId": "ctl", "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let field = text.find("applies_to:").expect("it is declared there");
    let at = field + text[field..].find("system").expect("it takes systems");
    let (line, column) = (text[..at].matches('\n').count(), text[..at].rsplit('\n').next().unwrap_or_default().len());
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": column } });
    let found = client.ask("textDocument/definition", at);
    assert_eq!(places(&client, &found), ["/cache/std/kinds/systems.ctl system"]);
}

#[test]
fn the_type_of_a_name_is_its_kind() {
    let mut client = client();
    let mut ask = |path: &str, word: &str| {
        let at = client.at(path, &marked(path, word, 0));
        let found = client.ask("textDocument/typeDefinition", at);
        places(&client, &found)
    };
    assert_eq!(ask("systems.ctl", "cto"), ["/cache/std/kinds/people.ctl role"]);
    assert_eq!(ask("controls.ctl", "s.financially"), ["/cache/std/kinds/systems.ctl system"]);
}

#[test]
fn every_place_of_a_name_is_found() {
    let mut client = client();
    let mut ask = |path: &str, word: &str, declaration: bool| {
        let mut at = client.at(path, &marked(path, word, 0));
        at["context"] = json!({ "includeDeclaration": declaration });
        let found = client.ask("textDocument/references", at);
        let mut found = places(&client, &found);
        found.sort();
        found
    };
    assert_eq!(
        ask("people.ctl", "cto", true),
        ["controls.ctl:3 cto", "people.ctl:4 cto", "systems.ctl:4 cto", "systems.ctl:9 cto"]
    );
    assert_eq!(ask("controls.ctl", "billing", false), ["controls.ctl:4 billing", "systems.ctl:5 billing"]);
    let clause = ask("controls.ctl", "CC6.1", false);
    assert!(
        clause.contains(&"controls.ctl:5 CC6.1".to_owned()) && clause.contains(&"controls.ctl:13 CC6.1".to_owned())
    );
    assert_eq!(
        ask("controls.ctl", "s in system", true),
        ["controls.ctl:10 s", "controls.ctl:11 s", "controls.ctl:12 s"]
    );
}

#[test]
fn a_hover_says_what_is_known() {
    let mut client = client();
    client.diagnostics("systems.ctl");
    insta::assert_snapshot!("hover_system", hover(&mut client, "systems.ctl", "meter", 0));
    insta::assert_snapshot!("hover_role", hover(&mut client, "systems.ctl", "cto", 0));
    insta::assert_snapshot!("hover_control", hover(&mut client, "controls.ctl", "access", 0));
    insta::assert_snapshot!("hover_clause", hover(&mut client, "controls.ctl", "CC6.1", 0));
    insta::assert_snapshot!("hover_field", hover(&mut client, "systems.ctl", "financial_role", 0));
    insta::assert_snapshot!("hover_derived_field", hover(&mut client, "controls.ctl", "financially_relevant", 0));
    insta::assert_snapshot!("hover_kind", hover(&mut client, "systems.ctl", "data", 0));
    insta::assert_snapshot!("hover_member", hover(&mut client, "systems.ctl", "billing\n}", 0));
    insta::assert_snapshot!("hover_template", hover(&mut client, "controls.ctl", "periodic", 0));
    insta::assert_snapshot!("hover_rule", hover(&mut client, "controls.ctl", "HOU-01", 0));
    assert_eq!(hover(&mut client, "controls.ctl", "s.financially", 0), "a system");
    assert_eq!(hover(&mut client, "controls.ctl", "\"AC-01\"", 0), "nothing");
}

#[test]
fn a_client_without_markdown_gets_text() {
    let mut client = Client::new(&FILES);
    let at = client.at("systems.ctl", &marked("systems.ctl", "cto", 0));
    let found = client.ask("textDocument/hover", at);
    assert_eq!(found["contents"]["kind"], "plaintext");
    let text = found["contents"]["value"].as_str().expect("a text");
    assert!(text.starts_with("CTO role cto\nRuns the `platform`.\n"), "{text}");
}

#[test]
fn what_is_broken_is_known_as_it_was() {
    let mut client = client();
    client.diagnostics("systems.ctl");
    let broken = FILES[2].1.replace("financial_role  billing\n}", "financial_role  billing\n  feeds {{ ?\n");
    client.replace("systems.ctl", 2, &broken);
    assert!(client.codes("systems.ctl").iter().any(|code| code.starts_with("E01")));
    // The declaration that is being typed, seen from elsewhere, and where it stands.
    let text = hover(&mut client, "controls.ctl", "billing", 0);
    assert!(text.contains("Billing") && text.contains("as of the last text that could be read"), "{text}");
    assert_eq!(definition(&mut client, "controls.ctl", "billing", 0), ["systems.ctl:8 billing"]);
    // What is not broken is as it is now.
    let text = hover(&mut client, "systems.ctl", "meter", 0);
    assert!(text.contains("Metering") && !text.contains("as of the last"), "{text}");
}

#[test]
fn a_document_has_an_outline() {
    let mut client = client();
    let outline =
        client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": client.uri("systems.ctl") } }));
    insta::assert_snapshot!(client.plain(&outline));
    let text = "kind thing {\n  size: int\n}\nenum way { up \"upwards\" < down }\
        \ntest \"it is\" { given { system a { } } expect yes == yes }\n";
    client.replace("systems.ctl", 2, text);
    let outline =
        client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": client.uri("systems.ctl") } }));
    let names = |list: &Value| -> Vec<String> {
        let name = |line: &Value| line["name"].as_str().expect("a name").to_owned();
        list.as_array().into_iter().flatten().map(name).collect()
    };
    assert_eq!(names(&outline), ["thing", "way", "it is"]);
    assert_eq!(names(&outline[0]["children"]), ["size"]);
    assert_eq!(names(&outline[1]["children"]), ["up", "down"]);
    assert_eq!(names(&outline[2]["children"]), ["a"]);
}

#[test]
fn things_are_found_by_a_few_letters() {
    let mut client = client();
    let mut search = |query: &str| -> Vec<String> {
        let found = client.ask("workspace/symbol", json!({ "query": query }));
        let name = |line: &Value| line["name"].as_str().expect("a name").to_owned();
        found.as_array().expect("a list").iter().map(name).collect()
    };
    assert_eq!(search("billing")[0], "billing");
    assert_eq!(search("Ana Ru")[0], "ana");
    assert!(search("CC6.1").contains(&"CC6.1".to_owned()));
    assert!(search("periodic_access_review").contains(&"periodic_access_review".to_owned()));
    assert!(search("qqqqq").is_empty());
}

#[test]
fn a_document_is_laid_out() {
    let mut client = client();
    let ugly = "system   a{owner   cto}\nsystem b {\n owner\tcto\n}\n";
    client.replace("systems.ctl", 2, ugly);
    let document = json!({ "uri": client.uri("systems.ctl") });
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let whole = client.ask("textDocument/formatting", json!({ "textDocument": document, "options": options }));
    assert_eq!(whole.as_array().map(Vec::len), Some(1));
    assert_eq!(whole[0]["range"]["start"], json!({ "line": 0, "character": 7 }));
    let range = json!({ "start": { "line": 2, "character": 0 }, "end": { "line": 2, "character": 1 } });
    let part = client
        .ask("textDocument/rangeFormatting", json!({ "textDocument": document, "range": range, "options": options }));
    assert_eq!(part[0]["range"]["start"]["line"], 2);
    let at = json!({ "line": 0, "character": 23 });
    let typed = client.ask(
        "textDocument/onTypeFormatting",
        json!({ "textDocument": document, "position": at, "ch": "}", "options": options }),
    );
    assert_eq!(typed[0]["range"]["end"]["line"], 0);
}
