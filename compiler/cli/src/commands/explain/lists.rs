//! Lists of what can be explained: `ctl explain kinds`, `rules`, `templates`, `enums`, `codes`.

use ctl_core::program::ItemId;
use ctl_syntax::ast::Node;
use ctl_syntax::{codes, literal};

use super::docs::first_sentence;
use crate::render::Catalogue;
use crate::render::sheet::{Body, Row, Sheet};
use crate::render::table::Table;
use crate::session::Session;

/// The lists there are.
pub(super) const NAMES: [&str; 5] = ["kinds", "enums", "templates", "rules", "codes"];

/// A list, if `what` is the name of one.
pub(super) fn sheet(what: &str, session: &Session) -> Option<Sheet> {
    let (title, columns, rows): (&str, [&str; 2], Vec<Vec<String>>) = match what {
        "kinds" => ("what can be declared", ["kind", "what it is"], kinds(session)),
        "enums" => ("words to choose from", ["enum", "what it says"], enums(session)),
        "templates" => {
            ("declarations to start from: `control NAME like std::TEMPLATE`", ["template", "title"], templates(session))
        }
        "rules" => ("what is looked for", ["rule", "title"], rules(session)),
        "codes" => ("errors of the language", ["code", "title"], all_codes()),
        _ => return None,
    };
    let table = Table { columns: columns.map(str::to_owned).to_vec(), rows };
    Some(Sheet {
        what: "list".to_owned(),
        name: what.to_owned(),
        title: title.to_owned(),
        rows: vec![Row { head: String::new(), body: Body::Table(table) }],
        ..Sheet::default()
    })
}

fn kinds(session: &Session) -> Vec<Vec<String>> {
    let analysis = &session.analysis;
    // The kinds of edges are explained with the field that makes them.
    let kinds = analysis.schema.kinds.iter().filter(|kind| kind.edge.is_none());
    kinds.map(|kind| vec![kind.name.clone(), first_sentence(&analysis.program.docs(kind.item, &kind.docs))]).collect()
}

fn enums(session: &Session) -> Vec<Vec<String>> {
    let analysis = &session.analysis;
    let docs = |item: ItemId| first_sentence(&analysis.program.docs(item, &analysis.program.item(item).docs));
    analysis.schema.enums.iter().map(|e| vec![e.name.clone(), docs(e.item)]).collect()
}

fn templates(session: &Session) -> Vec<Vec<String>> {
    let program = &session.analysis.program;
    let row = |item: &ItemId| {
        let item = *item;
        let Node::Template(decl) = &program.item(item).node else { return None };
        let title = decl.title.map(|title| literal::text(program.text(item, title)).into_owned());
        Some(vec![program.text(item, decl.name).to_owned(), title.unwrap_or_default()])
    };
    program.special.iter().filter_map(row).collect()
}

fn rules(session: &Session) -> Vec<Vec<String>> {
    let pages = session.pages();
    let mut rules: Vec<&String> = session.analysis.rules().iter().collect();
    rules.sort();
    rules.into_iter().map(|id| vec![id.clone(), pages.title(id).unwrap_or_default()]).collect()
}

fn all_codes() -> Vec<Vec<String>> {
    codes::CODES.iter().map(|row| vec![row.id.to_owned(), row.title.to_owned()]).collect()
}
