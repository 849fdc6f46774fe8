//! Doc comments as parts of a page: paragraphs, those that begin with one of a few words becoming rows under it.

use crate::render::sheet::Row;

/// The questions that a rule's doc comment may answer, in the order in which a page shows them.
const QUESTIONS: [&str; 4] = ["Fires", "Level", "Settled", "Never"];
/// What a template leaves to its user.
const TO_FILL_IN: &str = "Still to fill in:";

/// What a doc comment says.
#[derive(Debug, Default)]
pub(super) struct Docs {
    /// Paragraphs that answer no question.
    pub(super) text: Vec<String>,
    /// Answers by question, in the order of the page.
    pub(super) answers: Vec<Row>,
}

impl Docs {
    /// Takes a doc comment apart.
    pub(super) fn of(comment: &str) -> Docs {
        let mut docs = Docs::default();
        for paragraph in paragraphs(comment) {
            match question(&paragraph) {
                Some((head, answer)) => docs.answers.push(Row::text(head, answer)),
                None => docs.text.push(paragraph),
            }
        }
        let place = |row: &Row| QUESTIONS.iter().position(|head| *head == row.head).unwrap_or(QUESTIONS.len());
        docs.answers.sort_by_key(place);
        docs
    }

    /// Whether a question is answered.
    pub(super) fn answers(&self, head: &str) -> bool {
        self.answers.iter().any(|row| row.head == head)
    }

    /// Adds an answer at its place among the others.
    pub(super) fn add(&mut self, row: Row) {
        let place = |row: &Row| QUESTIONS.iter().position(|head| *head == row.head).unwrap_or(QUESTIONS.len());
        let at = self.answers.partition_point(|other| place(other) <= place(&row));
        self.answers.insert(at, row);
    }
}

/// A comment's paragraphs.
pub(super) fn paragraphs(comment: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in comment.lines() {
        match (line.trim().is_empty(), open) {
            (true, _) => open = false,
            (false, true) => {
                if let Some(last) = out.last_mut() {
                    last.push('\n');
                    last.push_str(line.trim_end());
                }
            }
            (false, false) => {
                out.push(line.trim_end().to_owned());
                open = true;
            }
        }
    }
    out
}

/// The first sentence of a comment, on one line.
pub(super) fn first_sentence(comment: &str) -> String {
    let paragraph = paragraphs(comment).into_iter().next().unwrap_or_default().replace('\n', " ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph[..end].to_owned()
}

fn question(paragraph: &str) -> Option<(&'static str, String)> {
    if let Some(rest) = paragraph.strip_prefix(TO_FILL_IN) {
        return Some(("to fill in", rest.trim_start().to_owned()));
    }
    QUESTIONS.iter().find_map(|head| {
        let rest = paragraph.strip_prefix(head)?;
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        rest.starts_with([' ', '\n']).then(|| (*head, rest.trim_start().to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sheet::Body;

    #[test]
    fn questions_become_rows_in_their_order() {
        let docs =
            Docs::of("Someone could.\nAnd so.\n\nSettled by doing it.\n\nFires when\nit is so.\n\nFirescreens burn.");
        assert_eq!(docs.text, ["Someone could.\nAnd so.", "Firescreens burn."]);
        let answers: Vec<(&str, &str)> = docs
            .answers
            .iter()
            .filter_map(|row| match &row.body {
                Body::Text(text) => Some((row.head.as_str(), text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(answers, [("Fires", "when\nit is so."), ("Settled", "by doing it.")]);
        assert!(docs.answers("Fires") && !docs.answers("Never"));
    }

    #[test]
    fn a_sentence_ends_before_a_blank() {
        assert_eq!(first_sentence("The auditor's id: AC-03.\nMore. Of it."), "The auditor's id: AC-03.");
        assert_eq!(first_sentence("As 3.14 has it"), "As 3.14 has it");
        assert_eq!(first_sentence(""), "");
    }
}
