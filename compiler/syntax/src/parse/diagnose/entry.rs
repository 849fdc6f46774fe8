//! Fields, values, and what else stands between the braces of a declaration or test.

use super::{breaks_between, first_token, is_foreign, is_open, is_word, next_token, shown, unexpected, whole};
use crate::ast::{Decl, Entry, Expect, Field};
use crate::parse::error::SyntaxError;
use crate::parse::literal::{is_clause, is_name, is_rule_id};
use crate::parse::lower::Lower;
use crate::parse::words;
use crate::span::TextRange;

/// `range` begins no field. `before` is what stood before it in the same block.
pub(in crate::parse) fn bad_entry(lower: &mut Lower<'_>, range: TextRange, before: Option<&Entry>) {
    let text = lower.text;
    let token = first_token(text, range);
    let word = token.of(text);
    let next = next_token(text, token, range.end);
    let sign = next.map_or("", |n| n.of(text));
    if is_word(word) {
        if sign == ":" || sign == "=" {
            let at = next.unwrap_or(token);
            followed_by_sign(lower, word, at);
            return;
        }
        if sign == "[" {
            brackets(lower, word, next.unwrap_or(token), range);
            return;
        }
        if sign == "{" {
            lower.report(
                SyntaxError::new("E0101", token, format!("`{word}` has no value"), "expected a value before the `{`")
                    .help(format!("write `{word} VALUE {{ ... }}`: what stands in braces describes that value")),
            );
            return;
        }
        if next.is_none() || sign == "," {
            no_value(lower, token);
            return;
        }
        if next.is_some_and(|n| is_foreign(lower, n, TextRange { start: n.start, end: range.end })) {
            return;
        }
        lower.report(SyntaxError::new(
            "E0101",
            next.unwrap_or(token),
            format!("{} is not a value of `{word}`", shown(sign)),
            format!("expected a value of `{word}`"),
        ));
        return;
    }
    if word == ","
        && let Some(Entry::Field(field)) = before
    {
        let name = field.name.of(text);
        lower.report(SyntaxError::new(
            "E0101",
            token,
            format!("a value of `{name}` is missing"),
            "a comma separates two values",
        ));
        return;
    }
    if word.starts_with('"')
        && let Some(Entry::Field(field)) = before
    {
        missing_comma(lower, field, token);
        return;
    }
    if word == ".." {
        lower.report(
            SyntaxError::new(
                "E0101",
                token,
                "a period has a day on both sides of its `..`",
                "expected a day beside it",
            )
            .help("for example `2026-01-01 .. 2026-12-31`"),
        );
        return;
    }
    unexpected(lower, range, "a field, or the closing `}`");
}

/// `name [a, b]`
fn brackets(lower: &mut Lower<'_>, name: &str, open: TextRange, range: TextRange) {
    let mut error =
        SyntaxError::new("E0101", open, format!("the values of `{name}` stand between brackets"), "not needed")
            .help(format!("write `{name} a, b`: values are separated by commas"));
    let inside = TextRange { start: open.end, end: range.end };
    if let Some(close) = inside.of(lower.text).find(']') {
        let close = open.end + close as u32;
        let edits = vec![(open, String::new()), (TextRange { start: close, end: close + 1 }, String::new())];
        error.fix = Some(("remove the brackets".to_owned(), edits));
    }
    lower.report(error);
}

fn no_value(lower: &mut Lower<'_>, name: TextRange) {
    let word = lower.of(name);
    lower.report(SyntaxError::new("E0101", name, format!("`{word}` has no value"), "expected a value after it"));
}

/// Whether `range` is a word with nothing after it.
pub(in crate::parse) fn is_lone_word(text: &str, range: TextRange) -> bool {
    let word = first_token(text, range);
    is_word(word.of(text)) && next_token(text, word, range.end).is_none()
}

/// How many fields at the end of `entries` may each have taken the next line's name for their value: it stands on
/// another line than their own name.
pub(in crate::parse) fn shifted(lower: &Lower<'_>, entries: &[Entry]) -> usize {
    let taken = |field: &Field| {
        let [value] = field.values.as_slice() else { return false };
        value.attributes.is_none()
            && is_name(lower.of(value.value.range))
            && breaks_between(lower.text, field.name.end, value.value.range.start)
    };
    entries.iter().rev().take_while(|e| matches!(e, Entry::Field(field) if taken(field))).count()
}

/// Reports a comma at the end of a line that took the name on the next line for a value of the last field; where
/// that name stands. The name is on another line than the value before it, and something follows it there.
pub(in crate::parse) fn comma_at_line_end(lower: &mut Lower<'_>, last: Option<&Entry>) -> Option<u32> {
    let Some(Entry::Field(field)) = last else { return None };
    let [.., before, value] = field.values.as_slice() else { return None };
    let (end, start) =
        (before.value.range.end.max(before.attributes.as_ref().map_or(0, |a| a.range.end)), value.value.range.start);
    let taken =
        value.attributes.is_none() && is_name(lower.of(value.value.range)) && breaks_between(lower.text, end, start);
    let comma = end + lower.text.get(end as usize..start as usize)?.find(',')? as u32;
    if !taken {
        return None;
    }
    let comma = TextRange { start: comma, end: comma + 1 };
    let (name, word) = (lower.of(field.name), lower.of(value.value.range));
    lower.report(
        SyntaxError::new(
            "E0101",
            comma,
            format!("after this comma `{word}` is another value of `{name}`"),
            "it announces a value",
        )
        .help("delete the comma, if the next line begins a field of its own")
        .fix("delete the comma", comma, ""),
    );
    Some(start)
}

/// Reports a field whose value was forgotten, as the next line shows.
pub(in crate::parse) fn forgotten_value(lower: &mut Lower<'_>, field: &Field) {
    no_value(lower, field.name);
}

/// `range` cannot be the name of a field; what of it can be.
pub(in crate::parse) fn field_name(lower: &mut Lower<'_>, range: TextRange) -> TextRange {
    let written = lower.of(range);
    if let Some(name) = written.strip_suffix(':').filter(|name| is_name(name)) {
        let end = range.end;
        followed_by_sign(lower, name, TextRange { start: end - 1, end });
        return TextRange { start: range.start, end: end - 1 };
    }
    let label = if words::is_reserved(written) { "a word of the language" } else { "expected the name of a field" };
    lower.report(SyntaxError::new("E0101", range, format!("`{written}` is not the name of a field"), label));
    range
}

fn followed_by_sign(lower: &mut Lower<'_>, name: &str, at: TextRange) {
    let sign = lower.of(at);
    lower.report(
        SyntaxError::new("E0101", at, format!("`{name}` is followed by `{sign}`"), "not needed")
            .help(format!("a field is its name and its value: `{name} VALUE`"))
            .fix(format!("remove the `{sign}`"), at, ""),
    );
}

/// `NAME x "title"` where `x` is no clause: nothing could be declared by that name.
pub(in crate::parse) fn bad_clause_name(lower: &mut Lower<'_>, kind: TextRange, name: TextRange) {
    let (kind, written) = (lower.of(kind), lower.of(name));
    lower.report(
        SyntaxError::new(
            "E0101",
            name,
            format!("`{written}` cannot be the name of this {kind}"),
            "letters and digits, joined by `.`, `-` or `_`, with parts in brackets at the end",
        )
        .help("for example `CC6.1`, `404(a)` or `S-K.308(a)`"),
    );
}

/// `text` follows the values of `field` without a comma.
pub(in crate::parse) fn missing_comma(lower: &mut Lower<'_>, field: &Field, text: TextRange) {
    if is_open(lower.of(text)) {
        lower.open_text(text);
        return;
    }
    let name = lower.of(field.name);
    let end = TextRange { start: field.range.end, end: field.range.end };
    lower.report(
        SyntaxError::new("E0101", text, format!("a text follows a value of `{name}`"), "no comma before it")
            .help("separate values by commas")
            .fix("add a comma", end, ","),
    );
}

/// `range` has the form of a literal, but is none.
pub(in crate::parse) fn bad_literal(lower: &mut Lower<'_>, range: TextRange) {
    let written = lower.of(range);
    // `page P.1 "title` with no end declares a clause, and its name is no value of anything.
    if is_clause(written) && super::open_text_follows(lower.text, range.end) {
        return;
    }
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let error = SyntaxError::new("E0101", range, format!("`{written}` is not a value"), "no form of value fits it");
    let parts: Vec<&str> = written.split('-').collect();
    if let [y, m, d] = parts.as_slice()
        && digits(y)
        && digits(m)
        && digits(d)
    {
        let spelt = format!("{y:0>4}-{m:0>2}-{d:0>2}");
        let error = error.help("write days as year, month and day: `2026-06-30`");
        lower.report(if y.len() == 4 { error.fix(format!("write `{spelt}`"), range, spelt) } else { error });
        return;
    }
    if written.contains("..") {
        lower.report(error.help("write periods from day to day: `2026-01-01 .. 2026-12-31`"));
        return;
    }
    if written.contains(':') {
        lower.report(error.help(
            "write a citation as the framework's name and the clause, without blanks: `frame:C1.2`, `frame:12(a)`",
        ));
        return;
    }
    let number = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let unit = &written[number..];
    let units = ["day", "days", "week", "weeks", "month", "months", "year", "years"];
    if number > 0 && !unit.is_empty() {
        if units.contains(&unit) {
            let spelt = format!("{} {unit}", &written[..number]);
            lower.report(error.help(format!("write `{spelt}`")).fix(format!("write `{spelt}`"), range, spelt));
        } else {
            lower.report(error.help("write it as a text, between quotes"));
        }
        return;
    }
    if written.contains(['-', '.', '(']) {
        lower.report(error.help("a name has letters, digits and `_`; anything else is a text, between quotes"));
        return;
    }
    lower.report(error);
}

/// `range` has the form of a date, but there is no such day.
pub(in crate::parse) fn no_such_day(lower: &mut Lower<'_>, range: TextRange) {
    let written = lower.of(range);
    let mut numbers = written.split('-').map(|n| n.parse::<i16>().unwrap_or(0));
    let (year, month) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let last = i8::try_from(month)
        .ok()
        .filter(|m| (1..=12).contains(m) && year >= 1)
        .and_then(|month| (28..=31).rev().find(|day| crate::literal::Date::new(year, month, *day).is_some()));
    let error = SyntaxError::new(
        "E0107",
        range,
        format!("there is no day {written}"),
        match last {
            Some(last) => format!("this month has {last} days"),
            None if year < 1 => "years run from 0001 to 9999".to_owned(),
            None => "months run from 01 to 12".to_owned(),
        },
    );
    lower.report(match last {
        Some(last) => {
            let spelt = format!("{year:04}-{month:02}-{last:02}");
            error.fix(format!("write the last day of that month, {spelt}"), range, spelt)
        }
        None => error,
    });
}

/// `range` begins no declaration of a `given`.
pub(in crate::parse) fn bad_given(lower: &mut Lower<'_>, range: TextRange, before: Option<&Decl>) {
    let token = first_token(lower.text, range);
    let word = lower.of(token);
    if is_word(word) && next_token(lower.text, token, range.end).is_none_or(|n| !is_word(lower.of(n))) {
        lower.report(
            SyntaxError::new("E0101", token, format!("`{word}` declares nothing"), "expected a kind and a name")
                .help("for example `system billing { owner ana }`"),
        );
        return;
    }
    let expected = if before.is_some() { "another declaration, or the closing `}`" } else { "a declaration" };
    unexpected(lower, range, expected);
}

/// `range` begins nothing that a test may hold.
pub(in crate::parse) fn bad_in_test(lower: &mut Lower<'_>, range: TextRange, before: Option<&Expect>) {
    let token = first_token(lower.text, range);
    let word = lower.of(token);
    if let Some(near) = words::nearest(word, &["as_of", "given", "expect"]) {
        lower.report(
            SyntaxError::new("E0101", token, format!("a test has no part `{word}`"), format!("did you mean `{near}`?"))
                .fix(format!("write `{near}`"), token, near),
        );
        return;
    }
    if let Some(before) = before
        && lower.of(before.range).split_whitespace().eq(["expect", "no"])
    {
        let token = whole(lower.text, token);
        let written = lower.of(token);
        let upper = written.to_ascii_uppercase();
        let id = if is_rule_id(&upper) { &upper } else { "AB-01" };
        lower.report(
            SyntaxError::new(
                "E0101",
                token,
                format!("`{written}` is not the id of a rule"),
                "expected a rule after `no`",
            )
            .help(format!("an id has capital letters, a hyphen and a number: `expect no {id}`")),
        );
        return;
    }
    match word {
        "expect" => lower.report(
            SyntaxError::new(
                "E0101",
                token,
                "this `expect` expects nothing",
                "expected a rule or a condition after it",
            )
            .help("write `expect AB-01 on ana`, `expect no AB-01`, or a condition such as `expect billing.fr1`"),
        ),
        "as_of" => lower.report(
            SyntaxError::new("E0101", token, "`as_of` has no day", "expected a day after it")
                .help("write `as_of 2026-06-30`"),
        ),
        "given" => lower.report(SyntaxError::new(
            "E0101",
            token,
            "`given` has no block",
            "expected `{` and declarations after it",
        )),
        _ => {
            let expected =
                if before.is_some() { "`expect`, or the closing `}`" } else { "`as_of`, `given` or `expect`" };
            unexpected(lower, range, expected);
        }
    }
}
