//! Writing laid-out text: columns, lines, and a run of tokens on one line.

use super::lex::{Kind, Token};
use super::{GAP, WIDTH};

/// An item's tokens, and the text that is being written.
pub(super) struct Printer<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// For each opening bracket its partner's index; 0 elsewhere.
    partner: &'a [u32],
    pub(super) out: String,
    line: usize,
    eol: &'a str,
}

/// Words after which a bracket is no call.
const WORDS: [&str; 36] = [
    "and", "or", "not", "in", "is", "has", "mentions", "exists", "those", "where", "if", "severity", "for", "let",
    "require", "per", "message", "at", "because", "why", "cost", "help", "fix", "expect", "set", "append", "drop",
    "heading", "rows", "column", "class", "link", "file", "template", "of", "concerns",
];

/// For each opening bracket among `tokens` its partner's index; 0 elsewhere.
pub(super) fn partners(tokens: &[Token]) -> Vec<u32> {
    let mut partner = vec![0; tokens.len()];
    let mut open = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign(b'{' | b'(' | b'[') => open.push(i),
            Kind::Sign(b'}' | b')' | b']') => {
                if let Some(o) = open.pop() {
                    partner[o] = i as u32;
                }
            }
            _ => {}
        }
    }
    partner
}

impl<'a> Printer<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], partner: &'a [u32], eol: &'a str) -> Self {
        Printer { text, tokens, partner, out: String::new(), line: 0, eol }
    }

    /// A printer of the same tokens with nothing written yet: to measure.
    pub(super) fn probe(&self) -> Self {
        Printer { out: String::new(), line: 0, ..*self }
    }

    pub(super) fn of(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|t| self.text.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub(super) fn is(&self, i: usize, sign: u8) -> bool {
        self.kind(i) == Some(Kind::Sign(sign))
    }

    pub(super) fn is_comment(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Comment)
    }

    /// The index of the bracket that closes the one at `i`.
    pub(super) fn close(&self, i: usize) -> usize {
        (self.partner[i] as usize).max(i)
    }

    /// Whether nothing but `;` stands between the brace at token `open` and its partner.
    pub(super) fn is_empty(&self, open: usize) -> bool {
        (open + 1..self.close(open)).all(|i| self.is(i, b';'))
    }

    /// The index after token `i`, or after its partner if it opens a bracket.
    pub(super) fn after(&self, i: usize) -> usize {
        self.close(i) + 1
    }

    /// The token at which byte `start` of the text begins.
    pub(super) fn at(&self, start: u32) -> usize {
        self.tokens.partition_point(|t| t.start < start)
    }

    pub(super) fn column(&self) -> usize {
        self.out[self.line..].chars().count()
    }

    /// The blanks at the start of the current line.
    pub(super) fn line_indent(&self) -> usize {
        self.out[self.line..].bytes().take_while(|b| *b == b' ').count()
    }

    /// Starts a line at column `indent`.
    pub(super) fn newline(&mut self, indent: usize) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str(self.eol);
        self.line = self.out.len();
        self.spaces(indent);
    }

    /// Leaves a line empty, before the next is started.
    pub(super) fn blank(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str(self.eol);
    }

    pub(super) fn spaces(&mut self, n: usize) {
        self.out.extend(std::iter::repeat_n(' ', n));
    }

    pub(super) fn push(&mut self, text: &str) {
        self.out.push_str(text);
        if let Some(i) = text.rfind(['\n', '\r']) {
            self.line = self.out.len() - text.len() + i + 1;
        }
    }

    /// Writes token `i`.
    pub(super) fn token(&mut self, i: usize) {
        self.push(self.of(i));
    }

    /// Writes tokens `from..to` on one line.
    pub(super) fn flat(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            if at > from && self.spaced(at) {
                self.out.push(' ');
            }
            self.token(at);
            at += 1;
        }
    }

    /// How wide tokens `from..to` are on one line; `None` if they cannot stand on one, or are far too many.
    pub(super) fn width(&self, from: usize, to: usize) -> Option<usize> {
        if to > from + 2 * WIDTH {
            return None;
        }
        let mut width = 0;
        for i in from..to {
            if matches!(self.kind(i), Some(Kind::Comment | Kind::Block)) || self.of(i).contains(['\n', '\r']) {
                return None;
            }
            width += self.of(i).chars().count() + usize::from(i > from && self.spaced(i));
        }
        Some(width)
    }

    /// Whether tokens `from..to` fit on the current line, with `more` columns to spare after them.
    pub(super) fn fits(&self, from: usize, to: usize, more: usize) -> bool {
        self.width(from, to).is_some_and(|w| self.column() + w + more <= WIDTH)
    }

    pub(super) fn has_comment(&self, from: usize, to: usize) -> bool {
        self.tokens.get(from..to).is_some_and(|t| t.iter().any(|t| t.kind == Kind::Comment))
    }

    /// Whether tokens `from..to` stand on one line in the source.
    pub(super) fn on_one_line(&self, from: usize, to: usize) -> bool {
        self.tokens
            .get(from + 1..to)
            .is_some_and(|t| t.iter().all(|t| t.breaks == 0 && !matches!(t.kind, Kind::Comment | Kind::Block)))
    }

    /// Whether a blank stands between token `i` and the one before it, on one line.
    pub(super) fn blank_before(&self, i: usize) -> bool {
        self.spaced(i)
    }

    /// Whether a blank stands between token `i` and the one before it.
    fn spaced(&self, i: usize) -> bool {
        let (Some(before), Some(next)) = (self.kind(i - 1), self.kind(i)) else { return true };
        let double = |i: usize| self.of(i).len() == 2;
        match (before, next) {
            (Kind::Sign(b'(' | b'['), _) | (_, Kind::Sign(b')' | b']' | b',' | b':' | b'*' | b';')) => false,
            (Kind::Sign(b'.'), _) if !double(i - 1) => false,
            (_, Kind::Sign(b'.')) if !double(i) => false,
            (Kind::Word, Kind::Sign(b'(')) => {
                let word = self.of(i - 1);
                WORDS.contains(&word) && !(i >= 2 && self.is(i - 2, b'.') && !double(i - 2))
            }
            _ => true,
        }
    }

    /// Writes tokens `from..to` with the line breaks of the source, where comments leave no choice. Lines after
    /// the first start at `indent`, deeper inside brackets.
    pub(super) fn as_written(&mut self, from: usize, to: usize, indent: usize) {
        let mut depth = 0usize;
        let mut broken = false;
        for i in from..to {
            let closes = matches!(self.kind(i), Some(Kind::Sign(b'}' | b')' | b']')));
            depth -= usize::from(closes && depth > 0);
            if i > from {
                let breaks = self.tokens[i].breaks;
                if broken || breaks > 0 {
                    self.newline(indent + depth * 2);
                } else if self.is_comment(i) {
                    self.spaces(GAP);
                } else if self.spaced(i) {
                    self.out.push(' ');
                }
            }
            self.token(i);
            broken = self.is_comment(i);
            depth += usize::from(matches!(self.kind(i), Some(Kind::Sign(b'{' | b'(' | b'['))));
        }
    }
}
