//! A file: its items, and the comments and blank lines between them.

use rayon::prelude::*;

use super::{GAP, Laid, item};
use crate::scan;
use crate::scan::lex::Lexer;
use crate::span::TextRange;

/// Below this many bytes a file is not worth waking other threads for.
const PARALLEL: usize = 64 * 1024;

pub(super) fn format(text: &str) -> String {
    let cut = scan::cut(text);
    let eol = line_ending(text, &cut.items);
    let laid: Vec<Laid> = if text.len() < PARALLEL {
        cut.items.iter().map(|range| item(range.of(text), eol)).collect()
    } else {
        cut.items.par_iter().with_min_len(8).map(|range| item(range.of(text), eol)).collect()
    };
    let mut parts: Vec<(TextRange, Laid)> = cut.items.into_iter().zip(laid).collect();
    for at in cut.stray {
        let range = TextRange { start: at, end: at + 1 };
        parts.push((range, Laid { text: range.of(text).to_owned(), one_line: true }));
    }
    parts.sort_by_key(|(range, _)| range.start);

    let mut writer = Writer { out: String::with_capacity(text.len() + text.len() / 8), eol, last: Last::Start };
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for (range, laid) in &parts {
        writer.gap(&text[at..range.start as usize], Some(laid.one_line));
        if writer.out.is_empty() && laid.text.starts_with('\u{feff}') {
            // A mark that was not at the start is a mistake, and must not become a mark.
            writer.out.push_str(eol);
        }
        writer.out.push_str(&laid.text);
        writer.last = if laid.one_line { Last::Line } else { Last::Block };
        at = range.end as usize;
    }
    writer.gap(&text[at..], None);
    if !writer.out.is_empty() {
        writer.out.push_str(eol);
    }
    writer.out
}

/// The first line ending between items, else in the file: texts and items with a mistake keep their own.
fn line_ending(text: &str, items: &[TextRange]) -> &'static str {
    let mut at = 0;
    let ends = items.iter().map(|item| (item.start as usize, item.end as usize)).chain([(text.len(), 0)]);
    for (start, end) in ends {
        if let Some(i) = text[at..start].find(['\n', '\r']) {
            return style(&text[at + i..]);
        }
        at = end;
    }
    text.find(['\n', '\r']).map_or("\n", |i| style(&text[i..]))
}

/// A carriage return alone becomes a line feed: no system ends lines with it any more.
fn style(rest: &str) -> &'static str {
    if rest.starts_with("\r\n") { "\r\n" } else { "\n" }
}

/// What was written last.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Start,
    /// An item of one line.
    Line,
    /// An item of several lines.
    Block,
    /// A comment.
    Comment,
}

struct Writer<'a> {
    out: String,
    eol: &'a str,
    last: Last,
}

impl Writer<'_> {
    /// Writes what stands between two items: blanks and comments. `next` says whether the item after it is one
    /// line; `None` at the end of the file.
    fn gap(&mut self, gap: &str, next: Option<bool>) {
        let lex = Lexer::new(gap);
        let mut comments: Vec<(usize, usize, u32)> = Vec::new();
        let mut breaks = 0u32;
        let mut at = 0;
        while let Some(byte) = lex.byte(at) {
            match byte {
                b'/' => {
                    let end = lex.line_end(at);
                    comments.push((at, end, breaks));
                    breaks = 0;
                    at = end;
                }
                b'\n' | b'\r' => {
                    at += if gap[at..].starts_with("\r\n") { 2 } else { 1 };
                    breaks += 1;
                }
                _ => at += 1,
            }
        }
        for (i, (start, end, before)) in comments.iter().enumerate() {
            let comment = gap[*start..*end].trim_end_matches([' ', '\t']);
            if i == 0 && *before == 0 && matches!(self.last, Last::Line | Last::Block) {
                self.out.extend(std::iter::repeat_n(' ', GAP));
            } else {
                // A comment belongs to what follows it: an item of several lines stands apart from it.
                let apart = *before >= 2 || (self.last == Last::Block && !trails(&comments[..i]));
                self.lines(apart);
                self.last = Last::Comment;
            }
            self.out.push_str(comment);
        }
        if let Some(one_line) = next {
            let apart = match self.last {
                Last::Start | Last::Comment => breaks >= 2,
                Last::Line => breaks >= 2 || !one_line,
                Last::Block => true,
            };
            self.lines(apart);
        }
    }

    /// Starts a line, with an empty one before it if `apart`.
    fn lines(&mut self, apart: bool) {
        if self.out.is_empty() {
            return;
        }
        self.out.push_str(self.eol);
        if apart {
            self.out.push_str(self.eol);
        }
    }
}

/// Whether a comment on a line of its own was among them.
fn trails(comments: &[(usize, usize, u32)]) -> bool {
    comments.iter().any(|c| c.2 > 0)
}
