//! What can be done about what is wrong, and about what is there: the repairs that the compiler offers, and what
//! follows from a declaration that is not complete. An action is titled by what the file will say afterwards.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ctl_core::Analysis;
use ctl_core::analysis::Wanted;
use ctl_core::schema::Elem;
use ctl_core::value::{FieldId, KindId};
use ctl_host::Checked;
use ctl_syntax::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use ctl_syntax::span::{FileId, Span, TextRange};

use super::snippet::value_of_type;
use super::{names, order};
use crate::text::{self, Range};
use crate::workspace::{Place, Workspace};

/// The declaration of what has no name yet is asked for by this code: a name that means no record.
const UNKNOWN_NAME: &str = "E0201";

/// A sort of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// It repairs something, or adds what is missing.
    Repair,
    /// It repairs all in the document that is certain.
    All,
    /// It adds something where nothing is said to be wrong.
    Addition,
    /// It puts the document in order.
    Order,
}

/// What can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What the files will say afterwards.
    pub title: String,
    /// Whether it is a repair of something that is wrong, and of what: code, and place.
    pub repairs: Option<(String, Range)>,
    /// Whether meaning is certain, so that nobody has to think about it.
    pub certain: bool,
    /// What sort of action it is.
    pub sort: Sort,
    /// What is replaced, file by file.
    pub edits: BTreeMap<PathBuf, Vec<(Range, String)>>,
}

/// What can be done in a stretch of a document; with `ordered`, also how it is put in order. Findings have to be known.
pub fn at(workspace: &Workspace, named: &Path, range: Range, ordered: bool) -> Vec<Action> {
    let Some((checked, file)) = workspace.document(named) else { return Vec::new() };
    let source = checked.analysis.program.file(file);
    let bytes = text::bytes(&source.text, source.lines(), range, workspace.terms().encoding);
    let doing = Doing { workspace, checked, file };
    let mut out = Vec::new();
    let told: Vec<&Diagnostic> = doing.told(bytes).collect();
    for diagnostic in &told {
        let Some(span) = diagnostic.primary() else { continue };
        out.extend(diagnostic.fixes.iter().filter_map(|fix| doing.repair(diagnostic, fix)));
        out.extend(doing.declare(diagnostic, span));
    }
    out.extend(doing.complete(&told));
    out.extend(told.iter().flat_map(|diagnostic| doing.adopt_for(diagnostic)));
    // What mends something comes before what excuses it.
    out.extend(told.iter().filter_map(|diagnostic| doing.accept(diagnostic)));
    out.extend(doing.adopt_at(bytes.start));
    out.extend(doing.all());
    if ordered {
        out.extend(doing.ordered());
    }
    let mut seen = Vec::new();
    out.retain(|action: &Action| {
        let new = action.sort == Sort::All || !seen.contains(&action.edits);
        seen.push(action.edits.clone());
        new
    });
    out
}

fn touches(a: TextRange, b: TextRange) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// What actions are made with.
pub(super) struct Doing<'a> {
    workspace: &'a Workspace,
    pub(super) checked: &'a Checked,
    pub(super) file: FileId,
}

impl Doing<'_> {
    pub(super) fn analysis(&self) -> &Analysis {
        &self.checked.analysis
    }

    /// What is told in some bytes of the document.
    fn told(&self, bytes: TextRange) -> impl Iterator<Item = &Diagnostic> {
        let here = move |span: Span| span.file == self.file && touches(span.range, bytes);
        self.analysis().diagnostics.iter().filter(move |diagnostic| diagnostic.primary().is_some_and(here))
    }

    fn place(&self, span: Span) -> Option<Place> {
        // The library is read-only.
        self.checked.path(span.file)?;
        self.workspace.place(self.checked, span)
    }

    /// An action of some edits; nothing where one of them cannot be made.
    pub(super) fn action(&self, title: String, of: Option<&Diagnostic>, certain: bool, all: &[Edit]) -> Option<Action> {
        let mut edits: BTreeMap<PathBuf, Vec<(Range, String)>> = BTreeMap::new();
        for edit in all {
            let place = self.place(edit.span)?;
            edits.entry(place.path).or_default().push((place.range, edit.text.clone()));
        }
        let repairs = match of {
            Some(diagnostic) => Some((diagnostic.code.to_string(), self.place(diagnostic.primary()?)?.range)),
            None => None,
        };
        let sort = if repairs.is_some() { Sort::Repair } else { Sort::Addition };
        (!edits.is_empty()).then_some(Action { title, repairs, certain, sort, edits })
    }

    fn repair(&self, diagnostic: &Diagnostic, fix: &Fix) -> Option<Action> {
        let certain = fix.applicability == Applicability::Always;
        self.action(sentence(&fix.title), Some(diagnostic), certain, &fix.edits)
    }

    /// Everything in the document that is certain, at once. Of two repairs that touch each other the first is taken.
    fn all(&self) -> Option<Action> {
        let mut edits: Vec<Edit> = Vec::new();
        for fix in self.analysis().diagnostics.iter().flat_map(|d| &d.fixes) {
            let free = |edit: &Edit| {
                edit.span.file == self.file && edits.iter().all(|other| !touches(other.span.range, edit.span.range))
            };
            if fix.applicability == Applicability::Always && fix.edits.iter().all(free) {
                edits.extend(fix.edits.iter().cloned());
            }
        }
        edits.sort_by_key(|edit| edit.span);
        let action = self.action("Repair all in this file that is certain".to_owned(), None, true, &edits)?;
        Some(Action { sort: Sort::All, ..action })
    }

    /// The document in order: fields as their kinds declare them, declarations by kind and name, laid out.
    fn ordered(&self) -> Option<Action> {
        let analysis = self.analysis();
        let text = &analysis.program.file(self.file).text;
        let place = |kind: &str, field: &str| {
            let kind = analysis.schema.kind(analysis.schema.kind_named(kind)?);
            kind.fields.iter().position(|id| analysis.schema.field(*id).name == field)
        };
        let new = order::ordered(text, &place)?;
        let (before, after) = text::difference(text, &new);
        let span = Span::new(self.file, TextRange::new(before.start, before.end));
        let title = "Sort declarations and fields, and lay out".to_owned();
        let action = self.action(title, None, true, &[Edit { span, text: new[after].to_owned() }])?;
        Some(Action { sort: Sort::Order, ..action })
    }

    /// A record for a name that means none, of each kind that is taken there.
    fn declare(&self, diagnostic: &Diagnostic, span: Span) -> Vec<Action> {
        if diagnostic.code != UNKNOWN_NAME {
            return Vec::new();
        }
        let Some((item, base)) = names::item_at(self.analysis(), span.file, span.range.start) else {
            return Vec::new();
        };
        let analysis = self.analysis();
        let word = span.range.of(&analysis.program.file(span.file).text);
        let mark = TextRange { start: span.range.start - base, end: span.range.end - base };
        let kinds = match analysis.wanted(item, mark) {
            Some(Wanted::Value { field, package: None }) => match &analysis.schema.field(field).ty.elem {
                Elem::Kinds(kinds) => kinds.clone(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let declarable = |kind: &KindId| {
            let kind = analysis.schema.kind(*kind);
            kind.edge.is_none() && kind.within.is_none()
        };
        let declare = |kind: KindId| {
            let text = format!("\n\n{}", self.declaration(kind, word));
            let after = analysis.program.entry(item).range.end;
            let at = Span::new(span.file, TextRange { start: after, end: after });
            let title = format!("Declare the {} `{word}`", analysis.schema.kind(kind).name.replace('_', " "));
            self.action(title, Some(diagnostic), false, &[Edit { span: at, text }])
        };
        kinds.into_iter().filter(declarable).filter_map(declare).collect()
    }

    /// A declaration with what its kind requires.
    fn declaration(&self, kind: KindId, name: &str) -> String {
        let analysis = self.analysis();
        let title: String = name.replace('_', " ");
        let mut letters = title.chars();
        let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let of = analysis.schema.kind(kind);
        let required: Vec<FieldId> =
            of.fields.iter().copied().filter(|field| analysis.schema.field(*field).required).collect();
        let fields: String = self.lines(&required, "  ");
        match fields.is_empty() {
            true => format!("{} {name} \"{title}\"", of.name),
            false => format!("{} {name} \"{title}\" {{\n{fields}}}", of.name),
        }
    }

    /// Fields with values to begin with, a line each.
    pub(super) fn lines(&self, fields: &[FieldId], indent: &str) -> String {
        let analysis = self.analysis();
        let width = fields.iter().map(|id| analysis.schema.field(*id).name.len()).max().unwrap_or(0);
        let line = |id: &FieldId| {
            let field = analysis.schema.field(*id);
            format!("{indent}{:width$}  {}\n", field.name, value_of_type(analysis, &field.ty.elem))
        };
        fields.iter().map(line).collect()
    }

    /// An exception for a finding, at the end of the document. Who approved it is left to be said.
    fn accept(&self, diagnostic: &Diagnostic) -> Option<Action> {
        let (text_of_it, expires) = self.analysis().exception_for(diagnostic)?;
        let text = &self.analysis().program.file(self.file).text;
        let end = TextRange::new(text.len(), text.len());
        let gap = if text.ends_with('\n') { "\n" } else { "\n\n" };
        let title = format!("Accept {} until {expires}", diagnostic.code);
        let edit = Edit { span: Span::new(self.file, end), text: format!("{gap}{text_of_it}") };
        self.action(title, Some(diagnostic), false, &[edit])
    }
}

/// A title as a sentence begins.
fn sentence(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
