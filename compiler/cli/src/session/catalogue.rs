//! What is known about a code beside its findings: rules from their source, compiler errors from their registry.

use ctl_core::Analysis;
use ctl_syntax::ast::{self, Node};
use ctl_syntax::{codes, literal};

use crate::render::Catalogue;

/// Titles and pages of the rules of a program, and of compiler errors.
pub struct Pages<'a> {
    pub(super) analysis: &'a Analysis,
}

impl<'a> Pages<'a> {
    /// The declaration of a rule, and the item it is.
    pub fn rule(&self, id: &str) -> Option<(ctl_core::program::ItemId, &'a ast::Rule)> {
        let item = self.analysis.rule_item(id)?;
        match &self.analysis.program.item(item).node {
            Node::Rule(rule) => Some((item, rule)),
            _ => None,
        }
    }
}

impl Catalogue for Pages<'_> {
    fn title(&self, code: &str) -> Option<String> {
        let Some((item, rule)) = self.rule(code) else { return codes::find(code).map(|row| row.title.to_owned()) };
        rule.title.map(|title| literal::text(self.analysis.program.text(item, title)).into_owned())
    }

    fn page(&self, code: &str) -> Option<String> {
        let program = &self.analysis.program;
        match self.rule(code) {
            Some((item, _)) => Some(program.docs(item, &program.item(item).docs)).filter(|page| !page.is_empty()),
            None => codes::find(code).map(|row| row.page.to_owned()),
        }
    }
}

/// The first paragraph of a doc comment, on one line.
pub fn first_paragraph(docs: &str) -> String {
    let lines = docs.trim().lines().map(str::trim).take_while(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
