//! The page of a record: the view that the library has for its kind, or else all that is known of it.

use ctl_core::analysis::{Fact, Origin};
use ctl_core::value::RecId;
use ctl_core::view::{Page, Part};
use ctl_syntax::diagnostic::{Diagnostic, Proof};

use super::docs::Docs;
use super::{findings, place};
use crate::render::sheet::{Body, Item, Row, Sheet};
use crate::render::table::Table;
use crate::render::words;
use crate::session::Session;

/// The page of a record.
pub(super) fn sheet(rec: RecId, session: &Session) -> Sheet {
    let analysis = &session.analysis;
    let kind = &analysis.schema.kind(analysis.model.record(rec).kind).name;
    let name = analysis.model.source_form(&analysis.program, &analysis.schema, ctl_core::value::Value::Record(rec));
    let docs = Docs::of(&analysis.record_docs(rec));
    let page = analysis.pages(kind, Some(rec)).into_iter().next();
    let (title, mut rows) = match page {
        Some(page) => (title(&page, &name), of_view(page, session)),
        None => (analysis.model.title(&analysis.program, rec).unwrap_or_default(), of_facts(rec, kind, session)),
    };
    let mut all = docs.answers;
    all.append(&mut rows);
    all.extend(open(rec, session));
    Sheet {
        what: kind.clone(),
        title,
        place: Some(place(session, analysis.model.name_span(&analysis.program, rec))),
        text: docs.text,
        rows: all,
        name,
    }
}

/// A view's heading without the name that the page has already.
fn title(page: &Page, name: &str) -> String {
    let heading = page.heading.trim();
    let rest = heading.strip_prefix(&format!("`{name}`")).or_else(|| heading.strip_prefix(name));
    rest.map_or(heading, str::trim).to_owned()
}

/// The parts of a view, in its order.
fn of_view(page: Page, session: &Session) -> Vec<Row> {
    let rows = page.parts.into_iter().filter_map(|part| match part {
        Part::Line { label, text } => Some(Row::text(label, text)),
        Part::Proof(proof) => Some(steps("", &proof, session)),
        Part::Heading(heading) => Some(Row::text("", heading)),
        Part::Figure(_) | Part::Pages(..) | Part::Changes { .. } => None,
        Part::Table { rows, .. } if rows.is_empty() => None,
        Part::Table { columns, rows } => {
            let table = Table { columns, rows: rows.into_iter().map(|row| row.cells).collect() };
            Some(Row { head: String::new(), body: Body::Table(table.without_empty_columns()) })
        }
    });
    rows.collect()
}

/// A proof as a path of numbered steps; where it has none, its line.
fn steps(head: &str, proof: &Proof, session: &Session) -> Row {
    if proof.steps.is_empty() {
        return Row::text(head, proof.line.clone());
    }
    let step = |step: &ctl_syntax::diagnostic::ProofStep| Item {
        text: step.text.clone(),
        at: Some(place(session, step.span)),
    };
    Row { head: head.to_owned(), body: Body::Steps(proof.steps.iter().map(step).collect()) }
}

/// Everything that is known of a record whose kind has no view.
fn of_facts(rec: RecId, kind: &str, session: &Session) -> Vec<Row> {
    let mut rows = vec![Row::text("kind", kind.replace('_', " "))];
    for fact in session.analysis.facts(rec) {
        rows.extend(of_fact(&fact, session));
    }
    rows
}

fn of_fact(fact: &Fact, session: &Session) -> Vec<Row> {
    let field = session.analysis.schema.field(fact.field).name.replace('_', " ");
    let text = match &fact.of {
        Some(of) => format!("{} ({of})", words::list(&fact.words)),
        None => words::list(&fact.words),
    };
    let mut rows = vec![Row::text(field, text)];
    if let (Origin::Follows, Some(proof)) = (fact.origin, &fact.proof)
        && (!proof.steps.is_empty() || !proof.line.is_empty())
    {
        rows.push(steps("", proof, session));
    }
    rows
}

/// `Open`: the findings that are about it.
fn open(rec: RecId, session: &Session) -> Option<Row> {
    let reference = session.analysis.reference(rec);
    let about = |d: &&Diagnostic| d.finding.as_ref().is_some_and(|finding| finding.subjects.contains(&reference));
    let found: Vec<&Diagnostic> = session.analysis.diagnostics.iter().filter(about).collect();
    (!found.is_empty()).then(|| findings("open", session, &found, |d| format!("{}  {}", d.code, d.message)))
}
