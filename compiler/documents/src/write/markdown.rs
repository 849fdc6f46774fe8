//! Markdown, as code review shows it: a sentence a line, so that a change of one fact is a change of one line.
//! Follows CommonMark 0.31 and the tables of GitHub Flavored Markdown.

use std::fmt::Write as _;

use crate::tree::{Block, Document, Inline};

/// A document in Markdown.
pub fn markdown(document: &Document) -> String {
    let mut out = String::new();
    blocks(&document.blocks, "", &mut out);
    out
}

/// Markdown as a value inside another form: a single paragraph is a single line.
pub(crate) fn value(all: &[Block]) -> String {
    match all {
        [Block::Paragraph(text)] => at_start(&inline(text, Place::Line)),
        _ => {
            let mut out = String::new();
            blocks(all, "", &mut out);
            out.truncate(out.trim_end().len());
            out
        }
    }
}

fn blocks(all: &[Block], indent: &str, out: &mut String) {
    for (at, block) in all.iter().enumerate() {
        if at > 0 {
            // Blank lines of a quote belong to it.
            out.push_str(indent.trim_end());
            out.push('\n');
        }
        one(block, indent, out);
    }
}

fn one(block: &Block, indent: &str, out: &mut String) {
    match block {
        Block::Heading(level, text) => {
            let text = inline(text, Place::Line);
            let _ = writeln!(out, "{indent}{} {text}", "#".repeat(usize::from(*level)));
        }
        Block::Paragraph(text) => {
            for line in sentences(&inline(text, Place::Paragraph)) {
                let _ = writeln!(out, "{indent}{}", at_start(&line));
            }
        }
        Block::List(first, items) => {
            for (at, item) in items.iter().enumerate() {
                let mark = first.map_or_else(|| "- ".to_owned(), |n| format!("{}. ", n + at as u64));
                let inner = format!("{indent}{}", " ".repeat(mark.len()));
                let mut text = String::new();
                blocks(item, &inner, &mut text);
                let text = text.strip_prefix(&inner).unwrap_or(&text);
                let _ = write!(out, "{indent}{mark}{text}");
                if item.is_empty() {
                    out.push('\n');
                }
            }
        }
        Block::Table(head, rows) => {
            let row = |cells: &[Vec<Inline>]| {
                let cells: Vec<String> = cells.iter().map(|c| inline(c, Place::Cell)).collect();
                format!("{indent}| {} |\n", cells.join(" | ")).replace("|  |", "| |").replace("|  |", "| |")
            };
            out.push_str(&row(head));
            let _ = writeln!(out, "{indent}|{}", " --- |".repeat(head.len()));
            rows.iter().for_each(|r| out.push_str(&row(r)));
        }
        Block::Quote(inner) => blocks(inner, &format!("{indent}> "), out),
        Block::Rule => {
            let _ = writeln!(out, "{indent}---");
        }
        // The picture stands in a file of its own.
        Block::Figure { name, says, instead, .. } => {
            let _ = writeln!(out, "{indent}![{}](<{name}.svg>)\n{indent}", inline(says, Place::Line));
            blocks(instead, indent, out);
        }
    }
}

/// Where text stands: what it may hold depends on it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Paragraph,
    Line,
    Cell,
}

fn inline(text: &[Inline], place: Place) -> String {
    let mut out = String::new();
    for piece in text {
        match piece {
            Inline::Plain(t) => escape(t, &mut out),
            Inline::Strong(t) => wrapped(t, "**", place, &mut out),
            Inline::Emphasis(t) => wrapped(t, "*", place, &mut out),
            Inline::Code(t) => {
                let fence = if t.contains('`') { "``" } else { "`" };
                let t = if place == Place::Cell { t.replace('|', "\\|") } else { t.clone() };
                let _ = write!(out, "{fence}{t}{fence}");
            }
            Inline::Link(to, t) => {
                let _ = write!(out, "[{}](<{}>)", inline(t, place), to.replace(['<', '>', '\n'], ""));
            }
            Inline::From(_, t) => out.push_str(&inline(t, place)),
            Inline::Number(n) => out.push_str(&n.to_string()),
            Inline::Day(d) => out.push_str(&d.to_string()),
            Inline::Break => out.push_str(if place == Place::Paragraph { "\\\n" } else { " " }),
        }
    }
    out
}

/// Emphasis does not begin or end with a space.
fn wrapped(text: &[Inline], mark: &str, place: Place, out: &mut String) {
    let inner = inline(text, place);
    let trimmed = inner.trim();
    if trimmed.is_empty() {
        out.push_str(&inner);
        return;
    }
    let start = inner.len() - inner.trim_start().len();
    let _ = write!(out, "{}{mark}{trimmed}{mark}{}", &inner[..start], &inner[start + trimmed.len()..]);
}

/// Escapes what would be read as a shape inside a line.
fn escape(text: &str, out: &mut String) {
    let mut before = out.chars().last().unwrap_or(' ');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let shape = match c {
            '\\' | '`' | '*' | '<' | '>' | '|' | '~' => true,
            // What follows makes a link of brackets, and what they hold a box to tick; else they are brackets.
            '(' | '[' | ':' if before == ']' => true,
            '[' => matches!(after, ' ' | 'x' | 'X'),
            // Inside a word it is a letter.
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after == '#' || after.is_ascii_alphabetic(),
            _ => false,
        };
        if shape {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Escapes what would be read as a shape at the start of a line.
fn at_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", &line[..digits]);
    }
    if line.starts_with(['#', '+', '-', '=']) {
        return format!("\\{line}");
    }
    line.to_owned()
}

/// The lines of a paragraph: one for each sentence, as far as that can be told.
fn sentences(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        if let Some(line) = out.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let label = word.ends_with(".**");
        let ends = word.trim_end_matches(['"', ')', '*', '\u{201d}']).ends_with(['.', '!', '?']);
        let short = word.trim_start_matches(['(', '*', '"']).chars().count() <= 2;
        let begins = words
            .peek()
            .and_then(|w| w.chars().find(|c| c.is_alphanumeric()))
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
        if words.peek().is_some() && (label || ends && begins && !short) {
            out.push(String::new());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{escaped, parse};

    /// Written and read again, a document says the same.
    fn comes_back(text: &str) {
        let blocks = parse(text);
        let written = markdown(&Document { title: String::new(), blocks: blocks.clone() });
        assert_eq!(parse(&written), blocks, "{written}");
        let again = markdown(&Document { title: String::new(), blocks: parse(&written) });
        assert_eq!(written, again);
    }

    #[test]
    fn shapes_come_back() {
        comes_back("# A *b* **c**\n\nOne. Two.\n\n1. a\n2. b\n   - c\n   - d\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n");
        comes_back("**[a]** (b) *c*[d]\n");
        comes_back("> quoted\n>\n> more\n\n---\n\nEnd with `code` and [a link](<b c.md>).\n");
    }

    #[test]
    fn text_comes_back() {
        for text in [
            "1. no list",
            "# no heading",
            "- no item",
            "a_b _c_ *d*",
            "AT&T &amp; x",
            "a|b",
            "=cmd|' /C calc'!A0",
            "<b>",
            "~~x~~",
            "\\",
            "a\\",
            "[x](y)",
            "`",
            "``",
            "! [",
            "12) x",
            "+ y",
            "=== z",
            "One. 2. Three. # Four. - five",
        ] {
            comes_back(&format!("{}\n\n| {} |\n| --- |\n| {} |\n", escaped(text), escaped(text), escaped(text)));
        }
    }
}
