//! Expressions.

use super::{begins_line, first_token, is_foreign, next_token, shown, whole};
use crate::parse::error::SyntaxError;
use crate::parse::lower::Lower;
use crate::parse::tree::{Failure, Rule, Tree};
use crate::parse::words;
use crate::scan::lex::Lexer;
use crate::span::TextRange;

/// `range` holds no expression, or only the beginning of one.
pub(in crate::parse) fn no_expression(lower: &mut Lower<'_>, range: TextRange) {
    let text = lower.text;
    let slice = &text[..range.end as usize];
    let stop = match Tree::parse(Rule::expr_item, &slice[range.start as usize..], range.start as usize) {
        Err(Failure::At(at)) => at,
        _ => range.start as usize,
    };
    let at = Lexer::new(slice).trivia(stop).end as u32;
    if open_bracket(lower, range) {
        return;
    }
    if at >= range.end {
        let range = lower.trimmed(range);
        let (label, message) = if range.is_empty() {
            ("nothing is here", "expected an expression")
        } else {
            ("it ends too early", "this expression is not complete")
        };
        lower.report(SyntaxError::new("E0101", range, message, label));
        return;
    }
    let token = first_token(slice, TextRange { start: at, end: range.end });
    if is_foreign(lower, token, TextRange { start: at, end: range.end }) {
        return;
    }
    let token = whole(text, token);
    let found = shown(token.of(text));
    lower.report(SyntaxError::new("E0101", token, format!("{found} is not expected here"), "expected a value"));
}

/// `range` follows an expression that is complete.
pub(in crate::parse) fn after_expression(lower: &mut Lower<'_>, range: TextRange, before: TextRange) {
    let text = &lower.text[..range.end as usize];
    let at = Lexer::new(text).trivia(range.start as usize).end as u32;
    let token = first_token(text, TextRange { start: at, end: range.end });
    if is_foreign(lower, token, range) {
        return;
    }
    let sign = token.of(text);
    // An operator without its right side.
    if next_token(text, token, range.end).is_none() && is_operator(sign) {
        lower.report(SyntaxError::new(
            "E0101",
            token,
            format!("nothing follows `{sign}`"),
            "expected a value after it",
        ));
        return;
    }
    if open_bracket(lower, TextRange { start: before.start, end: range.end }) {
        return;
    }
    let token = whole(text, token);
    let sign = token.of(text);
    let error =
        SyntaxError::new("E0101", token, format!("{} is not expected here", shown(sign)), "expected an operator")
            .other(before, "this is complete");
    lower.report(match sign {
        "=" => error.help("to compare two values write `==`").fix("write `==`", token, "=="),
        "&&" => error.help("write `and`").fix("write `and`", token, "and"),
        "||" => error.help("write `or`").fix("write `or`", token, "or"),
        _ => error,
    });
}

fn is_operator(sign: &str) -> bool {
    matches!(
        sign,
        "and"
            | "or"
            | "in"
            | "is"
            | "has"
            | "mentions"
            | "=="
            | "!="
            | "<"
            | "<="
            | ">"
            | ">="
            | ".."
            | "+"
            | "-"
            | "."
    )
}

/// `a < b < c`
pub(in crate::parse) fn chained(lower: &mut Lower<'_>, first: TextRange, second: TextRange) {
    let (a, b) = (lower.of(first), lower.of(second));
    let error = SyntaxError::new("E0101", second, format!("`{b}` cannot follow `{a}`"), String::new());
    lower.report(if b == ".." {
        SyntaxError { label: "a range has two ends".to_owned(), ..error }.other(first, "the range begins before this")
    } else {
        SyntaxError { label: "comparisons do not chain".to_owned(), ..error }
            .other(first, "the first comparison")
            .help("compare twice and join with `and`: `a < b and b < c`")
    });
}

/// `exists a == b`
pub(in crate::parse) fn exists_compared(lower: &mut Lower<'_>, exists: TextRange, operator: TextRange) {
    let sign = lower.of(operator);
    let help = if sign == "in" {
        "to look for a member write `exists x in S where ...`"
    } else {
        "put brackets round the condition, or leave out `exists`"
    };
    lower.report(
        SyntaxError::new(
            "E0101",
            operator,
            format!("what `exists` says cannot be compared by `{sign}`"),
            "not allowed here",
        )
        .other(exists, "this says whether there is anything")
        .help(help),
    );
}

/// `exists x in S` without its condition.
pub(in crate::parse) fn no_where(lower: &mut Lower<'_>, word: TextRange, name: TextRange, source: TextRange) {
    let (word_, name_, source_) = (lower.of(word), lower.of(name), lower.of(source));
    let help = if word_ == "exists" {
        format!("write `exists {name_} in {source_} where ...`, or `exists {source_}` if any member will do")
    } else {
        format!("write `those {name_} in {source_} where ...`")
    };
    lower.report(
        SyntaxError::new(
            "E0101",
            word.cover(source),
            format!("`{word_} {name_} in {source_}` does not say which `{name_}`"),
            "expected `where` and a condition after this",
        )
        .help(help),
    );
}

/// `a is` something that is not the name of a kind.
pub(in crate::parse) fn is_what(lower: &mut Lower<'_>, is: TextRange, right: TextRange) {
    lower.report(
        SyntaxError::new("E0101", right, "`is` asks for a kind", "expected the name of a kind")
            .other(is, "asks what kind of thing it is")
            .help("to compare two values write `==`"),
    );
}

/// Brackets or a star where they mean nothing.
pub(in crate::parse) fn misplaced_postfix(lower: &mut Lower<'_>, range: TextRange, before: TextRange) {
    let error = if lower.of(range) == "*" {
        SyntaxError::new("E0101", range, "`*` stands only after a field", "no field is before it")
            .help("`x.f*` follows the field `f` any number of times; numbers cannot be multiplied")
    } else {
        SyntaxError::new("E0101", range, "brackets stand only after a function or a field", "neither is before them")
    };
    lower.report(error.other(before, "what is before it"));
}

/// A word of the language where a value is expected.
pub(in crate::parse) fn reserved_operand(lower: &mut Lower<'_>, range: TextRange) {
    let word = lower.of(range);
    lower.report(if words::is_reserved(word) {
        SyntaxError::new("E0101", range, format!("`{word}` is not expected here"), "expected a value")
    } else {
        SyntaxError::new("E0101", range, format!("a value is missing before `{word}`"), "the next clause begins here")
    });
}

/// Whether a word is that of a clause, at the start of a line: then no value is meant.
pub(in crate::parse) fn begins_clause(text: &str, range: TextRange) -> bool {
    words::CLAUSES.contains(&range.of(text)) && begins_line(text, range.start)
}

/// Reports the last bracket among `range` that is not closed, if there is one.
pub(super) fn open_bracket(lower: &mut Lower<'_>, range: TextRange) -> bool {
    let lex = Lexer::new(&lower.text[..range.end as usize]);
    let mut open: Vec<usize> = Vec::new();
    let mut at = range.start as usize;
    loop {
        at = lex.trivia(at).end;
        match lex.byte(at) {
            Some(b'(' | b'[') => open.push(at),
            Some(b')' | b']') => {
                open.pop();
            }
            Some(_) => {}
            None => break,
        }
        at = lex.token(at).unwrap_or(range.end as usize);
    }
    let Some(at) = open.pop() else { return false };
    let bracket = TextRange::new(at, at + 1);
    let sign = lower.of(bracket);
    let partner = if sign == "(" { ")" } else { "]" };
    lower.report(SyntaxError::new(
        "E0101",
        bracket,
        format!("this `{sign}` is never closed"),
        format!("its `{partner}` is missing"),
    ));
    true
}
