//! What was checked, in the words of the library: the view `summary` says what is worth counting, against what the
//! package was held, and what nobody looked at.

use ctl_core::view::Part;
use ctl_core::words::plural;

use super::Session;
use crate::render::About;

/// The view that is asked.
const VIEW: &str = "summary";
/// The label of a line that is a sentence about the check.
const NOTE: &str = "note";
/// How many kinds are counted where the view counts nothing.
const MOST: usize = 3;

/// What stands below a report.
pub fn about(session: &Session) -> About {
    let analysis = &session.analysis;
    let mut about = About {
        package: session.package().to_owned(),
        as_of: analysis.as_of.to_string(),
        exceptions_in_force: analysis.exceptions.0,
        next_expiry: analysis.exceptions.1.map(|day| day.to_string()),
        ..About::default()
    };
    for part in analysis.pages(VIEW, None).into_iter().flat_map(|page| page.parts) {
        match part {
            Part::Line { label, text } if label == NOTE => about.not_checked.push(text),
            Part::Line { label, text } => match text.parse() {
                Ok(0) | Err(_) => {}
                Ok(count) => about.checked.push((count, label.clone(), plural(&label))),
            },
            Part::Table { rows, .. } => {
                for cell in rows.into_iter().filter_map(|row| row.cells.into_iter().next()) {
                    // Two engagements of one programme are held against one thing.
                    if !about.against.contains(&cell) {
                        about.against.push(cell);
                    }
                }
            }
            _ => {}
        }
    }
    if about.checked.is_empty() {
        about.checked = most_numerous(session);
    }
    about
}

/// The kinds of which the package declares most records, its rules among them: a package of rules or of clauses has
/// something to count too.
fn most_numerous(session: &Session) -> Vec<(usize, String, String)> {
    let analysis = &session.analysis;
    let root = analysis.program.root();
    let own = |id: &&String| analysis.rule_item(id).is_some_and(|item| analysis.program.package_of(item) == root);
    let mut counts = vec![(analysis.rules().iter().filter(own).count(), "rule".to_owned())];
    for kind in analysis.schema.kind_ids() {
        let of = analysis.schema.kind(kind);
        if of.edge.is_none() {
            counts.push((analysis.own_records(kind).count(), of.name.replace('_', " ")));
        }
    }
    counts.retain(|(count, _)| *count > 0);
    counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    counts.truncate(MOST);
    counts.into_iter().map(|(count, word)| (count, word.clone(), plural(&word))).collect()
}
