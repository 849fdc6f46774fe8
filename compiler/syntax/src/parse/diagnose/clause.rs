//! The clauses of a rule.

use super::{begins_line, first_token, is_foreign, is_word, next_token, shown, unexpected, whole};
use crate::parse::error::SyntaxError;
use crate::parse::literal::is_clause;
use crate::parse::lower::Lower;
use crate::parse::tree::{Failure, Rule, Tree};
use crate::parse::words::{self, CLAUSES};
use crate::span::TextRange;

/// The index of the clause word that `text` begins with.
pub(in crate::parse) fn clause_word(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    CLAUSES.iter().position(|c| *c == &text[..end])
}

/// A clause as an example.
pub(in crate::parse) fn clause_example(word: &str) -> &'static str {
    match word {
        "severity" => "`severity error`",
        "for" => "`for s in system`",
        "where" => "`where s.active`",
        "let" => "`let name = s.controls`",
        "require" => "`require exists s.owner`",
        "per" => "`per s`",
        "message" => "`message \"{s} has no owner\"`",
        "at" => "`at s.owner \"why here\"`",
        "because" => "`because s.financially_relevant`",
        "why" => "`why \"what an auditor would object to\"`",
        "cost" => "`cost \"what it entails\"`",
        "help" => "`help \"name an owner\"`",
        "fix" => "`fix set s.owner ana`",
        _ => "`cites frame:C1.2`, a framework and one of its clauses",
    }
}

/// `range` is no clause, or one that cannot be read to its end. `seen` are the clauses before it.
pub(in crate::parse) fn bad_clause(lower: &mut Lower<'_>, range: TextRange, seen: &[(usize, TextRange)]) {
    let text = lower.text;
    let token = first_token(text, range);
    let word = token.of(text);
    if let Some(index) = clause_word(word) {
        incomplete(lower, range, token, CLAUSES[index]);
        return;
    }
    if is_word(word) && begins_line(text, token.start) || seen.is_empty() {
        if let Some(near) = words::nearest(word, &CLAUSES) {
            no_clause(lower, token, near);
            misspelt_below(lower, range);
            return;
        }
        if is_word(word) {
            lower.report(
                SyntaxError::new("E0101", token, format!("a rule has no clause `{word}`"), "expected the word of a clause")
                    .help("the clauses are `severity`, `for`, `where`, `let`, `require`, `per`, `message`, `at`, `because`, `why`, `cost`, `help`, `fix` and `cites`"),
            );
            return;
        }
    }
    match seen.last() {
        Some((last, _)) => after_clause(lower, range, CLAUSES[*last]),
        None => unexpected(lower, range, "the clause `severity`"),
    }
    misspelt_below(lower, range);
}

/// Reports clause words, misspelt at the start of a line, that the text of a broken clause swallowed.
fn misspelt_below(lower: &mut Lower<'_>, range: TextRange) {
    let mut at = range.start as usize;
    for line in range.of(lower.text).split_inclusive(['\n', '\r']) {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if start == range.start as usize || start >= range.end as usize {
            continue;
        }
        let token = first_token(lower.text, TextRange::new(start, at));
        if let Some(near) = words::nearest(lower.of(token), &CLAUSES) {
            no_clause(lower, token, near);
        }
    }
}

fn no_clause(lower: &mut Lower<'_>, token: TextRange, near: &str) {
    let word = lower.of(token);
    lower.report(
        SyntaxError::new("E0101", token, format!("a rule has no clause `{word}`"), format!("did you mean `{near}`?"))
            .fix(format!("write `{near}`"), token, near),
    );
}

/// A clause that begins well. Asking pest again, with the clause alone, says how far it can be read.
fn incomplete(lower: &mut Lower<'_>, range: TextRange, word: TextRange, clause: &str) {
    let text = lower.text;
    let Some(next) = next_token(text, word, range.end) else {
        lower.report(
            SyntaxError::new("E0101", word, format!("`{clause}` has no content"), "expected more after it")
                .help(format!("for example {}", clause_example(clause))),
        );
        return;
    };
    let start = range.start as usize;
    let rule = match clause {
        "severity" => Rule::c_severity,
        "for" => Rule::c_for,
        "where" => Rule::c_where,
        "let" => Rule::c_let,
        "require" => Rule::c_require,
        "per" => Rule::c_per,
        "message" => Rule::c_message,
        "at" => Rule::c_at,
        "because" => Rule::c_because,
        "why" => Rule::c_why,
        "cost" => Rule::c_cost,
        "help" => Rule::c_help,
        "fix" => Rule::c_fix,
        _ => Rule::c_cites,
    };
    let stop = match Tree::parse(rule, range.of(text), start) {
        Ok(_) => next.start as usize,
        Err(Failure::TooDeep) => {
            lower.too_deep(super::deepest(text, start));
            return;
        }
        Err(Failure::At(at)) => at,
    };
    let at = crate::scan::lex::Lexer::new(text).trivia(stop).end as u32;
    misspelt_below(lower, range);
    let error_at = |token: TextRange, message: String, label: String| {
        SyntaxError::new("E0101", token, message, label).help(format!("for example {}", clause_example(clause)))
    };
    if let Some(error) = binding(text, range, word, clause) {
        lower.report(error);
        return;
    }
    if super::expression::open_bracket(lower, range) {
        return;
    }
    let content = TextRange { start: word.end, end: range.end }.of(text);
    if at >= range.end {
        let end = TextRange { start: word.start, end: range.end };
        let last = end.of(text).split_whitespace().last().unwrap_or(clause);
        let last_range = TextRange { start: range.end - last.len() as u32, end: range.end };
        lower.report(error_at(
            last_range,
            format!("`{clause}` ends too early"),
            format!("expected {} after {}", expected(clause, content), shown(last)),
        ));
        return;
    }
    let token = first_token(text, TextRange { start: at, end: range.end });
    if is_foreign(lower, token, TextRange { start: at, end: range.end }) {
        return;
    }
    let token = whole(text, token);
    let found = shown(token.of(text));
    let label = format!("expected {}", expected(clause, content));
    lower.report(error_at(token, format!("{found} is not expected in `{clause}`"), label));
}

/// A `let` without its name or its `=`.
fn binding(text: &str, range: TextRange, word: TextRange, clause: &str) -> Option<SyntaxError> {
    if clause != "let" {
        return None;
    }
    let name = next_token(text, word, range.end)?;
    let written = name.of(text);
    if !is_word(written) {
        let found = shown(written);
        return Some(SyntaxError::new(
            "E0101",
            name,
            format!("{found} names nothing"),
            "expected a name for the value",
        ));
    }
    let sign = next_token(text, name, range.end);
    if sign.is_some_and(|s| s.of(text) == "=") {
        return None;
    }
    let at = sign.unwrap_or(name);
    let error = SyntaxError::new("E0101", at, format!("`let {written}` has no `=`"), "expected `=` and a value");
    Some(error.help("for example `let name = s.controls`"))
}

/// What the part of a clause that cannot be read should be; `content` follows the clause's word.
fn expected(clause: &str, content: &str) -> &'static str {
    match clause {
        "fix" => match content.split_whitespace().next() {
            Some("add") => "a kind and, as a text, the name of what to add",
            Some("set" | "append") => "a field and a value",
            Some("drop") => "a field",
            _ => "`add`, `set`, `append` or `drop`, and what to change",
        },
        "for" => "a variable, `in` and what it ranges over",
        "let" => "a name, `=` and a value",
        "per" => "the name of a variable",
        "cites" => "a citation, such as `frame:C1.2`",
        _ => "a value",
    }
}

/// `range` stands after a clause that could be read, and before the next.
pub(in crate::parse) fn after_clause(lower: &mut Lower<'_>, range: TextRange, clause: &str) {
    let token = whole(lower.text, first_token(lower.text, range));
    let word = lower.of(token);
    let help = match word {
        "=" => Some("to compare two values write `==`"),
        "&&" => Some("write `and`"),
        "||" => Some("write `or`"),
        "!" => Some("write `not`"),
        "where" => Some(
            "a condition of the whole rule stands before its `let` clauses; put brackets round `those ... where ...`",
        ),
        "else" => Some("write alternatives one after the other: `A if condition, B`"),
        _ => None,
    };
    if is_foreign(lower, token, range) {
        return;
    }
    let fix = match word {
        "=" => Some("=="),
        "&&" => Some("and"),
        "||" => Some("or"),
        _ => None,
    };
    let expected = match clause {
        "cites" | "per" | "for" => "expected `,`, the next clause, or the closing `}`",
        _ => "expected an operator, the next clause, or the closing `}`",
    };
    let mut error =
        SyntaxError::new("E0101", token, format!("{} is not expected in `{clause}`", shown(word)), expected);
    error.help = help.map(str::to_owned);
    if let Some(fix) = fix {
        error = error.fix(format!("write `{fix}`"), token, fix);
    }
    lower.report(error);
}

/// A clause that may stand once stands again.
pub(in crate::parse) fn clause_twice(lower: &mut Lower<'_>, word: TextRange, first: TextRange) {
    let clause = lower.of(word);
    let help = match clause {
        "where" | "require" => "join both conditions with `and`",
        "for" => "name all variables in one `for`, separated by commas",
        "cites" => "name all clauses in one `cites`, separated by commas",
        _ => "write alternatives in one clause: `A if condition, B`",
    };
    lower.report(
        SyntaxError::new("E0114", word, format!("`{clause}` is given twice"), "the second one")
            .other(first, "the first one")
            .help(help),
    );
}

/// Reports the first clause that stands after one that should follow it.
pub(in crate::parse) fn clause_order(lower: &mut Lower<'_>, seen: &[(usize, TextRange)]) {
    for pair in seen.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        if before > after {
            let (early, late) = (CLAUSES[*after], CLAUSES[*before]);
            lower.report(
                SyntaxError::new(
                    "E0114",
                    *second,
                    format!("clause out of order: `{early}` stands after `{late}`"),
                    format!("move it before `{late}`"),
                )
                .other(*first, "this clause comes later")
                .help(format!("the order is {}", CLAUSES.map(|c| format!("`{c}`")).join(", "))),
            );
            return;
        }
    }
}

/// `range` is no citation.
pub(in crate::parse) fn not_a_cite(lower: &mut Lower<'_>, range: TextRange) {
    let written = lower.of(range);
    // What may be a clause alone lacks its framework only: its own text shows how it is written.
    let clause = if is_clause(written) { written } else { "C1.2" };
    lower.report(
        SyntaxError::new("E0101", range, format!("`{written}` is not a citation"), "expected framework and clause")
            .help(format!("write the framework's name before the clause, without blanks: `frame:{clause}`")),
    );
}
