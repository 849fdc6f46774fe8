//! Expressions: on one line if they fit, else broken at the loosest operator.

use super::lex::Kind;
use super::print::Printer;
use super::{INDENT, WIDTH};

impl Printer<'_> {
    /// Writes the expression of tokens `from..to` from the current column on; further lines start at `indent`.
    /// `more` columns follow it on its last line.
    pub(super) fn expr(&mut self, from: usize, to: usize, indent: usize, more: usize) {
        if from >= to {
            return;
        }
        if self.fits(from, to, more) {
            self.flat(from, to);
            return;
        }
        if self.has_comment(from, to) {
            self.as_written(from, to, indent);
            return;
        }
        let deeper = indent + INDENT;
        // Comma-separated parts and alternatives are split by the caller; here: `if`, `or`, `and`, `where`.
        if let Some(guard) = self.top(from, to, &["if"]).first().copied() {
            self.expr(from, guard, indent, 0);
            self.newline(deeper);
            self.flat(guard, guard + 1);
            self.out.push(' ');
            self.expr(guard + 1, to, deeper + INDENT, more);
            return;
        }
        let mut breaks = self.top(from, to, &["or"]);
        if breaks.is_empty() {
            let chain = self.top(from, to, &["where"]).first().copied().unwrap_or(to);
            breaks = self.top(from, chain, &["and"]);
        }
        if !breaks.is_empty() {
            let mut at = from;
            for (i, next) in breaks.iter().copied().chain([to]).enumerate() {
                if i > 0 {
                    self.newline(indent);
                    self.flat(at, at + 1);
                    self.out.push(' ');
                    at += 1;
                }
                let more = if next == to { more } else { 0 };
                self.expr(at, next, if i > 0 { deeper } else { indent }, more);
                at = next;
            }
            return;
        }
        if let Some(filter) = self.top(from, to, &["where"]).first().copied() {
            self.expr(from, filter, indent, 0);
            self.newline(indent);
            self.flat(filter, filter + 1);
            self.out.push(' ');
            self.expr(filter + 1, to, deeper, more);
            return;
        }
        self.bracketed(from, to, indent, more);
    }

    /// The tokens among `from..to`, outside brackets and after the first, that are one of `words`; a field after
    /// a dot is none.
    fn top(&self, from: usize, to: usize, words: &[&str]) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = from;
        while at < to {
            if at > from && self.kind(at) == Some(Kind::Word) && words.contains(&self.of(at)) && self.of(at - 1) != "."
            {
                out.push(at);
            }
            at = self.after(at);
        }
        out
    }

    /// Breaks inside the widest brackets, since nothing else can be broken.
    fn bracketed(&mut self, from: usize, to: usize, indent: usize, more: usize) {
        let mut widest: Option<(usize, usize)> = None;
        let mut at = from;
        while at < to {
            let after = self.after(at);
            let width = self.width(at, after.min(to)).unwrap_or(WIDTH);
            if after > at + 1 && after <= to && widest.is_none_or(|(_, w)| width > w) {
                widest = Some((at, width));
            }
            at = after;
        }
        let Some((open, _)) = widest else {
            self.flat_or_written(from, to, indent);
            return;
        };
        let close = self.close(open);
        self.flat_or_written(from, open, indent);
        if open > from && self.blank_before(open) {
            self.out.push(' ');
        }
        self.token(open);
        if self.is(open, b'[') {
            // Hangs from the line it opens on.
            let line = self.line_indent();
            self.newline(line + INDENT);
            self.list(open + 1, close, line + INDENT);
            self.newline(line);
        } else if self.commas(open + 1, close).is_empty() {
            self.expr(open + 1, close, self.line_indent().max(indent) + INDENT, more + to - close);
        } else {
            self.list(open + 1, close, self.column());
        }
        self.flat(close, to);
    }

    fn flat_or_written(&mut self, from: usize, to: usize, indent: usize) {
        if self.has_comment(from, to) { self.as_written(from, to, indent) } else { self.flat(from, to) }
    }

    /// The commas among `from..to` outside brackets.
    pub(super) fn commas(&self, from: usize, to: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = from;
        while at < to {
            if self.is(at, b',') {
                out.push(at);
            }
            at = self.after(at);
        }
        out
    }

    /// Writes comma-separated parts, one a line, each starting at column `indent`.
    pub(super) fn list(&mut self, from: usize, to: usize, indent: usize) {
        let mut at = from;
        for comma in self.commas(from, to).into_iter().chain([to]) {
            if at >= comma {
                break;
            }
            if at > from {
                self.newline(indent);
            }
            self.expr(at, comma, indent, 1);
            if comma < to {
                self.token(comma);
            }
            at = comma + 1;
        }
    }

    /// Writes comma-separated alternatives or bindings: on one line if they fit, else one a line.
    pub(super) fn alternatives(&mut self, from: usize, to: usize, indent: usize) {
        if self.fits(from, to, 0) {
            self.flat(from, to);
        } else if self.has_comment(from, to) {
            self.as_written(from, to, indent);
        } else {
            self.list(from, to, indent);
        }
    }

    /// Writes comma-separated words, as many on a line as fit.
    pub(super) fn fill(&mut self, from: usize, to: usize, indent: usize) {
        if self.has_comment(from, to) {
            self.as_written(from, to, indent);
            return;
        }
        let mut at = from;
        for comma in self.commas(from, to).into_iter().chain([to]) {
            let end = (comma + 1).min(to);
            if at > from {
                let width = self.width(at, end).unwrap_or(0);
                if self.column() + 1 + width <= WIDTH {
                    self.out.push(' ');
                } else {
                    self.newline(indent);
                }
            }
            self.flat(at, end);
            at = end;
        }
    }
}
