//! `ctl explain`: a page about anything that has a name. What the name means is the compiler's to say; what stands on
//! a record's page is a view of the library. Here pages are put together.

mod code;
mod docs;
mod lists;
mod record;
mod rule;
mod shape;
mod template;

use ctl_core::Analysis;
use ctl_core::analysis::Meaning;
use ctl_syntax::codes;
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::{Encoding, Span};

use super::{Outcome, wish};
use crate::args::{Explain, Globals};
use crate::console::Console;
use crate::failure::{Failure, nearest};
use crate::render::sheet::{self, Body, Item, Row, Sheet};
use crate::render::wrap::one_line;
use crate::render::{Place, Sources, is_accepted, words};
use crate::session::Session;

/// Findings that a page lists before it counts the rest.
const SHOWN: usize = 5;

/// Prints the pages of what was asked for.
pub(super) fn run(args: &Explain, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let session = match Session::open(&args.path, wish(globals), &progress) {
        // The library can be read anywhere.
        Err(failure) if failure.is_nothing_to_check() => Session::library(wish(globals)),
        session => session?,
    };
    let sheets = sheets(&args.what, &session)?;
    drop(progress);
    sheet::write(console.format, &sheets, &console.look.clone(), console.out())?;
    Ok(Outcome::Clean)
}

fn sheets(what: &str, session: &Session) -> Result<Vec<Sheet>, Failure> {
    let what = what.trim();
    let mut sheets = Vec::new();
    if let Some(row) = codes::find(what) {
        sheets.push(code::sheet(row, session));
    }
    for meaning in session.analysis.meanings(what) {
        sheets.push(match meaning {
            Meaning::Rule(item) => rule::sheet(item, session),
            Meaning::Kind(kind) => shape::kind(kind, session),
            Meaning::Enum(id) => shape::enumeration(id, session),
            Meaning::Field(field) => shape::field(field, session),
            Meaning::Template(item) => template::sheet(item, session),
            Meaning::Record(rec) => record::sheet(rec, session),
        });
    }
    if sheets.is_empty() {
        sheets.extend(lists::sheet(what, session));
    }
    if sheets.is_empty() { Err(unknown(what, &session.analysis)) } else { Ok(sheets) }
}

fn unknown(what: &str, analysis: &Analysis) -> Failure {
    let names = analysis.known_names();
    let all = names.iter().map(String::as_str).chain(codes::CODES.iter().map(|row| row.id)).chain(lists::NAMES);
    let failure = Failure::new(format!("nothing is called `{}`", one_line(what)));
    match nearest(what, all) {
        Some(near) => failure.help(format!("did you mean `{}`?", one_line(near))),
        None => {
            failure.help(format!("`ctl explain` knows codes, citations, names, and {}", words::list(&lists::NAMES)))
        }
    }
}

/// `systems/platform.ctl:22`
fn place(session: &Session, span: Span) -> String {
    let places = session.places();
    let line = Place::of(&places, span, Encoding::Utf32).start.line;
    one_line(&format!("{}:{line}", places.shown(span.file)))
}

/// `Here`: what was found of a code in the package at hand.
fn here(session: &Session, code: &str) -> Row {
    let found: Vec<&Diagnostic> = session.analysis.diagnostics.iter().filter(|d| d.code == code).collect();
    findings("here", session, &found, |d| d.message.clone())
}

/// Findings as a row: how many, and the first of them.
fn findings(head: &str, session: &Session, found: &[&Diagnostic], text: impl Fn(&Diagnostic) -> String) -> Row {
    let item = |d: &&Diagnostic| {
        let accepted = match d.finding.as_ref().and_then(|finding| finding.accepted_by.as_ref()) {
            Some(exception) if is_accepted(d) => format!(" (accepted by `{exception}`)"),
            _ => String::new(),
        };
        Item { text: format!("{}{accepted}", text(d)), at: d.primary().map(|span| place(session, span)) }
    };
    let mut items: Vec<Item> = found.iter().take(SHOWN).map(item).collect();
    match found.len().saturating_sub(SHOWN) {
        0 => {}
        more => items.push(Item { text: format!("and {} more", words::number(more)), at: None }),
    }
    if items.is_empty() {
        return Row::text(head, "no findings");
    }
    Row { head: head.to_owned(), body: Body::Items(items) }
}
