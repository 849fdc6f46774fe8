//! The source lines of one diagnostic, with its labels below them: codespan draws each line, this module decides
//! which lines there are, how much of each is shown, and where the text of a label is wrapped.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

use codespan_reporting::diagnostic::{LabelStyle, Severity as Tone};
use codespan_reporting::files::Error as DrawError;
use codespan_reporting::term::{Config, Renderer, WriteStyle};
use ctl_syntax::diagnostic::{Diagnostic, Label};
use ctl_syntax::span::{Encoding, FileId};
use unicode_width::UnicodeWidthStr;

use super::cut::{Line, boundary};
use super::paint;
use super::place::{Place, Point};
use super::wrap::{one_line, wrap};
use super::{Look, Sources};

/// The room that the text of a label should have before the source line gives way to it.
const COMFORT: usize = 24;
/// The least number of columns for a source line, however narrow the terminal.
const LEAST: usize = 20;

/// A label on its line, in bytes of the line.
struct Mark<'a> {
    bytes: Range<usize>,
    label: &'a Label,
}

/// The lines of one file that have labels, by line number from 0.
struct Part<'a> {
    file: FileId,
    at: Point,
    lines: BTreeMap<u32, Vec<Mark<'a>>>,
}

/// One row of a part: a source line and the labels that fit below it together.
struct Row<'a> {
    line: u32,
    laid: Line,
    marks: Vec<Mark<'a>>,
    /// Columns of all its marks, by the layout of the line.
    extents: Vec<Range<usize>>,
    shift: usize,
}

/// What all rows of a diagnostic share.
struct Frame<'a> {
    look: &'a Look,
    config: &'a Config,
    tone: Tone,
    /// Digits of the longest line number.
    gutter: usize,
    /// Columns for source text.
    room: usize,
}

/// Draws the snippets of `diagnostic`, the file of its primary label first, and a closing border if notes follow.
/// Returns the width of the gutter, for the notes to align with.
pub(super) fn draw<W: WriteStyle>(
    diagnostic: &Diagnostic,
    sources: &dyn Sources,
    look: &Look,
    config: &Config,
    tone: Tone,
    out: &mut W,
) -> io::Result<usize> {
    let parts = parts(diagnostic, sources);
    let last_line = parts.iter().filter_map(|part| part.lines.keys().next_back()).max();
    let gutter = last_line.map_or(1, |line| (line + 1).to_string().len());
    let room = look.width.saturating_sub(gutter + 3).max(LEAST);
    let frame = Frame { look, config, tone, gutter, room };
    let count = parts.len();
    for (i, part) in parts.into_iter().enumerate() {
        frame.head(&part, sources, out)?;
        let rows = frame.rows(part.lines, sources, part.file);
        frame.body(&rows, sources, part.file, out)?;
        if i + 1 < count || !diagnostic.notes.is_empty() {
            Renderer::new(out, config).render_snippet_empty(gutter, tone, 0, &[]).map_err(draw_error)?;
        }
    }
    Ok(gutter)
}

/// Sorts the labels by file, in the order in which the diagnostic first names each, and by line. A label over
/// several lines is shown on its first: what follows is the record it names, and the reader has that open.
fn parts<'a>(diagnostic: &'a Diagnostic, sources: &dyn Sources) -> Vec<Part<'a>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut has_primary: Vec<bool> = Vec::new();
    for label in &diagnostic.labels {
        let file = label.span.file;
        let index = sources.lines(file);
        let start = label.span.range.start;
        let line = index.line_of(start);
        let whole = index.line(line);
        let text = line_text(sources, file, line);
        let from = boundary(text, start.saturating_sub(whole.start) as usize);
        let to = boundary(text, label.span.range.end.saturating_sub(whole.start) as usize).max(from);
        let mark = Mark { bytes: from..to, label };
        let at = Place::of(sources, label.span, Encoding::Utf32).start;

        let i = match parts.iter().position(|part| part.file == file) {
            Some(i) => i,
            None => {
                parts.push(Part { file, at, lines: BTreeMap::new() });
                has_primary.push(label.primary);
                parts.len() - 1
            }
        };
        if label.primary && !has_primary[i] {
            (parts[i].at, has_primary[i]) = (at, true);
        } else if !has_primary[i] {
            parts[i].at = parts[i].at.min(at);
        }
        parts[i].lines.entry(line).or_default().push(mark);
    }
    parts
}

/// A line without its break.
fn line_text(sources: &dyn Sources, file: FileId, line: u32) -> &str {
    let range = sources.lines(file).line(line);
    range.of(sources.text(file)).trim_end_matches(['\n', '\r'])
}

impl Frame<'_> {
    /// `┌─ systems/platform.ctl:31:3`, and the empty line below it.
    fn head<W: WriteStyle>(&self, part: &Part, sources: &dyn Sources, out: &mut W) -> io::Result<()> {
        write!(out, "{:1$} ", "", self.gutter)?;
        out.set_source_border()?;
        write!(out, "{}", self.config.chars.snippet_start)?;
        out.reset()?;
        writeln!(out, " {}:{}:{}", one_line(sources.shown(part.file)), part.at.line, part.at.column)?;
        Renderer::new(out, self.config).render_snippet_empty(self.gutter, self.tone, 0, &[]).map_err(draw_error)
    }

    /// Lays out the lines. Labels of one line that are too far apart to be seen at once get a row each.
    fn rows<'a>(&self, lines: BTreeMap<u32, Vec<Mark<'a>>>, sources: &dyn Sources, file: FileId) -> Vec<Row<'a>> {
        let sign = self.look.ellipsis().width();
        let mut rows = Vec::new();
        for (line, mut marks) in lines {
            let text = line_text(sources, file, line);
            marks.sort_by_key(|mark| (mark.bytes.start, mark.bytes.end));
            let mut group: Vec<Mark> = Vec::new();
            for mark in marks {
                if let Some(first) = group.first() {
                    let far = mark.bytes.end.saturating_sub(first.bytes.start) > 4 * self.room
                        || text[first.bytes.start..mark.bytes.end.max(first.bytes.start)].width() + 2 * sign
                            > self.room;
                    if far {
                        rows.push(self.row(line, text, std::mem::take(&mut group)));
                    }
                }
                group.push(mark);
            }
            rows.push(self.row(line, text, group));
        }
        // Where one row has to be shifted, all are, if that hides no label: then they still line up.
        let most = rows.iter().map(|row| row.shift).max().unwrap_or(0);
        if rows.iter().all(|row| row.shift <= most && row.extents.iter().all(|extent| extent.start >= most)) {
            rows.iter_mut().for_each(|row| row.shift = most);
        }
        rows
    }

    fn row<'a>(&self, line: u32, text: &str, marks: Vec<Mark<'a>>) -> Row<'a> {
        let from = marks.first().map_or(0, |mark| mark.bytes.start);
        let to = marks.iter().map(|mark| mark.bytes.end).max().unwrap_or(from);
        let laid = Line::new(text, from..to);
        let extents: Vec<_> = marks.iter().map(|mark| laid.extent(&mark.bytes)).collect();
        let comfort = COMFORT.min(self.room / 2);
        let trailing = trailing(&marks, &extents);
        let need = marks.iter().zip(&extents).enumerate().map(|(i, (mark, extent))| {
            let text = mark.label.text.width().min(comfort);
            if Some(i) == trailing { extent.end + 1 + text } else { extent.end.max(extent.start + text) }
        });
        let need = need.max().unwrap_or(0);
        let start = extents.first().map_or(0, |extent| extent.start);
        let end = extents.iter().map(|extent| extent.end).max().unwrap_or(0);
        let shift = laid.shift(end, need, start, self.room, self.look.ellipsis().width());
        Row { line, laid, marks, extents, shift }
    }

    /// The rows, with what stands between them: a single line is shown, more is a break.
    fn body<W: WriteStyle>(&self, rows: &[Row], sources: &dyn Sources, file: FileId, out: &mut W) -> io::Result<()> {
        let mut previous: Option<u32> = None;
        for row in rows {
            match previous.map(|line| row.line - line) {
                Some(2) => self.between(row.line - 1, row.shift, sources, file, out)?,
                Some(gap) if gap > 2 => Renderer::new(out, self.config)
                    .render_snippet_break(self.gutter, self.tone, 0, &[])
                    .map_err(draw_error)?,
                _ => {}
            }
            self.draw_row(row, out)?;
            previous = Some(row.line);
        }
        Ok(())
    }

    fn between<W: WriteStyle>(
        &self,
        line: u32,
        shift: usize,
        sources: &dyn Sources,
        file: FileId,
        out: &mut W,
    ) -> io::Result<()> {
        let laid = Line::new(line_text(sources, file, line), 0..0);
        let (text, _) = laid.show(shift, self.room, self.look.ellipsis(), &[]);
        Renderer::new(out, self.config)
            .render_snippet_source(self.gutter, line as usize + 1, &text, self.tone, &[], 0, &[])
            .map_err(draw_error)
    }

    fn draw_row<W: WriteStyle>(&self, row: &Row, out: &mut W) -> io::Result<()> {
        let bytes: Vec<_> = row.marks.iter().map(|mark| mark.bytes.clone()).collect();
        let (text, shown) = row.laid.show(row.shift, self.room, self.look.ellipsis(), &bytes);
        let lead = if row.shift > 0 { self.look.ellipsis().width() } else { 0 };
        let on_screen = |extent: &Range<usize>| {
            let start = (lead + extent.start.saturating_sub(row.shift)).min(self.room);
            start..(lead + extent.end.saturating_sub(row.shift)).clamp(start, self.room)
        };
        let columns: Vec<_> = row.extents.iter().map(on_screen).collect();
        let messages = self.messages(row, &columns);
        // codespan draws a caret below the byte after the text too, and so it takes an empty range for one byte.
        let labels: Vec<_> = row
            .marks
            .iter()
            .zip(&shown)
            .zip(&messages)
            .map(|((mark, range), message)| {
                (style(mark), range.start..range.end.max(range.start + 1), message.as_str())
            })
            .collect();
        Renderer::new(out, self.config)
            .render_snippet_source(self.gutter, row.line as usize + 1, &text, self.tone, &labels, 0, &[])
            .map_err(draw_error)
    }

    /// The texts of a row's labels, wrapped: codespan prints a text as it is, so continuation lines bring their own
    /// border, and the pointers of the labels whose text is still to come.
    fn messages(&self, row: &Row, columns: &[Range<usize>]) -> Vec<String> {
        let trailing = trailing(&row.marks, &row.extents);
        let mut out = Vec::new();
        for (i, (mark, column)) in row.marks.iter().zip(columns).enumerate() {
            let is_trailing = Some(i) == trailing;
            let indent = if is_trailing { column.end + 1 } else { column.start };
            let room = self.room.saturating_sub(indent).max(LEAST.min(self.room / 2));
            let lines = wrap(&mark.label.text, room);
            let mut below = " ".repeat(indent);
            if !is_trailing {
                below = pointers(&row.marks, columns, i, indent, self.config.chars.pointer_left);
            }
            out.push(lines.join(&format!("\n{}{below}{}", self.border(), self.resume(mark))));
        }
        out
    }

    /// The gutter and border of a line that codespan does not draw.
    fn border(&self) -> String {
        let bar = self.config.chars.source_border_left;
        let (on, off) = if self.look.color { (paint::FRAME, paint::PLAIN) } else { ("", "") };
        format!("{:1$} {on}{bar}{off} ", "", self.gutter)
    }

    fn resume(&self, mark: &Mark) -> &'static str {
        if self.look.color { paint::label(self.tone, style(mark)) } else { "" }
    }
}

/// Blanks up to `indent`, with a pointer for each label further left whose text is printed below that of label `of`.
fn pointers(marks: &[Mark], columns: &[Range<usize>], of: usize, indent: usize, bar: char) -> String {
    (0..indent)
        .map(|at| {
            let waits = |i: usize| i < of && !marks[i].label.text.is_empty() && columns[i].start == at;
            if (0..marks.len()).any(waits) { bar } else { ' ' }
        })
        .collect()
}

/// The label whose text stands right of the carets, by codespan's rule: the one that ends last, unless another
/// overlaps it.
fn trailing(marks: &[Mark], extents: &[Range<usize>]) -> Option<usize> {
    let mut furthest = 0;
    let mut found = None;
    for (i, extent) in extents.iter().enumerate() {
        furthest = furthest.max(extent.end);
        if extent.end == furthest {
            found = (!marks[i].label.text.is_empty()).then_some(i);
        }
    }
    let found = found?;
    let overlaps = |other: &Range<usize>| other.start.max(extents[found].start) < other.end.min(extents[found].end);
    let alone = extents.iter().enumerate().all(|(i, other)| i == found || !overlaps(other));
    alone.then_some(found)
}

fn style(mark: &Mark) -> LabelStyle {
    if mark.label.primary { LabelStyle::Primary } else { LabelStyle::Secondary }
}

/// codespan fails only where writing fails: it is handed text and ranges, never a file to look up.
pub(super) fn draw_error(error: DrawError) -> io::Error {
    match error {
        DrawError::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
