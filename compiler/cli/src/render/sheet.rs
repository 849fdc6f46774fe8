//! A page about one thing: a heading, paragraphs, and rows under a fixed left column of questions in a word or two,
//! so that it reads well in a narrow window and aloud.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use unicode_width::UnicodeWidthStr;

use super::table::Table;
use super::wrap::{one_line, wrap};
use super::{Format, Look};

/// The version of the JSON form.
const SCHEMA: &str = "ctl.page/1";
/// Columns of the left column, at least and at most.
const HEAD: std::ops::RangeInclusive<usize> = 8..=14;
/// However wide the window, nobody reads longer lines.
const MOST: usize = 110;
/// However narrow, a text has so many columns.
const LEAST: usize = 24;
/// Blanks before everything below the heading.
const INDENT: usize = 2;

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What it is about: "rule", or the name of a kind.
    pub what: String,
    /// Its name, as one writes it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Where it is written: `systems/platform.ctl:22`.
    pub place: Option<String>,
    /// What there is to say first, by paragraphs; lines that are indented are kept as they are.
    pub text: Vec<String>,
    /// The rest.
    pub rows: Vec<Row>,
}

/// A row: a question in a word or two, and the answer.
#[derive(Clone, Debug)]
pub struct Row {
    /// The question; empty where the row goes on with the one above.
    pub head: String,
    /// The answer.
    pub body: Body,
}

/// The forms of an answer.
#[derive(Clone, Debug)]
pub enum Body {
    /// Sentences.
    Text(String),
    /// One line each, with the place it is about.
    Items(Vec<Item>),
    /// The same, numbered: a path.
    Steps(Vec<Item>),
    /// A table.
    Table(Table),
}

/// A line with a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The line.
    pub text: String,
    /// `people/teams.ctl:18`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

impl Row {
    /// A row of text.
    pub fn text(head: impl Into<String>, text: impl Into<String>) -> Row {
        Row { head: head.into(), body: Body::Text(text.into()) }
    }

    fn is_empty(&self) -> bool {
        match &self.body {
            Body::Text(text) => text.is_empty(),
            Body::Items(items) | Body::Steps(items) => items.is_empty(),
            Body::Table(table) => table.rows.is_empty(),
        }
    }
}

/// Writes pages: for programs as JSON, else for people.
pub fn write(format: Format, sheets: &[Sheet], look: &Look, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => super::write_json(&serde_json::json!({ "schema": SCHEMA, "pages": sheets }), out),
        _ => {
            for (i, sheet) in sheets.iter().enumerate() {
                if i > 0 {
                    writeln!(out)?;
                }
                page(sheet, look.width.clamp(LEAST + HEAD.end() + INDENT, MOST), format == Format::Narrated, out)?;
            }
            Ok(())
        }
    }
}

fn page(sheet: &Sheet, width: usize, spoken: bool, out: &mut dyn Write) -> io::Result<()> {
    heading(sheet, width, out)?;
    for (i, paragraph) in sheet.text.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        for line in flowed(paragraph, width - INDENT) {
            writeln!(out, "{}", format!("  {line}").trim_end())?;
        }
    }
    let rows = || sheet.rows.iter().filter(|row| !row.is_empty());
    // A question too long for the column stands above its answer, and widens nothing.
    let widest = rows().map(|row| row.head.width()).max().unwrap_or(0);
    let fitting = rows().map(|row| row.head.width()).filter(|width| HEAD.contains(width)).max();
    let head = fitting.unwrap_or(*HEAD.start());
    for row in rows() {
        // A reader who hears the page needs no column: the question, then the answer.
        let column = if spoken || widest == 0 { 0 } else { head + 2 };
        let lines = lines(&row.body, width - INDENT - column);
        let question = capital(&one_line(&row.head));
        let beside = !spoken && question.width() <= head;
        if !beside && !question.is_empty() {
            writeln!(out, "  {question}{}", if spoken { ":" } else { "" })?;
        }
        for (i, line) in lines.iter().enumerate() {
            let question = if i == 0 && beside { question.as_str() } else { "" };
            let blanks = column - question.width().min(column);
            writeln!(out, "{}", format!("  {question}{}{line}", " ".repeat(blanks)).trim_end())?;
        }
    }
    Ok(())
}

/// `payments_api  Payments API                               systems/platform.ctl:22`
fn heading(sheet: &Sheet, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let left = match (sheet.title.as_str(), sheet.what.as_str()) {
        ("", _) => one_line(&sheet.name),
        // These are sentences of somebody's, and stand in lower case where they are part of one.
        (title, "rule" | "error") => format!("{}  {}", one_line(&sheet.name), capital(&one_line(title))),
        (title, _) => format!("{}  {}", one_line(&sheet.name), one_line(title)),
    };
    for line in beside(&left, sheet.place.as_deref(), width) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn lines(body: &Body, width: usize) -> Vec<String> {
    match body {
        Body::Text(text) => flowed(text, width),
        Body::Items(items) => items.iter().flat_map(|item| beside(&item.text, item.at.as_deref(), width)).collect(),
        Body::Steps(items) => {
            let digits = items.len().to_string().len();
            let step = |(i, item): (usize, &Item)| {
                let lines = beside(&item.text, item.at.as_deref(), width.saturating_sub(digits + 2));
                let number = format!("{:>digits$}", i + 1);
                let blanks = " ".repeat(digits);
                let first = lines.first().map(|line| format!("{number}  {line}"));
                let rest: Vec<String> = lines.iter().skip(1).map(|line| format!("{blanks}  {line}")).collect();
                first.into_iter().chain(rest)
            };
            items.iter().enumerate().flat_map(step).collect()
        }
        Body::Table(table) => table.lines(width),
    }
}

/// A text with its place at the right end of the line, or on a line below where there is no room.
fn beside(text: &str, place: Option<&str>, width: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    let Some(place) = place.map(one_line) else { return lines };
    match lines.as_mut_slice() {
        [only] if only.width() + 2 + place.width() <= width => {
            let blanks = width - only.width() - place.width();
            only.push_str(&" ".repeat(blanks));
            only.push_str(&place);
        }
        _ => lines.push(format!("  {place}")),
    }
    lines
}

/// Paragraphs are wrapped, and so are the items of a list, each below its marker. A paragraph that begins with blanks
/// (an example, columns) is kept as it is.
fn flowed(text: &str, width: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.trim_matches('\n').split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        if !out.is_empty() {
            out.push(String::new());
        }
        if paragraph.trim_start_matches('\n').starts_with([' ', '\t']) {
            out.extend(paragraph.lines().map(|line| one_line(line).trim_end().to_owned()));
            continue;
        }
        let mut items: Vec<String> = Vec::new();
        for line in paragraph.lines().map(str::trim) {
            match items.last_mut() {
                Some(item) if marker(line) == 0 => {
                    item.push(' ');
                    item.push_str(line);
                }
                _ => items.push(line.to_owned()),
            }
        }
        for item in items {
            let marker = marker(&item);
            let indent = " ".repeat(marker);
            let lines = wrap(&item, width.saturating_sub(marker)).into_iter().enumerate();
            out.extend(lines.map(|(i, line)| if i == 0 { line } else { format!("{indent}{line}") }));
        }
    }
    out
}

/// How wide the marker of a list's item is, with its blank: `1. `, `(ii) `, `- `. None: 0.
fn marker(line: &str) -> usize {
    let Some((first, _)) = line.split_once(' ') else { return 0 };
    let inner = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let numbered = first.len() > inner.len() && !inner.is_empty() && inner.len() <= 3;
    let is_marker =
        matches!(first, "-" | "*") || numbered && inner.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c));
    if is_marker { first.len() + 1 } else { 0 }
}

/// With a capital first letter: heads are labels, and labels are declared in lower case.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("what", &self.what)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("at", &self.place)?;
        map.serialize_entry("text", &self.text)?;
        map.serialize_entry("rows", &self.rows)?;
        map.end()
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("head", &self.head)?;
        match &self.body {
            Body::Text(text) => map.serialize_entry("text", text)?,
            Body::Items(items) => map.serialize_entry("items", items)?,
            Body::Steps(items) => map.serialize_entry("steps", items)?,
            Body::Table(table) => {
                map.serialize_entry("columns", &table.columns)?;
                map.serialize_entry("rows", &table.rows)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    const LOOK: Look =
        Look { width: 80, color: false, ascii: false, group: false, quiet: false, most: crate::render::MOST_PRINTED };

    fn item(text: &str, at: &str) -> Item {
        Item { text: text.into(), at: Some(at.into()) }
    }

    fn sheet() -> Sheet {
        let controls = Table {
            columns: vec!["control".into(), "owner".into()],
            rows: vec![vec!["AC-03".into(), "IT Security Lead".into()]],
        };
        Sheet {
            what: "system".into(),
            name: "payments_api".into(),
            title: "Payments API".into(),
            place: Some("systems/platform.ctl:22".into()),
            text: vec![
                "A first paragraph, long enough to be wrapped\nat any width that is used.".into(),
                "As in\n\n  feeds billing".into(),
            ],
            rows: vec![
                Row::text("SOX", "in scope, FR2: it feeds a financially relevant system"),
                Row {
                    head: String::new(),
                    body: Body::Steps(vec![
                        item("payments_api feeds usage_meter with usage_for_billing", "systems/platform.ctl:28"),
                        item("billing has the financial role billing", "systems/revenue.ctl:6"),
                    ]),
                },
                Row::text("not by", ""),
                Row::text("a long question of its own", "yes"),
                Row { head: "controls".into(), body: Body::Table(controls) },
                Row {
                    head: "open".into(),
                    body: Body::Items(vec![item("SCP-01  declared out", "systems/platform.ctl:31")]),
                },
            ],
        }
    }

    fn show(format: Format, width: usize) -> String {
        let mut out = Vec::new();
        write(format, &[sheet()], &Look { width, ..LOOK }, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("pages are text")
    }

    #[test]
    fn wide() {
        assert_snapshot!(show(Format::Human, 100));
    }

    #[test]
    fn narrow() {
        let text = show(Format::Human, 60);
        assert!(text.lines().all(|line| line.width() <= 60), "{text}");
        assert_snapshot!(text);
    }

    #[test]
    fn spoken() {
        assert_snapshot!(show(Format::Narrated, 80));
    }

    #[test]
    fn lists_hang_and_examples_are_kept() {
        let text = "Steps of the run:\n1. Export all of\n   it, unfiltered.\n2. Count.\n\n    as  is,  however long it may be\n";
        assert_eq!(
            flowed(text, 16),
            [
                "Steps of the",
                "run:",
                "1. Export all",
                "   of it,",
                "   unfiltered.",
                "2. Count.",
                "",
                "    as  is,  however long it may be"
            ]
        );
        assert_eq!(marker("e.g. this"), 0);
        assert_eq!(marker("(ii) that"), 5);
    }

    #[test]
    fn for_programs() {
        let page: serde_json::Value = serde_json::from_str(&show(Format::Json, 80)).expect("it is JSON");
        assert_eq!(page["schema"], SCHEMA);
        let page = &page["pages"][0];
        assert_eq!(page["at"], "systems/platform.ctl:22");
        assert_eq!(page["rows"][1]["steps"][1]["at"], "systems/revenue.ctl:6");
        assert_eq!(page["rows"][4]["columns"], serde_json::json!(["control", "owner"]));
    }
}
