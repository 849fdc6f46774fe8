//! Cuts a file into items. It knows only comments, texts, text blocks, braces and words: what an item means, and
//! whether it is well formed, is the parser's business. Every byte that is not blank, comment or a stray sign
//! belongs to exactly one item.
//!
//! The work is linear: an item is walked once, and where a brace or text block never ends, one table of the rest
//! of the file answers for all items that follow.

mod broken;
pub(crate) mod lex;

use broken::Broken;
use lex::{Lexer, is_name, is_start};

use crate::span::TextRange;

/// The words that start an item with a fixed grammar; any other word starts a declaration.
pub(crate) const ITEM_WORDS: [&str; 7] = ["kind", "extend", "enum", "rule", "template", "test", "view"];

/// A file, cut.
pub(crate) struct Cut {
    /// The items, in order, from their first `///` line or first word to their last byte.
    pub(crate) items: Vec<TextRange>,
    /// Signs between items that belong to none: `}` and `;`.
    pub(crate) stray: Vec<u32>,
}

/// Cuts `text`. A byte order mark at the start is skipped.
pub(crate) fn cut(text: &str) -> Cut {
    let mut scanner = Scanner { lex: Lexer::new(text), broken: Broken::default() };
    let mut out = Cut { items: Vec::new(), stray: Vec::new() };
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    loop {
        let trivia = scanner.lex.trivia(at);
        at = trivia.end;
        match scanner.lex.byte(at) {
            None => break,
            Some(b'}' | b';') => {
                out.stray.push(at as u32);
                at += 1;
            }
            Some(_) => {
                let end = scanner.item_end(at).max(at + 1);
                out.items.push(TextRange::new(trivia.docs.unwrap_or(at), end));
                at = end;
            }
        }
    }
    out
}

struct Scanner<'a> {
    lex: Lexer<'a>,
    broken: Broken,
}

impl Scanner<'_> {
    /// Where the item ends that starts at `at`, a byte that is neither blank nor a stray sign.
    fn item_end(&mut self, at: usize) -> usize {
        if !self.lex.byte(at).is_some_and(is_start) {
            return self.unreadable(at);
        }
        let word = self.lex.word(at);
        if ITEM_WORDS.contains(&&self.lex.text[at..word]) {
            return self.headed(word);
        }
        self.declaration(word)
    }

    /// The end of an item after its keyword: the brace that closes its block.
    fn headed(&mut self, after: usize) -> usize {
        let mut at = after;
        let mut end = after;
        loop {
            at = self.lex.trivia(at).end;
            match self.lex.byte(at) {
                None | Some(b'}') => return end,
                Some(b'{') => return self.block(at),
                _ => {}
            }
            if self.lex.column0(at) && self.lex.item_head(at) && !self.continues_kind(at) {
                return end;
            }
            at = match self.lex.token(at) {
                Some(next) => next,
                None => return self.broken.text_block(&self.lex, at),
            };
            end = at;
        }
    }

    /// Whether the word at `at` is one that stands between a kind's name and its brace.
    fn continues_kind(&self, at: usize) -> bool {
        matches!(&self.lex.text[at..self.lex.word(at)], "single" | "reference" | "within" | "inverse" | "known_by")
    }

    /// The end of a declaration whose first word ends at `word`.
    fn declaration(&mut self, word: usize) -> usize {
        let name = self.lex.trivia(word).end;
        // A word alone above an item is not the start of it.
        let alone = self.lex.column0(name) && self.lex.item_head(name);
        let Some(mut end) = self.lex.clean_name(name).filter(|_| !alone) else {
            return self.unreadable(word);
        };
        let mut at = self.lex.trivia(end).end;
        if self.lex.byte(at) == Some(b'"') {
            match self.lex.token(at) {
                Some(next) => end = next,
                None => return self.broken.text_block(&self.lex, at),
            }
            at = self.lex.trivia(end).end;
        }
        if self.lex.byte(at).is_some_and(is_start) && &self.lex.text[at..self.lex.word(at)] == "like" {
            let path = self.lex.trivia(at + 4).end;
            if !self.lex.byte(path).is_some_and(is_start) {
                return self.unreadable(at);
            }
            end = self.lex.path(path);
            at = self.lex.trivia(end).end;
        }
        match self.lex.byte(at) {
            Some(b'{') => self.block(at),
            None | Some(b'}' | b';') => end,
            // A word: the next item, unless it cannot be one and stands on this line.
            Some(b) if is_start(b) && (self.lex.newline_between(end, at) || self.lex.item_head(at)) => end,
            Some(_) => self.unreadable(at),
        }
    }

    /// The end of text that is no item: the brace that closes its block, or the last token before a line that
    /// begins with a word in its first column.
    fn unreadable(&mut self, from: usize) -> usize {
        let mut at = from;
        let mut end = from;
        loop {
            let next = self.lex.trivia(at).end;
            match self.lex.byte(next) {
                None | Some(b'}') => return end,
                Some(b'{') => return self.block(next),
                Some(b) if next > from && is_name(b) && self.lex.column0(next) => return end,
                Some(_) => {}
            }
            at = match self.lex.token(next) {
                Some(after) => after,
                None => return self.broken.text_block(&self.lex, next),
            };
            end = at;
        }
    }

    /// The end of the block that opens at `open`.
    fn block(&mut self, open: usize) -> usize {
        let close = self.broken.known(open).unwrap_or_else(|| self.lex.close(open));
        close.unwrap_or_else(|| self.broken.block(&self.lex, open))
    }
}
