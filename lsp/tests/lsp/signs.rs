//! What stands above declarations and beside what is written.

use serde_json::{Value, json};

use crate::client::{Client, settings};

const MANIFEST: &str = "name = \"acme\"\nedition = \"2026\"\n";
const PEOPLE: &str = "person ana \"Ana\"\nrole cto \"CTO\" { held_by ana }\nengagement icfr \"ICFR\" { report sox_icfr; \
                      period 2026-01-01 .. 2026-12-31 }\norganization acme \"Acme\" { stage pre_ipo }\n";
const SYSTEMS: &str = "system meter \"Metering\" {\n  owner          cto\n  feeds          billing { carries invoice }\n  \
                       excluded_from  sox { reason \"It counts.\" }\n}\nsystem billing \"Billing\" { owner cto; \
                       financial_role billing }\nsystem wiki \"Wiki\" { owner cto; not_financial \"Pages.\" }\ndata invoice \
                       \"Invoices\" { financial yes }\n";
const CONTROLS: &str = "control review \"Access review\" like std::periodic_access_review {\n  nature      automated\n  owner       \
                        cto\n  applies_to  meter, billing\n  satisfies   tsc:CC6.1\n}\n";

fn files() -> [(&'static str, &'static str); 4] {
    [("ctl.toml", MANIFEST), ("people.ctl", PEOPLE), ("systems.ctl", SYSTEMS), ("controls.ctl", CONTROLS)]
}

fn client() -> Client {
    Client::new(&files())
}

/// The lenses of a document as `line: title`, with how many places each leads to, or the document that it opens.
fn lenses(client: &mut Client, path: &str) -> Vec<String> {
    let document = json!({ "uri": client.uri(path) });
    let lenses = client.ask("textDocument/codeLens", json!({ "textDocument": document }));
    let mut out = Vec::new();
    for lens in lenses.as_array().expect("a list") {
        // What a lens says is told when it is asked for.
        assert!(lens.get("command").is_none(), "{lens}");
        let line = lens["range"]["start"]["line"].clone();
        let resolved = client.ask("codeLens/resolve", lens.clone());
        let command = &resolved["command"];
        let title = command["title"].as_str().expect("a title");
        let goal = match command["command"].as_str().expect("a command") {
            "" => String::new(),
            "ctl.showReferences" => {
                assert_eq!(command["arguments"][0], client.uri(path));
                assert_eq!(command["arguments"][1]["line"], line);
                format!(" > {}", command["arguments"][2].as_array().expect("places").len())
            }
            "ctl.showDocument" => format!(" > {}", command["arguments"][2].as_str().expect("a name")),
            other => panic!("{other}"),
        };
        out.push(format!("{line}: {title}{goal}"));
    }
    out
}

fn range(first: u32, last: u32) -> Value {
    json!({ "start": { "line": first, "character": 0 }, "end": { "line": last, "character": 0 } })
}

fn hints(client: &mut Client, path: &str, range: Value) -> Vec<Value> {
    let document = json!({ "uri": client.uri(path) });
    let hints = client.ask("textDocument/inlayHint", json!({ "textDocument": document, "range": range }));
    hints.as_array().expect("a list").clone()
}

/// The text of a document with its hints in it.
fn hinted(client: &mut Client, path: &str, text: &str) -> String {
    let mut out: Vec<String> = text.lines().map(str::to_owned).collect();
    for hint in hints(client, path, range(0, 999)).iter().rev() {
        let at = |name: &str| hint["position"][name].as_u64().expect("a number") as usize;
        let words = hint["label"][0]["value"].as_str().expect("words");
        out[at("line")].insert_str(at("character"), &format!(" <{words}>"));
    }
    out.join("\n")
}

/// Waits until findings are known.
fn checked(client: &mut Client, path: &str) {
    let document = json!({ "uri": client.uri(path) });
    let params = json!({ "textDocument": document, "range": range(0, 0), "context": { "diagnostics": [] } });
    client.ask("textDocument/codeAction", params);
}

#[test]
fn what_stands_above_declarations_leads_to_what_it_counts() {
    let mut client = client();
    client.open_file("systems.ctl");
    checked(&mut client, "systems.ctl");
    let lenses_now = lenses(&mut client, "systems.ctl");
    insta::assert_snapshot!(lenses_now.join("\n"), @r"
    0: Path into SOX > 2
    0: 1 control > 1
    0: 3 findings > 3
    5: Path into SOX > 1
    5: 1 control > 1
    5: 3 findings > 3
    ");
    let of_control = lenses(&mut client, "controls.ctl");
    insta::assert_snapshot!(of_control.join("\n"), @r"
    0: 2 systems > 2
    0: answers 1 clause > 1
    0: 1 finding > 1
    0: Show narrative > narratives
    ");
    let of_people = lenses(&mut client, "people.ctl");
    insta::assert_snapshot!(of_people.join("\n"), @r"
    1: owns 3 systems > 3
    1: owns 1 control > 1
    2: 3 findings > 3
    ");
    // An edit shows at once, saved or not.
    client.replace("systems.ctl", 2, &SYSTEMS.replace("carries invoice", "carries nothing"));
    client.replace("systems.ctl", 3, &SYSTEMS.replace("financial yes", "financial no"));
    let lenses_now = lenses(&mut client, "systems.ctl");
    assert!(!lenses_now.iter().any(|lens| lens.starts_with("0: Path")), "{lenses_now:?}");
}

#[test]
fn what_follows_stands_beside_what_is_written() {
    let mut client = client();
    insta::assert_snapshot!(hinted(&mut client, "systems.ctl", SYSTEMS), @r#"
    system meter "Metering" <SOX (FR2)> {
      owner          cto
      feeds          billing { carries invoice } <makes this SOX: FR2>
      excluded_from  sox { reason "It counts." } <contradicts FR2>
    }
    system billing "Billing" <SOX (FR1)> { owner cto; financial_role billing }
    system wiki "Wiki" { owner cto; not_financial "Pages." }
    data invoice "Invoices" { financial yes }
    "#);
    // The nature of the control is its own; the rest is its template's.
    insta::assert_snapshot!(hinted(&mut client, "controls.ctl", CONTROLS), @r#"
    control review "Access review" like std::periodic_access_review <detective> <quarterly> <due in 20 days> {
      nature      automated
      owner       cto
      applies_to  meter, billing
      satisfies   tsc:CC6.1 <Logical access architecture and safeguards>
    }
    "#);
    // Only what is asked for.
    let all = hints(&mut client, "systems.ctl", range(2, 3));
    assert_eq!(all.len(), 1, "{all:?}");
    // Why, when somebody asks: the proof, or what it leads to.
    let why = client.ask("inlayHint/resolve", all[0].clone());
    let why = why["tooltip"]["value"].as_str().expect("a page");
    assert!(why.contains("feeds") && why.contains("Billing"), "{why}");
    let of_control = hints(&mut client, "controls.ctl", range(0, 9));
    let template = client.ask("inlayHint/resolve", of_control[0].clone());
    assert!(template["tooltip"]["value"].as_str().is_some_and(|page| page.contains("control.timing")), "{template}");
    let place = &template["label"][0]["location"];
    assert!(place["uri"].as_str().is_some_and(|uri| uri.ends_with("/std/templates/access.ctl")), "{template}");
    let title = of_control.last().expect("there is one");
    assert!(title["label"][0]["location"]["uri"].as_str().is_some_and(|uri| uri.ends_with("/tsc.ctl")), "{title}");
    let page = client.ask("inlayHint/resolve", title.clone());
    assert!(page["tooltip"]["value"].as_str().is_some_and(|page| page.contains("CC6.1")), "{page}");
}

#[test]
fn what_a_package_declares_is_shown_too_and_each_can_be_switched_off() {
    let own = "view mine \"mine\" {\n  for       s in system\n  findings  n\n  lens      mine \"{s.name}: {n}\"\n  hint      \
               mine \"of {s.owner}\"\n  at        s.owner\n}\n";
    let mut client = client();
    client.open("own.ctl", own);
    let all = lenses(&mut client, "systems.ctl");
    assert!(all.iter().any(|lens| lens.starts_with("5: billing: ")), "{all:?}");
    assert!(hinted(&mut client, "systems.ctl", SYSTEMS).contains("owner          cto <of CTO>"));
    let mut set = settings();
    set["lens"] = json!({ "mine": false, "sox_path": false, "controls": true });
    set["hint"] = json!({ "mine": false });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "ctl": set.clone() } }));
    let fewer = lenses(&mut client, "systems.ctl");
    let gone = |lens: &String| lens.contains(": meter: ") || lens.contains(": Path");
    assert!(all.iter().any(gone) && !fewer.iter().any(gone), "{fewer:?}");
    assert!(fewer.iter().any(|lens| lens.contains("control")), "{fewer:?}");
    assert!(!hinted(&mut client, "systems.ctl", SYSTEMS).contains("<of CTO>"));
    set["lens"] = json!(false);
    set["hint"] = json!(false);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "ctl": set } }));
    assert_eq!(lenses(&mut client, "systems.ctl"), [""; 0]);
    assert_eq!(hints(&mut client, "systems.ctl", range(0, 99)), [Value::Null; 0]);
}

#[test]
fn while_a_text_is_broken_its_signs_are_those_of_before() {
    let mut client = client();
    client.open_file("systems.ctl");
    checked(&mut client, "systems.ctl");
    let before = lenses(&mut client, "systems.ctl");
    // The first declaration gets a line more, and cannot be read.
    let broken = SYSTEMS.replace("  feeds          billing", "\n  feeds          [billing");
    client.replace("systems.ctl", 2, &broken);
    let now = lenses(&mut client, "systems.ctl");
    assert_eq!(now.len(), before.len(), "{now:?}");
    let meter: Vec<&String> = now.iter().filter(|lens| lens.starts_with("0: ")).collect();
    assert!(!meter.is_empty(), "{now:?}");
    assert!(meter.iter().all(|lens| lens.contains("as of the last text that could be read")), "{now:?}");
    assert!(now.iter().any(|lens| lens.starts_with("6: ") && !lens.contains("as of")), "{now:?}");
}

#[test]
fn who_shows_signs_is_told_when_they_have_changed() {
    let capabilities = json!({ "workspace": {
        "codeLens": { "refreshSupport": true },
        "inlayHint": { "refreshSupport": true },
    } });
    let mut client = Client::with(&files(), capabilities);
    client.open_file("systems.ctl");
    for method in ["workspace/inlayHint/refresh", "workspace/codeLens/refresh"] {
        client.wait(|message| message["method"] == method);
    }
    // A client that takes its time to answer stops nothing.
    client.replace("systems.ctl", 2, SYSTEMS);
    assert!(!lenses(&mut client, "systems.ctl").is_empty());
}

#[test]
fn a_sign_that_is_gone_says_nothing() {
    let mut client = client();
    client.open_file("systems.ctl");
    let document = json!({ "uri": client.uri("systems.ctl") });
    let all = client.ask("textDocument/codeLens", json!({ "textDocument": document }));
    let all = all.as_array().expect("a list").clone();
    let hints = hints(&mut client, "systems.ctl", range(0, 99));
    client.replace("systems.ctl", 2, "");
    for lens in all {
        assert_eq!(client.ask("codeLens/resolve", lens)["command"]["title"], "");
    }
    for hint in hints {
        assert!(client.ask("inlayHint/resolve", hint).get("tooltip").is_none());
    }
    // What a client makes up is given back as it is.
    let made_up = json!({ "range": range(0, 0), "data": { "path": 7 } });
    assert_eq!(client.ask("codeLens/resolve", made_up.clone()), made_up);
}

/// What can be switched off is written down.
#[test]
fn the_page_names_every_lens_and_hint_of_the_library() {
    let read = |path: &str| {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        std::fs::read_to_string(root.join(path)).expect("it is there")
    };
    let (page, library) = (read("docs/editor.md"), read("stdlib/hints.ctl"));
    let mut named = 0;
    for line in library.lines() {
        let mut words = line.split_whitespace();
        if let (Some("lens" | "hint"), Some(name)) = (words.next(), words.next()) {
            assert!(page.contains(&format!("`{name}`")), "docs/editor.md does not name `{name}`");
            named += 1;
        }
    }
    assert!(named > 10);
}
