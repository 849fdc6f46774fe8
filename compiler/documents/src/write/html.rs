//! All documents as one page of HTML that needs nothing else: an index, a search, the colours of the reader's system, a
//! style for print, and at every fact the place that it was declared at. It asks no server for anything, and its own
//! policy forbids it to.

use std::fmt::Write as _;

use ctl_syntax::span::Span;

use crate::tree::{Block, Document, Inline, Text, plain};

const STYLE: &str = include_str!("site.css");
const SCRIPT: &str = include_str!("site.js");

/// Documents of one kind: what they are, and the documents by their names.
pub type Group<'m> = (&'m str, Vec<(&'m str, &'m Document)>);

/// The page. `place` says where a span is, as `controls/access.ctl:24`.
pub fn html(title: &str, groups: &[Group<'_>], place: &dyn Fn(Span) -> Option<String>) -> String {
    let mut out = String::new();
    let title = escaped(title);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#documents\">To the \
         documents</a>\n<nav aria-label=\"Documents\">\n<h1>{title}</h1>\n<label for=\"search\">Search</label>\n<input \
         id=\"search\" type=\"search\" autocomplete=\"off\">\n<p id=\"found\" role=\"status\"></p>\n<label \
         class=\"tick\"><input id=\"places\" type=\"checkbox\"> show where each fact is declared</label>\n"
    );
    for (what, documents) in groups {
        let _ = write!(out, "<h2>{}</h2>\n<ul>\n", escaped(what));
        for (file, document) in documents {
            let (id, title) = (id(file), escaped(&document.title));
            let _ = writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</nav>\n<main id=\"documents\">\n");
    let mark = |span: Span| place(span).map(|at| escaped(&at)).map(|at| format!("data-from=\"{at}\" title=\"{at}\""));
    // The page has a heading of its own above those of the documents.
    let writer = Writer { mark: &mark, below: 1 };
    for (file, document) in groups.iter().flat_map(|(_, documents)| documents) {
        let _ = writeln!(out, "<article id=\"{}\">", id(file));
        writer.blocks(&document.blocks, &mut out);
        out.push_str("</article>\n");
    }
    let _ = write!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// A document as a fragment of a page: headings from the first level on, and each fact in a `span` whose `data-from` is
/// what `from` says of its place. It holds no script, no style and no handler, and leads nowhere else.
pub fn fragment(document: &Document, from: &dyn Fn(Span) -> Option<usize>) -> String {
    let mut out = String::new();
    let mark = |span: Span| from(span).map(|number| format!("data-from=\"{number}\""));
    Writer { mark: &mark, below: 0 }.blocks(&document.blocks, &mut out);
    out
}

/// Writes blocks.
struct Writer<'m> {
    /// The attributes of what comes from a place, escaped.
    mark: &'m dyn Fn(Span) -> Option<String>,
    /// So many levels below those of the document its headings are.
    below: u8,
}

impl Writer<'_> {
    fn blocks(&self, all: &[Block], out: &mut String) {
        all.iter().for_each(|block| self.one(block, out));
    }

    fn one(&self, block: &Block, out: &mut String) {
        let text = |t: &[Inline]| self.inline(t);
        match block {
            Block::Heading(level, t) => {
                let level = level.saturating_add(self.below).min(6);
                let _ = writeln!(out, "<h{level}>{}</h{level}>", text(t));
            }
            Block::Paragraph(t) => {
                let _ = writeln!(out, "<p>{}</p>", text(t));
            }
            Block::List(first, items) => {
                let (open, close) = match first {
                    Some(n) => (format!("<ol start=\"{n}\">"), "</ol>"),
                    None => ("<ul>".to_owned(), "</ul>"),
                };
                let _ = writeln!(out, "{open}");
                for item in items {
                    match &item[..] {
                        [Block::Paragraph(t)] => {
                            let _ = writeln!(out, "<li>{}</li>", text(t));
                        }
                        _ => {
                            out.push_str("<li>");
                            self.blocks(item, out);
                            out.push_str("</li>\n");
                        }
                    }
                }
                let _ = writeln!(out, "{close}");
            }
            Block::Table(head, rows) => {
                // A wide table moves by itself, by keyboard too.
                out.push_str("<div class=\"wide\" tabindex=\"0\">\n<table>\n<thead><tr>");
                head.iter().for_each(|cell| out.push_str(&format!("<th scope=\"col\">{}</th>", text(cell))));
                out.push_str("</tr></thead>\n<tbody>\n");
                for row in rows {
                    out.push_str("<tr>");
                    row.iter().enumerate().for_each(|(at, t)| out.push_str(&self.cell(at, t)));
                    out.push_str("</tr>\n");
                }
                out.push_str("</tbody>\n</table>\n</div>\n");
            }
            Block::Quote(inner) => {
                out.push_str("<blockquote>\n");
                self.blocks(inner, out);
                out.push_str("</blockquote>\n");
            }
            Block::Rule => out.push_str("<hr>\n"),
            Block::Figure { svg, says, instead, .. } => {
                let _ = writeln!(
                    out,
                    "<figure>\n<div class=\"wide\" tabindex=\"0\">\n{svg}</div>\n<figcaption>{}</figcaption>",
                    text(says)
                );
                out.push_str("<details><summary>The same as a table</summary>\n");
                self.blocks(instead, out);
                out.push_str("</details>\n</figure>\n");
            }
        }
    }

    fn cell(&self, at: usize, text: &Text) -> String {
        let long = if plain(text).chars().count() > 60 { " class=\"long\"" } else { "" };
        let inner = self.inline(text);
        if at == 0 { format!("<th scope=\"row\">{inner}</th>") } else { format!("<td{long}>{inner}</td>") }
    }

    fn inline(&self, text: &[Inline]) -> String {
        let mut out = String::new();
        for piece in text {
            match piece {
                Inline::Plain(t) => out.push_str(&escaped(t)),
                Inline::Strong(t) => out.push_str(&format!("<strong>{}</strong>", self.inline(t))),
                Inline::Emphasis(t) => out.push_str(&format!("<em>{}</em>", self.inline(t))),
                Inline::Code(t) => out.push_str(&format!("<code>{}</code>", escaped(t))),
                // Leads only within this page; a template's other links are words.
                Inline::Link(to, t) => match to.strip_prefix('#') {
                    Some(to) => out.push_str(&format!("<a href=\"#{}\">{}</a>", id(to), self.inline(t))),
                    None => out.push_str(&self.inline(t)),
                },
                Inline::From(span, t) => match (self.mark)(*span) {
                    Some(mark) => out.push_str(&format!("<span {mark}>{}</span>", self.inline(t))),
                    None => out.push_str(&self.inline(t)),
                },
                Inline::Number(n) => out.push_str(&n.to_string()),
                Inline::Day(d) => out.push_str(&format!("<time datetime=\"{d}\">{d}</time>")),
                Inline::Break => out.push_str("<br>"),
            }
        }
        out
    }
}

/// Text between tags or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A file's name as the name of a place in the page.
fn id(file: &str) -> String {
    file.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect()
}
