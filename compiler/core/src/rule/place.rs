//! Where things are written: the places that labels point at.

use ctl_syntax::ast::{self, ValueNode};
use ctl_syntax::literal;
use ctl_syntax::span::{Span, TextRange};

use super::Rule;
use crate::engine::{Engine, Env, note};
use crate::expr::{Node, Op};
use crate::model::Site;
use crate::program::ItemId;
use crate::schema::Role;
use crate::value::{FieldId, RecId, Value};

impl Engine<'_> {
    /// The places that an expression names, in the order in which the values are told; of each value at most `most`.
    pub(crate) fn places(&self, rule: Option<&Rule>, node: &Node, env: &Env, most: usize) -> Vec<Span> {
        let mut out = Vec::new();
        match &node.op {
            Op::Field { base, slot, .. } => {
                for value in self.told(base, env).iter().copied().take(most) {
                    let Some(rec) = value.record() else { continue };
                    match slot.of(self.model.record(rec).kind) {
                        Some(field) => out.extend(self.field_places(rec, field, most)),
                        None => out.push(self.name_place(rec)),
                    }
                }
            }
            Op::Compare(ast::Op::Mentions, text, words) => {
                let words = self.set(words, env);
                for sentence in self.told(text, env).iter().copied() {
                    if let Some((_, range)) = super::proof::mentioned(self, sentence, &words) {
                        out.extend(self.sentence_place(rule, text, env, sentence, range));
                    }
                }
            }
            _ => {
                for value in self.told(node, env).iter().copied().take(most) {
                    match (value, rule, &node.op) {
                        (Value::Record(rec), _, _) => out.push(self.name_place(rec)),
                        (_, Some(rule), Op::Var(var)) => out.extend(self.value_of_binder(rule, *var, env, value)),
                        _ => {}
                    }
                }
            }
        }
        out.dedup();
        out
    }

    /// Where a record's name is written. An edge that a template writes has its place in the record that is like it.
    pub(crate) fn name_place(&self, rec: RecId) -> Span {
        let owner = self.model.declared_owner(rec);
        note(rec);
        note(owner);
        if owner != rec && self.model.record(rec).item != self.model.record(owner).item {
            return self.model.name_span(self.program, owner);
        }
        self.model.name_span(self.program, rec)
    }

    /// What is written for a field in the record itself, and not in its template.
    fn own_values(&self, rec: RecId, field: FieldId) -> Option<(ItemId, &ast::Field)> {
        let owner = self.model.declared_owner(rec);
        note(owner);
        let written = self.model.written(self.program, self.schema, rec, field)?;
        (written.0 == self.model.record(owner).item).then_some(written)
    }

    /// Where the values of a field are written, at most `most` places; the record's name where they are not.
    pub(crate) fn field_places(&self, rec: RecId, field: FieldId, most: usize) -> Vec<Span> {
        match &self.schema.field(field).role {
            Role::Stored | Role::Edge { .. } => {
                let written = self.own_values(rec, field);
                let range = written.and_then(|(item, f)| {
                    let (first, last) = (f.values.first()?, f.values.last()?);
                    Some(self.program.span(item, first.value.range.cover(last.value.range)))
                });
                vec![range.unwrap_or_else(|| self.name_place(rec))]
            }
            Role::Inverse(of) => {
                let mut out: Vec<Span> = Vec::new();
                let mut holders = self.field_set(field, rec, None);
                self.sort_told(&mut holders);
                for holder in holders.into_iter().filter_map(Value::record).take(most) {
                    let kind = self.model.record(holder).kind;
                    let source = of.iter().find(|f| self.schema.field(**f).kind == kind);
                    out.push(match source {
                        Some(f) => self.value_place(holder, *f, Value::Record(rec)),
                        None => self.name_place(holder),
                    });
                }
                if out.is_empty() { vec![self.name_place(rec)] } else { out }
            }
            _ => vec![self.name_place(rec)],
        }
    }

    /// Where one value of a field is written; the record's name where it is not.
    pub(crate) fn value_place(&self, rec: RecId, field: FieldId, value: Value) -> Span {
        let found = self.own_values(rec, field).and_then(|(item, f)| {
            let hit = f.values.iter().find(|v| self.is_written(item, &v.value, value))?;
            Some(self.program.span(item, hit.value.range))
        });
        found.unwrap_or_else(|| self.name_place(rec))
    }

    /// Whether what is written is this value.
    pub(crate) fn is_written(&self, item: ItemId, written: &ast::Value, value: Value) -> bool {
        let text = self.program.text(item, written.range);
        match (&written.node, value) {
            (ValueNode::Path(path), Value::Record(rec)) => {
                let word = self.program.text(item, path.name);
                match self.model.decl(self.program, rec) {
                    Some(decl) => self.program.text(self.model.record(rec).item, decl.name) == word,
                    None => self.model.name(self.program, self.schema, rec) == word,
                }
            }
            (ValueNode::Path(_), Value::Enum(e, m)) => text == self.schema.enumeration(e).members[m as usize].name,
            (ValueNode::Text, Value::Text(t)) => literal::text(text) == self.model.texts.get(t),
            (ValueNode::RuleId, Value::Rule(r)) => self.rule_names.get(r.0 as usize).is_some_and(|n| n == text),
            (ValueNode::Int(a), Value::Int(b)) => *a == b,
            (ValueNode::Bool(a), Value::Bool(b)) => *a == b,
            (ValueNode::Date(a), Value::Date(b)) => *a == b,
            (ValueNode::Duration(a), Value::Duration(b)) => *a == b,
            (ValueNode::Cite(_), Value::Record(_)) => text == self.model.source_form(self.program, self.schema, value),
            _ => false,
        }
    }

    /// The item and field definition of an edge record's own attributes start at its value.
    pub(crate) fn is_edge(&self, rec: RecId) -> bool {
        matches!(self.model.record(rec).site, Site::Edge { .. })
    }

    /// A value that is no record, bound by `for x in y.f`: where `f` of `y` has it.
    fn value_of_binder(&self, rule: &Rule, var: crate::expr::VarId, env: &Env, value: Value) -> Vec<Span> {
        let Some(binder) = rule.binders.iter().find(|b| b.var == var) else { return Vec::new() };
        let Op::Field { base, slot, .. } = &binder.source.op else { return Vec::new() };
        let records = self.told(base, env);
        records
            .iter()
            .filter_map(|v| {
                let rec = v.record()?;
                Some(self.value_place(rec, slot.of(self.model.record(rec).kind)?, value))
            })
            .collect()
    }

    /// Where the words of a sentence stand in the file: found again in the texts it was taken from.
    fn sentence_place(
        &self,
        rule: Option<&Rule>,
        text: &Node,
        env: &Env,
        sentence: Value,
        range: std::ops::Range<usize>,
    ) -> Option<Span> {
        let Value::Text(id) = sentence else { return None };
        let sentence = self.model.texts.get(id);
        let source = match (&text.op, rule) {
            (Op::Var(v), Some(rule)) => &rule.binders.iter().find(|b| b.var == *v)?.source,
            _ => text,
        };
        let inner = match &source.op {
            Op::Sentences(inner) => inner,
            _ => source,
        };
        let fields: Vec<&Node> = match &inner.op {
            Op::Set(parts) => parts.iter().map(|(n, _)| n).collect(),
            _ => vec![inner],
        };
        fields.into_iter().flat_map(|n| self.places(rule, n, env, usize::MAX)).find_map(|span| {
            let raw = span.range.of(&self.program.file(span.file).text);
            let at = raw.find(sentence)? + range.start;
            let start = span.range.start as usize + at;
            Some(Span::new(span.file, TextRange::new(start, start + range.len())))
        })
    }
}
