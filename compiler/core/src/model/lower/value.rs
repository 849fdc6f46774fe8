//! One written value, against the type of its field.

use ctl_syntax::ast::{self, ValueNode};
use ctl_syntax::diagnostic::{Applicability, Diagnostic, Edit};
use ctl_syntax::literal;

use super::body::no_package;
use super::{Chunk, Lowering};
use crate::model::names::Lookup;
use crate::model::{Held, Site, decl_at};
use crate::program::{ItemId, PackageId};
use crate::schema::{Elem, did_you_mean, nearest};
use crate::value::{FieldId, RecId, Value};

/// So many names may be compared for the suggestions of one run over some bodies.
const NAMES_COMPARED: usize = 400_000;

/// The value, or a diagnostic in `chunk`. `owner` is how the record is called.
pub(super) fn lower_value(
    cx: &Lowering<'_>,
    field: FieldId,
    item: ItemId,
    package: PackageId,
    value: &ast::Value,
    owner: &str,
    chunk: &mut Chunk,
) -> Option<Value> {
    let elem = &cx.schema.field(field).ty.elem;
    let found = match (&value.node, elem) {
        (ValueNode::Error, _) | (_, Elem::Nothing) => return None,
        (ValueNode::Text, Elem::Text) => {
            Some(Value::Text(cx.texts.intern(&literal::text(cx.program.text(item, value.range)))))
        }
        (ValueNode::Int(n), Elem::Int) => Some(Value::Int(*n)),
        (ValueNode::Bool(b), Elem::Bool) => Some(Value::Bool(*b)),
        (ValueNode::Date(d), Elem::Date) => Some(Value::Date(*d)),
        (ValueNode::Period(a, b), Elem::Period) => Some(Value::Period(*a, *b)),
        (ValueNode::Duration(d), Elem::Duration) => Some(Value::Duration(*d)),
        (ValueNode::RuleId, Elem::Rule) => return rule(cx, item, value, chunk),
        (ValueNode::FieldRef { kind, field }, Elem::FieldOf(of)) => {
            let name = cx.program.text(item, *field);
            let fits = cx.program.text(item, *kind) == cx.schema.kind(*of).name;
            match cx.schema.kind(*of).field(name).filter(|_| fits) {
                Some(f) => Some(Value::Field(f)),
                None => {
                    let kind = &cx.schema.kind(*of).name;
                    let fields = cx.schema.kind(*of).fields.iter().map(|f| &*cx.schema.field(*f).name);
                    let label = did_you_mean(name, fields).unwrap_or_default();
                    let message = format!("`{kind}` has no field `{name}`");
                    chunk.diagnostics.push(Diagnostic::error(
                        "E0205",
                        cx.program.span(item, value.range),
                        message,
                        label,
                    ));
                    return None;
                }
            }
        }
        (ValueNode::Cite(cite), Elem::Kinds(_) | Elem::Any) => {
            let rec = citation(cx, field, item, package, cite, owner, chunk)?;
            return fits(cx, field, item, value, rec, chunk);
        }
        (ValueNode::Path(path), Elem::Enum(e)) => {
            let name = cx.program.text(item, path.range);
            match cx.schema.enumeration(*e).member(name) {
                Some(m) => Some(Value::Enum(*e, m)),
                None => {
                    let members = cx.schema.enumeration(*e).members.iter().map(|m| &*m.name);
                    let field_name = &cx.schema.field(field).name;
                    let d = Diagnostic::error(
                        "E0212",
                        cx.program.span(item, value.range),
                        format!("`{name}` is not a value of `{field_name}`"),
                        did_you_mean(name, members).unwrap_or_default(),
                    );
                    chunk.diagnostics.push(d.help(format!("it is {}", cx.schema.describe(elem))));
                    return None;
                }
            }
        }
        (ValueNode::Path(path), Elem::Kinds(_) | Elem::Any) => {
            let rec = named(cx, field, item, package, path, owner, chunk)?;
            return fits(cx, field, item, value, rec, chunk);
        }
        _ => None,
    };
    if found.is_none() {
        mismatch(cx, field, item, value, chunk);
    }
    found
}

fn mismatch(cx: &Lowering<'_>, field: FieldId, item: ItemId, value: &ast::Value, chunk: &mut Chunk) {
    let def = cx.schema.field(field);
    let expected = cx.schema.describe(&def.ty.elem);
    let got = match &value.node {
        ValueNode::Text => "a text",
        ValueNode::Int(_) => "a number",
        ValueNode::Bool(_) => "yes or no",
        ValueNode::Date(_) => "a date",
        ValueNode::Period(..) => "a period",
        ValueNode::Duration(_) => "a duration",
        ValueNode::RuleId => "the id of a rule",
        ValueNode::FieldRef { .. } => "the name of a field",
        ValueNode::Cite(_) => "a citation",
        ValueNode::Path(_) => "a name",
        ValueNode::Hole(_) | ValueNode::Error => return,
    };
    let span = cx.program.span(item, value.range);
    let message = format!("`{}` is {expected}, not {got}", def.name);
    let mut d = Diagnostic::error("E0302", span, message, "");
    let text = cx.program.text(item, value.range);
    match (&value.node, &def.ty.elem) {
        (ValueNode::Path(_), Elem::Text) => {
            let edits = vec![Edit { span, text: format!("\"{text}\"") }];
            d = d.fix("put it in quotes", Applicability::Always, edits);
            d.labels[0].text = "put it in quotes".to_owned();
        }
        (ValueNode::Text, Elem::Kinds(_) | Elem::Enum(_)) => {
            d.labels[0].text = "write a name, without quotes".to_owned()
        }
        (ValueNode::Path(_), Elem::Bool) => d.labels[0].text = "write `yes` or `no`".to_owned(),
        _ => {}
    }
    chunk.diagnostics.push(d);
}

fn rule(cx: &Lowering<'_>, item: ItemId, value: &ast::Value, chunk: &mut Chunk) -> Option<Value> {
    let id = cx.program.text(item, value.range);
    if let Some(rule) = cx.rules.get(id) {
        return Some(Value::Rule(*rule));
    }
    let label = did_you_mean(id, cx.rules.keys().map(|k| &**k)).unwrap_or_default();
    let span = cx.program.span(item, value.range);
    chunk.diagnostics.push(Diagnostic::error("E0210", span, format!("there is no rule `{id}`"), label));
    None
}

/// Whether a record is of a kind that the field takes.
fn fits(
    cx: &Lowering<'_>,
    field: FieldId,
    item: ItemId,
    value: &ast::Value,
    rec: RecId,
    chunk: &mut Chunk,
) -> Option<Value> {
    let def = cx.schema.field(field);
    let record = cx.records[rec];
    let Elem::Kinds(kinds) = &def.ty.elem else { return Some(Value::Record(rec)) };
    if kinds.contains(&record.kind) {
        return Some(Value::Record(rec));
    }
    let kind = crate::words::spaced(&cx.schema.kind(record.kind).name);
    let text = cx.program.text(item, value.range);
    let article = crate::words::article(&kind);
    let message = format!("`{text}` is {article} {kind}, but `{}` is {}", def.name, cx.schema.describe(&def.ty.elem));
    let mut d = Diagnostic::error("E0302", cx.program.span(item, value.range), message, "");
    if let Site::Decl { index, nested } = record.site
        && let Some(decl) = decl_at(cx.program, record.item, index, nested)
        && cx.program.package_of(record.item) != PackageId::STD
    {
        d = d.label(cx.program.span(record.item, decl.name), format!("the {kind} is declared here"));
    }
    if let Some(near) = near_of_kind(cx, field, cx.program.package_of(item), text, chunk) {
        d.labels[0].text = format!("did you mean `{near}`?");
    }
    chunk.diagnostics.push(d);
    None
}

/// After how many mistakes of one run over some bodies no more names are suggested, of so many records.
pub(super) fn most_suggestions(records: usize) -> usize {
    (NAMES_COMPARED / records.max(1)).clamp(2, 100)
}

/// The nearest name whose record the field takes.
fn near_of_kind(cx: &Lowering<'_>, field: FieldId, package: PackageId, word: &str, chunk: &Chunk) -> Option<String> {
    // Where a whole file of names is unknown, the reason is another one, and the search would be quadratic: the more
    // names there are, the fewer suggestions a run over some bodies looks for.
    if chunk.diagnostics.len() > most_suggestions(cx.declared) {
        return None;
    }
    let Elem::Kinds(kinds) = &cx.schema.field(field).ty.elem else { return None };
    let fits = |rec: &RecId| kinds.contains(&cx.records[*rec].kind);
    let tables = crate::model::Names::search(package).filter_map(|p| cx.names.records.get(p.0 as usize));
    let names = tables.flat_map(|t| t.iter()).filter(|(_, r)| fits(r)).map(|(n, _)| n);
    nearest(word, names.chain(cx.names.given.keys().map(|n| &**n))).map(str::to_owned)
}

fn named(
    cx: &Lowering<'_>,
    field: FieldId,
    item: ItemId,
    package: PackageId,
    path: &ast::Path,
    owner: &str,
    chunk: &mut Chunk,
) -> Option<RecId> {
    let def = cx.schema.field(field);
    let span = cx.program.span(item, path.range);
    let takes = |rec: RecId| match &def.ty.elem {
        Elem::Kinds(kinds) => kinds.contains(&cx.records[rec].kind),
        _ => true,
    };
    let d =
        match cx.names.record_that(cx.program, package, item, path, takes) {
            Lookup::Found(rec) => return Some(rec),
            Lookup::NoPackage => no_package(cx, item, path),
            Lookup::Unknown => {
                let word = cx.program.text(item, path.name);
                if path.package.is_none() && cx.schema.kind(def.kind).field(word).is_some() {
                    let message = format!("`{}` has no value", def.name);
                    let name_end = span;
                    Diagnostic::error("E0304", name_end, message, format!("`{word}` starts the next field"))
                        .help(format!("`{}` is {}", def.name, cx.schema.describe(&def.ty.elem)))
                } else {
                    let text = cx.program.text(item, path.range);
                    let what = match &def.ty.elem {
                        Elem::Kinds(kinds) => {
                            let words: Vec<String> =
                                kinds.iter().map(|k| crate::words::spaced(&cx.schema.kind(*k).name)).collect();
                            crate::words::list(&words, "or")
                        }
                        _ => "record".to_owned(),
                    };
                    let near = near_of_kind(cx, field, package, word, chunk);
                    let label = near.as_ref().map_or_else(String::new, |n| format!("did you mean `{n}`?"));
                    let message = format!("there is no {what} `{text}`");
                    let mut d = Diagnostic::error("E0201", span, message, label);
                    if let Some(near) = near {
                        let edits = vec![Edit { span, text: near.clone() }];
                        d = d.fix(format!("replace `{text}` with `{near}`"), Applicability::OnRequest, edits);
                    } else {
                        d = d.help(format!("declare it, or correct `{}` of `{owner}`", def.name));
                    }
                    d
                }
            }
        };
    chunk.diagnostics.push(d);
    None
}

fn citation(
    cx: &Lowering<'_>,
    field: FieldId,
    item: ItemId,
    package: PackageId,
    cite: &ast::Cite,
    owner: &str,
    chunk: &mut Chunk,
) -> Option<RecId> {
    let _ = owner;
    let (around, clause) = cx.names.cite(cx.program, package, item, (cite.framework, cite.clause));
    if clause.is_some() {
        return clause;
    }
    let diagnostic = match around {
        None => unknown_framework(cx, item, package, cite),
        Some(around) => {
            let (d, candidates) = unknown_clause(cx, item, cite, around);
            chunk.held.push(Held { field, candidates, diagnostic: chunk.diagnostics.len() });
            d
        }
    };
    chunk.diagnostics.push(diagnostic);
    None
}

fn record_name<'a>(cx: &Lowering<'a>, rec: RecId) -> (&'a str, Option<String>) {
    let record = cx.records[rec];
    let Site::Decl { index, nested } = record.site else { return ("", None) };
    let Some(decl) = decl_at(cx.program, record.item, index, nested) else { return ("", None) };
    let title = decl.title.map(|t| literal::text(cx.program.text(record.item, t)).into_owned());
    (cx.program.text(record.item, decl.name), title)
}

fn unknown_framework(cx: &Lowering<'_>, item: ItemId, package: PackageId, cite: &ast::Cite) -> Diagnostic {
    let word = cx.program.text(item, cite.framework);
    let clause = cx.program.text(item, cite.clause);
    let squeeze = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let mut meant: Vec<RecId> = Vec::new();
    for (alias, rec) in &cx.names.aliases {
        if squeeze(alias) == squeeze(word) && !meant.contains(rec) {
            meant.push(*rec);
        }
    }
    if meant.is_empty() {
        let known: Vec<(&str, RecId)> = cx.names.nested.keys().map(|r| (record_name(cx, *r).0, *r)).collect();
        if let Some(near) = nearest(word, known.iter().map(|(n, _)| *n)) {
            meant.extend(known.iter().filter(|(n, _)| *n == near).map(|(_, r)| *r));
        }
    }
    meant.sort_unstable_by_key(|rec| cx.records[*rec].stand());
    let shown: Vec<String> = meant
        .iter()
        .map(|r| {
            let (name, title) = record_name(cx, *r);
            title.map_or_else(|| format!("`{name}`"), |t| format!("`{name}` ({t})"))
        })
        .collect();
    let label =
        if shown.is_empty() { String::new() } else { format!("did you mean {}?", crate::words::list(&shown, "or")) };
    let span = cx.program.span(item, cite.framework);
    let mut d = Diagnostic::error("E0202", span, format!("there is no framework `{word}`"), label);
    let having: Vec<&str> = meant
        .iter()
        .map(|r| record_name(cx, *r).0)
        .filter(|n| cx.names.cite_named(cx.program, package, n, clause).1.is_some())
        .collect();
    if let [only] = having[..] {
        let new = format!("{only}:{clause}");
        let why = if meant.len() > 1 {
            format!(", the only one of the {} that has this clause", meant.len())
        } else {
            String::new()
        };
        let edits = vec![Edit { span: cx.program.span(item, cite.range), text: new.clone() }];
        d = d.fix(format!("replace with `{new}`{why}"), Applicability::OnRequest, edits);
    } else if meant.is_empty() {
        let mut names: Vec<&str> = cx.names.nested.keys().map(|r| record_name(cx, *r).0).collect();
        names.sort_unstable();
        names.dedup();
        let all: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
        d = d.help(format!("the frameworks here are {}; others come as packages", crate::words::list(&all, "and")));
    }
    d
}

/// The diagnostic, and what may have been meant.
fn unknown_clause(cx: &Lowering<'_>, item: ItemId, cite: &ast::Cite, around: RecId) -> (Diagnostic, Vec<RecId>) {
    let word = cx.program.text(item, cite.clause);
    let (framework, title) = record_name(cx, around);
    let framework_word = title.unwrap_or_else(|| format!("`{framework}`"));
    let mut all: Vec<(&str, RecId)> =
        cx.names.nested.get(&around).into_iter().flatten().map(|(n, r)| (&**n, *r)).collect();
    all.sort_by_key(|(_, r)| cx.records[*r].stand());

    // Those of the same series: the longest beginning that some clause shares, up to a separator.
    let stem_end = word.rfind(['.', '(']).map_or(0, |i| i + 1);
    let stem = &word[..stem_end];
    let siblings: Vec<(&str, RecId)> = all
        .iter()
        .copied()
        .filter(|(n, _)| !stem.is_empty() && n.starts_with(stem) && !n[stem.len()..].contains(['.', '(']))
        .collect();
    let mut candidates: Vec<(&str, RecId)> = if siblings.is_empty() {
        let near = nearest(word, all.iter().map(|(n, _)| *n));
        all.iter().copied().filter(|(n, _)| Some(*n) == near).collect()
    } else {
        siblings.clone()
    };
    // Names within a framework are different.
    candidates.sort_by_key(|(n, _)| (strsim::osa_distance(word, n), *n));
    candidates.truncate(3);

    let label = if siblings.is_empty() {
        candidates.first().map_or_else(String::new, |(n, _)| format!("did you mean `{framework}:{n}`?"))
    } else {
        let names: Vec<&str> = siblings.iter().map(|(n, _)| *n).collect();
        let series = stem.trim_end_matches(['.', '(']);
        format!("{series} has {}", crate::words::list(&names, "and"))
    };
    let message = format!("`{framework}:{word}` is not a clause of {framework_word}");
    let span = cx.program.span(item, cite.range);
    let mut d = Diagnostic::error("E0203", span, message, label);
    if !candidates.is_empty() {
        let shown: Vec<String> = candidates
            .iter()
            .take(2)
            .map(|(n, r)| {
                let title = record_name(cx, *r).1.map_or_else(String::new, |t| format!(", {t}"));
                format!("`{framework}:{n}`{title}")
            })
            .collect();
        d = d.help(format!("did you mean {}?", shown.join(", or ")));
        for (n, _) in candidates.iter().take(2) {
            let new = format!("{framework}:{n}");
            let edits = vec![Edit { span, text: new.clone() }];
            d = d.fix(format!("replace `{framework}:{word}` with `{new}`"), Applicability::OnRequest, edits);
        }
    }
    (d, candidates.into_iter().map(|(_, r)| r).collect())
}
