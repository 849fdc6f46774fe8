//! What the library writes around words: of each kind of paragraph, run, cell and row it is asked once. Asking takes
//! many times as long as writing what it says again, and all but a few of those of a document are of a few kinds.

use docx_rs::{
    AlignmentType, BuildXML as _, Hyperlink, HyperlinkType, IndentLevel, NumberingId, Paragraph, Run, Shading,
    SpecialIndentType, TableCell, TableRow, WidthType,
};

use super::{Look, bookmark};

/// Stands where something is to be written; no XML has such a character.
const HERE: &str = "\u{1}";
/// How the library writes the height of a row of headings; it has no word for what such a row is.
const HEADINGS: (&str, &str) = (r#"<w:trHeight w:val="1" w:hRule="atLeast" />"#, "<w:tblHeader />");

/// What ends what a shell of it has begun.
pub(super) const PARAGRAPH: &str = "</w:p>";
pub(super) const CELL: &str = "</w:tc>";
pub(super) const ROW: &str = "</w:tr>";
pub(super) const TABLE: &str = "</w:tbl>";

/// How a paragraph looks, whatever it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Style {
    /// By its name in `styles.xml`.
    pub(super) name: &'static str,
    /// How far in, and how much further out its first line is.
    pub(super) indent: i32,
    pub(super) hanging: i32,
    /// The list that it is an item of, and on which level.
    pub(super) list: Option<(usize, usize)>,
    /// Whether it does not stay behind on a page.
    pub(super) leads: bool,
    /// Whether it is set to the right, as numbers are.
    pub(super) right: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Paragraph(Style),
    Run(Look),
    /// Of headings or not.
    Row(bool),
    /// Its width, and whether it is a heading.
    Cell(usize, bool),
}

/// What stands before and after what differs: the number of a paragraph, the words of a run, nothing.
pub(super) struct Shell(pub(super) String, pub(super) String);

impl Shell {
    pub(super) fn of(kind: Kind) -> Shell {
        match kind {
            Kind::Paragraph(style) => split(&begun(&paragraph(style).build(), PARAGRAPH)),
            Kind::Run(look) => split(&run(Run::new().add_text(HERE), look)),
            Kind::Row(head) => {
                let row = TableRow::new(Vec::new()).cant_split();
                let row = if head { row.row_height(1.0) } else { row };
                Shell(begun(&row.build(), ROW).replace(HEADINGS.0, HEADINGS.1), String::new())
            }
            Kind::Cell(width, head) => {
                let cell = TableCell::new().width(width, WidthType::Dxa);
                let cell = if head { cell.shading(Shading::new().fill("E7ECEF")) } else { cell };
                // The library puts a paragraph of its own into a cell that has none.
                let cell = cell.add_paragraph(Paragraph::new().id(HERE));
                Shell(begun(&cell.build(), "<w:p "), String::new())
            }
        }
    }
}

fn paragraph(style: Style) -> Paragraph {
    let mut out = Paragraph::new().id(HERE).style(style.name).keep_next(style.leads);
    if style.indent > 0 {
        let hanging = Some(style.hanging).filter(|by| *by > 0).map(SpecialIndentType::Hanging);
        out = out.indent(Some(style.indent), hanging, None, None);
    }
    if let Some((list, level)) = style.list {
        out = out.numbering(NumberingId::new(list), IndentLevel::new(level));
    }
    if style.right {
        out = out.align(AlignmentType::Right);
    }
    out
}

/// A run in its look, and what makes it a link.
pub(super) fn run(mut run: Run, look: Look) -> String {
    // A run has one style: that of a name as it stands in a file is told by its letters, so it comes first.
    if look.code {
        run = run.style("Code");
    } else if look.to.is_some() {
        run = run.style("Hyperlink");
    }
    if look.bold {
        run = run.bold();
    }
    if look.italic {
        run = run.italic();
    }
    text(&match look.to {
        Some(to) => Hyperlink::new(bookmark(to), HyperlinkType::Anchor).add_run(run).build(),
        None => run.build(),
    })
}

/// What the library writes of something, up to what ends it.
pub(super) fn begun(built: &[u8], end: &str) -> String {
    let built = text(built);
    built.rfind(end).map_or_else(|| built.clone(), |at| built[..at].to_owned())
}

fn text(built: &[u8]) -> String {
    String::from_utf8_lossy(built).into_owned()
}

fn split(built: &str) -> Shell {
    let (before, after) = built.split_once(HERE).unwrap_or((built, ""));
    Shell(before.to_owned(), after.to_owned())
}
