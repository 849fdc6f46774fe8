//! `ctl import` as a user meets it: texts of others, which may say anything, become a package that parses, and every
//! document is accounted for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use insta::assert_snapshot;
use tempfile::TempDir;

fn run(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ctl"));
    command.current_dir(dir).args(args).args(["--as-of", "2026-06-30"]).env_remove("NO_COLOR").env("TERM", "xterm");
    command.output().expect("ctl can be started")
}

/// Exit code, standard output and standard error, as one text.
fn show(output: &Output) -> String {
    let code = output.status.code().map_or("none".to_owned(), |code| code.to_string());
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("exit {code}\n--- out\n{out}--- err\n{err}")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a temporary folder");
    for (path, text) in files {
        put(dir.path(), path, text.as_bytes());
    }
    dir
}

fn put(dir: &Path, path: &str, bytes: &[u8]) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

fn read(dir: &TempDir, path: &str) -> String {
    fs::read_to_string(dir.path().join(path)).expect("the file is there")
}

/// Codes of the findings of the package in `out`, each once.
fn codes(dir: &TempDir) -> Vec<String> {
    let found = stdout(&run(dir.path(), &["check", "out", "--format", "short"]));
    let code = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
    let mut codes: Vec<String> = found.lines().filter_map(code).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A set with a document of every sort.
const SET: [(&str, &str); 8] = [
    ("set/comply.yml", "name: \"Acme \\\"Payments\\\"\"\nfilePrefix: Acme\n"),
    (
        "set/policies/access.md",
        "name: Access Policy\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\n    - CC6.2\nmajorRevisions:\n  - date: Jun 1 \
         2018\n    comment: Initial document\n---\n# Purpose\n\na. This policy says who *may*. It says more.\n",
    ),
    ("set/policies/README.md", "What belongs here.\n"),
    (
        "set/narratives/system.md",
        "---\nname: System Narrative\nacronym: SN\nsatisfies:\n  tsc: [A1.1]\n---\n{{.Name}} runs in [one](x) place.\n",
    ),
    (
        "set/procedures/patch.md",
        "id: patch\nname: Apply patches\ncron: \"0 0 0 15 * *\"\nsatisfies:\n  TSC: CC7.1\n---\n# Patch\n\n- [ ] Pull\n\
         \x20   - [ ] below\n- [ ] Push\n",
    ),
    ("set/procedures/leave.md", "id: leave\r\nname: Offboard\r\n---\r\nSteps:\r\n\r\n- [ ] Suspend\r\n"),
    ("set/standards/TSC.yml", "name: TSC\n"),
    ("set/notes.md", "name: Not in a folder\n---\n"),
];

#[test]
fn every_sort_of_document_becomes_a_record() {
    let dir = folder(&SET);
    assert_snapshot!(show(&run(dir.path(), &["import", "comply", "set", "--out", "out"])), @r#"
    exit 0
    --- out
    Read 4 documents in `set`: 1 policy, 1 narrative and 2 procedures. They are not changed.
    Wrote out/policies.ctl (1 record), out/narratives.ctl (1 record), out/procedures.ctl (2 controls in use),
    out/company.ctl (guesses) and out/ctl.toml.
    Every record names its document in `source`.
      taken as meant      3  citations of "TSC", as tsc; each clause as it was written
                          2  acronyms, as ids
                          2  ids
                          1  citation of "tsc", as tsc; the clause as it was written
                          1  schedule that is monthly
      taken in doubt      2  procedures as controls in use: nothing says since when
                          1  category as selected, since its criteria are cited: availability
      left for you        3  guesses in company.ctl: the stage of the company, the report and its period
                          1  revision, kept as a comment: it is no approval
                          1  procedure without a cron, so without a frequency: an event starts it: procedures/leave.md
      not imported        1  configuration, but for the name of the company: comply.yml
                          1  Markdown file outside policies/, narratives/ and procedures/: notes.md
                          1  README, which is no document: policies/README.md
                          1  file that is no Markdown: standards/TSC.yml
    Next: ctl check out
    --- err
    "#);
    for file in ["ctl.toml", "company.ctl", "policies.ctl", "narratives.ctl", "procedures.ctl"] {
        assert_snapshot!(file, read(&dir, &format!("out/{file}")));
    }
    assert!(run(dir.path(), &["fmt", "--check", "out"]).status.success(), "the files are laid out");
    let codes = codes(&dir);
    assert!(codes.iter().all(|code| !code.starts_with("E0")), "{codes:?}");
    assert!(codes.iter().any(|code| code == "OWN-01"), "{codes:?}");
    assert!(codes.iter().any(|code| code.starts_with("COV-")), "{codes:?}");
}

#[test]
fn programs_are_told_the_same() {
    let dir = folder(&[
        ("set/policies/a.md", "name: A\nsatisfies:\n  TSC: [CC9.9]\n---\nIt is.\n"),
        ("set/procedures/b.md", "b"),
    ]);
    assert_snapshot!(show(&run(dir.path(), &["import", "comply", "set", "--out", "out", "--format", "json"])));
    fs::remove_file(dir.path().join("set/policies/a.md")).expect("it is there");
    let output = run(dir.path(), &["import", "comply", "set", "--out", "other", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!((&told["written"], &told["complete"]), (&serde_json::json!([]), &serde_json::json!(false)));
    assert_eq!(told["notes"][0]["certainty"], "not_imported");
    assert_eq!(told["notes"][0]["documents"], serde_json::json!(["procedures/b.md"]));
}

#[test]
fn text_never_becomes_syntax() {
    let evil = [
        r#""\"\"\"""#,
        r#""a \"\"\" } person intruder \"\"\"""#,
        r#""\\""#,
        r#""ends in \\""#,
        r#""{x} {{.Name}} }""#,
        r#""// no comment""#,
        r#""/// } person intruder""#,
        r#""line\nperson intruder\n""#,
        r#""\u202e turned \e[2J \0 \r person intruder""#,
        r#""\" } person intruder { position \"""#,
    ];
    let dir = TempDir::new().expect("a temporary folder");
    for (i, text) in evil.iter().enumerate() {
        let front = format!(
            "name: {text}\nacronym: {text}\ncron: {text}\nextra: {text}\nsatisfies:\n  TSC: [{text}, CC6.1]\n  {text}: \
             [CC6.1]\nmajorRevisions:\n  - date: {text}\n    comment: {text}\n---\n"
        );
        let body = "\"\"\"\n}\nperson intruder\n\\\n\"\"\" }\r\nperson intruder\rperson intruder {\n";
        for place in ["policies", "narratives", "procedures"] {
            put(dir.path(), &format!("set/{place}/d{i}.md"), format!("{front}{body}").as_bytes());
        }
    }
    put(
        dir.path(),
        "set/policies/\" } person intruder.md",
        b"name: \"\xe4\xbc\x9a\xe7\xa4\xbe\"\n---\nperson intruder\n",
    );
    let output = run(dir.path(), &["import", "comply", "set", "--out", "out"]);
    assert!(output.status.success(), "{}", show(&output));
    let printed = stdout(&output);
    assert!(
        printed.starts_with("Read 31 documents in `set`: 11 policies, 10 narratives and 10 procedures."),
        "{printed}"
    );
    assert!(printed.chars().all(|c| c == '\n' || !c.is_control()), "{printed:?}");

    // The only records are those of the documents, and nothing but citations can be wrong with them.
    let people = run(dir.path(), &["query", "person", "out", "--format", "json"]);
    assert_eq!(stdout(&people).trim(), "[]", "{}", show(&people));
    let count = |kind: &str| {
        let answer = stdout(&run(dir.path(), &["query", kind, "out", "--format", "csv"]));
        answer.lines().count() - 1
    };
    assert_eq!((count("policy"), count("control")), (21, 10));
    let codes = codes(&dir);
    assert!(codes.iter().all(|code| !code.starts_with("E0")), "{codes:?}");
    for file in ["policies", "narratives", "procedures"] {
        let text = read(&dir, &format!("out/{file}.ctl"));
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(text.contains("satisfies  tsc:CC6.1\n"), "{text}");
    }
}

#[test]
fn names_and_ids_are_told_apart() {
    let dir = folder(&[
        ("set/policies/a.md", "name: Access\nacronym: A\n---\nOne sentence.\n"),
        ("set/policies/b.md", "name: ACCESS!\nacronym: A\n---\nOne sentence.\n"),
        ("set/narratives/a.md", "name: access\nacronym: a\n---\nOne sentence.\n"),
        ("set/procedures/a.md", "name: Monthly\nid: A\ncron: '@monthly'\n---\nStep.\n"),
        ("set/policies/c.md", "name: soc2\n---\nOne sentence.\n"),
        ("set/policies/d.md", "name: Where\n---\nOne sentence.\n"),
    ]);
    assert_snapshot!(show(&run(dir.path(), &["import", "comply", "set", "--out", "out"])), @r#"
    exit 0
    --- out
    Read 6 documents in `set`: 4 policies, 1 narrative and 1 procedure. They are not changed.
    Wrote out/policies.ctl (4 records), out/narratives.ctl (1 record), out/procedures.ctl (1 control in use),
    out/company.ctl (guesses) and out/ctl.toml.
    Every record names its document in `source`.
      taken as meant      1  acronym, as id
                          1  id
                          1  schedule that is monthly
      taken in doubt      3  names that another record has; a number was added: policies/b.md, policies/c.md and
                             narratives/a.md
                          1  procedure as a control in use: nothing says since when
      left for you        3  guesses in company.ctl: the stage of the company, the report and its period
                          2  documents without an acronym or id: policies/c.md and policies/d.md
                          1  `A` is the id of another document; this one is `A-2`: policies/b.md
                          1  `a` is the id of another document; this one is `a-3`: narratives/a.md
    Next: ctl check out
    --- err
    "#);
    let text = ["policies", "narratives", "procedures"].map(|file| read(&dir, &format!("out/{file}.ctl"))).concat();
    let heads: Vec<&str> = text.lines().filter(|l| l.ends_with('{') || l.trim().starts_with("id ")).collect();
    assert_snapshot!(heads.join("\n"), @r#"
    policy access "Access" {
      id       "A"
    policy access_2 "ACCESS!" {
      id       "A-2"
    policy soc2_2 "soc2" {
    policy where_document "Where" {
    policy access_3 "access" {
      id       "a-3"
    control monthly_procedure "Monthly" {
      id         "A"
    "#);
    assert!(codes(&dir).iter().all(|code| !code.starts_with("E0")), "{:?}", codes(&dir));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_imported() {
    let dir = folder(&[
        (
            "set/policies/good.md",
            "name: Good\nacronym: G\nsatisfies:\n  TSC: ['CC 6.1', cc6.1]\n  ISO: [A.5.1]\n---\nIt is good.\n",
        ),
        ("set/policies/broken.md", "name: Broken\nsatisfies: [\n---\nText.\n"),
        ("set/policies/nameless.md", "acronym: N\n---\nText.\n"),
        ("set/policies/bare.md", "# Only text\n"),
        ("set/narratives/empty.md", ""),
        ("set/procedures/odd.md", "name: Odd\ncron: sometimes\n---\n# Odd\n"),
    ]);
    put(dir.path(), "set/procedures/latin.md", b"name: Caf\xe9\n---\n");
    assert_snapshot!(show(&run(dir.path(), &["import", "comply", "set", "--out", "out"])), @r#"
    exit 1
    --- out
    Read 2 documents in `set`: 1 policy and 1 procedure. They are not changed.
    Wrote out/policies.ctl (1 record), out/procedures.ctl (1 control in use), out/company.ctl (guesses) and out/ctl.toml.
    Every record names its document in `source`.
      taken as meant      1  acronym, as id
      taken in doubt      1  procedure as a control in use: nothing says since when
      left for you        3  guesses in company.ctl: the stage of the company, the report and its period
                          1  "TSC: CC 6.1" is no citation, kept as a comment: policies/good.md
                          1  citation of tsc:cc6.1, which is no clause: kept, and check will say so: policies/good.md
                          1  citation of "ISO", which is no framework here: kept, and check will say so: policies/good.md
                          1  document without an acronym or id: procedures/odd.md
                          1  "sometimes" is no cadence: it has 1 field and not six; frequency left out: procedures/odd.md
                          1  procedure without steps: procedures/odd.md
      not imported        1  narratives/empty.md: it is empty
                          1  policies/bare.md: it has no front matter that ends at a line `---`
                          1  policies/broken.md: line 3: its front matter is not YAML: while parsing a node, did not find
                             expected node content
                          1  policies/nameless.md: its front matter has no `name`, which would be its title
                          1  procedures/latin.md: it is not UTF-8: see byte 9; save it as UTF-8
    Next: ctl check out
    --- err
    "#);
    assert_snapshot!(read(&dir, "out/policies.ctl"), @r#"
    // Imported from comply. A policy says what is meant to happen; controls do it, and `put_in_action_by` names them.
    // comply does not know who owns and approves a document, and when it is looked at again: add `owner`,
    // `approved_by`, `approved` and `review`.

    policy good "Good" {
      id    "G"
      form  policy
      // cited, and no citation: TSC: CC 6.1
      satisfies  tsc:cc6.1, ISO:A.5.1
      summary    "It is good."
      source     "policies/good.md"
    }
    "#);
    let found = stdout(&run(dir.path(), &["check", "out", "--format", "short"]));
    assert!(found.contains("there is no framework `ISO`") && found.contains("`tsc:cc6.1`"), "{found}");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let dir = folder(&[("secret.md", "name: Secret\n---\nIt is.\n"), ("set/policies/a.md", "name: A\n---\nIt is.\n")]);
    std::os::unix::fs::symlink("../../secret.md", dir.path().join("set/policies/link.md")).expect("a link");
    std::os::unix::fs::symlink("..", dir.path().join("set/policies/up")).expect("a link");
    let output = run(dir.path(), &["import", "comply", "set", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1), "{}", show(&output));
    assert!(stdout(&output).contains("policies/link.md: it is a symbolic link\n"), "{}", show(&output));
    assert!(!read(&dir, "out/policies.ctl").contains("Secret"));
}

#[test]
fn nothing_is_overwritten() {
    let dir = folder(&SET);
    put(dir.path(), "out/company.ctl", b"person mine\n");
    put(dir.path(), "out/policies.ctl", b"");
    assert_snapshot!(show(&run(dir.path(), &["import", "comply", "set", "--out", "out"])), @r#"
    exit 2
    --- out
    --- err
      × `out/policies.ctl` and `out/company.ctl` are there already; nothing was written
      help: an import overwrites nothing: name another folder with --out
    "#);
    assert_eq!(read(&dir, "out/company.ctl"), "person mine\n");
    assert!(!dir.path().join("out/ctl.toml").exists() && !dir.path().join("out/procedures.ctl").exists());
}

#[test]
fn where_nothing_is_nothing_is_written() {
    let dir = folder(&[
        ("empty/notes.txt", ""),
        ("bad/policies/a.md", "no front matter\n"),
        ("policies/a.md", "name: A\n---\nText is here.\n"),
        ("file", ""),
    ]);
    for (from, said) in [
        ("emty", "there is no `emty`"),
        ("file", "`file` is not a folder"),
        ("empty", "there is no document in `empty`"),
        ("bad", "no document in `bad` can be imported; nothing was written"),
    ] {
        let output = run(dir.path(), &["import", "comply", from, "--out", "out"]);
        assert_eq!(output.status.code(), Some(2), "{}", show(&output));
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{}", show(&output));
        assert!(!dir.path().join("out").exists(), "{from}");
    }
    let output = run(dir.path(), &["import", "comply", "bad", "--out", "out"]);
    assert!(stdout(&output).contains("policies/a.md: it has no front matter"), "{}", show(&output));
    // The folder of one sort alone is a set too.
    let output = run(dir.path(), &["import", "comply", "policies", "--out", "my out"]);
    assert!(stdout(&output).starts_with("Read 1 document in `policies`: 1 "), "{}", show(&output));
    assert!(stdout(&output).ends_with("Next: ctl check 'my out'\n"), "{}", show(&output));
}

/// The set of comply itself, which is kept beside the repository. None of it was written to be imported.
#[test]
fn the_set_of_comply_comes_over_whole() {
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/comply-soc2");
    if !set.is_dir() {
        eprintln!("SKIPPED: there is no {}: the import of the real set was not tried", set.display());
        return;
    }
    let dir = TempDir::new().expect("a temporary folder");
    let mut mappings = 0;
    let mut citations: Vec<String> = Vec::new();
    for path in markdown(&set) {
        let text = fs::read_to_string(&path).expect("it is text");
        let front = text.split("\n---").next().unwrap_or_default();
        citations.extend(front.lines().filter_map(|line| Some(line.strip_prefix("    - ")?.to_owned())));
        mappings = citations.iter().filter(|cite| !cite.contains(':')).count();
        let relative = path.strip_prefix(&set).expect("it is below").to_string_lossy().into_owned();
        put(dir.path(), &format!("comply-soc2/{relative}"), text.as_bytes());
    }
    assert_eq!(mappings, 79);
    assert_snapshot!(show(&run(dir.path(), &["import", "comply", "comply-soc2", "--out", "out"])), @r#"
    exit 0
    --- out
    Read 36 documents in `comply-soc2`: 27 policies, 5 narratives and 4 procedures. They are not changed.
    Wrote out/policies.ctl (27 records), out/narratives.ctl (5 records), out/procedures.ctl (4 controls in use),
    out/company.ctl (guesses) and out/ctl.toml.
    Every record names its document in `source`.
      taken as meant     74  citations of "TSC", as tsc; each clause as it was written
                         32  acronyms, as ids
                          4  ids
                          1  schedule that is monthly
                          1  schedule that is annual
      taken in doubt      4  procedures as controls in use: nothing says since when
                          4  categories as selected, since their criteria are cited: availability, confidentiality, privacy
                             and processing integrity
      left for you       32  revisions, kept as comments: they are no approvals
                          5  citations of tsc:CC9.9, which is no clause: kept, and check will say so:
                             policies/classification.md, policies/encryption.md, policies/information.md and 2 more
                          3  guesses in company.ctl: the stage of the company, the report and its period
                          2  documents without text, so without a summary: policies/privacy.md and policies/processing.md
                          2  procedures without a cron, so without a frequency: an event starts them:
                             procedures/offboarding.md and procedures/onboarding.md
    Next: ctl check out
    --- err
    "#);

    let files = ["policies", "narratives", "procedures"].map(|file| read(&dir, &format!("out/{file}.ctl"))).concat();
    assert_eq!(files.matches("\n  source ").count(), 36, "one record for each document");
    let mut kept: Vec<&str> = files.split("tsc:").skip(1).collect();
    kept.iter_mut().for_each(|rest| *rest = rest.split([',', '\n']).next().unwrap_or_default());
    let mut written: Vec<&str> = citations.iter().map(String::as_str).filter(|cite| !cite.contains(':')).collect();
    kept.sort_unstable();
    written.sort_unstable();
    assert_eq!(kept, written, "each citation as it was written");
    assert!(run(dir.path(), &["fmt", "--check", "out"]).status.success(), "the files are laid out");

    let checked = run(dir.path(), &["check", "out", "--all", "--format", "short"]);
    let found = stdout(&checked);
    let errors: Vec<&str> = found.lines().filter(|line| line.contains("error[E0")).collect();
    assert_snapshot!(errors.join("\n"), @r#"
    out/policies.ctl:45:14: error[E0203]: `tsc:CC9.9` is not a clause of Trust Services Criteria (2017, points of focus 2022); did you mean `tsc:CC9.1`?
    out/policies.ctl:117:14: error[E0203]: `tsc:CC9.9` is not a clause of Trust Services Criteria (2017, points of focus 2022); did you mean `tsc:CC9.1`?
    out/policies.ctl:135:14: error[E0203]: `tsc:CC9.9` is not a clause of Trust Services Criteria (2017, points of focus 2022); did you mean `tsc:CC9.1`?
    out/policies.ctl:171:14: error[E0203]: `tsc:CC9.9` is not a clause of Trust Services Criteria (2017, points of focus 2022); did you mean `tsc:CC9.1`?
    out/policies.ctl:180:14: error[E0203]: `tsc:CC9.9` is not a clause of Trust Services Criteria (2017, points of focus 2022); did you mean `tsc:CC9.1`?
    "#);
    for (line, document) in errors.iter().zip(["classification", "encryption", "information", "password", "policy"]) {
        let at: usize = line.split(':').nth(1).and_then(|at| at.parse().ok()).expect("a line");
        let policies = read(&dir, "out/policies.ctl");
        let source = policies.lines().skip(at).find(|line| line.trim().starts_with("source")).unwrap_or_default();
        assert!(source.ends_with(&format!("\"policies/{document}.md\"")), "{line}: {source}");
    }
    assert!(found.contains("OWN-01") && found.contains("COV-"), "{found}");
    let full = stdout(&run(dir.path(), &["check", "out", "--all"]));
    assert_eq!(full.matches("did you mean `tsc:CC9.1`").count(), 5, "{full}");
}

fn markdown(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(markdown(&path)),
            path if path.extension().is_some_and(|extension| extension == "md") => found.push(path),
            _ => {}
        }
    }
    found.sort();
    found
}
