//! A document for programs: its blocks and its text in order, and of each fact the place that it was declared at.

use ctl_syntax::span::Span;
use serde::Serialize;

use super::Frame;
use crate::tree::{Block as Said, Document, Inline as Piece};

/// The form, and its version.
const SCHEMA: &str = "ctl.document/1";

#[derive(Serialize)]
struct Whole<'d> {
    schema: &'static str,
    package: Option<&'d str>,
    as_of: String,
    draft: Option<&'d str>,
    title: &'d str,
}

type Text<'d> = Vec<Inline<'d>>;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Block<'d> {
    Heading { level: u8, text: Text<'d> },
    Paragraph { text: Text<'d> },
    List { first: Option<u64>, items: Vec<Vec<Block<'d>>> },
    Table { head: Vec<Text<'d>>, rows: Vec<Vec<Text<'d>>> },
    Quote { blocks: Vec<Block<'d>> },
    Rule,
    Figure { name: &'d str, svg: &'d str, says: Text<'d>, instead: Vec<Block<'d>> },
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Inline<'d> {
    Plain { text: &'d str },
    Strong { text: Text<'d> },
    Emphasis { text: Text<'d> },
    Code { text: &'d str },
    Link { to: &'d str, text: Text<'d> },
    Fact { from: Option<String>, text: Text<'d> },
    Number { value: i64 },
    Day { value: String },
    Break,
}

/// A document as JSON, a line for each block. `place` says where a span is, as `controls/access.ctl:24`.
pub fn json(document: &Document, frame: &Frame, place: &dyn Fn(Span) -> Option<String>) -> Vec<u8> {
    let whole = Whole {
        schema: SCHEMA,
        package: Some(frame.package.as_str()).filter(|name| !name.is_empty()),
        as_of: frame.as_of.to_string(),
        draft: frame.draft.as_deref(),
        title: &document.title,
    };
    // Nothing in it can fail: there are no maps, and numbers are whole.
    let mut bytes = serde_json::to_vec(&whole).unwrap_or_default();
    bytes.pop();
    bytes.extend(b",\"blocks\":[");
    for (at, block) in blocks(&document.blocks, place).into_iter().enumerate() {
        bytes.extend(if at == 0 { "\n" } else { ",\n" }.bytes());
        let _ = serde_json::to_writer(&mut bytes, &block);
    }
    bytes.extend(b"\n]}\n");
    bytes
}

fn blocks<'d>(all: &'d [Said], place: &dyn Fn(Span) -> Option<String>) -> Vec<Block<'d>> {
    let row = |cells: &'d [Vec<Piece>]| cells.iter().map(|cell| text(cell, place)).collect();
    let one = |block: &'d Said| match block {
        Said::Heading(level, t) => Block::Heading { level: *level, text: text(t, place) },
        Said::Paragraph(t) => Block::Paragraph { text: text(t, place) },
        Said::List(first, items) => {
            Block::List { first: *first, items: items.iter().map(|item| blocks(item, place)).collect() }
        }
        Said::Table(head, rows) => Block::Table { head: row(head), rows: rows.iter().map(|r| row(r)).collect() },
        Said::Quote(inner) => Block::Quote { blocks: blocks(inner, place) },
        Said::Rule => Block::Rule,
        Said::Figure { name, svg, says, instead } => {
            Block::Figure { name, svg, says: text(says, place), instead: blocks(instead, place) }
        }
    };
    all.iter().map(one).collect()
}

fn text<'d>(all: &'d [Piece], place: &dyn Fn(Span) -> Option<String>) -> Text<'d> {
    let one = |piece: &'d Piece| match piece {
        Piece::Plain(t) => Inline::Plain { text: t },
        Piece::Strong(t) => Inline::Strong { text: text(t, place) },
        Piece::Emphasis(t) => Inline::Emphasis { text: text(t, place) },
        Piece::Code(t) => Inline::Code { text: t },
        Piece::Link(to, t) => Inline::Link { to, text: text(t, place) },
        Piece::From(span, t) => Inline::Fact { from: place(*span), text: text(t, place) },
        Piece::Number(n) => Inline::Number { value: *n },
        Piece::Day(d) => Inline::Day { value: d.to_string() },
        Piece::Break => Inline::Break,
    };
    all.iter().map(one).collect()
}
