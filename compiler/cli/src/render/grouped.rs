//! Too many findings to read become a few decisions: one row for each rule, or for each message that a rule repeats,
//! with the row that settles most on top. Only people get this; it changes neither machine formats nor exit codes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};

use ctl_syntax::diagnostic::{Diagnostic, NoteHead};
use ctl_syntax::span::FileId;
use unicode_width::UnicodeWidthStr;

use super::wrap::{one_line, shorten, wrap};
use super::{Counts, Look, Report, Sources, human, short, words};

/// A message repeated more often than this is a decision of its own.
const REPEATED: usize = 5;
/// Rows before the rest is summed up, at most; and at least, so many.
const ROWS: usize = 12;
const LEAST_ROWS: usize = 3;
/// A group is not worth a row if the largest settles so many times more.
const MINOR: usize = 20;
/// Below this, a row takes two lines.
const NARROW: usize = 80;

/// Findings that one decision settles.
struct Group<'a> {
    code: &'a str,
    what: String,
    findings: Vec<&'a Diagnostic>,
}

/// A row of the table, as text.
struct Row {
    settles: String,
    rule: String,
    what: String,
    place: String,
    how: String,
}

/// Writes the table and the first finding of each group.
pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let groups = groups(report);
    let counts = Counts::of(report.diagnostics);
    let total = words::counted(counts.open(), "finding", "findings");
    let head = format!("{total}: {}. Too many to print in full; by what settles most:", counts.sentence());
    for line in wrap(&head, look.width) {
        writeln!(out, "{line}")?;
    }
    let (shown, rest) = groups.split_at(worth_a_row(&groups));
    let mut rows: Vec<Row> = shown.iter().map(|group| row(group, report.sources)).collect();
    if !rest.is_empty() {
        rows.push(other(rest, report.sources));
    }
    table(&rows, look, out)?;

    let largest = groups.first().map_or("", |group| group.code);
    let foot = format!(
        "All of them: ctl check --all. One group: ctl check --rule {largest}. \
         For machines: --format json, sarif, github."
    );
    for line in wrap(&foot, look.width) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "\nThe first of each:")?;
    for group in shown {
        if let Some(first) = group.findings.first() {
            writeln!(out, "{}", short::line(first, report.sources))?;
        }
    }
    writeln!(out)?;
    if look.quiet { Ok(()) } else { writeln!(out, "{}", human::verdict(report)) }
}

/// How many groups get a row of their own. One alone is never called "other".
fn worth_a_row(groups: &[Group]) -> usize {
    let largest = groups.first().map_or(0, |group| group.findings.len());
    let worth = groups.iter().take_while(|group| group.findings.len() * MINOR >= largest).count();
    let rows = worth.clamp(LEAST_ROWS, ROWS);
    if groups.len() <= rows + 1 { groups.len() } else { rows }
}

/// The groups, the largest first.
fn groups<'a>(report: &Report<'a>) -> Vec<Group<'a>> {
    let mut repeats: HashMap<(&str, &str), usize> = HashMap::new();
    for d in report.open() {
        *repeats.entry((&d.code, &d.message)).or_default() += 1;
    }
    let mut by_key: BTreeMap<(&str, Option<&str>), Vec<&Diagnostic>> = BTreeMap::new();
    for d in report.open() {
        let repeated = repeats.get(&(&*d.code, &*d.message)).is_some_and(|n| *n > REPEATED);
        by_key.entry((&d.code, repeated.then_some(d.message.as_str()))).or_default().push(d);
    }
    let mut groups: Vec<_> = by_key
        .into_iter()
        .map(|((code, message), findings)| {
            let what = match message {
                Some(message) => format!("{message}, {} times", words::number(findings.len())),
                None if findings.len() == 1 => findings[0].message.clone(),
                None => report.catalogue.title(code).unwrap_or_else(|| findings[0].message.clone()),
            };
            Group { code, what: one_line(&what), findings }
        })
        .collect();
    groups.sort_by(|a, b| {
        b.findings.len().cmp(&a.findings.len()).then_with(|| (a.code, &a.what).cmp(&(b.code, &b.what)))
    });
    groups
}

fn row(group: &Group, sources: &dyn Sources) -> Row {
    Row {
        settles: words::number(group.findings.len()),
        rule: group.code.to_owned(),
        what: group.what.clone(),
        place: place(&files(&group.findings), sources),
        how: how(group),
    }
}

/// The row that sums up what is left.
fn other(rest: &[Group], sources: &dyn Sources) -> Row {
    let all: Vec<&Diagnostic> = rest.iter().flat_map(|group| group.findings.iter().copied()).collect();
    let codes: BTreeSet<&str> = rest.iter().map(|group| group.code).collect();
    let most = rest.first().map_or(0, |group| group.findings.len());
    let first = rest.first().map_or("", |group| group.code);
    Row {
        settles: words::number(all.len()),
        rule: "other".to_owned(),
        what: format!("{}, none above {}", words::counted(codes.len(), "rule", "rules"), words::number(most)),
        place: place(&files(&all), sources),
        how: format!("ctl check --rule {first}{}", if codes.len() > 1 { ", ..." } else { "" }),
    }
}

/// The help that all share, else the way to read each.
fn how(group: &Group) -> String {
    let help = |d: &Diagnostic| d.notes.iter().find(|n| n.head == NoteHead::Help).map(|n| n.text.clone());
    let first = group.findings.first().and_then(|d| help(d));
    match first {
        Some(text) if group.findings.iter().all(|d| help(d).as_ref() == Some(&text)) => one_line(&text),
        _ => format!("ctl check --rule {}", group.code),
    }
}

fn files(findings: &[&Diagnostic]) -> BTreeSet<FileId> {
    findings.iter().filter_map(|d| d.primary()).map(|span| span.file).collect()
}

/// `controls/data.ctl`, or the folder that all share: `evidence/, 38 files`.
fn place(files: &BTreeSet<FileId>, sources: &dyn Sources) -> String {
    let names: Vec<&str> = files.iter().map(|file| sources.shown(*file)).collect();
    let Some((first, rest)) = names.split_first() else { return String::new() };
    if rest.is_empty() {
        return one_line(first);
    }
    let mut folder = first.rfind('/').map_or("", |at| &first[..=at]);
    while !folder.is_empty() && !rest.iter().all(|name| name.starts_with(folder)) {
        folder = folder[..folder.len() - 1].rfind('/').map_or("", |at| &folder[..=at]);
    }
    let n = words::counted(names.len(), "file", "files");
    if folder.is_empty() { n } else { format!("{}, {n}", one_line(folder)) }
}

fn table(rows: &[Row], look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let widest = |of: fn(&Row) -> &str, least: &str| {
        rows.iter().map(|row| of(row).width()).max().unwrap_or(0).max(least.width())
    };
    let settles = widest(|row| &row.settles, "settles");
    let rule = widest(|row| &row.rule, "rule");
    if look.width < NARROW {
        writeln!(out, "  {:>settles$}  {:rule$}  what", "settles", "rule")?;
        let indent = settles + rule + 6;
        for row in rows {
            let room = look.width.saturating_sub(indent).max(16);
            writeln!(
                out,
                "  {:>settles$}  {:rule$}  {}",
                row.settles,
                row.rule,
                shorten(&row.what, room, look.ellipsis())
            )?;
            let below = if row.place.is_empty() { row.how.clone() } else { format!("{}: {}", row.place, row.how) };
            writeln!(out, "{:indent$}{}", "", shorten(&below, room, look.ellipsis()))?;
        }
        return Ok(());
    }
    let room = look.width.saturating_sub(settles + rule + 10);
    let place = widest(|row| &row.place, "where").min(room / 4);
    let what = widest(|row| &row.what, "what").min(room / 2);
    let how = room.saturating_sub(what + place);
    let [settles_head, rule_head, what_head, place_head, how_head] =
        ["settles", "rule", "what", "where", "how"].map(String::from);
    let head = Row { settles: settles_head, rule: rule_head, what: what_head, place: place_head, how: how_head };
    for row in std::iter::once(&head).chain(rows) {
        let line = format!(
            "  {:>settles$}  {}  {}  {}  {}",
            row.settles,
            pad(&row.rule, rule, look),
            pad(&row.what, what, look),
            pad(&row.place, place, look),
            shorten(&row.how, how, look.ellipsis()),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// `text` in exactly `width` columns.
fn pad(text: &str, width: usize, look: &Look) -> String {
    let text = shorten(text, width, look.ellipsis());
    let blanks = width.saturating_sub(text.width());
    text + &" ".repeat(blanks)
}
