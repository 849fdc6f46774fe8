//! What rules ask for and is not there: fields that a `require` wants to exist. An editor offers them first. What stands in
//! `where` is no such wish: there a rule says what it does not speak of, and to write that would excuse and not mend.

use ctl_syntax::diagnostic::Diagnostic;

use super::Analysis;
use crate::expr::{Node, Op, Slot, VarId};
use crate::rule::Rule;
use crate::schema::Role;
use crate::value::{FieldId, RecId};

/// A field that a record lacks by a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The record.
    pub of: RecId,
    /// The field, which can be written and is not.
    pub field: FieldId,
    /// Whether nothing else would do: by `require exists x.a or exists x.b` somebody has to choose.
    pub alone: bool,
}

impl Analysis {
    /// What a finding objects to the lack of, in the order of its rule: by `require exists c.owner` the `owner` of the
    /// control.
    pub fn lacks(&self, finding: &Diagnostic) -> Vec<Lack> {
        let rule = self.compiled.rules.iter().find(|rule| rule.name == finding.code);
        let (Some(data), Some(rule)) = (&finding.finding, rule) else { return Vec::new() };
        let asked = asked(rule);
        if asked.is_empty() {
            return Vec::new();
        }
        let subjects: Vec<RecId> = data.subjects.iter().filter_map(|subject| self.record_called(subject)).collect();
        let mut out: Vec<Lack> = Vec::new();
        for ((var, slot), alone) in asked {
            let lacking = subjects.iter().filter_map(|rec| {
                let field = self.unwritten(rule, var, slot, *rec)?;
                Some(Lack { of: *rec, field, alone })
            });
            out.extend(lacking);
        }
        out
    }

    /// The field of a record that a variable may hold, if it can be written and is not.
    fn unwritten(&self, rule: &Rule, var: VarId, slot: &Slot, rec: RecId) -> Option<FieldId> {
        let kind = self.model.record(rec).kind;
        rule.binders.iter().find(|binder| binder.var == var && binder.kinds.contains(&kind))?;
        let field = slot.of(kind)?;
        let written = matches!(self.schema.field(field).role, Role::Stored | Role::Edge { .. });
        (written && self.model.stored(field, rec).is_empty()).then_some(field)
    }
}

/// What has to exist, as variables and their fields, and whether nothing else would do.
fn asked(rule: &Rule) -> Vec<((VarId, &Slot), bool)> {
    let mut out = Vec::new();
    for node in rule.require.iter().flat_map(Node::conjuncts) {
        match &node.op {
            Op::Or(all) => out.extend(all.iter().filter_map(existing).map(|asked| (asked, false))),
            _ => out.extend(existing(node).map(|asked| (asked, true))),
        }
    }
    out
}

/// The variable and the field of `exists x.f`.
fn existing(node: &Node) -> Option<(VarId, &Slot)> {
    let Op::Exists(inner) = &node.op else { return None };
    let Op::Field { base, slot, param: None } = &inner.op else { return None };
    let Op::Var(var) = base.op else { return None };
    Some((var, slot))
}
