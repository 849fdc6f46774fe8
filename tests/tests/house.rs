//! The invariants of `docs/architecture.md` that no lint of the compiler can hold: who may import what, who may touch
//! the world outside, what the compiler may know, and how large a file may grow.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ctl_core::{Analysis, Options, PackageInput};
use ctl_syntax::literal::Date;

/// Lines that a source file may have. Above that it has more than one topic.
const MOST_LINES: usize = 800;

/// The one kind that the engine knows: a record of it accepts findings.
const KNOWN_KIND: &str = "exception";

#[test]
fn only_the_parser_imports_pest() {
    imports("pest", &["compiler/syntax/src/parse/", "compiler/syntax/src/bench.rs"]);
}

#[test]
fn only_renderers_and_failures_import_the_crates_that_draw() {
    imports("codespan_reporting", &["compiler/cli/src/render/"]);
    imports("miette", &["compiler/cli/src/render/", "compiler/host/src/failure.rs"]);
    imports("clap", &["compiler/cli/src/args.rs", "compiler/cli/src/commands/", "compiler/cli/src/render/mod.rs"]);
}

#[test]
fn only_one_room_of_the_server_knows_the_protocol() {
    imports("tower_lsp", &["lsp/src/protocol/"]);
    imports("tokio", &["lsp/src/protocol/", "lsp/src/main.rs"]);
}

#[test]
fn only_the_host_touches_the_disk() {
    only_in(&["std::fs", "File::open", "OpenOptions"], &["compiler/host/src/", "compiler/core/build.rs"]);
}

#[test]
fn only_the_edge_has_a_clock_and_an_environment() {
    only_in(
        &["SystemTime", "Instant::", "ZonedDateTime", "env::var"],
        &["compiler/cli/src/", "compiler/core/build.rs", "lsp/src/main.rs"],
    );
    only_in(&["ZonedDateTime", "SystemTime"], &["compiler/cli/src/commands/mod.rs", "lsp/src/main.rs"]);
}

#[test]
fn the_layers_point_one_way() {
    only_in(&["ctl_core"], &["compiler/core/", "compiler/host/", "compiler/cli/", "lsp/"]);
    only_in(&["ctl_host"], &["compiler/host/", "compiler/cli/", "lsp/"]);
    only_in(&["ctl_cli"], &["compiler/cli/"]);
    only_in(&["ctl_lsp"], &["lsp/"]);
}

/// A literal that is the name of a framework, a citation, the id of a rule or the name of a kind would be a decision
/// about the domain, taken in Rust. In the examples of a help text such names are part of a longer one.
#[test]
fn the_compiler_knows_no_framework_no_rule_and_one_kind() {
    let analysis = library();
    let mut names: BTreeSet<String> = analysis.rules().iter().cloned().collect();
    for kind in analysis.schema.kind_ids() {
        let declared = analysis.schema.kind(kind);
        if let Some((around, _)) = declared.within {
            let frameworks = analysis.model.of_kind(around).iter();
            names.extend(frameworks.map(|f| analysis.model.name(&analysis.program, &analysis.schema, *f)));
        }
        names.insert(declared.name.clone());
    }
    assert!(names.len() > 60, "the library declares less than it did: {names:?}");
    names.remove(KNOWN_KIND);
    // A command, and the view that it shows; the library has an edge of this name too.
    names.remove("coverage");
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        for (line, text) in literals(&source) {
            let cited = text.split_once(':').is_some_and(|(framework, _)| names.contains(framework));
            if names.contains(&text) || cited {
                wrong.push(format!("{path}:{line}: \"{text}\""));
            }
        }
    }
    assert!(wrong.is_empty(), "the compiler knows of the domain:\n{}", wrong.join("\n"));
}

#[test]
fn files_are_small_and_say_what_they_are() {
    let mut wrong = Vec::new();
    let mut paths = Vec::new();
    for folder in ["compiler", "tests", "lsp"] {
        collect(&root().join(folder), &mut paths);
    }
    for path in paths {
        let text = fs::read_to_string(&path).expect("sources are text");
        let name = shown(&path);
        let lines = text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{name} has {lines} lines"));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{name} does not begin with what it is for"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_program_is_thin() {
    let main = fs::read_to_string(root().join("compiler/cli/src/main.rs")).expect("the program has a main");
    assert!(main.lines().count() <= 12, "what main.rs does belongs in the library beside it");
}

/// A crate is imported in no source but those below one of `rooms`.
fn imports(name: &str, rooms: &[&str]) {
    only_in(&[&format!("{name}::"), &format!("use {name}")], rooms);
}

/// Words stand in no source but those below one of `rooms`; comments and tests do not count.
fn only_in(words: &[&str], rooms: &[&str]) {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        if rooms.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        for (i, line) in source.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(word) = words.iter().find(|word| has_word(code, word)) {
                wrong.push(format!("{path}:{}: {word}", i + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "allowed only in {rooms:?}:\n{}", wrong.join("\n"));
}

/// Whether `code` has `word`, and not as the end of a longer one.
fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word)
        .any(|(at, _)| !code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_'))
}

/// Text literals of a source, with their lines, outside comments.
fn literals(source: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (i, line) in source.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        let mut parts = line.split('"');
        parts.next();
        while let (Some(text), Some(_)) = (parts.next(), parts.next()) {
            out.push((i + 1, text.to_owned()));
        }
    }
    out
}

/// Paths and texts of the compiler's sources, as far as they are no tests.
fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for package in ["compiler/syntax", "compiler/core", "compiler/host", "compiler/cli", "lsp"] {
        collect(&root().join(package), &mut paths);
    }
    let is_test = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name == "tests.rs" || name == "fixture.rs" || path.components().any(|c| c.as_os_str() == "tests")
    };
    let out: Vec<(String, String)> = paths
        .into_iter()
        .filter(|path| !is_test(path.strip_prefix(root()).unwrap_or(path)))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("sources are text");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            (shown(&path), code)
        })
        .collect();
    assert!(out.len() > 50, "the sources of the compiler are not where they were");
    out
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() && path.file_name().is_none_or(|name| name != "target") {
            collect(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn library() -> Analysis {
    Analysis::check(&[PackageInput::default()], &Options::new(Date::new(2026, 6, 30).expect("a day")))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
