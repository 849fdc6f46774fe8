//! What a document says: blocks of text, in the few shapes that every format has.
//!
//! Templates yield Markdown, because that is what people write; it is read here once. Everything that came from a
//! declaration is wrapped in [`Inline::From`], so that a writer can lead back to it.

use ctl_core::value::Value;
use ctl_core::view::{Page, Part, Row};
use ctl_syntax::literal::Date;
use ctl_syntax::span::{FileId, Span, TextRange};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Says below its title that it is not final, and why.
    pub fn mark(&mut self, draft: &str) {
        let at = usize::from(matches!(self.blocks.first(), Some(Block::Heading(..))));
        self.blocks.insert(at, Block::Paragraph(vec![Inline::Strong(vec![Inline::Plain(squeezed(draft))])]));
    }

    /// Puts what the document is called before the names of its figures, so that they are names of files beside it.
    pub fn name_figures(&mut self, stem: &str) {
        for block in &mut self.blocks {
            if let Block::Figure { name, .. } = block {
                *name = format!("{stem}.{name}");
            }
        }
    }

    /// Its figures: what each is called, and the picture.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &str)> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure { name, svg, .. } => Some((&**name, &**svg)),
            _ => None,
        })
    }
}

/// Running text.
pub type Text = Vec<Inline>;

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; the level counts from 1, the title of the document.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(Text),
    /// A list, with the number of its first item where it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table: header cells, and rows of as many cells.
    Table(Vec<Text>, Vec<Vec<Text>>),
    /// Words of somebody else, or set apart.
    Quote(Vec<Block>),
    /// A break between parts.
    Rule,
    /// A picture, and the same facts in words for those who do not see it.
    Figure {
        /// What it is called among the figures of its document.
        name: String,
        /// A whole SVG document. It refers to nothing outside itself and holds no script.
        svg: String,
        /// What it shows.
        says: Text,
        /// The same in words, where there are no pictures.
        instead: Vec<Block>,
    },
}

impl Block {
    /// The same as a part of a document: a heading is one of the next level.
    pub(crate) fn below(self) -> Block {
        match self {
            Block::Heading(level, text) => Block::Heading(level.saturating_add(1).min(6), text),
            other => other,
        }
    }

    /// Its characters without their shapes.
    pub(crate) fn plain(&self) -> String {
        let all = |blocks: &[Block]| blocks.iter().map(Block::plain).collect::<Vec<_>>().join(" ");
        match self {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Figure { says: text, .. } => plain(text),
            Block::List(_, items) => items.iter().map(|item| all(item)).collect::<Vec<_>>().join(" "),
            Block::Table(head, rows) => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.map(|cell| plain(cell)).collect::<Vec<_>>().join(" ")
            }
            Block::Quote(blocks) => all(blocks),
            Block::Rule => String::new(),
        }
    }
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters, with single spaces between words.
    Plain(String),
    /// Set in bold.
    Strong(Text),
    /// Set in italics.
    Emphasis(Text),
    /// A name as it stands in a file.
    Code(String),
    /// Leads to another document or a place in this one.
    Link(String, Text),
    /// Says what was declared or inferred at a place.
    From(Span, Text),
    /// A whole number, which a spreadsheet can add up.
    Number(i64),
    /// A day, which a spreadsheet can sort.
    Day(Date),
    /// A line ends here.
    Break,
}

/// The characters of a text without its shapes.
pub fn plain(text: &[Inline]) -> String {
    let mut out = String::new();
    add_plain(text, &mut out);
    out
}

fn add_plain(text: &[Inline], out: &mut String) {
    for inline in text {
        match inline {
            Inline::Plain(t) | Inline::Code(t) => out.push_str(t),
            Inline::Strong(t) | Inline::Emphasis(t) | Inline::Link(_, t) | Inline::From(_, t) => add_plain(t, out),
            Inline::Number(n) => out.push_str(&n.to_string()),
            Inline::Day(d) => out.push_str(&d.to_string()),
            Inline::Break => out.push(' '),
        }
    }
}

/// A page of a view without a template: its lines and tables as they are.
pub(crate) fn of_page(page: &Page) -> Vec<Block> {
    let plain = |t: &str| vec![Inline::Plain(squeezed(t))];
    let mut blocks = vec![Block::Heading(1, plain(&page.heading))];
    for part in &page.parts {
        match part {
            Part::Line { label, text } => blocks.push(Block::Paragraph(vec![
                Inline::Strong(vec![Inline::Plain(format!("{}:", squeezed(label)))]),
                Inline::Plain(format!(" {}", squeezed(text))),
            ])),
            Part::Table { columns, rows } => {
                let row = |row: &Row| -> Vec<Text> {
                    let cell = |(at, c): (usize, &String)| {
                        let text = match row.values.get(at) {
                            Some(Some(Value::Int(n))) => vec![Inline::Number(*n)],
                            Some(Some(Value::Date(d))) => vec![Inline::Day(*d)],
                            _ => plain(c),
                        };
                        match row.place {
                            Some(place) if at == 0 => vec![Inline::From(place, text)],
                            _ => text,
                        }
                    };
                    row.cells.iter().enumerate().map(cell).collect()
                };
                blocks.push(Block::Table(columns.iter().map(|c| plain(c)).collect(), rows.iter().map(row).collect()));
            }
            Part::Heading(heading) => blocks.push(Block::Heading(2, plain(heading))),
            Part::Proof(proof) => blocks.push(Block::Paragraph(plain(&proof.line))),
            // These are made before: a page alone does not know how.
            Part::Figure(_) | Part::Pages(..) | Part::Changes { .. } => {}
        }
    }
    blocks
}

/// A text with single spaces between its words, and none around.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

// Marks that a value is put between, in a template's output: characters of private use, which [`escaped`] lets nobody
// else write.
const OPEN: char = '\u{F0000}';
const TEXT: char = '\u{F0001}';
const CLOSE: char = '\u{F0002}';
const SEPARATOR: char = '\u{F0003}';
const FIGURE: char = '\u{F0004}';
const DIGITS: u32 = 0xF0010;

/// What the holes of a form for programs stand between.
pub(crate) const HOLE: (char, char) = ('\u{F0005}', '\u{F0006}');

pub(crate) fn is_mark(c: char) -> bool {
    (0xF0000..0xF0020).contains(&u32::from(c))
}

/// Text as data: whatever it holds, it is read back as just that text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in cleaned(text).chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Text in one line, without what nobody can read and without our own marks.
pub(crate) fn cleaned(text: &str) -> String {
    squeezed(text).chars().map(|c| if is_mark(c) || c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Escaped text together with where it comes from.
pub(crate) fn marked(span: Span, escaped: &str) -> String {
    if escaped.is_empty() {
        return String::new();
    }
    let mut out = String::from(OPEN);
    for number in [span.file.0, span.range.start, span.range.end] {
        out.extend(format!("{number:x}").chars().filter_map(|d| char::from_u32(DIGITS + d.to_digit(16)?)));
        out.push(SEPARATOR);
    }
    out.push(TEXT);
    out.push_str(escaped);
    out.push(CLOSE);
    out
}

/// The place of a figure, as a paragraph of its own.
pub(crate) fn figure(number: usize) -> String {
    format!("\n\n{FIGURE}{number}\n\n")
}

/// Reads what a template has yielded.
pub(crate) fn parse(markdown: &str) -> Vec<Block> {
    Reader { events: Parser::new_ext(markdown, Options::ENABLE_TABLES).peekable() }.blocks(None)
}

/// Puts figures where a template has placed them; those that it has not stay in `figures`.
pub(crate) fn with_figures(blocks: Vec<Block>, figures: &mut Vec<(String, Vec<Block>)>) -> Vec<Block> {
    let mut placed = std::collections::BTreeSet::new();
    let mut out = Vec::new();
    for block in blocks {
        let number = match &block {
            Block::Paragraph(text) => plain(text).strip_prefix(FIGURE).and_then(|n| n.parse::<usize>().ok()),
            _ => None,
        };
        match number.and_then(|n| Some((n, figures.get(n)?))) {
            Some((number, (_, blocks))) => {
                out.extend(blocks.iter().cloned());
                placed.insert(number);
            }
            None => out.push(block),
        }
    }
    let mut number = 0..figures.len();
    figures.retain(|_| number.next().is_none_or(|n| !placed.contains(&n)));
    out
}

struct Reader<'m> {
    events: std::iter::Peekable<Parser<'m>>,
}

impl<'m> Reader<'m> {
    /// Blocks up to the end of the one around.
    fn blocks(&mut self, until: Option<TagEnd>) -> Vec<Block> {
        let mut out = Vec::new();
        while let Some(event) = self.events.peek() {
            match event {
                Event::End(end) if Some(*end) == until => {
                    self.events.next();
                    break;
                }
                Event::Start(
                    tag @ (Tag::Heading { .. } | Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::BlockQuote(_)),
                ) => {
                    let tag = tag.clone();
                    self.events.next();
                    out.push(self.block(tag));
                }
                Event::Rule => {
                    self.events.next();
                    out.push(Block::Rule);
                }
                // Markup and code of a template are words, like all else.
                Event::Start(Tag::HtmlBlock | Tag::CodeBlock(_)) => {
                    self.events.next();
                    let text = self.inlines(&|end| matches!(end, TagEnd::HtmlBlock | TagEnd::CodeBlock));
                    out.push(Block::Paragraph(text));
                }
                Event::Start(_) | Event::End(_) => {
                    self.events.next();
                }
                // Words straight in an item of a tight list.
                _ => out.push(Block::Paragraph(self.loose())),
            }
        }
        out
    }

    fn block(&mut self, tag: Tag<'m>) -> Block {
        match tag {
            Tag::Heading { level, .. } => {
                Block::Heading(level as u8, self.inlines(&|end| matches!(end, TagEnd::Heading(_))))
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some(event) = self.events.next() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))),
                        Event::End(TagEnd::List(_)) => break,
                        _ => {}
                    }
                }
                Block::List(start, items)
            }
            Tag::Table(_) => self.table(),
            Tag::BlockQuote(kind) => Block::Quote(self.blocks(Some(TagEnd::BlockQuote(kind)))),
            _ => Block::Paragraph(self.inlines(&|end| matches!(end, TagEnd::Paragraph))),
        }
    }

    fn table(&mut self) -> Block {
        let (mut head, mut rows): (Vec<Text>, Vec<Vec<Text>>) = Default::default();
        let mut in_head = false;
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => in_head = true,
                Event::End(TagEnd::TableHead) => in_head = false,
                Event::Start(Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(&|end| matches!(end, TagEnd::TableCell));
                    match rows.last_mut() {
                        Some(row) if !in_head => row.push(cell),
                        _ => head.push(cell),
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table(head, rows)
    }

    /// Text up to the end of the element around.
    fn inlines(&mut self, is_end: &dyn Fn(&TagEnd) -> bool) -> Text {
        let mut line = Line::default();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(end) if is_end(&end) => break,
                event => self.inline(event, &mut line),
            }
        }
        line.done()
    }

    /// Text up to the next block or the end of the item around.
    fn loose(&mut self) -> Text {
        let mut line = Line::default();
        while let Some(event) = self.events.peek() {
            let goes_on = match event {
                Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) => true,
                Event::Start(_) | Event::End(_) | Event::Rule => false,
                _ => true,
            };
            if !goes_on {
                break;
            }
            if let Some(event) = self.events.next() {
                self.inline(event, &mut line);
            }
        }
        line.done()
    }

    fn inline(&mut self, event: Event<'m>, line: &mut Line) {
        match event {
            Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) => line.text(&t),
            Event::Code(t) => line.push(Inline::Code(t.into_string())),
            Event::SoftBreak => line.text(" "),
            Event::HardBreak => line.push(Inline::Break),
            Event::Start(Tag::Strong) => {
                let text = self.inlines(&|end| matches!(end, TagEnd::Strong));
                line.push(Inline::Strong(text));
            }
            Event::Start(Tag::Emphasis) => {
                let text = self.inlines(&|end| matches!(end, TagEnd::Emphasis));
                line.push(Inline::Emphasis(text));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let text = self.inlines(&|end| matches!(end, TagEnd::Link));
                line.push(Inline::Link(dest_url.into_string(), text));
            }
            _ => {}
        }
    }
}

/// Running text as it comes, with the values that are open in it.
#[derive(Default)]
struct Line {
    done: Text,
    /// Where the open values come from, and what stood before each.
    open: Vec<(Span, Text)>,
    /// The place that is being read, once a mark has opened.
    place: Option<(Vec<u32>, u32)>,
}

impl Line {
    fn push(&mut self, inline: Inline) {
        self.done.push(inline);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match (&mut self.place, c) {
                (_, OPEN) => self.place = Some((Vec::new(), 0)),
                (Some((numbers, number)), SEPARATOR) => numbers.push(std::mem::take(number)),
                (Some((numbers, _)), TEXT) => {
                    let [file, start, end] = numbers[..] else { continue };
                    let span = Span { file: FileId(file), range: TextRange { start, end } };
                    self.open.push((span, std::mem::take(&mut self.done)));
                    self.place = None;
                }
                (Some((_, number)), digit) => {
                    *number = number.wrapping_mul(16).wrapping_add(u32::from(digit).saturating_sub(DIGITS));
                }
                // A template for programs, as words.
                (None, c) if c == HOLE.0 || c == HOLE.1 => {}
                (None, CLOSE) => self.close(),
                (None, c) => match self.done.last_mut() {
                    // Two spaces are one.
                    Some(Inline::Plain(t)) if c == ' ' && t.ends_with(' ') => {}
                    Some(Inline::Plain(t)) => t.push(c),
                    _ => self.done.push(Inline::Plain(c.to_string())),
                },
            }
        }
    }

    fn close(&mut self) {
        if let Some((span, before)) = self.open.pop() {
            let inner = std::mem::replace(&mut self.done, before);
            self.done.push(Inline::From(span, inner));
        }
    }

    fn done(mut self) -> Text {
        while !self.open.is_empty() {
            self.close();
        }
        if let Some(Inline::Plain(t)) = self.done.last_mut() {
            t.truncate(t.trim_end().len());
        }
        self.done.retain(|i| !matches!(i, Inline::Plain(t) if t.is_empty()));
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_files_is_data() {
        let evil = "# *a* `b` [c](d) <script>x</script> | y & z {{ 1 }} 1. \u{F0001}e\n- f";
        let read = parse(&format!("A {} b.", escaped(evil)));
        let [Block::Paragraph(text)] = &read[..] else { panic!("{read:?}") };
        let said = evil.replace('\u{F0001}', "\u{FFFD}").replace('\n', " ");
        assert_eq!(*text, [Inline::Plain(format!("A {said} b."))]);
    }

    #[test]
    fn a_value_keeps_its_place() {
        let span = Span { file: FileId(3), range: TextRange { start: 17, end: 429 } };
        let read = parse(&format!("**By.** {} alone.", marked(span, &escaped("R & D"))));
        let [Block::Paragraph(text)] = &read[..] else { panic!("{read:?}") };
        assert_eq!(text[2], Inline::From(span, vec![Inline::Plain("R & D".to_owned())]));
        assert_eq!(plain(text), "By. R & D alone.");
    }
}
