//! Rules: what each looks for, how bad it is, and by which clauses.

use std::fmt::Write as _;

use ctl_core::Analysis;
use ctl_core::program::ItemId;
use ctl_syntax::ast::{Alternative, Node, Rule};
use ctl_syntax::span::TextRange;

use super::{cell, docs, library, paragraph, quoted};

pub(super) fn rules(analysis: &Analysis, out: &mut String) {
    out.push_str("\n## Rules\n\nThe whole page of a rule, with what settles it: `ctl explain SOD-01`.\n");
    let mut all: Vec<(&str, ItemId, &Rule)> = library(analysis)
        .filter_map(|item| match &analysis.program.item(item).node {
            Node::Rule(rule) => Some((analysis.program.text(item, rule.id), item, &**rule)),
            _ => None,
        })
        .collect();
    all.sort_by_key(|(id, ..)| *id);
    for (id, item, rule) in all {
        let title = rule.title.map(|t| quoted(analysis, item, t)).unwrap_or_default();
        let cites: Vec<&str> = rule.cites.iter().map(|c| analysis.program.text(item, c.range)).collect();
        let _ = writeln!(out, "\n### {id}: {title}\n\n{}\n", paragraph(&docs(analysis, item)));
        let _ = writeln!(out, "- Level: {}", levels(analysis, item, &rule.severity));
        let _ = writeln!(out, "- Cites: {}", cell(&cites.join(", ")));
    }
}

/// "error if `organization.sox`, else warning"
fn levels(analysis: &Analysis, item: ItemId, severity: &[Alternative]) -> String {
    let text = |range: TextRange| cell(analysis.program.text(item, range));
    let mut out = String::new();
    for (i, level) in severity.iter().enumerate() {
        out.push_str(if i > 0 { ", else " } else { "" });
        out.push_str(&text(level.value.range));
        if let Some(guard) = &level.guard {
            let _ = write!(out, " if `{}`", text(guard.range));
        }
    }
    if severity.iter().all(|level| level.guard.is_some()) {
        out.push_str(", else silent");
    }
    out
}
