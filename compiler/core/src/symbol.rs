//! What names in files mean, for who reads along with an author: the editor. Expressions report here, as they are
//! typed, what each of their names turned out to be.

use std::cell::RefCell;

use ctl_syntax::span::TextRange;

use crate::program::ItemId;
use crate::schema::{Elem, Type};
use crate::value::{EnumId, FieldId, KindId, RecId};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// A name in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
