//! What is shown of a name under the cursor: of a record what `ctl explain` says of it, which the views of the library
//! decide; of everything else its declaration and its doc comment.

use ctl_core::Analysis;
use ctl_core::program::ItemId;
use ctl_core::schema::{Elem, Field, Role};
use ctl_core::symbol::Symbol;
use ctl_core::value::{EnumId, FieldId, KindId, RecId, Value};
use ctl_core::view::{Part, Row};
use ctl_host::Checked;
use ctl_syntax::ast::{Entry, Node};
use ctl_syntax::diagnostic::Proof;
use ctl_syntax::span::TextRange;

use super::names;
use super::page::{Block, Page};
use crate::workspace::{Spot, Workspace};

/// So many rows of a table, steps of a proof or findings are shown; of more it is said how many there are.
const SHOWN: usize = 8;

/// What is said of what is not the present state.
pub const EARLIER: &str = "as of the last text that could be read";

/// The page of what stands at a spot, and the bytes of the file that it is about.
pub fn at(workspace: &Workspace, spot: Spot<'_>) -> Option<(Page, TextRange)> {
    let analysis = &spot.checked.analysis;
    let Some(name) = names::at(spot) else {
        let (range, ty) = names::type_at(spot)?;
        let mut page = Page::default();
        page.push(Block::Text(analysis.schema.words_of(&ty)));
        return Some((page, range));
    };
    let mut page = Page::default();
    for symbol in &name.symbols {
        of(workspace, spot.checked, *symbol, &mut page);
    }
    if let [Symbol::Local(..)] = name.symbols[..]
        && let Some((_, ty)) = names::type_at(spot)
    {
        page.push(Block::Text(analysis.schema.words_of(&ty)));
    }
    if spot.earlier {
        page.push(Block::Remark(EARLIER.to_owned()));
    }
    (!page.is_empty()).then_some((page, name.range))
}

/// Whether the present state knows less of what stands at a spot than an earlier one may: the text of the record that
/// is meant is broken.
pub fn is_broken(spot: Spot<'_>) -> bool {
    let model = &spot.checked.analysis.model;
    let broken = |symbol: &Symbol| matches!(symbol, Symbol::Record(rec) if model.record(*rec).poisoned);
    names::at(spot).is_none_or(|name| name.symbols.iter().any(broken))
}

/// What is known of a symbol.
pub fn of(workspace: &Workspace, checked: &Checked, symbol: Symbol, page: &mut Page) {
    let analysis = &checked.analysis;
    match symbol {
        Symbol::Record(rec) => record(workspace, checked, rec, page),
        Symbol::Kind(kind) => self::kind(analysis, kind, page),
        Symbol::Enum(id) => enumeration(analysis, id, page),
        Symbol::Member(id, member) => self::member(analysis, id, member, page),
        Symbol::Field(id) => field(analysis, id, page),
        Symbol::Template(item) => template(analysis, item, page),
        Symbol::Rule(item) | Symbol::View(item) => item_page(analysis, item, page),
        // Its type is all there is to say.
        Symbol::Local(..) => {}
    }
}

fn record(workspace: &Workspace, checked: &Checked, rec: RecId, page: &mut Page) {
    let analysis = &checked.analysis;
    let kind = &analysis.schema.kind(analysis.model.record(rec).kind).name;
    let written = analysis.model.source_form(&analysis.program, &analysis.schema, Value::Record(rec));
    let known = analysis.known_name(rec);
    let title = analysis.model.title(&analysis.program, rec).unwrap_or_default();
    let name = match () {
        () if title.is_empty() || title == known => known,
        () if known == written => title,
        () => format!("{known} {title}"),
    };
    page.push(Block::Heading(name, format!("{kind} {written}")));
    page.docs(&analysis.record_docs(rec));
    match analysis.pages(kind, Some(rec)).into_iter().next() {
        Some(view) => view.parts.iter().for_each(|part| self::part(workspace, checked, part, page)),
        None => facts(analysis, rec, page),
    }
    let findings = workspace.findings(checked, &analysis.reference(rec));
    page.push(Block::Items(few(findings.into_iter().map(|text| (text, None)))));
}

/// A kind for which the library has no view: what is written, and what follows.
fn facts(analysis: &Analysis, rec: RecId, page: &mut Page) {
    for fact in analysis.facts(rec) {
        let field = &analysis.schema.field(fact.field).name.replace('_', " ");
        let label = fact.of.map_or_else(|| field.clone(), |of| format!("{field} ({of})"));
        page.push(Block::Line(label, fact.words.join(", ")));
    }
}

fn part(workspace: &Workspace, checked: &Checked, part: &Part, page: &mut Page) {
    match part {
        Part::Line { label, text } => page.push(Block::Line(label.clone(), text.clone())),
        Part::Heading(text) => page.push(Block::Text(text.clone())),
        // What is drawn, or compared with another revision, has a page of its own.
        Part::Figure(_) | Part::Pages(..) | Part::Changes { .. } => {}
        Part::Proof(proof) => page.push(Block::Items(steps(workspace, checked, proof))),
        Part::Table { rows, .. } => {
            let row = |row: &Row| {
                let cells = row.cells.iter().filter(|cell| !cell.is_empty());
                let place = row.place.and_then(|span| workspace.place(checked, span));
                (cells.cloned().collect::<Vec<_>>().join(" · "), place)
            };
            page.push(Block::Items(few(rows.iter().map(row))));
        }
    }
}

/// The steps of a proof, and where each is written.
pub fn steps(
    workspace: &Workspace,
    checked: &Checked,
    proof: &Proof,
) -> Vec<(String, Option<crate::workspace::Place>)> {
    few(proof.steps.iter().map(|step| (step.text.clone(), workspace.place(checked, step.span))))
}

/// The first of some lines, and how many there are besides.
fn few<T>(all: impl ExactSizeIterator<Item = (String, Option<T>)>) -> Vec<(String, Option<T>)> {
    let more = all.len().saturating_sub(SHOWN);
    let mut out: Vec<_> = all.take(SHOWN).collect();
    if more > 0 {
        out.push((format!("and {more} more"), None));
    }
    out
}

fn kind(analysis: &Analysis, id: KindId, page: &mut Page) {
    let kind = analysis.schema.kind(id);
    page.push(Block::Code(format!("kind {}", kind.name)));
    page.docs(&analysis.program.docs(kind.item, &kind.docs));
    let fields = kind.fields.iter().map(|id| analysis.schema.field(*id));
    let required: Vec<String> = fields.filter(|f| f.required).map(|f| format!("`{}`", f.name)).collect();
    page.push(Block::Line("needs".to_owned(), required.join(", ")));
    if let Some(edge) = kind.edge {
        let edge = analysis.schema.field(edge);
        let text = format!("each value of `{}.{}` is one", analysis.schema.kind(edge.kind).name, edge.name);
        page.push(Block::Text(text));
    }
}

fn enumeration(analysis: &Analysis, id: EnumId, page: &mut Page) {
    let of = analysis.schema.enumeration(id);
    let between = if of.ordered { " < " } else { ", " };
    let members: Vec<&str> = of.members.iter().map(|member| &*member.name).collect();
    page.push(Block::Code(format!("enum {} {{ {} }}", of.name, members.join(between))));
    page.docs(&analysis.program.docs(of.item, &analysis.program.item(of.item).docs));
}

fn member(analysis: &Analysis, id: EnumId, member: u16, page: &mut Page) {
    let of = analysis.schema.enumeration(id);
    let Some(member) = of.members.get(member as usize) else { return };
    page.push(Block::Heading(
        member.title.clone().unwrap_or_else(|| member.name.clone()),
        format!("{}: {}", of.name, member.name),
    ));
    page.docs(&analysis.program.docs(of.item, &member.docs));
}

/// The type of a field as it is declared, with what its values have to be.
pub fn signature(analysis: &Analysis, id: FieldId) -> String {
    let field = analysis.schema.field(id);
    let param = match &field.role {
        Role::Derived { param: Some((name, kind)) } => format!("({name}: {})", analysis.schema.kind(*kind).name),
        _ => String::new(),
    };
    let mut out = format!("{}{param}: {}", field.name, analysis.type_words(id));
    for (is_so, word) in [(field.required, " required"), (field.unique, " unique")] {
        if is_so {
            out.push_str(word);
        }
    }
    if let Some(default) = field.default {
        out.push_str(&format!(" default {}", analysis.show(default, true)));
    }
    if let Some(inverse) = &field.inverse {
        out.push_str(&format!(" inverse {inverse}"));
    }
    out
}

/// The doc comment of a field, or what it is seen from.
pub fn field_docs(analysis: &Analysis, field: &Field) -> String {
    if let Role::Inverse(of) = &field.role {
        let of = of.iter().map(|id| {
            let of = analysis.schema.field(*id);
            format!("Every {} that names it in `{}`.", analysis.schema.kind(of.kind).name.replace('_', " "), of.name)
        });
        return of.collect::<Vec<_>>().join(" ");
    }
    let docs: &[TextRange] = field.def.as_ref().map_or(&[], |def| &def.docs);
    analysis.program.docs(field.item, docs)
}

fn field(analysis: &Analysis, id: FieldId, page: &mut Page) {
    let field = analysis.schema.field(id);
    page.push(Block::Code(format!("{}.{}", analysis.schema.kind(field.kind).name, signature(analysis, id))));
    page.docs(&field_docs(analysis, field));
    if let Elem::Enum(of) = field.ty.elem {
        let members = analysis.schema.enumeration(of).members.iter();
        page.push(Block::Line(
            "one of".to_owned(),
            members.map(|m| format!("`{}`", m.name)).collect::<Vec<_>>().join(", "),
        ));
    }
    if let Some(derived) = field.def.as_ref().and_then(|def| def.derived.as_ref()) {
        let source: Vec<&str> = analysis.program.text(field.item, derived.range).split_whitespace().collect();
        page.push(Block::Code(format!("= {}", source.join(" "))));
    }
}

fn template(analysis: &Analysis, item: ItemId, page: &mut Page) {
    item_page(analysis, item, page);
    let open: Vec<String> =
        open_fields(analysis, item).iter().map(|f| format!("`{}`", analysis.schema.field(*f).name)).collect();
    page.push(Block::Line("leaves open".to_owned(), open.join(", ")));
}

/// The fields that a template's kind requires and it does not give.
pub fn open_fields(analysis: &Analysis, item: ItemId) -> Vec<FieldId> {
    let program = &analysis.program;
    let mut given: Vec<&str> = Vec::new();
    let mut kind = None;
    let chain = std::iter::once(item).chain(analysis.templates_behind(item));
    for item in chain {
        let Node::Template(decl) = &program.item(item).node else { continue };
        kind = kind.or_else(|| analysis.schema.kind_named(program.text(item, decl.keyword)));
        let entries = decl.body.iter().flat_map(|body| &body.entries);
        given.extend(entries.filter_map(|entry| match entry {
            Entry::Field(field) => Some(program.text(item, field.name)),
            _ => None,
        }));
    }
    let fields = kind.map(|kind| analysis.schema.kind(kind).fields.clone()).unwrap_or_default();
    let open = |id: &FieldId| {
        let field = analysis.schema.field(*id);
        field.required && !given.contains(&field.name.as_str())
    };
    fields.into_iter().filter(open).collect()
}

/// A rule, a view or a template: its first line, and its doc comment.
fn item_page(analysis: &Analysis, item: ItemId, page: &mut Page) {
    let program = &analysis.program;
    let word = |range: TextRange| program.text(item, range);
    let code = match &program.item(item).node {
        Node::Rule(rule) => format!("rule {}", word(rule.id)),
        Node::View(view) => format!("view {}", word(view.name)),
        Node::Template(decl) => format!("template {} {}", word(decl.keyword), word(decl.name)),
        _ => return,
    };
    page.push(Block::Heading(names::title(analysis, item).unwrap_or_else(|| code.clone()), code));
    page.docs(&program.docs(item, &program.item(item).docs));
}
