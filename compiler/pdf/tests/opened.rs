//! What is written is opened by poppler's programs: `pdftotext` says what pages say, `pdfinfo` how they are made. They
//! are asked for only where PDF is built.
#![cfg(feature = "typst")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use ctl_documents::Document;
use ctl_documents::tree::{Block, Inline, Text};
use ctl_documents::write::Frame;
use ctl_pdf::pdf;
use ctl_syntax::literal::Date;
use ctl_syntax::span::{FileId, Span, TextRange};
use rayon::prelude::*;

/// What would be something else in typst, HTML, a template or a spreadsheet.
const EVIL: [&str; 24] = [
    "#import \"x\": *",
    "#{ panic() }",
    "#eval(\"1\")",
    "#sys.inputs.title",
    "$x^2$",
    "*b* _i_ `c`",
    "= no heading",
    "- no item",
    "+ no item either",
    "/ no: term",
    "<label> @reference",
    "</script><b>",
    "{{ heading }} {% raw %}",
    "\\u{1F600} \\# \\n",
    "=cmd|' /C calc'!A0",
    "\"straight\" 'quotes' -- and --- dashes...",
    "~ a non-breaking space",
    "// no comment /* nor here */",
    "https://example.org/a_b?c=d&e#f",
    "[a] (b) {c} %d ^e \\",
    "naïve Łódź Ελλάδα Москва ½ € →",
    "שלום עולם",
    "a\u{301}e\u{308} ﬁ ﬂ ffi",
    "\u{1}\u{8}\u{7f}",
];

fn text(t: &str) -> Text {
    vec![Inline::Plain(t.to_owned())]
}

fn frame(draft: Option<&str>) -> Frame {
    let as_of = Date::new(2026, 7, 20).expect("a day");
    Frame { package: "pre-ipo-payments".to_owned(), as_of, draft: draft.map(str::to_owned) }
}

fn document(title: &str, blocks: Vec<Block>) -> Document {
    Document { title: title.to_owned(), blocks }
}

fn written(blocks: Vec<Block>) -> Vec<u8> {
    pdf(&document("A title", blocks), &frame(None)).expect("it is written")
}

const SQUARE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">
<rect width="40" height="40" fill="teal"/><text x="4" y="20" font-size="8">Billing</text></svg>"#;

fn figure(svg: &str, says: Text) -> Block {
    Block::Figure { name: "map".to_owned(), svg: svg.to_owned(), says, instead: vec![table(3, 2)] }
}

/// What one of poppler's programs says of a file.
fn asked(program: &str, options: &[&str], file: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}, of poppler-utils, is needed: {error}"));
    let mut stdin = child.stdin.take().expect("a pipe");
    let file = file.to_vec();
    let fed = std::thread::spawn(move || stdin.write_all(&file));
    let output = child.wait_with_output().expect("it ends");
    fed.join().expect("it ends").expect("it reads all of it");
    // Poppler before 23 takes two kinds of entries of the structure for mistakes that ISO 32000 has as they are.
    let complaints = String::from_utf8_lossy(&output.stderr);
    let complaints: Vec<&str> =
        complaints.lines().filter(|line| !line.contains("Suspects") && !line.contains("BorderColor")).collect();
    assert!(output.status.success() && complaints.iter().all(|line| line.is_empty()), "{program}: {complaints:?}");
    // The names of elements are in whatever a title is written in.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn said(file: &[u8]) -> String {
    asked("pdftotext", &["-", "-"], file)
}

fn pages(file: &[u8]) -> Vec<String> {
    let all = said(file);
    all.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

/// The kinds of elements that a reader without eyes is told of.
fn structure(file: &[u8]) -> Vec<String> {
    let tree = asked("pdfinfo", &["-struct", "-"], file);
    let kind = |line: &str| line.split_whitespace().next().unwrap_or_default().trim_end_matches(':').to_owned();
    let mut kinds: Vec<String> = tree.lines().map(kind).filter(|kind| kind != "Object").collect();
    // A link is one for each of its lines.
    kinds.dedup_by(|a, b| a == b && a == "Link");
    kinds
}

/// Without blanks: where lines end is not said by the text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{c}').collect()
}

fn table(columns: usize, rows: usize) -> Block {
    let cell = |at: usize, row: usize| match at + 1 == columns {
        true => vec![Inline::Number(row as i64 * 1000)],
        false => text(&format!("r{row}c{at} {}", "are reviewed ".repeat(1 + (at + row) % 4))),
    };
    let row = |row: usize| (0..columns).map(|at| cell(at, row)).collect();
    Block::Table((0..columns).map(|at| text(&format!("Heading{at}"))).collect(), (0..rows).map(row).collect())
}

#[test]
fn text_is_data() {
    for evil in EVIL {
        let all = |t: &str| {
            let cells = vec![text(t), vec![Inline::Code(t.to_owned())]];
            let span = Span { file: FileId(0), range: TextRange { start: 0, end: 1 } };
            let blocks = vec![
                Block::Heading(1, text(t)),
                Block::Paragraph(vec![Inline::Strong(text(t)), Inline::Break, Inline::From(span, text(t))]),
                Block::Paragraph(vec![Inline::Link(format!("#{t}"), text(t)), Inline::Link(t.to_owned(), text(t))]),
                Block::Heading(2, vec![Inline::Emphasis(text(t))]),
                Block::List(Some(1), vec![vec![Block::Paragraph(text(t))]]),
                Block::Quote(vec![Block::Paragraph(text(t))]),
                Block::Table(cells.clone(), vec![cells]),
                figure(SQUARE, text(t)),
            ];
            let frame = Frame { package: t.to_owned(), draft: Some(t.to_owned()), ..frame(None) };
            pdf(&document(t, blocks), &frame).expect("it is written")
        };
        let file = all(evil);
        let (said, shown) = (letters(&said(&file)), letters(&evil.replace(char::is_control, "\u{fffd}")));
        let times = said.matches(&shown).count();
        assert!(times >= 14, "{evil}: {times} times\n{said}");
        assert_eq!(structure(&file), structure(&all("tame")), "{evil}");
        assert!(
            asked("pdfinfo", &["-js", "-"], &file).is_empty()
                && asked("pdfinfo", &["-url", "-"], &file).lines().count() <= 1
        );
    }
}

#[test]
fn what_no_font_has_leaves_the_rest_as_it_is() {
    let file = written(vec![Block::Paragraph(text("before \u{1F600} 漢字 after"))]);
    let said = said(&file);
    assert!(said.contains("before") && said.contains("after"), "{said}");
}

#[test]
fn long_words_stay_on_the_page() {
    let long = "x".repeat(5000) + "END";
    let cells = vec![text(&long), text("b")];
    let file = written(vec![
        Block::Paragraph(text(&long)),
        Block::Table(vec![text("a"), text("b")], vec![cells]),
        Block::Paragraph(vec![Inline::Code(format!("s3://bucket/{}.csv", "a_long_name".repeat(20)))]),
    ]);
    let boxes = asked("pdftotext", &["-bbox", "-", "-"], &file);
    let right = |line: &str| line.split("xMax=\"").nth(1)?.split('"').next()?.parse::<f64>().ok();
    let furthest = boxes.lines().filter(|line| line.contains("<word")).filter_map(right).fold(0.0, f64::max);
    assert!(furthest > 500.0 && furthest < 595.28 - 62.0, "{furthest}");
    let said = letters(&said(&file));
    assert_eq!(said.matches("xEND").count(), 2);
    assert_eq!(said.matches('x').count(), 10_000);
    assert!(said.contains(&"a_long_name".repeat(20)), "what is broken is not changed");
}

#[test]
fn the_same_bytes_each_time() {
    let blocks = || vec![Block::Heading(1, text("T")), table(8, 30), table(30, 2), table(3, 90)];
    let once = written(blocks());
    let _ = written(vec![table(3, 3)]);
    assert!(written(blocks()) == once);
    assert!(std::thread::spawn(move || written(blocks())).join().expect("it ends") == once);
}

#[test]
fn a_file_says_what_it_is_and_not_when_it_was_made() {
    let info = asked("pdfinfo", &["-"], &written(vec![Block::Heading(1, text("A title"))]));
    let of = |key: &str| info.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    assert_eq!(of("Title:"), Some("A title"));
    assert_eq!(of("Tagged:"), Some("yes"));
    assert_eq!(of("Page size:"), Some("595.276 x 841.89 pts (A4)"));
    assert_eq!([of("Author:"), of("CreationDate:"), of("ModDate:")], [None; 3], "{info}");
}

#[test]
fn every_page_has_a_frame_and_drafts_show() {
    let blocks = || vec![Block::Heading(1, text("T")), table(3, 120), Block::Heading(2, text("Wide")), table(9, 30)];
    let (is_final, is_draft) = (pages(&written(blocks())), {
        let frame = frame(Some("DRAFT: 4 open errors"));
        pages(&pdf(&document("A title", blocks()), &frame).expect("it is written"))
    });
    assert!(is_final.len() > 4);
    for (at, page) in is_final.iter().enumerate() {
        let frame =
            ["pre-ipo-payments", "as of 20 July 2026", "A title", &format!("Page {} of {}", at + 1, is_final.len())];
        assert!(frame.iter().all(|part| page.contains(part)) && !page.contains("DRAFT"), "{page}");
    }
    // Letters that lie across a page are said one by one.
    let capitals = |page: &str| page.chars().filter(|c| "DRAFT".contains(*c)).count();
    for (is_final, page) in is_final.iter().zip(is_draft) {
        assert!(page.contains("DRAFT: 4 open errors") && capitals(&page) >= capitals(is_final) + 9, "{page}");
    }
}

#[test]
fn tables_repeat_their_headings_and_wide_ones_turn_the_page() {
    let file = written(vec![
        Block::Heading(1, text("T")),
        Block::Paragraph(text("First.")),
        Block::Heading(2, text("Wide")),
        Block::Paragraph(text("It says:")),
        table(7, 60),
        Block::Paragraph(text("Back.")),
    ]);
    let pages = pages(&file);
    let last = pages.len();
    assert!(last > 3 && pages[0].contains("First.") && !pages[0].contains("Wide"), "{pages:?}");
    assert!(pages[1].contains("Wide") && pages[1].contains("It says:") && pages[last - 1].contains("Back."));
    assert!(pages[1..last - 1].iter().all(|page| page.matches("Heading3").count() == 1));
    let sizes = asked("pdfinfo", &["-l", "-1", "-"], &file);
    let of = |page: usize| {
        let line = sizes.lines().find(|line| line.starts_with(&format!("Page {page:>4} size:"))).unwrap_or(&sizes);
        line.rsplit(':').next().unwrap_or_default().trim().to_owned()
    };
    let (upright, across) = ("595.276 x 841.89 pts (A4)", "841.89 x 595.276 pts (A4)");
    assert_eq!([of(1), of(2), of(last - 1), of(last)], [upright, across, across, upright]);
    let kinds = structure(&file);
    let count = |kind: &str| kinds.iter().filter(|k| *k == kind).count();
    assert_eq!([count("H1"), count("H2"), count("Table"), count("TH"), count("TR")], [1, 1, 1, 7, 61]);
}

#[test]
fn a_table_too_wide_is_read_row_by_row() {
    let file = written(vec![Block::Heading(1, text("Matrix")), table(31, 3)]);
    let all = said(&file);
    for row in 0..3 {
        assert!((0..30).all(|at| all.contains(&format!("r{row}c{at} "))), "{all}");
    }
    assert_eq!(all.matches("Heading29").count(), 3);
    assert_eq!(structure(&file).iter().filter(|kind| *kind == "H2").count(), 3);
    assert!(!asked("pdfinfo", &["-l", "-1", "-"], &file).contains("841.89 x 595.276"), "no page is turned");
}

#[test]
fn a_row_taller_than_a_page_loses_nothing() {
    let words: String = (0..3000).map(|n| format!("word{n} ")).collect();
    let cells = vec![text("1"), text(&words), text(&words)];
    let file = written(vec![Block::Table(vec![text("a"), text("b"), text("c")], vec![cells.clone(), cells])]);
    let all = said(&file);
    let mut times = std::collections::BTreeMap::new();
    for word in all.split_whitespace().filter(|word| word.starts_with("word")) {
        *times.entry(word).or_insert(0) += 1;
    }
    assert!(times.len() == 3000 && times.values().all(|times| *times == 4), "{times:?}");
}

#[test]
fn contents_links_and_bookmarks_lead_to_headings() {
    let part =
        |at: usize| [Block::Heading(2 + (at % 2) as u8, text(&format!("Part {at}"))), Block::Paragraph(text("x"))];
    let links = vec![
        Inline::Link("#part-3".to_owned(), text("to a part")),
        Inline::Link("#nowhere".to_owned(), text(" to nothing")),
        Inline::Link("https://example.org".to_owned(), text(" to a site")),
    ];
    let of = |parts: usize| {
        let mut blocks = vec![Block::Heading(1, text("T")), Block::Paragraph(links.clone())];
        blocks.extend((1..=parts).flat_map(part));
        written(blocks)
    };
    assert!(!said(&of(8)).contains("Contents"));
    let file = of(9);
    let all = said(&file);
    assert!(all.find("Contents").expect("contents") > all.find("to nothing").expect("words before them"));
    assert_eq!(all.matches("Part 9").count(), 2);
    let structure = structure(&file);
    let count = |kind: &str| structure.iter().filter(|k| *k == kind).count();
    assert_eq!((count("TOC") >= 1, count("TOCI"), count("H2"), count("H3")), (true, 9, 4, 5));
    let xml = asked("pdftohtml", &["-xml", "-i", "-stdout", "-", "none"], &file);
    // Nine entries, and the link to a part.
    assert!(xml.matches("<a href=").count() >= 10 && !xml.contains("example.org"), "{xml}");
    assert!(xml.contains("<outline>") && xml.matches("<item page=").count() == 10, "{xml}");
}

#[test]
fn what_is_nested_without_end_is_written() {
    let mut blocks = vec![Block::Paragraph(text("inside"))];
    for depth in 0..200 {
        let item = vec![Block::Paragraph(text(&format!("item {depth}."))), Block::Quote(blocks)];
        blocks = vec![Block::List(Some(u64::MAX - 1), vec![item, Vec::new(), vec![table(2, 1)]])];
    }
    let mut bold = text("bold");
    for _ in 0..200 {
        bold = vec![Inline::Strong(vec![Inline::Emphasis(bold)])];
    }
    blocks.push(Block::Paragraph(bold));
    let said = said(&written(blocks));
    assert!(["inside", "item 0.", "item 199.", "bold"].iter().all(|words| said.contains(words)), "{said}");
}

#[test]
fn a_list_counts_from_its_own_number() {
    let item = |t: &str| vec![Block::Paragraph(text(t))];
    let said = said(&written(vec![
        Block::List(Some(1), vec![item("one"), item("two")]),
        Block::Paragraph(text("Between.")),
        Block::List(Some(4), vec![item("four"), [item("five"), vec![Block::List(None, vec![item("a")])]].concat()]),
    ]));
    let said = letters(&said);
    assert!(said.contains("1.one2.twoBetween.4.four5.five•a"), "{said}");
}

#[test]
fn pictures_are_drawn_and_said() {
    let figure = |svg: &str| vec![figure(svg, text("Billing leads to the ledger."))];
    let file = written(figure(SQUARE));
    let all = said(&file);
    assert!(all.contains("Billing\n") && all.contains("Billing leads to the ledger."), "{all}");
    assert!(structure(&file).contains(&"Figure".to_owned()));
    assert!(asked("pdfimages", &["-list", "-"], &file).lines().count() <= 2, "it is drawn, not made of points");
    // One larger than a page is made to fit.
    let large = SQUARE.replace("width=\"40\" height=\"40\">", "width=\"4000\" height=\"9000\">");
    assert_eq!(pages(&written(figure(&large))).len(), 1);
}

#[test]
fn pictures_reach_nothing() {
    let write = |svg: &str| pdf(&document("T", vec![figure(svg, Text::new())]), &frame(None));
    let reaching = SQUARE.replace("<rect", "<image href=\"/etc/hostname\" width=\"9\" height=\"9\"/><rect");
    assert!(write(&reaching).expect_err("a file").starts_with("failed to load linked image /etc/hostname"));
    let beside = reaching.replace("/etc/hostname", "main.typ");
    assert!(write(&beside).expect_err("a file").starts_with("failed to load linked image main.typ"));
    assert!(write("<svg").expect_err("no picture").starts_with("failed to parse SVG"));
}

#[test]
fn nothing_to_say_is_a_page() {
    let empty = vec![
        Block::List(None, Vec::new()),
        Block::List(Some(3), vec![Vec::new()]),
        Block::Quote(Vec::new()),
        Block::Paragraph(Vec::new()),
        Block::Heading(2, Vec::new()),
        Block::Table(Vec::new(), Vec::new()),
        Block::Table(Vec::new(), vec![Vec::new()]),
        Block::Table(vec![Text::new()], Vec::new()),
        Block::Rule,
    ];
    for blocks in [Vec::new(), empty] {
        let file = pdf(&document("", blocks), &Frame { package: String::new(), ..frame(Some("")) });
        assert_eq!(pages(&file.expect("it is written")).len(), 1);
    }
}

/// As `ctl build` writes them: a worker that waits for a part of one document must not begin others meanwhile, each on
/// top of the last.
#[test]
fn many_documents_are_written_side_by_side() {
    let one = |nth: usize| {
        let blocks = vec![Block::Heading(2, text("A part")), Block::Paragraph(text(&format!("Document {nth}.")))];
        written(blocks).len()
    };
    assert!((0..600).into_par_iter().map(one).all(|bytes| bytes > 1_000));
}
