//! A document as the values that the template reads. Each word of it is a string in them, and nothing else.

use ctl_documents::Document;
use ctl_documents::pages::{self, Figures, Headings, Measure, Paper, Part, clean, is_number, leads};
use ctl_documents::tree::{Block, Inline, Text, plain};
use ctl_documents::write::Frame;
use typst::foundations::{Array, Bytes, Dict, IntoValue, Str, Value, dict};
use unicode_segmentation::UnicodeSegmentation;

// Lengths are in tenths of a point.
/// Between the margins of 2.2 cm of A4.
const WIDTHS: (usize, usize) = (4705, 7171);
/// About how wide a letter of a table is, by paper.
const LETTERS: (usize, usize) = (47, 42);
/// What a cell keeps free on both sides together, and a little for letters that are wider than others.
const PADDING: usize = 125;
/// A row that takes more lines may be broken by the end of a page.
const TALL: usize = 14;
/// Lists and quotes inside one another are set in so far; what is deeper stands where these do. typst nests no calls
/// without end.
const DEEPEST: usize = 6;
/// A word that is longer may be broken after its signs, and one that is far longer anywhere.
const LONG: usize = 16;
const FAR_TOO_LONG: usize = 28;
/// What is left of a word before a break has so many letters.
const LEAST: usize = 4;

/// A document and what stands around it.
pub(crate) fn of(document: &Document, frame: &Frame) -> Dict {
    let parts = pages::parts(document, Figures::Drawn);
    let headings = Headings::of(&parts);
    let listed = pages::contents(&headings);
    let mut writer = Writer { headings, listed, written: 0, paper: Paper::Upright };
    let parts: Array = parts.iter().map(|part| writer.part(part)).collect();
    let string = |text: Option<&str>| text.map_or(Value::None, |text| Str::from(clean(text)).into_value());
    dict! {
        "title" => clean(&document.title),
        "package" => clean(&frame.package),
        "day" => frame.day(),
        "draft" => string(frame.draft.as_deref()),
        "mark" => string(frame.mark()),
        "parts" => parts,
    }
}

struct Writer {
    headings: Headings,
    /// Those of them that the table of contents lists.
    listed: Vec<usize>,
    /// How many of them are written.
    written: usize,
    paper: Paper,
}

impl Writer {
    fn part(&mut self, part: &Part) -> Value {
        self.paper = part.paper;
        let mut blocks = Array::new();
        for (at, block) in part.blocks.iter().enumerate() {
            let Block::Heading(level, text) = block else {
                self.block(block, leads(&part.blocks[at..]), 0, &mut blocks);
                continue;
            };
            let is_first_below = *level > 1 && self.headings[..self.written].iter().all(|heading| heading.level <= 1);
            if is_first_below && !self.listed.is_empty() {
                blocks.push(dict! { "is" => "contents" }.into_value());
            }
            let (place, listed) = (self.written, self.listed.contains(&self.written));
            self.written += 1;
            blocks.push(self.heading(*level, text, listed, Some(place)));
        }
        dict! { "across" => part.paper == Paper::Across, "blocks" => blocks }.into_value()
    }

    fn heading(&self, level: u8, text: &[Inline], listed: bool, place: Option<usize>) -> Value {
        let place = place.map_or(Value::None, |at| (at as i64).into_value());
        let level = i64::from(level.max(1));
        dict! { "is" => "heading", "level" => level, "text" => self.text(text), "listed" => listed, "place" => place }
            .into_value()
    }

    fn blocks(&self, blocks: &[Block], depth: usize) -> Array {
        let mut out = Array::new();
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, leads(&blocks[at..]), depth, &mut out);
        }
        out
    }

    fn block(&self, block: &Block, leads: bool, depth: usize, out: &mut Array) {
        let one = match block {
            Block::Heading(level, text) => self.heading(*level, text, false, None),
            Block::Paragraph(text) => {
                dict! { "is" => "paragraph", "text" => self.text(text), "leads" => leads }.into_value()
            }
            Block::List(_, items) if depth >= DEEPEST => {
                items.iter().for_each(|item| out.extend(self.blocks(item, depth)));
                return;
            }
            Block::Quote(inner) if depth >= DEEPEST => return out.extend(self.blocks(inner, depth)),
            Block::List(first, items) => {
                let first = first.map_or(Value::None, |n| i64::try_from(n).unwrap_or(i64::MAX).into_value());
                let items: Array = items.iter().map(|item| self.blocks(item, depth + 1).into_value()).collect();
                dict! { "is" => "list", "first" => first, "items" => items }.into_value()
            }
            Block::Quote(inner) => dict! { "is" => "quote", "blocks" => self.blocks(inner, depth + 1) }.into_value(),
            Block::Table(head, rows) => return out.extend(self.table(head, rows, depth)),
            Block::Rule => dict! { "is" => "rule" }.into_value(),
            Block::Figure { svg, says, .. } => dict! {
                "is" => "figure",
                "svg" => Bytes::from_string(svg.clone()),
                "alt" => clean(&plain(says)),
                "text" => self.text(says),
            }
            .into_value(),
        };
        out.push(one);
    }

    fn table(&self, head: &[Text], rows: &[Vec<Text>], depth: usize) -> Option<Value> {
        let (total, letter) = match self.paper {
            Paper::Upright => (WIDTHS.0, LETTERS.0),
            Paper::Across => (WIDTHS.1, LETTERS.1),
        };
        let widths = pages::widths(head, rows, Measure { total, letter, padding: PADDING });
        if widths.is_empty() {
            return None;
        }
        // A table that needs all the room takes what there is.
        let fills = depth > 0 || widths.iter().sum::<usize>() + letter * 4 > total;
        // Words are broken only where a column is narrower than one of them.
        let narrow = |(cell, width): (&Text, &usize)| pages::longest_word(&plain(cell)) * letter + PADDING > *width;
        let all = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        let breaks = all.into_iter().any(|row| row.iter().zip(&widths).any(narrow));
        let lines = |(cell, width): (&Text, &usize)| {
            plain(cell).chars().count() * letter / width.saturating_sub(PADDING).max(letter)
        };
        let row = |cells: &Vec<Text>| {
            let is_tall = cells.iter().zip(&widths).map(lines).max().unwrap_or(0) > TALL;
            dict! { "cells" => self.cells(cells, widths.len(), !head.is_empty()), "tall" => is_tall }.into_value()
        };
        Some(
            dict! {
                "is" => "table",
                "widths" => widths.iter().map(|width| (*width as f64 / 10.0).into_value()).collect::<Array>(),
                "fills" => fills,
                "breaks" => breaks,
                "head" => if head.is_empty() { Array::new() } else { self.cells(head, widths.len(), false) },
                "rows" => rows.iter().map(row).collect::<Array>(),
            }
            .into_value(),
        )
    }

    fn cells(&self, cells: &[Text], columns: usize, numbers: bool) -> Array {
        let cell = |at: usize| {
            let text = cells.get(at).map_or(&[][..], Vec::as_slice);
            dict! { "text" => self.text(text), "number" => numbers && is_number(text) }.into_value()
        };
        (0..columns).map(cell).collect()
    }

    fn text(&self, text: &[Inline]) -> Array {
        let mut out = Array::new();
        self.runs(text, &Dict::new(), &mut out);
        out
    }

    /// Running text as runs that each look one way.
    fn runs(&self, text: &[Inline], look: &Dict, out: &mut Array) {
        let with = |key: &str, value: Value| {
            let mut look = look.clone();
            look.insert(key.into(), value);
            look
        };
        for piece in text {
            match piece {
                Inline::Plain(t) => run(t, look, out),
                Inline::Code(t) => run(t, &with("code", true.into_value()), out),
                Inline::Number(n) => run(&n.to_string(), look, out),
                Inline::Day(d) => run(&d.to_string(), look, out),
                Inline::Break => out.push(dict! { "break" => true }.into_value()),
                Inline::Strong(t) => self.runs(t, &with("bold", true.into_value()), out),
                Inline::Emphasis(t) => self.runs(t, &with("italic", true.into_value()), out),
                Inline::From(_, t) => self.runs(t, look, out),
                // Leads only within this document; other links are words.
                Inline::Link(to, t) => match self.headings.target(to) {
                    Some(at) => self.runs(t, &with("to", (at as i64).into_value()), out),
                    None => self.runs(t, look, out),
                },
            }
        }
    }
}

fn run(text: &str, look: &Dict, out: &mut Array) {
    let mut run = look.clone();
    let pieces = pieces(&clean(text)).into_iter().map(|piece| Str::from(piece).into_value());
    run.insert("pieces".into(), pieces.collect::<Array>().into_value());
    out.push(run.into_value());
}

/// A text in the pieces between which a line may end, beside where it may anyway: no word leaves the page.
fn pieces(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let letters = word.graphemes(true).count();
        let mut since = 0;
        for letter in word.graphemes(true) {
            if let Some(piece) = out.last_mut() {
                piece.push_str(letter);
            }
            since += 1;
            let is_sign = letter.chars().all(|c| c.is_ascii_punctuation());
            if letters > LONG && is_sign && since >= LEAST || letters > FAR_TOO_LONG && since >= 2 * LEAST {
                out.push(String::new());
                since = 0;
            }
        }
    }
    out.retain(|piece| !piece.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_may_be_broken() {
        assert_eq!(pieces("Short words, and a semi-colon;"), ["Short words, and a semi-colon;"]);
        assert_eq!(pieces("see s3://bucket/a-very_long name"), ["see s3:/", "/bucket/", "a-very_", "long name"]);
        assert_eq!(pieces(&"x".repeat(30)).concat(), "x".repeat(30));
        assert_eq!(pieces(&"e\u{301}".repeat(29)).iter().map(String::len).max(), Some(24));
        assert!(pieces("").is_empty());
    }
}
