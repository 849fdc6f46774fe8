//! The registry of compiler errors against the sources that raise them, and each page against the compiler: what a
//! page shows has to raise its code, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::{Analysis, Facts, Options, PackageInput};
use ctl_syntax::codes::{self, CODES};
use ctl_syntax::literal::Date;

/// Codes whose example is no text that a package could hold.
const SHOWN_AS_TEXT: [&str; 1] = ["E0112"];
/// Codes whose example is a template: the words of a letter to each system, or the same for programs.
const TEMPLATES: [(&str, &str); 3] =
    [("E0511", "documents/letter.j2"), ("E0512", "documents/letter.j2"), ("E0514", "documents/letter.json.j2")];
const LETTERS: &str = "person kim\nsystem till \"Till\" { owner kim }\nview letters \"letters\" {\n  for s in system\n  heading \"{s}\"\n  \
                       file \"letters/{s.name}\"\n  template \"documents/letter.j2\"\n}\n";

#[test]
fn codes_are_unique_and_in_order() {
    for pair in CODES.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} stands before {}", pair[0].id, pair[1].id);
    }
    assert_eq!(codes::find("e0201").map(|row| row.id), Some("E0201"));
    assert!(codes::find("E0000").is_none());
}

#[test]
fn every_code_of_the_compiler_is_registered_and_the_other_way_round() {
    let mut raised = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(&file).expect("sources are text");
        raised.extend(codes_in(without_tests(&text)));
    }
    let registered: BTreeSet<String> = CODES.iter().map(|row| row.id.to_owned()).collect();
    let missing: Vec<_> = raised.difference(&registered).collect();
    assert!(missing.is_empty(), "raised and not registered in codes.rs: {missing:?}");
    let unused: Vec<_> = registered.difference(&raised).collect();
    assert!(unused.is_empty(), "registered and never raised: {unused:?}");
}

#[test]
fn every_page_is_registered() {
    let folder = root().join("compiler/syntax/src/codes");
    for entry in fs::read_dir(folder).expect("the pages are there") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let id = name.strip_suffix(".md").unwrap_or(&name);
        assert!(codes::find(id).is_some(), "codes/{name} is the page of no code");
    }
}

#[test]
fn every_page_has_its_parts() {
    for row in CODES {
        let first = row.page.lines().next().unwrap_or_default();
        assert_eq!(first, format!("# {}: {}", row.id, row.title), "the heading of {}", row.id);
        assert!(row.page.contains("\n## What settles it\n"), "{} does not say what settles it", row.id);
        let long = row.page.lines().find(|line| line.chars().count() > 120);
        assert!(long.is_none(), "a line of {} is too long: {long:?}", row.id);
    }
}

#[test]
fn every_page_shows_what_raises_its_code_and_nothing_else() {
    let mut wrong = Vec::new();
    for row in CODES {
        if SHOWN_AS_TEXT.contains(&row.id) {
            assert!(block(row.page, "text").is_some() && block(row.page, "ctl").is_none(), "{}", row.id);
            continue;
        }
        let template = TEMPLATES.iter().find(|(code, _)| *code == row.id).map(|(_, path)| *path);
        let language = if template.is_some() { "j2" } else { "ctl" };
        let Some(source) = block(row.page, language) else {
            wrong.push(format!("{} has no ```{language} block", row.id));
            continue;
        };
        let raised = template.map_or_else(|| check(&source), |path| fill(path, &source));
        let codes: BTreeSet<&str> = raised.iter().map(|(code, _)| code.as_str()).collect();
        if codes != BTreeSet::from([row.id]) {
            wrong.push(format!("the example of {} raises {raised:?}", row.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Errors of the language in a package of one file: code and message. Findings of rules are none.
fn check(source: &str) -> Vec<(String, String)> {
    let package = PackageInput {
        name: "example".to_owned(),
        dependencies: Vec::new(),
        files: vec![("example.ctl".to_owned(), Arc::from(source))],
    };
    let day = Date::new(2026, 6, 30).expect("a day");
    let analysis = Analysis::check(&[package], &Options::new(day));
    // The library has to be sound by itself; what it has wrong is another test's to say.
    let own = |d: &&ctl_syntax::diagnostic::Diagnostic| {
        let file = d.primary().map(|span| analysis.program.file(span.file));
        d.finding.is_none() && file.is_none_or(|f| f.package == analysis.program.root())
    };
    analysis.diagnostics.iter().filter(own).map(|d| (d.code.to_string(), d.message.clone())).collect()
}

/// What is wrong with a template: code and message.
fn fill(path: &str, template: &str) -> Vec<(String, String)> {
    let file = |path: &str, text: &str| (path.to_owned(), Arc::from(text));
    let letters = LETTERS.replace("documents/letter.j2", path);
    let package = PackageInput {
        name: "example".to_owned(),
        dependencies: Vec::new(),
        files: vec![file("a.ctl", &letters), file(path, template)],
    };
    let analysis = Analysis::check(&[package], &Options::new(Date::new(2026, 6, 30).expect("a day")));
    assert_eq!(analysis.diagnostics, []);
    let letters = analysis.documents().into_iter().find(|d| d.name == "letters").expect("it is declared");
    let templates = ctl_documents::Templates::of(&analysis.program);
    let mut wrong = templates.errors.clone();
    let facts = Arc::new(Facts::new(Arc::new(analysis)));
    let basis = ctl_documents::Basis { facts: &facts, templates: &templates, asked: None, before: None };
    let (made, more) = ctl_documents::make(basis, &letters);
    wrong.extend(more);
    assert!(made.is_empty() && wrong.iter().all(|d| d.primary().is_some()), "{wrong:?}");
    wrong.iter().map(|d| (d.code.to_string(), d.message.clone())).collect()
}

/// The first block of a page that is fenced as `language`.
fn block(page: &str, language: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("```{language}\n"))?;
    rest.split_once("```").map(|(block, _)| block.to_owned())
}

/// Code literals in a source: `"E0201"`.
fn codes_in(source: &str) -> impl Iterator<Item = String> {
    source
        .split('"')
        .filter(|part| {
            let mut chars = part.chars();
            part.len() == 5 && matches!(chars.next(), Some('E' | 'W')) && chars.all(|c| c.is_ascii_digit())
        })
        .map(str::to_owned)
}

/// A source up to its tests, which may make up codes of their own.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source)
}

/// The sources of the compiler, without modules that hold tests only.
fn sources() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for package in ["syntax", "core", "documents", "host", "cli"] {
        collect(&root().join("compiler").join(package).join("src"), &mut out);
    }
    assert!(out.len() > 50, "the sources of the compiler are not where they were");
    out
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, out);
        } else if name.ends_with(".rs") && !matches!(name.as_str(), "tests.rs" | "fixture.rs") {
            out.push(path);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
