//! What is wrong, as it is told.

use serde_json::{Value, json};

use crate::client::{Client, example};

const CUT: [(&str, &str); 3] = [
    ("ctl.toml", "name = \"acme\"\nedition = \"2026\"\n"),
    ("people.ctl", "person ana \"Ana\"\n\nrole cto \"CTO\" { held_by ana }\n"),
    ("systems.ctl", "system app \"App\" { owner cto }\n"),
];

#[test]
fn a_mistake_is_told_with_all_it_has() {
    let mut client = Client::new(&CUT);
    let text =
        "system app \"App\" { owner cto }\nperson ana \"Another\"\nsystem web { owner ctoo; satisfies tsc:CC6.99 }\n";
    client.open("systems.ctl", text);
    let told = client.diagnostics("systems.ctl");
    insta::assert_snapshot!(client.plain(&Value::Array(told)));
}

#[test]
fn a_finding_is_told_with_its_page_and_its_places_in_other_files() {
    let files = example("findings");
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut client = Client::new(&files);
    // Without being asked, and for files that nobody has opened.
    let message = client.wait(|message| {
        let all = message["params"]["diagnostics"].as_array();
        message["method"] == "textDocument/publishDiagnostics"
            && all.is_some_and(|all| all.iter().any(|d| d["relatedInformation"].is_array()))
    });
    let all = message["params"]["diagnostics"].as_array().expect("a list").clone();
    let first = all.into_iter().find(|d| d["relatedInformation"].is_array()).expect("there is one");
    insta::assert_snapshot!(client.plain(&first));
}

#[test]
fn a_mistake_in_one_file_is_told_where_it_shows_in_another() {
    let mut client = Client::new(&CUT);
    client.open_file("people.ctl");
    client.replace("people.ctl", 2, "person ana \"Ana\"\n");
    assert_eq!(client.codes("systems.ctl"), ["E0201"]);
    client.replace("people.ctl", 3, CUT[1].1);
    assert!(client.codes("systems.ctl").iter().all(|code| code != "E0201"));
}

#[test]
fn a_broken_declaration_costs_only_itself() {
    let mut client = Client::new(&CUT);
    client.open("systems.ctl", "system app \"App\" { owner \n\nsystem web \"Web\" { owner nobody }\n");
    let codes = client.codes("systems.ctl");
    assert!(codes.iter().any(|code| code.starts_with("E01")), "{codes:?}");
    assert!(codes.contains(&"E0201".to_owned()), "{codes:?}");
}

#[test]
fn what_is_wrong_with_the_manifest_is_told_in_it() {
    let mut client = Client::new(&CUT);
    client.open("ctl.toml", "name = \"acme\"\nedition = \"1999\"\ncolour = \"red\"\n");
    let told = client.diagnostics("ctl.toml");
    insta::assert_snapshot!(client.plain(&Value::Array(told)));
    client.replace("ctl.toml", 2, "name = \"acme\"\nedition = \"2026\"\n\n[severity]\nOWN-99 = \"error\"\n");
    let told = client.diagnostics("ctl.toml");
    assert_eq!(told[0]["range"]["start"]["line"], 4);
    client.replace("ctl.toml", 3, CUT[0].1);
    assert!(client.diagnostics("ctl.toml").is_empty());
}

#[test]
fn files_that_come_and_go_are_noticed() {
    let mut client = Client::new(&CUT);
    client.open("systems.ctl", "system app \"App\" { owner ciso }\n");
    assert_eq!(client.codes("systems.ctl"), ["E0201"]);
    client.write("more.ctl", "role ciso \"CISO\" { held_by ana }\n");
    let created = |uri: String| json!({ "changes": [{ "uri": uri, "type": 1 }] });
    let uri = client.uri("more.ctl");
    client.notify("workspace/didChangeWatchedFiles", created(uri));
    assert!(!client.codes("systems.ctl").contains(&"E0201".to_owned()));
    std::fs::remove_file(client.path("more.ctl")).expect("it is there");
    let uri = client.uri("more.ctl");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 3 }] }));
    assert!(client.codes("systems.ctl").contains(&"E0201".to_owned()));
}

#[test]
fn a_document_that_is_closed_is_read_from_the_disk_again() {
    let mut client = Client::new(&CUT);
    client.open("systems.ctl", "system app \"App\" { owner ciso }\n");
    assert_eq!(client.codes("systems.ctl"), ["E0201"]);
    client.close("systems.ctl");
    assert!(!client.codes("systems.ctl").contains(&"E0201".to_owned()));
}

#[test]
fn a_new_document_counts_before_it_is_saved() {
    let mut client = Client::new(&CUT);
    client.open("systems.ctl", "system app \"App\" { owner ciso }\n");
    assert_eq!(client.codes("systems.ctl"), ["E0201"]);
    client.open("new.ctl", "role ciso \"CISO\" { held_by ana }\n");
    assert!(!client.codes("systems.ctl").contains(&"E0201".to_owned()));
}

#[test]
fn edits_are_taken_in_their_order() {
    let mut client = Client::new(&CUT);
    client.open("systems.ctl", "");
    // A letter at a time, each at the end of what the one before left; only the last one closes the declaration.
    let whole = format!("// {}\nsystem app \"App\" {{ owner nobody }}", "😀".repeat(1_000));
    let mut version = 1;
    let (mut line, mut column) = (0, 0);
    for letter in whole.chars() {
        version += 1;
        let place = json!({ "line": line, "character": column });
        let change = json!({ "range": { "start": place, "end": place }, "text": letter.to_string() });
        let document = json!({ "uri": client.uri("systems.ctl"), "version": version });
        client.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        match letter {
            '\n' => (line, column) = (line + 1, 0),
            letter => column += letter.len_utf16(),
        }
    }
    // The last word is that of a cold start on the same text.
    let uri = client.uri("systems.ctl");
    let last = client.wait(|message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri.as_str()
            && message["params"]["version"] == version
    });
    let mut cold = Client::new(&[CUT[0], CUT[1], ("systems.ctl", &whole)]);
    let told = json!(cold.diagnostics("systems.ctl"));
    assert_eq!(client.plain(&last["params"]["diagnostics"]), cold.plain(&told));
}
