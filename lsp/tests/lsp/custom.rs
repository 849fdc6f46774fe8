//! What an extension is told of views: which there are, the records that their rows name, and pictures.

use serde_json::{Value, json};

use crate::client::Client;

const SYSTEMS: &str = "system meter \"Metering\" {\n  owner  cto\n  feeds  billing { carries invoice }\n}\
    \nsystem billing \"Billing\" { owner cto; feeds host { carries invoice }; financial_role billing }\
    \nsystem host \"Host\" { owner cto }\ndata invoice \"Invoices\" { financial yes }\
    \nperson ana \"Ana\"\nrole cto \"CTO\" { held_by ana }\n";

fn client() -> Client {
    let mut client = Client::new(&[("ctl.toml", "name = \"acme\"\nedition = \"2026\"\n"), ("systems.ctl", SYSTEMS)]);
    client.open_file("systems.ctl");
    client
}

#[test]
fn a_picture_names_its_nodes_and_edges_by_their_numbers() {
    let mut client = client();
    let document = json!({ "uri": client.uri("systems.ctl") });
    let figure = client.ask("ctl/view", json!({ "textDocument": document, "view": "scope_map" }))["figure"].take();
    let svg = figure["svg"].as_str().expect("a picture");
    let nodes = figure["nodes"].as_array().expect("a list").len();
    assert_eq!(svg.matches("data-node=").count(), nodes);
    assert!((0..nodes).all(|node| svg.contains(&format!("data-node=\"{node}\""))));
    for edge in figure["edges"].as_array().expect("a list") {
        assert!(svg.contains(&format!("data-edge=\"{} {}\"", edge["from"], edge["to"])), "{edge}");
    }
}

#[test]
fn views_are_listed_those_of_the_package_too() {
    let mut client = client();
    client
        .open("mine.ctl", "view side_mine \"mine\" {\n  heading \"Mine\"\n  line    \"all\" \"{count(system)}\"\n}\n");
    let document = json!({ "uri": client.uri("mine.ctl") });
    let all = client.ask("ctl/views", json!({ "textDocument": document }));
    let names: Vec<&str> = all.as_array().expect("a list").iter().filter_map(|view| view["name"].as_str()).collect();
    let branches: Vec<&str> = names.iter().copied().filter(|name| name.starts_with("side_")).collect();
    assert_eq!((branches.first(), branches.last()), (Some(&"side_scope"), Some(&"side_mine")), "{names:?}");
    assert!(all[0]["title"].as_str().is_some_and(|title| !title.is_empty()));
    let elsewhere = client.ask("ctl/views", json!({ "textDocument": { "uri": "untitled:new" } }));
    assert_eq!(elsewhere, Value::Null);
}

#[test]
fn a_row_of_a_view_says_which_records_its_cells_name() {
    let mut client = client();
    let document = json!({ "uri": client.uri("systems.ctl") });
    let view = client.ask("ctl/view", json!({ "textDocument": document, "view": "side_scope" }));
    let row = &view["pages"][0]["parts"][1]["rows"][0];
    assert_eq!(row[0], json!(["SOX only", "Metering", "FR2", "CTO"]));
    let place = json!({ "uri": client.uri("systems.ctl"), "line": 0, "character": 7 });
    assert_eq!(row[2][1], json!([{ "label": "Metering", "title": "Metering", "place": place }]));
    // Text names none, though it may hold a name.
    assert_eq!((&row[2][0], &row[2][3]), (&json!([]), &json!([])));
    let mut about = client.at("systems.ctl", "system |meter");
    about["view"] = json!("system");
    let page = client.ask("ctl/view", about);
    let parts = page["pages"][0]["parts"].as_array().expect("a list").clone();
    let proof = parts.iter().find(|part| part["part"] == "proof").expect("a proof");
    assert_eq!((&proof["steps"][0][2], &proof["steps"][0][3]), (&json!("system:meter"), &json!("system:billing")));
}
