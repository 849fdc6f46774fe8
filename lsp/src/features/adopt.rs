//! Declarations from templates: what nothing answers yet can be answered by a record of a template that says it does.
//! For a criterion without a control, that is a control whose template cites it; which field that is, and which kinds
//! there are, is not known here.

use ctl_core::Analysis;
use ctl_core::analysis::Meaning;
use ctl_core::program::{ItemId, PackageId};
use ctl_core::schema::Role;
use ctl_core::symbol::Symbol;
use ctl_core::value::{FieldId, KindId, RecId, Value};
use ctl_core::view::{Asked, Leads};
use ctl_syntax::ast::{Entry, Node};
use ctl_syntax::diagnostic::{Diagnostic, Edit};
use ctl_syntax::span::{FileId, Span, TextRange};

use super::actions::{Action, Doing};
use super::{hover, names};
use crate::workspace::Spot;

/// So many templates are offered for one record, and so many at once.
const FOR_ONE: usize = 6;
const AT_ONCE: usize = 12;

impl Doing<'_> {
    /// Records from templates for what a finding says that nothing answers.
    pub(super) fn adopt_for(&self, diagnostic: &Diagnostic) -> Vec<Action> {
        let Some(finding) = &diagnostic.finding else { return Vec::new() };
        let analysis = self.analysis();
        let told = finding.facts.iter().flat_map(|(_, values)| values).chain(&finding.subjects);
        let mut records: Vec<RecId> = Vec::new();
        for rec in told.filter_map(|name| analysis.record_called(name)) {
            if !records.contains(&rec) {
                records.push(rec);
            }
        }
        self.adopt(&records, Some(diagnostic))
    }

    /// Records from templates for what is named at a place, or what the lenses above it lead to.
    pub(super) fn adopt_at(&self, offset: u32) -> Vec<Action> {
        let spot = Spot { checked: self.checked, file: self.file, offset, earlier: false };
        let Some(name) = names::at(spot) else { return Vec::new() };
        let named = name.symbols.into_iter().filter_map(|symbol| match symbol {
            Symbol::Record(rec) => Some(rec),
            _ => None,
        });
        let named: Vec<RecId> = named.collect();
        let mut records = named.clone();
        let asked = Asked { above: true, named: &|_| true, about: &|rec| named.contains(&rec), found: &|_| 0 };
        for (_, told) in self.analysis().signs_told(asked) {
            if let Leads::Records(all) = told.leads {
                records.extend(all);
            }
        }
        self.adopt(&records, None)
    }

    fn adopt(&self, records: &[RecId], of: Option<&Diagnostic>) -> Vec<Action> {
        let mut out = Vec::new();
        for rec in records {
            let answers = answering(self.analysis(), *rec);
            out.extend(answers.into_iter().take(FOR_ONE).filter_map(|(item, kind)| self.from(item, kind, *rec, of)));
        }
        out.truncate(AT_ONCE);
        out
    }

    /// A record of a template: behind the last one of its kind in this document, or in the file of the package that has
    /// most of them.
    fn from(&self, template: ItemId, kind: KindId, answered: RecId, of: Option<&Diagnostic>) -> Option<Action> {
        let analysis = self.analysis();
        let Node::Template(decl) = &analysis.program.item(template).node else { return None };
        let word = analysis.program.text(template, decl.name);
        let path = path_of(analysis, template, word)?;
        let title = names::title(analysis, template).unwrap_or_else(|| word.replace('_', " "));
        let name = (1..).map(|n| if n == 1 { word.to_owned() } else { format!("{word}_{n}") });
        let name = name.into_iter().find(|name| !is_taken(analysis, name))?;
        let of_kind = &analysis.schema.kind(kind).name;
        let fields = self.lines(&hover::open_fields(analysis, template), "  ");
        let body = if fields.is_empty() { String::new() } else { format!(" {{\n{fields}}}") };
        let quoted = title.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!("{of_kind} {name} \"{quoted}\" like {path}{body}");
        let (at, edit) = match self.beside(kind) {
            Some(last) => (last, format!("\n\n{text}")),
            None => {
                let source = &analysis.program.file(self.file).text;
                let gap = if source.is_empty() || source.ends_with("\n\n") { "" } else { "\n" };
                let gap = if source.is_empty() || source.ends_with('\n') { gap } else { "\n\n" };
                (Span::new(self.file, TextRange::new(source.len(), source.len())), format!("{gap}{text}\n"))
            }
        };
        let written = analysis.model.source_form(&analysis.program, &analysis.schema, Value::Record(answered));
        let title = format!("Add the {} `{name}` for {written} ({title})", of_kind.replace('_', " "));
        self.action(title, of, false, &[Edit { span: at, text: edit }])
    }

    /// The end of the last record of a kind in this document, or else in the file that has most.
    fn beside(&self, kind: KindId) -> Option<Span> {
        let analysis = self.analysis();
        let mut files: Vec<(FileId, usize, Span)> = Vec::new();
        for rec in analysis.own_records(kind) {
            let item = analysis.model.record(rec).item;
            if analysis.model.declared_owner(rec) != rec {
                continue;
            }
            let whole = analysis.program.whole(item);
            let end = Span::new(whole.file, TextRange { start: whole.range.end, end: whole.range.end });
            match files.iter_mut().find(|(file, ..)| *file == whole.file) {
                Some((_, count, last)) => (*count, *last) = (*count + 1, end.max(*last)),
                None => files.push((whole.file, 1, end)),
            }
        }
        let here = files.iter().find(|(file, ..)| *file == self.file);
        // Of two with as many, the first.
        let most = files.iter().rev().max_by_key(|(_, count, _)| *count);
        here.or(most).map(|(.., end)| *end)
    }
}

/// The templates of the kinds that can answer a record and do not yet: no record of the package names it in the field in
/// which the template does.
fn answering(analysis: &Analysis, rec: RecId) -> Vec<(ItemId, KindId)> {
    let kind = analysis.schema.kind(analysis.model.record(rec).kind);
    let inverse = kind.fields.iter().filter_map(|id| match &analysis.schema.field(*id).role {
        Role::Inverse(of) => Some(of),
        _ => None,
    });
    // Edges have a field each for what they tie; what is asked for is the field that makes them.
    let fields: Vec<FieldId> = inverse.flatten().copied().collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for item in analysis.program.special.iter().copied() {
        let Node::Template(decl) = &analysis.program.item(item).node else { continue };
        let Some(kind) = analysis.schema.kind_named(analysis.program.text(item, decl.keyword)) else { continue };
        let of_kind: Vec<FieldId> =
            fields.iter().copied().filter(|id| analysis.schema.field(*id).kind == kind).collect();
        let entries = decl.body.iter().flat_map(|body| &body.entries).filter_map(|entry| match entry {
            Entry::Field(field) => Some(field),
            _ => None,
        });
        let mut found = None;
        for entry in entries {
            let named = |id: &&FieldId| analysis.schema.field(**id).name == analysis.program.text(item, entry.name);
            let Some(field) = of_kind.iter().find(named) else { continue };
            let of_it = |word: &str| analysis.program.text(item, entry.range).contains(word);
            let name = analysis.model.name(&analysis.program, &analysis.schema, rec);
            // Most templates do not have the name at all: only of the others it is asked what they mean by it.
            if of_it(&name)
                && analysis.read(item).names.iter().any(|name| {
                    name.symbol == Symbol::Record(rec)
                        && entry.range.start <= name.range.start
                        && name.range.end <= entry.range.end
                })
            {
                found = Some(*field);
            }
        }
        let Some(field) = found else { continue };
        let answers = |other: RecId| analysis.model.stored(field, other).contains(&Value::Record(rec));
        if !analysis.own_records(kind).any(answers) {
            out.push((item, kind));
        }
    }
    out
}

/// A template as the package that is checked names it.
fn path_of(analysis: &Analysis, template: ItemId, name: &str) -> Option<String> {
    let package = analysis.program.package_of(template);
    let root = analysis.program.root();
    match () {
        () if package == root => Some(name.to_owned()),
        () if package == PackageId::STD => Some(format!("std::{name}")),
        () => {
            let dependencies = &analysis.program.packages[root.0 as usize].dependencies;
            let (alias, _) = dependencies.iter().find(|(_, id)| *id == package)?;
            Some(format!("{alias}::{name}"))
        }
    }
}

/// Whether a name means something in the package already.
fn is_taken(analysis: &Analysis, name: &str) -> bool {
    let root = analysis.program.root();
    let own = |meaning: Meaning| match meaning {
        Meaning::Record(rec) => analysis.model.package(&analysis.program, rec) == root,
        _ => false,
    };
    analysis.meanings(name).into_iter().any(own)
}
