//! Texts that are shown: names of things in messages, holes, sentences, and words in texts.

use std::ops::Range;

use super::{Engine, Env};
use crate::expr::{Node, Piece};
use crate::model::Site;
use crate::schema::Role;
use crate::value::{RecId, Texts, Value};

/// The most members of a set that a message lists.
const LISTED: usize = 6;

/// How a record is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By what people know it by: an auditor's id, a title, else the name in backticks.
    People,
    /// By its name as written in the files.
    Source,
}

impl Engine<'_> {
    /// A record as a message names it.
    pub(crate) fn record_name(&self, rec: RecId, naming: Naming) -> String {
        super::note(rec);
        if naming == Naming::Source {
            if let Some(parent) = self.model.parent(self.schema, rec) {
                super::note(parent);
            }
            if let Site::Edge { owner, field, .. } = self.model.record(rec).site {
                super::note(owner);
                if let Role::Edge { to, .. } = &self.schema.field(field).role {
                    self.model.stored(*to, rec).iter().filter_map(|v| v.record()).for_each(super::note);
                }
            }
            return self.model.source_form(self.program, self.schema, Value::Record(rec));
        }
        let record = self.model.record(rec);
        if let Site::Edge { owner, field, .. } = record.site {
            let to = match &self.schema.field(field).role {
                Role::Edge { to, .. } => self.model.stored(*to, rec).first().copied(),
                _ => None,
            };
            let to = to.map_or_else(String::new, |v| self.shown(v, naming));
            return format!("{} -> {to}", self.record_name(owner, naming));
        }
        if let Some(field) = self.schema.kind(record.kind).known_by {
            let known = self.field_set(field, rec, None);
            if let Some(Value::Text(t)) = known.first()
                && let text = self.model.texts.get(*t)
                && !text.trim().is_empty()
            {
                return text.to_owned();
            }
        }
        if let Some(parent) = self.model.parent(self.schema, rec) {
            super::note(parent);
            return format!("`{}`", self.model.source_form(self.program, self.schema, Value::Record(rec)));
        }
        // An empty name names nothing.
        match self.model.title(self.program, rec).filter(|title| !title.trim().is_empty()) {
            Some(title) => title,
            None => format!("`{}`", self.model.name(self.program, self.schema, rec)),
        }
    }

    /// A record as `kind:name`; a nested one by its citation, an edge by its two ends.
    pub(crate) fn reference(&self, rec: RecId) -> String {
        let kind = &self.schema.kind(self.model.record(rec).kind).name;
        format!("{kind}:{}", self.record_name(rec, Naming::Source))
    }

    /// A value as a message shows it.
    pub(crate) fn shown(&self, value: Value, naming: Naming) -> String {
        match value {
            Value::Record(r) => self.record_name(r, naming),
            Value::Enum(e, m) if naming == Naming::People => {
                let member = &self.schema.enumeration(e).members[m as usize];
                member.title.clone().unwrap_or_else(|| member.name.clone())
            }
            Value::Field(f) if naming == Naming::People => crate::words::spaced(&self.schema.field(f).name),
            Value::Period(a, b) if naming == Naming::People => format!("{a} to {b}"),
            Value::Rule(r) => self.rule_names.get(r.0 as usize).cloned().unwrap_or_default(),
            other => self.model.source_form(self.program, self.schema, other),
        }
    }

    /// A set as a message shows it: "a, b and c", past six "and n more", none as "nothing".
    pub(crate) fn listed(&self, values: &[Value]) -> String {
        if values.is_empty() {
            return "nothing".to_owned();
        }
        let named = if values.len() > LISTED { LISTED - 1 } else { values.len() };
        let mut words: Vec<String> = values[..named].iter().map(|v| self.shown(*v, Naming::People)).collect();
        if named < values.len() {
            words.push(format!("{} more", values.len() - named));
        }
        crate::words::list(&words, "and")
    }

    /// A text with its holes filled.
    pub(crate) fn fill(&self, pieces: &[Piece], env: &Env) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Hole(node) => out.push_str(&self.listed(&self.told(node, env))),
            }
        }
        out
    }

    /// The text of an expression that is one.
    pub(crate) fn text_of(&self, node: &Node, env: &Env) -> String {
        match self.one(node, env) {
            Some(Value::Text(t)) => self.model.texts.get(t).to_owned(),
            Some(other) => self.shown(other, Naming::People),
            None => String::new(),
        }
    }
}

/// The sentences of a text: up to `.`, `!`, `?` or `;` before white space, or the end of a line.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.len() - rest.trim_start().len();
            rest = &rest[start..];
            if rest.is_empty() {
                return None;
            }
            let mut end = rest.len();
            let bytes = rest.as_bytes();
            for (i, b) in bytes.iter().enumerate() {
                let stops = matches!(b, b'.' | b'!' | b'?' | b';')
                    && bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace)
                    // "1." opens a step, it does not end a sentence.
                    && !(*b == b'.' && rest[..i].bytes().all(|c| c.is_ascii_digit()));
                if stops || *b == b'\n' {
                    end = i + usize::from(stops);
                    break;
                }
            }
            let (sentence, after) = rest.split_at(end);
            rest = after.strip_prefix('\n').unwrap_or(after);
            let sentence = sentence.trim();
            if !sentence.is_empty() {
                return Some(sentence);
            }
        }
    })
}

const NUMBER_WORDS: [&str; 24] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "once",
    "twice", "first", "second", "third", "fourth", "fifth", "half", "dozen", "hundred", "thousand",
];

/// The first of `phrases` that a text mentions: which, and where in the text.
pub(super) fn mentions_any(texts: &Texts, text: Value, phrases: &[Value]) -> Option<(Value, Range<usize>)> {
    let Value::Text(t) = text else { return None };
    let text = texts.get(t);
    let found = phrases.iter().filter_map(|p| match p {
        Value::Text(w) => mention(text, texts.get(*w)).map(|r| (*p, r)),
        _ => None,
    });
    found.min_by_key(|(_, r)| r.start)
}

/// Where `text` has `phrase` as whole words, case folded. `#` stands for a number, in digits or in words.
pub(crate) fn mention(text: &str, phrase: &str) -> Option<Range<usize>> {
    let hay = words(text);
    // The phrase is cut as the text is; a number stands by itself.
    let needle: Vec<&str> = phrase
        .split_whitespace()
        .flat_map(|w| if w == "#" { vec![w] } else { words(w).into_iter().map(|r| &w[r]).collect() })
        .collect();
    if needle.is_empty() {
        return None;
    }
    let fits = |word: &str, wanted: &str| {
        if wanted == "#" {
            word.bytes().any(|b| b.is_ascii_digit()) || NUMBER_WORDS.contains(&word.to_lowercase().as_str())
        } else {
            word.to_lowercase() == wanted.to_lowercase()
        }
    };
    hay.windows(needle.len())
        .find(|w| w.iter().zip(&needle).all(|(r, n)| fits(&text[r.clone()], n)))
        .map(|w| w[0].start..w[w.len() - 1].end)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’'));
        match (inside, start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                out.push(s..i);
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|s| s..text.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_number_ends_no_sentence() {
        let text = "1. Export all accounts. Count them!\n2. Decide; then act";
        let all: Vec<&str> = sentences(text).collect();
        assert_eq!(all, ["1. Export all accounts.", "Count them!", "2. Decide;", "then act"]);
    }

    #[test]
    fn whole_words_are_found_and_numbers_in_words() {
        assert_eq!(mention("Removed in a Timely manner.", "timely"), Some(13..19));
        assert_eq!(mention("untimely", "timely"), None);
        assert_eq!(mention("as  appropriate", "as appropriate"), Some(0..15));
        assert_eq!(mention("re-approved monthly", "re-approved"), Some(0..11));
        assert!(mention("within five days", "#").is_some());
        assert!(mention("within some days", "#").is_none());
    }
}
