//! Rules and views: one clause a line, with the words of the clauses in a column.

use super::print::Printer;
use super::{INDENT, WIDTH};
use crate::ast::{Rule, View, ViewClause, ViewNode};

/// The width of the column of clause words, with the blank after the longest.
const RULE_WORDS: usize = 9;
const VIEW_WORDS: usize = 8;
const WIDE_VIEW_WORDS: usize = 9;

/// Where the content of each clause of a rule starts, in order.
pub(super) fn starts(rule: &Rule) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    out.extend(rule.severity.first().map(|a| a.value.range.start));
    out.extend(rule.binders.first().and_then(|b| b.names.first()).map(|n| n.start));
    out.extend(rule.filter.iter().map(|e| e.range.start));
    out.extend(rule.lets.iter().map(|l| l.0.start));
    out.extend(rule.require.iter().map(|e| e.range.start));
    out.extend(rule.per.first().map(|n| n.start));
    for alternatives in [&rule.message, &rule.why, &rule.cost, &rule.help] {
        out.extend(alternatives.first().map(|a| a.value.range.start));
    }
    out.extend(rule.at.iter().map(|p| p.range.start));
    out.extend(rule.because.iter().map(|p| p.range.start));
    out.extend(rule.fixes.iter().map(|f| f.range.start));
    out.extend(rule.cites.first().map(|c| c.range.start));
    out.sort_unstable();
    out
}

impl Printer<'_> {
    /// A rule, from token `at`; `starts` are where its clauses' contents start.
    pub(super) fn rule(&mut self, at: usize, starts: &[u32]) {
        // The word of a clause is the token before its content, comments aside.
        let words: Vec<usize> = starts
            .iter()
            .map(|start| {
                let mut word = self.at(*start).saturating_sub(1);
                while word > 0 && self.is_comment(word) {
                    word -= 1;
                }
                word
            })
            .collect();
        self.clauses(at, &words, RULE_WORDS);
    }

    /// A view, from token `at`.
    pub(super) fn view(&mut self, at: usize, view: &View) {
        let words: Vec<usize> = view.clauses.iter().map(|c| self.at(c.range.start)).collect();
        // Only documents have a template or say whom they concern, and only what an editor shows has the others.
        let long = |c: &ViewClause| {
            let node = &c.node;
            matches!(
                node,
                ViewNode::Template(_) | ViewNode::Concerns(_) | ViewNode::Findings(_) | ViewNode::Inherits(_)
            )
        };
        let wide = view.clauses.iter().any(long);
        self.clauses(at, &words, if wide { WIDE_VIEW_WORDS } else { VIEW_WORDS });
    }

    fn clauses(&mut self, at: usize, words: &[usize], column: usize) {
        let end = self.tokens.len();
        let open = (at..end).find(|i| self.is(*i, b'{')).unwrap_or(end);
        if self.has_comment(at, open) || open == end {
            self.as_written(at, end, INDENT);
            return;
        }
        self.flat(at, open);
        self.out.push(' ');
        let close = self.close(open);
        if words.is_empty() && self.is_empty(open) {
            self.out.push_str("{ }");
            return;
        }
        self.token(open);
        let mut done = open + 1;
        for (i, word) in words.iter().enumerate() {
            let next = words.get(i + 1).copied().unwrap_or(close);
            let to = self.before_comments(*word, next);
            self.lead(done, *word, INDENT, open);
            self.clause(*word, to, column);
            done = to;
        }
        self.tail(done, close, INDENT, open);
        self.newline(0);
        self.token(close);
    }

    /// `next`, or the first of the comments and `;` right before it.
    pub(super) fn before_comments(&self, from: usize, next: usize) -> usize {
        let mut to = next;
        while to > from + 1 && (self.is_comment(to - 1) || self.is(to - 1, b';')) {
            to -= 1;
        }
        to
    }

    /// The clause whose word is token `word`.
    fn clause(&mut self, word: usize, to: usize, column: usize) {
        let name = self.of(word);
        let value = INDENT + column;
        self.token(word);
        if self.has_comment(word, word + 2) {
            self.out.push(' ');
            self.as_written(word + 1, to, value);
            return;
        }
        self.spaces(column.saturating_sub(name.len()).max(1));
        let from = word + 1;
        match name {
            "severity" | "message" | "why" | "cost" | "help" | "heading" | "class" | "mark" | "group" | "side"
            | "top" | "cell" | "file" => {
                self.alternatives(from, to, value);
            }
            "for" | "rows" | "changes" => self.binders(from, to, value),
            "let" => self.binding(from, to, value),
            "at" | "because" => self.placed(from, to, value),
            "cites" | "per" => self.fill(from, to, value),
            "fix" => self.fix(from, to, value),
            "line" | "lens" | "hint" => self.labelled(from, to, value, true),
            "column" | "arrow" | "link" => self.labelled(from, to, value, false),
            _ => self.expr(from, to, value, 0),
        }
    }

    /// `a, b in S, c in T`: a comma inside the names of a binding does not break.
    fn binders(&mut self, from: usize, to: usize, indent: usize) {
        if self.fits(from, to, 0) {
            self.flat(from, to);
            return;
        }
        if self.has_comment(from, to) {
            self.as_written(from, to, indent);
            return;
        }
        let mut at = from;
        for comma in self.commas(from, to).into_iter().chain([to]) {
            let bound = (at..comma).any(|i| self.of(i) == "in");
            if !bound && comma < to {
                continue;
            }
            if at > from {
                self.newline(indent);
            }
            self.expr(at, comma, indent + INDENT, 1);
            if comma < to {
                self.token(comma);
            }
            at = comma + 1;
        }
    }

    /// `name = expr`
    fn binding(&mut self, from: usize, to: usize, indent: usize) {
        if self.has_comment(from, to) {
            self.as_written(from, to, indent);
            return;
        }
        self.flat(from, from + 2);
        self.out.push(' ');
        self.expr(from + 2, to, indent + INDENT, 0);
    }

    /// `expr "text"`
    fn placed(&mut self, from: usize, to: usize, indent: usize) {
        use super::lex::Kind;
        if self.fits(from, to, 0) || self.has_comment(from, to) {
            self.expr(from, to, indent, 0);
            return;
        }
        let text = to - 1;
        if text > from && matches!(self.kind(text), Some(Kind::Text | Kind::Block)) && !self.is_operator(text - 1) {
            self.expr(from, text, indent, 0);
            self.newline(indent);
            self.token(text);
        } else {
            self.expr(from, to, indent, 0);
        }
    }

    fn is_operator(&self, i: usize) -> bool {
        use super::lex::Kind;
        match self.kind(i) {
            Some(Kind::Sign(sign)) => !matches!(sign, b')' | b']' | b'*'),
            Some(Kind::Word) => {
                ["and", "or", "not", "in", "is", "has", "mentions", "where", "exists"].contains(&self.of(i))
            }
            _ => true,
        }
    }

    /// `"label" expr`
    fn labelled(&mut self, from: usize, to: usize, indent: usize, alternatives: bool) {
        if self.fits(from, to, 0) {
            self.flat(from, to);
        } else if self.has_comment(from, to) {
            self.as_written(from, to, indent);
        } else if alternatives {
            self.token(from);
            self.newline(indent);
            self.alternatives(from + 1, to, indent);
        } else {
            self.token(from);
            self.out.push(' ');
            self.expr(from + 1, to, indent, 0);
        }
    }

    /// `add KIND "name" like T { ... }`, `set x.f value`
    fn fix(&mut self, from: usize, to: usize, indent: usize) {
        let open = (from..to).find(|i| self.is(*i, b'{'));
        match open {
            Some(open) if self.of(from) == "add" && !self.has_comment(from, open) => {
                self.flat(from, open);
                self.out.push(' ');
                self.block(open, indent, 0);
            }
            None if !self.has_comment(from, to) => {
                let width = self.width(from, to).unwrap_or(WIDTH);
                if self.column() + width <= WIDTH { self.flat(from, to) } else { self.fill(from, to, indent) }
            }
            _ => self.as_written(from, to, indent),
        }
    }
}
