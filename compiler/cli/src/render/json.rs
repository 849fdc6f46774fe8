//! Everything, for programs. Names are whole words in snake case and keep their meaning within a schema version;
//! readers ignore fields that they do not know. Columns count characters from 1, ends are exclusive.

use std::collections::BTreeSet;
use std::io::{self, Write};

use ctl_syntax::diagnostic::{Applicability, Diagnostic, Edit, FindingData, Fix, NoteHead, Proof};
use ctl_syntax::span::{Encoding, Span};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Counts, Pass, Place, Report, Sources, layout};

/// The version of this form.
pub(super) const SCHEMA: &str = "ctl.report/1";

#[derive(Serialize)]
struct Envelope<'a> {
    schema: &'static str,
    ctl: &'static str,
    as_of: &'a str,
    package: Option<&'a str>,
    counts: Tally,
    checked: Vec<Checked<'a>>,
    against: &'a [String],
    diagnostics: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passes: Option<Vec<Passed<'a>>>,
}

#[derive(Serialize)]
struct Tally {
    errors: usize,
    warnings: usize,
    infos: usize,
    accepted: usize,
    files: usize,
}

#[derive(Serialize)]
struct Checked<'a> {
    count: usize,
    of: &'a str,
}

#[derive(Serialize)]
struct Passed<'a> {
    rule: &'a str,
    subject: &'a [String],
}

/// A diagnostic. What only a rule's finding has is null or empty in an error of the language.
#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'static str,
    fingerprint: Option<String>,
    exception: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
    message: &'a str,
    subject: &'a [String],
    facts: Facts<'a>,
    labels: Vec<Labelled<'a>>,
    proofs: Vec<Proven<'a>>,
    #[serde(flatten)]
    notes: Notes<'a>,
    cites: &'a [String],
    fixes: Vec<Repair<'a>>,
}

/// Name to values, always a list: readers need not ask which facts have one value.
struct Facts<'a>(&'a [(String, Vec<String>)]);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, values) in self.0 {
            map.serialize_entry(name, values)?;
        }
        map.end()
    }
}

/// The notes by their heads, those that there are. `paths` and `proof` stand in `proofs`, but an error of the
/// language may have them as text alone.
struct Notes<'a>(&'a Diagnostic);

impl Serialize for Notes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let has_proofs = self.0.finding.as_ref().is_some_and(|finding| !finding.proofs.is_empty());
        let has_cites = self.0.finding.as_ref().is_some_and(|finding| !finding.cites.is_empty());
        let mut map = serializer.serialize_map(None)?;
        let mut last = None;
        for note in &self.0.notes {
            let name = match note.head {
                NoteHead::Paths | NoteHead::Proof if has_proofs => continue,
                NoteHead::Cites if has_cites => continue,
                NoteHead::Cites => "cites_text",
                head => head.word(),
            };
            // Heads stand in order, so a head's notes are neighbours.
            if last.replace(note.head) != Some(note.head) {
                let same: Vec<_> =
                    self.0.notes.iter().filter(|n| n.head == note.head).map(|n| n.text.as_str()).collect();
                map.serialize_entry(name, &same.join("\n"))?;
            }
        }
        map.end()
    }
}

#[derive(Serialize)]
struct Labelled<'a> {
    primary: bool,
    text: &'a str,
    at: At<'a>,
}

#[derive(Serialize)]
struct Proven<'a> {
    title: &'a str,
    line: &'a str,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    step: usize,
    from: &'a str,
    relation: &'a str,
    to: &'a str,
    text: &'a str,
    at: At<'a>,
}

#[derive(Serialize)]
struct Repair<'a> {
    title: &'a str,
    applies: &'static str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    at: At<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    start: Spot,
    end: Spot,
}

#[derive(Serialize)]
struct Spot {
    line: u32,
    column: u32,
}

/// Writes the report.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let about = report.about;
    let counts = Counts::of(report.diagnostics);
    let files: BTreeSet<_> = report.open().filter_map(Diagnostic::primary).map(|span| span.file).collect();
    let envelope = Envelope {
        schema: SCHEMA,
        ctl: env!("CARGO_PKG_VERSION"),
        as_of: &about.as_of,
        package: Some(about.package.as_str()).filter(|name| !name.is_empty()),
        counts: Tally {
            errors: counts.errors,
            warnings: counts.warnings,
            infos: counts.infos,
            accepted: counts.accepted,
            files: files.len(),
        },
        checked: about.checked.iter().map(|(count, one, _)| Checked { count: *count, of: one }).collect(),
        against: &about.against,
        diagnostics: report.diagnostics.iter().map(|d| entry(d, report.sources)).collect(),
        passes: report.passes.map(|passes| passes.iter().map(passed).collect()),
    };
    layout::write(&envelope, out)
}

fn passed(pass: &Pass) -> Passed<'_> {
    Passed { rule: &pass.rule, subject: &pass.subject }
}

fn entry<'a>(d: &'a Diagnostic, sources: &'a dyn Sources) -> Entry<'a> {
    let finding: Option<&FindingData> = d.finding.as_deref();
    let labels = d.labels.iter().map(|l| Labelled { primary: l.primary, text: &l.text, at: at(l.span, sources) });
    Entry {
        rule: &d.code,
        severity: d.severity.word(),
        fingerprint: finding.map(|f| fingerprint(&d.code, f)),
        exception: finding.and_then(|f| f.accepted_by.as_deref()),
        justification: finding.and_then(|f| f.justification.as_deref()),
        message: &d.message,
        subject: finding.map_or(&[], |f| &f.subjects),
        facts: Facts(finding.map_or(&[], |f| &f.facts)),
        labels: labels.collect(),
        proofs: finding.map_or(Vec::new(), |f| f.proofs.iter().map(|p| proven(p, sources)).collect()),
        notes: Notes(d),
        cites: finding.map_or(&[], |f| &f.cites),
        fixes: d.fixes.iter().map(|fix| repair(fix, sources)).collect(),
    }
}

/// `sod-01:7b1f0c52e9a4d386`
fn fingerprint(code: &str, finding: &FindingData) -> String {
    format!("{}:{}", code.to_ascii_lowercase(), finding.fingerprint)
}

fn proven<'a>(proof: &'a Proof, sources: &'a dyn Sources) -> Proven<'a> {
    let steps = proof.steps.iter().enumerate().map(|(i, step)| Step {
        step: i + 1,
        from: &step.from,
        relation: &step.relation,
        to: &step.to,
        text: &step.text,
        at: at(step.span, sources),
    });
    Proven { title: &proof.title, line: &proof.line, steps: steps.collect() }
}

fn repair<'a>(fix: &'a Fix, sources: &'a dyn Sources) -> Repair<'a> {
    let applies = match fix.applicability {
        Applicability::Always => "always",
        Applicability::OnRequest => "on_request",
    };
    let replacement = |edit: &'a Edit| Replacement { at: at(edit.span, sources), text: &edit.text };
    Repair { title: &fix.title, applies, edits: fix.edits.iter().map(replacement).collect() }
}

fn at(span: Span, sources: &dyn Sources) -> At<'_> {
    let place = Place::of(sources, span, Encoding::Utf32);
    let spot = |point: super::Point| Spot { line: point.line, column: point.column };
    At { file: sources.name(span.file), start: spot(place.start), end: spot(place.end) }
}
