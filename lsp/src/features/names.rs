//! What stands at a place: the name there, and what it means.

use ctl_core::Analysis;
use ctl_core::schema::Type;
use ctl_core::symbol::Symbol;
use ctl_syntax::ast::Node;
use ctl_syntax::literal;
use ctl_syntax::span::{FileId, Span, TextRange};

use crate::workspace::Spot;

/// A name at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its bytes of the file.
    pub range: TextRange,
    /// What it may mean: more than one thing where a path leads over several kinds.
    pub symbols: Vec<Symbol>,
}

/// The name at a spot. Between two names it is the one that begins there.
pub fn at(spot: Spot<'_>) -> Option<Name> {
    let analysis = &spot.checked.analysis;
    let (item, base) = item_at(analysis, spot.file, spot.offset)?;
    let offset = spot.offset - base;
    let names = analysis.read(item).names;
    let touching = names.iter().filter(|name| name.range.touches(offset));
    // Of one in another, the inner one.
    let range = touching.min_by_key(|name| (name.range.end == offset, name.range.len()))?.range;
    let symbols = names.iter().filter(|name| name.range == range).map(|name| name.symbol).collect();
    Some(Name { range: range.offset(base), symbols })
}

/// The type of the smallest expression at a spot.
pub fn type_at(spot: Spot<'_>) -> Option<(TextRange, Type)> {
    let analysis = &spot.checked.analysis;
    let (item, base) = item_at(analysis, spot.file, spot.offset)?;
    let offset = spot.offset - base;
    let types = analysis.read(item).types.into_iter().filter(|(range, _)| range.touches(offset));
    types.min_by_key(|(range, _)| range.len()).map(|(range, ty)| (range.offset(base), ty))
}

/// The item at a byte of a file, and where it begins.
pub fn item_at(analysis: &Analysis, file: FileId, offset: u32) -> Option<(ctl_core::program::ItemId, u32)> {
    let touches = |item: &ctl_core::program::ItemId| analysis.program.entry(*item).range.touches(offset);
    // Two items may touch: then it is the one that begins there.
    let item = analysis.program.items_in(file).filter(touches).last()?;
    Some((item, analysis.program.entry(item).range.start))
}

/// Where a symbol is declared: its name there.
pub fn declaration(analysis: &Analysis, symbol: Symbol) -> Option<Span> {
    analysis.declaration(symbol)
}

/// The name of a symbol where it is declared.
pub fn word(analysis: &Analysis, symbol: Symbol) -> Option<&str> {
    let span = declaration(analysis, symbol)?;
    Some(span.range.of(&analysis.program.file(span.file).text))
}

/// The title of an item, if it has one.
pub fn title(analysis: &Analysis, item: ctl_core::program::ItemId) -> Option<String> {
    let range = match &analysis.program.item(item).node {
        Node::Decl(decl) | Node::Template(decl) => decl.title,
        Node::Rule(rule) => rule.title,
        Node::View(view) => view.title,
        Node::Test(test) => Some(test.title),
        Node::Kind(_) | Node::Extend(_) | Node::Enum(_) | Node::Error => None,
    };
    range.map(|range| literal::text(analysis.program.text(item, range)).into_owned())
}
