//! What is written is read back: as a package, as XML, and as the words of the tree.

use std::collections::BTreeMap;
use std::io::Read as _;

use ctl_syntax::literal::Date;
use ctl_syntax::span::{FileId, Span, TextRange};
use roxmltree::{Document as Xml, Node};

use super::*;
use crate::tree::{parse, plain};

const EVIL: &str = "a<w:p>b</w:t></w:r> & c &amp; ]]> <!-- d \" ' { HYPERLINK \"x\" } \u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{ffff} \
                    %1 $0 \\ \u{202e}e \u{1F600} -->";

const RICH: &str = "# AC-03 Quarterly user access review

*Active, version 3, in effect since 1 January 2026.* Owner: **IT Security Lead**.

## How it works

Saved as `UAR-all`, see [the table](#a-table), [a site](https://example.org) or [another](other.md).\\
A second line.

1. Export the accounts, and keep what was exported with its parameters, its date and the name of whoever did it.
2. Agree the count:
   - with the system
   - with the list of workers

     as of the same day

     1. by number
     2. by name
3. Decide.

Between.

4. Four.
5. Five.

- a
- b

  > quoted in an item

> Words of somebody else.
>
> - with a list

---

### A table

| Control | Since | What it does |
| --- | --- | --- |
| AC-01 | 2026-01-01 | Only people who need it for their present job hold access to the systems that change data |
| AC-02 | 2026-04-01 | *Short* and **bold** |
";

fn text(t: &str) -> Text {
    vec![Inline::Plain(t.to_owned())]
}

fn frame(draft: Option<&str>) -> Frame {
    let as_of = Date::new(2026, 7, 20).expect("a day");
    Frame { package: "pre-ipo-payments".to_owned(), as_of, draft: draft.map(str::to_owned) }
}

/// A table of so many columns, with a number in the last.
fn table(columns: usize, rows: usize) -> Block {
    let cell = |at: usize, row: usize| match at + 1 == columns {
        true => vec![Inline::Number(row as i64 * 1000)],
        false => text(&"Accounts are reviewed ".repeat(1 + (at + row) % 4)),
    };
    let row = |row: usize| (0..columns).map(|at| cell(at, row)).collect();
    Block::Table((0..columns).map(|at| text(&format!("Heading {at}"))).collect(), (0..rows).map(row).collect())
}

fn rich() -> Document {
    let mut blocks = parse(RICH);
    let span = Span { file: FileId(0), range: TextRange { start: 0, end: 1 } };
    let day = Inline::Day(Date::new(2026, 6, 30).expect("a day"));
    blocks.push(Block::Paragraph(vec![
        Inline::From(span, text("Billing service")),
        Inline::Plain(" has ".to_owned()),
        Inline::Number(1204),
        Inline::Plain(" since ".to_owned()),
        day,
    ]));
    blocks.push(Block::Figure {
        name: "map".to_owned(),
        svg: "<svg/>".to_owned(),
        says: text("Billing service leads to the ledger."),
        instead: vec![table(2, 2)],
    });
    blocks.extend([Block::Heading(2, text("A wide table")), table(10, 30)]);
    blocks.extend([Block::Heading(2, text("The widest")), table(28, 2)]);
    blocks.push(Block::Heading(2, text("The end")));
    blocks.push(Block::Paragraph(text("Done.")));
    Document { title: "AC-03 Quarterly user access review".to_owned(), blocks }
}

fn written(document: &Document, draft: Option<&str>) -> BTreeMap<String, String> {
    parts(&docx(document, &frame(draft)).expect("a document"))
}

fn of(blocks: Vec<Block>) -> BTreeMap<String, String> {
    written(&Document { title: "T".to_owned(), blocks }, None)
}

/// The parts of a package; each is well-formed.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut out = BTreeMap::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        let name = part.name().expect("a name").into_owned();
        Xml::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
        out.insert(name, text);
    }
    out
}

fn all<'a>(xml: &'a Xml<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    xml.descendants().filter(move |n| n.tag_name().name() == name)
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// The value of the first element of a name inside.
fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.descendants().find(|n| n.tag_name().name() == name).and_then(|n| attribute(n, "val"))
}

fn said(node: Node<'_, '_>) -> String {
    let one = |n: Node<'_, '_>| match n.tag_name().name() {
        "t" => n.text().unwrap_or_default().to_owned(),
        "br" => " ".to_owned(),
        // In words; the stops of a paragraph have the same name.
        "tab" if n.parent().is_some_and(|p| p.tag_name().name() == "r") => "\t".to_owned(),
        _ => String::new(),
    };
    node.descendants().map(one).collect()
}

/// The paragraphs of a part that say something: style and words.
fn paragraphs(part: &str) -> Vec<(String, String)> {
    let xml = Xml::parse(part).expect("XML");
    let one = |p| (value(p, "pStyle").unwrap_or_default().to_owned(), said(p));
    all(&xml, "p").map(one).filter(|(_, words)| !words.is_empty()).collect()
}

/// What a tree says, a line for each paragraph of it.
fn lines(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(_, t) | Block::Paragraph(t) => out.push(plain(t)),
            Block::Figure { says, instead, .. } => {
                out.push(plain(says));
                lines(instead, out);
            }
            Block::List(_, items) => items.iter().for_each(|item| lines(item, out)),
            Block::Table(head, rows) => {
                out.extend(std::iter::once(head).chain(rows).flatten().map(|cell| plain(cell)));
            }
            Block::Quote(inner) => lines(inner, out),
            Block::Rule => {}
        }
    }
}

/// For whoever wants to see: with `CTL_LOOK=folder`, samples are written there, and what Markdown is in it as well.
#[test]
fn samples_for_the_eye() {
    let Some(folder) = std::env::var_os("CTL_LOOK").map(std::path::PathBuf::from) else { return };
    let write = |name: &str, document: &Document, draft| {
        let bytes = docx(document, &frame(draft)).expect("a document");
        std::fs::write(folder.join(name).with_extension("docx"), bytes).expect("written");
    };
    write("rich.x", &rich(), None);
    write("rich-draft.x", &rich(), Some("DRAFT: 4 open errors"));
    for path in std::fs::read_dir(&folder).expect("a folder").filter_map(|e| Some(e.ok()?.path())) {
        if path.extension().is_some_and(|e| e == "md") {
            let blocks = parse(&std::fs::read_to_string(&path).expect("text"));
            let Some(Block::Heading(_, title)) = blocks.first() else { continue };
            let name = path.file_name().expect("a name").to_string_lossy();
            write(&name, &Document { title: plain(title), blocks: blocks.clone() }, None);
        }
    }
}

#[test]
fn says_what_the_tree_says() {
    let document = rich();
    let mut expected = Vec::new();
    pages::parts(&document, Figures::Said).iter().for_each(|part| lines(&part.blocks, &mut expected));
    let paragraphs = paragraphs(&written(&document, None)["word/document.xml"]);
    // A field stands beside its name.
    let said = paragraphs.iter().flat_map(|(_, words)| words.split('\t')).collect::<Vec<_>>();
    assert_eq!(said, expected);
}

#[test]
fn the_same_bytes_each_time() {
    let document = rich();
    let once = docx(&document, &frame(Some("DRAFT: 4 open errors")));
    // Whatever else a thread has written, and whichever thread it is.
    let _ = docx(&Document { title: String::new(), blocks: vec![table(3, 3)] }, &frame(None));
    assert!(docx(&document, &frame(Some("DRAFT: 4 open errors"))) == once);
    let there = std::thread::spawn(move || docx(&document, &frame(Some("DRAFT: 4 open errors"))));
    assert!(there.join().expect("it ends") == once);
}

#[test]
fn text_is_data() {
    let document = |t: &str| {
        let cells = vec![text(t), vec![Inline::Code(t.to_owned())]];
        let blocks = vec![
            Block::Heading(1, text(t)),
            Block::Heading(2, vec![Inline::Strong(text(t))]),
            Block::Paragraph(vec![Inline::Link(format!("#{t}"), text(t)), Inline::Link(t.to_owned(), text(t))]),
            Block::List(Some(1), vec![vec![Block::Paragraph(text(t))]]),
            Block::Table(cells.clone(), vec![cells]),
            Block::Figure { name: t.to_owned(), svg: t.to_owned(), says: text(t), instead: Vec::new() },
        ];
        Document { title: t.to_owned(), blocks }
    };
    let write = |t: &str| {
        let frame = Frame { package: t.to_owned(), draft: Some(t.to_owned()), ..frame(None) };
        parts(&docx(&document(t), &frame).expect("a document"))
    };
    let (evil, tame) = (write(EVIL), write("tame"));
    assert_eq!(evil.keys().collect::<Vec<_>>(), tame.keys().collect::<Vec<_>>());
    for (name, part) in &evil {
        // The same elements in the same order, whatever the text.
        let shape = |part: &str| -> Vec<String> {
            let xml = Xml::parse(part).expect("XML");
            xml.descendants().filter(Node::is_element).map(|n| n.tag_name().name().to_owned()).collect()
        };
        assert_eq!(shape(part), shape(&tame[name]), "{name}");
    }
    let kept = clean(EVIL);
    assert!(kept.contains("\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd} %1") && !kept.contains('\u{8}'));
    for (_, words) in paragraphs(&evil["word/document.xml"]) {
        assert!(words == kept || words == format!("{kept}{kept}"), "{words}");
    }
    let core = Xml::parse(&evil["docProps/core.xml"]).expect("XML");
    assert_eq!(all(&core, "title").next().and_then(|n| n.text()), Some(kept.as_str()));
    let header = Xml::parse(&evil["word/header1.xml"]).expect("XML");
    let word = kept.split(':').next().expect("a part");
    let mark = all(&header, "textpath").find_map(|n| attribute(n, "string"));
    assert_eq!(mark, Some(word));
}

#[test]
fn headings_have_styles_and_text_is_normal() {
    let parts = written(&rich(), None);
    let found = paragraphs(&parts["word/document.xml"]);
    let of = |style: &str| -> Vec<&str> { found.iter().filter(|p| p.0 == style).map(|p| p.1.as_str()).collect() };
    assert_eq!(of("Heading1"), ["AC-03 Quarterly user access review"]);
    assert_eq!(of("Heading2"), ["How it works", "A wide table", "The widest", "The end"]);
    // Each row of the widest table has its own.
    assert_eq!((of("Heading3")[0], of("Heading3").len()), ("A table", 3));
    assert!(of("Normal").contains(&"Done."));
    assert_eq!(of("Caption"), ["Billing service leads to the ledger."]);
    // Each style that is used is there, once, and the plain one is the default.
    let styles = Xml::parse(&parts["word/styles.xml"]).expect("XML");
    for part in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        let xml = Xml::parse(&parts[part]).expect("XML");
        for used in all(&xml, "pStyle").chain(all(&xml, "rStyle")).filter_map(|n| attribute(n, "val")) {
            assert_eq!(all(&styles, "style").filter(|s| attribute(*s, "styleId") == Some(used)).count(), 1, "{used}");
        }
    }
    let normal = all(&styles, "style").find(|s| attribute(*s, "styleId") == Some("Normal")).expect("Normal");
    assert_eq!(attribute(normal, "default"), Some("1"));
}

#[test]
fn each_list_counts_for_itself() {
    let parts = written(&rich(), None);
    let (document, numbering) = (&parts["word/document.xml"], &parts["word/numbering.xml"]);
    let xml = Xml::parse(document).expect("XML");
    let items: Vec<(String, String, String)> = all(&xml, "p")
        .filter_map(|p| Some((value(p, "numId")?.to_owned(), value(p, "ilvl")?.to_owned(), said(p))))
        .collect();
    let numbering = Xml::parse(numbering).expect("XML");
    let first = |words: &str| {
        let (list, level, _) = items.iter().find(|i| i.2.starts_with(words)).expect("an item");
        let num = all(&numbering, "num").find(|n| attribute(*n, "numId") == Some(list)).expect("a list");
        let levels = value(num, "abstractNumId").expect("its levels");
        let levels = all(&numbering, "abstractNum").find(|n| attribute(*n, "abstractNumId") == Some(levels));
        let levels = levels.expect("levels").children().filter(|n| n.tag_name().name() == "lvl");
        let one = levels.into_iter().find(|l| attribute(*l, "ilvl") == Some(level)).expect("a level");
        (
            list.clone(),
            level.clone(),
            value(one, "numFmt").unwrap_or("").to_owned(),
            value(one, "start").unwrap_or("").to_owned(),
        )
    };
    let shown = |words| {
        let (_, level, format, start) = first(words);
        format!("{level} {format} {start}")
    };
    assert_eq!(shown("Export"), "0 decimal 1");
    assert_eq!(shown("with the system"), "1 bullet 1");
    assert_eq!(shown("by number"), "2 decimal 1");
    assert_eq!(shown("Four."), "0 decimal 4");
    assert_eq!(first("Export").0, first("Decide").0);
    let lists: std::collections::BTreeSet<&String> = items.iter().map(|i| &i.0).collect();
    assert_eq!(lists.len(), 6);
    let unique = |xml: &Xml<'_>, element: &str, name: &str| {
        let ids: Vec<&str> =
            xml.descendants().filter(|n| n.tag_name().name() == element).filter_map(|n| attribute(n, name)).collect();
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{element} {ids:?}");
    };
    unique(&numbering, "abstractNum", "abstractNumId");
    unique(&numbering, "num", "numId");
    unique(&xml, "p", "paraId");
    unique(&xml, "bookmarkStart", "id");
    // What introduces a list stays with it.
    let between = all(&xml, "p").find(|p| said(*p) == "Between.").expect("a paragraph");
    assert!(between.descendants().any(|n| n.tag_name().name() == "keepNext"));
}

#[test]
fn deep_lists_and_quotes_hold() {
    let mut blocks = vec![Block::Paragraph(text("inside"))];
    for depth in 0..30 {
        let item = vec![Block::Paragraph(text(&format!("item {depth}"))), Block::Quote(blocks)];
        blocks = vec![Block::List(Some(u64::MAX - 1), vec![item, Vec::new(), vec![table(2, 1)]])];
    }
    let parts = of(blocks);
    let xml = Xml::parse(&parts["word/document.xml"]).expect("XML");
    let levels = all(&xml, "ilvl").filter_map(|n| attribute(n, "val")?.parse::<usize>().ok());
    assert_eq!(levels.max(), Some(DEEPEST));
    let furthest = all(&xml, "ind").filter_map(|n| attribute(n, "left")?.parse::<i32>().ok()).max();
    assert_eq!(furthest, Some(FURTHEST));
    assert!(paragraphs(&parts["word/document.xml"]).iter().any(|p| p.1 == "inside"));
}

#[test]
fn tables_repeat_their_headings_and_fit() {
    let long = "x".repeat(5000);
    let uneven = Block::Table(
        vec![text("a"), text("b")],
        vec![vec![text("1")], vec![text("1"), text(&long), text("3")], Vec::new()],
    );
    let headless = Block::Table(Vec::new(), vec![vec![text("1")]]);
    let empty = Block::Table(Vec::new(), vec![Vec::new()]);
    let parts = of(vec![uneven, headless, empty, table(2, 0), table(6, 3)]);
    let xml = Xml::parse(&parts["word/document.xml"]).expect("XML");
    let tables: Vec<Node<'_, '_>> = all(&xml, "tbl").collect();
    let heads = |t: &Node<'_, '_>| t.descendants().filter(|n| n.tag_name().name() == "tblHeader").count();
    assert_eq!(tables.iter().map(heads).collect::<Vec<_>>(), [1, 0, 1, 1]);
    for table in tables {
        let grid: Vec<usize> = (table.descendants().filter(|n| n.tag_name().name() == "gridCol"))
            .filter_map(|n| attribute(n, "w")?.parse().ok())
            .collect();
        assert!(
            grid.iter().sum::<usize>() <= width(Paper::Upright) as usize && grid.iter().all(|w| *w > 200),
            "{grid:?}"
        );
        for row in table.children().filter(|n| n.tag_name().name() == "tr") {
            assert_eq!(row.children().filter(|n| n.tag_name().name() == "tc").count(), grid.len());
        }
    }
    // More columns than Word opens are fields of a row.
    let wide = of(vec![table(64, 1)]);
    let xml = Xml::parse(&wide["word/document.xml"]).expect("XML");
    assert_eq!(all(&xml, "tbl").count(), 0);
    let fields = paragraphs(&wide["word/document.xml"]).into_iter().filter(|(style, _)| style == "Field");
    assert_eq!(fields.filter(|(_, words)| words.split('\t').count() == 2).count(), 63);
}

#[test]
fn a_wide_table_turns_the_page() {
    let blocks = vec![
        Block::Heading(1, text("T")),
        Block::Paragraph(text("First.")),
        Block::Heading(2, text("Wide")),
        Block::Paragraph(text("It says:")),
        table(7, 2),
        Block::Paragraph(text("And:")),
        table(7, 1),
        Block::Paragraph(text("Back.")),
        Block::Heading(2, text("Too wide for any")),
        table(28, 1),
    ];
    let document = Document { title: String::new(), blocks };
    let across = pages::parts(&document, Figures::Said).into_iter().filter(|part| part.paper == Paper::Across);
    assert_eq!(across.map(|part| part.blocks.len()).sum::<usize>(), 5);
    let parts = written(&document, None);
    let xml = Xml::parse(&parts["word/document.xml"]).expect("XML");
    let rels = Xml::parse(&parts["word/_rels/document.xml.rels"]).expect("XML");
    let mut seen = Vec::new();
    for section in all(&xml, "sectPr") {
        let of = |name: &str| section.children().find(|n| n.tag_name().name() == name).expect("a child");
        let size = of("pgSz");
        let header = attribute(of("headerReference"), "id").expect("an id");
        let target = all(&rels, "Relationship").find(|r| attribute(*r, "Id") == Some(header)).expect("a relation");
        let part = format!("word/{}", attribute(target, "Target").expect("a part"));
        let header = Xml::parse(&parts[&part]).expect("XML");
        // What stands at the right does so on each paper.
        let tab = all(&header, "tab").find_map(|n| attribute(n, "pos")).expect("a stop").parse::<i32>();
        let width = attribute(size, "w").expect("a width").parse::<i32>();
        assert_eq!(tab.expect("a number"), width.expect("a number") - 2 * MARGIN);
        assert_eq!(attribute(of("footerReference"), "type"), Some("default"));
        seen.push((attribute(size, "w").unwrap_or(""), attribute(size, "orient").unwrap_or("")));
    }
    assert_eq!(seen, [("11906", ""), ("16838", "landscape"), ("11906", "")]);
    assert_eq!(parts.keys().filter(|p| p.starts_with("word/header")).count(), 2);
    // A document of one paper has one of each.
    assert_eq!(of(vec![table(8, 1)]).keys().filter(|p| p.starts_with("word/footer")).count(), 1);
}

#[test]
fn pages_have_a_frame_and_drafts_show() {
    let plain = written(&rich(), None);
    assert_eq!(
        paragraphs(&plain["word/header1.xml"]),
        [("Header".to_owned(), "pre-ipo-payments\tas of 20 July 2026".to_owned())]
    );
    let footer = &paragraphs(&plain["word/footer1.xml"])[0].1;
    assert!(footer.starts_with("AC-03 Quarterly user access review\tPage ") && footer.contains(" of "), "{footer}");
    assert!(plain["word/footer1.xml"].contains(">PAGE<") && plain["word/footer1.xml"].contains(">NUMPAGES<"));
    assert!(!plain.values().any(|part| part.contains("w:pict")));
    let draft = written(&rich(), Some("DRAFT: 4 open errors"));
    for at in 1..=2 {
        let header = &draft[&format!("word/header{at}.xml")];
        assert!(paragraphs(header).contains(&("Draft".to_owned(), "DRAFT: 4 open errors".to_owned())));
        let xml = Xml::parse(header).expect("XML");
        assert_eq!(all(&xml, "textpath").find_map(|n| attribute(n, "string")), Some("DRAFT"));
    }
    let core = &plain["docProps/core.xml"];
    assert!(
        core.contains("<dc:language>en-GB<")
            && core.contains("<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2000-01-01")
    );
}

#[test]
fn contents_and_links_lead_to_places() {
    const FEW: usize = 8;
    let many = |n: usize| -> Vec<Block> {
        let mut blocks = parse("# T\n\nIntroduction to [Part 3](#part-3) and [nothing](#nothing).\n");
        for at in 1..=n {
            blocks
                .extend([Block::Heading(2 + (at % 2) as u8, text(&format!("Part {at}"))), Block::Paragraph(text("x"))]);
        }
        blocks
    };
    assert!(!of(many(FEW))["word/document.xml"].contains("TOC \\o"));
    let parts = of(many(FEW + 1));
    let document = &parts["word/document.xml"];
    let found = paragraphs(document);
    let entries: Vec<&str> =
        found.iter().filter(|p| matches!(p.0.as_str(), "TOC2" | "TOC3")).map(|p| p.1.as_str()).collect();
    assert_eq!(entries, ["Part 1", "Part 2", "Part 3", "Part 4", "Part 5", "Part 6", "Part 7", "Part 8", "Part 9"]);
    assert_eq!(found[2], ("TOCHeading".to_owned(), "Contents".to_owned()));
    let xml = Xml::parse(document).expect("XML");
    let marks: Vec<&str> = all(&xml, "bookmarkStart").filter_map(|n| attribute(n, "name")).collect();
    let links: Vec<&str> = all(&xml, "hyperlink").filter_map(|n| attribute(n, "anchor")).collect();
    assert_eq!((marks.len(), links.len()), (10, 10));
    assert!(links.iter().all(|to| marks.contains(to)));
    let kinds: Vec<&str> = all(&xml, "fldChar").filter_map(|n| attribute(n, "fldCharType")).collect();
    assert_eq!(kinds, ["begin", "separate", "end"]);
}

#[test]
fn nothing_to_say_is_a_document() {
    let parts = of(Vec::new());
    assert!(parts["word/document.xml"].contains("w:sectPr") && parts.contains_key("word/header1.xml"));
    let blocks =
        vec![Block::List(None, Vec::new()), Block::Quote(Vec::new()), Block::Paragraph(Vec::new()), Block::Rule];
    assert!(paragraphs(&of(blocks)["word/document.xml"]).is_empty());
}
