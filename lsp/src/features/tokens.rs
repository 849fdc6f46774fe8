//! What each name of a document is, for its colour. What is no name (texts, numbers, comments, words of the language)
//! is the grammar's to colour.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ctl_core::Analysis;
use ctl_core::program::PackageId;
use ctl_core::symbol::{Occurrence, Symbol};
use ctl_host::Checked;
use ctl_syntax::span::{Encoding, FileId, TextRange};

/// The types of tokens, in the order of their numbers.
pub const TYPES: [&str; 9] =
    ["class", "enum", "enumMember", "property", "interface", "event", "function", "variable", "namespace"];
/// Their modifiers, in the order of their bits.
pub const MODIFIERS: [&str; 3] = ["declaration", "defaultLibrary", "readonly"];

/// Tokens as the protocol has them: line and column from the token before, length, type, modifiers.
pub type Tokens = Vec<[u32; 5]>;

/// What was answered last, by document: an answer may be told as its difference from that.
#[derive(Debug, Default)]
pub struct Answered {
    count: u64,
    last: BTreeMap<PathBuf, (String, Tokens)>,
}

/// A difference: from which token on how many are replaced, and by what.
pub type Difference = (usize, usize, Tokens);

impl Answered {
    /// Keeps an answer; its name.
    pub fn keep(&mut self, path: &Path, tokens: Tokens) -> String {
        self.count += 1;
        let name = self.count.to_string();
        self.last.insert(path.to_owned(), (name.clone(), tokens));
        name
    }

    /// How an answer differs from the one of that name; nothing where that is not the last one any more.
    pub fn difference(&self, path: &Path, name: &str, tokens: &[[u32; 5]]) -> Option<Difference> {
        let (_, before) = self.last.get(path).filter(|(last, _)| last == name)?;
        let same = before.iter().zip(tokens).take_while(|(a, b)| a == b).count();
        let most = before.len().min(tokens.len()) - same;
        let end = before.iter().rev().zip(tokens.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        Some((same, before.len() - same - end, tokens[same..tokens.len() - end].to_vec()))
    }
}

/// The tokens of a document that a stretch touches.
pub fn of(checked: &Checked, file: FileId, within: Option<TextRange>, encoding: Encoding) -> Tokens {
    let analysis = &checked.analysis;
    let source = analysis.program.file(file);
    let mut out = Tokens::new();
    let (mut line, mut column, mut end) = (0, 0, 0);
    for name in analysis.occurrences(file) {
        let wanted = within.is_none_or(|w| name.range.start <= w.end && w.start <= name.range.end);
        // A name of several things is one token.
        if !wanted || name.range.start < end || name.range.is_empty() {
            continue;
        }
        let start = source.lines().position(&source.text, name.range.start, encoding);
        let stop = source.lines().position(&source.text, name.range.end, encoding);
        if start.line != stop.line {
            continue;
        }
        let delta = if start.line == line { start.column - column } else { start.column };
        let (kind, modifiers) = kind(analysis, &name);
        out.push([start.line - line, delta, stop.column - start.column, kind, modifiers]);
        (line, column, end) = (start.line, start.column, name.range.end);
    }
    out
}

fn kind(analysis: &Analysis, name: &Occurrence) -> (u32, u32) {
    let number = |word: &str| TYPES.iter().position(|t| *t == word).unwrap_or(0) as u32;
    let bit = |word: &str| 1 << MODIFIERS.iter().position(|m| *m == word).unwrap_or(0);
    let word = match name.symbol {
        Symbol::Kind(_) => "class",
        Symbol::Enum(_) => "enum",
        Symbol::Member(..) => "enumMember",
        Symbol::Field(_) => "property",
        Symbol::Template(_) => "interface",
        Symbol::Rule(_) => "event",
        Symbol::View(_) => "function",
        Symbol::Local(..) => "variable",
        Symbol::Record(rec) if !analysis.nested_in(rec).is_empty() => "namespace",
        Symbol::Record(_) => "variable",
    };
    let mut modifiers = 0;
    if name.declares {
        modifiers |= bit("declaration");
    }
    let package = analysis.item_of(name.symbol).map(|item| analysis.program.package_of(item));
    if package.is_none_or(|package| package == PackageId::STD && analysis.program.root() != PackageId::STD) {
        modifiers |= bit("defaultLibrary");
    }
    if matches!(name.symbol, Symbol::Field(field) if analysis.schema.field(field).role.is_inferred()) {
        modifiers |= bit("readonly");
    }
    (number(word), modifiers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_as_its_difference_from_the_last() {
        let mut answered = Answered::default();
        let path = Path::new("a");
        let all = |numbers: &[u32]| -> Tokens { numbers.iter().map(|n| [*n, 0, 1, 0, 0]).collect() };
        let name = answered.keep(path, all(&[1, 2, 3, 4, 5]));
        assert_eq!(answered.difference(path, &name, &all(&[1, 2, 9, 9, 4, 5])), Some((2, 1, all(&[9, 9]))));
        assert_eq!(answered.difference(path, &name, &all(&[1, 2, 3, 4, 5])), Some((5, 0, vec![])));
        assert_eq!(answered.difference(path, &name, &[]), Some((0, 5, vec![])));
        assert_eq!(answered.difference(path, "other", &[]), None);
    }
}
