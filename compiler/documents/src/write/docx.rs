//! Word documents (ECMA-376, WordprocessingML): real headings, lists and tables, that a reader may restyle, number and
//! comment on. How they look stands in `docx/styles.xml`, as that of pages stands in `site.css`.
//!
//! The library writes the body and the package. What it has no words for is put in afterwards, where no text of a
//! document can be: the mark across each page of a draft, the row of headings that each page repeats, the styles.

mod shell;

use std::collections::HashMap;
use std::io::{Cursor, Write as _};
use std::sync::OnceLock;

use ctl_syntax::literal::Date;
use docx_rs::{
    AbstractNumbering, BookmarkEnd, BookmarkStart, BreakType, BuildXML, Docx, FieldCharType, Footer, FooterReference,
    Header, HeaderReference, Hyperlink, HyperlinkType, InstrText, Level, LevelJc, LevelText, NumPages, NumberFormat,
    Numbering, PageMargin, PageNum, PageOrientationType, PageSize, Paragraph, Run, SectionProperty, SpecialIndentType,
    Start, Tab, TabValueType, Table, TableBorder, TableBorderPosition, TableBorders, TableCellMargins, TableLayoutType,
    WidthType, XMLDocx,
};
use shell::{Kind, Shell, Style};

use super::Frame;
use super::html::escaped;
use crate::pages::{self, Figures, Heading, Headings, Measure, Paper, clean, is_number, leads};
use crate::tree::{Block, Document, Inline, Text};

const STYLES: &str = include_str!("docx/styles.xml");
const SETTINGS: &str = include_str!("docx/settings.xml");
const FONTS: &str = include_str!("docx/fonts.xml");

// Lengths are in twentieths of a point, as the format has them.
/// 2.2 cm.
const MARGIN: i32 = 1247;
/// How far what is in a list or a quote moves in, and where it stops to, so that there is room for words.
const STEP: i32 = 360;
const FURTHEST: i32 = 9 * STEP;
/// What a cell keeps free on both sides together.
const PADDING: usize = 200;
/// The deepest level of a list that the format has (17.9.6: levels 0 to 8).
const DEEPEST: usize = 8;

/// How hard to compress, of 1 to 9: files come out a tenth larger than by the usual 6, in a third of the time.
const FAST: i64 = 2;

/// Where the library's own document begins: it is given none of its blocks, as it would hold them all at once.
const BODY: &str = "<w:body>";

/// A document for Word and what opens its files.
///
/// # Errors
/// What the library says.
pub fn docx(document: &Document, frame: &Frame) -> Result<Vec<u8>, String> {
    let parts = pages::parts(document, Figures::Said);
    let mut writer = Writer::of(&parts);
    let mut last = None;
    for pages::Part { paper, blocks } in &parts {
        if let Some(before) = last.replace(*paper) {
            writer.end_section(before);
        }
        for (at, block) in blocks.iter().enumerate() {
            let leads = leads(&blocks[at..]);
            writer.top(block, Place { indent: 0, depth: 0, style: "Normal", leads, paper: *paper });
        }
    }
    let body = std::mem::take(&mut writer.body);
    let mut xml = writer.docx(last.unwrap_or(Paper::Upright), document, frame).build();
    edit(&mut xml.document, |text| text.replacen(BODY, &format!("{BODY}{body}"), 1));
    if let Some(word) = frame.mark() {
        for (at, header) in xml.headers.iter_mut().enumerate() {
            let mark = mark(word, at + 1);
            // A run stands behind the properties of its paragraph.
            edit(header, |text| text.replacen("</w:pPr>", &format!("</w:pPr>{mark}"), 1));
        }
    }
    xml.doc_props.core = properties(document, frame).into_bytes();
    packed(&package(xml)).map_err(|error| error.to_string())
}

fn edit(part: &mut Vec<u8>, by: impl Fn(&str) -> String) {
    *part = by(&String::from_utf8_lossy(part)).into_bytes();
}

/// A part of a package: its name, and its text.
type Part = (String, Vec<u8>);

/// The parts of a package (ECMA-376 part 2). The library's own packing notes the time of its making.
fn package(xml: XMLDocx) -> Vec<Part> {
    let mut parts: Vec<Part> = [
        ("[Content_Types].xml", xml.content_type),
        ("_rels/.rels", xml.rels),
        ("docProps/app.xml", xml.doc_props.app),
        ("docProps/core.xml", xml.doc_props.core),
        ("docProps/custom.xml", xml.doc_props.custom),
        ("word/_rels/document.xml.rels", xml.document_rels),
        ("word/document.xml", xml.document),
        ("word/styles.xml", STYLES.into()),
        ("word/settings.xml", SETTINGS.into()),
        ("word/fontTable.xml", FONTS.into()),
        ("word/comments.xml", xml.comments),
        ("word/numbering.xml", xml.numberings),
        ("word/commentsExtended.xml", xml.comments_extended),
        ("word/footnotes.xml", xml.footnotes),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    for (part, texts) in [("header", xml.headers), ("footer", xml.footers)] {
        parts.extend(texts.into_iter().enumerate().map(|(at, text)| (format!("word/{part}{}.xml", at + 1), text)));
    }
    parts
}

/// The parts as one file. Most are those of a package with nothing in it, which are compressed once: that of a small
/// part takes longer to set up than all else takes.
fn packed(parts: &[Part]) -> zip::result::ZipResult<Vec<u8>> {
    static BLANK: OnceLock<(Vec<Part>, Vec<u8>)> = OnceLock::new();
    let (blank, packed) = BLANK.get_or_init(|| {
        let nothing = Document { title: String::new(), blocks: Vec::new() };
        let frame = Frame { package: String::new(), as_of: Date(0), draft: None };
        let parts = package(Writer::of(&[]).docx(Paper::Upright, &nothing, &frame).build());
        // Nothing fails that writes into memory; if it did, no part would be found there.
        let packed = archive(&parts, |_, _| Ok(false)).unwrap_or_default();
        (parts, packed)
    });
    let mut done = zip::ZipArchive::new(Cursor::new(packed.as_slice()))?;
    archive(parts, |out, part| match blank.iter().position(|known| known == part) {
        Some(at) => out.raw_copy_file(done.by_index_raw(at)?).map(|()| true),
        None => Ok(false),
    })
}

type Archive = zip::ZipWriter<Cursor<Vec<u8>>>;

/// An archive of parts, but for those that `copied` has put into it.
fn archive(
    parts: &[Part],
    mut copied: impl FnMut(&mut Archive, &Part) -> zip::result::ZipResult<bool>,
) -> zip::result::ZipResult<Vec<u8>> {
    let mut out = Archive::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(FAST))
        .last_modified_time(zip::DateTime::default());
    for part in parts {
        if !copied(&mut out, part)? {
            out.start_file(&*part.0, options)?;
            out.write_all(&part.1)?;
        }
    }
    Ok(out.finish()?.into_inner())
}

/// What the file says about itself (ECMA-376 part 2, 11). Nothing in it tells when it was made.
fn properties(document: &Document, frame: &Frame) -> String {
    let (title, package) = (escaped(&clean(&document.title)), escaped(&clean(&frame.package)));
    let day = "<dcterms:X xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:X>";
    let (created, modified) = (day.replace('X', "created"), day.replace('X', "modified"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{package}</dc:creator><cp:lastModifiedBy>{package}</cp:lastModifiedBy>{created}{modified}\
         <dc:language>en-GB</dc:language></cp:coreProperties>"
    )
}

/// The mark across each page of a draft, as a shape of letters.
fn mark(word: &str, id: usize) -> String {
    let word = clean(word);
    let (width, letters) = (380, word.chars().count().max(1));
    let height = (width * 3 / 2 / letters).clamp(24, 120);
    format!(include_str!("docx/mark.xml"), text = escaped(&word), id = 2048 + id, width = width, height = height)
}

/// A paper's width and height.
fn size(paper: Paper) -> (u32, u32) {
    match paper {
        Paper::Upright => (11906, 16838),
        Paper::Across => (16838, 11906),
    }
}

/// Between the margins.
fn width(paper: Paper) -> i32 {
    size(paper).0 as i32 - 2 * MARGIN
}

/// The style of text in a table, and about how wide one of its letters is.
fn table_text(paper: Paper) -> (&'static str, usize) {
    match paper {
        Paper::Upright => ("TableText", 100),
        Paper::Across => ("TableTextSmall", 88),
    }
}

fn section(paper: Paper) -> SectionProperty {
    let (width, height) = size(paper);
    let mut size = PageSize::new().size(width, height);
    if paper != Paper::Upright {
        size = size.orient(PageOrientationType::Landscape);
    }
    let margin =
        PageMargin { top: MARGIN, left: MARGIN, bottom: MARGIN, right: MARGIN, header: 567, footer: 567, gutter: 0 };
    SectionProperty::new().page_size(size).page_margin(margin)
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Place {
    /// How far in.
    indent: i32,
    /// In how many lists.
    depth: usize,
    /// The style of its paragraphs.
    style: &'static str,
    /// Whether it leads up to what follows: it does not stay behind on a page.
    leads: bool,
    paper: Paper,
}

/// How running text looks, and where it leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Look {
    bold: bool,
    italic: bool,
    /// A name as it stands in a file.
    code: bool,
    /// A heading by its number.
    to: Option<usize>,
}

struct Writer {
    /// Its blocks, as they are written.
    body: String,
    shells: HashMap<Kind, Shell>,
    /// How many paragraphs there are: each has a number, so that the library makes up none.
    paragraphs: u32,
    lists: Vec<(AbstractNumbering, Numbering)>,
    /// The papers that are used, in the order of their first use: each has a header and a footer of its width.
    papers: Vec<Paper>,
    headings: Headings,
    /// How many of them are written.
    written: usize,
}

impl Writer {
    fn of(parts: &[pages::Part]) -> Writer {
        let headings = Headings::of(parts);
        Writer {
            body: String::new(),
            shells: HashMap::new(),
            paragraphs: 0,
            lists: Vec::new(),
            papers: Vec::new(),
            headings,
            written: 0,
        }
    }

    fn paragraph(&mut self, style: &str) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08X}", self.paragraphs)).style(style)
    }

    fn put(&mut self, part: impl BuildXML) {
        self.body += &String::from_utf8_lossy(&part.build());
    }

    /// Begins something of a kind, says what differs in it, and goes on to where it is filled.
    fn begin(&mut self, kind: Kind, differs: &str) {
        let Shell(before, after) = self.shells.entry(kind).or_insert_with(|| Shell::of(kind));
        self.body.extend([before.as_str(), differs, after.as_str()]);
    }

    fn say(&mut self, style: Style, text: &[Inline], look: Look) {
        self.open(style);
        self.text(text, look);
        self.body += shell::PARAGRAPH;
    }

    fn open(&mut self, style: Style) {
        self.paragraphs += 1;
        self.begin(Kind::Paragraph(style), &format!("{:08X}", self.paragraphs));
    }

    /// Keeps two tables apart, and a document from ending in one.
    fn gap(&mut self) {
        self.say(Style { name: "Gap", ..Style::default() }, &[], Look::default());
    }

    /// A block of the document itself.
    fn top(&mut self, block: &Block, place: Place) {
        let Block::Heading(level, text) = block else { return self.block(block, place) };
        if *level > 1 && self.headings[..self.written].iter().all(|heading| heading.level <= 1) {
            self.contents();
        }
        let (id, name) = (self.written, bookmark(self.written));
        self.written += 1;
        self.open(Style { name: heading_style(*level), ..Style::default() });
        self.put(BookmarkStart::new(id, name));
        self.text(text, Look::default());
        self.put(BookmarkEnd::new(id));
        self.body += shell::PARAGRAPH;
    }

    fn blocks(&mut self, blocks: &[Block], place: Place) {
        let leads = |at: usize| leads(&blocks[at..]);
        blocks.iter().enumerate().for_each(|(at, block)| self.block(block, Place { leads: leads(at), ..place }));
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading(level, text) => self.words(heading_style(*level), text, place),
            Block::Paragraph(text) => self.words(place.style, text, place),
            Block::List(first, items) => self.list(*first, items, place),
            Block::Table(head, rows) => self.table(head, rows, place),
            Block::Quote(inner) => {
                let indent = (place.indent + STEP).min(FURTHEST);
                self.blocks(inner, Place { indent, style: "Quote", ..place });
            }
            Block::Rule => self.words("Rule", &[], place),
            // The picture is not for this format; what follows says the same.
            Block::Figure { says, .. } => self.words("Caption", says, place),
        }
    }

    fn words(&mut self, name: &'static str, text: &[Inline], place: Place) {
        let style = Style { name, indent: place.indent, leads: place.leads, ..Style::default() };
        self.say(style, text, Look::default());
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>], place: Place) {
        // The library writes a list 1 of its own.
        let (id, level) = (self.lists.len() + 2, place.depth.min(DEEPEST));
        let last = first.unwrap_or(0).saturating_add(items.len() as u64);
        // A long number needs more room.
        let hanging = STEP.max(115 * (last.to_string().len() as i32 + 1));
        let indent = (place.indent + hanging).min(FURTHEST);
        self.lists.push((levels(id, level, first, indent, hanging), Numbering::new(id, id)));
        for item in items {
            let (text, rest) = match item.split_first() {
                Some((Block::Paragraph(text), rest)) => (&text[..], rest),
                _ => (&[][..], &item[..]),
            };
            let style = Style { name: "ListParagraph", list: Some((id, level)), ..Style::default() };
            self.say(style, text, Look::default());
            self.blocks(rest, Place { indent, depth: place.depth + 1, style: "ListParagraph", ..place });
        }
    }

    fn table(&mut self, head: &[Text], rows: &[Vec<Text>], place: Place) {
        let total = (width(place.paper) - place.indent) as usize;
        let measure = Measure { total, letter: table_text(place.paper).1, padding: PADDING };
        let widths = pages::widths(head, rows, measure);
        if widths.is_empty() {
            return;
        }
        if let ([], [names, _]) = (head, &widths[..]) {
            return self.fields(rows, *names, place);
        }
        let table = Table::new(Vec::new())
            .set_grid(widths.clone())
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .indent(place.indent)
            .margins(TableCellMargins::new().margin(50, PADDING / 2, 50, PADDING / 2))
            .set_borders(borders());
        self.body += &shell::begun(&table.build(), shell::TABLE);
        if !head.is_empty() {
            self.row(head, &widths, place.paper, true);
        }
        for row in rows {
            self.row(row, &widths, place.paper, false);
        }
        self.body += shell::TABLE;
        self.gap();
    }

    /// Names, and what they say, below one another: paragraphs, as a long record is read and as cells would cost.
    fn fields(&mut self, rows: &[Vec<Text>], names: usize, place: Place) {
        // They are bold.
        let names = names as i32 * 5 / 4;
        let style = Style { name: "Field", indent: place.indent + names, hanging: names, ..Style::default() };
        for row in rows {
            self.open(style);
            for (at, text) in row.iter().enumerate() {
                if at > 0 {
                    self.put(Run::new().add_tab());
                }
                self.text(text, Look::default());
            }
            self.body += shell::PARAGRAPH;
        }
        self.gap();
    }

    fn row(&mut self, cells: &[Text], widths: &[usize], paper: Paper, head: bool) {
        let name = table_text(paper).0;
        self.begin(Kind::Row(head), "");
        for (at, width) in widths.iter().enumerate() {
            let text = cells.get(at).map_or(&[][..], Vec::as_slice);
            self.begin(Kind::Cell(*width, head), "");
            let style = Style { name, leads: head, right: !head && is_number(text), ..Style::default() };
            self.say(style, text, Look { bold: head, ..Look::default() });
            self.body += shell::CELL;
        }
        self.body += shell::ROW;
    }

    /// Running text: of one look one run, wherever its words come from.
    fn text(&mut self, text: &[Inline], look: Look) {
        let mut pieces = Vec::new();
        self.pieces(text, look, &mut pieces);
        for (look, words) in pieces {
            match words {
                Some(words) => self.begin(Kind::Run(look), &escaped(&words)),
                None => {
                    let look = Look { code: false, ..look };
                    self.body += &shell::run(Run::new().add_break(BreakType::TextWrapping), look);
                }
            }
        }
    }

    /// Texts and how they look; without text, breaks.
    fn pieces(&self, text: &[Inline], look: Look, out: &mut Vec<(Look, Option<String>)>) {
        for piece in text {
            match piece {
                Inline::Plain(t) => add(out, look, &clean(t)),
                Inline::Code(t) => add(out, Look { code: true, ..look }, &clean(t)),
                Inline::Number(n) => add(out, look, &n.to_string()),
                Inline::Day(d) => add(out, look, &d.to_string()),
                Inline::Break => out.push((look, None)),
                Inline::Strong(t) => self.pieces(t, Look { bold: true, ..look }, out),
                Inline::Emphasis(t) => self.pieces(t, Look { italic: true, ..look }, out),
                Inline::From(_, t) => self.pieces(t, look, out),
                // Leads only within this document; other links are words.
                Inline::Link(to, t) => {
                    self.pieces(t, Look { to: self.headings.target(to).or(look.to), ..look }, out);
                }
            }
        }
    }

    /// The table of contents: a field (17.16.5.68) that holds its entries already. It shows no pages, as only the
    /// program that lays the document out knows them.
    fn contents(&mut self) {
        let entries = pages::contents(&self.headings);
        let Some(last) = entries.len().checked_sub(1) else { return };
        let title = self.paragraph("TOCHeading").add_run(Run::new().add_text("Contents"));
        self.put(title);
        for (nth, at) in entries.into_iter().enumerate() {
            let Heading { level, words, .. } = self.headings[at].clone();
            let mut entry = self.paragraph(if level == 2 { "TOC2" } else { "TOC3" });
            if nth == 0 {
                let field = InstrText::Unsupported(r#"TOC \o "2-3" \n \h \z \u"#.to_owned());
                let begin = Run::new().add_field_char(FieldCharType::Begin, false).add_instr_text(field);
                entry = entry.add_run(begin.add_field_char(FieldCharType::Separate, false));
            }
            let link = Hyperlink::new(bookmark(at), HyperlinkType::Anchor);
            entry = entry.add_hyperlink(link.add_run(Run::new().add_text(words).style("Hyperlink")));
            if nth == last {
                entry = entry.add_run(Run::new().add_field_char(FieldCharType::End, false));
            }
            self.put(entry);
        }
    }

    /// The number that the header and the footer of a paper have.
    fn sheet(&mut self, paper: Paper) -> usize {
        let known = self.papers.iter().position(|p| *p == paper);
        known.unwrap_or_else(|| {
            self.papers.push(paper);
            self.papers.len() - 1
        })
    }

    fn section(&mut self, paper: Paper) -> SectionProperty {
        let (header, footer) = rids(self.sheet(paper));
        let mut section = section(paper);
        section.header_reference = Some(HeaderReference::new("default", header));
        section.footer_reference = Some(FooterReference::new("default", footer));
        section
    }

    /// Ends what is on one paper.
    fn end_section(&mut self, paper: Paper) {
        let section = self.section(paper);
        let gap = self.paragraph("Gap").section_property(section);
        self.put(gap);
    }

    fn docx(mut self, last: Paper, document: &Document, frame: &Frame) -> Docx {
        let mut section = self.section(last);
        let mut docx = Docx::new();
        for (at, paper) in self.papers.clone().into_iter().enumerate() {
            let (header, footer) = rids(at);
            let header = Some((header, self.header(paper, frame)));
            let footer = Some((footer, self.footer(paper, document)));
            // Two of the places that the library takes headers from, one for each paper; which section shows which is
            // said by its reference.
            match at {
                0 => (section.header, section.footer) = (header, footer),
                _ => (section.first_header, section.first_footer) = (header, footer),
            }
            docx.content_type = docx.content_type.add_header().add_footer();
        }
        docx.document_rels.header_count = self.papers.len();
        docx.document_rels.footer_count = self.papers.len();
        docx.document_rels.has_numberings = !self.lists.is_empty();
        for (levels, list) in self.lists {
            docx = docx.add_abstract_numbering(levels).add_numbering(list);
        }
        docx.document.section_property = section;
        docx
    }

    fn header(&mut self, paper: Paper, frame: &Frame) -> Header {
        let run = |text: String| Run::new().add_text(text);
        let line = self.paragraph("Header").add_tab(right(paper)).add_run(run(clean(&frame.package)).add_tab());
        let header = Header::new().add_paragraph(line.add_run(run(format!("as of {}", frame.day()))));
        match &frame.draft {
            Some(draft) => header.add_paragraph(self.paragraph("Draft").add_run(run(clean(draft)))),
            None => header,
        }
    }

    fn footer(&mut self, paper: Paper, document: &Document) -> Footer {
        let title = Run::new().add_text(clean(&document.title)).add_tab().add_text("Page ");
        let line = self.paragraph("Footer").add_tab(right(paper)).add_run(title).add_page_num(PageNum::new());
        Footer::new().add_paragraph(line.add_run(Run::new().add_text(" of ")).add_num_pages(NumPages::new()))
    }
}

/// The names by which a section refers to the header and the footer of a number.
fn rids(at: usize) -> (String, String) {
    (format!("rIdHeader{}", at + 1), format!("rIdFooter{}", at + 1))
}

fn right(paper: Paper) -> Tab {
    Tab::new().val(TabValueType::Right).pos(width(paper) as usize)
}

/// Puts words to those of the same look before them.
fn add(out: &mut Vec<(Look, Option<String>)>, look: Look, words: &str) {
    match out.last_mut() {
        Some((before, Some(text))) if *before == look => text.push_str(words),
        _ => out.push((look, Some(words.to_owned()))),
    }
}

fn heading_style(level: u8) -> &'static str {
    ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"][usize::from(level.clamp(1, 6)) - 1]
}

/// The name of a place in the file. Words that begin so are not listed among the reader's own.
fn bookmark(at: usize) -> String {
    format!("_Ref{:08}", at + 1)
}

/// What a list looks like on each level: it has its own, so that it counts for itself, from its own first number.
fn levels(id: usize, level: usize, first: Option<u64>, indent: i32, hanging: i32) -> AbstractNumbering {
    let start = first.map_or(1, |n| n.min(i32::MAX as u64) as usize);
    let mut out = AbstractNumbering::new(id);
    out.multi_level_type = Some("hybridMultilevel".to_owned());
    for at in 0..=DEEPEST {
        let (format, text) = match first {
            Some(_) => ("decimal", format!("%{}.", at + 1)),
            None => ("bullet", ["\u{2022}", "\u{2013}"][at % 2].to_owned()),
        };
        let start = Start::new(if at == level { start } else { 1 });
        let left = (indent + STEP * (at as i32 - level as i32)).max(hanging);
        let one = Level::new(at, start, NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"));
        out = out.add_level(one.indent(Some(left), Some(SpecialIndentType::Hanging(hanging)), None, None));
    }
    out
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let all = [Top, Bottom, Left, Right, InsideH, InsideV];
    all.into_iter().fold(TableBorders::new(), |out, at| out.set(TableBorder::new(at).size(4).color("C9D0D6")))
}

#[cfg(test)]
mod tests;
