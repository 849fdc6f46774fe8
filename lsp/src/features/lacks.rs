//! Fields that are missing: those that a kind requires, and those whose lack a finding objects to. Who or what
//! is named there is left open, by a name that nothing has: something is wrong until somebody has said it.

use ctl_core::Analysis;
use ctl_core::analysis::Lack;
use ctl_core::program::ItemId;
use ctl_core::schema::Elem;
use ctl_core::symbol::Symbol;
use ctl_core::value::{FieldId, RecId};
use ctl_core::words;
use ctl_syntax::ast::{Block, Entry, Node};
use ctl_syntax::diagnostic::{Diagnostic, Edit};
use ctl_syntax::format;
use ctl_syntax::span::{Span, TextRange};
use rustc_hash::FxHashMap;

use super::actions::{Action, Doing};
use super::names;
use crate::text;
use crate::workspace::Spot;

/// A record lacks what it has to have.
const LACKS_FIELDS: &str = "E0301";

impl Doing<'_> {
    /// What records lack by some diagnostics: of each record all at once, and then by each diagnostic.
    pub(super) fn complete(&self, diagnostics: &[&Diagnostic]) -> Vec<Action> {
        let mut records: Vec<RecId> = Vec::new();
        let mut all: FxHashMap<RecId, Vec<(Vec<FieldId>, &Diagnostic)>> = FxHashMap::default();
        for diagnostic in diagnostics {
            let lacking = match diagnostic.code == LACKS_FIELDS {
                true => self.required(diagnostic),
                false => self.found_lacking(diagnostic),
            };
            for (rec, fields) in lacking {
                let lacks = all.entry(rec).or_default();
                if lacks.is_empty() {
                    records.push(rec);
                }
                lacks.push((fields, *diagnostic));
            }
        }
        let mut out = Vec::new();
        for rec in records {
            let lacks = &all[&rec];
            if lacks.len() > 1 {
                let lacked = |id: &FieldId| lacks.iter().any(|(fields, _)| fields.contains(id));
                let kind = self.analysis().schema.kind(self.analysis().model.record(rec).kind);
                let fields: Vec<FieldId> = kind.fields.iter().copied().filter(lacked).collect();
                out.extend(self.add(rec, &fields, lacks[0].1));
            }
            out.extend(lacks.iter().filter_map(|(fields, diagnostic)| self.add(rec, fields, diagnostic)));
        }
        out
    }

    /// What the record at a diagnostic has to have by its kind.
    fn required(&self, diagnostic: &Diagnostic) -> Vec<(RecId, Vec<FieldId>)> {
        let analysis = self.analysis();
        let record = || {
            let span = diagnostic.primary()?;
            let spot = Spot { checked: self.checked, file: span.file, offset: span.range.start, earlier: false };
            names::at(spot)?.symbols.into_iter().find_map(|symbol| match symbol {
                Symbol::Record(rec) => Some(rec),
                _ => None,
            })
        };
        let Some(rec) = record() else { return Vec::new() };
        let missing = |id: &FieldId| {
            let field = analysis.schema.field(*id);
            field.required && field.default.is_none() && analysis.model.stored(*id, rec).is_empty()
        };
        let kind = analysis.schema.kind(analysis.model.record(rec).kind);
        vec![(rec, kind.fields.iter().copied().filter(missing).collect())]
    }

    /// What a finding objects to the lack of, where that is other records: a text or a day to begin with would settle
    /// the finding with something that nobody said.
    fn found_lacking(&self, diagnostic: &Diagnostic) -> Vec<(RecId, Vec<FieldId>)> {
        let analysis = self.analysis();
        let names = |lack: &Lack| matches!(analysis.schema.field(lack.field).ty.elem, Elem::Kinds(_));
        let mut out: Vec<(RecId, Vec<FieldId>)> = Vec::new();
        for lack in analysis.lacks(diagnostic).into_iter().filter(|lack| lack.alone && names(lack)) {
            match out.iter_mut().find(|(rec, _)| *rec == lack.of) {
                Some((_, fields)) => fields.push(lack.field),
                None => out.push((lack.of, vec![lack.field])),
            }
        }
        out
    }

    /// Some fields more in the declaration of a record, which stays laid out if it is.
    fn add(&self, rec: RecId, fields: &[FieldId], of: &Diagnostic) -> Option<Action> {
        let analysis = self.analysis();
        let name = analysis.declaration(Symbol::Record(rec))?;
        let (item, base) = names::item_at(analysis, name.file, name.range.start)?;
        let within = TextRange { start: name.range.start - base, end: name.range.end - base };
        let (end, block) = declared(analysis, item, within)?;
        let lines = self.lines(fields, "  ");
        let old = analysis.program.entry(item).range.of(&analysis.program.file(name.file).text);
        let (at, text) = match block {
            // Before the brace that closes it.
            Some(block) if block.range.of(old).ends_with('}') => {
                let alone = old[..block.range.end as usize - 1].trim_end_matches([' ', '\t']).ends_with('\n');
                (block.range.end as usize - 1, if alone { lines } else { format!("\n{lines}") })
            }
            Some(_) => return None,
            None => (end as usize, format!(" {{\n{lines}}}")),
        };
        let mut new = format!("{}{text}{}", &old[..at], &old[at..]);
        if format(old).trim_end() == old {
            new = format(&new).trim_end().to_owned();
        }
        let (before, after) = text::difference(old, &new);
        let changed = TextRange::new(before.start, before.end).offset(base);
        let names: Vec<String> = fields.iter().map(|id| format!("`{}`", analysis.schema.field(*id).name)).collect();
        let title = format!("Add {}", words::list(&names, "and"));
        let edit = Edit { span: Span::new(name.file, changed), text: new[after].to_owned() };
        self.action(title, Some(of), false, &[edit])
    }
}

/// The end and the braces of the declaration of a name.
fn declared(analysis: &Analysis, item: ItemId, name: TextRange) -> Option<(u32, Option<&Block>)> {
    let Node::Decl(decl) = &analysis.program.item(item).node else { return None };
    let nested = decl.body.iter().flat_map(|body| &body.entries).find_map(|entry| match entry {
        Entry::Nested(nested) if nested.name == name => Some(&**nested),
        _ => None,
    });
    let decl = if decl.name == name { decl } else { nested? };
    Some((decl.range.end, decl.body.as_ref()))
}
