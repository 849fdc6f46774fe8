//! The report for people: the fact, the places, then the answers in a fixed order, and below all of them what was
//! checked. Never a tick, never a verdict beyond the findings.

use std::collections::BTreeSet;
use std::io::{self, Write};

use codespan_reporting::diagnostic::Severity as Tone;
use codespan_reporting::term::{Chars, Config, Renderer, WriteStyle};
use ctl_syntax::diagnostic::{Diagnostic, Note, Severity};

use super::paint::Paint;
use super::wrap::{one_line, wrap};
use super::{Counts, Look, Report, TOO_MANY, grouped, snippet, words};

/// Columns of a note's head with the blanks after it.
const HEAD: usize = 7;
/// However wide the terminal, nobody reads longer lines.
const MOST: usize = 110;
/// However narrow the terminal, a note has so many columns.
const LEAST: usize = 24;

/// Writes the report.
pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    if look.group && report.open().count() > TOO_MANY {
        grouped::write(report, look, out)?;
    } else {
        for diagnostic in report.open().take(look.most) {
            one(diagnostic, report, look, out)?;
            writeln!(out)?;
        }
        left_out(report, look, out)?;
        if !look.quiet {
            writeln!(out, "{}", verdict(report))?;
        }
    }
    if look.quiet { Ok(()) } else { checked(report, look, out) }
}

/// Says that not all findings were printed.
pub(super) fn left_out(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let all = report.open().count();
    if all <= look.most {
        return Ok(());
    }
    let (most, all) = (words::number(look.most), words::number(all));
    writeln!(out, "Printed are the first {most} of {all}. All of them: ctl check --all.\n")
}

/// One diagnostic, without the empty line after it.
fn one(diagnostic: &Diagnostic, report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let mut buffer = Vec::new();
    let mut paint = Paint::new(&mut buffer, look.color);
    let tone = tone(diagnostic.severity);
    let config = config(look);

    paint.set_header(tone)?;
    write!(paint, "{}[{}]", diagnostic.severity.word(), one_line(&diagnostic.code))?;
    paint.set_header_message()?;
    write!(paint, ": {}", one_line(&diagnostic.message))?;
    paint.reset()?;
    writeln!(paint)?;

    let gutter = snippet::draw(diagnostic, report.sources, look, &config, tone, &mut paint)?;
    for note in &diagnostic.notes {
        let text = hang(note, look.width.min(MOST).saturating_sub(gutter + 3));
        Renderer::new(&mut paint, &config).render_snippet_note(gutter, &text).map_err(snippet::draw_error)?;
    }
    trimmed(&buffer, out)
}

/// `why    one person could ...`, its further lines below the first.
fn hang(note: &Note, width: usize) -> String {
    let lines = wrap(&note.text, width.saturating_sub(HEAD).max(LEAST));
    let mut text = format!("{:HEAD$}", note.head.word());
    text.push_str(&lines.join(&format!("\n{:HEAD$}", "")));
    text
}

/// Writes lines without the blanks at their ends, which nobody sees and every diff shows.
fn trimmed(buffer: &[u8], out: &mut dyn Write) -> io::Result<()> {
    for line in buffer.split_inclusive(|b| *b == b'\n') {
        out.write_all(line.trim_ascii_end())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn config(look: &Look) -> Config {
    Config { chars: if look.ascii { Chars::ascii() } else { Chars::box_drawing() }, ..Config::default() }
}

/// codespan's severity, which only chooses a colour here.
fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
        Severity::Info => Tone::Note,
    }
}

/// `4 errors in 4 files. 2 exceptions in force; the next ends on 2026-09-30.`
pub(super) fn verdict(report: &Report) -> String {
    let counts = Counts::of(report.diagnostics);
    let files: BTreeSet<_> = report.open().filter_map(|d| d.primary()).map(|span| span.file).collect();
    let mut text = match (counts.open(), files.len()) {
        (0, _) => "No findings.".to_owned(),
        (_, 0) => format!("{}.", counts.sentence()),
        (_, n) => format!("{} in {}.", counts.sentence(), words::counted(n, "file", "files")),
    };
    if let Some(exceptions) = exceptions(report) {
        text.push(' ');
        text.push_str(&exceptions);
    }
    text
}

/// `1 exception in force; it ends on 2026-09-30.`
fn exceptions(report: &Report) -> Option<String> {
    let n = report.about.exceptions_in_force;
    if n == 0 {
        return None;
    }
    let first = words::counted(n, "exception", "exceptions");
    Some(match &report.about.next_expiry {
        Some(day) if n == 1 => format!("{first} in force; it ends on {day}."),
        Some(day) => format!("{first} in force; the next ends on {day}."),
        None => format!("{first} in force."),
    })
}

/// `Checked 13 systems and 27 controls against SOC 2 (38 criteria), as of 2026-06-30.`
pub(super) fn checked(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let about = report.about;
    let counts: Vec<_> = about.checked.iter().map(|(n, one, many)| words::counted(*n, one, many)).collect();
    let mut text = String::from("Checked ");
    text.push_str(&if counts.is_empty() { "the declarations".to_owned() } else { words::list(&counts) });
    if !about.against.is_empty() {
        text.push_str(" against ");
        text.push_str(&words::list(&about.against));
    }
    text.push_str(&format!(", as of {}.", about.as_of));
    for sentence in &about.not_checked {
        text.push(' ');
        text.push_str(sentence);
    }
    for line in wrap(&text, look.width.clamp(LEAST, MOST)) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
