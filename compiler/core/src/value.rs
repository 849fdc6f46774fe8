//! Values: what a field holds and what an expression yields, one at a time. Small and `Copy`; text is interned.

use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::sync::{Mutex, PoisonError};

use ctl_syntax::literal::{Date, Duration};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A record, by a number that it keeps while other declarations come and go. Numbers have no order: which of two records
/// stands first says [`Order`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecId(pub u32);

/// A kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(pub u16);

/// An enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnumId(pub u16);

/// A field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u32);

/// An interned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub u32);

/// One value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// `yes`, `no`
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A text.
    Text(TextId),
    /// A day.
    Date(Date),
    /// First and last day, both included.
    Period(Date, Date),
    /// A length of time.
    Duration(Duration),
    /// A member of an enum, by its place.
    Enum(EnumId, u16),
    /// A record.
    Record(RecId),
    /// The name of a field.
    Field(FieldId),
    /// The name of a rule.
    Rule(RuleId),
}

impl Value {
    /// The record, if it is one.
    pub fn record(self) -> Option<RecId> {
        match self {
            Value::Record(r) => Some(r),
            _ => None,
        }
    }

    fn rank(self) -> u8 {
        match self {
            Value::Bool(_) => 0,
            Value::Int(_) => 1,
            Value::Date(_) => 2,
            Value::Period(..) => 3,
            Value::Duration(_) => 4,
            Value::Enum(..) => 5,
            Value::Record(_) => 6,
            Value::Field(_) => 7,
            Value::Rule(_) => 8,
            Value::Text(_) => 9,
        }
    }

    /// The order of sets: records by package, file and position, members of an enum as declared, the rest
    /// ascending; texts by their characters.
    pub fn order(self, other: Value, order: Order<'_>) -> Ordering {
        match (self, other) {
            (Value::Bool(a), Value::Bool(b)) => a.cmp(&b),
            (Value::Int(a), Value::Int(b)) => a.cmp(&b),
            (Value::Text(a), Value::Text(b)) if a == b => Ordering::Equal,
            (Value::Text(a), Value::Text(b)) => order.texts.get(a).cmp(order.texts.get(b)),
            (Value::Date(a), Value::Date(b)) => a.cmp(&b),
            (Value::Period(a, b), Value::Period(c, d)) => (a, b).cmp(&(c, d)),
            (Value::Duration(a), Value::Duration(b)) => a.cmp(&b),
            (Value::Enum(a, b), Value::Enum(c, d)) => (a, b).cmp(&(c, d)),
            (Value::Record(a), Value::Record(b)) => order.place(a).cmp(&order.place(b)),
            (Value::Field(a), Value::Field(b)) => a.cmp(&b),
            (Value::Rule(a), Value::Rule(b)) => a.cmp(&b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

/// By what values are ordered: where records stand, and what texts say.
#[derive(Clone, Copy, Debug)]
pub struct Order<'m> {
    /// By number: the place of a record. Nothing where records stand as they are numbered.
    pub(crate) places: Option<&'m [u32]>,
    pub(crate) texts: &'m Texts,
}

impl Order<'_> {
    /// The place of a record among all of them, by package, file and position; edges follow in the order of their owners.
    pub fn place(self, rec: RecId) -> u32 {
        self.places.map_or(rec.0, |places| places[rec.0 as usize])
    }
}

/// Sorts a set and drops what is there twice.
pub fn normalise(set: &mut Vec<Value>, order: Order<'_>) {
    if set.len() > 1 {
        set.sort_unstable_by(|a, b| a.order(*b, order));
        set.dedup();
    }
}

/// Interned texts. Grows behind a shared reference, since expressions make new texts while rules run; an id never
/// moves. Equal texts have equal ids.
#[derive(Debug, Default)]
pub struct Texts {
    all: boxcar::Vec<Box<str>>,
    /// With the hash of each text, so that a growing table reads no text again.
    ids: Mutex<HashTable<(u64, TextId)>>,
}

impl Texts {
    /// The id of `text`.
    pub fn intern(&self, text: &str) -> TextId {
        let hash = FxBuildHasher.hash_one(text);
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let found = ids.entry(hash, |(h, id)| *h == hash && self.get(*id) == text, |(h, _)| *h);
        found.or_insert_with(|| (hash, TextId(self.all.push(text.into()) as u32))).get().1
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.count()
    }

    /// The text of an id.
    pub fn get(&self, id: TextId) -> &str {
        self.all.get(id.0 as usize).map_or("", |t| t)
    }
}
