//! Pages of what records may say: kinds, their fields, and enums.

use ctl_core::schema::{Field, Role};
use ctl_core::value::{EnumId, FieldId, KindId};
use ctl_syntax::span::TextRange;

use super::docs::{Docs, first_sentence};
use super::place;
use crate::render::sheet::{Body, Row, Sheet};
use crate::render::table::Table;
use crate::render::words;
use crate::session::Session;

/// The page of a kind: what one writes, what follows, and how many there are.
pub(super) fn kind(id: KindId, session: &Session) -> Sheet {
    let analysis = &session.analysis;
    let kind = analysis.schema.kind(id);
    let docs = Docs::of(&analysis.program.docs(kind.item, &kind.docs));
    let mut rows = docs.answers;
    let mut notes = Vec::new();
    if kind.single {
        notes.push("there is one at most, and the kind's name means it".to_owned());
    }
    if let Some((around, _)) = kind.within {
        notes.push(format!("written inside a {}", analysis.schema.kind(around).name));
    }
    if let Some(edge) = kind.edge {
        let edge = analysis.schema.field(edge);
        notes.push(format!("each value of `{}.{}` is one", analysis.schema.kind(edge.kind).name, edge.name));
    }
    if let Some(known_by) = kind.known_by {
        notes.push(format!("known by its {}", analysis.schema.field(known_by).name));
    }
    rows.push(Row::text("form", notes.join("; ")));
    let fields: Vec<FieldId> = kind
        .fields
        .iter()
        .copied()
        .filter(|f| !matches!(analysis.schema.field(*f).role, Role::Name | Role::Title))
        .collect();
    let written = |role: &Role| matches!(role, Role::Stored | Role::Edge { .. });
    let given = |role: &Role| matches!(role, Role::Given | Role::Inverse(_));
    let derived = |role: &Role| matches!(role, Role::Derived { .. });
    rows.push(fields_row("written", session, &fields, &written));
    rows.push(fields_row("follows", session, &fields, &derived));
    rows.push(fields_row("seen from", session, &fields, &given));
    let own = analysis.own_records(id).count();
    let all = analysis.model.of_kind(id).len();
    rows.push(Row::text(
        "here",
        match (own, all) {
            (0, 0) => "none is declared".to_owned(),
            (own, all) if own == all => format!("{} declared", words::number(own)),
            (own, all) => {
                format!("{} declared here, {} in all with what is used", words::number(own), words::number(all))
            }
        },
    ));
    Sheet {
        what: "kind".to_owned(),
        name: kind.name.clone(),
        title: String::new(),
        place: Some(place(session, analysis.program.span(kind.item, kind.range))),
        text: docs.text,
        rows,
    }
}

fn fields_row(head: &str, session: &Session, fields: &[FieldId], wanted: &dyn Fn(&Role) -> bool) -> Row {
    let schema = &session.analysis.schema;
    let shown = fields.iter().filter(|id| wanted(&schema.field(**id).role));
    let row = |id: &FieldId| {
        let field = schema.field(*id);
        vec![signature(session, field), type_of(session, *id), describe(session, field)]
    };
    let columns = ["field", "type", "what it says"].map(str::to_owned).to_vec();
    Row { head: head.to_owned(), body: Body::Table(Table { columns, rows: shown.map(row).collect() }) }
}

/// `owner`, or `passes_data(v: service)`.
fn signature(session: &Session, field: &Field) -> String {
    match &field.role {
        Role::Derived { param: Some((name, kind)) } => {
            format!("{}({name}: {})", field.name, session.analysis.schema.kind(*kind).name)
        }
        _ => field.name.clone(),
    }
}

/// `[system] required`
fn type_of(session: &Session, id: FieldId) -> String {
    let field = session.analysis.schema.field(id);
    let mut text = session.analysis.type_words(id);
    for (is_so, word) in [(field.required, " required"), (field.unique, " unique")] {
        if is_so {
            text.push_str(word);
        }
    }
    text
}

/// What a field says: its doc comment, or where it is seen from.
fn describe(session: &Session, field: &Field) -> String {
    let analysis = &session.analysis;
    if let Role::Inverse(of) = &field.role {
        let of = of.iter().map(|id| {
            let of = analysis.schema.field(*id);
            format!("every {} that names it in `{}`", analysis.schema.kind(of.kind).name.replace('_', " "), of.name)
        });
        let of: Vec<String> = of.collect();
        return words::list(&of);
    }
    let docs: &[TextRange] = field.def.as_ref().map_or(&[], |def| &def.docs);
    let mut text = first_sentence(&analysis.program.docs(field.item, docs));
    if let Role::Edge { kind, .. } = &field.role {
        let fields = analysis.schema.kind(*kind).fields.iter().map(|id| analysis.schema.field(*id));
        let of_each: Vec<String> = fields
            .filter(|field| matches!(field.role, Role::Stored | Role::Edge { .. }))
            .map(|field| format!("`{}`", field.name))
            .collect();
        if !of_each.is_empty() {
            text.push_str(&format!(" Each value may say {}.", words::list(&of_each)));
        }
    }
    text
}

/// The page of one field.
pub(super) fn field(id: FieldId, session: &Session) -> Sheet {
    let analysis = &session.analysis;
    let field = analysis.schema.field(id);
    let kind = &analysis.schema.kind(field.kind).name;
    let docs: &[TextRange] = field.def.as_ref().map_or(&[], |def| &def.docs);
    let docs = Docs::of(&analysis.program.docs(field.item, docs));
    let mut text = docs.text;
    if text.is_empty() {
        text.push(describe(session, field));
    }
    let mut rows = vec![Row::text("type", type_of(session, id))];
    if let Some(default) = field.default {
        rows.push(Row::text("unwritten", format!("means {}", analysis.show(default, true))));
    }
    if let Some(derived) = field.def.as_ref().and_then(|def| def.derived.as_ref()) {
        let source: Vec<&str> = analysis.program.text(field.item, derived.range).split_whitespace().collect();
        rows.push(Row::text("is", source.join(" ")));
    }
    if let Some(inverse) = &field.inverse {
        rows.push(Row::text("back", format!("`{inverse}`, from what it names")));
    }
    let span = field.def.as_ref().map(|def| analysis.program.span(field.item, def.name));
    Sheet {
        what: "field".to_owned(),
        name: format!("{kind}.{}", field.name),
        title: String::new(),
        place: span.map(|span| place(session, span)),
        text,
        rows,
    }
}

/// The page of an enum: its members.
pub(super) fn enumeration(id: EnumId, session: &Session) -> Sheet {
    let analysis = &session.analysis;
    let of = analysis.schema.enumeration(id);
    let docs = Docs::of(&analysis.program.docs(of.item, &analysis.program.item(of.item).docs));
    let row = |member: &ctl_core::schema::Member| {
        let docs = first_sentence(&analysis.program.docs(of.item, &member.docs));
        vec![member.name.clone(), member.title.clone().unwrap_or_default(), docs]
    };
    let columns = ["member", "reads", "what it means"].map(str::to_owned).to_vec();
    let table = Table { columns, rows: of.members.iter().map(row).collect() };
    let order = if of.ordered { "each is less than those below it" } else { "" };
    Sheet {
        what: "enum".to_owned(),
        name: of.name.clone(),
        title: String::new(),
        place: Some(place(session, analysis.program.span(of.item, of.range))),
        text: docs.text,
        rows: vec![
            Row { head: "one of".to_owned(), body: Body::Table(table.without_empty_columns()) },
            Row::text("order", order),
        ],
    }
}
