//! What is wrong with a package, file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::Analysis;
use ctl_host::{Checked, Failure};
use ctl_syntax::ast::Node;
use ctl_syntax::codes;
use ctl_syntax::diagnostic::{Diagnostic, NoteHead, Severity};
use ctl_syntax::span::{FileId, LineIndex, Span, TextRange};

use crate::text::{self, Range};
use crate::workspace::{Place, Workspace};

/// Something to tell at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Where.
    pub range: Range,
    /// `E0201`, or the id of a rule; nothing for what is wrong with a package as a whole.
    pub code: Option<String>,
    /// What the code means: a file, and the line in it.
    pub page: Option<(PathBuf, u32)>,
    /// How much it matters.
    pub severity: Severity,
    /// The fact, and what a reader asks next, line by line.
    pub message: String,
    /// Further places, and why they matter.
    pub related: Vec<(Place, String)>,
    /// Whether the text there had better go.
    pub superfluous: bool,
}

/// What is wrong, by file.
pub type Notices = BTreeMap<PathBuf, Arc<Vec<Notice>>>;

/// What is wrong with a package. Its own files are there even where nothing is wrong with them.
pub fn of(workspace: &Workspace, root: &Path) -> Notices {
    let mut out = Notices::new();
    let (checked, failure) = workspace.package(root);
    if let Some(checked) = checked {
        let program = &checked.analysis.program;
        for file in (0..program.files.len() as u32).map(FileId) {
            if program.file(file).package == program.root()
                && let Some(path) = workspace.path(checked, file)
            {
                out.entry(path).or_default();
            }
        }
        // What cannot be read now is not judged by what it was.
        if !workspace.is_unread(root) {
            for (file, notices) in found(workspace, root, checked) {
                if let Some(path) = workspace.path(checked, file) {
                    out.insert(path, notices);
                }
            }
            // Mistakes of the language come first.
            for diagnostic in checked.analysis.diagnostics.iter().take_while(|d| d.finding.is_none()) {
                if let Some((_, place)) = shown(workspace, checked, diagnostic) {
                    let notice = notice(workspace, checked, diagnostic, place.range);
                    Arc::make_mut(out.entry(place.path).or_default()).push(notice);
                }
            }
        }
    }
    let (path, text) = match failure {
        Some(failure) => workspace.manifest_of(root, failure),
        None => (root.join(ctl_host::MANIFEST), "".into()),
    };
    let own = out.entry(workspace.named(&path)).or_default();
    if let Some(failure) = failure {
        Arc::make_mut(own).extend(whole(workspace, failure, &text));
    }
    out.values_mut().filter(|notices| !notices.is_sorted_by(|a, b| a < b)).for_each(|notices| {
        let notices = Arc::make_mut(notices);
        notices.sort();
        notices.dedup();
    });
    out
}

/// What was found in each file. What a check has not changed is what was told after the one before.
fn found(workspace: &Workspace, root: &Path, checked: &Checked) -> BTreeMap<FileId, Arc<Vec<Notice>>> {
    let Some(told) = workspace.told(root) else { return BTreeMap::new() };
    let mut told = told.borrow_mut();
    let mut new: BTreeMap<FileId, Vec<Notice>> = BTreeMap::new();
    for diagnostic in checked.analysis.known_findings() {
        if let Some(span) = diagnostic.primary()
            && !told.contains_key(&span.file)
            && let Some((span, place)) = shown(workspace, checked, diagnostic)
        {
            new.entry(span.file).or_default().push(notice(workspace, checked, diagnostic, place.range));
        }
    }
    for (file, mut notices) in new {
        notices.sort();
        notices.dedup();
        told.insert(file, Arc::new(notices));
    }
    told.clone()
}

/// Where a diagnostic is told, if it is.
fn shown(workspace: &Workspace, checked: &Checked, diagnostic: &Diagnostic) -> Option<(Span, Place)> {
    let accepted = diagnostic.finding.as_ref().is_some_and(|finding| finding.accepted_by.is_some());
    let span = diagnostic.primary().filter(|_| !accepted)?;
    Some((span, workspace.place(checked, span)?))
}

fn notice(workspace: &Workspace, checked: &Checked, diagnostic: &Diagnostic, range: Range) -> Notice {
    let mut message = diagnostic.message.clone();
    if let Some(label) = diagnostic.labels.first().filter(|label| !label.text.is_empty()) {
        message.push_str(&format!("\n{}", label.text));
    }
    for note in &diagnostic.notes {
        match note.head {
            NoteHead::Paths | NoteHead::Cites if note.text.contains('\n') => {
                message.push_str(&format!("\n{}:\n{}", note.head.word(), note.text));
            }
            _ => message.push_str(&format!("\n{}: {}", note.head.word(), note.text)),
        }
    }
    let related = diagnostic.labels.iter().skip(1).filter_map(|label| {
        let text = if label.text.is_empty() { "here".to_owned() } else { label.text.clone() };
        Some((workspace.place(checked, label.span)?, text))
    });
    let primary = diagnostic.primary();
    let goes = |fix: &ctl_syntax::diagnostic::Fix| {
        let is_it = |edit: &ctl_syntax::diagnostic::Edit| edit.text.is_empty() && Some(edit.span) == primary;
        fix.edits.iter().any(is_it)
    };
    Notice {
        range,
        code: Some(diagnostic.code.to_string()),
        page: page(workspace, checked, &diagnostic.code),
        severity: diagnostic.severity,
        message,
        related: related.collect(),
        superfluous: diagnostic.fixes.iter().any(goes),
    }
}

/// The page of a code: of an error in the cache, of a rule where it is declared.
fn page(workspace: &Workspace, checked: &Checked, code: &str) -> Option<(PathBuf, u32)> {
    if codes::find(code).is_some() {
        return Some((workspace.terms().library.as_ref()?.page(code)?, 0));
    }
    let analysis: &Analysis = &checked.analysis;
    let item = analysis.rule_item(code)?;
    let Node::Rule(rule) = &analysis.program.item(item).node else { return None };
    let place = workspace.place(checked, analysis.program.span(item, rule.id))?;
    Some((place.path, place.range.start.line))
}

/// What is wrong with a package as a whole, at its places in the manifest.
fn whole(workspace: &Workspace, failure: &Failure, text: &str) -> Vec<Notice> {
    let lines = LineIndex::new(text);
    let at = |bytes: TextRange, message: String| Notice {
        range: text::range(text, &lines, bytes, workspace.terms().encoding),
        code: None,
        page: None,
        severity: Severity::Error,
        message,
        related: Vec::new(),
        superfluous: false,
    };
    let help = failure.way_out().map_or_else(String::new, |help| format!("\nhelp: {help}"));
    let mut places = failure.places().peekable();
    if places.peek().is_none() {
        return vec![at(lines.line(0), format!("{}{help}", failure.message()))];
    }
    let notice = |(bytes, label): (std::ops::Range<usize>, &str)| {
        // Of a single mistake the headline says what it is, and the label only where.
        let message = if help.is_empty() && label != "here" { label.to_owned() } else { failure.message().to_owned() };
        at(TextRange::new(bytes.start, bytes.end), format!("{message}{help}"))
    };
    places.map(notice).collect()
}
