//! `ctl coverage`: which clauses controls answer, and which they do not. What is counted, and in which order it is
//! shown, is said by the views of the library whose names begin with `coverage`.

use ctl_core::Analysis;
use ctl_core::value::{RecId, Value};
use ctl_core::view::{Page, Part};
use serde_json::{Value as Json, json};

use super::{Outcome, unknown, wish};
use crate::args::{Coverage, Globals};
use crate::console::Console;
use crate::failure::Failure;
use crate::render::table::Table;
use crate::render::wrap::wrap;
use crate::render::{self, Format};
use crate::session::Session;

/// What the names of the views begin with.
const VIEWS: &str = "coverage";
/// Where none of these has a name.
pub(super) const ASKED: &str = "no engagement";
/// The version of the JSON form.
const SCHEMA: &str = "ctl.coverage/1";
/// What stands in an empty cell of a table for people: that nothing is there has to be seen.
const EMPTY: &str = "none";
/// However wide the window, and however narrow.
const WIDTHS: (usize, usize) = (40, 160);

/// A view and its pages.
struct Shown {
    name: String,
    title: String,
    pages: Vec<Page>,
}

/// Prints the views.
pub(super) fn run(args: &Coverage, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let session = Session::open(&args.path, wish(globals), &progress)?;
    progress.stage("counting");
    let analysis = &session.analysis;
    let views = analysis.views().filter(|(name, _)| name.starts_with(VIEWS));
    let mut shown: Vec<Shown> = views
        .map(|(name, title)| Shown { name: name.into(), title: title.into(), pages: analysis.pages(name, None) })
        .collect();
    drop(progress);
    if let Some(name) = &args.engagement {
        only(name, &mut shown, &session)?;
    }
    if console.format == Format::Json {
        render::write_json(&to_json(&shown, &session), console.out())?;
        return Ok(Outcome::Clean);
    }
    let mut first = true;
    for page in shown.iter().flat_map(|view| &view.pages) {
        if !std::mem::take(&mut first) {
            writeln!(console.out())?;
        }
        write(page, console)?;
    }
    if first && !console.look.quiet {
        writeln!(console.out(), "Nothing is asked for: no engagement is declared.")?;
    }
    Ok(Outcome::Clean)
}

/// Keeps the pages about one engagement.
fn only(name: &str, shown: &mut Vec<Shown>, session: &Session) -> Result<(), Failure> {
    let all = engagements(&session.analysis);
    let Some((_, asked)) = all.iter().find(|(known, _)| known == name) else {
        return Err(unknown(ASKED, name, all.iter().map(|(known, _)| &**known).collect()));
    };
    for view in &mut *shown {
        view.pages.retain(|page| page.subject == Some(*asked));
    }
    shown.retain(|view| !view.pages.is_empty());
    Ok(())
}

/// What the views are about: engagements, by their names.
pub(super) fn engagements(analysis: &Analysis) -> Vec<(String, RecId)> {
    let views = analysis.views().filter(|(name, _)| name.starts_with(VIEWS));
    let subjects = views.flat_map(|(name, _)| analysis.pages(name, None)).filter_map(|page| page.subject);
    let name_of = |rec| analysis.model.source_form(&analysis.program, &analysis.schema, Value::Record(rec));
    subjects.map(|rec| (name_of(rec), rec)).collect()
}

fn write(page: &Page, console: &mut Console) -> Result<(), Failure> {
    let width = console.look.width.clamp(WIDTHS.0, WIDTHS.1);
    let mut lines = wrap(&page.heading, width);
    for part in &page.parts {
        match part {
            Part::Line { label, text } => lines.extend(wrap(&format!("  {label}: {text}"), width)),
            Part::Proof(proof) => lines.extend(wrap(&format!("  {}", proof.line), width)),
            // Not for a terminal.
            Part::Figure(_) | Part::Pages(..) | Part::Changes { .. } => {}
            Part::Heading(heading) => {
                lines.push(String::new());
                lines.extend(wrap(heading, width));
            }
            Part::Table { columns, rows } => {
                let filled = |cell: &String| if cell.is_empty() { EMPTY.to_owned() } else { cell.clone() };
                let all: Vec<Vec<String>> = rows.iter().map(|row| row.cells.clone()).collect();
                // A column of nothing but "none" says nothing that its heading could not.
                let table = Table { columns: columns.clone(), rows: all }.without_empty_columns();
                let rows = table.rows.iter().map(|cells| cells.iter().map(filled).collect()).collect();
                let table = Table { columns: table.columns, rows };
                lines.extend(table.lines(width - 2).into_iter().map(|line| format!("  {line}")));
            }
        }
    }
    for line in lines {
        writeln!(console.out(), "{line}")?;
    }
    Ok(())
}

fn to_json(shown: &[Shown], session: &Session) -> Json {
    let part = |part: &Part| match part {
        Part::Line { label, text } => Some(json!({ "label": label, "text": text })),
        Part::Proof(proof) => Some(json!({ "proof": proof.line })),
        Part::Heading(heading) => Some(json!({ "heading": heading })),
        Part::Table { columns, rows } => {
            let rows: Vec<&Vec<String>> = rows.iter().map(|row| &row.cells).collect();
            Some(json!({ "columns": columns, "rows": rows }))
        }
        Part::Figure(_) | Part::Pages(..) | Part::Changes { .. } => None,
    };
    let page = |page: &Page| {
        json!({
            "subject": page.subject.map(|rec| session.analysis.reference(rec)),
            "heading": page.heading,
            "parts": page.parts.iter().filter_map(part).collect::<Vec<_>>(),
        })
    };
    let views = shown.iter().map(|view| {
        json!({ "view": view.name, "title": view.title, "pages": view.pages.iter().map(page).collect::<Vec<_>>() })
    });
    json!({
        "schema": SCHEMA,
        "package": Some(session.package()).filter(|name| !name.is_empty()),
        "as_of": session.analysis.as_of.to_string(),
        "views": views.collect::<Vec<_>>(),
    })
}
