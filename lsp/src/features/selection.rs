//! What a selection grows to: the name, the value, the field, the block, the declaration, the document.

use ctl_syntax::ast::{self, Entry, Node};
use ctl_syntax::span::TextRange;

use super::names;
use crate::workspace::Spot;

/// The stretches around a spot, from the smallest to the whole document.
pub fn at(spot: Spot<'_>) -> Vec<TextRange> {
    let analysis = &spot.checked.analysis;
    let text = &analysis.program.file(spot.file).text;
    let mut ranges = vec![TextRange::new(0, text.len())];
    if let Some((item, base)) = names::item_at(analysis, spot.file, spot.offset) {
        let entry = analysis.program.entry(item);
        let mut inner = vec![TextRange { start: 0, end: entry.range.len() }];
        of_node(&entry.tree.item.node, &mut inner);
        let read = analysis.read(item);
        inner.extend(read.names.iter().map(|name| name.range));
        inner.extend(read.types.iter().map(|(range, _)| *range));
        ranges.extend(inner.into_iter().map(|range| range.offset(base)));
    }
    ranges.retain(|range| range.touches(spot.offset));
    ranges.sort_by_key(|range| (range.len(), range.start));
    // Each has to hold the one before.
    let mut out: Vec<TextRange> = Vec::new();
    for range in ranges {
        if out.last().is_none_or(|last| range.start <= last.start && last.end <= range.end && range != *last) {
            out.push(range);
        }
    }
    out
}

fn of_node(node: &Node, out: &mut Vec<TextRange>) {
    match node {
        Node::Decl(decl) | Node::Template(decl) => of_decl(decl, out),
        Node::Kind(kind) => kind.fields.iter().for_each(|field| of_field_def(field, out)),
        Node::Extend(extend) => extend.fields.iter().for_each(|field| of_field_def(field, out)),
        Node::Enum(of) => out.extend(of.members.iter().map(|m| m.name.cover(m.title.unwrap_or(m.name)))),
        Node::Rule(rule) => {
            let placed = rule.at.iter().chain(&rule.because).map(|p| p.range);
            out.extend(placed.chain(rule.fixes.iter().map(|f| f.range)).chain(rule.cites.iter().map(|c| c.range)));
        }
        Node::Test(test) => {
            test.given.iter().for_each(|decl| of_decl(decl, out));
            out.extend(test.expects.iter().map(|expect| expect.range));
        }
        Node::View(view) => out.extend(view.clauses.iter().map(|clause| clause.range)),
        Node::Error => {}
    }
}

fn of_decl(decl: &ast::Decl, out: &mut Vec<TextRange>) {
    out.push(decl.range);
    out.extend(decl.title);
    decl.body.iter().for_each(|body| of_block(body, out));
}

fn of_block(block: &ast::Block, out: &mut Vec<TextRange>) {
    out.push(block.range);
    for entry in &block.entries {
        match entry {
            Entry::Field(field) => {
                out.push(field.range);
                for value in &field.values {
                    out.push(value.value.range);
                    if let Some(attributes) = &value.attributes {
                        out.push(value.value.range.cover(attributes.range));
                        of_block(attributes, out);
                    }
                }
            }
            Entry::Nested(decl) => of_decl(decl, out),
            Entry::Error(range) => out.push(*range),
        }
    }
}

fn of_field_def(def: &ast::FieldDef, out: &mut Vec<TextRange>) {
    out.extend([def.range, def.ty.range]);
    def.edge.iter().flat_map(|edge| &edge.fields).for_each(|field| of_field_def(field, out));
}
