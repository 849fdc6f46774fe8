//! Whole items, and what stands between them.

use super::{first_token, is_foreign, is_word, next_token, shown, unexpected};
use crate::ast::Node;
use crate::parse::error::SyntaxError;
use crate::parse::lower::{DEPTH, Lower};
use crate::parse::tree::{Rule, Tree};
use crate::parse::words;
use crate::scan::ITEM_WORDS;
use crate::scan::lex::Lexer;
use crate::span::TextRange;

/// A sign between items.
pub(in crate::parse) fn stray(text: &str, at: u32) -> SyntaxError {
    let range = TextRange { start: at, end: at + 1 };
    if range.of(text) == "}" {
        return SyntaxError::new("E0105", range, "this `}` closes nothing", "no brace is open here")
            .help("delete it, or look for a `}` too many above")
            .fix("delete it", range, "");
    }
    SyntaxError::new(
        "E0101",
        range,
        "nothing separates one declaration from the next",
        "`;` stands only between braces",
    )
    .fix("delete it", range, "")
}

/// An item, from its first word at `start`, that no rule reads.
pub(in crate::parse) fn item(lower: &mut Lower<'_>, start: usize) {
    let text = lower.text;
    let range = TextRange::new(start, text.len());
    let token = first_token(text, range);
    let word = token.of(text);
    let next = next_token(text, token, range.end);
    let found = next.map_or("", |n| n.of(text));
    if !is_word(word) {
        unexpected(lower, range, "a declaration, which begins with a word");
        return;
    }
    if let Some(near) = words::nearest(word, &ITEM_WORDS) {
        misspelt(lower, token, near);
        return;
    }
    match next {
        None => lower.report(
            SyntaxError::new("E0101", token, format!("`{word}` declares nothing"), "expected a name after it")
                .help(format!("a declaration is a kind and a name: `{word} NAME \"title\" {{ ... }}`")),
        ),
        Some(next) => lower.report(
            SyntaxError::new(
                "E0101",
                next,
                format!("this {word} has no name"),
                format!("expected the name of this {word} before {}", shown(found)),
            )
            .help(format!("write `{word} NAME`: a declaration is a kind and a name")),
        ),
    }
}

fn misspelt(lower: &mut Lower<'_>, token: TextRange, near: &str) {
    let word = lower.of(token);
    lower.report(
        SyntaxError::new("E0101", token, format!("`{word}` declares nothing"), format!("did you mean `{near}`?")).fix(
            format!("write `{near}`"),
            token,
            near,
        ),
    );
}

/// What is left after an item that could be read.
pub(in crate::parse) fn junk(lower: &mut Lower<'_>, node: &Node, range: TextRange) {
    let text = lower.text;
    let at = Lexer::new(text).trivia(range.start as usize).end as u32;
    let range = TextRange { start: at, end: range.end };
    if let Node::Decl(decl) | Node::Template(decl) = node {
        let token = first_token(text, range);
        let (kind, word) = (lower.of(decl.keyword), lower.of(token));
        if let Some(near) = words::nearest(kind, &ITEM_WORDS) {
            misspelt(lower, decl.keyword, near);
            return;
        }
        if is_word(word) && decl.title.is_none() && decl.body.is_none() {
            let name = format!("{}_{word}", lower.of(decl.name));
            lower.report(
                SyntaxError::new(
                    "E0101",
                    token,
                    format!("the name of this {kind} has two words"),
                    "a name has no blanks",
                )
                .help(format!("write `{name}`"))
                .fix(format!("write `{name}`"), decl.name.cover(token), name),
            );
            return;
        }
        if is_foreign(lower, token, range) {
            return;
        }
        if decl.title.is_some_and(|title| title.end == token.start) {
            let message = format!("{} follows a text at once", shown(word));
            let error = SyntaxError::new("E0101", token, message, "the text before it ends here");
            lower
                .report(error.help(
                    "a quote ends a text: close the text where it should end, or write `\\\"` for a quote in it",
                ));
            return;
        }
        if word.starts_with('"') && decl.title.is_some() {
            lower.report(
                SyntaxError::new("E0101", token, format!("this {kind} has two titles"), "the second one")
                    .help("write the second as a field, or join the two"),
            );
            return;
        }
        unexpected(lower, range, "`{` and the fields, or the next declaration");
        return;
    }
    unexpected(lower, range, "the next declaration");
}

/// After the tree is built: a misspelt keyword that explains all errors, and braces that are never closed.
pub(in crate::parse) fn finish(lower: &mut Lower<'_>, start: usize, node: &Node) {
    if let Node::Decl(decl) = node
        && !lower.errors.is_empty()
        && let Some(near) = words::nearest(lower.of(decl.keyword), &ITEM_WORDS)
        && reads_as(lower.text, start, decl.keyword, near)
    {
        lower.errors.clear();
        lower.unclosed.clear();
        misspelt(lower, decl.keyword, near);
        return;
    }
    unclosed(lower);
}

/// Whether the item is without mistake if its first word is `word`.
fn reads_as(text: &str, start: usize, keyword: TextRange, word: &str) -> bool {
    if text.len() > 16 * 1024 {
        return false;
    }
    let rule = match word {
        "kind" => Rule::kind_item,
        "extend" => Rule::extend_item,
        "enum" => Rule::enum_item,
        "rule" => Rule::rule_item,
        "template" => Rule::template_item,
        _ => Rule::test_item,
    };
    let corrected = format!("{word}{}", &text[keyword.end as usize..]);
    debug_assert_eq!(start, keyword.start as usize);
    Tree::parse(rule, &corrected, 0).is_ok_and(|tree| tree.is_clean())
}

/// Reports braces that are never closed: one error, at the innermost.
fn unclosed(lower: &mut Lower<'_>) {
    // A text that does not end may have swallowed the brace.
    if lower.errors.iter().any(|e| e.code == "E0103" || e.code == "E0104" || e.code == "E0109") {
        return;
    }
    let mut open = std::mem::take(&mut lower.unclosed);
    open.sort_unstable();
    let Some(&outer) = open.first() else { return };
    let mut error = SyntaxError::new("E0102", outer, "this `{` is never closed", "its `}` is missing")
        .help("add a `}` where it ends");
    for inner in &open[1..] {
        error = error.other(*inner, "and this one");
    }
    if open.len() == 1
        && let Some((inner, close)) = crossed(lower.text, outer)
    {
        error =
            error.other(inner, "perhaps this one lacks its `}`,").other(close, "as this `}` is indented like another");
    }
    lower.report(error);
}

/// The first pair of braces inside the block that opens at `outer` whose closing brace begins a line with less
/// indentation than the line of its opening brace.
fn crossed(text: &str, outer: TextRange) -> Option<(TextRange, TextRange)> {
    let lex = Lexer::new(text);
    let mut stack: Vec<usize> = Vec::new();
    let mut at = outer.start as usize + 1;
    loop {
        at = lex.trivia(at).end;
        match lex.byte(at)? {
            b'{' => stack.push(at),
            b'}' => {
                let open = stack.pop()?;
                let (opened, _) = indentation(text, open);
                let (closed, first) = indentation(text, at);
                if first && closed < opened && lex.newline_between(open, at) {
                    return Some((TextRange::new(open, open + 1), TextRange::new(at, at + 1)));
                }
            }
            _ => {}
        }
        at = lex.token(at)?;
    }
}

/// How far the line is indented that `at` stands in, and whether `at` is its first sign.
fn indentation(text: &str, at: usize) -> (usize, bool) {
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let blanks = text[line..at].len() - text[line..at].trim_start_matches([' ', '\t']).len();
    (blanks, line + blanks == at)
}

/// The first place where brackets nest too deep; else the start.
pub(in crate::parse) fn deepest(text: &str, start: usize) -> TextRange {
    let lex = Lexer::new(text);
    let mut depth = 0u32;
    let mut at = start;
    loop {
        at = lex.trivia(at).end;
        match lex.byte(at) {
            Some(b'{' | b'(' | b'[') => depth += 1,
            Some(b'}' | b')' | b']') => depth = depth.saturating_sub(1),
            Some(_) => {}
            None => return TextRange::new(start, text.len().min(start + 1)),
        }
        if depth > DEPTH {
            return TextRange::new(at, at + 1);
        }
        at = lex.token(at).unwrap_or(text.len());
    }
}
