//! One document of comply: its front matter and its text.

use crate::import::Sorted;
use crate::import::source::clean;
use crate::import::yaml::{self, Mistake, Node};
use crate::render::words::number;

/// What a document is. comply goes by the folder that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A rule for people.
    Policy,
    /// How something is arranged.
    Narrative,
    /// What is done, step by step.
    Procedure,
}

/// All sorts, in the order in which they are written.
pub(super) const SORTS: [Sort; 3] = [Sort::Policy, Sort::Narrative, Sort::Procedure];

impl Sort {
    /// The folder of its documents.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Sort::Policy => "policies",
            Sort::Narrative => "narratives",
            Sort::Procedure => "procedures",
        }
    }

    /// So many of it.
    pub(super) fn counted(self, count: usize) -> Sorted {
        let words = match (self, count) {
            (Sort::Policy, 1) => "1 policy".to_owned(),
            (Sort::Narrative, 1) => "1 narrative".to_owned(),
            (Sort::Procedure, 1) => "1 procedure".to_owned(),
            (sort, count) => format!("{} {}", number(count), sort.folder()),
        };
        Sorted { of: self.folder(), count, words }
    }
}

/// A document as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Document {
    /// Its title.
    pub(super) title: String,
    /// Its acronym or id.
    pub(super) id: Option<String>,
    /// What it cites: the framework as it is called there, and the clause.
    pub(super) cites: Vec<(String, String)>,
    /// When it was last changed, and what was said about that.
    pub(super) revised: Option<String>,
    /// When it falls due, as cron has it.
    pub(super) cron: Option<String>,
    /// The text below the front matter.
    pub(super) body: String,
    /// Fields that comply does not know, or that are not what they should be.
    pub(super) unread: Vec<(String, String)>,
    /// Whether characters were replaced that a reader could be misled by.
    pub(super) replaced: bool,
}

/// Reads a document. What is wrong is said with its line, where it has one.
pub(super) fn read(text: &str) -> Result<Document, String> {
    let cleaned = clean(text);
    let replaced = cleaned.matches('\u{fffd}').count() > text.matches('\u{fffd}').count();
    let (front, first_line, body) = split(&cleaned)?;
    let fields = match yaml::parse(&front) {
        Ok(Node::Fields(fields)) => fields,
        Ok(Node::Nothing) => return Err("its front matter is empty".to_owned()),
        Ok(_) => return Err("its front matter has no fields".to_owned()),
        Err(Mistake { line, message }) => {
            return Err(format!("line {}: its front matter is not YAML: {message}", line + first_line - 1));
        }
    };
    let mut document = Document { body, replaced, ..Document::default() };
    let (mut acronym, mut id) = (None, None);
    for (key, value) in fields {
        let slot = match key.as_str() {
            "name" => {
                document.title = value.text().map(str::trim).unwrap_or_default().to_owned();
                continue;
            }
            "satisfies" => {
                document.cite(&value);
                continue;
            }
            "majorRevisions" => {
                document.revised = last_revision(&value);
                if document.revised.is_none() && value != Node::Nothing {
                    document.unread.push((key, show(&value)));
                }
                continue;
            }
            "acronym" => &mut acronym,
            "id" => &mut id,
            "cron" => &mut document.cron,
            _ => {
                document.unread.push((key, show(&value)));
                continue;
            }
        };
        match value.text() {
            Some(text) => *slot = Some(text.trim().to_owned()),
            None if value == Node::Nothing => {}
            None => document.unread.push((key, show(&value))),
        }
    }
    if let (Some(_), Some(id)) = (&acronym, &id) {
        document.unread.push(("id".to_owned(), id.clone()));
    }
    document.id = acronym.or(id);
    match document.title.is_empty() {
        true => Err("its front matter has no `name`, which would be its title".to_owned()),
        false => Ok(document),
    }
}

impl Document {
    /// `satisfies`: lists of clauses, by framework.
    fn cite(&mut self, value: &Node) {
        let Node::Fields(frameworks) = value else {
            if *value != Node::Nothing {
                self.unread.push(("satisfies".to_owned(), show(value)));
            }
            return;
        };
        for (framework, clauses) in frameworks {
            let clauses = match clauses {
                Node::List(clauses) => clauses.as_slice(),
                Node::Nothing => &[],
                one => std::slice::from_ref(one),
            };
            for clause in clauses {
                match clause.text() {
                    Some(text) => self.cites.push((framework.trim().to_owned(), text.trim().to_owned())),
                    None => self.unread.push((format!("satisfies {framework}"), show(clause))),
                }
            }
        }
    }
}

/// Front matter, the number of its first line, and the text below. It ends at a line `---`, and may begin with one.
fn split(text: &str) -> Result<(String, usize, String), String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_mark = |line: &&str| line.trim_end() == "---";
    let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
    let start = if lines.get(blank).is_some_and(is_mark) { blank + 1 } else { blank };
    match lines.iter().skip(start).position(is_mark) {
        Some(length) => {
            let end = start + length;
            Ok((lines[start..end].join("\n"), start + 1, lines[end + 1..].join("\n")))
        }
        None if text.trim().is_empty() => Err("it is empty".to_owned()),
        None => Err("it has no front matter that ends at a line `---`".to_owned()),
    }
}

/// Date and comment of the last revision that has them. comply writes them in the order in which they happened.
fn last_revision(value: &Node) -> Option<String> {
    let Node::List(revisions) = value else { return None };
    let Some(Node::Fields(fields)) = revisions.last() else { return None };
    let of = |name: &str| fields.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.text());
    match (of("date"), of("comment")) {
        (Some(date), Some(comment)) => Some(format!("{date}: {comment}")),
        (Some(date), None) => Some(date.to_owned()),
        _ => None,
    }
}

/// A value in a line, for a comment.
fn show(value: &Node) -> String {
    match value {
        Node::Nothing => "nothing".to_owned(),
        Node::Text(text) => text.clone(),
        Node::List(list) => format!("[{}]", list.iter().map(show).collect::<Vec<_>>().join(", ")),
        Node::Fields(fields) => {
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}: {}", show(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_may_begin_with_a_mark() {
        let bare = "name: A\nacronym: B\nsatisfies:\n  TSC: [CC6.1, CC6.2]\n  X: Y\n---\n# Text\n\n---\nmore\n";
        let document = read(bare).expect("it is well-formed");
        assert_eq!((document.title.as_str(), document.id.as_deref()), ("A", Some("B")));
        assert_eq!(document.body, "# Text\n\n---\nmore\n");
        let cites: Vec<String> = document.cites.iter().map(|(f, c)| format!("{f}:{c}")).collect();
        assert_eq!(cites, ["TSC:CC6.1", "TSC:CC6.2", "X:Y"]);
        for marked in [format!("---\n{bare}"), format!("\u{feff}\n--- \n{bare}"), bare.replace('\n', "\r\n")] {
            assert_eq!(read(&marked).as_ref(), Ok(&document));
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, why) in [
            ("", "it is empty"),
            ("# Only text\n", "it has no front matter that ends at a line `---`"),
            ("---\nname: A\n", "it has no front matter that ends at a line `---`"),
            ("---\n---\ntext", "its front matter is empty"),
            ("- a\n---\n", "its front matter has no fields"),
            ("id: A\n---\n", "its front matter has no `name`, which would be its title"),
            ("name: [A]\n---\n", "its front matter has no `name`, which would be its title"),
            ("name: ' '\n---\n", "its front matter has no `name`, which would be its title"),
        ] {
            assert_eq!(read(text), Err(why.to_owned()), "{text:?}");
        }
        let error = read("---\nname: A\nname: B\n---\n").expect_err("a name twice");
        assert!(error.starts_with("line 3: its front matter is not YAML: `name` stands there twice"), "{error}");
    }

    #[test]
    fn what_has_no_place_is_kept_aside() {
        let text = "name: A\nid: x\nacronym: B\ncron: [1]\nowner: Kim\nsatisfies: all\n---\n";
        let document = read(text).expect("it is well-formed");
        let unread: Vec<String> = document.unread.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        assert_eq!(unread, ["cron: [1]", "owner: Kim", "satisfies: all", "id: x"]);
        assert_eq!(document.id.as_deref(), Some("B"));
    }

    #[test]
    fn the_last_revision_counts() {
        let text = "name: A\nmajorRevisions:\n  - {date: 2018, comment: first}\n  - date: Jun 1 2019\n---\n";
        assert_eq!(read(text).expect("it is well-formed").revised.as_deref(), Some("Jun 1 2019"));
    }
}
