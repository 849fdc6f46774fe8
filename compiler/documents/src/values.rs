//! What templates see: records with their fields, and values that know where they were declared.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use ctl_core::Facts;
use ctl_core::value::{self, RecId};
use ctl_core::view::Page;
use ctl_core::words;
use ctl_syntax::diagnostic::ProofStep;
use ctl_syntax::span::Span;
use minijinja::value::{DynObject, Enumerator, Object, ObjectRepr, ValueKind};
use minijinja::{Error, ErrorKind, State, Value};

use crate::{prose, tree};

/// A record: its fields by name. Written out, it is its name as people know it.
#[derive(Clone)]
pub(crate) struct Record {
    facts: Arc<Facts>,
    rec: RecId,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.facts.name(self.rec))
    }
}

impl Object for Record {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let kind = self.facts.kind(self.rec);
        Some(match (self.facts.held(self.rec, name), name) {
            (Some(held), _) => of(&self.facts, held.values.into(), held.many, self.facts.written(self.rec, held.field)),
            (None, "kind") => Value::from(kind),
            (None, "place") => place(&self.facts, self.facts.place(self.rec)),
            (None, _) => {
                let near = self.facts.nearest_field(self.rec, name);
                let near = near.map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
                let text = format!("{} {kind} has no field `{name}`{near}", words::article(kind));
                Value::from(Error::new(ErrorKind::UndefinedError, text))
            }
        })
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Record>()?;
        Some(self.facts.order(value::Value::Record(self.rec), value::Value::Record(other.rec)))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.facts.name(self.rec))
    }
}

/// A value of a declaration that is no record, no number and no yes or no.
pub(crate) struct Said {
    facts: Arc<Facts>,
    value: value::Value,
    place: Option<Span>,
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Said {
    fn shown(&self) -> String {
        match self.value {
            value::Value::Text(t) => self.facts.analysis().model.texts.get(t).to_owned(),
            value::Value::Date(d) => prose::date(d),
            value::Value::Period(a, b) => format!("{} to {}", prose::date(a), prose::date(b)),
            value::Value::Duration(d) => prose::duration(d),
            other => self.facts.show(other, false),
        }
    }
}

impl Object for Said {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let inner = |v| Some(value(&self.facts, v, self.place));
        match (self.value, key.as_str()?) {
            (value::Value::Enum(..) | value::Value::Field(_), "name") => {
                Some(Value::from(self.facts.show(self.value, true)))
            }
            (value::Value::Period(first, _), "first") => inner(value::Value::Date(first)),
            (value::Value::Period(_, last), "last") => inner(value::Value::Date(last)),
            (value::Value::Date(_) | value::Value::Period(..), "iso") => {
                Some(Value::from(self.facts.show(self.value, false)))
            }
            (_, name) => {
                let text = format!("\"{}\" is a value and has no field `{name}`", self.shown());
                Some(Value::from(Error::new(ErrorKind::UndefinedError, text)))
            }
        }
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Said>()?;
        Some(self.facts.order(self.value, other.value))
    }

    fn is_true(self: &Arc<Self>) -> bool {
        // An empty text says nothing.
        !matches!(self.value, value::Value::Text(_)) || !self.shown().trim().is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

/// The values of a field or a variable that may have many. What a template sees of each is made when it asks for it.
struct Values {
    facts: Arc<Facts>,
    values: Box<[value::Value]>,
    place: Option<Span>,
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.values.iter().map(|v| value(&self.facts, *v, self.place))).finish()
    }
}

impl Object for Values {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.values.get(key.as_usize()?).map(|v| value(&self.facts, *v, self.place))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.values.len())
    }
}

/// What is held, as templates see it: a list, or the one value, or none.
fn of(facts: &Arc<Facts>, values: Box<[value::Value]>, many: bool, place: Option<Span>) -> Value {
    match values.first() {
        _ if many => Value::from_object(Values { facts: facts.clone(), values, place }),
        Some(one) => value(facts, *one, place),
        None => Value::from(()),
    }
}

/// Whether two values are one: `a is eq(b)`. What the library compares by way of numbers is compared as it is.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (declared(a), declared(b)) {
        (Some((facts, a)), Some((_, b))) => equal(facts, a, b),
        _ => a == b,
    }
}

/// Whether a list has a value in it: `all is holding(one)`, `one is in(all)`.
pub(crate) fn holding(state: &State<'_, '_>, all: &Value, one: &Value) -> Result<bool, Error> {
    match (all.downcast_object_ref::<Values>(), declared(one)) {
        (Some(all), Some((facts, one))) => Ok(all.values.iter().any(|v| equal(facts, *v, one))),
        _ if matches!(all.kind(), ValueKind::Seq | ValueKind::Iterable) => Ok(all.try_iter()?.any(|v| same(&v, one))),
        _ => minijinja::tests::is_in(state, one, all),
    }
}

fn equal(facts: &Facts, a: value::Value, b: value::Value) -> bool {
    a.order(b, facts.analysis().model.order()) == Ordering::Equal
}

/// What a template's value is to the compiler; a number or a yes or no is itself.
fn declared(value: &Value) -> Option<(&Facts, value::Value)> {
    if let Some(record) = value.downcast_object_ref::<Record>() {
        return Some((&record.facts, value::Value::Record(record.rec)));
    }
    value.downcast_object_ref::<Said>().map(|said| (&*said.facts, said.value))
}

/// A value as templates see it; `place` is where it was written.
fn value(facts: &Arc<Facts>, value: value::Value, place: Option<Span>) -> Value {
    match value {
        value::Value::Bool(b) => Value::from(b),
        value::Value::Int(n) => Value::from(n),
        value::Value::Record(rec) => Value::from_object(Record { facts: facts.clone(), rec }),
        _ => Value::from_object(Said { facts: facts.clone(), value, place }),
    }
}

/// `system|why("in_scope")`: the steps of the proof that a yes-or-no field holds, each a sentence with its place.
pub(crate) fn why(of: &Value, field: &str) -> Result<Vec<Value>, Error> {
    let wrong = |text: String| Error::new(ErrorKind::InvalidOperation, text);
    let record = of.downcast_object_ref::<Record>();
    let record = record.ok_or_else(|| wrong("`why` asks about a record".to_owned()))?;
    let steps = record.facts.why(record.rec, field);
    let steps = steps.ok_or_else(|| wrong(format!("{} has no field `{field}`", record.facts.kind(record.rec))))?;
    let said = |step: ProofStep| prose(tree::marked(step.span, &tree::escaped(&step.text)));
    Ok(steps.into_iter().map(said).collect())
}

/// The variables of a view's page.
pub(crate) fn variables(facts: &Arc<Facts>, page: &Page) -> Vec<(String, Value)> {
    let of = |(name, values, many): &(String, Vec<value::Value>, bool)| {
        (name.clone(), of(facts, values.as_slice().into(), *many, None))
    };
    let mut out: Vec<(String, Value)> = page.variables.iter().map(of).collect();
    out.push(("heading".to_owned(), Value::from(page.heading.clone())));
    out.push(("as_of".to_owned(), value(facts, value::Value::Date(facts.analysis().as_of), None)));
    out
}

/// A place in a file: `controls/access.ctl`.
fn place(facts: &Facts, span: Span) -> Value {
    Value::from(facts.analysis().program.file(span.file).path.clone())
}

/// Text that a filter has made prose of: Markdown, in which what comes from declarations is escaped and marked.
struct Prose(String);

impl Prose {
    fn plain(&self) -> String {
        tree::parse(&self.0).iter().map(tree::Block::plain).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl Object for Prose {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

/// Prose as a value.
pub(crate) fn prose(markdown: String) -> Value {
    Value::from_object(Prose(markdown))
}

/// The Markdown of a value that a filter has made prose of.
pub(crate) fn markdown(value: &Value) -> Option<&str> {
    value.downcast_object_ref::<Prose>().map(|prose| prose.0.as_str())
}

/// There is nothing to write: a mistake of the template.
pub(crate) fn nothing() -> Error {
    Error::new(ErrorKind::InvalidOperation, "there is nothing to write here: ask with `{% if %}` whether it is there")
}

/// A value as programs write it: days and lengths of time by ISO 8601, all else as people know it.
pub(crate) fn plain(value: &Value) -> String {
    match value.downcast_object_ref::<Said>().map(|said| said.value) {
        Some(value::Value::Date(day)) => day.to_string(),
        Some(value::Value::Period(first, last)) => format!("{first}/{last}"),
        Some(value::Value::Duration(d)) => match (d.months, d.days) {
            (0, days) => format!("P{days}D"),
            (months, 0) => format!("P{months}M"),
            (months, days) => format!("P{months}M{days}D"),
        },
        _ => parts(value).0,
    }
}

/// A value that is a day.
pub(crate) fn day(value: &Value) -> Option<ctl_syntax::literal::Date> {
    match value.downcast_object_ref::<Said>()?.value {
        value::Value::Date(day) => Some(day),
        _ => None,
    }
}

/// What a value is, and each of a list: a record by kind and name, whatever people call it.
pub(crate) fn identities(value: &Value) -> Result<Vec<String>, Error> {
    if value.kind() == ValueKind::Seq {
        return value.try_iter()?.map(|v| Ok(identity(&v))).collect();
    }
    Ok(vec![identity(value)])
}

fn identity(value: &Value) -> String {
    match value.downcast_object_ref::<Record>() {
        Some(record) => record.facts.reference(record.rec),
        None => plain(value),
    }
}

/// What a name for programs is made of: of a record its kind and name.
pub(crate) fn name(value: &Value) -> String {
    match value.downcast_object_ref::<Record>() {
        Some(_) => identity(value).replacen(':', "-", 1),
        None => plain(value),
    }
}

/// Text as a template's output holds it: data, with the place that it comes from.
pub(crate) fn escaped(value: &Value) -> String {
    if let Some(text) = markdown(value) {
        return text.to_owned();
    }
    if let Some(text) = value.as_str().filter(|_| value.is_safe()) {
        return text.to_owned();
    }
    if value.kind() == ValueKind::Seq {
        let items: Vec<String> = value.try_iter().into_iter().flatten().map(|v| escaped(&v)).collect();
        return listed(&items, "and");
    }
    let (text, place) = parts(value);
    at(place, &tree::escaped(&text))
}

/// "A, B and C"; with a comma before the "and" where an item has an "and", and
/// with semicolons where an item has a comma of its own.
pub(crate) fn listed(items: &[String], and: &str) -> String {
    match items {
        [init @ .., last] if init.len() > 1 && items.iter().any(|i| i.contains(", ")) => {
            format!("{}; {and} {last}", init.join("; "))
        }
        // "GitHub and Actions, and Okta": where the last of them begins is told by the comma.
        [init @ .., last] if !init.is_empty() && items.iter().any(|i| i.contains(&format!(" {and} "))) => {
            format!("{}, {and} {last}", init.join(", "))
        }
        _ => words::list(items, and),
    }
}

/// A value as text, and where it comes from.
pub(crate) fn parts(value: &Value) -> (String, Option<Span>) {
    if let Some(record) = value.downcast_object_ref::<Record>() {
        return (record.facts.name(record.rec), Some(record.facts.place(record.rec)));
    }
    let place = value.downcast_object_ref::<Said>().and_then(|said| said.place);
    (value.to_string(), place)
}

/// Escaped text with its place, if it has one.
pub(crate) fn at(place: Option<Span>, escaped: &str) -> String {
    match place {
        Some(span) => tree::marked(span, escaped),
        None => escaped.to_owned(),
    }
}
