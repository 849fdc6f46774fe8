//! The model: records and what their fields hold, as columns. A typed property graph: a record is a node, a field
//! that holds records is an edge, and an edge with attributes is a record of its own.
//!
//! Only what is written stands here. What follows from it is `engine`'s.

mod column;
mod graph;
mod lower;
mod names;
mod records;

use std::sync::Arc;

use ctl_syntax::ast::{self, Node};
use ctl_syntax::literal;
use ctl_syntax::span::{Span, TextRange};

use crate::program::{ItemId, PackageId, Program};
use crate::schema::{Role, Schema};
use crate::value::{FieldId, KindId, Order, RecId, Texts, Value};

pub(crate) use column::Holders;
pub use column::{Column, Inverse};
pub use graph::{RelationGraph, Seen};
pub(crate) use lower::{Changed, RuleIds, Step, Which, World, lower, lower_again, rule_ids, seen_as};
pub(crate) use names::{Lookup, Names};
pub(crate) use records::Records;

/// Marks "none" in a compact index.
pub(crate) const NONE: u32 = u32::MAX;

/// Where a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// A declaration: the item's own, that of the `given` of a test (`index`), or one nested in either (`nested`:
    /// its place among the entries).
    Decl { index: u32, nested: u32 },
    /// The value of an edge field of `owner`: value `value` of entry `entry` of the block, which is that of the
    /// owner or, where `template` is not `NONE`, that of a template.
    Edge { owner: RecId, field: FieldId, entry: u32, value: u32, template: u32 },
    /// A name that the `given` of a test mentions and does not declare.
    Placeholder { range: TextRange },
}

/// A record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its kind.
    pub kind: KindId,
    /// Its row in the columns of its kind, which it keeps as it keeps its number.
    pub index: u32,
    /// The item it is written in.
    pub item: ItemId,
    pub(crate) site: Site,
    /// Whether a language error was reported in it: then it binds no variable of a rule.
    pub poisoned: bool,
}

impl Record {
    /// Where a declared record is written: what stands first is less.
    pub(crate) fn stand(&self) -> (ItemId, u32, u32) {
        match self.site {
            Site::Decl { index, nested } => (self.item, index.wrapping_add(1), nested.wrapping_add(1)),
            _ => (self.item, 0, 0),
        }
    }
}

/// A citation or name that did not resolve, and what it may have meant: rules that would speak of one of these
/// because of it wait until it is settled.
#[derive(Clone, Debug)]
pub struct Held {
    /// The field it was written in.
    pub field: FieldId,
    /// What it may have meant.
    pub candidates: Vec<RecId>,
    /// The place of the diagnostic that reported it, among those of lowering.
    pub diagnostic: usize,
}

/// How a model came about, as far as the one after the next edit has to know.
#[derive(Clone, Debug, Default)]
struct Made {
    /// How many of the sequence are declared; edges follow them.
    declared: u32,
    /// Declared records in whose bodies something is wrong.
    faulty: Vec<RecId>,
    /// Whether the declarations themselves were in order.
    quiet: bool,
    /// Whether a name is declared twice.
    twice: bool,
    /// Whether packages have templates of their own, and whether something is wrong in one.
    templates: (bool, bool),
    /// Whether a value stands twice in a field in which each has its own.
    repeats: bool,
    /// How many texts there were when a model was last made from nothing.
    texts: usize,
}

/// Records, columns and names. What an edit leaves as it is is shared with the model before it: a record keeps its number
/// and its row while others come and go, and where it stands is told beside it.
#[derive(Clone, Debug)]
pub struct Model {
    /// By [`RecId`]. Those that edits took away are still there, and stand nowhere in the sequence.
    records: Records,
    sequence: Arc<Vec<RecId>>,
    /// By [`RecId`]: its place in the sequence. Nothing where records stand as they are numbered.
    places: Option<Arc<Vec<u32>>>,
    /// By [`KindId`]: its records, in sequence.
    by_kind: Vec<Arc<Vec<RecId>>>,
    /// By [`KindId`]: how many rows its columns have.
    rows: Vec<u32>,
    columns: Vec<Arc<Column>>,
    holders: Vec<Arc<Holders>>,
    pub(crate) names: Arc<Names>,
    /// Interned texts; a model that is made from an earlier one goes on with its texts.
    pub texts: Arc<Texts>,
    /// Names that did not resolve.
    pub held: Vec<Held>,
    /// What the next model may rely on.
    made: Made,
}

impl Model {
    /// A record.
    pub fn record(&self, rec: RecId) -> &Record {
        &self.records[rec]
    }

    /// All records: declared ones by package, file and position, then edges in the order of their owners.
    pub fn sequence(&self) -> &[RecId] {
        &self.sequence
    }

    /// The records that an item declares.
    pub fn declared_by(&self, item: ItemId) -> &[RecId] {
        let declared = &self.sequence[..self.made.declared as usize];
        let first = declared.partition_point(|rec| self.record(*rec).item < item);
        let rest = &declared[first..];
        &rest[..rest.partition_point(|rec| self.record(*rec).item == item)]
    }

    /// How many numbers of records there are; some may be of records that are gone.
    pub fn numbers(&self) -> usize {
        self.records.len()
    }

    /// The order of records and other values.
    pub fn order(&self) -> Order<'_> {
        Order { places: self.places.as_ref().map(|p| &p[..]), texts: &self.texts }
    }

    /// The place of a record in the sequence.
    pub fn place(&self, rec: RecId) -> u32 {
        self.order().place(rec)
    }

    /// What stored field `field` holds for `rec`; nothing where the record's kind lacks the field.
    pub fn stored(&self, field: FieldId, rec: RecId) -> &[Value] {
        self.columns.get(field.0 as usize).map_or(&[], |c| c.get(self.record(rec).index))
    }

    /// The column of a stored field.
    pub fn column(&self, field: FieldId) -> &Column {
        &self.columns[field.0 as usize]
    }

    /// The records of a kind, in sequence.
    pub fn of_kind(&self, kind: KindId) -> &[RecId] {
        self.by_kind.get(kind.0 as usize).map_or(&[], |v| v)
    }

    /// How many rows the columns of a kind have; some may be of records that are gone.
    pub(crate) fn rows(&self, kind: KindId) -> usize {
        self.rows[kind.0 as usize] as usize
    }

    /// Who holds whom in a stored field of records.
    pub fn inverse(&self, schema: &Schema, field: FieldId) -> &Inverse {
        self.holders(field).of_records(self, self.column(field), schema.field(field).kind)
    }

    /// Who holds what in a stored field.
    pub(crate) fn holders(&self, field: FieldId) -> &Holders {
        &self.holders[field.0 as usize]
    }

    /// The declaration of a declared record.
    pub(crate) fn decl<'p>(&self, program: &'p Program, rec: RecId) -> Option<&'p ast::Decl> {
        let record = self.record(rec);
        match record.site {
            Site::Decl { index, nested } => decl_at(program, record.item, index, nested),
            _ => None,
        }
    }

    /// The text of a record's own name; for an edge that of its two ends.
    pub fn name(&self, program: &Program, schema: &Schema, rec: RecId) -> String {
        let record = self.record(rec);
        match record.site {
            Site::Placeholder { range } => program.text(record.item, range).to_owned(),
            Site::Decl { .. } => {
                self.decl(program, rec).map_or_else(String::new, |d| program.text(record.item, d.name).to_owned())
            }
            Site::Edge { owner, field, .. } => {
                let to = match &schema.field(field).role {
                    Role::Edge { to, .. } => self.stored(*to, rec).first().copied(),
                    _ => None,
                };
                let to = to.map_or_else(String::new, |v| self.source_form(program, schema, v));
                format!("{} -> {to}", self.name(program, schema, owner))
            }
        }
    }

    /// The title of a record, if it has one.
    pub fn title(&self, program: &Program, rec: RecId) -> Option<String> {
        let decl = self.decl(program, rec)?;
        decl.title.map(|t| literal::text(program.text(self.record(rec).item, t)).into_owned())
    }

    /// The record around a nested one (the framework of a clause).
    pub fn parent(&self, schema: &Schema, rec: RecId) -> Option<RecId> {
        let (_, field) = schema.kind(self.record(rec).kind).within?;
        self.stored(field, rec).first().and_then(|v| v.record())
    }

    /// A value as one would write it in a file: a nested record as its citation, a text in quotes.
    pub fn source_form(&self, program: &Program, schema: &Schema, value: Value) -> String {
        match value {
            Value::Bool(b) => if b { "yes" } else { "no" }.to_owned(),
            Value::Int(n) => n.to_string(),
            Value::Text(t) => self.texts.get(t).to_owned(),
            Value::Date(d) => d.to_string(),
            Value::Period(a, b) => format!("{a} .. {b}"),
            Value::Duration(d) => d.to_string(),
            Value::Enum(e, m) => schema.enumeration(e).members[m as usize].name.clone(),
            Value::Record(r) => match self.parent(schema, r) {
                Some(parent) => {
                    format!("{}:{}", self.name(program, schema, parent), self.name(program, schema, r))
                }
                None => self.name(program, schema, r),
            },
            Value::Field(f) => {
                let field = schema.field(f);
                format!("{}.{}", schema.kind(field.kind).name, field.name)
            }
            Value::Rule(_) => String::new(),
        }
    }

    /// Where a record's name is written; for an edge, the value that makes it.
    pub fn name_span(&self, program: &Program, rec: RecId) -> Span {
        let record = self.record(rec);
        let range = match record.site {
            Site::Placeholder { range } => range,
            Site::Decl { .. } => self.decl(program, rec).map_or_else(TextRange::default, |d| d.name),
            Site::Edge { .. } => self.edge_value(program, rec).map_or_else(TextRange::default, |v| v.value.range),
        };
        program.span(record.item, range)
    }

    /// The value that makes an edge.
    pub(crate) fn edge_value<'p>(&self, program: &'p Program, rec: RecId) -> Option<&'p ast::EdgeValue> {
        let Site::Edge { owner, entry, value, template, .. } = self.record(rec).site else { return None };
        let block = if template == NONE {
            self.own_block(program, owner)
        } else {
            let item = self.record(rec).item;
            match self.record(owner).site {
                // The block of an edge that a template wrote is itself in the template.
                Site::Edge { .. } => self.edge_value(program, owner).and_then(|v| v.attributes.as_deref()),
                _ => template_decl(program, item)
                    .or_else(|| decl_at(program, item, NONE, NONE))
                    .and_then(|d| d.body.as_ref()),
            }
        };
        match block?.entries.get(entry as usize)? {
            ast::Entry::Field(f) => f.values.get(value as usize),
            _ => None,
        }
    }

    /// The block in which a record's own fields are written.
    pub(crate) fn own_block<'p>(&self, program: &'p Program, rec: RecId) -> Option<&'p ast::Block> {
        match self.record(rec).site {
            Site::Decl { .. } => self.decl(program, rec)?.body.as_ref(),
            Site::Edge { .. } => self.edge_value(program, rec)?.attributes.as_deref(),
            Site::Placeholder { .. } => None,
        }
    }

    /// The blocks that a record's fields come from, the record's own first, then those of its templates, each with
    /// the item it is written in.
    pub(crate) fn blocks<'p>(&self, program: &'p Program, rec: RecId) -> Vec<(ItemId, &'p ast::Block)> {
        let mut out = Vec::new();
        if let Some(block) = self.own_block(program, rec) {
            out.push((self.record(rec).item, block));
        }
        if let Some(decl) = self.decl(program, rec) {
            let package = program.package_of(self.record(rec).item);
            let chain = self.names.templates_of(program, package, self.record(rec).item, decl);
            out.extend(chain.into_iter().filter_map(|t| Some((t, template_decl(program, t)?.body.as_ref()?))));
        }
        if let Some(replaced) = self.names.replaces.get(&rec) {
            let block = decl_at(program, *replaced, NONE, NONE).and_then(|d| d.body.as_ref());
            out.extend(block.map(|b| (*replaced, b)));
        }
        out
    }

    /// The values written for a field of a record, with their item; empty where the field is not written.
    pub(crate) fn written<'p>(
        &self,
        program: &'p Program,
        schema: &Schema,
        rec: RecId,
        field: FieldId,
    ) -> Option<(ItemId, &'p ast::Field)> {
        let name = &schema.field(field).name;
        self.blocks(program, rec).into_iter().find_map(|(item, block)| {
            block.entries.iter().find_map(|e| match e {
                ast::Entry::Field(f) if program.text(item, f.name) == *name => Some((item, f)),
                _ => None,
            })
        })
    }

    /// The package that a record belongs to.
    pub fn package(&self, program: &Program, rec: RecId) -> PackageId {
        match self.record(rec).site {
            Site::Edge { owner, .. } => self.package(program, owner),
            _ => program.package_of(self.record(rec).item),
        }
    }

    /// The record that an edge is written in, and so on outwards; a declared record is its own.
    pub fn declared_owner(&self, rec: RecId) -> RecId {
        match self.record(rec).site {
            Site::Edge { owner, .. } => self.declared_owner(owner),
            _ => rec,
        }
    }
}

pub(crate) fn decl_at(program: &Program, item: ItemId, index: u32, nested: u32) -> Option<&ast::Decl> {
    let outer = match &program.item(item).node {
        Node::Decl(d) | Node::Template(d) => d,
        Node::Test(t) => t.given.get(index as usize)?,
        _ => return None,
    };
    if nested == NONE {
        return Some(outer);
    }
    match outer.body.as_ref()?.entries.get(nested as usize)? {
        ast::Entry::Nested(d) => Some(d),
        _ => None,
    }
}

pub(crate) fn template_decl(program: &Program, item: ItemId) -> Option<&ast::Decl> {
    match &program.item(item).node {
        Node::Template(d) => Some(d),
        _ => None,
    }
}
