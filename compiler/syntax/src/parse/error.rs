//! What the parser says about text it cannot read. Ranges are relative to the item (or to the file, for the few
//! errors between items), so that an error can be cached with its tree.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Note, NoteHead, Severity};
use crate::span::{FileId, Span, TextRange};

/// A mistake of syntax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    /// `E0101`: see [`crate::codes`].
    pub code: Cow<'static, str>,
    /// The fact, in one sentence.
    pub message: String,
    /// The place to change.
    pub range: TextRange,
    /// What is there; may be empty.
    pub label: String,
    /// Further places, with what they have to do with it.
    pub others: Vec<(TextRange, String)>,
    /// The way out.
    pub help: Option<String>,
    /// A repair: its title, and replacements in order.
    pub fix: Option<(String, Vec<(TextRange, String)>)>,
}

impl SyntaxError {
    /// An error at one place.
    pub fn new(code: &'static str, range: TextRange, message: impl Into<String>, label: impl Into<String>) -> Self {
        SyntaxError {
            code: Cow::Borrowed(code),
            message: message.into(),
            range,
            label: label.into(),
            others: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn other(mut self, range: TextRange, label: impl Into<String>) -> Self {
        self.others.push((range, label.into()));
        self
    }

    /// Adds a repair of one replacement.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, range: TextRange, text: impl Into<String>) -> Self {
        self.fix = Some((title.into(), vec![(range, text.into())]));
        self
    }

    /// The diagnostic, for an item that begins at byte `base` of `file`.
    pub fn diagnostic(&self, file: FileId, base: u32) -> Diagnostic {
        let span = |range: TextRange| Span::new(file, range.offset(base));
        let primary = Label { span: span(self.range), text: self.label.clone(), primary: true };
        let others =
            self.others.iter().map(|(range, text)| Label { span: span(*range), text: text.clone(), primary: false });
        let fixes = self.fix.iter().map(|(title, edits)| Fix {
            title: title.clone(),
            applicability: Applicability::OnRequest,
            edits: edits.iter().map(|(range, text)| Edit { span: span(*range), text: text.clone() }).collect(),
        });
        Diagnostic {
            code: self.code.clone(),
            severity: Severity::Error,
            message: self.message.clone(),
            labels: std::iter::once(primary).chain(others).collect(),
            notes: self.help.iter().map(|text| Note { head: NoteHead::Help, text: text.clone() }).collect(),
            fixes: fixes.collect(),
            finding: None,
        }
    }
}
