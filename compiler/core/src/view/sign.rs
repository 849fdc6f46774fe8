//! Signs: what an editor shows above a declaration, or beside what is written. Which there are and what they say is
//! declared in views; here it is found out where they stand.

use ctl_syntax::ast;
use ctl_syntax::diagnostic::Proof;
use ctl_syntax::span::{Span, TextRange};

use super::page::Maker;
use super::{At, Clause, Declared, To, View};
use crate::analysis::Analysis;
use crate::engine::{Bound, Engine, Env};
use crate::expr::{Node, Op};
use crate::program::ItemId;
use crate::schema::Elem;
use crate::value::{FieldId, RecId};

/// A sign.
#[derive(Clone, Debug)]
pub struct Sign {
    /// The view that declares it.
    pub view: String,
    /// Its name.
    pub name: String,
    /// The record that it is about.
    pub about: RecId,
    /// Where it stands: above this, or at the end of it.
    pub place: Span,
}

/// What a sign says.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub leads: Leads,
    /// Why it says so.
    pub proof: Option<Proof>,
    /// The field whose values it tells, and where a template writes them.
    pub inherited: Option<(FieldId, Span)>,
}

/// Where a sign leads.
#[derive(Clone, Debug)]
pub enum Leads {
    /// Nowhere.
    Nowhere,
    /// To some records, in the order in which they are told.
    Records(Vec<RecId>),
    /// To the findings about its record.
    Findings,
    /// To the document of a view, about its record.
    Document(String),
}

/// Which signs are asked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Whether those above declarations, or those beside what is written.
    pub above: bool,
    /// Of which names.
    pub named: &'a dyn Fn(&str) -> bool,
    /// About which records.
    pub about: &'a dyn Fn(RecId) -> bool,
    /// How many findings there are about a record.
    pub found: &'a dyn Fn(RecId) -> usize,
}

impl Analysis {
    /// The signs that there are, and where they stand.
    pub fn signs(&self, asked: Asked<'_>) -> Vec<Sign> {
        let mut out = Vec::new();
        self.each_sign(asked, &mut |maker, view, sign, env, about| {
            if maker.pick(&sign.texts, env).is_some()
                && let Some(place) = maker.engine.sign_place(sign, about, env)
            {
                out.push(Sign { view: view.name.clone(), name: sign.name.clone(), about, place });
            }
        });
        out
    }

    /// The same, with what they say.
    pub fn signs_told(&self, asked: Asked<'_>) -> Vec<(Sign, Told)> {
        let mut out = Vec::new();
        self.each_sign(asked, &mut |maker, view, sign, env, about| {
            let Some(text) = maker.drawn(&sign.texts, env).filter(|text| !text.is_empty()) else { return };
            let Some(place) = maker.engine.sign_place(sign, about, env) else { return };
            let leads = match &sign.to {
                To::Nowhere => Leads::Nowhere,
                To::Findings => Leads::Findings,
                To::Document(name) => Leads::Document(name.clone()),
                To::Records(node) => {
                    let all = maker.engine.told(node, env);
                    Leads::Records(all.iter().filter_map(|v| v.record()).collect())
                }
            };
            let proof = sign.because.as_ref().and_then(|node| maker.proof(node, env));
            let inherited = match &sign.at {
                At::Template(node) => maker.engine.inherited(node, env).map(|(field, written, _)| (field, written)),
                _ => None,
            };
            let told = Told { text, leads, proof, inherited };
            out.push((Sign { view: view.name.clone(), name: sign.name.clone(), about, place }, told));
        });
        out
    }

    fn each_sign(&self, asked: Asked<'_>, f: &mut dyn FnMut(&Maker<'_>, &View, &Declared, &Env, RecId)) {
        let wanted = |clause: &Clause| match clause {
            Clause::Sign(sign) => sign.above == asked.above && (asked.named)(&sign.name),
            _ => false,
        };
        let views: Vec<&View> = self.compiled.views.iter().filter(|v| v.clauses.iter().any(wanted)).collect();
        let mut read = Vec::new();
        views.iter().for_each(|view| self.fields_read(view, &mut read));
        let needed = self.close(read);
        let engine = self.engine(&|field| needed.contains(&field));
        self.with_prover(&engine, |prover| {
            let views_of = &self.compiled.views;
            let maker = Maker { engine: &engine, prover, views: views_of, asked: None, only: None, found: asked.found };
            for view in views {
                let env = Env::new(view.slots);
                maker.subjects(view, &env, &mut |subject| {
                    let Some(about) = subject.filter(|rec| (asked.about)(*rec)) else { return };
                    for clause in &view.clauses {
                        match clause {
                            Clause::Let(var, node) => env.set(*var, Bound::set(engine.set(node, &env))),
                            Clause::Findings(var) => maker.count(*var, &env, subject),
                            Clause::Sign(sign) if wanted(clause) => f(&maker, view, sign, &env, about),
                            _ => {}
                        }
                    }
                });
            }
        });
    }
}

impl Maker<'_> {
    /// Why something holds, if there is more to say than that it does.
    fn proof(&self, node: &Node, env: &Env) -> Option<Proof> {
        if node.ty.elem == Elem::Bool && !self.engine.holds(node, env) {
            return None;
        }
        Some(self.prover.prove(node, env, String::new())).filter(|proof| !proof.steps.is_empty())
    }
}

impl Engine<'_> {
    /// Where a sign stands; nothing where it would stand in another file than what it is about.
    fn sign_place(&self, sign: &Declared, about: RecId, env: &Env) -> Option<Span> {
        let item = self.model.record(about).item;
        let place = match &sign.at {
            At::Record if sign.above => self.name_place(about),
            At::Record => self.program.span(item, self.extent(about)),
            At::Named(node) => *self.places(None, node, env, 1).first()?,
            At::Template(node) => self.inherited(node, env)?.2,
        };
        (place.file == self.program.span(item, TextRange::default()).file).then_some(place)
    }

    /// What a sign about a record stands behind: the first line of its declaration, or all of the value that it is, if
    /// that is in one line.
    fn extent(&self, rec: RecId) -> TextRange {
        let item = self.model.record(rec).item;
        if let Some(decl) = self.model.decl(self.program, rec).filter(|_| !self.is_edge(rec)) {
            let end = decl.like.as_ref().map_or(decl.title.unwrap_or(decl.name), |path| path.name);
            return decl.name.cover(end);
        }
        let Some(value) = self.model.edge_value(self.program, rec) else { return TextRange::default() };
        let own = value.value.range;
        let whole = value.attributes.as_ref().map_or(own, |block| own.cover(block.range));
        if self.program.text(item, whole).contains('\n') { own } else { whole }
    }

    /// The field that an expression names, if a declaration has its values from a template: where they are written
    /// there, and where the declaration names the template.
    fn inherited(&self, node: &Node, env: &Env) -> Option<(FieldId, Span, Span)> {
        let Op::Field { base, slot, .. } = &node.op else { return None };
        let rec = self.told(base, env).first()?.record()?;
        let field = slot.of(self.model.record(rec).kind)?;
        let item = self.model.record(self.model.declared_owner(rec)).item;
        let (from, written): (ItemId, &ast::Field) = self.model.written(self.program, self.schema, rec, field)?;
        let path = self.model.decl(self.program, rec)?.like.as_ref().filter(|_| from != item)?;
        let values = written.values.first()?.value.range.cover(written.values.last()?.value.range);
        Some((field, self.program.span(from, values), self.program.span(item, path.name)))
    }
}
