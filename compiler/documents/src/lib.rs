//! From a checked model to what people read, and what other programs read.
//!
//! A view of the library (or of a package) says which documents there are and what they speak of; a template says it
//! in words. What a template yields is read into one [tree](tree::Document), and each format has one writer over that
//! tree; or, where the template's name says so, it is itself in a form for programs, and is written as it is. Nothing
//! here knows a control, a criterion or a framework.
//!
//! Text from declarations is data all the way: a template's values are escaped as they are put in, and every value
//! carries the place that it was declared at, which the tree keeps.

mod calendar;
pub mod draw;
mod ids;
mod json;
pub mod pages;
mod prose;
mod template;
pub mod tree;
mod values;
pub mod write;

use ctl_core::Facts;
use ctl_core::value::RecId;
use ctl_core::view::{Document as Declared, Page, Part, changes};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::{FileId, Span};
use rayon::prelude::*;
use std::sync::Arc;

pub use template::Templates;
use tree::Block;
pub use tree::Document;

/// A document, ready to be written.
#[derive(Debug)]
pub struct Made {
    /// Its name: folders and no ending, with `/`.
    pub file: String,
    /// What it holds.
    pub content: Content,
}

/// What a document holds.
#[derive(Debug)]
pub enum Content {
    /// Words for people: each format has a writer for them.
    Document(Document),
    /// Data for programs, in the form of its template and in no other.
    Data {
        /// What the names of such files end in: `json`.
        ending: &'static str,
        /// The whole file.
        bytes: Vec<u8>,
    },
}

impl Made {
    /// The words, if it is for people.
    pub fn document(&self) -> Option<&Document> {
        match &self.content {
            Content::Document(document) => Some(document),
            Content::Data { .. } => None,
        }
    }
}

/// What documents are made of.
#[derive(Clone, Copy)]
pub struct Basis<'b> {
    /// What is known.
    pub facts: &'b Arc<Facts>,
    /// The words.
    pub templates: &'b Templates,
    /// The record that everything has to concern, if one is asked for.
    pub asked: Option<RecId>,
    /// An earlier revision: what it is called, and its facts. Without it, no document says what has changed.
    pub before: Option<(&'b str, &'b Facts)>,
}

/// Makes the documents of one view. A template that cannot be read or filled is reported once, with its line.
pub fn make(basis: Basis<'_>, declared: &Declared) -> (Vec<Made>, Vec<Diagnostic>) {
    let Basis { facts, templates, asked, before } = basis;
    let mut pages = facts.pages(&declared.name, asked);
    if declared.compared {
        let Some((name, before)) = before else { return (Vec::new(), Vec::new()) };
        let earlier = before.pages(&declared.name, None);
        let since = |page: Page| {
            let of = earlier.iter().find(|old| old.file == page.file);
            let page = changes(of, page);
            Page { heading: format!("{} since {name}", page.heading), ..page }
        };
        pages = pages.into_iter().map(since).collect();
    }
    let all = facts.analysis().documents();
    let made: Vec<Result<Made, Box<Diagnostic>>> =
        pages.into_par_iter().filter_map(|page| one(facts, templates, &all, declared, page)).collect();
    let mut documents = Vec::new();
    let mut errors: Vec<Diagnostic> = Vec::new();
    for one in made {
        match one {
            Ok(made) => documents.push(made),
            Err(error) => errors.push(*error),
        }
    }
    // One mistake in a template is one mistake, however many documents it spoils.
    errors.dedup_by(|a, b| a.sort_key() == b.sort_key() && a.message == b.message);
    (documents, errors)
}

/// Makes the document of one page of a view; nothing where the page is none.
pub fn make_page(
    facts: &Arc<Facts>,
    templates: &Templates,
    declared: &Declared,
    page: Page,
) -> Option<Result<Made, Box<Diagnostic>>> {
    one(facts, templates, &facts.analysis().documents(), declared, page)
}

fn one(
    facts: &Arc<Facts>,
    templates: &Templates,
    all: &[Declared],
    declared: &Declared,
    page: Page,
) -> Option<Result<Made, Box<Diagnostic>>> {
    let file = page.file.clone()?;
    let content = match declared.template {
        Some((file, span)) if templates.ending(declared).is_some() => templates.data(facts, file, span, &page),
        template => content(facts, templates, all, template, &page)
            .map(|blocks| Content::Document(Document { title: page.heading, blocks })),
    };
    Some(content.map(|content| Made { file, content }))
}

/// What a page says: the words of its template, or its lines and tables; then its figures, where the template has not
/// placed them, and the pages that it puts together.
fn content(
    facts: &Arc<Facts>,
    templates: &Templates,
    all: &[Declared],
    template: Option<(FileId, Span)>,
    page: &Page,
) -> Result<Vec<Block>, Box<Diagnostic>> {
    let figures = page.parts.iter().filter_map(|p| if let Part::Figure(f) = p { Some(f.clone()) } else { None });
    let mut figures: Vec<(String, Vec<Block>)> = figures.map(|f| (f.name.clone(), draw::blocks(f))).collect();
    let mut blocks = match template {
        Some((file, span)) => templates.fill(facts, file, span, page, &mut figures)?,
        None => tree::of_page(page),
    };
    blocks.extend(figures.into_iter().flat_map(|(_, blocks)| blocks));
    for part in &page.parts {
        let Part::Pages(view, pages) = part else { continue };
        let template = all.iter().find(|d| d.name == *view).and_then(|d| d.template);
        for page in pages {
            let inner = content(facts, templates, all, template, page)?;
            blocks.extend(inner.into_iter().map(Block::below));
        }
    }
    Ok(blocks)
}
