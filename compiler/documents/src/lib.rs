//! From a checked model to what people read.
//!
//! A view of the library (or of a package) says which documents there are and what they speak of; a template says it
//! in words. What a template yields is read into one [tree](tree::Document), and each format has one writer over that
//! tree. Nothing here knows a control, a criterion or a framework.
//!
//! Text from declarations is data all the way: a template's values are escaped as they are put in, and every value
//! carries the place that it was declared at, which the tree keeps.

mod prose;
mod template;
pub mod tree;
mod values;
pub mod write;

use ctl_core::Facts;
use ctl_core::view::Document as Declared;
use ctl_syntax::diagnostic::Diagnostic;
use rayon::prelude::*;
use std::sync::Arc;

pub use template::Templates;
pub use tree::Document;

/// A document, ready to be written.
#[derive(Debug)]
pub struct Made {
    /// Its name: folders and no ending, with `/`.
    pub file: String,
    /// What it says.
    pub document: Document,
}

/// Makes the documents of one view. A template that cannot be read or filled is reported once, with its line.
pub fn make(facts: &Arc<Facts>, templates: &Templates, declared: &Declared) -> (Vec<Made>, Vec<Diagnostic>) {
    let pages = facts.pages(&declared.name);
    let made: Vec<Result<Made, Box<Diagnostic>>> = pages
        .into_par_iter()
        .filter_map(|page| {
            let file = page.file.clone()?;
            let blocks = match &declared.template {
                Some((template, span)) => templates.fill(facts, *template, *span, &page),
                None => Ok(tree::of_page(&page)),
            };
            Some(blocks.map(|blocks| Made { file, document: Document { title: page.heading, blocks } }))
        })
        .collect();
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
