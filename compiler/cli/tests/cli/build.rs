//! `ctl build`: what is written, where, and where never.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use crate::plant::plant;
use crate::{folder, read, run, show};

const CLEAN: &str = "person kim \"Kim\"\n\nteam crew \"Crew\" { members kim }\n";

#[test]
fn it_writes_the_model_and_the_map() {
    let dir = plant();
    assert_snapshot!(show(&run(dir.path(), &["build", "--out", "out", "--as-of", "2026-06-30"])), @r"
    exit 1
    --- out
    Wrote out/model.json         the model, with proofs and findings
    Wrote out/model.schema.json  its JSON Schema
    Wrote out/scope.svg          the scope map, as a picture
    Wrote out/scope.mmd          the same, for Mermaid
    Wrote out/scope.dot          the same, for Graphviz
    1 error, 1 warning open: see `ctl check`.
    --- err
    ");
    let model: Value = serde_json::from_str(&read(&dir, "out/model.json")).expect("it is JSON");
    assert_eq!(model["schema"], "ctl.model/1");
    assert_eq!(model["as_of"], "2026-06-30");
    assert_eq!(model["counts"]["errors"], 1);
    let records = model["records"].as_array().expect("records are listed");
    let belt = records.iter().find(|record| record["id"] == "belt").expect("the belt is one");
    assert_eq!(belt["derived"]["needed"]["proof"], serde_json::json!(["machine:belt", "machine:furnace"]));
    let schema: Value = serde_json::from_str(&read(&dir, "out/model.schema.json")).expect("it is JSON");
    assert!(schema["$defs"]["machine"].is_object(), "the schema knows the kinds of the package");
    assert!(read(&dir, "out/scope.mmd").starts_with("flowchart"));
    assert!(read(&dir, "out/scope.dot").starts_with("digraph"));
    let names: Vec<String> = fs::read_dir(dir.path().join("out"))
        .expect("it is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 5, "nothing is left behind: {names:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let dir = plant();
    for out in ["one", "two"] {
        run(dir.path(), &["build", "--out", out, "--as-of", "2026-06-30"]);
    }
    for file in ["model.json", "model.schema.json", "scope.svg", "scope.mmd", "scope.dot"] {
        assert_eq!(read(&dir, &format!("one/{file}")), read(&dir, &format!("two/{file}")), "{file}");
    }
}

#[test]
fn the_manifest_says_where_and_what() {
    let manifest = "name = \"acme\"\nedition = \"2026\"\n[outputs]\nfolder = \"made\"\nwrite = [\"scope\"]\n";
    let dir = folder(&[("acme/ctl.toml", manifest), ("acme/people.ctl", CLEAN)]);
    assert_snapshot!(show(&run(dir.path(), &["build", "acme"])), @r"
    exit 0
    --- out
    Wrote acme/made/scope.svg  the scope map, as a picture
    Wrote acme/made/scope.mmd  the same, for Mermaid
    Wrote acme/made/scope.dot  the same, for Graphviz
    --- err
    ");
    assert!(!dir.path().join("acme/made/model.json").exists());
    assert_snapshot!(show(&run(folder(&[("people.ctl", CLEAN)]).path(), &["build"])), @r#"
    exit 2
    --- out
    --- err
      × nothing says where to write
      help: as in `ctl build --out out`, or in ctl.toml: `[outputs]` with `folder = "out"`
    "#);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside() {
    use std::os::unix::fs::symlink;

    let manifest = "name = \"acme\"\nedition = \"2026\"\n[outputs]\nfolder = \"made\"\n";
    let dir = folder(&[("acme/ctl.toml", manifest), ("acme/people.ctl", CLEAN), ("elsewhere/precious", "mine")]);
    symlink(dir.path().join("elsewhere"), dir.path().join("acme/made")).expect("a link");
    assert_snapshot!(show(&run(dir.path(), &["build", "acme"])), @r"
    exit 2
    --- out
    --- err
      × `made/model.json` leads out of `acme/`
      help: nothing is read from or written to places outside; name the folder itself if it is meant
    ");
    assert_eq!(fs::read_dir(dir.path().join("elsewhere")).expect("it is there").count(), 1);

    // A link in the place of a file is replaced, never written through.
    fs::create_dir(dir.path().join("out")).expect("a folder");
    symlink(dir.path().join("elsewhere/precious"), dir.path().join("out/model.json")).expect("a link");
    assert_eq!(run(dir.path(), &["build", "acme", "--out", "out"]).status.code(), Some(0));
    assert_eq!(read(&dir, "elsewhere/precious"), "mine");
    assert!(read(&dir, "out/model.json").starts_with('{'));
}

#[test]
fn what_cannot_be_written_is_a_failure() {
    let dir = folder(&[("people.ctl", CLEAN), ("file", "")]);
    let output = run(dir.path(), &["build", "--out", "file/out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be written"), "{}", show(&output));
}

const COMPANY: &str = r#"
organization acme "Acme" { stage early_stage }
person kim "Kim Lee"
role lead "Security Lead" { held_by kim }
system app "App" { owner lead }
control one "=cmd|' /C calc'!A0" { id "X-1"; owner lead; effective 2026-01-31; satisfies tsc:CC6.1 }
control two "Two" { id "../../x 1"; owner lead; satisfies tsc:CC6.1 }
"#;

#[test]
fn documents_are_written_in_the_form_that_suits_them() {
    let dir = folder(&[("acme/a.ctl", COMPANY)]);
    assert_snapshot!(show(&run(
        dir.path(),
        &["build", "acme", "--out", "out", "--only", "documents", "--as-of", "2026-06-30"]
    )));
    // Nothing leaves the folder, and two names that differ in capitals alone are two files everywhere.
    assert!(read(&dir, "out/narratives/x-1-2.md").starts_with("# "));
    assert_snapshot!(read(&dir, "out/risk_control_matrix.csv").lines().take(2).collect::<Vec<_>>().join("\n"));
    let page = read(&dir, "out/documents.html");
    assert!(page.contains("<a href=\"#narratives-X-1\">X-1 =cmd|&#39; /C calc&#39;!A0</a>"), "{page}");
    assert!(page.contains("data-from=\"a.ctl:"), "facts lead back to their place");
    run(dir.path(), &["build", "acme", "--out", "again", "--only", "documents", "--as-of", "2026-06-30"]);
    for file in ["risk_control_matrix.xlsx", "documents.html", "narratives/X-1.md"] {
        let bytes = |out: &str| fs::read(dir.path().join(out).join(file)).expect("it is written");
        assert!(bytes("out") == bytes("again"), "{file}");
    }
}

#[test]
fn only_some_documents() {
    let dir = folder(&[("acme/a.ctl", COMPANY)]);
    assert_snapshot!(show(&run(dir.path(), &["build", "acme", "--out", "out", "--only", "narrative"])));
    run(dir.path(), &["build", "acme", "--out", "out", "--only", "narratives"]);
    assert!(!dir.path().join("out/risk_control_matrix.csv").exists() && !dir.path().join("out/model.json").exists());
}

#[test]
fn a_mistake_in_a_template_is_shown_where_it_stands() {
    let template = "# {{ heading }}\n\nOwned by {{ c.ownr }}.\n";
    let dir = folder(&[("acme/a.ctl", COMPANY), ("acme/documents/narrative.j2", template)]);
    assert_snapshot!(show(&run(
        dir.path(),
        &["build", "acme", "--out", "out", "--only", "documents", "--as-of", "2026-06-30"]
    )));
}

#[test]
fn several_forms_come_from_one_run() {
    let dir = folder(&[("acme/a.ctl", COMPANY)]);
    let build = |out: &str, form: &str| {
        show(&run(dir.path(), &["build", "acme", "--out", out, "--format", form, "--as-of", "2026-06-30"]))
    };
    let forms = ["markdown", "docx", "csv"];
    forms.iter().for_each(|form| drop(build(form, form)));
    build("several", &forms.join(","));
    build("all", "all");
    let (several, all) = (files(&dir.path().join("several")), files(&dir.path().join("all")));
    let mut count = 0;
    for form in forms {
        for (file, bytes) in files(&dir.path().join(form)) {
            assert!(several.get(&file) == Some(&bytes) && all.get(&file) == Some(&bytes), "{form}: {file}");
            count += 1;
        }
    }
    assert_eq!(several.len(), count);
    for file in ["model.json", "scope.svg", "documents.html", "risk_control_matrix.xlsx", "risk_control_matrix.json"] {
        assert!(all.contains_key(file), "{file} is not among {:?}", all.keys());
    }
    assert_snapshot!(build("none", "docx,sarif"));
    assert_snapshot!(show(&run(dir.path(), &["check", "acme", "--format", "json,short"])));
    assert_snapshot!(show(&run(dir.path(), &["check", "acme", "--format", "all"])));
    assert_eq!(build("none", "table"), build("none", "docx,table"));
    assert_snapshot!(build("none", "table"), @r"
    exit 2
    --- out
    --- err
      × this is a form of answers
      help: `table` goes with `ctl query`
    ");
    assert!(!dir.path().join("none").exists());
}

/// All files below a folder, by their paths.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.strip_prefix(folder) {
                _ if path.is_dir() => open.push(path),
                Ok(inside) => drop(out.insert(inside.display().to_string(), fs::read(&path).expect("a file"))),
                Err(_) => {}
            }
        }
    }
    out
}

#[test]
fn one_form_alone_and_an_open_error_makes_drafts() {
    let dir = folder(&[("acme/a.ctl", COMPANY)]);
    let build = |form: &str, out: &str| {
        run(dir.path(), &["build", "acme", "--out", out, "--format", form, "--as-of", "2026-06-30"])
    };
    assert_snapshot!(show(&build("docx", "out")));
    assert!(!dir.path().join("out/model.json").exists() && !dir.path().join("out/documents.html").exists());
    build("docx", "again");
    let bytes = |file: &str| fs::read(dir.path().join(file)).expect("it is written");
    assert!(bytes("out/narratives/X-1.docx") == bytes("again/narratives/X-1.docx"));
    build("markdown", "words");
    let words = read(&dir, "words/narratives/X-1.md");
    assert!(words.lines().nth(2).is_some_and(|l| l.starts_with("**DRAFT: ")), "{words}");
    assert_snapshot!(read(&dir, "words/open_errors.md").lines().take(8).collect::<Vec<_>>().join("\n"));
    assert_snapshot!(show(&run(dir.path(), &["check", "acme", "--format", "docx"])));
}

#[test]
fn what_concerns_one_engagement_and_lies_around_one_system() {
    let engagements = "
engagement day \"SOC 2\" { report soc2_type1; period 2026-06-30 .. 2026-06-30 }
engagement year \"ICFR\" { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
system far \"Far\" { owner lead }
";
    let dir = folder(&[("acme/a.ctl", COMPANY), ("acme/b.ctl", engagements)]);
    let build = |out: &str, more: &[&str]| {
        let mut all = vec!["build", "acme", "--out", out, "--as-of", "2026-06-30", "--only"];
        all.extend(more);
        show(&run(dir.path(), &all))
    };
    assert_snapshot!(build("one", &["documents", "--engagement", "year"]));
    assert_snapshot!(build("none", &["documents", "--engagement", "years"]));
    assert_snapshot!(build("near", &["scope", "--around", "app", "--steps", "0"]));
    assert_eq!(read(&dir, "near/scope.mmd").lines().filter(|l| l.contains("App") || l.contains("Far")).count(), 1);
    assert_snapshot!(build("none", &["scope", "--around", "apple"]));
    assert!(!dir.path().join("none").exists());
}

#[test]
fn what_has_changed_since_a_revision() {
    let dir = folder(&[("acme/a.ctl", COMPANY), ("acme/ctl.toml", "name = \"acme\"\nedition = \"2026\"\n")]);
    let git = |args: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(dir.path()).args(["-c", "user.name=Kim", "-c", "user.email=kim@example.org"]).args(args);
        assert!(command.output().expect("git").status.success(), "{args:?}");
    };
    let build = |since: &str| {
        let all = ["build", "acme", "--out", "out", "--only", "control_changes", "--since", since];
        show(&run(dir.path(), &all))
    };
    assert_snapshot!(build("v1").lines().take(4).collect::<Vec<_>>().join("\n"), @r"
    exit 2
    --- out
    --- err
      × there is no history to compare with
    ");
    git(&["init", "--quiet", "."]);
    git(&["add", "acme/ctl.toml"]);
    git(&["commit", "--quiet", "--message", "begin"]);
    git(&["tag", "empty"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "first"]);
    git(&["tag", "v1"]);
    fs::write(dir.path().join("acme/a.ctl"), COMPANY.replace("effective 2026-01-31; ", "")).expect("written");
    assert_snapshot!(build("v1"));
    let rows = "Control,Change,What,Before,After\r\nX-1,changed,In effect since,2026-01-31,\r\n";
    assert_eq!(read(&dir, "out/control_changes.csv"), rows);
    assert_snapshot!(build("v2"));
    assert_snapshot!(build("--output=x"));
    assert_snapshot!(build("empty"));
    assert_snapshot!(show(&run(dir.path(), &["build", "acme", "--out", "out", "--only", "control_changes"])));
}

#[test]
fn documents_for_programs() {
    let engagement = "engagement soc2 { report soc2_type1; period 2026-06-30 .. 2026-06-30 }\n";
    let dir = folder(&[("acme/a.ctl", COMPANY), ("acme/b.ctl", engagement)]);
    let build = |out: &str, more: &[&str]| {
        let args = [&["build", "acme", "--out", out, "--as-of", "2026-06-30"], more].concat();
        show(&run(dir.path(), &args))
    };
    assert_snapshot!(build("out", &["--format", "json"]));
    assert!(!dir.path().join("out/model.json").exists() && !dir.path().join("out/documents.html").exists());
    let narrative: Value = serde_json::from_str(&read(&dir, "out/narratives/X-1.json")).expect("it is JSON");
    assert_eq!(narrative["schema"], "ctl.document/1");
    assert!(narrative["draft"].as_str().is_some_and(|d| d.starts_with("DRAFT: ")), "{narrative}");
    assert_snapshot!(
        serde_json::to_string_pretty(&narrative["blocks"].as_array().expect("blocks")[..4]).expect("JSON")
    );
    let plan: Value = serde_json::from_str(&read(&dir, "out/oscal/ssp-soc2.json")).expect("it is JSON");
    let remarks = &plan["system-security-plan"]["metadata"]["remarks"];
    assert!(remarks.as_str().is_some_and(|r| r.starts_with("DRAFT: ")), "{remarks}");
    // Beside all else when nothing is asked for, and not where another form is.
    assert_snapshot!(build("some", &["--only", "oscal_catalogs,oscal_profiles"]));
    assert_eq!(read(&dir, "some/oscal/profile-soc2.json"), read(&dir, "out/oscal/profile-soc2.json"));
    assert_eq!(
        read(&dir, "some/documents.html").matches("<article").count(),
        1,
        "the open errors alone are for people"
    );
    build("words", &["--format", "markdown"]);
    assert!(dir.path().join("words/narratives").exists() && !dir.path().join("words/oscal").exists());
}

#[test]
fn a_template_that_yields_no_json_is_shown_where_it_stands() {
    let template = "{\n  \"profile\": {{ g }}\n  \"day\": {{ as_of }}\n}\n";
    let engagement = "engagement soc2 { report soc2_type1; period 2026-06-30 .. 2026-06-30 }\n";
    let files =
        [("acme/a.ctl", COMPANY), ("acme/b.ctl", engagement), ("acme/documents/oscal/profile.json.j2", template)];
    let dir = folder(&files);
    let args = ["build", "acme", "--out", "out", "--only", "oscal_profiles", "--as-of", "2026-06-30"];
    assert_snapshot!(show(&run(dir.path(), &args)));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_pdf_it_says_how_to_get_it_and_touches_nothing() {
    let dir = folder(&[]);
    assert_snapshot!(show(&run(dir.path(), &["build", "nowhere", "--out", "out", "--format", "pdf"])), @r"
    exit 2
    --- out
    --- err
      × this `ctl` is built without PDF: `cargo install --path compiler/cli --features pdf` builds one with it
    ");
    assert!(!dir.path().join("out").exists());
}

#[cfg(feature = "pdf")]
#[test]
fn documents_as_pdf() {
    let dir = folder(&[("acme/a.ctl", COMPANY)]);
    let build =
        |out: &str| run(dir.path(), &["build", "acme", "--out", out, "--format", "pdf", "--as-of", "2026-06-30"]);
    assert_snapshot!(show(&build("out")));
    build("again");
    for file in ["narratives/X-1.pdf", "risk_control_matrix.pdf", "open_errors.pdf"] {
        let bytes = |out: &str| fs::read(dir.path().join(out).join(file)).expect("it is written");
        assert!(bytes("out").starts_with(b"%PDF-") && bytes("out") == bytes("again"), "{file}");
    }
    assert!(!dir.path().join("out/model.json").exists() && !dir.path().join("out/documents.html").exists());
}
