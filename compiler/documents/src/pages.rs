//! What every format that has pages decides alike: on which paper a part of a document stands, when a table is too wide
//! for any, how wide columns are, what a table of contents lists and where a link leads. How it looks is the format's.

use std::collections::HashMap;
use std::ops::Deref;

use crate::tree::{Block, Document, Inline, Text, plain};

/// A table of more columns stands on a page of its own, on its side.
const UPRIGHT_COLUMNS: usize = 6;
/// A table of more columns is read row by row.
const MOST_COLUMNS: usize = 12;
/// A document of more headings than this begins with a table of them.
const FEW_HEADINGS: usize = 8;
/// A picture of more points stands on a page on its side: an upright one would make its letters too small.
const UPRIGHT_POINTS: f64 = 900.0;
/// A word in a first cell that is no longer than this is a code, and names nothing by itself.
const LONGEST_CODE: usize = 12;

/// Letters for which a column asks at most, however long its texts are.
const MOST_ASKED: usize = 160;
/// Letters for which a column asks at least that nothing has filled.
const ROOM_TO_WRITE: usize = 12;

/// The paper that a part of a document is on: a wide table wants a wide one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A4.
    Upright,
    /// A4 on its side.
    Across,
}

/// What stands on one paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The paper.
    pub paper: Paper,
    /// What stands on it. No table in it has more columns than fit.
    pub blocks: Vec<Block>,
}

/// A heading of the document itself, as contents and links name it.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Counts from 1, the title.
    pub level: u8,
    /// Its words.
    pub words: String,
}

/// How wide things are, all in one unit.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The room there is for a table.
    pub total: usize,
    /// About how wide one letter is.
    pub letter: usize,
    /// What a cell keeps free on both sides together.
    pub padding: usize,
}

/// What becomes of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// They are drawn.
    Drawn,
    /// What they show is said below their caption.
    Said,
}

/// A document by the papers that it stands on, in order: at least one part. Tables too wide for any paper are turned
/// into records.
pub fn parts(document: &Document, figures: Figures) -> Vec<Part> {
    let blocks = narrow(document.blocks.clone(), figures, &mut 0);
    let papers = papers(&blocks, figures);
    let mut out: Vec<Part> = Vec::new();
    for (block, paper) in blocks.into_iter().zip(papers) {
        match out.last_mut() {
            Some(part) if part.paper == paper => part.blocks.push(block),
            _ => out.push(Part { paper, blocks: vec![block] }),
        }
    }
    if out.is_empty() {
        out.push(Part { paper: Paper::Upright, blocks: Vec::new() });
    }
    out
}

/// Blocks without a table of too many columns, and without what stands for pictures inside them. `above` is the level of
/// the last heading before them.
fn narrow(blocks: Vec<Block>, figures: Figures, above: &mut u8) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Table(head, rows) if columns(&head, &rows) > MOST_COLUMNS => records(&head, rows, *above, &mut out),
            Block::List(first, items) => {
                let items = items.into_iter().map(|item| narrow(item, figures, above));
                out.push(Block::List(first, items.collect()));
            }
            Block::Quote(inner) => out.push(Block::Quote(narrow(inner, figures, above))),
            Block::Figure { name, svg, says, instead } => {
                out.push(Block::Figure { name, svg, says, instead: Vec::new() });
                if figures == Figures::Said {
                    out.extend(narrow(instead, figures, above));
                }
            }
            Block::Heading(level, text) => {
                *above = level;
                out.push(Block::Heading(level, text));
            }
            other => out.push(other),
        }
    }
    out
}

/// Each row below a heading of its own: what a column holds, beside its name. A column that no row fills is one to be
/// filled in on paper and stays; what merely this row lacks is left out.
fn records(head: &[Text], rows: Vec<Vec<Text>>, above: u8, out: &mut Vec<Block>) {
    let columns = columns(head, &rows);
    let to_fill_in: Vec<bool> = (0..columns).map(|at| rows.iter().all(|row| is_empty(row, at))).collect();
    for row in rows {
        let names = usize::from(!is_empty(&row, 0)) + usize::from(is_code(&row) && !is_empty(&row, 1));
        let mut heading = Text::new();
        for cell in &row[..names] {
            if !heading.is_empty() {
                heading.push(Inline::Plain(" ".to_owned()));
            }
            heading.extend(cell.iter().cloned());
        }
        if names > 0 {
            out.push(Block::Heading(above.saturating_add(1).min(6), heading));
        }
        let field = |at: usize| {
            let name = head.get(at).cloned().unwrap_or_default();
            vec![vec![Inline::Strong(name)], row.get(at).cloned().unwrap_or_default()]
        };
        let kept = (names..columns).filter(|at| to_fill_in[*at] || !is_empty(&row, *at));
        let fields: Vec<Vec<Text>> = kept.map(field).collect();
        if !fields.is_empty() {
            out.push(Block::Table(Vec::new(), fields));
        }
    }
}

fn is_empty(row: &[Text], at: usize) -> bool {
    row.get(at).is_none_or(|cell| plain(cell).trim().is_empty())
}

/// Whether the first cell of a row is a code, whose meaning the second one says.
fn is_code(row: &[Text]) -> bool {
    let first = row.first().map(|cell| plain(cell)).unwrap_or_default();
    !first.is_empty() && first.chars().count() <= LONGEST_CODE && !first.contains(char::is_whitespace)
}

/// The paper of each block. What leads up to a wide table, from its heading on, stands with it.
fn papers(blocks: &[Block], figures: Figures) -> Vec<Paper> {
    let own = |block: &Block| match block {
        Block::Table(head, rows) if columns(head, rows) > UPRIGHT_COLUMNS => Paper::Across,
        Block::Figure { svg, .. } if figures == Figures::Drawn && is_wide(svg) => Paper::Across,
        _ => Paper::Upright,
    };
    let mut papers: Vec<Paper> = blocks.iter().map(own).collect();
    for at in 0..blocks.len() {
        if own(&blocks[at]) == Paper::Upright {
            continue;
        }
        let before = blocks[..at].iter().rposition(|b| !matches!(b, Block::Paragraph(_)));
        let Some(mut first) = before.filter(|first| at - first <= 4) else { continue };
        if matches!(blocks[first], Block::Heading(..)) {
            while first > 0 && matches!(blocks[first - 1], Block::Heading(..)) {
                first -= 1;
            }
        } else if papers[first] != papers[at] {
            continue;
        }
        papers[first..at].fill(Paper::Across);
    }
    papers
}

/// Whether a picture says of itself that it is wide, and wider than tall.
fn is_wide(svg: &str) -> bool {
    let root = svg.split('>').next().unwrap_or_default();
    let size = |name: &str| root.split_once(name)?.1.split('"').next()?.parse::<f64>().ok();
    match (size(" width=\""), size(" height=\"")) {
        (Some(width), Some(height)) => width > UPRIGHT_POINTS && width > height,
        _ => false,
    }
}

/// Whether the first of these is words that a list or a table follows: they do not stay behind on a page.
pub fn leads(blocks: &[Block]) -> bool {
    matches!(blocks, [Block::Paragraph(_) | Block::Figure { .. }, Block::List(..) | Block::Table(..), ..])
}

/// The headings of the document itself, in order, and where links to them lead.
#[derive(Debug)]
pub struct Headings {
    all: Vec<Heading>,
    places: HashMap<String, usize>,
}

impl Headings {
    /// Those of a document.
    pub fn of(parts: &[Part]) -> Headings {
        let heading = |block: &Block| match block {
            Block::Heading(level, text) => Some(Heading { level: *level, words: clean(&plain(text)) }),
            _ => None,
        };
        let all: Vec<Heading> = parts.iter().flat_map(|part| &part.blocks).filter_map(heading).collect();
        let mut places = HashMap::new();
        for (at, heading) in all.iter().enumerate() {
            places.entry(slug(&heading.words)).or_insert(at);
        }
        Headings { all, places }
    }

    /// The heading that a link leads to. Links to anything else are words.
    pub fn target(&self, to: &str) -> Option<usize> {
        self.places.get(&slug(to.strip_prefix('#')?)).copied()
    }
}

impl Deref for Headings {
    type Target = [Heading];

    fn deref(&self) -> &[Heading] {
        &self.all
    }
}

/// Those of the headings that a table of contents lists, by their position; none where the document is short. It
/// stands before the first heading below the title.
pub fn contents(headings: &[Heading]) -> Vec<usize> {
    let listed: Vec<usize> = (0..headings.len()).filter(|at| matches!(headings[*at].level, 2 | 3)).collect();
    if listed.len() > FEW_HEADINGS { listed } else { Vec::new() }
}

/// A heading as the name of a place, as Markdown has them.
fn slug(text: &str) -> String {
    let one = |c: char| match c {
        c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
        ' ' => Some('-'),
        _ => None,
    };
    text.to_lowercase().chars().filter_map(one).collect()
}

/// Text as a page can hold it, and XML 1.0 (section 2.2): on one line, without control characters.
pub fn clean(text: &str) -> String {
    let one = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(one).collect()
}

/// Whether a cell is a number and nothing else: in a column of them they stand below one another.
pub fn is_number(cell: &[Inline]) -> bool {
    match cell {
        [Inline::Number(_)] => true,
        [Inline::From(_, inner)] => is_number(inner),
        _ => false,
    }
}

/// How many columns a table has, whatever the length of its rows.
fn columns(head: &[Text], rows: &[Vec<Text>]) -> usize {
    rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0)
}

/// Letters of the longest word of a text, between the signs at which a line may end.
pub fn longest_word(text: &str) -> usize {
    text.split([' ', '-', '/']).map(|word| word.chars().count()).max().unwrap_or(0)
}

/// The widths of a table's columns: as their cells need, else what is left is shared by how much they ask for, and none
/// is narrower than its longest word, as far as that goes.
pub fn widths(head: &[Text], rows: &[Vec<Text>], measure: Measure) -> Vec<usize> {
    let Measure { total, letter, padding } = measure;
    let columns = columns(head, rows);
    let (mut least, mut most) = (vec![3; columns], vec![3; columns]);
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        for (at, cell) in row.iter().enumerate() {
            let cell = plain(cell);
            least[at] = least[at].max(longest_word(&cell).min(16));
            most[at] = most[at].max(cell.chars().count().min(MOST_ASKED));
        }
    }
    // What is to be filled in on paper needs room for a hand.
    for at in (0..columns).filter(|at| !rows.is_empty() && rows.iter().all(|row| is_empty(row, *at))) {
        (least[at], most[at]) = (least[at].max(ROOM_TO_WRITE), most[at].max(2 * ROOM_TO_WRITE));
    }
    let wide = |letters: &usize| letters * letter + padding;
    let most: Vec<usize> = most.iter().map(wide).collect();
    // A column that asks for less than its part gets it.
    let modest = |(least, most): (&usize, &usize)| if *most <= total / columns { *most } else { wide(least) };
    let least: Vec<usize> = least.iter().zip(&most).map(modest).collect();
    let (needed, asked): (usize, usize) = (least.iter().sum(), most.iter().sum());
    if asked <= total {
        return most;
    }
    if needed >= total {
        return least.iter().map(|width| (width * total / needed).max(1)).collect();
    }
    let share = |(least, most): (&usize, &usize)| least + (total - needed) * (most - least) / (asked - needed);
    least.iter().zip(&most).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::Figures::{Drawn, Said};
    use super::*;

    fn text(t: &str) -> Text {
        if t.is_empty() { Text::new() } else { vec![Inline::Plain(t.to_owned())] }
    }

    /// A table of thirteen columns: the first and the second as given, the fourth never filled.
    fn wide(rows: &[(&str, &str)]) -> Block {
        let row = |(nth, (first, second)): (usize, &(&str, &str))| {
            let cell = |at: usize| match at {
                0 => text(first),
                1 => text(second),
                3 => Text::new(),
                4 if nth == 1 => Text::new(),
                _ => text(&format!("v{at}")),
            };
            (0..13).map(cell).collect()
        };
        Block::Table((0..13).map(|at| text(&format!("C{at}"))).collect(), rows.iter().enumerate().map(row).collect())
    }

    fn fields(block: &Block) -> Vec<String> {
        let Block::Table(head, rows) = block else { panic!("{block:?}") };
        assert!(head.is_empty());
        rows.iter().map(|row| format!("{}={}", plain(&row[0]), plain(&row[1]))).collect()
    }

    #[test]
    fn a_table_too_wide_is_read_row_by_row() {
        let rows = [("AC-03", "Access review"), ("A name of some words", "x"), ("", "y"), ("LONGER-THAN-A-CODE", "z")];
        let blocks = vec![Block::Heading(2, text("Matrix")), wide(&rows)];
        let parts = parts(&Document { title: String::new(), blocks }, Drawn);
        let [Part { paper: Paper::Upright, blocks }] = &parts[..] else { panic!("{parts:?}") };
        let named: Vec<String> = Headings::of(&parts).iter().map(|h| format!("{} {}", h.level, h.words)).collect();
        assert_eq!(named, ["2 Matrix", "3 AC-03 Access review", "3 A name of some words", "3 LONGER-THAN-A-CODE"]);
        assert_eq!(fields(&blocks[2])[..4], ["C2=v2", "C3=", "C4=v4", "C5=v5"]);
        // What is named by words keeps its second field, and what this row lacks is left out.
        assert_eq!(fields(&blocks[4])[..4], ["C1=x", "C2=v2", "C3=", "C5=v5"]);
        assert_eq!(fields(&blocks[5])[..2], ["C1=y", "C2=v2"]);
        assert_eq!(blocks.len(), 8);
    }

    #[test]
    fn wide_tables_inside_others_and_uneven_ones_are_narrowed_too() {
        let uneven = Block::Table(vec![text("a")], vec![vec![], vec![text("1"); 14]]);
        let blocks = vec![Block::List(None, vec![vec![Block::Quote(vec![uneven])]])];
        let parts = parts(&Document { title: String::new(), blocks }, Drawn);
        let [Block::List(_, items)] = &parts[0].blocks[..] else { panic!("{parts:?}") };
        let [Block::Quote(inner)] = &items[0][..] else { panic!("{items:?}") };
        assert!(matches!(&inner[0], Block::Heading(1, _)) && fields(&inner[1]).len() == 12, "{inner:?}");
        assert_eq!(inner.len(), 2);
    }

    #[test]
    fn a_picture_is_drawn_or_said() {
        let svg = "<svg width=\"1060\" height=\"452\"><rect width=\"9\"/></svg>".to_owned();
        let (name, says) = ("map".to_owned(), text("Systems."));
        let figure = Block::Figure { name, svg, says, instead: vec![wide(&[("a", "b")])] };
        let document = Document { title: String::new(), blocks: vec![Block::Heading(2, text("Scope")), figure] };
        let [Part { paper: Paper::Across, blocks }] = &parts(&document, Drawn)[..] else { panic!() };
        assert!(matches!(&blocks[1..], [Block::Figure { instead, .. }] if instead.is_empty()), "{blocks:?}");
        let [Part { paper: Paper::Upright, blocks }] = &parts(&document, Said)[..] else { panic!() };
        assert!(matches!(&blocks[1..], [Block::Figure { .. }, Block::Heading(3, _), Block::Table(..)]), "{blocks:?}");
        assert!(!is_wide("<svg width=\"1060\" height=\"2000\"/>") && !is_wide("<svg width=\"700\" height=\"9\"/>"));
        assert!(!is_wide("<svg viewBox=\"0 0 1060 9\"><rect width=\"1060\" height=\"9\"/></svg>"));
    }

    #[test]
    fn nothing_to_say_has_a_page() {
        assert_eq!(parts(&Document::default(), Drawn), [Part { paper: Paper::Upright, blocks: Vec::new() }]);
    }

    #[test]
    fn links_lead_to_headings_alone() {
        let blocks = vec![Block::Heading(1, text("T")), Block::Heading(2, text("In & out: (a)"))];
        let headings = Headings::of(&parts(&Document { title: String::new(), blocks }, Drawn));
        assert_eq!(headings.target("#in--out-a"), Some(1));
        assert_eq!([headings.target("in--out-a"), headings.target("#elsewhere")], [None, None]);
    }
}
