//! What is said about text that the grammar does not read. The parser knows only where that text begins and what
//! stood before it; the words are chosen here, by looking at the text itself. Nothing here names a rule of the
//! grammar: people see their own words, and signs.

mod clause;
mod entry;
mod expression;
mod item;
mod schema;
mod sign;
mod view;

pub(super) use clause::{bad_clause, clause_example, clause_order, clause_twice, clause_word, not_a_cite};
pub(super) use entry::{
    bad_clause_name, bad_entry, bad_given, bad_in_test, bad_literal, comma_at_line_end, field_name, forgotten_value,
    is_lone_word, missing_comma, no_such_day, shifted,
};
pub(super) use expression::{
    after_expression, begins_clause, chained, exists_compared, is_what, misplaced_postfix, no_expression, no_where,
    reserved_operand,
};
pub(super) use item::{deepest, finish, item, junk, stray};
pub(super) use schema::{bad_field, bad_member, extra_separator, kind_modifier, no_separator};
pub(super) use view::bad_view_clause;

use super::error::SyntaxError;
use super::lower::Lower;
use crate::scan::lex::{Lexer, is_name, is_start};
use crate::span::TextRange;

/// The first token of `range`: a word, a whole text, or a sign; with it, the blanks after it are skipped.
fn first_token(text: &str, range: TextRange) -> TextRange {
    let lex = Lexer::new(text);
    let start = range.start as usize;
    let rest = &text[start..];
    let end = match rest.chars().next() {
        // A word with foreign letters is one word.
        Some(c) if c.is_alphanumeric() || c == '_' => {
            start + rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        }
        Some('"') => lex.token(start).unwrap_or(text.len()),
        Some(c) => {
            let two = rest.get(..2).unwrap_or("");
            let long = matches!(two, "==" | "!=" | "<=" | ">=" | ".." | "::" | "&&" | "||" | "->" | "=>");
            start + if long { 2 } else { c.len_utf8() }
        }
        None => start,
    };
    TextRange::new(start, end)
}

/// The token after `token`, if it begins before `end`.
fn next_token(text: &str, token: TextRange, end: u32) -> Option<TextRange> {
    let at = Lexer::new(text).trivia(token.end as usize).end as u32;
    (at < end).then(|| first_token(text, TextRange { start: at, end }))
}

/// A word with what sticks to it: `AB-01`, `frame:C1.2`.
fn whole(text: &str, token: TextRange) -> TextRange {
    let rest = &text[token.end as usize..];
    if !is_word(token.of(text)) {
        return token;
    }
    let mut end = 0;
    let bytes = rest.as_bytes();
    while matches!(bytes.get(end), Some(b'-' | b'.' | b':')) && bytes.get(end + 1).is_some_and(|b| is_name(*b)) {
        end += 1;
        end += bytes[end..].iter().take_while(|b| is_name(**b)).count();
    }
    TextRange { start: token.start, end: token.end + end as u32 }
}

/// Whether only blanks, or a brace, stand before `at` on its line.
fn begins_line(text: &str, at: u32) -> bool {
    let before = text[..at as usize].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', '\r', '{', '}'])
}

/// Whether a line break lies between two places.
pub(super) fn breaks_between(text: &str, from: u32, to: u32) -> bool {
    TextRange { start: from, end: to }.of(text).contains(['\n', '\r'])
}

fn is_word(text: &str) -> bool {
    text.bytes().next().is_some_and(is_start) && text.bytes().all(is_name)
}

/// A token as a person would point at it.
fn shown(token: &str) -> String {
    if token.starts_with('"') {
        return if token.len() <= 24 { format!("the text `{token}`") } else { "this text".to_owned() };
    }
    match token {
        "" => "the end".to_owned(),
        "\n" | "\r" => "the end of the line".to_owned(),
        _ => format!("`{token}`"),
    }
}

/// Reports a token that nothing in the language begins with: a text that does not end, a sign from elsewhere.
fn is_foreign(lower: &mut Lower<'_>, token: TextRange, range: TextRange) -> bool {
    if lower.of(token).starts_with('"') && is_open(lower.of(token)) {
        lower.open_text(token);
        return true;
    }
    match sign::foreign(lower.text, token, range) {
        Some(error) => lower.report(error),
        None => return false,
    }
    true
}

/// Whether what follows `at` is a text that does not end: it has swallowed what would have followed, and is reported
/// where it stands.
pub(super) fn open_text_follows(text: &str, at: u32) -> bool {
    let end = text.len() as u32;
    next_token(text, TextRange { start: at, end: at }, end).is_some_and(|next| {
        let next = next.of(text);
        next.starts_with('"') && is_open(next)
    })
}

/// Whether a text has no closing quote.
fn is_open(text: &str) -> bool {
    let mut escaped = false;
    !text.starts_with("\"\"\"")
        && !text.chars().skip(1).any(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        })
}

/// "`x` is not expected here", with what is.
fn unexpected(lower: &mut Lower<'_>, range: TextRange, expected: &str) {
    let token = first_token(lower.text, range);
    if is_foreign(lower, token, range) {
        return;
    }
    let token = whole(lower.text, token);
    let what = shown(lower.of(token));
    lower.report(SyntaxError::new(
        "E0101",
        token,
        format!("{what} is not expected here"),
        format!("expected {expected}"),
    ));
}
