//! A document as a record, with a note about everything that was decided.

use super::document::{Document, Sort};
use crate::import::cron::{self, Frequency};
use crate::import::markdown;
use crate::import::names::{Ids, Names};
use crate::import::report::Certainty::{Doubt, Left, Meant};
use crate::import::{Library, Report, source};

/// Writes records.
pub(super) struct Writer<'a> {
    pub(super) library: &'a Library<'a>,
    pub(super) names: Names<'a>,
    /// Policies and narratives are of one kind and share their ids; procedures are of another.
    pub(super) ids: [Ids; 2],
    pub(super) report: Report,
    /// Categories of the clauses that were cited, in the order of the first.
    pub(super) categories: Vec<String>,
}

impl Writer<'_> {
    /// The record of the document at `path`.
    pub(super) fn record(&mut self, sort: Sort, path: &str, document: &Document) -> String {
        let stem = path.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map_or(path, |(stem, _)| stem);
        let sources = [document.title.as_str(), document.id.as_deref().unwrap_or_default(), stem];
        let word = match sort {
            Sort::Policy => "document",
            Sort::Narrative => "narrative",
            Sort::Procedure => "procedure",
        };
        let (name, told_apart) = self.names.name(&sources, word);
        if told_apart {
            let words = (
                "name that another record has; a number was added",
                "names that another record has; a number was added",
            );
            self.report.note(Doubt, 1, words, Some(path));
        }
        let mut lines = Vec::new();
        self.comments(path, document, &mut lines);
        lines.extend(self.id(sort, path, document));
        match sort {
            Sort::Policy => lines.push("form policy".to_owned()),
            Sort::Narrative => lines.push("form narrative".to_owned()),
            Sort::Procedure => lines.push("status active".to_owned()),
        }
        if sort == Sort::Procedure {
            self.frequency(path, document, &mut lines);
        } else if let Some(cron) = &document.cron {
            lines.push(source::comment(&format!("comply has a cron here, which only procedures have: {cron}")));
            let words = (
                "schedule of what is no procedure, kept as a comment",
                "schedules of what are no procedures, kept as comments",
            );
            self.report.note(Left, 1, words, Some(path));
        }
        self.satisfies(path, document, &mut lines);
        match sort {
            Sort::Procedure => self.procedure(path, document, &mut lines),
            _ => match markdown::first_sentence(&document.body) {
                Some(sentence) => lines.push(format!("summary {}", source::line(&sentence))),
                None => self.report.note(
                    Left,
                    1,
                    ("document without text, so without a summary", "documents without text, so without a summary"),
                    Some(path),
                ),
            },
        }
        lines.push(format!("source {}", source::line(path)));
        let head = if sort == Sort::Procedure { format!("control {name}") } else { format!("policy {name}") };
        format!("{head} {} {{\n{}\n}}\n", source::line(&document.title), lines.join("\n"))
    }

    fn comments(&mut self, path: &str, document: &Document, lines: &mut Vec<String>) {
        if let Some(revised) = &document.revised {
            lines.push(source::comment(&format!("last revised {revised}")));
            let words = (
                "revision, kept as a comment: it is no approval",
                "revisions, kept as comments: they are no approvals",
            );
            self.report.note(Left, 1, words, None);
        }
        for (key, value) in &document.unread {
            lines.push(source::comment(&format!("comply had `{key}`: {value}")));
            let (one, many) = (
                format!("`{key}` that has no place here, kept as a comment"),
                format!("`{key}` that have no place here, kept as comments"),
            );
            self.report.note(Left, 1, (&one, &many), Some(path));
        }
        if document.replaced {
            let words = (
                "document with control characters, each replaced by \u{fffd}",
                "documents with control characters, each replaced by \u{fffd}",
            );
            self.report.note(Doubt, 1, words, Some(path));
        }
    }

    fn id(&mut self, sort: Sort, path: &str, document: &Document) -> Option<String> {
        let Some(written) = &document.id else {
            let words = ("document without an acronym or id", "documents without an acronym or id");
            self.report.note(Left, 1, words, Some(path));
            return None;
        };
        let id = self.ids[usize::from(sort == Sort::Procedure)].id(written);
        if id == *written {
            let words = match sort {
                Sort::Procedure => ("id", "ids"),
                _ => ("acronym, as id", "acronyms, as ids"),
            };
            self.report.note(Meant, 1, words, None);
        } else {
            let words = format!("`{written}` is the id of another document; this one is `{id}`");
            self.report.note(Left, 1, (&words, &words), Some(path));
        }
        Some(format!("id {}", source::line(&id)))
    }

    fn frequency(&mut self, path: &str, document: &Document, lines: &mut Vec<String>) {
        let Some(cron) = &document.cron else {
            lines.push(source::comment("comply has no cron for it: an event starts it. Say which in `trigger`"));
            let words = (
                "procedure without a cron, so without a frequency: an event starts it",
                "procedures without a cron, so without a frequency: an event starts them",
            );
            self.report.note(Left, 1, words, Some(path));
            return;
        };
        match cron::frequency(cron) {
            Frequency::Is(cadence) => {
                lines.push(format!("frequency {cadence} {}", source::comment(&format!("cron {cron}"))));
                let (one, many) = (format!("schedule that is {cadence}"), format!("schedules that are {cadence}"));
                self.report.note(Meant, 1, (&one, &many), None);
            }
            Frequency::Nearly(cadence, why) => {
                lines.push(format!("frequency {cadence} {}", source::comment(&format!("cron {cron}: {why}"))));
                let words = format!("\"{cron}\" taken as {cadence}: {why}");
                self.report.note(Doubt, 1, (&words, &words), Some(path));
            }
            Frequency::No(why) => {
                lines.push(source::comment(&format!("cron {cron} is no cadence: {why}")));
                let words = format!("\"{cron}\" is no cadence: {why}; frequency left out");
                self.report.note(Left, 1, (&words, &words), Some(path));
            }
        }
    }

    fn satisfies(&mut self, path: &str, document: &Document, lines: &mut Vec<String>) {
        let mut cites = Vec::new();
        for (written, clause) in &document.cites {
            let known = self.library.framework(written);
            let framework = known.as_deref().unwrap_or(written);
            if !source::is_citation(framework, clause) {
                lines.push(source::comment(&format!("cited, and no citation: {written}: {clause}")));
                let words = format!("\"{written}: {clause}\" is no citation, kept as a comment");
                self.report.note(Left, 1, (&words, &words), Some(path));
                continue;
            }
            let cite = format!("{framework}:{clause}");
            if known.is_none() {
                let (one, many) = (
                    format!("citation of \"{written}\", which is no framework here: kept, and check will say so"),
                    format!("citations of \"{written}\", which is no framework here: kept, and check will say so"),
                );
                self.report.note(Left, 1, (&one, &many), Some(path));
            } else if self.library.has_clause(&cite) {
                let (one, many) = (
                    format!("citation of \"{written}\", as {framework}; the clause as it was written"),
                    format!("citations of \"{written}\", as {framework}; each clause as it was written"),
                );
                self.report.note(Meant, 1, (&one, &many), None);
            } else {
                let (one, many) = (
                    format!("citation of {cite}, which is no clause: kept, and check will say so"),
                    format!("citations of {cite}, which is no clause: kept, and check will say so"),
                );
                self.report.note(Left, 1, (&one, &many), Some(path));
            }
            if let Some(category) = self.library.clause_says(&cite, "category")
                && !self.categories.contains(&category)
            {
                self.categories.push(category);
            }
            cites.push(cite);
        }
        if !cites.is_empty() {
            lines.push(format!("satisfies {}", cites.join(", ")));
        }
    }

    fn procedure(&mut self, path: &str, document: &Document, lines: &mut Vec<String>) {
        let words = (
            "procedure as a control in use: nothing says since when",
            "procedures as controls in use: nothing says since when",
        );
        self.report.note(Doubt, 1, words, None);
        let text = markdown::without_title(&document.body);
        if text.trim().is_empty() {
            self.report.note(Left, 1, ("procedure without steps", "procedures without steps"), Some(path));
        } else {
            lines.push(format!("procedure {}", source::block(text)));
        }
    }
}
