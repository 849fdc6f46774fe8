//! What rules ask for and is not there: fields that a rule wants to exist. An editor offers them first.

use ctl_syntax::diagnostic::Diagnostic;

use super::Analysis;
use crate::expr::{Node, Op, Slot, VarId};
use crate::rule::Rule;
use crate::schema::Role;
use crate::value::{FieldId, RecId};

/// What a record lacks by a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The record.
    pub of: RecId,
    /// The field; more than one where any of them would do. All can be written, and none is.
    pub fields: Vec<FieldId>,
}

impl Analysis {
    /// What a finding objects to the lack of, in the order of its rule: by `require exists c.owner`, or by
    /// `where not exists c.owner`, the `owner` of the control.
    pub fn lacks(&self, finding: &Diagnostic) -> Vec<Lack> {
        let rule = self.compiled.rules.iter().find(|rule| rule.name == finding.code);
        let (Some(data), Some(rule)) = (&finding.finding, rule) else { return Vec::new() };
        let asked = asked(rule);
        if asked.is_empty() {
            return Vec::new();
        }
        let subjects: Vec<RecId> = data.subjects.iter().filter_map(|subject| self.record_called(subject)).collect();
        let mut out: Vec<Lack> = Vec::new();
        for alternatives in asked {
            for of in &subjects {
                let fields: Vec<FieldId> =
                    alternatives.iter().filter_map(|(var, slot)| self.unwritten(rule, *var, slot, *of)).collect();
                let lack = Lack { of: *of, fields };
                if !lack.fields.is_empty() && !out.contains(&lack) {
                    out.push(lack);
                }
            }
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

/// What has to exist, as variables and their fields: one of each list.
fn asked(rule: &Rule) -> Vec<Vec<(VarId, &Slot)>> {
    let required = rule.require.iter().flat_map(Node::conjuncts);
    let excluded = rule.filter.iter().filter_map(|node| match &node.op {
        Op::Not(inner) => Some(&**inner),
        _ => None,
    });
    let lists = required.chain(excluded).map(|node| match &node.op {
        Op::Or(all) => all.iter().filter_map(existing).collect(),
        _ => existing(node).into_iter().collect(),
    });
    lists.filter(|list: &Vec<_>| !list.is_empty()).collect()
}

/// The variable and the field of `exists x.f`.
fn existing(node: &Node) -> Option<(VarId, &Slot)> {
    let Op::Exists(inner) = &node.op else { return None };
    let Op::Field { base, slot, param: None } = &inner.op else { return None };
    let Op::Var(var) = base.op else { return None };
    Some((var, slot))
}
