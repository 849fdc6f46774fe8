//! `docs/reference.md`: kinds, enums, frameworks, rules, templates, tables, views and errors, as the standard library
//! and the registry of errors declare them. Says nothing of its own, so that it cannot say anything wrong.

mod frameworks;
mod rules;
mod schema;
mod tables;

use std::fmt::Write as _;

use ctl_core::Analysis;
use ctl_core::program::ItemId;
use ctl_syntax::ast::Node;
use ctl_syntax::codes::CODES;
use ctl_syntax::literal;
use ctl_syntax::span::TextRange;

const HEAD: &str = "\
# Reference of the standard library

<!-- Written by a test from stdlib/ and the registry of errors. To renew it: CTL_BLESS=1 cargo test -p ctl-tests --test reference -->

What `ctl explain` says of each name, in one page. The meaning of the words `required`, `inverse` and so on is in
[language.md](language.md).

- [Kinds](#kinds): what records may say
- [Enums](#enums): the words that fields take
- [Frameworks](#frameworks): clauses that can be cited, with titles of our own
- [Rules](#rules): what is looked for
- [Templates](#templates): controls to start from
- [Tables](#tables): cadences, families, duties, conflicts and limits, all of which a package may decide otherwise
- [Views](#views): what is shown
- [Errors](#errors): mistakes in the text itself
";

/// The page, from an analysis in which the standard library stands below a package.
pub fn reference(analysis: &Analysis) -> String {
    let mut out = HEAD.to_owned();
    schema::kinds(analysis, &mut out);
    schema::enums(analysis, &mut out);
    frameworks::frameworks(analysis, &mut out);
    rules::rules(analysis, &mut out);
    tables::templates(analysis, &mut out);
    tables::tables(analysis, &mut out);
    views(analysis, &mut out);
    errors(&mut out);
    out
}

fn views(analysis: &Analysis, out: &mut String) {
    out.push_str("\n## Views\n\n| View | Shows | |\n| --- | --- | --- |\n");
    for item in library(analysis) {
        let Node::View(view) = &analysis.program.item(item).node else { continue };
        let title = view.title.map(|t| quoted(analysis, item, t)).unwrap_or_default();
        let name = analysis.program.text(item, view.name);
        let _ = writeln!(out, "| `{name}` | {} | {} |", cell(&title), cell(&paragraph(&docs(analysis, item))));
    }
}

fn errors(out: &mut String) {
    out.push_str("\n## Errors\n\nEach has a page: `ctl explain E0201`.\n\n| Code | |\n| --- | --- |\n");
    for row in CODES {
        let _ = writeln!(out, "| {} | {} |", row.id, cell(row.title));
    }
}

/// The items of the standard library, in the order of its files.
fn library(analysis: &Analysis) -> impl Iterator<Item = ItemId> + use<> {
    analysis.program.items_of(ctl_core::program::PackageId::STD)
}

/// The doc comment of an item.
fn docs(analysis: &Analysis, item: ItemId) -> String {
    analysis.program.docs(item, &analysis.program.item(item).docs)
}

/// A text literal without its quotes.
fn quoted(analysis: &Analysis, item: ItemId, range: TextRange) -> String {
    literal::text(analysis.program.text(item, range)).into_owned()
}

/// The first paragraph of a doc comment, on one line.
fn paragraph(docs: &str) -> String {
    docs.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as it can stand in a cell of a table.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
