//! How a conversation begins, goes wrong and ends.

use serde_json::{Value, json};

use crate::client::{Client, ended};

const PACKAGE: [(&str, &str); 1] = [("a.ctl", "role cto \"CTO\"\nsystem app \"App\" { owner cto }\n")];

#[test]
fn the_server_says_what_it_can_do() {
    let mut client = Client::silent(&PACKAGE);
    let capabilities = client.introduce(json!({}));
    insta::assert_snapshot!(client.plain(&capabilities));
    assert!(client.leave().success());
}

#[test]
fn columns_are_counted_as_the_client_prefers() {
    for (offered, taken) in [
        (json!(["utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-16", "utf-32"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (Value::Null, "utf-16"),
    ] {
        let mut client = Client::silent(&PACKAGE);
        let general = match &offered {
            Value::Null => json!({}),
            offered => json!({ "general": { "positionEncodings": offered } }),
        };
        let capabilities = client.introduce(general);
        assert_eq!(capabilities["positionEncoding"], taken);
        let text = "role cto \"😀é\" { held_by nobody }\n";
        client.open("b.ctl", text);
        let error = client.diagnostics("b.ctl").into_iter().find(|d| d["code"] == "E0201").expect("it is told");
        let before = &text[..text.find("nobody").expect("it is there")];
        let column = match taken {
            "utf-8" => before.len(),
            "utf-32" => before.chars().count(),
            _ => before.encode_utf16().count(),
        };
        assert_eq!(error["range"]["start"]["character"], column);
    }
}

#[test]
fn exit_ends_the_server_even_while_its_input_stays_open() {
    let mut client = Client::new(&PACKAGE);
    client.ask("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert!(ended(&mut client.child).success());
}

#[test]
fn exit_without_a_farewell_is_a_failure() {
    let mut client = Client::new(&PACKAGE);
    client.notify("exit", Value::Null);
    assert_eq!(ended(&mut client.child).code(), Some(1));
}

#[test]
fn a_client_that_vanishes_takes_the_server_with_it() {
    assert_eq!(Client::silent(&PACKAGE).vanish().code(), Some(1));
    let mut client = Client::new(&PACKAGE);
    client.open_file("a.ctl");
    client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": client.uri("a.ctl") } }));
    assert_eq!(client.vanish().code(), Some(1));
}

#[test]
fn what_cannot_be_read_is_answered_and_forgotten() {
    let mut client = Client::new(&PACKAGE);
    client.raw(b"Content-Length: 9\r\n\r\n{\"jsonrpc");
    let answer = client.wait(|message| message.get("error").is_some());
    assert_eq!(answer["error"]["code"], -32700);
    let id = client.request("ctl/nonsense", json!({ "a": 1 }));
    assert_eq!(client.answer(id)["error"]["code"], -32601);
    let id = client.request("textDocument/documentSymbol", json!({ "textDocument": 7 }));
    assert_eq!(client.answer(id)["error"]["code"], -32602);
    client.notify("ctl/nonsense", json!({}));
    client.notify("$/whatever", json!({}));
    // A change of a document that nobody opened, and of places that are not there.
    client.replace("nobody.ctl", 4, "system");
    client.open("a.ctl", "role cto \"CTO\"\n");
    let end = json!({ "line": 90, "character": 70 });
    let change = json!({ "range": { "start": end, "end": { "line": 0, "character": 0 } }, "text": "system" });
    let document = json!({ "uri": client.uri("a.ctl"), "version": 2 });
    client.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    assert_eq!(client.codes("a.ctl"), ["E0101"]);
    assert!(client.leave().success());
}

/// The name of an answer about colours: they are counted.
fn count(answer: &Value) -> u64 {
    answer["result"]["resultId"].as_str().and_then(|id| id.parse().ok()).expect("answers are counted")
}

#[test]
fn what_is_taken_back_is_answered_at_once_and_never_done() {
    let files = ctl_bench::organisation(2_000, 7);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut client = Client::new(&files);
    let document = json!({ "textDocument": { "uri": client.uri("company.ctl") } });
    let id = client.request("textDocument/semanticTokens/full", document.clone());
    let first = count(&client.answer(id));
    // Something long, for which everything is checked anew, and behind it something that counts.
    let text = client.open_file("company.ctl");
    client.replace("company.ctl", 2, &format!("{text}\nrole more \"More\"\n"));
    let nowhere = json!({ "line": 0, "character": 0 });
    let mut long = document.clone();
    long["range"] = json!({ "start": nowhere, "end": nowhere });
    long["context"] = json!({ "diagnostics": [] });
    let long_one = client.request("textDocument/codeAction", long);
    let behind = client.request("textDocument/semanticTokens/full", document.clone());
    client.notify("$/cancelRequest", json!({ "id": behind }));
    // It is answered while the other is still being worked at.
    let next = client.wait(|message| message["id"] == behind || message["id"] == long_one);
    assert_eq!((&next["id"], &next["error"]["code"]), (&json!(behind), &json!(-32800)), "{next}");
    // That is taken back under way, and is answered before what comes after it has been done.
    let last = client.request("textDocument/semanticTokens/full", document);
    client.notify("$/cancelRequest", json!({ "id": long_one }));
    let next = client.wait(|message| message["id"] == last || message["id"] == long_one);
    assert_eq!((&next["id"], &next["error"]["code"]), (&json!(long_one), &json!(-32800)), "{next}");
    // What was taken back has not been counted.
    assert_eq!(count(&client.answer(last)), first + 1);
    assert!(client.leave().success());
}

#[test]
fn before_the_introduction_nothing_is_answered() {
    let mut client = Client::silent(&PACKAGE);
    let id = client.request("textDocument/hover", client.at("a.ctl", "|"));
    assert_eq!(client.answer(id)["error"]["code"], -32002);
    client.introduce(json!({}));
    assert!(client.leave().success());
}

#[test]
fn two_clients_do_not_disturb_each_other() {
    let mut one = Client::new(&PACKAGE);
    let mut other = Client::new(&PACKAGE);
    one.open("a.ctl", "system app { owner nobody }\n");
    other.open("a.ctl", "role cto \"CTO\"\nsystem app { owner cto; color red }\n");
    assert!(one.codes("a.ctl").contains(&"E0201".to_owned()));
    assert!(other.codes("a.ctl").contains(&"E0205".to_owned()));
    assert!(one.leave().success());
    assert!(other.leave().success());
}
