//! The compiler and the editor's server know no framework: outside the importers, no source of them says the name of
//! one, or the id of a rule of the library, in code or in a comment. (`house.rs` holds the same for names of kinds, in
//! code, and what may import what.)

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ctl_tests::check;

/// Names that are of the domain, whatever they are a part of.
const FORBIDDEN: [&str; 4] = ["sox", "tsc", "coso", "pcaob"];

/// Sources that read or write another tool's documents: they speak of what these say.
const IMPORTERS: [&str; 2] = ["compiler/cli/src/commands/import", "compiler/cli/src/import"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Paths and texts of the sources of the compiler: Rust and its grammar, but for what is a test or a program beside it.
fn sources() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for package in ["compiler/syntax", "compiler/core", "compiler/host", "compiler/cli", "lsp"] {
        collect(&root().join(package).join("src"), &mut out);
    }
    let beside = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        matches!(name, "tests.rs" | "fixture.rs") || IMPORTERS.iter().any(|p| path.starts_with(p))
    };
    out.retain(|(path, _)| !beside(path));
    assert!(out.len() > 80, "the sources of the compiler are where they were: {}", out.len());
    assert!(out.iter().any(|(path, _)| path.ends_with(".pest")), "the grammar is among them");
    out
}

fn collect(folder: &Path, out: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(folder).expect("a folder of the repository can be read");
    for path in entries.filter_map(|e| Some(e.ok()?.path())) {
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "pest") {
            let text = fs::read_to_string(&path).expect("a source is text");
            // Tests at the end of a file speak of whatever shows the matter.
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            let shown = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            out.push((shown, code));
        }
    }
}

/// The ids of the library's rules.
fn rule_ids() -> BTreeSet<String> {
    let library = check::check(check::package([("empty.ctl", "")]), true);
    let ids: BTreeSet<String> = library.rules().iter().cloned().collect();
    assert!(ids.contains("SOD-01") && ids.len() > 20, "the library has its rules: {ids:?}");
    ids
}

/// Whether a line has a word, and not as a part of a longer one.
fn has_id(line: &str, id: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    line.match_indices(id).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + id.len()..]);
        !before.ends_with(part) && !after.starts_with(part)
    })
}

#[test]
fn no_source_of_the_compiler_says_the_name_of_a_framework_or_a_rule() {
    let ids = rule_ids();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            let word = FORBIDDEN.iter().find(|w| lower.contains(**w)).map(|w| (*w).to_owned());
            let word = word.or_else(|| ids.iter().find(|id| has_id(line, id)).cloned());
            if let Some(word) = word {
                wrong.push(format!("{path}:{}: {word}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines speak of the domain:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the compiler knows of the domain it would have to look up by name: a schema of other words works as well.
#[test]
fn a_schema_of_other_words_works_as_well() {
    let text = r#"
kind garden single { wet: bool }
kind book reference { }
kind page reference within book inverse pages { }
kind plant { needs: [plant] inverse needed_by }
extend kind plant { hardy: bool = not exists self.needs }
book herbal { page P.1 "on roots" { } }
plant moss { }
plant fern { needs moss }
rule GRD-01 "plant that needs another" {
  severity warning if exists garden, info
  for      p in plant
  require  p.hardy
  message  "{p} needs {p.needs}"
  cites    herbal:P.1
}
"#;
    let analysis = check::check(check::package([("garden.ctl", text)]), false);
    let told: Vec<String> =
        analysis.diagnostics.iter().map(|d| format!("{} {}", d.severity.word(), d.message)).collect();
    assert_eq!(told, ["info `fern` needs `moss`"]);
}
