//! What the suites share: errors as a person would see them, and trees without offsets.

// Each suite uses a part of it.
#![allow(dead_code, unreachable_pub)]

use std::fmt::Write as _;

use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::{FileId, LineIndex, TextRange};
use ctl_syntax::{ParsedFile, parse_file};
use serde_json::Value;

/// Every error of a file, in order, as diagnostics.
pub fn diagnostics(file: &ParsedFile) -> Vec<Diagnostic> {
    let between = file.errors.iter().map(|e| e.diagnostic(FileId(0), 0));
    let inside =
        file.items.iter().flat_map(|item| item.tree.errors.iter().map(|e| e.diagnostic(FileId(0), item.range.start)));
    let mut all: Vec<Diagnostic> = between.chain(inside).collect();
    all.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    all
}

/// The codes of the errors of `text`, in order.
pub fn codes(text: &str) -> Vec<String> {
    diagnostics(&parse_file(text)).iter().map(|d| d.code.to_string()).collect()
}

/// The errors of `text`, each with the lines it points at.
pub fn rendered(text: &str) -> String {
    let mut out = String::new();
    let lines = LineIndex::new(text);
    for diagnostic in diagnostics(&parse_file(text)) {
        let _ = writeln!(out, "error[{}]: {}", diagnostic.code, diagnostic.message);
        for label in &diagnostic.labels {
            pointed(&mut out, text, &lines, label.span.range, label.primary, &label.text);
        }
        for note in &diagnostic.notes {
            let _ = writeln!(out, "  = {} {}", note.head.word(), note.text);
        }
        for fix in &diagnostic.fixes {
            let edits: Vec<String> =
                fix.edits.iter().map(|e| format!("`{}` -> `{}`", e.span.range.of(text), e.text)).collect();
            let _ = writeln!(out, "  = fix {}: {}", fix.title, edits.join(", "));
        }
        out.push('\n');
    }
    out
}

fn pointed(out: &mut String, text: &str, lines: &LineIndex, range: TextRange, primary: bool, label: &str) {
    let line = lines.line_of(range.start);
    let whole = lines.line(line);
    let shown = whole.of(text).trim_end();
    let before = TextRange { start: whole.start, end: range.start }.of(text).chars().count();
    let end = range.end.min(whole.start + shown.len() as u32);
    let width = TextRange { start: range.start, end }.of(text).chars().count().max(1);
    let sign = if primary { "^" } else { "-" };
    let _ = writeln!(out, "{:>4} | {shown}", line + 1);
    let _ = writeln!(out, "     | {}{} {label}", " ".repeat(before), sign.repeat(width));
}

/// The trees of a file, with the text of each range in its place.
pub fn trees(text: &str) -> String {
    let mut out = String::new();
    for item in &parse_file(text).items {
        let slice = item.range.of(text);
        let value = serde_json::to_value(&item.tree.item).expect("a tree is data");
        outline(&mut out, &texts(value, slice), 0);
        out.push('\n');
    }
    out
}

/// Replaces ranges by their text, and leaves out what is empty.
fn texts(value: Value, text: &str) -> Value {
    match value {
        Value::Object(map) if map.len() == 2 && map.contains_key("start") && map.contains_key("end") => {
            let at = |key: &str| map[key].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            Value::String(TextRange { start: at("start"), end: at("end") }.of(text).to_owned())
        }
        Value::Object(map) => Value::Object(
            map.into_iter()
                .filter(|(key, _)| key != "range")
                .map(|(key, value)| (key, texts(value, text)))
                .filter(|(_, v)| !matches!(v, Value::Null | Value::Bool(false)) && *v != Value::Array(Vec::new()))
                .collect(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(|v| texts(v, text)).collect()),
        other => other,
    }
}

fn outline(out: &mut String, value: &Value, depth: usize) {
    let pad = "  ".repeat(depth);
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::Object(_) | Value::Array(_) => {
                        let _ = writeln!(out, "{pad}{key}:");
                        outline(out, value, depth + 1);
                    }
                    _ => {
                        let _ = writeln!(out, "{pad}{key}: {value}");
                    }
                }
            }
        }
        Value::Array(values) => {
            for value in values {
                let _ = writeln!(out, "{pad}-");
                outline(out, value, depth + 1);
            }
        }
        _ => {
            let _ = writeln!(out, "{pad}{value}");
        }
    }
}

/// All files of the standard library and the examples, with their names.
pub fn sources() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut out = Vec::new();
    let mut folders = vec![format!("{root}/stdlib"), format!("{root}/examples")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path.display().to_string());
            } else if path.extension().is_some_and(|e| e == "ctl")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                out.push((path.display().to_string(), text));
            }
        }
    }
    out.sort();
    out
}
