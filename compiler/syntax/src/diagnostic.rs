//! The one diagnostic type of the project. Phases build it, renderers show it; it belongs to neither.
//!
//! A diagnostic says the fact (`message`), points at every place that matters (`labels`, the first of them
//! primary), and then answers the reader's questions in a fixed order (`notes`).

use std::borrow::Cow;

use crate::span::Span;

/// How much a diagnostic matters. Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// May help.
    Info,
    /// Should be decided.
    Warning,
    /// Blocks final documents, and the check.
    Error,
}

impl Severity {
    /// The word for it: `info`, `warning` or `error`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "info" => Some(Severity::Info),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => None,
        }
    }
}

/// A place that matters, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Why here: lower case, a fragment, no full stop. May be empty.
    pub text: String,
    /// Whether this is the place to change, underlined with carets.
    pub primary: bool,
}

/// The closed list of note heads, in the order in which they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteHead {
    /// Several named paths, one a line.
    Paths,
    /// One path that proves the fact.
    Proof,
    /// What an auditor would object to.
    Why,
    /// What the fact entails.
    Cost,
    /// What waits until this is settled.
    Held,
    /// Anything else worth knowing.
    Note,
    /// The least that settles it.
    Help,
    /// Clauses.
    Cites,
}

impl NoteHead {
    /// The word printed before the note.
    pub fn word(self) -> &'static str {
        match self {
            NoteHead::Paths => "paths",
            NoteHead::Proof => "proof",
            NoteHead::Why => "why",
            NoteHead::Cost => "cost",
            NoteHead::Held => "held",
            NoteHead::Note => "note",
            NoteHead::Help => "help",
            NoteHead::Cites => "cites",
        }
    }
}

/// An answer to one of the reader's questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which question.
    pub head: NoteHead,
    /// The answer. May have several lines.
    pub text: String,
}

/// A replacement of text. An empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// When a fix may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Meaning is certain; `ctl check --fix` takes it.
    Always,
    /// A person chooses it.
    OnRequest,
}

/// A repair: its result has been parsed and type-checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the file will say afterwards, as an imperative: "add `billing` to SD-01".
    pub title: String,
    /// When it may be taken.
    pub applicability: Applicability,
    /// The edits, in file order, not overlapping.
    pub edits: Vec<Edit>,
}

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofStep {
    /// Where the step is written.
    pub span: Span,
    /// The record that the step starts from, as `kind:name`.
    pub from: String,
    /// The field that was followed.
    pub relation: String,
    /// What it leads to: a record as `kind:name`, or a value in source form.
    pub to: String,
    /// The step as a sentence: "`usage_meter` feeds `billing` with `usage_records`".
    pub text: String,
}

/// A proof: what `because` drew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// What the path shows, where the rule names it ("develop"); else empty.
    pub title: String,
    /// The steps, in order.
    pub steps: Vec<ProofStep>,
    /// The whole in one line, fit for a ticket.
    pub line: String,
}

/// What only a finding of a rule has, beside what any diagnostic has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingData {
    /// The records it is about, as `kind:name`, in the order of the rule's variables.
    pub subjects: Vec<String>,
    /// Deciding facts: the remaining variables and `let`s of the match, as (name, values in source form).
    pub facts: Vec<(String, Vec<String>)>,
    /// The proofs.
    pub proofs: Vec<Proof>,
    /// Citations, in source form.
    pub cites: Vec<String>,
    /// 16 hexadecimal digits, made of rule, subjects and facts: stable under edits that move or reword things.
    pub fingerprint: String,
    /// The exception in force that accepts this finding, by name.
    pub accepted_by: Option<String>,
    /// Why it was accepted, in the exception's words.
    pub justification: Option<String>,
}

/// Something to tell the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `E0201`, or the id of a rule.
    pub code: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// The fact: one sentence, present tense, no full stop, at most about 110 characters.
    pub message: String,
    /// Places: the first one is primary.
    pub labels: Vec<Label>,
    /// Answers, in the order of [`NoteHead`].
    pub notes: Vec<Note>,
    /// Repairs: two at most, the smallest first.
    pub fixes: Vec<Fix>,
    /// Present where a rule speaks.
    pub finding: Option<Box<FindingData>>,
}

impl Diagnostic {
    /// An error with its primary place.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Diagnostic {
            code: Cow::Borrowed(code),
            severity: Severity::Error,
            message: message.into(),
            labels: vec![Label { span, text: label.into(), primary: true }],
            notes: Vec::new(),
            fixes: Vec::new(),
            finding: None,
        }
    }

    /// The same with severity `warning`.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Self::error(code, span, message, label) }
    }

    /// Adds a further place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into(), primary: false });
        self
    }

    /// Adds a note, keeping the order of heads.
    #[must_use]
    pub fn note(mut self, head: NoteHead, text: impl Into<String>) -> Self {
        let at = self.notes.partition_point(|n| n.head <= head);
        self.notes.insert(at, Note { head, text: text.into() });
        self
    }

    /// Adds the `help` note.
    #[must_use]
    pub fn help(self, text: impl Into<String>) -> Self {
        self.note(NoteHead::Help, text)
    }

    /// Adds a repair.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, applicability: Applicability, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix { title: title.into(), applicability, edits });
        self
    }

    /// The primary place. Every diagnostic that a phase reports has one.
    pub fn primary(&self) -> Option<Span> {
        self.labels.first().map(|l| l.span)
    }

    /// The order of reports: file, place, code, message.
    pub fn sort_key(&self) -> (Option<Span>, &str, &str) {
        (self.primary(), &self.code, &self.message)
    }
}
