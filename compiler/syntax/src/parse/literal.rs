//! What a token without blanks is: `lump` and `atom` of the grammar, told apart by their bytes.

use crate::ast::{Cite, Path};
use crate::literal::{Date, Duration};
use crate::span::TextRange;

/// A token that begins with a letter, a digit or `_`.
pub(super) enum Lump {
    /// `name`, `package::name`
    Path(Path),
    /// `control.objective`
    FieldRef(TextRange, TextRange),
    /// `frame:C1.2`
    Cite(Cite),
    /// `AB-01`
    RuleId,
    /// `yes`, `no`
    Bool(bool),
    /// `42`; `None` if it is too large.
    Int(Option<i64>),
    /// `2026-06-30`; `None` if there is no such day.
    Date(Option<Date>),
    /// `2026-01-01 .. 2026-12-31`, the ranges of both days, `None` where there is no such day.
    Period(Day, Day),
    /// `90 days`; `None` if it is too large.
    Duration(Option<Duration>),
    /// None of these.
    Other,
}

/// A day as written, and as it is.
pub(super) type Day = (TextRange, Option<Date>);

/// Whether `text` is a name.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_') && bytes.all(is_name_byte)
}

pub(super) fn is_name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

/// Whether `text` is an id of a rule.
pub(super) fn is_rule_id(text: &str) -> bool {
    text.split_once('-').is_some_and(|(letters, digits)| {
        letters.len() >= 2
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether `text` is a clause as regulators spell them: `CC6.1`, `404(a)`, `S-K.308(a)`.
pub(super) fn is_clause(text: &str) -> bool {
    let (head, tail) = text.split_at(text.find('(').unwrap_or(text.len()));
    let alnum = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = head.split(['.', '-']);
    let first = parts.next().unwrap_or("");
    first.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
        && first.bytes().all(is_name_byte)
        && parts.all(alnum)
        && (tail.is_empty() || tail.strip_suffix(')').is_some_and(|inner| inner[1..].split(")(").all(alnum)))
}

/// Whether `text` has the form of a date, three numbers joined by hyphens.
fn is_date_form(text: &str) -> bool {
    let mut parts = text.split('-');
    let number =
        |part: Option<&str>, len: usize| part.is_some_and(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()));
    number(parts.next(), 4) && number(parts.next(), 2) && number(parts.next(), 2) && parts.next().is_none()
}

/// The day that `text` names: years run from 1.
fn day(text: &str) -> Option<Date> {
    Date::parse(text).filter(|_| !text.starts_with("0000"))
}

/// Reads the token at `range` of `text`.
pub(super) fn lump(text: &str, range: TextRange) -> Lump {
    let token = range.of(text);
    let Some(first) = token.bytes().next() else { return Lump::Other };
    if first.is_ascii_digit() { number(token, range) } else { word(token, range) }
}

fn word(token: &str, range: TextRange) -> Lump {
    let start = range.start as usize;
    let end = range.end as usize;
    let Some(sign) = token.bytes().position(|b| !is_name_byte(b)) else {
        return match token {
            "yes" => Lump::Bool(true),
            "no" => Lump::Bool(false),
            _ => Lump::Path(Path { range, package: None, name: range }),
        };
    };
    let before = TextRange::new(start, start + sign);
    let rest = &token[sign..];
    if let Some(name) = rest.strip_prefix("::") {
        if is_name(name) {
            let name = TextRange::new(end - name.len(), end);
            return Lump::Path(Path { range, package: Some(before), name });
        }
    } else if let Some(clause) = rest.strip_prefix(':') {
        if is_clause(clause) {
            let clause = TextRange::new(end - clause.len(), end);
            return Lump::Cite(Cite { range, framework: before, clause });
        }
    } else if let Some(field) = rest.strip_prefix('.') {
        if is_name(field) {
            return Lump::FieldRef(before, TextRange::new(end - field.len(), end));
        }
    } else if is_rule_id(token) {
        return Lump::RuleId;
    }
    Lump::Other
}

fn number(token: &str, range: TextRange) -> Lump {
    let digits = token.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(token.len());
    if digits == token.len() {
        return Lump::Int(token.parse().ok());
    }
    if is_date_form(token) {
        return Lump::Date(day(token));
    }
    let rest = &token[digits..];
    let unit = rest.trim_start_matches([' ', '\t', '\n', '\r']);
    if unit.len() < rest.len() && unit.bytes().all(|b| b.is_ascii_lowercase()) {
        return Lump::Duration(token[..digits].parse().ok().and_then(|n| Duration::new(n, unit)));
    }
    if let Some((from, to)) = token.split_once("..") {
        let (from, to) = (from.trim_end(), to.trim_start());
        if is_date_form(from) && is_date_form(to) {
            let (start, end) = (range.start as usize, range.end as usize);
            return Lump::Period(
                (TextRange::new(start, start + from.len()), day(from)),
                (TextRange::new(end - to.len(), end), day(to)),
            );
        }
    }
    Lump::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_keep_the_spelling_of_regulators() {
        for clause in ["CC6.1", "404(a)", "302(a)(4)", "S-K.308(a)", "AS2201.39", "A1.2", "P10", "164_308(a)(1)(ii)"] {
            assert!(is_clause(clause), "{clause}");
        }
        for other in ["", "CC6.", ".1", "CC6..1", "404()", "404(a", "a b", "(a)", "404(a)b", "CC6-", "é"] {
            assert!(!is_clause(other), "{other}");
        }
    }

    #[test]
    fn rule_ids() {
        for id in ["SOD-01", "AA-1", "COV-123"] {
            assert!(is_rule_id(id), "{id}");
        }
        for other in ["S-01", "sod-01", "SOD-", "SOD01", "SOD-1a", "SOD-1-2"] {
            assert!(!is_rule_id(other), "{other}");
        }
    }

    #[test]
    fn tokens_are_told_apart_by_their_bytes() {
        let kind = |text: &str| match lump(text, TextRange::new(0, text.len())) {
            Lump::Path(_) => "path",
            Lump::FieldRef(..) => "field",
            Lump::Cite(_) => "cite",
            Lump::RuleId => "rule",
            Lump::Bool(_) => "bool",
            Lump::Int(_) => "int",
            Lump::Date(_) => "date",
            Lump::Period(..) => "period",
            Lump::Duration(_) => "duration",
            Lump::Other => "other",
        };
        for (text, expected) in [
            ("billing", "path"),
            ("std::quarterly", "path"),
            ("control.objective", "field"),
            ("tsc:CC6.1", "cite"),
            ("SOD-01", "rule"),
            ("yes", "bool"),
            ("42", "int"),
            ("2026-02-31", "date"),
            ("2026-01-01 .. 2026-12-31", "period"),
            ("90\n days", "duration"),
            ("2026-1-1", "other"),
            ("90days", "other"),
            ("a:", "other"),
            ("a.b.c", "other"),
            ("a::b::c", "other"),
            ("1 .. 2", "other"),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
