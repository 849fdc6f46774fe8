//! What an importer tells its user, by how certain it is: what was taken as it was meant, what in doubt, what is left to
//! decide, and what was not taken. Equal facts about several documents are one line.

use std::cmp::Reverse;

use serde_json::{Value, json};

use crate::render::words;
use crate::render::wrap::{one_line, wrap};

/// Documents that a line names before it counts the rest.
const NAMED: usize = 3;
/// Columns of the certainty and of the count.
const HEAD: usize = 16;
const COUNT: usize = 5;

/// How certain the importer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It says what the document says.
    Meant,
    /// It says what the document seems to say.
    Doubt,
    /// Only the user knows.
    Left,
    /// It is not in the new files.
    Not,
}

impl Certainty {
    fn words(self) -> &'static str {
        match self {
            Certainty::Meant => "taken as meant",
            Certainty::Doubt => "taken in doubt",
            Certainty::Left => "left for you",
            Certainty::Not => "not imported",
        }
    }

    /// For programs.
    fn key(self) -> &'static str {
        match self {
            Certainty::Meant => "meant",
            Certainty::Doubt => "doubt",
            Certainty::Left => "left",
            Certainty::Not => "not_imported",
        }
    }
}

/// A report in the making.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    certainty: Certainty,
    /// For one, and for several.
    words: (String, String),
    count: usize,
    documents: Vec<String>,
    /// Whether it says why one document was refused.
    is_refusal: bool,
}

impl Report {
    /// Notes `count` of something. Where a `document` is named, the reader has to look at it.
    pub fn note(&mut self, certainty: Certainty, count: usize, words: (&str, &str), document: Option<&str>) {
        let same = |line: &&mut Line| line.certainty == certainty && line.words.1 == words.1 && !line.is_refusal;
        let known = self.lines.iter_mut().find(same);
        let line = match known {
            Some(line) => line,
            None => {
                let words = (words.0.to_owned(), words.1.to_owned());
                self.lines.push(Line { certainty, words, count: 0, documents: Vec::new(), is_refusal: false });
                let last = self.lines.len() - 1;
                &mut self.lines[last]
            }
        };
        line.count += count;
        if let Some(document) = document
            && line.documents.last().is_none_or(|last| last != document)
        {
            line.documents.push(document.to_owned());
        }
    }

    /// Notes that a document is not imported, and why not: a line of its own, that begins with the document.
    pub fn refuse(&mut self, document: &str, why: &str) {
        let documents = vec![document.to_owned()];
        let words = (why.to_owned(), why.to_owned());
        self.lines.push(Line { certainty: Certainty::Not, words, count: 1, documents, is_refusal: true });
    }

    /// Whether anything is of that certainty.
    pub fn has(&self, certainty: Certainty) -> bool {
        self.lines.iter().any(|line| line.certainty == certainty)
    }

    fn sorted(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        // What is not imported keeps the order of its documents; the rest begins with what is most.
        let weight = |line: &Line| if line.certainty == Certainty::Not { 0 } else { line.count };
        lines.sort_by_key(|line| (line.certainty, Reverse(weight(line))));
        lines
    }

    /// The same for programs: every document is named.
    pub fn to_json(&self) -> Vec<Value> {
        let note = |line: &Line| {
            json!({
                "certainty": line.certainty.key(),
                "count": line.count,
                "text": line.words(),
                "documents": line.documents,
            })
        };
        self.sorted().into_iter().map(note).collect()
    }

    /// The lines of the report, at most `width` columns wide.
    pub fn render(&self, width: usize) -> Vec<String> {
        let mut out = Vec::new();
        let mut last = None;
        for line in self.sorted() {
            let head = if last == Some(line.certainty) { "" } else { line.certainty.words() };
            last = Some(line.certainty);
            let room = width.saturating_sub(HEAD + COUNT + 4).max(30);
            for (i, text) in wrap(&line.text(), room).into_iter().enumerate() {
                match i {
                    0 => out.push(format!("  {head:<HEAD$}{:>COUNT$}  {text}", words::number(line.count))),
                    _ => out.push(format!("{:indent$}{text}", "", indent = HEAD + COUNT + 4)),
                }
            }
        }
        out
    }
}

impl Line {
    fn words(&self) -> &str {
        if self.count == 1 { &self.words.0 } else { &self.words.1 }
    }

    fn text(&self) -> String {
        let words = self.words();
        let mut documents: Vec<String> = self.documents.iter().map(|document| one_line(document)).collect();
        if documents.len() > NAMED {
            let more = documents.len() - NAMED;
            documents.truncate(NAMED);
            documents.push(format!("{} more", words::number(more)));
        }
        match (documents.is_empty(), self.is_refusal) {
            (true, _) => one_line(words),
            (false, true) => format!("{}: {}", words::list(&documents), one_line(words)),
            (false, false) => format!("{}: {}", one_line(words), words::list(&documents)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_facts_are_one_line() {
        let mut report = Report::default();
        report.note(Certainty::Left, 1, ("thing", "things"), Some("a.md"));
        report.note(Certainty::Meant, 2, ("citation", "citations"), None);
        for document in ["b.md", "b.md", "c.md", "d.md", "e.md"] {
            report.note(Certainty::Left, 1, ("thing", "things"), Some(document));
        }
        report.note(Certainty::Meant, 1, ("acronym, as id", "acronyms, as ids"), None);
        assert!(report.has(Certainty::Left) && !report.has(Certainty::Not));
        insta::assert_snapshot!(report.render(57).join("\n"), @r"
          taken as meant      2  citations
                              1  acronym, as id
          left for you        6  things: a.md, b.md, c.md and 2
                                 more
        ");
    }
}
