//! Kinds, enums and fields: what records may say. Built from the `kind`, `extend` and `enum` items of every package.
//!
//! Kinds and enums have one namespace over all packages. Expressions are not looked at here: a derived field keeps
//! the place of its expression, and `expr` types it once records have names.

mod build;
mod suggest;

use ctl_syntax::ast;
use ctl_syntax::span::TextRange;
use rustc_hash::FxHashMap;

use crate::program::ItemId;
use crate::value::{EnumId, FieldId, KindId, Value};

pub(crate) use build::build;
pub(crate) use suggest::{did_you_mean, list_of_names, nearest};

/// What the elements of a type are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elem {
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
    /// `rule`
    Rule,
    /// `field of KIND`
    FieldOf(KindId),
    /// Members of an enum.
    Enum(EnumId),
    /// Records of these kinds, in ascending order.
    Kinds(Vec<KindId>),
    /// Records of any kind.
    Any,
    /// Of no value: the empty set, or an expression whose error has been reported.
    Nothing,
}

/// How many values an expression has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mult {
    /// One.
    One,
    /// One or none.
    Optional,
    /// Any number.
    Many,
}

/// A type: a finite set of such elements, so many of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Its elements.
    pub elem: Elem,
    /// How many.
    pub mult: Mult,
}

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Whether its members are ordered.
    pub ordered: bool,
    /// Its members.
    pub members: Vec<Member>,
    /// Where it is declared.
    pub item: ItemId,
    /// Its name there.
    pub range: TextRange,
}

impl Enum {
    /// The place of the member of this name.
    pub fn member(&self, name: &str) -> Option<u16> {
        self.members.iter().position(|m| m.name == name).map(|i| i as u16)
    }
}

/// A member of an enum.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// How it reads in a sentence.
    pub title: Option<String>,
    /// Its doc comment.
    pub docs: Vec<TextRange>,
    /// Its name in the enum's item.
    pub range: TextRange,
}

/// A kind.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// At most one record.
    pub single: bool,
    /// A small table.
    pub reference: bool,
    /// The kind that its records are nested in, and the field of this kind that names it.
    pub within: Option<(KindId, FieldId)>,
    /// The field that names its records in messages.
    pub known_by: Option<FieldId>,
    /// The edge field whose values are its records.
    pub edge: Option<FieldId>,
    /// Its fields in the order of declaration, built-in ones (`name`, `title`) first.
    pub fields: Vec<FieldId>,
    by_name: FxHashMap<String, FieldId>,
    /// Where it is declared.
    pub item: ItemId,
    /// Its name there.
    pub range: TextRange,
    /// Its doc comment there.
    pub docs: Vec<TextRange>,
}

impl Kind {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<FieldId> {
        self.by_name.get(name).copied()
    }
}

/// Where the values of a field come from.
#[derive(Clone, Debug)]
pub enum Role {
    /// They are written in records.
    Stored,
    /// They are written in records, and each makes a record of an edge kind.
    Edge {
        /// The edge kind.
        kind: KindId,
        /// Its field for the record around.
        from: FieldId,
        /// Its field for the value.
        to: FieldId,
    },
    /// They follow from an expression.
    Derived {
        /// Name and kind of the parameter.
        param: Option<(String, KindId)>,
    },
    /// The records that name this one in one of these fields.
    Inverse(Vec<FieldId>),
    /// The record's own name.
    Name,
    /// The record's title.
    Title,
    /// The record around a nested or an edge record, or the value of an edge: the model fills it.
    Given,
}

impl Role {
    /// Whether no file says it: it follows.
    pub fn is_inferred(&self) -> bool {
        matches!(self, Role::Derived { .. } | Role::Inverse(_))
    }
}

/// A field of a kind.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The kind it belongs to.
    pub kind: KindId,
    /// Its type.
    pub ty: Type,
    /// Every instance must give it.
    pub required: bool,
    /// No two records of the kind have the same.
    pub unique: bool,
    /// Its texts are wrong names for the record.
    pub alias: bool,
    /// Where its values come from.
    pub role: Role,
    /// The value where none is written.
    pub default: Option<Value>,
    /// Where it is declared; for an inverse, the field that it is the inverse of.
    pub item: ItemId,
    /// Its definition there, for types, docs and expressions.
    pub def: Option<Box<ast::FieldDef>>,
    /// The name of its inverse, where it has one.
    pub inverse: Option<String>,
}

/// All kinds, enums and fields.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// By [`KindId`].
    pub kinds: Vec<Kind>,
    /// By [`EnumId`].
    pub enums: Vec<Enum>,
    /// By [`FieldId`].
    pub fields: Vec<Field>,
    kind_by_name: FxHashMap<String, KindId>,
    enum_by_name: FxHashMap<String, EnumId>,
}

/// The names of the built-in types.
pub(crate) const BUILT_IN: [&str; 8] = ["text", "bool", "int", "date", "period", "duration", "rule", "any"];

impl Schema {
    /// The kind of this name.
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kind_by_name.get(name).copied()
    }

    /// The enum of this name.
    pub fn enum_named(&self, name: &str) -> Option<EnumId> {
        self.enum_by_name.get(name).copied()
    }

    /// A kind.
    pub fn kind(&self, kind: KindId) -> &Kind {
        &self.kinds[kind.0 as usize]
    }

    /// An enum.
    pub fn enumeration(&self, id: EnumId) -> &Enum {
        &self.enums[id.0 as usize]
    }

    /// A field.
    pub fn field(&self, field: FieldId) -> &Field {
        &self.fields[field.0 as usize]
    }

    /// Every kind's number.
    pub fn kind_ids(&self) -> impl Iterator<Item = KindId> + use<> {
        (0..self.kinds.len() as u16).map(KindId)
    }

    /// The kinds that a type's elements may be of; all for `any`, none for a type that is not of records.
    pub fn kinds_of(&self, elem: &Elem) -> Vec<KindId> {
        match elem {
            Elem::Kinds(kinds) => kinds.clone(),
            Elem::Any => self.kind_ids().collect(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn words_of_elem(&self, elem: &Elem) -> String {
        match elem {
            Elem::Text => "text".to_owned(),
            Elem::Int => "numbers".to_owned(),
            Elem::Bool => "yes or no".to_owned(),
            Elem::Date => "dates".to_owned(),
            Elem::Period => "periods".to_owned(),
            Elem::Duration => "durations".to_owned(),
            Elem::Rule => "rules".to_owned(),
            Elem::FieldOf(_) => "names of fields".to_owned(),
            Elem::Enum(e) => format!("members of `{}`", self.enumeration(*e).name),
            Elem::Kinds(kinds) => {
                let names: Vec<String> =
                    kinds.iter().map(|k| crate::words::plural(&crate::words::spaced(&self.kind(*k).name))).collect();
                if names.len() > 5 { "records".to_owned() } else { crate::words::list(&names, "or") }
            }
            Elem::Any => "records".to_owned(),
            Elem::Nothing => "nothing".to_owned(),
        }
    }

    /// A type for a message: "one date", "perhaps a duration", "many systems".
    pub fn words_of(&self, ty: &Type) -> String {
        match (&ty.elem, ty.mult) {
            (Elem::Kinds(_) | Elem::Any, Mult::Many) => format!("a set of {}", self.words_of_elem(&ty.elem)),
            (Elem::Kinds(kinds), _) if kinds.len() <= 5 => {
                let names: Vec<String> = kinds.iter().map(|k| crate::words::spaced(&self.kind(*k).name)).collect();
                format!("{} {}", crate::words::article(&names[0]), crate::words::list(&names, "or"))
            }
            (Elem::Enum(e), Mult::One | Mult::Optional) => {
                format!("a member of `{}`", self.enumeration(*e).name)
            }
            (Elem::Int, Mult::One | Mult::Optional) => "a number".to_owned(),
            (Elem::Text, Mult::One | Mult::Optional) => "a text".to_owned(),
            (Elem::Date, Mult::One | Mult::Optional) => "a date".to_owned(),
            (Elem::Period, Mult::One | Mult::Optional) => "a period".to_owned(),
            (Elem::Duration, Mult::One | Mult::Optional) => "a duration".to_owned(),
            (elem, Mult::Many) => format!("a set of {}", self.words_of_elem(elem)),
            (elem, _) => self.words_of_elem(elem),
        }
    }

    /// A type in words: "a person, team or role", "a list of systems".
    pub fn describe(&self, elem: &Elem) -> String {
        match elem {
            Elem::Bool => "yes or no".to_owned(),
            Elem::Int => "a number".to_owned(),
            Elem::Text => "a text in quotes".to_owned(),
            Elem::Date => "a date such as 2026-06-30".to_owned(),
            Elem::Period => "a period such as 2026-01-01 .. 2026-12-31".to_owned(),
            Elem::Duration => "a duration such as 90 days".to_owned(),
            Elem::Rule => "the id of a rule, written like AB-01".to_owned(),
            Elem::FieldOf(kind) => format!("a field of `{0}`, written `{0}.name`", self.kind(*kind).name),
            Elem::Enum(e) => format!("one of {}", list_of_names(self.enumeration(*e).members.iter().map(|m| &*m.name))),
            Elem::Kinds(kinds) => article_list(kinds.iter().map(|k| &*self.kind(*k).name)),
            Elem::Any => "the name of a record".to_owned(),
            Elem::Nothing => "nothing".to_owned(),
        }
    }
}

/// "a person, a team or a role"
fn article_list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = names.map(|n| format!("{} {}", crate::words::article(n), n.replace('_', " "))).collect();
    crate::words::list(&words, "or")
}
