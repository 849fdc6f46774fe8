//! Documents as they would be written now, beside the text.

use serde_json::{Value, json};

use crate::client::{Client, example};

const MANIFEST: &str = "name = \"acme\"\nedition = \"2026\"\n";
const PEOPLE: &str = "role cto \"Head of <IT>\"\nsystem app \"App\" { owner cto }\n";
const CONTROL: &str = "control review \"Access review\" {\n  objective  \"Accounts of leavers are removed.\"\n  owner      \
                       cto\n  applies_to app\n}\n";

fn client() -> Client {
    Client::new(&[("ctl.toml", MANIFEST), ("people.ctl", PEOPLE), ("controls.ctl", CONTROL)])
}

/// The document about what stands at the first `needle`.
fn document(client: &mut Client, path: &str, text: &str, needle: &str, name: Option<&str>) -> Value {
    let marked = text.replacen(needle, &format!("|{needle}"), 1);
    let mut params = client.at(path, &marked);
    if let Some(name) = name {
        params["document"] = json!(name);
    }
    let id = client.request("ctl/document", params);
    client.answer(id)
}

/// What a `span` of the fragment says, by the number of its place.
fn said(html: &str, from: usize) -> Vec<String> {
    let mark = format!("<span data-from=\"{from}\">");
    html.split(&mark).skip(1).map(|rest| rest.split("</span>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_narrative_is_written_from_the_text_that_is_not_saved() {
    let mut client = client();
    client.open_file("controls.ctl");
    let text = CONTROL.replace("leavers", "leavers & others");
    client.replace("controls.ctl", 2, &text);
    // From within the declaration, wherever no other record with a narrative is named.
    for needle in ["review \"", "objective", "cto", "applies_to", "}"] {
        let answer = document(&mut client, "controls.ctl", &text, needle, Some("narratives"));
        let shown = &answer["result"];
        assert_eq!((&shown["subject"], &shown["name"]), (&json!("control:review"), &json!("narratives")), "{answer}");
        assert_eq!(shown["place"], json!({ "uri": client.uri("controls.ctl"), "line": 0, "character": 8 }));
        assert_eq!(shown["remark"], Value::Null);
    }
    let answer = document(&mut client, "controls.ctl", &text, "objective", None);
    let shown = &answer["result"];
    assert_eq!(shown["name"], "narratives");
    let html = shown["html"].as_str().expect("a text");
    assert!(html.starts_with("<h1>"), "{html}");
    assert!(html.contains("leavers &amp; others") && html.contains("Head of &lt;IT&gt;"), "{html}");
    for forbidden in ["<script", "<style", "style=", " on", "title="] {
        let attributes: String = html.split('<').skip(1).filter_map(|tag| tag.split('>').next()).collect();
        assert!(!attributes.contains(forbidden.trim_start_matches('<')), "{forbidden} in {attributes}");
    }
    // Every number leads to where it is declared, and back.
    let places = shown["places"].as_array().expect("a list");
    assert!(!places.is_empty());
    for (at, place) in places.iter().enumerate() {
        assert!(!said(html, at).is_empty(), "nothing is said of {place}");
    }
    assert!(said(html, places.len()).is_empty());
    let objective =
        places.iter().position(|place| place["range"]["start"]["line"] == 1).expect("the objective is told");
    assert_eq!(places[objective]["uri"], client.uri("controls.ctl"));
    assert!(said(html, objective).iter().any(|said| said.contains("Accounts of leavers")), "{html}");
    let owner = places.iter().position(|place| place["uri"] == client.uri("people.ctl")).expect("the owner is told");
    assert_eq!(places[owner]["range"]["start"], json!({ "line": 0, "character": 5 }));
}

#[test]
fn a_text_that_is_broken_is_told_as_it_was() {
    let mut client = client();
    client.open_file("controls.ctl");
    client.codes("controls.ctl");
    let text = CONTROL.replace("owner      cto", "owner      [cto");
    client.replace("controls.ctl", 2, &text);
    let answer = document(&mut client, "controls.ctl", &text, "objective", None);
    let shown = &answer["result"];
    assert_eq!(shown["remark"], "As of the last text that could be read.", "{answer}");
    let html = shown["html"].as_str().expect("a text");
    assert!(html.contains("As of the last text that could be read."), "{html}");
    assert!(html.contains("Head of &lt;IT&gt;"), "{html}");
    // Where another text is broken, the present one is told without it.
    client.replace("controls.ctl", 3, CONTROL);
    client.open("other.ctl", "system broken { owner [cto\n");
    let answer = document(&mut client, "controls.ctl", CONTROL, "objective", None);
    assert!(answer["result"]["remark"].as_str().is_some_and(|r| r.starts_with("Some of the text")), "{answer}");
    client.replace("other.ctl", 2, "");
    let answer = document(&mut client, "controls.ctl", CONTROL, "objective", None);
    assert_eq!(answer["result"]["remark"], Value::Null);
    assert!(answer["result"]["html"].is_string());
}

#[test]
fn what_cannot_be_made_says_why() {
    let mut client = client();
    let none = document(&mut client, "people.ctl", PEOPLE, "system", None);
    assert_eq!(none["result"], Value::Null);
    let unknown = document(&mut client, "controls.ctl", CONTROL, "objective", Some("poems"));
    assert_eq!(unknown["error"]["code"], -32803);
    assert_eq!(unknown["error"]["message"], "no view declares a document `poems`");
    let compared = document(&mut client, "controls.ctl", CONTROL, "objective", Some("control_changes"));
    assert!(compared["error"]["message"].as_str().is_some_and(|m| m.contains("--since")), "{compared}");
    // What is about no record is made where it is asked for by name.
    let whole = document(&mut client, "controls.ctl", CONTROL, "objective", Some("risk_control_matrix"));
    assert_eq!((&whole["result"]["subject"], &whole["result"]["place"]), (&Value::Null, &Value::Null));
    assert!(whole["result"]["html"].as_str().is_some_and(|html| html.contains("<table>")), "{whole}");
    // A template of the package's own that asks for what is not there, and one that cannot be read.
    let view = "view mine \"mine\" {\n  for c in control\n  file \"mine\"\n  template \"mine.j2\"\n}\n";
    for (template, message) in [
        ("Hello\n{{ c.colour }}\n", "mine.j2:2: a control has no field `colour` (E0512)"),
        ("Hello\n{% if %}\n", "mine.j2:2: "),
    ] {
        client.write("mine.j2", template);
        client.write("own.ctl", view);
        let changed = ["mine.j2", "own.ctl"].map(|path| json!({ "uri": client.uri(path), "type": 1 }));
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changed }));
        let answer = document(&mut client, "controls.ctl", CONTROL, "objective", Some("mine"));
        assert_eq!(answer["error"]["code"], -32803, "{answer}");
        assert!(answer["error"]["message"].as_str().is_some_and(|m| m.starts_with(message)), "{answer}");
    }
}

#[test]
fn every_control_of_an_example_has_its_narrative() {
    let files = example("pre-ipo-payments");
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut client = Client::new(&files);
    let mut told = 0;
    for (path, text) in &files {
        for (line, _) in text.lines().enumerate().filter(|(_, line)| line.starts_with("control ")) {
            let position = json!({ "line": line, "character": 0 });
            let params = json!({ "textDocument": { "uri": client.uri(path) }, "position": position });
            let shown = client.ask("ctl/document", params);
            assert_eq!(shown["place"]["line"], line, "{path}: {shown}");
            assert_eq!(shown["remark"], Value::Null);
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}
