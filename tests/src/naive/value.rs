//! Values and sets of the naive evaluator.

use std::collections::{BTreeMap, BTreeSet};

use ctl_syntax::literal::{Date, Duration};

/// One value. Texts are owned and records are numbers in the order of their files and places: nothing is interned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// `yes`, `no`
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A day.
    Date(Date),
    /// First and last day.
    Period(Date, Date),
    /// A length of time.
    Duration(Duration),
    /// A member of an enum: which enum, and its place.
    Member(usize, usize),
    /// A record.
    Record(usize),
    /// A field of a kind, by name.
    Field(usize, String),
    /// A text.
    Text(String),
}

/// Every expression is a finite set.
pub type Set = BTreeSet<Value>;

/// The set of one value.
pub fn single(value: Value) -> Set {
    BTreeSet::from([value])
}

/// What the elements of a set are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Elem {
    /// Of no value at all.
    Nothing,
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `text`
    Text,
    /// `date`
    Date,
    /// `period`
    Period,
    /// `duration`
    Duration,
    /// `field of K`
    FieldOf(usize),
    /// Members of an enum.
    Enum(usize),
    /// Records of these kinds.
    Kinds(BTreeSet<usize>),
}

impl Elem {
    /// The type that holds both, if there is one.
    pub fn join(&self, other: &Elem) -> Option<Elem> {
        match (self, other) {
            (Elem::Nothing, x) | (x, Elem::Nothing) => Some(x.clone()),
            (Elem::Kinds(a), Elem::Kinds(b)) => Some(Elem::Kinds(a | b)),
            (a, b) => (a == b).then(|| a.clone()),
        }
    }

    /// Whether they can have a value in common.
    pub fn overlaps(&self, other: &Elem) -> bool {
        match (self, other) {
            (Elem::Nothing, _) | (_, Elem::Nothing) => true,
            (Elem::Kinds(a), Elem::Kinds(b)) => !a.is_disjoint(b),
            (a, b) => a == b,
        }
    }

    /// The kinds, if its elements are records.
    pub fn kinds(&self) -> BTreeSet<usize> {
        match self {
            Elem::Kinds(kinds) => kinds.clone(),
            _ => BTreeSet::new(),
        }
    }
}

/// How many values there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mult {
    /// One.
    One,
    /// One or none.
    Optional,
    /// Any number.
    Many,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ty {
    /// Of what.
    pub elem: Elem,
    /// How many.
    pub mult: Mult,
}

impl Ty {
    /// A type.
    pub fn new(elem: Elem, mult: Mult) -> Self {
        Ty { elem, mult }
    }
}

/// Names and what they stand for where an expression stands, innermost last.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Name and type; the place is the slot of the environment.
    pub vars: Vec<(String, Ty)>,
}

impl Scope {
    /// Adds a variable.
    pub fn bind(&mut self, name: &str, ty: Ty) -> usize {
        self.vars.push((name.to_owned(), ty));
        self.vars.len() - 1
    }

    /// The innermost variable of a name.
    pub fn get(&self, name: &str) -> Option<(usize, &Ty)> {
        self.vars.iter().enumerate().rev().find(|(_, (n, _))| n == name).map(|(i, (_, t))| (i, t))
    }
}

/// Sets by name.
pub type Fields = BTreeMap<String, Set>;
