//! `ctl query`: one expression over the model, answered as a table, as JSON or as CSV.

use std::io::{self, Write};

use ctl_core::Analysis;
use ctl_core::analysis::Answer;
use ctl_core::emit::value_json;
use ctl_core::value::Value;
use serde_json::{Map, Value as Json};

use super::{Outcome, wish};
use crate::args::{Form, Globals, Query};
use crate::console::Console;
use crate::failure::Failure;
use crate::render::table::Table;
use crate::render::wrap::one_line;
use crate::render::{self, About, Report, words};
use crate::session::Session;

/// Between the values of a cell of CSV.
const SEPARATOR: &str = "; ";

/// Answers a query.
pub(super) fn run(args: &Query, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let mut session = Session::open(&args.path, wish(globals), &progress)?;
    progress.stage("answering");
    let answer = session.analysis.query(&args.expression, &args.columns);
    drop(progress);
    let answer = match answer {
        Ok(answer) => answer,
        Err(mistakes) => {
            let (places, pages) = (session.places(), session.pages());
            let about = About::default();
            let report =
                Report { diagnostics: &mistakes, sources: &places, catalogue: &pages, about: &about, passes: None };
            console.complain(&report);
            return Err(Failure::told());
        }
    };
    let analysis = &session.analysis;
    match globals.form() {
        Form::Json => render::write_json(&to_json(&answer, analysis), console.out())?,
        Form::Csv => csv(&answer, analysis, console.out())?,
        _ => table(&answer, analysis, console)?,
    }
    Ok(Outcome::Clean)
}

/// All cells, in words.
fn cells(answer: &Answer, analysis: &Analysis, source: bool) -> Vec<Vec<Vec<String>>> {
    let mut all = analysis.shown(answer.rows.iter().flatten().map(Vec::as_slice), source).into_iter();
    answer.rows.iter().map(|row| all.by_ref().take(row.len()).collect()).collect()
}

fn table(answer: &Answer, analysis: &Analysis, console: &mut Console) -> Result<(), Failure> {
    let mut rows: Vec<Vec<String>> = cells(answer, analysis, false)
        .into_iter()
        .map(|row| row.into_iter().map(|cell| cell.join(", ")).collect())
        .collect();
    let count = rows.len();
    let lines = if answer.bare {
        // A heading would say "value".
        rows.drain(..).map(|row| one_line(&row.concat())).collect()
    } else {
        Table { columns: answer.columns.clone(), rows }.lines(console.look.width)
    };
    for line in lines {
        writeln!(console.out(), "{line}")?;
    }
    // One value is an answer, not a list of one.
    let is_answer = answer.bare && count == 1;
    if !console.look.quiet && !is_answer {
        let text =
            if count == 0 { "Nothing.".to_owned() } else { format!("{}.", words::counted(count, "row", "rows")) };
        writeln!(console.out(), "{text}")?;
    }
    Ok(())
}

/// A condition is `true` or `false`; anything else a list: of values, or of objects with the columns as names. A
/// column that can hold several values holds a list, however many there are.
fn to_json(answer: &Answer, analysis: &Analysis) -> Json {
    let cell = |values: &[Value], many: bool| {
        let mut all = values.iter().map(|value| value_json(analysis, *value));
        if many { Json::Array(all.collect()) } else { all.next().unwrap_or(Json::Null) }
    };
    if answer.condition || answer.bare {
        let mut values = answer.rows.iter().flatten().flatten().map(|value| value_json(analysis, *value));
        return if answer.condition { values.next().unwrap_or(Json::Null) } else { values.collect() };
    }
    let object = |row: &Vec<Vec<Value>>| {
        let cells = answer.columns.iter().zip(row).zip(&answer.many);
        let fields: Map<String, Json> =
            cells.map(|((name, values), many)| (name.clone(), cell(values, *many))).collect();
        Json::Object(fields)
    };
    answer.rows.iter().map(object).collect()
}

fn csv(answer: &Answer, analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
        write!(out, "{}\r\n", cells.join(","))
    };
    line(&mut answer.columns.iter().cloned())?;
    for row in cells(answer, analysis, true) {
        line(&mut row.into_iter().map(|cell| cell.join(SEPARATOR)))?;
    }
    Ok(())
}

/// A cell of CSV (RFC 4180). What a spreadsheet would take for a formula is given an apostrophe, and so is text.
fn quoted(cell: &str) -> String {
    let begins_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err();
    let cell = if begins_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_two() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("-5"), "-5");
        assert_eq!(quoted("-5 and more"), "'-5 and more");
        assert_eq!(quoted("@a, b\nc"), "\"'@a, b\nc\"");
    }
}
