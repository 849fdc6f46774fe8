//! Clauses of views that could not be read.

use crate::parse::error::SyntaxError;
use crate::parse::lower::Lower;
use crate::parse::words::nearest;
use crate::span::TextRange;

/// The words that start the clauses of a view, each with how it goes on.
const WORDS: [(&str, &str); 30] = [
    ("for", "for e in engagement"),
    ("where", "where e.program == soc2"),
    ("let", "let gaps = those t in e.owed where ..."),
    ("heading", "heading \"{e}\""),
    ("line", "line \"owner\" \"{s.owner}\" if exists s.owner, \"nobody\""),
    ("because", "because s.financially_relevant"),
    ("rows", "rows t in e.owed"),
    ("changes", "changes c in control"),
    ("column", "column \"controls\" t.satisfied_by"),
    ("class", "class \"both\" if ..., \"neither\""),
    ("mark", "mark \"root\" if s.fr1"),
    ("group", "group \"{s.owner}\""),
    ("arrow", "arrow \"feeds\" s.feeds"),
    ("link", "link \"runs on\" s.runs_on"),
    ("grid", "grid s in system by d in s.owes"),
    ("side", "side \"{s}\""),
    ("top", "top \"{d.title}\""),
    ("cell", "cell \"{d.name}\""),
    ("figure", "figure scope_map"),
    ("pages", "pages narratives of those c in control where c.key"),
    ("concerns", "concerns those e in engagement where t in e.owed"),
    ("file", "file \"narratives/{c.id}\""),
    ("template", "template \"narrative\""),
    ("lens", "lens controls \"{count(s.controls)} controls\""),
    ("hint", "hint title \"{m.clause.title}\""),
    ("findings", "findings found"),
    ("to", "to s.controls"),
    ("opens", "opens narratives"),
    ("at", "at s.owner"),
    ("inherits", "inherits c.frequency"),
];

/// Text in a view that is none of its clauses, or one with a mistake in it.
pub(in crate::parse) fn bad_view_clause(lower: &mut Lower<'_>, range: TextRange) {
    let text = range.of(lower.text);
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    let at = super::first_token(lower.text, range);
    if super::is_foreign(lower, at, range) {
        return;
    }
    let error = if let Some((_, example)) = WORDS.iter().find(|(w, _)| *w == word) {
        SyntaxError::new("E0101", at, format!("this `{word}` could not be read"), "a clause of a view")
            .help(format!("it is written like `{example}`"))
    } else {
        let words = WORDS.map(|(w, _)| w);
        let label = nearest(word, &words).map_or_else(
            || format!("a view is made of {}", words.map(|w| format!("`{w}`")).join(", ")),
            |w| format!("did you mean `{w}`?"),
        );
        SyntaxError::new("E0101", at, format!("`{word}` is not a clause of a view"), label)
    };
    lower.report(error);
}
