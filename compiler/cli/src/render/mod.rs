//! From diagnostics to what people and machines read, one module a form. Renderers decide nothing: which findings
//! there are, how severe they are and which are accepted has been settled before. They read no file and no clock, so
//! that the same diagnostics always give the same bytes.

mod cut;
mod github;
mod grouped;
mod human;
mod json;
mod layout;
mod narrated;
mod paint;
mod place;
mod sarif;
pub mod sheet;
mod short;
mod snippet;
pub mod table;
pub mod wrap;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::sync::OnceLock;

use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::span::{FileId, LineIndex};

pub use ctl_host::words;
pub use place::{Place, Point};

/// Above so many findings a terminal gets groups instead.
pub const TOO_MANY: usize = 20;

/// So many findings are printed in full, unless all are asked for: nobody reads more, and a file that is no Ctl at all
/// has as many mistakes as lines.
pub const MOST_PRINTED: usize = 1_000;

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: source lines, labels and notes
    #[default]
    Human,
    /// One line a finding, for editors and grep
    Short,
    /// Everything, for programs
    Json,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// Sentences without drawings, for screen readers
    Narrated,
}

/// The files that spans point into.
pub trait Sources {
    /// The name of a file inside its package, with `/`: the same on every machine.
    fn name(&self, file: FileId) -> &str;
    /// The name by which a person can open the file from where they stand.
    fn shown(&self, file: FileId) -> &str {
        self.name(file)
    }
    /// What is in it.
    fn text(&self, file: FileId) -> &str;
    /// Where its lines begin.
    fn lines(&self, file: FileId) -> &LineIndex;
}

/// What is known about a code beside its findings.
pub trait Catalogue {
    /// The title of a rule or compiler error: a few words.
    fn title(&self, code: &str) -> Option<String>;
    /// Its page, in Markdown.
    fn page(&self, code: &str) -> Option<String>;
}

/// What was checked, for the lines below a report and the envelope of a machine format.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The package's name; empty for one without a manifest.
    pub package: String,
    /// The day as of which was checked, as `2026-06-30`.
    pub as_of: String,
    /// How many records of the kinds worth counting: (13, "system", "systems").
    pub checked: Vec<(usize, String, String)>,
    /// Against what: `SOC 2 (38 criteria)`.
    pub against: Vec<String>,
    /// Exceptions that accept something on that day.
    pub exceptions_in_force: usize,
    /// The day on which the first of them ends.
    pub next_expiry: Option<String>,
    /// What was not looked at, as sentences.
    pub not_checked: Vec<String>,
}

/// A rule that looked at a subject and found it in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The rule.
    pub rule: String,
    /// What it looked at, as `kind:name`, in the order of the rule's variables.
    pub subject: Vec<String>,
}

/// All that a renderer needs.
pub struct Report<'a> {
    /// In the order in which they are shown.
    pub diagnostics: &'a [Diagnostic],
    /// Where they point.
    pub sources: &'a dyn Sources,
    /// What their codes mean.
    pub catalogue: &'a dyn Catalogue,
    /// What was checked.
    pub about: &'a About,
    /// What was found in order, if that was asked for.
    pub passes: Option<&'a [Pass]>,
}

impl<'a> Report<'a> {
    /// The diagnostics that nothing accepts: what a person has to act upon.
    pub fn open(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics.iter().filter(|d| !is_accepted(d))
    }
}

/// Whether an exception in force accepts a finding.
pub fn is_accepted(diagnostic: &Diagnostic) -> bool {
    diagnostic.finding.as_ref().is_some_and(|finding| finding.accepted_by.is_some())
}

/// How a report for people looks.
#[derive(Clone, Debug)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
    /// Whether more than [`TOO_MANY`] findings are grouped.
    pub group: bool,
    /// Whether only findings are printed, nothing about the run.
    pub quiet: bool,
    /// Findings that are printed in full; of more than these the report says how many there are.
    pub most: usize,
}

impl Look {
    /// What stands for text that was left out.
    pub fn ellipsis(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}

/// Writes a report.
pub fn write(format: Format, report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(report, look, out),
        Format::Short => short::write(report, out),
        Format::Json => json::write(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Narrated => narrated::write(report, look, out),
    }
}

/// Writes what a command other than `check` has to say to programs, laid out like a report.
pub fn write_json(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    layout::write(value, out)
}

/// A table of files in memory. Lines are found when first asked for: most files have nothing to report.
#[derive(Debug, Default)]
pub struct Files {
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    name: String,
    shown: String,
    text: String,
    lines: OnceLock<LineIndex>,
}

impl Files {
    /// Adds a file that is known by one name.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let name = name.into();
        self.add_as(name.clone(), name, text)
    }

    /// Adds a file that its package calls `name` and its user opens as `shown`.
    pub fn add_as(&mut self, name: impl Into<String>, shown: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(self.files.len() as u32);
        self.files.push(File { name: name.into(), shown: shown.into(), text: text.into(), lines: OnceLock::new() });
        id
    }

    fn get(&self, file: FileId) -> Option<&File> {
        self.files.get(file.0 as usize)
    }
}

/// Of a file that is not in the table: one empty line.
static NO_LINES: OnceLock<LineIndex> = OnceLock::new();

impl Sources for Files {
    fn name(&self, file: FileId) -> &str {
        self.get(file).map_or("?", |f| &f.name)
    }

    fn shown(&self, file: FileId) -> &str {
        self.get(file).map_or("?", |f| &f.shown)
    }

    fn text(&self, file: FileId) -> &str {
        self.get(file).map_or("", |f| &f.text)
    }

    fn lines(&self, file: FileId) -> &LineIndex {
        match self.get(file) {
            Some(f) => f.lines.get_or_init(|| LineIndex::new(&f.text)),
            None => NO_LINES.get_or_init(|| LineIndex::new("")),
        }
    }
}

/// The number of open diagnostics of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
    /// Findings that exceptions accept.
    pub accepted: usize,
}

impl Counts {
    /// Counts `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Counts::default();
        for d in diagnostics {
            let field = match d.severity {
                _ if is_accepted(d) => &mut counts.accepted,
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Info => &mut counts.infos,
            };
            *field += 1;
        }
        counts
    }

    /// All that are open.
    pub fn open(self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// `4 errors, 1 warning`; what there is none of is not named.
    pub fn sentence(self) -> String {
        let parts =
            [(self.errors, "error", "errors"), (self.warnings, "warning", "warnings"), (self.infos, "info", "infos")];
        let named: Vec<_> =
            parts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| words::counted(*n, one, many)).collect();
        named.join(", ")
    }
}
