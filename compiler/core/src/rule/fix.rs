//! Repairs: from what a rule offers to edits of the files. A repair is offered only where its result parses and the
//! values fit their field.

use ctl_syntax::ast::{self, Entry};
use ctl_syntax::diagnostic::{Applicability, Edit, Fix};
use ctl_syntax::parse_file;
use ctl_syntax::span::{FileId, Span, TextRange};

use super::{FixValue, RuleFix};
use crate::engine::{Engine, Env, Naming, note, note_word};
use crate::program::{ItemId, PackageId};
use crate::schema::{Elem, Mult, Role};
use crate::value::{FieldId, KindId, RecId, Value};

/// A repair, and whether it can be offered as edits; its title serves as help where it cannot.
pub(super) struct Repair {
    pub(super) title: String,
    pub(super) fix: Option<Fix>,
}

/// The repair that a rule offers for a finding.
pub(super) fn repair(engine: &Engine<'_>, fix: &RuleFix, env: &Env, near: Span) -> Option<Repair> {
    match fix {
        RuleFix::Add { kind, name, like, fields } => add(engine, *kind, name, like.as_deref(), fields, env, near),
        RuleFix::Set { base, field, values } => change(engine, base, field, values, env, Change::Set),
        RuleFix::Append { base, field, values } => change(engine, base, field, values, env, Change::Append),
        RuleFix::Drop { base, field, values } => change(engine, base, field, values, env, Change::Drop),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Set,
    Append,
    Drop,
}

/// Values in source form and as shown; `open` where a person has to write one.
struct Written {
    source: Vec<String>,
    shown: Vec<String>,
    records: Vec<RecId>,
    open: bool,
}

fn written(engine: &Engine<'_>, values: &[FixValue], env: &Env, package: PackageId) -> Written {
    let mut w = Written { source: Vec::new(), shown: Vec::new(), records: Vec::new(), open: false };
    for value in values {
        match value {
            FixValue::Literal(text) => {
                w.source.push(text.clone());
                w.shown.push(format!("`{text}`"));
            }
            FixValue::Explanation(text) => {
                w.source.push(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")));
                w.shown.push(text.clone());
                w.open = true;
            }
            FixValue::Hole(node) => {
                for v in engine.told(node, env).iter().copied() {
                    let Some(source) = engine.written_form(v, package) else {
                        w.open = true;
                        continue;
                    };
                    w.shown.push(engine.shown(v, Naming::People));
                    w.records.extend(v.record());
                    w.source.push(source);
                }
            }
        }
    }
    w
}

impl Engine<'_> {
    /// A value as one writes it in a file of `package`; `None` where it cannot be named from there.
    pub(crate) fn written_form(&self, value: Value, package: PackageId) -> Option<String> {
        let text = self.shown(value, Naming::Source);
        match value {
            Value::Text(_) => {
                Some(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")))
            }
            Value::Record(rec) => {
                if self.is_edge(rec) {
                    return None;
                }
                let owner = self.model.package(self.program, rec);
                if owner == package || owner == PackageId::STD || text.contains(':') {
                    return Some(text);
                }
                let own = &self.program.packages[package.0 as usize];
                own.dependencies.iter().find(|(_, p)| *p == owner).map(|(alias, _)| format!("{alias}::{text}"))
            }
            _ => Some(text),
        }
    }

    fn in_root(&self, rec: RecId) -> bool {
        self.model.package(self.program, rec) == self.program.root()
    }
}

fn change(
    engine: &Engine<'_>,
    base: &crate::expr::Node,
    field: &str,
    values: &[FixValue],
    env: &Env,
    how: Change,
) -> Option<Repair> {
    let package = engine.program.root();
    let w = written(engine, values, env, package);
    let targets = engine.told(base, env);
    if targets.is_empty() || (how != Change::Drop && w.shown.is_empty()) {
        return None;
    }
    let (names, shown) = (engine.listed(&targets), crate::words::list(&w.shown, "and"));
    let title = match how {
        Change::Set => format!("set `{field}` of {names} to {shown}"),
        Change::Append => format!("add {shown} to `{field}` of {names}"),
        Change::Drop if w.shown.is_empty() => format!("delete `{field}` from {names}"),
        Change::Drop => format!("take {shown} out of `{field}` of {names}"),
    };
    if targets.len() > MOST_EDITS {
        return Some(Repair { title, fix: None });
    }
    let records: Vec<RecId> = targets.iter().filter_map(|v| v.record()).collect();
    records.iter().copied().for_each(note);
    let mut edits = Vec::new();
    for rec in &records {
        let edit = engine
            .schema
            .kind(engine.model.record(*rec).kind)
            .field(field)
            .filter(|f| engine.in_root(*rec) && (how == Change::Drop || fits(engine, *f, &w)))
            .and_then(|f| edit_field(engine, *rec, f, &w, how));
        match edit {
            Some(e) => edits.push(e),
            None => return Some(Repair { title, fix: None }),
        }
    }
    edits.sort_by_key(|(e, _)| e.span);
    edits.dedup();
    // What cannot break anything is not read again.
    let whole = edits.iter().all(|(_, whole)| *whole);
    let edits: Vec<Edit> = edits.into_iter().map(|(e, _)| e).collect();
    let offered = whole || parses(engine, &edits);
    let fix = offered.then_some(Fix { title: title.clone(), applicability: Applicability::OnRequest, edits });
    Some(Repair { title, fix })
}

/// A repair in more places than this is no small change; its title is help enough.
const MOST_EDITS: usize = 16;

/// A name, a path, a citation or a number.
fn is_plain(source: &str) -> bool {
    !source.is_empty() && source.bytes().all(|b| b.is_ascii_alphanumeric() || b"_:.-()".contains(&b))
}

/// A text in quotes that ends where it seems to, and in the line where it begins.
fn is_quoted(source: &str) -> bool {
    let Some(inside) = source.strip_prefix('"').and_then(|s| s.strip_suffix('"')) else { return false };
    let mut bytes = inside.bytes();
    while let Some(b) = bytes.next() {
        let sound = match b {
            b'\\' => bytes.next().is_some_and(|next| matches!(next, b'"' | b'\\' | b'n')),
            b'"' => false,
            _ => !b.is_ascii_control(),
        };
        if !sound {
            return false;
        }
    }
    true
}

/// Whether records that a repair would write are of kinds that the field takes.
fn fits(engine: &Engine<'_>, field: FieldId, w: &Written) -> bool {
    let def = engine.schema.field(field);
    let stored = matches!(def.role, Role::Stored | Role::Edge { .. });
    let kinds = match &def.ty.elem {
        Elem::Kinds(kinds) => w.records.iter().all(|r| kinds.contains(&engine.model.record(*r).kind)),
        Elem::Any => true,
        _ => w.records.is_empty(),
    };
    // An edge that must say something about itself cannot be written blind.
    let complete = match def.role {
        Role::Edge { kind, .. } => {
            w.source.is_empty() || !engine.schema.kind(kind).fields.iter().any(|f| engine.schema.field(*f).required)
        }
        _ => true,
    };
    stored && kinds && complete && (def.ty.mult == Mult::Many || w.source.len() <= 1)
}

/// The edit, and whether it adds and takes whole values alone, so that what parsed before does so afterwards.
fn edit_field(engine: &Engine<'_>, rec: RecId, field: FieldId, w: &Written, how: Change) -> Option<(Edit, bool)> {
    let item = engine.model.record(rec).item;
    let name = &engine.schema.field(field).name;
    let block = engine.model.own_block(engine.program, rec);
    let found = block.and_then(|b| {
        b.entries.iter().find_map(|e| match e {
            Entry::Field(f) if engine.program.text(item, f.name) == *name => Some(f),
            _ => None,
        })
    });
    // One token where a value may stand.
    let whole = w.source.iter().all(|s| is_plain(s) || is_quoted(s));
    let edit = match (how, found) {
        (Change::Drop, None) => None,
        (Change::Drop, Some(f)) => return drop_values(engine, item, f, w),
        (Change::Append, Some(f)) => {
            let end = f.range.end;
            Some(Edit {
                span: engine.program.span(item, TextRange { start: end, end }),
                text: format!(", {}", w.source.join(", ")),
            })
        }
        (Change::Set, Some(f)) => {
            let (first, last) = (f.values.first()?, f.values.last()?);
            let end = last.attributes.as_ref().map_or(last.value.range.end, |a| a.range.end);
            let range = TextRange { start: first.value.range.start, end };
            Some(Edit { span: engine.program.span(item, range), text: w.source.join(", ") })
        }
        (_, None) => new_field(engine, rec, item, block, name, w),
    };
    edit.map(|e| (e, whole))
}

/// Deletes values, or the whole field, with the separator that would be left over.
fn drop_values(engine: &Engine<'_>, item: ItemId, f: &ast::Field, w: &Written) -> Option<(Edit, bool)> {
    let text = engine.program.item_text(item);
    let hits: Vec<usize> = f
        .values
        .iter()
        .enumerate()
        .filter(|(_, v)| w.source.iter().any(|s| s == v.value.range.of(text)))
        .map(|(i, _)| i)
        .collect();
    let end_of = |v: &ast::EdgeValue| v.attributes.as_ref().map_or(v.value.range.end, |a| a.range.end);
    if !w.source.is_empty() && hits.is_empty() {
        return None;
    }
    let (range, whole) = if w.source.is_empty() || hits.len() == f.values.len() {
        let start = f.range.start as usize;
        let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let mut end = f.range.end as usize;
        let rest = &text[end..];
        end += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if text[end..].starts_with(';') {
            end += 1;
        }
        if text[line..start].trim().is_empty() && text[end..].starts_with('\n') {
            (TextRange::new(line, end + 1), true)
        } else {
            let rest = &text[end..];
            (TextRange::new(start, end + rest.len() - rest.trim_start_matches([' ', '\t']).len()), false)
        }
    } else {
        let [only] = hits[..] else { return None };
        let v = &f.values[only];
        let range = match f.values.get(only + 1) {
            Some(next) => TextRange { start: v.value.range.start, end: next.value.range.start },
            None => TextRange { start: end_of(&f.values[only - 1]), end: end_of(v) },
        };
        (range, true)
    };
    Some((Edit { span: engine.program.span(item, range), text: String::new() }, whole))
}

/// A field that is not written yet: at the end of the record's block.
fn new_field(
    engine: &Engine<'_>,
    rec: RecId,
    item: ItemId,
    block: Option<&ast::Block>,
    name: &str,
    w: &Written,
) -> Option<Edit> {
    let text = engine.program.item_text(item);
    let entry = format!("{name} {}", w.source.join(", "));
    let at = |offset: u32| engine.program.span(item, TextRange { start: offset, end: offset });
    let Some(block) = block else {
        let end = match engine.model.edge_value(engine.program, rec) {
            Some(v) => v.value.range.end,
            None => engine.model.decl(engine.program, rec)?.range.end,
        };
        return Some(Edit { span: at(end), text: format!(" {{ {entry} }}") });
    };
    let close = block.range.end.checked_sub(1).filter(|c| text[*c as usize..].starts_with('}'))?;
    let inside = block.range.of(text);
    if !inside.contains('\n') {
        let last = inside[..inside.len() - 1].trim_end();
        let offset = block.range.start + last.len() as u32;
        let join = if last.ends_with('{') || last.ends_with(';') { " " } else { "; " };
        return Some(Edit { span: at(offset), text: format!("{join}{entry}") });
    }
    let line = text[..close as usize].rfind('\n').map_or(0, |i| i + 1);
    let indent = &text[line..close as usize];
    if indent.trim().is_empty() {
        return Some(Edit { span: at(line as u32), text: format!("{indent}  {entry}\n") });
    }
    Some(Edit { span: at(close), text: format!("\n  {entry}\n") })
}

fn add(
    engine: &Engine<'_>,
    kind: KindId,
    name: &crate::expr::Node,
    like: Option<&str>,
    fields: &[(String, Vec<FixValue>)],
    env: &Env,
    near: Span,
) -> Option<Repair> {
    let package = engine.program.root();
    let wanted = plain(engine, name, env);
    let word = &engine.schema.kind(kind).name;
    let from = like.map_or_else(String::new, |l| {
        // Templates of the library are named from outside it.
        let l = if l.contains("::") { l.to_owned() } else { format!("std::{l}") };
        format!(" like {l}")
    });
    let name = free_name(engine, package, &wanted);
    let title = format!("add {word} `{name}`{from}");
    let mut lines = Vec::new();
    for (field, values) in fields {
        let w = written(engine, values, env, package);
        let id = engine.schema.kind(kind).field(field)?;
        if w.source.is_empty() || !fits(engine, id, &w) {
            return Some(Repair { title, fix: None });
        }
        lines.push(format!("  {field}  {}", w.source.join(", ")));
    }
    let file = home(engine, kind).unwrap_or(near.file);
    if engine.program.file(file).package != package {
        return None;
    }
    let text = &engine.program.file(file).text;
    let end = text.len();
    let gap = if text.is_empty() || text.ends_with("\n\n") {
        ""
    } else if text.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    let body = if lines.is_empty() { String::new() } else { format!(" {{\n{}\n}}", lines.join("\n")) };
    let new = format!("{gap}{word} {name}{from}{body}\n");
    let edits = vec![Edit { span: Span::new(file, TextRange::new(end, end)), text: new }];
    let fix =
        parses(engine, &edits).then_some(Fix { title: title.clone(), applicability: Applicability::OnRequest, edits });
    Some(Repair { title, fix })
}

/// A text with its holes in source form: the name of a new record.
fn plain(engine: &Engine<'_>, name: &crate::expr::Node, env: &Env) -> String {
    use crate::expr::{Op, Piece};
    let raw = match &name.op {
        Op::Text(pieces) => pieces
            .iter()
            .map(|p| match p {
                Piece::Literal(t) => t.clone(),
                Piece::Hole(n) => {
                    engine.told(n, env).first().map_or_else(String::new, |v| engine.shown(*v, Naming::Source))
                }
            })
            .collect(),
        _ => engine.text_of(name, env),
    };
    raw.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect()
}

fn free_name(engine: &Engine<'_>, package: PackageId, wanted: &str) -> String {
    let taken = |n: &str| {
        note_word(n);
        engine.model.names.record_named(package, n).is_some()
    };
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..).map(|i| format!("{wanted}_{i}")).find(|n| !taken(n)).unwrap_or_else(|| wanted.to_owned())
}

/// The file a new record belongs in: where the last of its kind stands.
pub(crate) fn home(engine: &Engine<'_>, kind: KindId) -> Option<FileId> {
    let last = engine.model.of_kind(kind).iter().rev().find(|r| engine.in_root(**r))?;
    Some(engine.program.file_of(engine.model.record(*last).item))
}

/// Whether what the edits touch still parses: the items they stand in, or the text that they append.
fn parses(engine: &Engine<'_>, edits: &[Edit]) -> bool {
    edits.iter().all(|e| {
        let appended = e.span.range.is_empty() && e.text.starts_with('\n');
        let touched = engine.program.item_at(e.span).filter(|_| !appended);
        let parsed = match touched {
            Some(item) => {
                let start = engine.program.span(item, TextRange::default()).range.start;
                let text = engine.program.item_text(item);
                let (a, b) = ((e.span.range.start - start) as usize, (e.span.range.end - start) as usize);
                parse_file(&format!("{}{}{}", &text[..a], e.text, &text[b..]))
            }
            None => parse_file(&e.text),
        };
        parsed.errors.is_empty() && parsed.items.iter().all(|i| i.tree.errors.is_empty())
    })
}
