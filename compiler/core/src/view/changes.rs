//! What differs between two revisions of the same files, in the columns that a view names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Page, Part, Row};

/// The headings after that of the view's first column.
const HEADINGS: [&str; 4] = ["Change", "What", "Before", "After"];

/// A page whose tables of changes say what differs from `before`, the page of the same name at an earlier revision: what
/// is new, what has another value, what is gone. Rows are told apart by what they are about, so that what got another
/// name is gone and new.
pub fn changes(before: Option<&Page>, mut page: Page) -> Page {
    let earlier = before.into_iter().flat_map(|p| &p.parts).filter_map(|p| match p {
        Part::Changes { columns, rows } => Some((columns, rows)),
        _ => None,
    });
    let mut earlier = earlier.collect::<Vec<_>>().into_iter();
    for part in &mut page.parts {
        let Part::Changes { columns, rows } = part else { continue };
        // Where the view itself has changed, columns are found again by their headings.
        let (was, of) = earlier.next().map_or((&[][..], &[][..]), |(columns, rows)| (&columns[..], &rows[..]));
        let rows = compared(columns, rows, was, of);
        let first = columns.first().cloned().unwrap_or_default();
        let columns = std::iter::once(first).chain(HEADINGS.map(str::to_owned)).collect();
        *part = Part::Table { columns, rows };
    }
    page
}

fn compared(columns: &[String], rows: &[Row], was: &[String], before: &[Row]) -> Vec<Row> {
    let known: FxHashMap<&str, &Row> = before.iter().map(|row| (&*row.key, row)).collect();
    let still: FxHashSet<&str> = rows.iter().map(|row| &*row.key).collect();
    let mut out = Vec::new();
    for row in rows {
        let Some(old) = known.get(&*row.key) else {
            out.push(line(row, "new", "", "", "", true));
            continue;
        };
        for (at, column) in columns.iter().enumerate() {
            let cell = |row: &Row, at: Option<usize>| at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
            let (old, new) = (cell(old, was.iter().position(|c| c == column)), cell(row, Some(at)));
            if old != new {
                out.push(line(row, "changed", column, &old, &new, true));
            }
        }
    }
    out.extend(
        before.iter().filter(|row| !still.contains(&*row.key)).map(|row| line(row, "removed", "", "", "", false)),
    );
    out
}

/// A line of the list. What is gone leads nowhere in the files as they are.
fn line(row: &Row, change: &str, what: &str, before: &str, after: &str, there: bool) -> Row {
    let first = row.cells.first().cloned().unwrap_or_default();
    let cells = vec![first, change.to_owned(), what.to_owned(), before.to_owned(), after.to_owned()];
    let (values, records) = (vec![None; cells.len()], vec![Vec::new(); cells.len()]);
    Row { values, records, cells, place: row.place.filter(|_| there), key: row.key.clone() }
}
