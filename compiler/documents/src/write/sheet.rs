//! Tables for spreadsheets: each table of a document is a sheet, or a file of comma-separated values.
//!
//! Text stays text: what a spreadsheet would take for a formula is written so that it does not.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::Frame;
use crate::tree::{Block, Document, Inline, Text, plain};

/// Widths of columns in characters, and how wide a line is before it breaks.
const WIDTHS: (usize, usize) = (8, 48);
/// What a name of a sheet may not hold, and how long it may be (ECMA-376; the program says so when it opens one).
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
const LONGEST_NAME: usize = 31;

/// A table and what stands above it.
struct Sheet<'d> {
    name: String,
    head: &'d [Text],
    rows: &'d [Vec<Text>],
}

/// Whether a document is made of tables alone, under their headings.
pub fn is_sheets(document: &Document) -> bool {
    let table = |b: &Block| matches!(b, Block::Table(..));
    document.blocks.iter().any(table) && document.blocks.iter().all(|b| table(b) || matches!(b, Block::Heading(..)))
}

fn sheets(document: &Document) -> Vec<Sheet<'_>> {
    let mut out: Vec<Sheet<'_>> = Vec::new();
    let mut name = document.title.clone();
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => name = plain(text),
            Block::Table(head, rows) => {
                let kept: String = name.chars().filter(|c| !NOT_IN_NAMES.contains(c)).collect();
                let kept = kept.trim_matches([' ', '\'']);
                let mut unique: String = kept.chars().take(LONGEST_NAME).collect();
                let mut more = 2;
                while unique.is_empty() || out.iter().any(|s| s.name.to_lowercase() == unique.to_lowercase()) {
                    unique = format!("{} {more}", kept.chars().take(LONGEST_NAME - 4).collect::<String>());
                    more += 1;
                }
                out.push(Sheet { name: unique, head, rows });
            }
            _ => {}
        }
    }
    out
}

/// Each table as comma-separated values (RFC 4180, in UTF-8), with the name of its sheet.
pub fn csv(document: &Document) -> Vec<(String, Vec<u8>)> {
    let one = |sheet: Sheet<'_>| {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for row in std::iter::once(sheet.head).chain(sheet.rows.iter().map(Vec::as_slice)) {
            // Writing to memory cannot fail, and all rows are of one length.
            let _ = writer.write_record(row.iter().map(harmless));
        }
        (sheet.name, writer.into_inner().unwrap_or_default())
    };
    sheets(document).into_iter().map(one).collect()
}

/// A cell as text that no spreadsheet takes for a formula.
fn harmless(cell: &Text) -> String {
    let text = plain(cell);
    if value(cell).is_none() && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text
}

/// The number or the day that a cell is.
fn value(cell: &[Inline]) -> Option<&Inline> {
    match cell {
        [one @ (Inline::Number(_) | Inline::Day(_))] => Some(one),
        [Inline::From(_, inner)] => value(inner),
        _ => None,
    }
}

/// All tables as a workbook: headings frozen with the first column, filters, widths that fit, numbers and days as such.
/// What is printed says above each page whose it is, and whether it is a draft.
///
/// # Errors
/// More rows, or longer texts, than a workbook can hold.
pub fn xlsx(document: &Document, frame: &Frame) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Nothing in it tells when it was made.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&document.title).set_creation_datetime(&made));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color("#E7ECEF");
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
    let number = Format::new().set_num_format("#,##0").set_align(FormatAlign::Top);
    for table in sheets(document) {
        let sheet = book.add_worksheet();
        sheet.set_name(&table.name)?;
        for (at, cell) in table.head.iter().enumerate() {
            let column = at as u16;
            sheet.write_string_with_format(0, column, plain(cell), &head)?;
            let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| plain(cell).chars().count());
            let longest = cells.chain([plain(cell).chars().count()]).max().unwrap_or(0);
            sheet.set_column_width(column, (longest + 2).clamp(WIDTHS.0, WIDTHS.1) as f64)?;
        }
        for (row, cells) in table.rows.iter().enumerate() {
            let row = row as u32 + 1;
            for (column, cell) in cells.iter().enumerate() {
                let column = column as u16;
                match value(cell) {
                    Some(Inline::Number(n)) => sheet.write_number_with_format(row, column, *n as f64, &number)?,
                    Some(Inline::Day(d)) => sheet.write_datetime_with_format(
                        row,
                        column,
                        ExcelDateTime::parse_from_str(&d.to_string())?,
                        &day,
                    )?,
                    _ => sheet.write_string_with_format(row, column, plain(cell), &text)?,
                };
            }
        }
        sheet.set_freeze_panes(1, 1)?;
        if let Some(last) = table.head.len().checked_sub(1) {
            sheet.autofilter(0, 0, table.rows.len() as u32, last as u16)?;
        }
        sheet.set_header(printed_above(frame));
        sheet.set_landscape();
        sheet.set_paper_size(8); // A3
        sheet.set_repeat_columns(0, 0)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    book.save_to_buffer()
}

/// The line above a printed page, with the codes of ECMA-376 part 1, 18.3.1.46, and no text taken for one.
fn printed_above(frame: &Frame) -> String {
    let text = |t: &str| t.replace('&', "&&");
    let draft = frame.draft.as_deref().map_or_else(String::new, |d| format!("&C&\"-,Bold\"&KB00020{}", text(d)));
    format!("&L{}{draft}&Ras of {}", text(&frame.package), frame.as_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_stay_text_and_names_fit() {
        let cell = |t: &str| vec![Inline::Plain(t.to_owned())];
        let table = Block::Table(vec![cell("a"), cell("b")], vec![vec![cell("=1+1"), vec![Inline::Number(-5)]]]);
        let heading = |t: &str| Block::Heading(1, cell(t));
        let long = "A name [of a sheet]: longer than any sheet's name may be";
        let blocks = vec![heading(long), table.clone(), heading(long), table];
        let document = Document { title: "T".to_owned(), blocks };
        let files = csv(&document);
        assert_eq!(String::from_utf8_lossy(&files[0].1), "a,b\r\n'=1+1,-5\r\n");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["A name of a sheet longer than a", "A name of a sheet longer th 2"]);
        let as_of = ctl_syntax::literal::Date::parse("2026-06-30").expect("a day");
        let frame = Frame { package: "R&D".to_owned(), as_of, draft: Some("DRAFT: 1 open error".to_owned()) };
        assert_eq!(printed_above(&frame), "&LR&&D&C&\"-,Bold\"&KB00020DRAFT: 1 open error&Ras of 2026-06-30");
        let made = || xlsx(&document, &frame).map_err(|e| e.to_string());
        assert_eq!(made(), made());
    }
}
