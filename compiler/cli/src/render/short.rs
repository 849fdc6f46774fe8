//! One line a finding: `file:line:column: error[CODE]: message`, for editors and grep.

use std::io::{self, Write};

use ctl_syntax::diagnostic::{Diagnostic, NoteHead};
use ctl_syntax::span::Encoding;

use super::wrap::one_line;
use super::{Place, Report, Sources};

/// Writes the report.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.open() {
        writeln!(out, "{}", line(diagnostic, report.sources))?;
    }
    Ok(())
}

/// The line of one finding.
pub(super) fn line(diagnostic: &Diagnostic, sources: &dyn Sources) -> String {
    let place = diagnostic.primary().map(|span| {
        let start = Place::of(sources, span, Encoding::Utf32).start;
        format!("{}:{}:{}: ", one_line(sources.shown(span.file)), start.line, start.column)
    });
    let suggestion = suggestion(diagnostic).map(|name| format!("; did you mean {name}?"));
    format!(
        "{}{}[{}]: {}{}",
        place.unwrap_or_default(),
        diagnostic.severity.word(),
        one_line(&diagnostic.code),
        one_line(&diagnostic.message),
        suggestion.unwrap_or_default(),
    )
}

/// The nearest name, where the primary label or the help begins with one: it is short, and often all that is needed.
fn suggestion(diagnostic: &Diagnostic) -> Option<&str> {
    let label = diagnostic.labels.first().map(|label| label.text.as_str());
    let helps = diagnostic.notes.iter().filter(|note| note.head == NoteHead::Help).map(|note| note.text.as_str());
    label.into_iter().chain(helps).find_map(|text| {
        let name = text.strip_prefix("did you mean ")?;
        let end = name.strip_prefix('`')?.find('`')? + 2;
        name.get(..end)
    })
}

#[cfg(test)]
mod tests {
    use ctl_syntax::span::Span;

    use super::*;
    use crate::render::Files;

    #[test]
    fn the_nearest_name_is_taken_from_label_or_help() {
        let mut files = Files::default();
        files.add("a.ctl", "");
        let unknown = |label: &str| Diagnostic::error("E0201", Span::default(), "there is no role `ctto`", label);
        let plain = "a.ctl:1:1: error[E0201]: there is no role `ctto`";
        let near = format!("{plain}; did you mean `cto`?");
        assert_eq!(line(&unknown("did you mean `cto`?"), &files), near);
        assert_eq!(line(&unknown("").help("did you mean `cto`, Chief, or `cfo`?"), &files), near);
        assert_eq!(line(&unknown("did you mean it?").help("add it"), &files), plain);
    }
}
