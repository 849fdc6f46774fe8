//! What never ends: a brace without its partner, a text block without its closing quotes. Such an item is cut at
//! the next line whose first column begins `word word`, so that it costs only itself.

use super::lex::{Lexer, is_start};

/// How often the rest of a file is read again because a text block was closed in the wrong place. A bound keeps
/// the work linear; past it such a file is cut as well as one table allows.
const READINGS: u32 = 8;

/// What is known about the rest of the file, once some brace was not closed.
#[derive(Default)]
pub(crate) struct Broken {
    /// Every opening brace of the table, with the byte after its partner.
    braces: Vec<(u32, Option<u32>)>,
    /// Lines in whose first column `word word` begins, with the end of the last token before each.
    lines: Vec<(u32, u32)>,
    /// Text blocks, with their ends.
    blocks: Vec<(u32, Option<u32>)>,
    readings: u32,
}

impl Broken {
    /// The byte after the partner of the brace at `open`, if the table has that brace; `Some(None)` if it has no
    /// partner.
    pub(super) fn known(&self, open: usize) -> Option<Option<usize>> {
        let i = self.braces.binary_search_by_key(&(open as u32), |b| b.0).ok()?;
        Some(self.braces[i].1.map(|end| end as usize))
    }

    /// The end of an item whose block, at `open`, is never closed.
    pub(super) fn block(&mut self, lex: &Lexer, open: usize) -> usize {
        self.read(lex, open);
        let line = self.lines.partition_point(|l| (l.0 as usize) <= open);
        let line = self.lines.get(line).copied();
        let limit = line.map_or(lex.text.len(), |l| l.0 as usize);
        // A text block that swallowed the start of another item was meant to end before it.
        if self.readings < READINGS {
            let first = self.blocks.partition_point(|b| (b.0 as usize) < open);
            for block in &self.blocks[first..] {
                if block.0 as usize >= limit {
                    break;
                }
                if let Some(end) = inside_block(lex, block.0 as usize, block.1.map(|e| e as usize)) {
                    return end;
                }
            }
        }
        line.map_or_else(|| last_token(lex, open, lex.text.len()), |l| l.1 as usize)
    }

    /// The end of an item whose head holds a text block, at `at`, that is never closed.
    pub(super) fn text_block(&mut self, lex: &Lexer, at: usize) -> usize {
        inside_block(lex, at, None).unwrap_or(lex.text.trim_end_matches([' ', '\t', '\n', '\r']).len().max(at + 3))
    }

    /// Reads the file from `open` to its end, unless the table has that brace.
    fn read(&mut self, lex: &Lexer, open: usize) {
        if self.braces.binary_search_by_key(&(open as u32), |b| b.0).is_ok() {
            return;
        }
        self.readings += 1;
        self.braces.clear();
        self.lines.clear();
        self.blocks.clear();
        let mut stack: Vec<usize> = Vec::new();
        let mut at = open;
        let mut last = open;
        loop {
            at = lex.trivia(at).end;
            let Some(byte) = lex.byte(at) else { break };
            match byte {
                b'{' => {
                    stack.push(self.braces.len());
                    self.braces.push((at as u32, None));
                }
                b'}' => {
                    if let Some(i) = stack.pop() {
                        self.braces[i].1 = Some(at as u32 + 1);
                    }
                }
                b'"' if lex.text[at..].starts_with("\"\"\"") => {
                    self.blocks.push((at as u32, lex.quoted(at).map(|e| e as u32)));
                }
                b if is_start(b) && lex.column0(at) && is_two_words(lex, at) => {
                    self.lines.push((at as u32, last as u32));
                }
                _ => {}
            }
            at = lex.token(at).unwrap_or(lex.text.len());
            last = at;
        }
    }
}

fn is_two_words(lex: &Lexer, at: usize) -> bool {
    let end = lex.word(at);
    let next = lex.trivia(end).end;
    next > end && !lex.newline_between(end, next) && lex.byte(next).is_some_and(|b| is_start(b) || b == b'"')
}

/// Where an item inside a text block starts, if its text looks like the head of one and opens a brace; the end of
/// the line before it.
fn inside_block(lex: &Lexer, start: usize, end: Option<usize>) -> Option<usize> {
    let end = end.unwrap_or(lex.text.len());
    let mut at = start;
    while at < end {
        let line_end = lex.line_end(at);
        if at > start && is_head_line(lex, at, line_end) {
            return Some(start + lex.text[start..at].trim_end_matches([' ', '\t', '\n', '\r']).len());
        }
        at = line_end + 1;
    }
    None
}

/// Whether an item starts at `at` whose block opens on the same line, and nothing else stands before its brace.
fn is_head_line(lex: &Lexer, at: usize, line_end: usize) -> bool {
    if !lex.item_head(at) {
        return false;
    }
    let word = lex.word(at);
    let fixed = super::ITEM_WORDS.contains(&&lex.text[at..word]);
    let mut next = lex.trivia(word).end;
    let mut words = 1;
    let mut texts = 0;
    while next < line_end {
        match lex.byte(next) {
            Some(b'{') => return true,
            Some(b'}') => return false,
            Some(b'"') => texts += 1,
            // `NAME NAME`, then a text, then `like PATH`.
            Some(b) if is_start(b) => {
                words += 1;
                let like = &lex.text[next..lex.word(next)] == "like";
                if words > 2 && !fixed && !(like && words == 3) && words != 4 {
                    return false;
                }
            }
            Some(b':') => words = 3,
            _ if fixed => {}
            _ => return false,
        }
        if texts > 1 {
            return false;
        }
        let Some(end) = lex.token(next) else { return false };
        next = lex.trivia(end).end;
    }
    false
}

/// The end of the last token between `from` and `to`.
fn last_token(lex: &Lexer, from: usize, to: usize) -> usize {
    let mut at = from;
    let mut last = from;
    while at < to {
        at = lex.trivia(at).end;
        if at >= to || lex.byte(at).is_none() {
            break;
        }
        at = lex.token(at).unwrap_or(lex.text[..to].trim_end_matches([' ', '\t', '\n', '\r']).len().max(at + 3));
        last = at;
    }
    last
}
