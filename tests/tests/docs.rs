//! The pages against the compiler: what they show compiles, the tests in it hold, and their links lead somewhere.
//!
//! A block fenced as `ctl` is a package of its own: no error of the language, and its tests are run. One fenced as
//! `ctl fragment` only has to parse. Both are laid out as the formatter does it. Pages about errors are `codes.rs`'s.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::{Analysis, Options, PackageInput};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal::Date;
use ctl_syntax::parse_file;
use ctl_syntax::span::Encoding;

#[test]
fn what_pages_show_compiles_and_its_tests_hold() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in pages() {
        // The words of the documents that its blocks declare.
        let template = blocks(&page.text).into_iter().find(|b| b.fence == "jinja").map(|b| b.text).unwrap_or_default();
        for block in blocks(&page.text) {
            match block.fence.as_str() {
                "ctl" => wrong.extend(check(&page, &block, &template)),
                "ctl fragment" => {
                    let parsed = parse_file(&block.text);
                    let errors = parsed.errors.iter().chain(parsed.items.iter().flat_map(|i| &i.tree.errors));
                    wrong.extend(errors.map(|e| format!("{}:{}: {}", page.name, block.line, e.message)));
                }
                _ => continue,
            }
            if ctl_syntax::format(&block.text) != block.text {
                wrong.push(format!("{}:{}: not laid out as `ctl fmt` does it", page.name, block.line));
            }
            seen += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 10, "only {seen} blocks were found: the pages are not where they were");
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for page in pages() {
        let folder = page.path.parent().unwrap_or(Path::new("."));
        for link in links(&page.text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { page.path.clone() } else { folder.join(file) };
            if !target.exists() {
                wrong.push(format!("{}: there is no {file}", page.name));
            } else if !anchor.is_empty() && !anchors(&fs::read_to_string(&target).unwrap_or_default()).contains(anchor)
            {
                wrong.push(format!("{}: {file} has no heading #{anchor}", page.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

struct Page {
    path: PathBuf,
    name: String,
    text: String,
}

/// Pages at the root, and in `docs/`, `editors/` and `examples/`.
fn pages() -> Vec<Page> {
    let root = root();
    let mut paths = Vec::new();
    for folder in ["", "docs", "editors", "examples"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
        paths.extend(files.filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| Page {
            name: path.strip_prefix(&root).unwrap_or(&path).display().to_string(),
            text: fs::read_to_string(&path).expect("pages are text"),
            path,
        })
        .collect()
}

struct Block {
    fence: String,
    line: usize,
    text: String,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut open = false;
    for (i, line) in text.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(fence) => {
                open = true;
                out.push(Block { fence: fence.trim().to_owned(), line: i + 1, text: String::new() });
            }
            None if open => {
                if let Some(block) = out.last_mut() {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
            None => {}
        }
    }
    assert!(!open, "a block is not closed");
    out
}

/// What is wrong with a block that has to be a package: errors of the language, and tests that do not hold.
fn check(page: &Page, block: &Block, template: &str) -> Vec<String> {
    let package = PackageInput {
        name: "example".to_owned(),
        dependencies: Vec::new(),
        files: vec![
            ("example.ctl".to_owned(), Arc::from(block.text.as_str())),
            ("documents/letter.j2".to_owned(), Arc::from(template)),
        ],
    };
    let day = Date::new(2026, 6, 30).expect("a day");
    let analysis = Analysis::check(&[package], &Options::new(day));
    assert_eq!(ctl_documents::Templates::of(&analysis.program).errors, [], "{}", page.name);
    let shown = |d: &Diagnostic| {
        let line = d.primary().map_or(0, |span| {
            let file = analysis.program.file(span.file);
            file.lines().position(&file.text, span.range.start, Encoding::Utf8).line as usize + 1
        });
        let notes: Vec<&str> = d.notes.iter().map(|note| note.text.as_str()).collect();
        format!("{}:{}: {}: {} {}", page.name, block.line + line, d.code, d.message, notes.join("; "))
    };
    // What is wrong in the library is not the page's fault; other tests say so.
    let own = |d: &&Diagnostic| {
        d.finding.is_none()
            && d.primary().is_none_or(|s| analysis.program.file(s.file).package == analysis.program.root())
    };
    let mut wrong: Vec<String> = analysis.diagnostics.iter().filter(own).map(shown).collect();
    wrong.extend(analysis.test().tests.iter().flat_map(|test| &test.failures).map(shown));
    wrong
}

/// Targets of Markdown links, outside code.
fn links(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut code = false;
    for line in text.lines() {
        if line.starts_with("```") {
            code = !code;
        }
        if code {
            continue;
        }
        let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        out.extend(outside.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())));
    }
    out
}

/// The anchors that a page's headings get on code-hosting sites.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title
                .chars()
                .filter_map(|c| match c {
                    ' ' => Some('-'),
                    c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
                    _ => None,
                })
                .collect()
        })
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
