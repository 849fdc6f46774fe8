//! Tests: one declaration a line, one expectation a line.

use super::print::Printer;
use super::{INDENT, WIDTH};
use crate::ast::Test;

impl Printer<'_> {
    /// A test, from token `at`.
    pub(super) fn test(&mut self, at: usize, test: &Test) {
        let end = self.tokens.len();
        let open = (at..end).find(|i| self.is(*i, b'{')).unwrap_or(end);
        if self.has_comment(at, open) || open == end {
            self.as_written(at, end, INDENT);
            return;
        }
        self.flat(at, open);
        self.out.push(' ');
        let close = self.close(open);
        if self.is_empty(open) {
            self.out.push_str("{ }");
            return;
        }
        self.token(open);
        let expects: Vec<usize> = test.expects.iter().map(|e| self.at(e.range.start)).collect();
        let mut done = open + 1;
        let mut from = self.skip(done, close);
        while from < close {
            let next = match self.of(from) {
                "as_of" => from + 2,
                "given" => self.given_end(from),
                _ => expects.iter().copied().find(|e| *e > from).unwrap_or(close),
            };
            let to = self.before_comments(from, next);
            self.lead(done, from, INDENT, open);
            match self.of(from) {
                "given" => self.given(from, test),
                "expect" => self.expect(from, to),
                _ => self.as_written(from, to, INDENT * 2),
            }
            done = to;
            from = self.skip(to, close);
        }
        self.tail(done, close, INDENT, open);
        self.newline(0);
        self.token(close);
    }

    fn skip(&self, from: usize, close: usize) -> usize {
        (from..close).find(|i| !self.is_comment(*i) && !self.is(*i, b';')).unwrap_or(close)
    }

    fn given_end(&self, from: usize) -> usize {
        let open = (from..self.tokens.len()).find(|i| self.is(*i, b'{')).unwrap_or(from);
        self.after(open)
    }

    fn given(&mut self, from: usize, test: &Test) {
        let open = self.given_end(from) - 1;
        let open = (from..=open).find(|i| self.is(*i, b'{')).unwrap_or(open);
        let close = self.close(open);
        if self.has_comment(from, open) {
            self.as_written(from, close + 1, INDENT * 2);
            return;
        }
        self.flat(from, open);
        self.out.push(' ');
        let decls: Vec<(usize, usize)> =
            test.given.iter().map(|decl| (self.at(decl.range.start), self.at(decl.range.end))).collect();
        if self.is_empty(open) {
            self.out.push_str("{ }");
            return;
        }
        if self.on_one_line(open, close + 1) {
            let mut probe = self.probe();
            probe.out.push_str("{ ");
            for (i, (from, to)) in decls.iter().enumerate() {
                if i > 0 {
                    probe.out.push_str("; ");
                }
                probe.decl(*from, 0, *to);
            }
            probe.out.push_str(" }");
            if !probe.out.contains('\n') && self.column() + probe.column() <= WIDTH {
                self.push(&probe.out);
                return;
            }
        }
        self.token(open);
        let mut done = open + 1;
        for (from, to) in decls {
            self.lead(done, from, INDENT * 2, open);
            self.decl(from, INDENT * 2, to);
            done = to;
        }
        self.tail(done, close, INDENT * 2, open);
        self.newline(INDENT);
        self.token(close);
    }

    fn expect(&mut self, from: usize, to: usize) {
        self.token(from);
        self.out.push(' ');
        self.expr(from + 1, to, INDENT * 2, 0);
    }
}
