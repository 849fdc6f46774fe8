//! Names that are changed, and what an editor draws around and beside a text.

use serde_json::{Value, json};

use crate::client::Client;

const MANIFEST: &str = "name = \"acme\"\nedition = \"2026\"\n";
const PEOPLE: &str = "person ana \"Ana\"\nrole cto \"CTO\" { held_by ana }\nrole ciso \"CISO\" { held_by ana }\n";
const SYSTEMS: &str = "/// Counts.\n/// Much.\nsystem meter \"Metering\" {\n  owner  cto\
    \n  feeds  billing { carries invoice }\n}\n\n// A remark\n// on two lines\
    \nsystem billing \"Billing\" { owner cto; feeds host { carries invoice }; financial_role billing }\
    \nsystem host \"Host\" { owner ciso }\ndata invoice \"Invoices\" { financial yes }\n";

fn client() -> Client {
    let mut client = Client::new(&[("ctl.toml", MANIFEST), ("people.ctl", PEOPLE), ("systems.ctl", SYSTEMS)]);
    client.open_file("people.ctl");
    client.open_file("systems.ctl");
    client
}

fn at(client: &Client, path: &str, text: &str, word: &str, n: usize) -> Value {
    let place = text.match_indices(word).nth(n).expect("the word stands there").0;
    client.at(path, &format!("{}|{}", &text[..place], &text[place..]))
}

/// `file:line:column` of each edit.
fn edits(client: &Client, edit: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for (uri, edits) in edit["changes"].as_object().expect("it changes something") {
        let path = uri.strip_prefix(&format!("{}/", client.folder_uri())).expect("a file of the package");
        for edit in edits.as_array().expect("a list") {
            let start = &edit["range"]["start"];
            out.push(format!("{path}:{}:{} {}", start["line"], start["character"], edit["newText"]));
        }
    }
    out.sort();
    out
}

fn rename(client: &mut Client, at: Value, new: &str) -> Result<Value, String> {
    let mut params = at;
    params["newName"] = json!(new);
    let id = client.request("textDocument/rename", params);
    let answer = client.answer(id);
    match answer.get("error") {
        Some(error) => Err(error["message"].as_str().expect("a message").to_owned()),
        None => Ok(answer["result"].clone()),
    }
}

#[test]
fn a_name_is_changed_wherever_it_stands() {
    let mut client = client();
    let cto = at(&client, "systems.ctl", SYSTEMS, "cto", 1);
    let range = client.ask("textDocument/prepareRename", cto.clone());
    assert_eq!(range["placeholder"], "cto");
    let done = rename(&mut client, cto, "head_of_technology").expect("it can be called that");
    assert_eq!(
        edits(&client, &done),
        [
            "people.ctl:1:5 \"head_of_technology\"",
            "systems.ctl:3:9 \"head_of_technology\"",
            "systems.ctl:9:33 \"head_of_technology\"",
        ]
    );
    // Fields and kinds of the package's own, and variables.
    let text = "kind thing { size: int required inverse_reads \"x\" }\nthing a { size 1 }\nrule HOU-01 \"t\" {\
        \n  severity info\n  for x in thing\n  where x.size > 1\n  message \"{x} has {x.size}\"\n  cites tsc:CC6.1\
        \n}\n";
    client.open("own.ctl", text);
    let field = at(&client, "own.ctl", text, "size", 0);
    let done = rename(&mut client, field, "extent").expect("it can be called that");
    assert_eq!(edits(&client, &done).len(), 4);
    let kind = at(&client, "own.ctl", text, "thing", 0);
    let done = rename(&mut client, kind, "object").expect("it can be called that");
    assert_eq!(edits(&client, &done).len(), 3);
    let variable = at(&client, "own.ctl", text, "x.size", 0);
    let done = rename(&mut client, variable, "y").expect("it can be called that");
    assert_eq!(edits(&client, &done).len(), 4);
    let rule = at(&client, "own.ctl", text, "HOU-01", 0);
    let done = rename(&mut client, rule, "HOU-07").expect("it can be called that");
    assert_eq!(edits(&client, &done).len(), 1);
}

#[test]
fn a_name_is_not_changed_to_what_means_something_else() {
    let mut client = client();
    let cto = at(&client, "systems.ctl", SYSTEMS, "cto", 1);
    let refused = rename(&mut client, cto.clone(), "ciso").expect_err("there is one already");
    assert_eq!(refused, "`cto` cannot be called `ciso`: then `ciso` is declared twice");
    assert_eq!(
        rename(&mut client, cto.clone(), "a b").expect_err("it is no name"),
        "`a b` cannot be written where `cto` is"
    );
    assert!(rename(&mut client, cto.clone(), "exists").is_err());
    assert!(rename(&mut client, cto, "SOD-01").is_err());
    let field = at(&client, "systems.ctl", SYSTEMS, "feeds", 0);
    let refused = rename(&mut client, field.clone(), "supplies").expect_err("it is the library's");
    assert!(refused.contains("standard library"), "{refused}");
    let id = client.request("textDocument/prepareRename", field);
    assert!(client.answer(id)["error"]["message"].as_str().is_some_and(|why| why.contains("standard library")));
    // A name that would hide one of the library which is meant elsewhere.
    let text =
        "control c \"C\" { id \"AC-01\"; owner cto; frequency quarterly }\ncadence ours \"ours\" { every 1 month }\n";
    client.open("own.ctl", text);
    let cadence = at(&client, "own.ctl", text, "ours", 0);
    assert!(rename(&mut client, cadence, "quarterly").is_err());
}

#[test]
fn every_place_of_a_name_in_a_document_is_shown() {
    let mut client = client();
    let at = at(&client, "systems.ctl", SYSTEMS, "billing", 0);
    let found = client.ask("textDocument/documentHighlight", at);
    let lines: Vec<(&Value, &Value)> =
        found.as_array().expect("a list").iter().map(|h| (&h["range"]["start"]["line"], &h["kind"])).collect();
    assert_eq!(lines, [(&json!(4), &json!(2)), (&json!(9), &json!(3))]);
}

#[test]
fn declarations_and_comments_can_be_folded() {
    let mut client = client();
    let document = json!({ "textDocument": { "uri": client.uri("systems.ctl") } });
    let folds = client.ask("textDocument/foldingRange", document);
    let lines: Vec<(u64, u64, &str)> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| {
            let number = |name: &str| f[name].as_u64().expect("a number");
            (number("startLine"), number("endLine"), f["kind"].as_str().unwrap_or(""))
        })
        .collect();
    assert_eq!(lines, [(0, 1, "comment"), (2, 5, ""), (7, 8, "comment")]);
}

#[test]
fn a_selection_grows_from_the_name_to_the_document() {
    let mut client = client();
    let mut params = at(&client, "systems.ctl", SYSTEMS, "invoice", 0);
    params["positions"] = json!([params["position"]]);
    let chain = client.ask("textDocument/selectionRange", params);
    let lines: Vec<&str> = SYSTEMS.split_inclusive('\n').collect();
    let offset = |at: &Value| {
        let line = at["line"].as_u64().expect("a number") as usize;
        lines[..line].iter().map(|l| l.len()).sum::<usize>() + at["character"].as_u64().expect("a number") as usize
    };
    let mut texts = Vec::new();
    let mut next = &chain[0];
    while next.is_object() {
        texts.push(&SYSTEMS[offset(&next["range"]["start"])..offset(&next["range"]["end"])]);
        next = &next["parent"];
    }
    assert_eq!(texts[..4], ["invoice", "carries invoice", "{ carries invoice }", "billing { carries invoice }"]);
    assert!(texts.contains(&"feeds  billing { carries invoice }"));
    assert_eq!(texts.last(), Some(&SYSTEMS));
}

#[test]
fn names_are_coloured_by_what_they_are() {
    let mut client = client();
    let text = "role boss \"Boss\"\nsystem a \"😀\" { owner boss; financial_role billing }\n";
    client.open("own.ctl", text);
    let document = json!({ "uri": client.uri("own.ctl") });
    let all = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": document }));
    // class, variable; class, variable, property, variable, property, enumMember: with what declares, and the
    // library's.
    assert_eq!(
        all["data"],
        json!([
            0, 0, 4, 0, 2, 0, 5, 4, 7, 1, 1, 0, 6, 0, 2, 0, 7, 1, 7, 1, 0, 9, 5, 3, 2, 0, 6, 4, 7, 0, 0, 6, 14, 3, 2,
            0, 15, 7, 2, 2
        ])
    );
    let range = json!({ "start": { "line": 1, "character": 16 }, "end": { "line": 1, "character": 18 } });
    let part = client.ask("textDocument/semanticTokens/range", json!({ "textDocument": document, "range": range }));
    assert_eq!(part["data"], json!([1, 16, 5, 3, 2]));
    client.replace("own.ctl", 2, &text.replace("billing", "payroll"));
    let before = json!({ "textDocument": document, "previousResultId": all["resultId"] });
    let same = client.ask("textDocument/semanticTokens/full/delta", before.clone());
    assert_eq!(same["edits"], json!([]));
    client.replace("own.ctl", 3, &text.replace("; financial_role billing", ""));
    let before = json!({ "textDocument": document, "previousResultId": same["resultId"] });
    let less = client.ask("textDocument/semanticTokens/full/delta", before);
    assert_eq!(less["edits"], json!([{ "start": 30, "deleteCount": 10 }]));
    // An answer that is long past is no ground for a difference.
    let before = json!({ "textDocument": document, "previousResultId": all["resultId"] });
    let whole = client.ask("textDocument/semanticTokens/full/delta", before);
    assert!(whole["data"].is_array());
}

#[test]
fn what_flows_where_is_followed_both_ways() {
    let mut client = client();
    let billing = at(&client, "systems.ctl", SYSTEMS, "billing", 1);
    let node = client.ask("textDocument/prepareCallHierarchy", billing)[0].clone();
    assert_eq!(node["name"], "Billing");
    let show = |links: &Value, end: &str| -> Vec<String> {
        let all = links.as_array().expect("a list").iter();
        all.map(|link| {
            let line = &link["fromRanges"][0]["start"]["line"];
            format!(
                "{} {} {line}",
                link[end]["name"].as_str().expect("a name"),
                link[end]["detail"].as_str().expect("a text")
            )
        })
        .collect()
    };
    let incoming = client.ask("callHierarchy/incomingCalls", json!({ "item": node }));
    assert_eq!(show(&incoming, "from"), ["Metering system (feeds) 4"]);
    let outgoing = client.ask("callHierarchy/outgoingCalls", json!({ "item": node }));
    assert_eq!(show(&outgoing, "to"), ["Host system (feeds) 9"]);
    // And on from there.
    let further = client.ask("callHierarchy/incomingCalls", json!({ "item": outgoing[0]["to"] }));
    assert_eq!(show(&further, "from"), ["Billing system (feeds) 9"]);
    let role = at(&client, "people.ctl", PEOPLE, "cto", 0);
    assert_eq!(client.ask("textDocument/prepareCallHierarchy", role), Value::Null);
}

#[test]
fn the_template_of_a_document_is_a_link() {
    let mut client = client();
    client.write("documents/mine.j2", "{{ 1 }}\n");
    let text = "view mine \"mine\" {\n  file      \"mine\"\n  template  \"documents/mine.j2\"\n}\n";
    client.open("own.ctl", text);
    let links = client.ask("textDocument/documentLink", json!({ "textDocument": { "uri": client.uri("own.ctl") } }));
    assert_eq!(links[0]["target"], client.uri("documents/mine.j2"));
    assert_eq!(links[0]["range"]["start"], json!({ "line": 2, "character": 12 }));
}

#[test]
fn what_is_wrong_can_be_asked_for() {
    let pulls = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    });
    let mut client = Client::with(&[("ctl.toml", MANIFEST), ("a.ctl", "system a { owner nobody }\n")], pulls);
    client.open_file("a.ctl");
    let document = json!({ "uri": client.uri("a.ctl") });
    let report = client.ask("textDocument/diagnostic", json!({ "textDocument": document }));
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"][0]["code"], "E0201");
    let again = json!({ "textDocument": document, "previousResultId": report["resultId"] });
    assert_eq!(client.ask("textDocument/diagnostic", again.clone())["kind"], "unchanged");
    client.replace("a.ctl", 2, "");
    let report = client.ask("textDocument/diagnostic", again);
    assert_eq!((&report["kind"], &report["items"]), (&json!("full"), &json!([])));
    let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    assert!(all["items"].as_array().expect("a list").iter().any(|item| item["uri"] == client.uri("a.ctl")));
    // The client is told to ask again, and nothing is pushed.
    client.wait(|message| message["method"] == "workspace/diagnostic/refresh");
    let id = client.request("shutdown", Value::Null);
    let next = client.wait(|m| m["id"] == id || m["method"] == "textDocument/publishDiagnostics");
    assert_eq!(next["id"], id);
}

#[test]
fn a_view_is_told_page_by_page() {
    let mut client = client();
    let document = json!({ "uri": client.uri("systems.ctl") });
    let map = client.ask("ctl/view", json!({ "textDocument": document, "view": "scope_map" }));
    insta::assert_snapshot!(client.plain(&map));
    let mut about = at(&client, "systems.ctl", SYSTEMS, "meter", 0);
    about["view"] = json!("system");
    let page = client.ask("ctl/view", about);
    assert_eq!(page["pages"].as_array().map(Vec::len), Some(1));
    assert_eq!(page["pages"][0]["subject"], "system:meter");
    assert!(page["pages"][0]["parts"].as_array().expect("a list").iter().any(|part| part["part"] == "proof"));
    let none = client.ask("ctl/view", json!({ "textDocument": document, "view": "nonsense" }));
    assert_eq!(none, Value::Null);
}

#[test]
fn coverage_is_told_of_an_engagement_and_scope_of_what_is_around_a_system() {
    let mut client = client();
    let company = "engagement soc2 \"SOC 2\" {\n  report  soc2_type2\n  period  2026-01-01 .. 2026-12-31\n}\nengagement icfr \"ICFR\" \
                   {\n  report  sox_icfr\n  period  2026-01-01 .. 2026-12-31\n}\ncontrol c \"C\" { owner cto; satisfies \
                   tsc:CC6.1 }\n";
    client.open("company.ctl", company);
    let mut about = at(&client, "company.ctl", company, "soc2", 0);
    about["view"] = json!("coverage");
    let answer = client.ask("ctl/view", about.clone());
    let pages = answer["pages"].as_array().expect("a list");
    assert_eq!(pages.len(), 1, "{answer}");
    assert_eq!(pages[0]["subject"], "engagement:soc2");
    assert!(pages[0]["heading"].as_str().is_some_and(|heading| heading.contains(": 1 of ")), "{answer}");
    let [gaps, covered] = &pages[0]["parts"].as_array().expect("a list")[..] else { panic!("{answer}") };
    assert_eq!(gaps["columns"][0], "gap");
    assert!(gaps["rows"].as_array().is_some_and(|rows| rows.len() > 20), "{answer}");
    assert_eq!(covered["rows"].as_array().map(Vec::len), Some(1), "{answer}");
    // Whole, it is told of all.
    about.as_object_mut().expect("an object").remove("position");
    let answer = client.ask("ctl/view", about);
    assert_eq!(answer["pages"].as_array().map(Vec::len), Some(2));
    // The map around a system ends two steps from it, whichever way they lead.
    let names = |client: &mut Client, word: &str| {
        let mut about = at(client, "systems.ctl", SYSTEMS, word, 0);
        about["view"] = json!("scope_map");
        let answer = client.ask("ctl/view", about);
        let nodes = answer["figure"]["nodes"].as_array().expect("a list").clone();
        let ends: Vec<(u64, u64)> = answer["figure"]["edges"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|edge| (edge["from"].as_u64().expect("a node"), edge["to"].as_u64().expect("a node")))
            .collect();
        assert!(ends.iter().all(|(from, to)| *from < nodes.len() as u64 && *to < nodes.len() as u64));
        nodes.iter().map(|node| node["of"][0].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    let far = SYSTEMS.replace("system host \"Host\" {", "system host \"Host\" { feeds store { carries invoice };")
        + "system store \"Store\" { owner ciso }\nsystem alone \"Alone\" { owner ciso }\n";
    client.replace("systems.ctl", 2, &far);
    assert_eq!(names(&mut client, "meter"), ["system:meter", "system:billing", "system:host"]);
    assert_eq!(names(&mut client, "billing"), ["system:meter", "system:billing", "system:host", "system:store"]);
}

#[test]
fn a_variable_is_changed_wherever_it_stands_while_it_is_typed() {
    let mut client = client();
    let text = "rule HOU-01 \"h\" {\n  severity info\n  for      s in system, r in s.owner\n  message  \"{s} of {r}\"\n  at       \
                s\n  cites    tsc:CC1.1\n}\n\nrule HOU-02 \"h\" {\n  severity info\n  for      s in system\n  message  \
                \"{s}\"\n  at       s\n  cites    tsc:CC1.1\n}\n";
    client.open("own.ctl", text);
    let variable = at(&client, "own.ctl", text, "s.owner", 0);
    let linked = client.ask("textDocument/linkedEditingRange", variable);
    let starts: Vec<(u64, u64)> = linked["ranges"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|range| {
            (range["start"]["line"].as_u64().expect("a line"), range["start"]["character"].as_u64().expect("a column"))
        })
        .collect();
    assert_eq!(starts, [(2, 11), (2, 29), (3, 13), (4, 11)]);
    // What others see is renamed.
    let kind = at(&client, "own.ctl", text, "system", 0);
    assert_eq!(client.ask("textDocument/linkedEditingRange", kind), Value::Null);
}
