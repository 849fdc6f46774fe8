//! Declarations and their blocks.

use super::lex::Kind;
use super::print::Printer;
use super::{GAP, INDENT, LONGEST, WIDTH};

/// An entry of a block, by tokens.
#[derive(Clone, Copy)]
struct Entry {
    from: usize,
    to: usize,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// A field whose values and their attributes stand on one line each, or can.
    Simple,
    /// A field with a text of several lines, or with attributes one a line.
    Tall,
    /// A declaration inside another.
    Nested,
    /// Comments where they leave no choice.
    Commented,
}

impl Printer<'_> {
    /// Writes the comments from token `at` on that stand above something, each on a line of column `indent`; the
    /// index of the first token that is none.
    pub(super) fn comments_above(&mut self, at: usize, indent: usize) -> usize {
        let mut at = at;
        while self.is_comment(at) {
            self.token(at);
            at += 1;
            if self.tokens.get(at).is_some_and(|t| t.breaks > 1) {
                self.blank();
            }
            self.newline(indent);
        }
        at
    }

    /// Writes a declaration from token `at` to `end`; its first line starts at column `indent`.
    pub(super) fn decl(&mut self, at: usize, indent: usize, end: usize) {
        let open = (at..end).find(|i| self.is(*i, b'{')).unwrap_or(end);
        if self.has_comment(at, open) {
            self.as_written(at, end, indent + INDENT);
            return;
        }
        self.flat(at, open);
        if open < end {
            self.out.push(' ');
            self.block(open, indent, 0);
        }
    }

    /// Writes the block that opens at token `open`, on one line if it stood on one and fits with `more` columns
    /// after it; else its entries one a line, `INDENT` columns right of `indent`.
    pub(super) fn block(&mut self, open: usize, indent: usize, more: usize) {
        let close = self.close(open);
        if self.is_empty(open) {
            self.out.push_str("{ }");
            return;
        }
        // As many tokens as columns never fit; asking first keeps deep blocks cheap.
        let few = close - open <= WIDTH;
        if few && self.on_one_line(open, close + 1) && self.column() + self.flat_block_width(open) + more <= WIDTH {
            self.flat_block(open);
            return;
        }
        self.tall_block(open, indent);
    }

    /// Whether the block that opens at token `open` stands on one line, or has nothing in it.
    fn stands_flat(&self, open: usize) -> bool {
        self.is_empty(open) || self.on_one_line(open, self.after(open))
    }

    fn flat_block_width(&self, open: usize) -> usize {
        let mut probe = self.probe();
        probe.flat_block(open);
        probe.column()
    }

    /// `{ a b; c d, e { f g } }`
    fn flat_block(&mut self, open: usize) {
        let close = self.close(open);
        if self.is_empty(open) {
            self.out.push_str("{ }");
            return;
        }
        self.out.push_str("{ ");
        let entries = self.entries(open + 1, close);
        for (i, entry) in entries.iter().enumerate() {
            if i > 0 {
                self.out.push_str("; ");
            }
            self.flat_entry(entry.from, entry.to);
        }
        self.out.push_str(" }");
    }

    fn flat_entry(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            if at > from && !self.is(at, b',') {
                self.out.push(' ');
            }
            if self.is(at, b'{') {
                self.flat_block(at);
                at = self.after(at);
            } else {
                self.token(at);
                at += 1;
            }
        }
    }

    /// The entries between tokens `from` and `close`; comments stay between them.
    fn entries(&self, from: usize, close: usize) -> Vec<Entry> {
        let mut out = Vec::new();
        let mut at = from;
        while at < close {
            if self.is_comment(at) || self.is(at, b';') {
                at += 1;
                continue;
            }
            let entry = self.entry(at, close);
            at = entry.to.max(at + 1);
            // A comma at the end of a field is dropped.
            if self.is(at, b',') {
                at += 1;
            }
            out.push(entry);
        }
        out
    }

    /// The entry that begins at token `from`.
    fn entry(&self, from: usize, close: usize) -> Entry {
        let mut commented = false;
        let mut at = self.past_comments(from + 1, close, &mut commented);
        let value = self.value(at, close);
        let mut end = value;
        let next = self.past_comments(value, close, &mut commented.clone());
        let nested = self.kind(at) == Some(Kind::Word) && value == at + 1 && self.kind(next) == Some(Kind::Text);
        at = next;
        if nested {
            end = next + 1;
            let after = self.past_comments(end, close, &mut false);
            if self.is(after, b'{') {
                commented |= self.has_comment(from, after);
                end = self.after(after);
            }
            commented |= self.has_comment(from, next);
            let shape = if commented { Shape::Commented } else { Shape::Nested };
            return Entry { from, to: end, shape };
        }
        let mut tall = false;
        loop {
            if self.is(at, b'{') {
                commented |= self.has_comment(end, at);
                tall |= !self.stands_flat(at);
                end = self.after(at);
                at = self.past_comments(end, close, &mut false);
            }
            if !self.is(at, b',') {
                break;
            }
            // A comma that no value follows ends the field.
            let value = self.past_comments(at + 1, close, &mut false);
            let ends = value >= close || self.is(value, b';') || self.is(value, b'}') || self.is(value, b',');
            if ends {
                break;
            }
            commented |= self.has_comment(end, value);
            end = self.value(value, close);
            at = self.past_comments(end, close, &mut false);
        }
        tall |= (from..end).any(|i| self.kind(i) == Some(Kind::Block));
        commented |= self.has_comment(from, from + 2);
        let shape = if commented {
            Shape::Commented
        } else if tall {
            Shape::Tall
        } else {
            Shape::Simple
        };
        Entry { from, to: end, shape }
    }

    fn past_comments(&self, from: usize, close: usize, found: &mut bool) -> usize {
        let mut at = from;
        while at < close && self.is_comment(at) {
            *found = true;
            at += 1;
        }
        at
    }

    /// The index after the value at token `at`: a duration has two tokens, a period three.
    fn value(&self, at: usize, close: usize) -> usize {
        let word = self.of(at);
        let mut end = (at + 1).min(close);
        if word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty() {
            let unit = self.of(end);
            let unit = unit.strip_suffix('s').unwrap_or(unit);
            if end < close && matches!(unit, "day" | "week" | "month" | "year") {
                end += 1;
            }
        } else if word.bytes().next().is_some_and(|b| b.is_ascii_digit()) && self.of(end) == ".." {
            end = (end + 2).min(close);
        }
        end
    }

    /// A block with one entry a line.
    fn tall_block(&mut self, open: usize, indent: usize) {
        let close = self.close(open);
        let inner = indent + INDENT;
        self.token(open);
        let mut entries = self.entries(open + 1, close);
        let mut columns = self.columns(&entries);
        let mut grown = false;
        for (entry, column) in entries.iter_mut().zip(&columns) {
            if entry.shape == Shape::Simple && self.outgrows(*entry, inner, *column) {
                entry.shape = Shape::Tall;
                grown = true;
            }
        }
        if grown {
            // The runs are shorter now, and so their columns no wider: what fitted still does.
            columns = self.columns(&entries);
        }
        let mut at = open + 1;
        for (entry, column) in entries.iter().zip(columns) {
            self.lead(at, entry.from, inner, open);
            self.tall_entry(*entry, inner, column);
            at = entry.to;
        }
        self.tail(at, close, inner, open);
        self.newline(indent);
        self.token(close);
    }

    /// Writes the comments among tokens `at..next`, and starts the line of token `next`. `open` is the brace
    /// of the block: no empty line follows it.
    pub(super) fn lead(&mut self, at: usize, next: usize, indent: usize, open: usize) {
        let mut first = at == open + 1;
        for i in at..next {
            if !self.is_comment(i) {
                continue;
            }
            if self.tokens[i].breaks == 0 && self.trails(i, at) {
                self.spaces(GAP);
            } else {
                self.next_line(i, indent, first);
                first = false;
            }
            self.token(i);
        }
        self.next_line(next, indent, first);
    }

    /// Writes the comments that remain before the closing brace at token `close`.
    pub(super) fn tail(&mut self, at: usize, close: usize, indent: usize, open: usize) {
        let mut first = at == open + 1;
        for i in at..close {
            if self.is_comment(i) {
                if self.tokens[i].breaks == 0 && self.trails(i, at) {
                    self.spaces(GAP);
                } else {
                    self.next_line(i, indent, first);
                    first = false;
                }
                self.token(i);
            }
        }
    }

    /// Whether comment `i` stands on the line of the entry that ends at token `at`: only `;` and commas between.
    fn trails(&self, i: usize, at: usize) -> bool {
        (at..i).all(|k| !self.is_comment(k) && self.tokens[k].breaks == 0)
    }

    fn next_line(&mut self, i: usize, indent: usize, first: bool) {
        if !first && self.tokens[i].breaks > 1 {
            self.blank();
        }
        self.newline(indent);
    }

    /// For each entry the width of its name's column. Simple fields that follow each other share one; an empty
    /// line, a comment, and any other entry end such a run.
    fn columns(&self, entries: &[Entry]) -> Vec<usize> {
        let mut columns = vec![0; entries.len()];
        let mut start = 0;
        for i in 0..=entries.len() {
            let continues = i > start
                && entries.get(i).is_some_and(|e| {
                    e.shape == Shape::Simple
                        && entries[i - 1].shape == Shape::Simple
                        && !self.stands_apart(entries[i - 1].to, e.from)
                });
            if continues {
                continue;
            }
            let names = entries[start..i].iter().map(|e| self.of(e.from).len());
            let widest = names.clone().filter(|w| *w <= LONGEST).max().unwrap_or(0);
            for (column, width) in columns[start..i].iter_mut().zip(names) {
                *column = if width > LONGEST { width } else { widest };
            }
            start = i;
        }
        columns
    }

    /// Whether a value with its attributes does not fit on one line, right of a column of names of this width.
    fn outgrows(&self, entry: Entry, indent: usize, column: usize) -> bool {
        let column = indent + column.max(self.of(entry.from).len()) + GAP;
        let mut at = entry.from + 1;
        while at < entry.to {
            let value = self.value(at, entry.to);
            let end = if self.is(value, b'{') { self.after(value) } else { value };
            if end > value {
                // As many tokens as columns never fit; asking first keeps deep blocks cheap.
                if end - value > WIDTH {
                    return true;
                }
                let mut probe = self.probe();
                probe.flat(at, value);
                probe.out.push(' ');
                probe.flat_block(value);
                if column + probe.column() + usize::from(end < entry.to) > WIDTH {
                    return true;
                }
            }
            at = end + usize::from(self.is(end, b','));
        }
        false
    }

    /// Whether an empty line or a comment of its own line separates two entries.
    fn stands_apart(&self, from: usize, to: usize) -> bool {
        (from..=to).any(|i| {
            let written = i == to || self.is_comment(i);
            let own_line = i < to && self.is_comment(i) && !(self.tokens[i].breaks == 0 && self.trails(i, from));
            own_line || (written && self.tokens[i].breaks > 1)
        })
    }

    fn tall_entry(&mut self, entry: Entry, indent: usize, column: usize) {
        let Entry { from, to, shape } = entry;
        match shape {
            Shape::Commented if self.has_comment(from, from + 2) => self.as_written(from, to, indent + INDENT),
            Shape::Commented => {
                self.token(from);
                self.out.push(' ');
                let column = self.column();
                self.as_written(from + 1, to, column);
            }
            Shape::Nested => self.decl(from, indent, to),
            Shape::Tall | Shape::Simple => {
                self.token(from);
                let pad = if shape == Shape::Simple { column.saturating_sub(self.of(from).len()) + GAP } else { 1 };
                self.spaces(pad);
                self.values(from + 1, to, indent, shape == Shape::Tall);
            }
        }
    }

    /// Writes values, after commas on further lines if they do not fit on one. The attributes of one list look
    /// alike: on the line of their value, or one a line for all of them if they are `tall`.
    fn values(&mut self, from: usize, to: usize, indent: usize, tall: bool) {
        let column = self.column();
        let attributed = (from..to).any(|i| self.is(i, b'{') || self.kind(i) == Some(Kind::Block));
        let mut flat = self.probe();
        let fits = !tall && to - from <= WIDTH && self.on_one_line_or_breakable(from, to) && {
            flat.flat_entry(from, to);
            column + flat.column() <= WIDTH
        };
        let mut at = from;
        while at < to {
            let value = self.value(at, to);
            let end = if self.is(value, b'{') { self.after(value) } else { value };
            if at > from {
                let width = self.width(at, end).map_or(0, |w| w + 1 + usize::from(end < to));
                if fits || (!attributed && self.column() + width <= WIDTH) {
                    self.out.push(' ');
                } else {
                    self.newline(column);
                }
            }
            self.flat(at, value);
            if end > value {
                self.out.push(' ');
                // Attributes of a value that stands alone hang from the name, those in a list from their value.
                let hang = if at > from || end < to { column } else { indent };
                if tall && !self.is_empty(value) {
                    self.tall_block(value, hang);
                } else {
                    self.block(value, hang, usize::from(end < to));
                }
            }
            at = end;
            if at < to && self.is(at, b',') {
                self.token(at);
                at += 1;
            }
        }
    }

    /// Whether nothing among tokens `from..to` needs lines of its own: only the gaps between values may break.
    fn on_one_line_or_breakable(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| {
            !matches!(self.kind(i), Some(Kind::Block | Kind::Comment))
                && !self.of(i).contains(['\n', '\r'])
                && (!self.is(i, b'{') || self.stands_flat(i))
        })
    }
}
