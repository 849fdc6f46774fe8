//! The page of a template: what it fills in, and what it leaves to its user.

use ctl_core::program::ItemId;
use ctl_syntax::ast::{Entry, Node};
use ctl_syntax::literal;
use ctl_syntax::span::TextRange;

use super::docs::Docs;
use super::place;
use crate::render::sheet::{Row, Sheet};
use crate::render::words;
use crate::session::Session;

/// The page of a template.
pub(super) fn sheet(item: ItemId, session: &Session) -> Sheet {
    let program = &session.analysis.program;
    let Node::Template(decl) = &program.item(item).node else { return Sheet::default() };
    let name = program.text(item, decl.name);
    let docs = Docs::of(&program.docs(item, &program.item(item).docs));
    let mut rows = vec![Row::text(
        "for",
        format!("`{} NAME like {}`", program.text(item, decl.keyword), path(item, name, session)),
    )];
    rows.extend(docs.answers);
    for entry in decl.body.iter().flat_map(|body| &body.entries) {
        let Entry::Field(field) = entry else { continue };
        let values: Vec<String> =
            field.values.iter().map(|value| shown(program.text(item, value.value.range))).collect();
        let head = program.text(item, field.name).replace('_', " ");
        rows.push(Row::text(head, words::list(&values)));
    }
    Sheet {
        what: "template".to_owned(),
        name: name.to_owned(),
        title: title(program.text(item, decl.title.unwrap_or(TextRange::default()))),
        place: Some(place(session, program.span(item, decl.name))),
        text: docs.text,
        rows,
    }
}

fn title(text: &str) -> String {
    if text.is_empty() { String::new() } else { literal::text(text).into_owned() }
}

/// The name as the package at hand writes it.
fn path(item: ItemId, name: &str, session: &Session) -> String {
    let program = &session.analysis.program;
    let package = program.package_of(item);
    if package == program.root() {
        return name.to_owned();
    }
    let own = &program.packages[program.root().0 as usize];
    let alias = own.dependencies.iter().find(|(_, id)| *id == package).map(|(alias, _)| alias);
    format!("{}::{name}", alias.unwrap_or(&program.packages[package.0 as usize].name))
}

/// A value as it is written; a text without its quotes.
fn shown(text: &str) -> String {
    if text.starts_with('"') { literal::text(text).into_owned() } else { text.to_owned() }
}
