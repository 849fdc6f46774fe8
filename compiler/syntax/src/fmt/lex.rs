//! Tokens for laying out: with comments, and with the line breaks before each. Only well-formed items are laid
//! out, so this lexer never meets a mistake; it cuts tokens as the grammar does.

use crate::scan::lex::{is_name, is_start};

/// What a token is, as far as layout cares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A word, number, date, citation or rule id: anything without blanks that is no sign.
    Word,
    /// A text on one line.
    Text,
    /// A text block.
    Block,
    /// A sign, by its first byte.
    Sign(u8),
    /// `//` to the end of the line, without blanks at its end.
    Comment,
}

/// A token of an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Bytes of the text that was lexed.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Line breaks between it and the token before it: 0, 1 or 2 for more.
    pub(super) breaks: u8,
}

/// Where a lexer stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// In a declaration: whatever sticks together is one word (`404(a)`, `2026-01-01`, `control.objective`).
    Values,
    /// In expressions and schemas: `a.b(c)` is six tokens, `frame:C1.2` is one.
    Expressions,
}

/// Which parts of a text are lexed how.
#[derive(Default)]
pub(super) struct Modes {
    /// Ranges lexed as values, in order; all else as expressions.
    pub(super) values: Vec<(u32, u32)>,
    /// Holes, in order: each is one token.
    pub(super) holes: Vec<(u32, u32)>,
    /// Starts of names that a `:` may follow without becoming a citation, in order.
    pub(super) names: Vec<u32>,
}

/// Splits `text` into tokens.
pub(super) fn tokens(text: &str, modes: &Modes) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let bytes = text.as_bytes();
    let mut values = modes.values.iter().peekable();
    let mut names = modes.names.iter().peekable();
    let mut holes = modes.holes.iter().peekable();
    let mut at = 0;
    let mut breaks = 0u8;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' => {
                at += 1;
                continue;
            }
            b'\n' | b'\r' => {
                at += if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                breaks = (breaks + 1).min(2);
                continue;
            }
            _ => {}
        }
        while values.next_if(|v| (v.1 as usize) <= at).is_some() {}
        while names.next_if(|n| (**n as usize) < at).is_some() {}
        let mode = match values.peek() {
            Some(v) if (v.0 as usize) <= at => Mode::Values,
            _ => Mode::Expressions,
        };
        while holes.next_if(|h| (h.0 as usize) < at).is_some() {}
        if let Some(hole) = holes.next_if(|h| h.0 as usize == at) {
            out.push(Token { kind: Kind::Word, start: hole.0, end: hole.1, breaks });
            breaks = 0;
            at = hole.1 as usize;
            continue;
        }
        let name = names.peek().is_some_and(|n| **n as usize == at);
        let (kind, end) = token(text, at, mode, name);
        out.push(Token { kind, start: at as u32, end: end as u32, breaks });
        breaks = 0;
        at = if kind == Kind::Comment { line_end(bytes, at) } else { end };
    }
    out
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |i| at + i)
}

fn token(text: &str, at: usize, mode: Mode, name: bool) -> (Kind, usize) {
    let bytes = text.as_bytes();
    let rest = &bytes[at..];
    if rest.starts_with(b"//") {
        let line = &text[at..line_end(bytes, at)];
        return (Kind::Comment, at + line.trim_end_matches([' ', '\t']).len());
    }
    if rest.starts_with(b"\"\"\"") {
        return (Kind::Block, text[at + 3..].find("\"\"\"").map_or(text.len(), |i| at + 6 + i));
    }
    let byte = rest[0];
    if byte == b'"' {
        return (Kind::Text, crate::scan::lex::Lexer::new(text).quoted(at).unwrap_or(text.len()));
    }
    if is_name(byte) {
        let end = match mode {
            _ if name => run(bytes, at, is_name),
            Mode::Values => value(bytes, at),
            Mode::Expressions => atom(bytes, at),
        };
        return (Kind::Word, end);
    }
    if byte >= 0x80 {
        // Not in a well-formed item, outside texts and comments.
        return (Kind::Word, run(bytes, at, |b| b >= 0x80));
    }
    let long = matches!(rest.get(..2), Some(b"==" | b"!=" | b"<=" | b">=" | b".." | b"::"));
    (Kind::Sign(byte), at + if long { 2 } else { 1 })
}

fn run(bytes: &[u8], at: usize, of: impl Fn(u8) -> bool) -> usize {
    bytes[at..].iter().position(|b| !of(*b)).map_or(bytes.len(), |i| at + i)
}

/// As `lump` of the grammar.
fn value(bytes: &[u8], at: usize) -> usize {
    let number = bytes[at].is_ascii_digit();
    let mut end = at;
    while let Some(&b) = bytes.get(end) {
        let sticks = is_name(b) || matches!(b, b'-' | b'.' | b':' | b'(' | b')');
        let period = number && b == b'.' && bytes.get(end + 1) == Some(&b'.');
        if !sticks || period {
            break;
        }
        end += 1;
    }
    end
}

/// As `atom` of the grammar.
fn atom(bytes: &[u8], at: usize) -> usize {
    let end = run(bytes, at, is_name);
    let digits = |from: usize| run(bytes, from, |b| b.is_ascii_digit());
    let joined = |from: usize, sign: u8| bytes.get(from) == Some(&sign);
    let word = &bytes[at..end];
    if word[0].is_ascii_digit() {
        let month = digits(end + 1);
        if joined(end, b'-') && month > end + 1 && joined(month, b'-') {
            let day = digits(month + 1);
            if day > month + 1 {
                return day;
            }
        }
        return end;
    }
    if !is_start(word[0]) {
        return end;
    }
    if word.len() >= 2 && word.iter().all(u8::is_ascii_uppercase) && joined(end, b'-') {
        let number = digits(end + 1);
        if number > end + 1 && !bytes.get(number).is_some_and(|b| is_name(*b)) {
            return number;
        }
    }
    if joined(end, b':') {
        if joined(end + 1, b':') && bytes.get(end + 2).is_some_and(|b| is_start(*b)) {
            return run(bytes, end + 2, is_name);
        }
        if bytes.get(end + 1).is_some_and(|b| is_name(*b)) {
            return clause(bytes, end + 1);
        }
    }
    end
}

fn clause(bytes: &[u8], at: usize) -> usize {
    let more = |from: usize| bytes.get(from).is_some_and(|b| is_name(*b));
    let mut end = run(bytes, at, is_name);
    while matches!(bytes.get(end), Some(b'.' | b'-')) && more(end + 1) {
        end = run(bytes, end + 1, is_name);
    }
    while bytes.get(end) == Some(&b'(') && more(end + 1) {
        let inner = run(bytes, end + 1, is_name);
        if bytes.get(inner) != Some(&b')') {
            break;
        }
        end = inner + 1;
    }
    end
}
