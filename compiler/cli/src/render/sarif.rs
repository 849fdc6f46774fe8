//! SARIF 2.1.0, for services that keep findings over time: rules with their pages, places that belong together,
//! proofs as code flows, fingerprints that survive moved lines, and accepted findings as suppressed, not absent.
//! Columns count UTF-16 code units.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ctl_syntax::diagnostic::{Diagnostic, Fix, Label, NoteHead, Proof, Severity};
use ctl_syntax::span::{Encoding, Span};
use serde_json::{Map, Value, json};

use super::{Place, Report, Sources, layout};

/// What the files' addresses are relative to: the root of the repository, for services that check it out.
const ROOT: &str = "%SRCROOT%";

/// Writes the report.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, usize> = report.diagnostics.iter().map(|d| (&*d.code, 0)).collect();
    rules.values_mut().enumerate().for_each(|(i, index)| *index = i);
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ctl",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.keys().map(|code| rule(code, report)).collect::<Vec<_>>(),
            } },
            "invocations": [{ "executionSuccessful": true }],
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {
                ROOT: { "description": { "text": "The folder in which ctl was run" } },
            },
            "properties": { "as_of": report.about.as_of },
            "results": report.diagnostics.iter().map(|d| result(d, &rules, report)).collect::<Vec<_>>(),
        }],
    });
    layout::write(&log, out)
}

fn rule(code: &str, report: &Report) -> Value {
    let mut rule = Map::new();
    rule.insert("id".into(), json!(code));
    if let Some(title) = report.catalogue.title(code) {
        rule.insert("shortDescription".into(), json!({ "text": title }));
    }
    if let Some(page) = report.catalogue.page(code) {
        rule.insert("help".into(), json!({ "text": page, "markdown": page }));
    }
    Value::Object(rule)
}

fn result(d: &Diagnostic, rules: &BTreeMap<&str, usize>, report: &Report) -> Value {
    let sources = report.sources;
    let related = d.labels.get(1..).unwrap_or_default();
    let mut out = Map::new();
    out.insert("ruleId".into(), json!(d.code));
    out.insert("ruleIndex".into(), json!(rules.get(&*d.code)));
    out.insert("level".into(), json!(level(d.severity)));
    out.insert("message".into(), json!({ "text": text(d, related) }));
    out.insert("locations".into(), d.primary().map_or(json!([]), |span| json!([location(span, sources)])));
    if !related.is_empty() {
        let related = related.iter().enumerate().map(|(i, label)| related_location(i, label, sources));
        out.insert("relatedLocations".into(), related.collect());
    }
    if let Some(finding) = &d.finding {
        let proofs = finding.proofs.iter().filter(|proof| !proof.steps.is_empty());
        let flows: Vec<_> = proofs.map(|proof| code_flow(proof, sources)).collect();
        if !flows.is_empty() {
            out.insert("codeFlows".into(), json!(flows));
        }
        out.insert("partialFingerprints".into(), json!({ "ctlFinding/v1": finding.fingerprint }));
        if finding.accepted_by.is_some() {
            let mut suppression = Map::new();
            suppression.insert("kind".into(), json!("inSource"));
            suppression.insert("status".into(), json!("accepted"));
            if let Some(reason) = &finding.justification {
                suppression.insert("justification".into(), json!(reason));
            }
            out.insert("suppressions".into(), json!([suppression]));
        }
        out.insert("properties".into(), json!({ "subject": finding.subjects, "cites": finding.cites }));
    }
    if !d.fixes.is_empty() {
        out.insert("fixes".into(), d.fixes.iter().map(|fix| repair(fix, sources)).collect());
    }
    Value::Object(out)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The message as a sentence, the further places as links, then what a reader asks next.
fn text(d: &Diagnostic, related: &[Label]) -> String {
    let mut text = escape(&d.message);
    text.push('.');
    let links = related.iter().enumerate().filter(|(_, label)| !label.text.is_empty());
    let links: Vec<_> = links.map(|(i, label)| format!("[{}]({})", escape(&label.text), i + 1)).collect();
    if !links.is_empty() {
        text.push_str(&format!(" See {}.", links.join("; ")));
    }
    for note in &d.notes {
        if matches!(note.head, NoteHead::Why | NoteHead::Cost | NoteHead::Held | NoteHead::Help) {
            text.push_str(&format!("\n{}: {}", note.head.word(), escape(&note.text)));
        }
    }
    text
}

/// In a SARIF message, brackets make a link, unless escaped.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn related_location(i: usize, label: &Label, sources: &dyn Sources) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), json!(i + 1));
    if !label.text.is_empty() {
        out.insert("message".into(), json!({ "text": escape(&label.text) }));
    }
    out.insert("physicalLocation".into(), physical(label.span, sources));
    Value::Object(out)
}

fn code_flow(proof: &Proof, sources: &dyn Sources) -> Value {
    let steps = proof.steps.iter().map(|step| {
        json!({ "location": {
            "message": { "text": escape(&step.text) },
            "physicalLocation": physical(step.span, sources),
        } })
    });
    let line = if proof.title.is_empty() { proof.line.clone() } else { format!("{}: {}", proof.title, proof.line) };
    json!({ "message": { "text": escape(&line) }, "threadFlows": [{ "locations": steps.collect::<Vec<_>>() }] })
}

fn repair(fix: &Fix, sources: &dyn Sources) -> Value {
    let mut changes: Vec<(Span, Vec<Value>)> = Vec::new();
    for edit in &fix.edits {
        let replacement = json!({
            "deletedRegion": region(edit.span, sources),
            "insertedContent": { "text": edit.text },
        });
        match changes.iter_mut().find(|(span, _)| span.file == edit.span.file) {
            Some((_, list)) => list.push(replacement),
            None => changes.push((edit.span, vec![replacement])),
        }
    }
    let changes = changes
        .into_iter()
        .map(|(span, list)| json!({ "artifactLocation": artifact(span, sources), "replacements": list }));
    json!({ "description": { "text": escape(&fix.title) }, "artifactChanges": changes.collect::<Vec<_>>() })
}

fn location(span: Span, sources: &dyn Sources) -> Value {
    json!({ "physicalLocation": physical(span, sources) })
}

fn physical(span: Span, sources: &dyn Sources) -> Value {
    json!({ "artifactLocation": artifact(span, sources), "region": region(span, sources) })
}

fn artifact(span: Span, sources: &dyn Sources) -> Value {
    json!({ "uri": uri(sources.shown(span.file)), "uriBaseId": ROOT })
}

fn region(span: Span, sources: &dyn Sources) -> Value {
    let place = Place::of(sources, span, Encoding::Utf16);
    let mut out = Map::new();
    out.insert("startLine".into(), json!(place.start.line));
    out.insert("startColumn".into(), json!(place.start.column));
    if place.end.line != place.start.line {
        out.insert("endLine".into(), json!(place.end.line));
    }
    out.insert("endColumn".into(), json!(place.end.column));
    Value::Object(out)
}

/// A path as the reference that SARIF wants: bytes that a URI does not carry are escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b'+' | b',' => {
                out.push(byte as char);
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a b/ä#1.ctl"), "a%20b/%C3%A4%231.ctl");
    }

    #[test]
    fn brackets_do_not_make_links() {
        assert_eq!(escape("`[a]` and \\"), "`\\[a\\]` and \\\\");
    }
}
