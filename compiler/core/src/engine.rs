//! Evaluation: from a model and typed expressions to derived facts, findings and proofs.
//!
//! Total and deterministic: every loop is over a finite set, a closure is a walk over a finite graph, and every set
//! has one order. The engine knows records, fields and sets; it knows no framework and no rule.

mod affected;
mod calendar;
mod derive;
mod env;
mod eval;
mod note;
mod query;
mod reach;
mod text;
mod told;

use std::sync::{Arc, Mutex, OnceLock};

use ctl_syntax::literal::Date;
use rustc_hash::FxHashMap;

use crate::model::{Column, Holders, Inverse, Model, RelationGraph};
use crate::program::Program;
use crate::schema::{Elem, Role, Schema};
use crate::value::{FieldId, KindId, RecId, Value};

pub(crate) use affected::{Affected, Effects};
pub(crate) use derive::{Derivations, compile_derived, derived_field, run_derived, run_derived_again};
pub(crate) use env::{Bound, Env};
pub(crate) use note::{Notes, note, note_shared, note_word, noting};
pub(crate) use text::{Naming, mention};

use reach::Reach;
use told::Told;

/// What a derived field holds: one column, or one for each value of its parameter.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    columns: Vec<Arc<Column>>,
    holders: Vec<Arc<Holders>>,
}

impl Derived {
    fn new(columns: Vec<Column>) -> Derived {
        let holders = columns.iter().map(|_| Arc::default()).collect();
        Derived { columns: columns.into_iter().map(Arc::new).collect(), holders }
    }
}

/// Sets by node and by what the node's variables are bound to.
type Remembered = FxHashMap<(u32, Box<[Value]>), Arc<[Value]>>;

/// Graphs by the fields that they follow and the kinds of records that they come to.
type Relations = FxHashMap<(Vec<FieldId>, Vec<KindId>), Arc<OnceLock<RelationGraph>>>;

/// Everything that expressions are evaluated against. Immutable but for what it remembers.
pub(crate) struct Engine<'a> {
    pub(crate) program: &'a Program,
    pub(crate) schema: &'a Schema,
    pub(crate) model: &'a Model,
    pub(crate) as_of: Date,
    /// Ids of rules, by number.
    pub(crate) rule_names: &'a [String],
    derived: Vec<Option<Arc<Derived>>>,
    /// Sets of expressions that depend on no variable, by node.
    constants: Vec<OnceLock<Box<[Value]>>>,
    /// The same as they are told.
    told: Vec<OnceLock<Told>>,
    /// The relation that a closure walks, by node.
    relations: Vec<OnceLock<Arc<OnceLock<RelationGraph>>>>,
    /// The same, by what they lead over: many closures walk one relation.
    shared_relations: Mutex<Relations>,
    /// Closures towards a fixed condition, by node.
    reaches: Vec<OnceLock<Reach>>,
    /// Which of its accesses a query takes, by the node of its filter.
    choices: Vec<OnceLock<Option<usize>>>,
    /// Sets that depend only on records of small tables and on plain values, by node and by these.
    remembered: Mutex<Remembered>,
    /// How many records lead to a value of a field, on average, by field.
    fan_in: Vec<OnceLock<f64>>,
    /// The places of records in the order in which they are told, by kind.
    ranks: Vec<OnceLock<Arc<[u32]>>>,
}

impl<'a> Engine<'a> {
    /// An engine without derived facts yet; `nodes` is the number of expression nodes there are.
    pub(crate) fn new(
        program: &'a Program,
        schema: &'a Schema,
        model: &'a Model,
        as_of: Date,
        rule_names: &'a [String],
        nodes: u32,
    ) -> Self {
        let fields = schema.fields.len();
        let cells = nodes as usize + 1;
        Engine {
            program,
            schema,
            model,
            as_of,
            rule_names,
            derived: (0..fields).map(|_| None).collect(),
            constants: (0..cells).map(|_| OnceLock::new()).collect(),
            told: (0..cells).map(|_| OnceLock::new()).collect(),
            relations: (0..cells).map(|_| OnceLock::new()).collect(),
            shared_relations: Mutex::default(),
            reaches: (0..cells).map(|_| OnceLock::new()).collect(),
            choices: (0..cells).map(|_| OnceLock::new()).collect(),
            remembered: Mutex::default(),
            fan_in: (0..fields).map(|_| OnceLock::new()).collect(),
            ranks: (0..schema.kinds.len()).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The order in which records are told, by kind, as far as it was asked for.
    pub(crate) fn ranks_known(&self) -> Vec<Option<Arc<[u32]>>> {
        self.ranks.iter().map(|ranks| ranks.get().cloned()).collect()
    }

    /// Takes over the order of records of those kinds in which it is the same.
    pub(crate) fn set_ranks(&mut self, known: &[Option<Arc<[u32]>>], same: impl Fn(KindId) -> bool) {
        for (kind, ranks) in self.schema.kind_ids().zip(known) {
            if let Some(ranks) = ranks.as_ref().filter(|_| same(kind)) {
                let _ = self.ranks[kind.0 as usize].set(ranks.clone());
            }
        }
    }

    /// What derived fields hold, to be kept for an engine after an edit.
    pub(crate) fn derived(&self) -> Vec<Option<Arc<Derived>>> {
        self.derived.clone()
    }

    /// The set that a field holds for a record; `param` where the field takes one.
    pub(crate) fn field_set(&self, field: FieldId, rec: RecId, param: Option<RecId>) -> Vec<Value> {
        let mut out = Vec::new();
        let _ = self.field_values(field, rec, param, &mut |v| {
            out.push(v);
            std::ops::ControlFlow::Continue(())
        });
        out
    }

    pub(crate) fn derived_column(&self, field: FieldId, param: Option<RecId>) -> Option<&Column> {
        let derived = self.derived[field.0 as usize].as_ref()?;
        derived.columns.get(param.map_or(0, |p| self.model.record(p).index as usize)).map(|column| &**column)
    }

    /// Who holds whom in a stored or derived field.
    pub(crate) fn inverse(&self, field: FieldId, param: Option<RecId>) -> Option<&Inverse> {
        if !matches!(self.schema.field(field).role, Role::Derived { .. }) {
            return Some(self.model.inverse(self.schema, field));
        }
        let derived = self.derived[field.0 as usize].as_ref()?;
        let at = param.map_or(0, |p| self.model.record(p).index as usize);
        let (column, holders) = (derived.columns.get(at)?, derived.holders.get(at)?);
        Some(holders.of_records(self.model, column, self.schema.field(field).kind))
    }

    /// Who holds which value that is no record, in a stored or derived field that takes no parameter.
    fn value_index(&self, field: FieldId) -> Option<&FxHashMap<Value, Vec<RecId>>> {
        let def = self.schema.field(field);
        let none = (def.ty.elem == Elem::Bool).then_some(Value::Bool(false));
        let (column, holders) = match def.role {
            Role::Derived { .. } => {
                let derived = self.derived[field.0 as usize].as_ref()?;
                (&**derived.columns.first()?, &**derived.holders.first()?)
            }
            _ => (self.model.column(field), self.model.holders(field)),
        };
        Some(holders.of_values(self.model, column, def.kind, none))
    }
}
