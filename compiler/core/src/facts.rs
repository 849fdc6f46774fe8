//! What a checked model holds, for those who ask by name and keep the answers: the templates of documents.
//!
//! An engine with every derived field, together with the analysis that it borrows. What is asked here was computed
//! already; nothing is evaluated but views.

use std::cmp::Ordering;
use std::sync::Arc;

use ctl_syntax::diagnostic::ProofStep;
use ctl_syntax::span::Span;
use self_cell::self_cell;

use crate::analysis::Analysis;
use crate::engine::{Engine, Naming};
use crate::rule::Prover;
use crate::schema::{Mult, Role, nearest};
use crate::value::{FieldId, RecId, Value};
use crate::view::{Page, page_of, pages_of};

self_cell! {
    struct Both {
        owner: Arc<Analysis>,
        #[covariant]
        dependent: Engine,
    }
}

/// All facts of an analysis.
pub struct Facts(Both);

/// What a field holds for a record.
#[derive(Clone, Debug)]
pub struct Held {
    /// The field.
    pub field: FieldId,
    /// Its values, as they are told; a yes or no that is not written is `no`.
    pub values: Vec<Value>,
    /// Whether there may be several.
    pub many: bool,
}

impl Facts {
    /// Computes all derived fields.
    pub fn new(analysis: Arc<Analysis>) -> Facts {
        Facts(Both::new(analysis, |analysis| analysis.engine(&|_| true)))
    }

    /// What the facts are of.
    pub fn analysis(&self) -> &Analysis {
        self.0.borrow_owner()
    }

    fn engine(&self) -> &Engine<'_> {
        self.0.borrow_dependent()
    }

    /// What a field holds for a record; nothing if its kind has no field of this name, or one that takes a parameter.
    pub fn held(&self, rec: RecId, name: &str) -> Option<Held> {
        let engine = self.engine();
        let field = engine.schema.kind(engine.model.record(rec).kind).field(name)?;
        let def = engine.schema.field(field);
        if matches!(def.role, Role::Derived { param: Some(_) }) {
            return None;
        }
        let mut values = engine.field_set(field, rec, None);
        engine.sort_told(&mut values);
        Some(Held { field, values, many: def.ty.mult == Mult::Many })
    }

    /// Why a yes-or-no field holds for a record: the steps of its shortest proof, each with its place. No step where it
    /// does not hold, or where it was merely written; nothing where the kind has no such field.
    pub fn why(&self, rec: RecId, name: &str) -> Option<Vec<ProofStep>> {
        let held = self.held(rec, name)?;
        if held.values != [Value::Bool(true)] {
            return Some(Vec::new());
        }
        let proof = |p: &Prover<'_>| p.prove_field(held.field, rec, None, Value::Bool(true));
        Some(self.analysis().with_prover(self.engine(), proof).steps)
    }

    /// The field that a name may have meant.
    pub fn nearest_field(&self, rec: RecId, name: &str) -> Option<&str> {
        nearest(name, self.fields(rec))
    }

    /// The names that [`Facts::held`] answers for a record.
    fn fields(&self, rec: RecId) -> Vec<&str> {
        let engine = self.engine();
        let fields = engine.schema.kind(engine.model.record(rec).kind).fields.iter();
        let known = |f: &&FieldId| !matches!(engine.schema.field(**f).role, Role::Derived { param: Some(_) });
        fields.filter(known).map(|f| &*engine.schema.field(*f).name).collect()
    }

    /// The name of a kind of records.
    pub fn kind(&self, rec: RecId) -> &str {
        let engine = self.engine();
        &engine.schema.kind(engine.model.record(rec).kind).name
    }

    /// A record by what people know it by: an auditor's id, else its title, else its name.
    pub fn name(&self, rec: RecId) -> String {
        self.engine().record_name(rec, Naming::People).trim_matches('`').to_owned()
    }

    /// A value as people read it, or as a file would write it (`source`).
    pub fn show(&self, value: Value, source: bool) -> String {
        self.engine().shown(value, if source { Naming::Source } else { Naming::People })
    }

    /// A record as `kind:name`.
    pub fn reference(&self, rec: RecId) -> String {
        self.engine().reference(rec)
    }

    /// Where a record's name is written.
    pub fn place(&self, rec: RecId) -> Span {
        self.engine().name_place(rec)
    }

    /// Where what a field holds was written: in the record or in its template; nothing where it was inferred.
    pub fn written(&self, rec: RecId, field: FieldId) -> Option<Span> {
        let engine = self.engine();
        if engine.schema.field(field).role.is_inferred() {
            return None;
        }
        let (item, written) = engine.model.written(engine.program, engine.schema, rec, field)?;
        let (first, last) = (written.values.first()?, written.values.last()?);
        Some(engine.program.span(item, first.value.range.cover(last.value.range)))
    }

    /// The order in which values are told.
    pub fn order(&self, a: Value, b: Value) -> Ordering {
        self.engine().told_order(a, b)
    }

    /// The pages of a view; with `asked`, those that concern that record, and of their tables the rows that do.
    pub fn pages(&self, view: &str, asked: Option<RecId>) -> Vec<Page> {
        pages_of(self.analysis(), self.engine(), view, asked)
    }

    /// The page of a view about a record, or the one page of a view that is about nothing in particular.
    pub fn page(&self, view: &str, about: Option<RecId>) -> Option<Page> {
        page_of(self.analysis(), self.engine(), view, about)
    }

    /// What the facts are of, given back.
    pub fn into_analysis(self) -> Arc<Analysis> {
        self.0.into_owner()
    }
}
