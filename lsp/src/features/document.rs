//! A document as it would be written now, for who reads it beside the text: what a control's narrative says while the
//! control is being edited. Every fact in it leads back to where it is declared.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use ctl_core::Facts;
use ctl_core::symbol::Symbol;
use ctl_core::value::RecId;
use ctl_core::view;
use ctl_documents::{Content, Document, Templates, make_page, write};
use ctl_host::Checked;
use ctl_syntax::ast::{Decl, Entry, Node};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::{Position, Span};

use super::names;
use crate::workspace::{Place, Spot, Workspace, is_sound};

const EARLIER: &str = "As of the last text that could be read.";
const BROKEN: &str = "Some of the text cannot be read at present: what it says is missing here.";
const MISTAKEN: &str = "There are mistakes in this text: what depends on them is missing here.";

/// A document.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The record that it is about, as `kind:name`; nothing where it is about no single one.
    pub subject: Option<String>,
    /// The view that declares it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Where the record is declared.
    pub place: Option<Place>,
    /// What it says, as a fragment of a page.
    pub html: String,
    /// The places that the fragment's facts come from, in the order of their numbers.
    pub places: Vec<Place>,
    /// What it does not know, if that is something.
    pub remark: Option<&'static str>,
}

/// A document that was made, and has still to be written.
struct Made {
    subject: Option<(String, Span)>,
    name: String,
    document: Document,
}

/// The document about the record at a place: the one that is asked for, or the first that the views declare. An error
/// is a template that cannot be filled, or a document that there is none of.
pub fn at(workspace: &mut Workspace, path: &Path, at: Position, asked: Option<&str>) -> Result<Option<Shown>, String> {
    let spots = workspace.spots(path, at);
    let mut tries: Vec<(bool, Vec<RecId>, Option<&'static str>)> = Vec::new();
    let mut last = None;
    for spot in spots {
        let model = &spot.checked.analysis.model;
        let all = subjects(spot);
        let (whole, poisoned): (Vec<RecId>, Vec<RecId>) = all.into_iter().partition(|r| !model.record(*r).poisoned);
        let remark = match () {
            () if spot.earlier => Some(EARLIER),
            () if !is_sound(spot.checked) => Some(BROKEN),
            () => None,
        };
        if !poisoned.is_empty() {
            // Better as it was than as it cannot be read.
            last = last.or(Some((spot.earlier, poisoned, Some(MISTAKEN))));
            continue;
        }
        tries.push((spot.earlier, whole, remark));
    }
    tries.extend(last);
    for (earlier, subjects, remark) in tries {
        let made = workspace.with_facts(path, earlier, |facts| make(facts, &subjects, asked));
        if let Some(made) = made.transpose()?.flatten() {
            return Ok(written(workspace, path, at, earlier, made, remark));
        }
    }
    Ok(None)
}

/// The records that may be meant at a spot, the nearest first: those that are named there, and those whose declarations
/// stand around it.
fn subjects(spot: Spot<'_>) -> Vec<RecId> {
    let analysis = &spot.checked.analysis;
    let record = |symbol: Symbol| match symbol {
        Symbol::Record(rec) => Some(rec),
        _ => None,
    };
    let mut out: Vec<RecId> = names::at(spot).into_iter().flat_map(|name| name.symbols).filter_map(record).collect();
    if let Some((item, base)) = names::item_at(analysis, spot.file, spot.offset)
        && let Node::Decl(decl) = &analysis.program.item(item).node
    {
        let declared = analysis.read(item).names;
        let around = std::iter::successors(Some(decl), |decl| inner(decl, spot.offset - base));
        let mut around: Vec<RecId> = around
            .filter_map(|decl| declared.iter().find(|name| name.declares && name.range == decl.name))
            .filter_map(|name| record(name.symbol))
            .collect();
        around.reverse();
        out.extend(around);
    }
    let mut seen = Vec::new();
    out.retain(|rec| {
        !seen.contains(rec) && {
            seen.push(*rec);
            true
        }
    });
    out
}

/// The declaration within another that stands around a byte of their item.
fn inner(decl: &Decl, offset: u32) -> Option<&Decl> {
    decl.body.iter().flat_map(|body| &body.entries).find_map(|entry| match entry {
        Entry::Nested(nested) if nested.range.touches(offset) => Some(&**nested),
        _ => None,
    })
}

fn make(facts: &Arc<Facts>, subjects: &[RecId], asked: Option<&str>) -> Result<Option<Made>, String> {
    let mut views = facts.analysis().documents();
    if let Some(name) = asked {
        views.retain(|view| view.name == name);
        match views.first() {
            None => return Err(format!("no view declares a document `{name}`")),
            Some(view) if view.compared => {
                return Err(format!(
                    "`{name}` says what differs from an earlier revision: `ctl build --since` makes it"
                ));
            }
            Some(_) => {}
        }
    }
    let templates = Templates::of(&facts.analysis().program);
    let about = subjects.iter().map(|rec| Some(*rec));
    // What is about nothing in particular is made where it is asked for by name.
    let about: Vec<Option<RecId>> = about.chain(asked.map(|_| None)).collect();
    for about in about {
        for view in &views {
            let page = facts.page(&view.name, about).filter(|page| page.file.is_some());
            let Some(page) = page else { continue };
            if let Some(made) = filled(facts, &templates, view, page, asked.is_some())? {
                let subject = about.map(|rec| (facts.reference(rec), facts.place(rec)));
                return Ok(Some(Made { subject, name: view.name.clone(), document: made }));
            }
        }
    }
    Ok(None)
}

/// A page with its words. Data for programs is no document that anybody reads.
fn filled(
    facts: &Arc<Facts>,
    templates: &Templates,
    view: &view::Document,
    page: view::Page,
    asked: bool,
) -> Result<Option<Document>, String> {
    let said = |diagnostic: &Diagnostic| told(facts, diagnostic);
    match make_page(facts, templates, view, page) {
        None => Ok(None),
        Some(Ok(made)) => match made.content {
            Content::Document(document) => Ok(Some(document)),
            Content::Data { ending, .. } if asked => {
                Err(format!("`{}` is made for programs, as {ending}, and has no page to show", view.name))
            }
            Content::Data { .. } => Ok(None),
        },
        // What cannot be read says more than that it cannot be.
        Some(Err(error)) => {
            let file = view.template.map(|(file, _)| file);
            let unread = templates.errors.iter().find(|e| e.primary().is_some_and(|span| Some(span.file) == file));
            Err(said(unread.unwrap_or(&error)))
        }
    }
}

/// A mistake in one line, with its place.
fn told(facts: &Facts, diagnostic: &Diagnostic) -> String {
    let program = &facts.analysis().program;
    let place = diagnostic.primary().map(|span| {
        let source = program.file(span.file);
        let line = source.text[..span.range.start as usize].matches('\n').count() + 1;
        format!("{}:{line}: ", source.path)
    });
    format!("{}{} ({})", place.unwrap_or_default(), diagnostic.message, diagnostic.code)
}

/// The document as a fragment, with the places that it leads to.
fn written(
    workspace: &Workspace,
    path: &Path,
    at: Position,
    earlier: bool,
    made: Made,
    remark: Option<&'static str>,
) -> Option<Shown> {
    let spots = workspace.spots(path, at);
    let checked: &Checked = spots.iter().find(|spot| spot.earlier == earlier)?.checked;
    let Made { subject, name, mut document } = made;
    if let Some(remark) = remark {
        document.mark(remark);
    }
    let places: RefCell<Vec<(Span, Place)>> = RefCell::default();
    let html = write::fragment(&document, &|span| {
        let mut places = places.borrow_mut();
        if let Some(known) = places.iter().position(|(other, _)| *other == span) {
            return Some(known);
        }
        places.push((span, workspace.place(checked, span)?));
        Some(places.len() - 1)
    });
    let (subject, place) = subject.unzip();
    Some(Shown {
        subject,
        name,
        title: document.title,
        place: place.and_then(|span| workspace.place(checked, span)),
        html,
        places: places.into_inner().into_iter().map(|(_, place)| place).collect(),
        remark,
    })
}
