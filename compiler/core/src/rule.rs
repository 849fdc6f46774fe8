//! Rules: typed, planned, matched against the model, and reported.

mod compile;
mod fix;
mod groups;
mod join;
mod matching;
mod place;
mod proof;
mod report;

use ctl_syntax::diagnostic::Severity;

use crate::expr::{Node, VarId};
use crate::program::ItemId;
use crate::value::{KindId, RuleId};

pub(crate) use compile::{Mutation, compile};
pub(crate) use fix::home;
pub(crate) use groups::{Groups, groups};
pub(crate) use matching::{Match, Outcome, match_order, run, run_among};
pub(crate) use proof::{Prover, Reads};
pub(crate) use report::{Exceptions, report, sentence, write};

/// A text that is one of several, by guard.
pub(crate) type Texts = Vec<(Node, Option<Node>)>;

/// A variable of a rule.
#[derive(Clone, Debug)]
pub(crate) struct RuleVar {
    pub(crate) name: String,
    pub(crate) var: VarId,
}

/// What one variable of `for` ranges over.
#[derive(Clone, Debug)]
pub(crate) struct Binder {
    pub(crate) var: VarId,
    pub(crate) source: Node,
    /// The kinds of its values, if they are records.
    pub(crate) kinds: Vec<KindId>,
    /// The variable of the same binder whose value is told before its own.
    pub(crate) after: Option<VarId>,
}

/// A typed rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: RuleId,
    pub(crate) name: String,
    pub(crate) item: ItemId,
    /// `for` variables in order, then `let`s.
    pub(crate) vars: Vec<RuleVar>,
    pub(crate) binders: Vec<Binder>,
    /// The conjuncts of `where`.
    pub(crate) filter: Vec<Node>,
    pub(crate) lets: Vec<(VarId, Node)>,
    pub(crate) require: Option<Node>,
    /// Empty: one finding for each match.
    pub(crate) per: Vec<VarId>,
    pub(crate) severity: Vec<(Severity, Option<Node>)>,
    pub(crate) message: Texts,
    pub(crate) why: Texts,
    pub(crate) cost: Texts,
    pub(crate) help: Texts,
    pub(crate) at: Vec<(Node, Option<Node>)>,
    pub(crate) because: Vec<(Node, Option<Node>)>,
    pub(crate) fixes: Vec<RuleFix>,
    pub(crate) cites: Vec<String>,
    /// The size of its environment.
    pub(crate) slots: usize,
}

impl Rule {
    /// Every expression of the rule.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        let sources = self.binders.iter().map(|b| &b.source).chain(&self.filter);
        let matched = sources.chain(self.lets.iter().map(|(_, n)| n)).chain(&self.require);
        matched.chain(self.severity.iter().filter_map(|(_, g)| g.as_ref())).chain(self.said()).chain(self.traced())
    }

    /// The expressions of which findings say what they hold.
    pub(crate) fn said(&self) -> impl Iterator<Item = &Node> {
        [&self.message, &self.why, &self.cost, &self.help].into_iter().flat_map(|texts| guarded(texts))
    }

    /// The expressions of which findings also say where that comes from.
    pub(crate) fn traced(&self) -> impl Iterator<Item = &Node> {
        let mut fixed = Vec::new();
        self.fixes.iter().for_each(|f| f.nodes(&mut fixed));
        [&self.at, &self.because].into_iter().flat_map(|texts| guarded(texts)).chain(fixed)
    }

    /// The kinds of records that a repair would add.
    pub(crate) fn adds(&self) -> impl Iterator<Item = KindId> {
        self.fixes.iter().filter_map(|f| match f {
            RuleFix::Add { kind, .. } => Some(*kind),
            _ => None,
        })
    }
}

fn guarded(all: &[(Node, Option<Node>)]) -> impl Iterator<Item = &Node> {
    all.iter().flat_map(|(node, guard)| std::iter::once(node).chain(guard))
}

/// A repair, typed.
#[derive(Clone, Debug)]
pub(crate) enum RuleFix {
    /// A new declaration.
    Add { kind: KindId, name: Node, like: Option<String>, fields: Vec<(String, Vec<FixValue>)> },
    /// New values of a field.
    Set { base: Node, field: String, values: Vec<FixValue> },
    /// Further values.
    Append { base: Node, field: String, values: Vec<FixValue> },
    /// Fewer values; none named: the whole field.
    Drop { base: Node, field: String, values: Vec<FixValue> },
}

impl RuleFix {
    fn nodes<'n>(&'n self, out: &mut Vec<&'n Node>) {
        let mut of = |values: &'n [FixValue]| {
            for v in values {
                if let FixValue::Hole(n) = v {
                    out.push(n);
                }
            }
        };
        match self {
            RuleFix::Add { name, fields, .. } => {
                fields.iter().for_each(|(_, v)| of(v));
                out.push(name);
            }
            RuleFix::Set { base, values, .. }
            | RuleFix::Append { base, values, .. }
            | RuleFix::Drop { base, values, .. } => {
                of(values);
                out.push(base);
            }
        }
    }
}

/// A value of a repair.
#[derive(Clone, Debug)]
pub(crate) enum FixValue {
    /// As written in the rule.
    Literal(String),
    /// A text that explains what to write.
    Explanation(String),
    /// What an expression yields.
    Hole(Node),
}
