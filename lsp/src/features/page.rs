//! A page of what is known about something, as Markdown or as plain text. Whatever comes from a file is data: in
//! Markdown it is escaped, and code in a doc comment is all that keeps its form.

use crate::workspace::Place;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page(Vec<Block>);

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What it is about: how people call it, and how files do.
    Heading(String, String),
    /// A line of Ctl.
    Code(String),
    /// A paragraph; backticks in it set names apart.
    Text(String),
    /// A labelled line.
    Line(String, String),
    /// Lines below the one before, some of which lead somewhere.
    Items(Vec<(String, Option<Place>)>),
    /// How the whole was come by.
    Remark(String),
}

impl Page {
    /// Adds a part; one that says nothing is left out.
    pub fn push(&mut self, block: Block) {
        let empty = match &block {
            Block::Heading(name, _) => name.is_empty(),
            Block::Code(text) | Block::Text(text) | Block::Line(_, text) | Block::Remark(text) => {
                text.trim().is_empty()
            }
            Block::Items(items) => items.is_empty(),
        };
        if !empty {
            self.0.push(block);
        }
    }

    /// Adds the paragraphs of a doc comment.
    pub fn docs(&mut self, docs: &str) {
        let mut paragraph = String::new();
        for line in docs.lines().chain([""]) {
            if line.trim().is_empty() {
                self.push(Block::Text(std::mem::take(&mut paragraph)));
            } else {
                paragraph.push_str(if paragraph.is_empty() { "" } else { " " });
                paragraph.push_str(line.trim());
            }
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As Markdown; `link` is the address of a place.
    pub fn markdown(&self, link: &dyn Fn(&Place) -> Option<String>) -> String {
        let block = |block: &Block| match block {
            Block::Heading(name, code) if code.is_empty() => format!("**{}**", escaped(name)),
            Block::Heading(name, code) => format!("**{}** {}", escaped(name), code_span(code)),
            Block::Code(text) => fence(text),
            Block::Text(text) => prose(text),
            Block::Line(label, text) => format!("{}: {}", escaped(label), prose(text)),
            Block::Items(items) => {
                let item = |(text, place): &(String, Option<Place>)| match place.as_ref().and_then(link) {
                    Some(address) => format!("- {} [↗]({address})", prose(text)),
                    None => format!("- {}", prose(text)),
                };
                items.iter().map(item).collect::<Vec<_>>().join("\n")
            }
            Block::Remark(text) => format!("*{}*", escaped(text)),
        };
        self.0.iter().map(block).collect::<Vec<_>>().join("\n\n")
    }

    /// As plain text.
    pub fn plain(&self) -> String {
        let block = |block: &Block| match block {
            Block::Heading(name, code) if code.is_empty() => name.clone(),
            Block::Heading(name, code) => format!("{name} {code}"),
            Block::Code(text) | Block::Text(text) | Block::Remark(text) => text.clone(),
            Block::Line(label, text) => format!("{label}: {text}"),
            Block::Items(items) => items.iter().map(|(text, _)| format!("- {text}")).collect::<Vec<_>>().join("\n"),
        };
        self.0.iter().map(block).collect::<Vec<_>>().join("\n")
    }
}

/// A text of a file, with what stands between backticks as code.
fn prose(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('`') {
        let Some(length) = rest[open + 1..].find('`') else { break };
        out.push_str(&escaped(&rest[..open]));
        out.push_str(&code_span(&rest[open + 1..open + 1 + length]));
        rest = &rest[open + length + 2..];
    }
    out.push_str(&escaped(rest));
    out
}

/// A text in which Markdown and HTML find nothing to do.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // What begins a heading, a list or a quotation does so at the beginning only.
        let first = out.chars().all(|c| c.is_ascii_digit() || c == ' ');
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '>' | '~' => out.extend(['\\', c]),
            '#' | '+' | '-' | '=' | '.' | ')' if first => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The longest run of backticks in a text.
fn backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn code_span(text: &str) -> String {
    let fence = "`".repeat(backticks(text) + 1);
    let text = text.replace(['\n', '\r'], " ");
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn fence(text: &str) -> String {
    let fence = "`".repeat(backticks(text).max(2) + 1);
    format!("{fence}ctl\n{}\n{fence}", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_is_no_markup() {
        let mut page = Page::default();
        page.push(Block::Heading("A *b* <img src=x> [c](http://d)".into(), "a`b".into()));
        page.docs("Says `x_y` and ![z](http://z).\nOn.\n\n# No heading\n");
        page.push(Block::Line("label".into(), "1. a_b".into()));
        page.push(Block::Code("system a {\n```\n}".into()));
        insta::assert_snapshot!(page.markdown(&|_| None));
        insta::assert_snapshot!(page.plain());
    }
}
