//! The report as sentences, for screen readers and braille: miette's narrated form, fed through an adapter. A miette
//! report has one file, so the places in other files become related reports of their own.

use std::fmt;
use std::io::{self, Write};

use ctl_syntax::diagnostic::{Diagnostic, Label, Severity};
use ctl_syntax::span::{Encoding, FileId};
use miette::{
    LabeledSpan, MietteError, MietteSpanContents, NarratableReportHandler, SourceCode, SourceSpan, SpanContents,
};

use super::cut::boundary;
use super::wrap::one_line;
use super::{Look, Place, Report, Sources, human};

/// Nobody listens to a longer line: beyond it, only the place is read.
const LONG: usize = 400;

/// Writes the report.
pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let handler = NarratableReportHandler::new().with_context_lines(0).without_cause_chain();
    for diagnostic in report.open().take(look.most) {
        let mut text = String::new();
        let spoken = Spoken::of(diagnostic, report.sources);
        handler.render_report(&mut text, &spoken).map_err(io::Error::other)?;
        for line in text.lines() {
            writeln!(out, "{}", one_line(line.trim_end()))?;
        }
        writeln!(out)?;
    }
    human::left_out(report, look, out)?;
    if look.quiet {
        return Ok(());
    }
    writeln!(out, "{}", human::verdict(report))?;
    human::checked(report, look, out)
}

/// One file's share of a diagnostic, in the shape that miette reads.
struct Spoken<'a> {
    title: String,
    code: Option<&'a str>,
    severity: Severity,
    help: Option<String>,
    source: Option<Named<'a>>,
    labels: Vec<LabeledSpan>,
    related: Vec<Spoken<'a>>,
}

impl<'a> Spoken<'a> {
    fn of(diagnostic: &'a Diagnostic, sources: &'a dyn Sources) -> Self {
        let mut files: Vec<FileId> = Vec::new();
        for label in &diagnostic.labels {
            if !files.contains(&label.span.file) {
                files.push(label.span.file);
            }
        }
        let mut main = Spoken {
            title: format!("{}: {}", diagnostic.code, one_line(&diagnostic.message)),
            code: Some(&diagnostic.code),
            severity: diagnostic.severity,
            help: None,
            source: None,
            labels: Vec::new(),
            related: Vec::new(),
        };
        let mut sentences: Vec<String> =
            diagnostic.notes.iter().map(|note| format!("{}: {}", note.head.word(), spoken(&note.text))).collect();
        for (i, file) in files.iter().enumerate() {
            let labels = diagnostic.labels.iter().filter(|label| label.span.file == *file);
            let (near, far): (Vec<_>, Vec<_>) = labels.partition(|label| is_readable(label, sources));
            sentences.extend(far.into_iter().map(|label| place(label, sources)));
            if near.is_empty() {
                continue;
            }
            let source = Some(Named { name: sources.shown(*file).to_owned(), text: sources.text(*file) });
            let labels = near.into_iter().map(labelled).collect();
            if i == 0 {
                (main.source, main.labels) = (source, labels);
            } else {
                let title = format!("and in {}", one_line(sources.shown(*file)));
                let severity = Severity::Info;
                main.related.push(Spoken { title, code: None, severity, help: None, source, labels, related: vec![] });
            }
        }
        main.help = (!sentences.is_empty()).then(|| format!("\n{}", sentences.join("\n")));
        main
    }
}

/// Whether the line of a label is short enough to be read out.
fn is_readable(label: &Label, sources: &dyn Sources) -> bool {
    let index = sources.lines(label.span.file);
    let first = index.line_of(label.span.range.start);
    let last = index.line_of(label.span.range.end);
    first == last && (index.line(first).len() as usize) <= LONG
}

/// A place in words, for a label whose line is not read out.
fn place(label: &Label, sources: &dyn Sources) -> String {
    let start = Place::of(sources, label.span, Encoding::Utf32).start;
    let name = one_line(sources.shown(label.span.file));
    let text = if label.text.is_empty() { "here".to_owned() } else { one_line(&label.text) };
    format!("place: {name}, line {}, column {}: {text}", start.line, start.column)
}

fn labelled(label: &Label) -> LabeledSpan {
    let range = label.span.range;
    let text = match (label.primary, label.text.as_str()) {
        (true, "") => Some("main place".to_owned()),
        (true, text) => Some(format!("main place, {}", one_line(text))),
        (false, "") => None,
        (false, text) => Some(one_line(text)),
    };
    LabeledSpan::new(text, range.start as usize, range.len() as usize)
}

/// A note's lines as one sentence after the other: a screen reader announces no alignment.
fn spoken(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(|line| one_line(line.trim())) {
        if !out.is_empty() {
            out.push_str(if out.ends_with([',', ';', ':', '.', '?']) { " " } else { "; " });
        }
        out.push_str(&line);
    }
    out
}

impl fmt::Display for Spoken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl fmt::Debug for Spoken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Spoken<'_> {}

impl miette::Diagnostic for Spoken<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.code.map(|code| Box::new(code) as Box<dyn fmt::Display + 'b>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display + 'b>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        if self.labels.is_empty() { None } else { Some(Box::new(self.labels.iter().cloned())) }
    }

    fn related<'b>(&'b self) -> Option<Box<dyn Iterator<Item = &'b dyn miette::Diagnostic> + 'b>> {
        if self.related.is_empty() {
            return None;
        }
        Some(Box::new(self.related.iter().map(|spoken| spoken as &dyn miette::Diagnostic)))
    }
}

/// A file with its name.
struct Named<'a> {
    name: String,
    text: &'a str,
}

/// Always the whole lines that a span touches: miette's own reader would start within a line, and count columns from
/// there.
impl SourceCode for Named<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let from = boundary(self.text, span.offset());
        let to = boundary(self.text, span.offset().saturating_add(span.len())).max(from);
        let mark = if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = self.text[..from].rfind('\n').map_or(mark, |at| at + 1);
        let end = self.text[to..].find('\n').map_or(self.text.len(), |at| to + at);
        let data = &self.text[start..end.max(start)];
        let line = self.text[..start].matches('\n').count();
        let lines = data.matches('\n').count() + 1;
        let span = SourceSpan::new(start.into(), data.len());
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), data.as_bytes(), span, line, 0, lines)))
    }
}
