//! What names in files mean, for who reads along with an author: the editor. Expressions report here, as they are
//! typed, what each of their names turned out to be.

use std::cell::RefCell;

use ctl_syntax::span::TextRange;

use crate::program::ItemId;
use crate::schema::{Elem, Type};
use crate::value::{EnumId, FieldId, KindId, Order, RecId};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// A rule, by its item.
    Rule(ItemId),
    /// A kind.
    Kind(KindId),
    /// An enum.
    Enum(EnumId),
    /// A member of an enum.
    Member(EnumId, u16),
    /// A field.
    Field(FieldId),
    /// A template, by its item.
    Template(ItemId),
    /// A view, by its item.
    View(ItemId),
    /// A record.
    Record(RecId),
    /// A variable, or what a test gives: known in this item alone, by where it is bound there.
    Local(ItemId, TextRange),
}

impl Symbol {
    /// The order of what one name means; `order` is that of records.
    pub(crate) fn key(self, order: Order<'_>) -> (u8, u32, u32, u32) {
        match self {
            Symbol::Rule(item) => (0, item.0, 0, 0),
            Symbol::Kind(kind) => (1, u32::from(kind.0), 0, 0),
            Symbol::Enum(id) => (2, u32::from(id.0), 0, 0),
            Symbol::Member(id, member) => (3, u32::from(id.0), u32::from(member), 0),
            Symbol::Field(field) => (4, field.0, 0, 0),
            Symbol::Template(item) => (5, item.0, 0, 0),
            Symbol::View(item) => (6, item.0, 0, 0),
            Symbol::Record(rec) => (7, order.place(rec), 0, 0),
            Symbol::Local(item, at) => (8, item.0, at.start, at.end),
        }
    }
}

/// A name in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its bytes of the file.
    pub range: TextRange,
    /// What it means.
    pub symbol: Symbol,
    /// Whether this is where that is declared.
    pub declares: bool,
}

/// What may stand in the place of a name that means nothing.
#[derive(Clone, Debug)]
pub enum Open {
    /// A field of these kinds.
    Field(Vec<KindId>),
    /// A kind.
    Kind,
    /// A variable, a record, a kind or a member of an enum.
    Name {
        /// The variables that are known there, the innermost last.
        variables: Vec<(String, Type)>,
        /// What is wanted there, where that is known.
        expected: Option<Elem>,
    },
}

/// What the expressions of an item turned out to be; ranges belong to the item.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    pub(crate) names: Vec<(TextRange, Named)>,
    pub(crate) types: Vec<(TextRange, Type)>,
    pub(crate) open: Vec<(TextRange, Open)>,
}

/// What a name in an expression is.
#[derive(Clone, Debug)]
pub(crate) enum Named {
    Record(RecId),
    Kind(KindId),
    Enum(EnumId),
    Member(EnumId, u16),
    Fields(Vec<FieldId>),
    Rule,
    /// A variable that is bound there.
    Variable(TextRange),
}

/// Somebody who reads along, or nobody.
pub(crate) type Reading<'a> = Option<&'a RefCell<Trace>>;
