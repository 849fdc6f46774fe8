//! The fields of a kind and the members of an enum.

use super::{first_token, is_word, next_token, shown, unexpected};
use crate::ast::FieldDef;
use crate::parse::error::SyntaxError;
use crate::parse::lower::Lower;
use crate::parse::tree::Rule;
use crate::parse::words;
use crate::span::TextRange;

const MODIFIERS: [&str; 9] =
    ["required", "unique", "alias", "default", "inverse", "reads", "inverse_reads", "as", "field"];

/// `range` begins no field of a kind.
pub(in crate::parse) fn bad_field(lower: &mut Lower<'_>, range: TextRange, before: Option<&FieldDef>) {
    let text = lower.text;
    let token = first_token(text, range);
    let word = token.of(text);
    let next = next_token(text, token, range.end);
    let sign = next.map_or("", |n| n.of(text));
    if !is_word(word) {
        if word == "=" {
            lower.report(SyntaxError::new(
                "E0101",
                token,
                "this definition cannot be read",
                "expected an expression after `=`",
            ));
            return;
        }
        unexpected(lower, range, "a field `name: type`, or the closing `}`");
        return;
    }
    if sign == ":" {
        let colon = next.unwrap_or(token);
        let ty = next_token(text, colon, range.end);
        match ty.map(|t| (t, t.of(text))) {
            None => lower.report(
                SyntaxError::new(
                    "E0101",
                    token,
                    format!("the field `{word}` has no type"),
                    "expected a type after its `:`",
                )
                .help(format!("for example `{word}: text`, or `{word}: [system]` for several")),
            ),
            Some((at, "[")) => lower.report(
                SyntaxError::new("E0101", at, format!("the type of `{word}` is not closed"), "expected a type and `]`")
                    .help(format!("write `{word}: [NAME]`")),
            ),
            Some((at, found)) => lower.report(SyntaxError::new(
                "E0101",
                at,
                format!("{} is not the type of `{word}`", shown(found)),
                "expected the name of a kind, an enum or a built-in type",
            )),
        }
        return;
    }
    if before.is_some() {
        if let Some(near) = words::nearest(word, &MODIFIERS) {
            lower.report(
                SyntaxError::new("E0101", token, format!("a field has no `{word}`"), format!("did you mean `{near}`?"))
                    .fix(format!("write `{near}`"), token, near),
            );
            return;
        }
        if MODIFIERS.contains(&word) {
            let (label, help) = modifier_words(word);
            lower.report(SyntaxError::new("E0101", token, format!("`{word}` is not complete"), label).help(help));
            return;
        }
    }
    if sign == "(" {
        lower.report(
            SyntaxError::new("E0101", token, format!("the field `{word}` cannot be read"), "a field with a parameter")
                .help(format!("write `{word}(v: service): [system] = ...`")),
        );
        return;
    }
    lower.report(
        SyntaxError::new("E0101", token, format!("`{word}` has no type"), "expected `:` and a type after it")
            .help(format!("a field of a kind is written `{word}: type`")),
    );
}

fn modifier_words(word: &str) -> (&'static str, &'static str) {
    match word {
        "default" => ("expected a value after it", "for example `status: status default active`"),
        "inverse" => {
            ("expected the name of the field on the other side", "for example `feeds: [system] inverse fed_by`")
        }
        "reads" | "inverse_reads" => ("expected a text after it", "for example `reads \"feeds {to}\"`"),
        "as" => ("expected a name and two fields after it", "for example `as flow(from, to) { carries: [data] }`"),
        "field" => ("expected `of` and a kind after it", "for example `field: field of control`"),
        _ => ("it stands after the type, before `as` and `=`", "for example `owner: person required`"),
    }
}

/// A word between a kind's name and its brace that is no modifier.
pub(in crate::parse) fn kind_modifier(lower: &mut Lower<'_>, range: TextRange) {
    let word = lower.of(range);
    let modifiers = ["single", "reference", "within", "known_by"];
    let error = SyntaxError::new("E0101", range, format!("a kind cannot be `{word}`"), String::new());
    lower.report(match words::nearest(word, &modifiers) {
        Some(near) => SyntaxError { label: format!("did you mean `{near}`?"), ..error }.fix(
            format!("write `{near}`"),
            range,
            near,
        ),
        None => SyntaxError {
            label: "expected `single`, `reference`, `within`, `known_by` or the opening `{`".to_owned(),
            ..error
        },
    });
}

/// Two members with nothing between them.
pub(in crate::parse) fn no_separator(lower: &mut Lower<'_>, before: TextRange, member: TextRange, used: Option<Rule>) {
    let (first, second) = (lower.of(before), lower.of(member));
    let first = first.split([' ', '"']).next().unwrap_or(first);
    let sign = if used == Some(Rule::less) { " <" } else { "," };
    lower.report(
        SyntaxError::new(
            "E0101",
            member,
            format!("nothing stands between the members `{first}` and `{second}`"),
            "expected `,` before it, or `<` where the order matters",
        )
        .fix(format!("add `{}`", sign.trim()), TextRange { start: before.end, end: before.end }, sign),
    );
}

/// A separator with no member before or after it.
pub(in crate::parse) fn extra_separator(lower: &mut Lower<'_>, range: TextRange) {
    let sign = lower.of(range);
    lower.report(
        SyntaxError::new("E0101", range, format!("this `{sign}` separates nothing"), "a member is missing beside it")
            .fix("remove it", range, ""),
    );
}

/// `range` is no member of an enum.
pub(in crate::parse) fn bad_member(lower: &mut Lower<'_>, range: TextRange) {
    if lower.of(range).starts_with('"') {
        let token = first_token(lower.text, range);
        lower.report(
            SyntaxError::new(
                "E0101",
                token,
                "a member of an enum begins with its name",
                "a text, where a name is expected",
            )
            .help("write `name \"how it reads\"`"),
        );
        return;
    }
    unexpected(lower, range, "a member, `,`, `<` or the closing `}`");
}
