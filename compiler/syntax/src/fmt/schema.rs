//! Kinds and enums.

use super::lex::Kind;
use super::print::Printer;
use super::{INDENT, WIDTH};

impl Printer<'_> {
    /// `kind NAME ... { fields }` and `extend kind NAME { fields }`, from token `at`.
    pub(super) fn kind_item(&mut self, at: usize) {
        let end = self.tokens.len();
        let open = (at..end).find(|i| self.is(*i, b'{')).unwrap_or(end);
        if self.has_comment(at, open) {
            self.as_written(at, end, INDENT);
            return;
        }
        self.flat(at, open);
        if open < end {
            self.out.push(' ');
            self.schema(open, 0);
        }
    }

    /// The block of fields that opens at token `open`.
    fn schema(&mut self, open: usize, indent: usize) {
        let close = self.close(open);
        if self.is_empty(open) {
            self.out.push_str("{ }");
            return;
        }
        if let Some(flat) = self.flat_schema(open)
            && self.column() + flat.chars().count() <= WIDTH
        {
            self.push(&flat);
            return;
        }
        let inner = indent + INDENT;
        self.token(open);
        let mut at = open + 1;
        while let Some(field) = self.next_field(at, close) {
            let end = self.field_end(field, close);
            self.lead(at, field, inner, open);
            self.field(field, end, inner);
            at = end;
        }
        self.tail(at, close, inner, open);
        self.newline(indent);
        self.token(close);
    }

    /// The first token at or after `at` that begins a field.
    fn next_field(&self, at: usize, close: usize) -> Option<usize> {
        (at..close).find(|i| !self.is_comment(*i) && !self.is(*i, b';'))
    }

    /// Where the field ends that begins at token `from`: before a `;`, before the name of the next field, or at
    /// the closing brace; comments before the next field are not part of it.
    fn field_end(&self, from: usize, close: usize) -> usize {
        let mut at = from + 1;
        let mut end = at;
        while at < close {
            if self.is(at, b';') || (at > from + 1 && self.begins_field(at, close)) {
                break;
            }
            if self.is_comment(at) {
                at += 1;
                continue;
            }
            at = self.after(at).min(close);
            end = at;
        }
        end
    }

    /// Whether `name:` or `name(v: kind):` stands at token `at`, outside brackets.
    fn begins_field(&self, at: usize, close: usize) -> bool {
        if self.kind(at) != Some(Kind::Word) {
            return false;
        }
        let mut next = at + 1;
        while next < close && self.is_comment(next) {
            next += 1;
        }
        if self.is(next, b'(') {
            next = self.after(next);
            // A call in the expression before ends here too, but no colon follows it.
        }
        self.is(next, b':') && self.of(next) == ":"
    }

    fn flat_schema(&self, open: usize) -> Option<String> {
        if self.is_empty(open) {
            return Some("{ }".to_owned());
        }
        let close = self.close(open);
        if close - open > 2 * WIDTH || !self.on_one_line(open, close + 1) {
            return None;
        }
        let mut probe = self.probe();
        probe.out.push_str("{ ");
        let mut at = open + 1;
        while let Some(field) = self.next_field(at, close) {
            if at > open + 1 {
                probe.out.push_str("; ");
            }
            at = self.field_end(field, close);
            probe.flat_field(field, at)?;
        }
        probe.out.push_str(" }");
        Some(probe.out)
    }

    fn flat_field(&mut self, from: usize, to: usize) -> Option<()> {
        match self.edge_block(from, to) {
            Some(open) => {
                self.flat(from, open);
                self.out.push(' ');
                let block = self.flat_schema(open)?;
                self.out.push_str(&block);
                let after = self.after(open);
                if after < to {
                    self.out.push(' ');
                    self.flat(after, to);
                }
            }
            None => self.flat(from, to),
        }
        Some(())
    }

    /// The brace of an edge's own fields.
    fn edge_block(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|i| self.is(*i, b'{'))
    }

    fn field(&mut self, from: usize, to: usize, indent: usize) {
        let block = self.edge_block(from, to);
        let outside = |this: &Self| match block {
            Some(open) => this.has_comment(from, open) || this.has_comment(this.close(open), to),
            None => this.has_comment(from, to),
        };
        if outside(self) {
            self.as_written(from, to, indent + INDENT);
            return;
        }
        let mut probe = self.probe();
        if block.is_none_or(|open| self.flat_schema(open).is_some())
            && self.width(from, to).is_some()
            && probe.flat_field(from, to).is_some()
            && self.column() + probe.column() <= WIDTH
        {
            self.push(&probe.out);
            return;
        }
        let edge = self.keyword(from, to, "as");
        let derived = self.derived(block.map_or(from, |open| self.close(open)), to);
        let head = edge.or(derived).unwrap_or(to);
        self.flat(from, head);
        let mut line = indent;
        if let Some(edge) = edge {
            let end = block.or(derived).unwrap_or(to);
            let brace = usize::from(block.is_some()) * 2;
            if self.width(edge, end).is_some_and(|w| self.column() + 1 + w + brace <= WIDTH) {
                self.out.push(' ');
            } else {
                line = indent + INDENT;
                self.newline(line);
            }
            self.flat(edge, end);
            if let Some(open) = block {
                self.out.push(' ');
                self.schema(open, line);
            }
        }
        if let Some(derived) = derived {
            self.out.push_str(" = ");
            self.expr(derived + 1, to, line + INDENT, 0);
        }
    }

    fn keyword(&self, from: usize, to: usize, word: &str) -> Option<usize> {
        let mut at = from + 2;
        while at < to {
            if self.is(at, b'=') {
                return None;
            }
            if self.kind(at) == Some(Kind::Word) && self.of(at) == word && self.is(at + 2, b'(') {
                return Some(at);
            }
            at = self.after(at);
        }
        None
    }

    fn derived(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|i| self.is(*i, b'=') && self.of(*i) == "=")
    }

    /// `enum NAME { members }`, from token `at`.
    pub(super) fn enum_item(&mut self, at: usize) {
        let end = self.tokens.len();
        let open = (at..end).find(|i| self.is(*i, b'{')).unwrap_or(end);
        if self.has_comment(at, open) {
            self.as_written(at, end, INDENT);
            return;
        }
        self.flat(at, open);
        if open == end {
            return;
        }
        self.out.push(' ');
        let close = self.close(open);
        let last = if self.is(close - 1, b',') { close - 1 } else { close };
        if self.on_one_line(open, close + 1) && self.fits(open, last, 2) {
            self.flat(open, last);
            self.out.push(' ');
            self.token(close);
            return;
        }
        self.members(open, close);
    }

    /// One member a line. A `<` stands before its member, a comma after; a comment keeps its side of either.
    fn members(&mut self, open: usize, close: usize) {
        self.token(open);
        let mut at = open + 1;
        let mut seen = open + 1;
        let mut begun = false;
        while at < close {
            let less = self.is(at, b'<');
            if self.is_comment(at) {
                at += 1;
            } else if self.is(at, b',') || (less && self.is_comment(at + 1)) {
                // It ends the line of the member before it, unless a comment came between.
                if self.has_comment(seen, at) {
                    self.lead(seen, at, INDENT, open);
                } else if less {
                    self.out.push(' ');
                }
                let last = (at + 1..close).all(|i| self.is_comment(i));
                if !last {
                    self.token(at);
                }
                at += 1;
                seen = at;
                begun = false;
            } else {
                if !begun {
                    self.lead(seen, at, INDENT, open);
                } else {
                    self.out.push(' ');
                }
                self.token(at);
                at += 1;
                seen = at;
                // After `<` its member, after a name its title, stand on the same line.
                begun = less || self.kind(at) == Some(Kind::Text);
            }
        }
        self.tail(seen, close, INDENT, open);
        self.newline(0);
        self.token(close);
    }
}
