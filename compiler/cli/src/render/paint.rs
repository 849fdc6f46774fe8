//! Colour, in one place: a writer that knows what each part of a report looks like, and whether to show it.
//! Only the sixteen colours that every terminal lets its user choose; nothing is said by colour alone.

use std::io::{self, Write};

use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

/// Back to plain.
pub(super) const PLAIN: &str = "\x1b[0m";
/// Line numbers, borders, bullets and secondary labels.
pub(super) const FRAME: &str = "\x1b[0m\x1b[36m";
/// A heading.
pub(super) const BOLD: &str = "\x1b[0m\x1b[1m";

/// A writer that paints, or does not.
pub(super) struct Paint<W> {
    out: W,
    color: bool,
}

impl<W: Write> Paint<W> {
    /// Writes to `out`, with colour if `color`.
    pub(super) fn new(out: W, color: bool) -> Self {
        Paint { out, color }
    }

    fn code(&mut self, code: &str) -> io::Result<()> {
        if self.color { self.out.write_all(code.as_bytes()) } else { Ok(()) }
    }
}

/// The colour of a label, as an escape sequence.
pub(super) fn label(severity: Severity, style: LabelStyle) -> &'static str {
    match (style, severity) {
        (LabelStyle::Secondary, _) => FRAME,
        (_, Severity::Bug | Severity::Error) => "\x1b[0m\x1b[31m",
        (_, Severity::Warning) => "\x1b[0m\x1b[33m",
        (_, Severity::Note | Severity::Help) => "\x1b[0m\x1b[32m",
    }
}

fn header(severity: Severity) -> &'static str {
    match severity {
        Severity::Bug | Severity::Error => "\x1b[0m\x1b[1;31m",
        Severity::Warning => "\x1b[0m\x1b[1;33m",
        Severity::Note | Severity::Help => "\x1b[0m\x1b[1;32m",
    }
}

impl<W: Write> Write for Paint<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.out.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> WriteStyle for Paint<W> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.code(header(severity))
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.code(BOLD)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.code(FRAME)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.code(FRAME)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.code(FRAME)
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        self.code(label(severity, style))
    }

    fn reset(&mut self) -> io::Result<()> {
        self.code(PLAIN)
    }
}
