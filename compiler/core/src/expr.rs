//! Typed expressions: what `engine` evaluates. Every expression is a finite set with a multiplicity (language
//! reference, "Expressions"); names are resolved, fields are found, and mistakes have been reported.

mod check;

use std::sync::Arc;

use ctl_syntax::ast;
use ctl_syntax::span::TextRange;

use crate::program::ItemId;
use crate::schema::{Elem, Type};
use crate::value::{EnumId, FieldId, KindId, Value};

pub(crate) use check::{Checker, Ground, Scope};

/// A variable: a slot of the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct VarId(pub(crate) u8);

/// A set of variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct VarSet(pub(crate) u64);

impl VarSet {
    pub(crate) fn one(var: VarId) -> Self {
        VarSet(1 << var.0)
    }
    pub(crate) fn has(self, var: VarId) -> bool {
        self.0 & (1 << var.0) != 0
    }
    pub(crate) fn with(self, other: VarSet) -> Self {
        VarSet(self.0 | other.0)
    }
    pub(crate) fn without(self, var: VarId) -> Self {
        VarSet(self.0 & !(1 << var.0))
    }
    pub(crate) fn within(self, other: VarSet) -> bool {
        self.0 & !other.0 == 0
    }
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The variables, ascending.
    pub(crate) fn iter(self) -> impl Iterator<Item = VarId> {
        (0..MAX_VARS as u8).map(VarId).filter(move |v| self.has(*v))
    }
}

/// The most variables of one rule or field.
pub(crate) const MAX_VARS: usize = 64;

/// A field as an expression names it: which one that is depends on the kind of the record.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    /// By [`KindId`].
    by_kind: Vec<Option<FieldId>>,
    /// The distinct fields, ascending.
    pub(crate) fields: Vec<FieldId>,
}

impl Slot {
    pub(crate) fn new(name: &str, kinds: usize, found: &[(KindId, FieldId)]) -> Self {
        let mut by_kind = vec![None; kinds];
        for (kind, field) in found {
            by_kind[kind.0 as usize] = Some(*field);
        }
        let mut fields: Vec<FieldId> = found.iter().map(|(_, f)| *f).collect();
        fields.sort_unstable();
        fields.dedup();
        Slot { name: name.to_owned(), by_kind, fields }
    }

    /// The field for a record of this kind.
    pub(crate) fn of(&self, kind: KindId) -> Option<FieldId> {
        self.by_kind.get(kind.0 as usize).copied().flatten()
    }
}

/// A typed expression.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) op: Op,
    pub(crate) ty: Type,
    /// The variables it depends on.
    pub(crate) free: VarSet,
    /// A number of its own among all nodes of an analysis, for what is remembered about it.
    pub(crate) id: u32,
    /// Where it is written; ranges belong to the item of its rule or field.
    pub(crate) range: TextRange,
}

/// What an expression does.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    Const(Value),
    AsOf,
    Var(VarId),
    /// All records of some kinds.
    All(Vec<KindId>),
    /// All members of an enum.
    Members(EnumId),
    Text(Vec<Piece>),
    Field {
        base: Box<Node>,
        slot: Arc<Slot>,
        param: Option<Box<Node>>,
    },
    Star {
        base: Box<Node>,
        slot: Arc<Slot>,
        param: Option<Box<Node>>,
    },
    /// `.start` or `.end` of a period.
    End {
        base: Box<Node>,
        last: bool,
    },
    Or(Vec<Node>),
    And(Vec<Node>),
    Not(Box<Node>),
    Exists(Box<Node>),
    ExistsIn(Box<Query>),
    Those(Box<Query>),
    Compare(ast::Op, Box<Node>, Box<Node>),
    Is(Box<Node>, KindId),
    Add(Box<Node>, Box<Node>),
    Sub(Box<Node>, Box<Node>),
    Span(Box<Node>, Box<Node>),
    Set(Vec<(Node, Option<Node>)>),
    Count(Box<Node>),
    Extreme {
        base: Box<Node>,
        greatest: bool,
    },
    Calendar(Box<Node>, Box<Node>),
    Sentences(Box<Node>),
    /// A mistake that has been reported: no value.
    Error,
}

/// A piece of a text.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Literal(String),
    Hole(Node),
}

/// `x in source where filter`
#[derive(Clone, Debug)]
pub(crate) struct Query {
    pub(crate) var: VarId,
    pub(crate) source: Node,
    pub(crate) filter: Node,
    /// Other ways to find the members than to look at all of `source`.
    pub(crate) access: Vec<Access>,
}

/// A way to the members of a set by an index: walk `steps` backwards from the values of `from`.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    /// The path from the variable, first step first.
    pub(crate) steps: Vec<Step>,
    pub(crate) from: Node,
}

/// One step of a path.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) slot: Arc<Slot>,
    pub(crate) star: bool,
}

impl Node {
    pub(crate) fn is_error(&self) -> bool {
        matches!(self.op, Op::Error)
    }

    /// Whether a mistake has been reported in any part of it.
    pub(crate) fn has_error(&self) -> bool {
        let mut found = false;
        self.walk(&mut |n| found |= n.is_error());
        found
    }

    /// The conjuncts of a condition.
    pub(crate) fn conjuncts(&self) -> &[Node] {
        match &self.op {
            Op::And(all) => all,
            _ => std::slice::from_ref(self),
        }
    }

    /// This expression as a path without parameters from variable `var`, if it is one.
    pub(crate) fn path_from(&self, var: VarId) -> Option<Vec<Step>> {
        match &self.op {
            Op::Var(v) => (*v == var).then(Vec::new),
            Op::Field { base, slot, param: None } => {
                let mut steps = base.path_from(var)?;
                steps.push(Step { slot: slot.clone(), star: false });
                Some(steps)
            }
            Op::Star { base, slot, param: None } => {
                let mut steps = base.path_from(var)?;
                steps.push(Step { slot: slot.clone(), star: true });
                Some(steps)
            }
            _ => None,
        }
    }

    /// Calls `f` on each direct part.
    pub(crate) fn children<'n>(&'n self, f: &mut dyn FnMut(&'n Node)) {
        match &self.op {
            Op::Const(_) | Op::AsOf | Op::Var(_) | Op::All(_) | Op::Members(_) | Op::Error => {}
            Op::Text(pieces) => {
                for p in pieces {
                    if let Piece::Hole(n) = p {
                        f(n);
                    }
                }
            }
            Op::Field { base, param, .. } | Op::Star { base, param, .. } => {
                f(base);
                if let Some(p) = param {
                    f(p);
                }
            }
            Op::End { base, .. } | Op::Extreme { base, .. } => f(base),
            Op::Or(all) | Op::And(all) => all.iter().for_each(f),
            Op::Not(a) | Op::Exists(a) | Op::Is(a, _) | Op::Count(a) | Op::Sentences(a) => f(a),
            Op::ExistsIn(q) | Op::Those(q) => {
                f(&q.source);
                f(&q.filter);
            }
            Op::Compare(_, a, b) | Op::Add(a, b) | Op::Sub(a, b) | Op::Span(a, b) | Op::Calendar(a, b) => {
                f(a);
                f(b);
            }
            Op::Set(parts) => {
                for (value, guard) in parts {
                    f(value);
                    if let Some(g) = guard {
                        f(g);
                    }
                }
            }
        }
    }

    /// Calls `f` on this and every part of it.
    pub(crate) fn walk<'n>(&'n self, f: &mut dyn FnMut(&'n Node)) {
        f(self);
        self.children(&mut |n| n.walk(f));
    }

    /// The fields that it reads.
    pub(crate) fn fields_read(&self, out: &mut Vec<FieldId>) {
        self.walk(&mut |n| {
            if let Op::Field { slot, .. } | Op::Star { slot, .. } = &n.op {
                out.extend(&slot.fields);
            }
        });
    }
}

/// The ways to reach the members of `var` through the conjuncts of `filter`, where all else is known.
pub(crate) fn accesses(var: VarId, filter: &[Node]) -> Vec<Access> {
    let mut out = Vec::new();
    for conjunct in filter {
        let Op::Compare(op, a, b) = &conjunct.op else { continue };
        let mut add = |path: &Node, from: &Node| {
            // A yes or no that is not written has no entry in an index.
            if from.free.has(var) || path.ty.elem == Elem::Bool {
                return;
            }
            if let Some(steps) = path.path_from(var).filter(|s| s.iter().all(|s| indexable(&s.slot))) {
                out.push(Access { steps, from: from.clone() });
            }
        };
        match op {
            ast::Op::Eq => {
                add(a, b);
                add(b, a);
            }
            // Containment in a period is no equality: an index has the dates, not what lies around them.
            ast::Op::In if b.ty.elem == Elem::Period => {}
            ast::Op::In => {
                // `x.f in E` and `E in x.f`
                add(a, b);
                add(b, a);
            }
            _ => {}
        }
    }
    out
}

/// Whether a field can be walked backwards: names and titles have no index.
fn indexable(slot: &Slot) -> bool {
    slot.name != "name" && slot.name != "title"
}

/// A compiled derived field.
#[derive(Clone, Debug)]
pub(crate) struct DerivedField {
    pub(crate) field: FieldId,
    pub(crate) item: ItemId,
    pub(crate) expr: Node,
    /// The variable of its parameter, and its kind.
    pub(crate) param: Option<(VarId, KindId)>,
    /// How many variables it has.
    pub(crate) vars: usize,
}

/// The variable `self` of derived fields.
pub(crate) const SELF: VarId = VarId(0);
/// In `reads`: the value.
pub(crate) const IT: VarId = VarId(1);
/// In `reads`: the edge record.
pub(crate) const EDGE: VarId = VarId(2);
