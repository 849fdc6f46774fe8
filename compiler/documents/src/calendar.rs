//! iCalendar (RFC 5545) from templates. A hole writes a value that is text of the form, whatever it holds; what a
//! template yields is one content line for each of its lines, folded and ended as the form has it (section 3.1).

use minijinja::value::ValueKind;
use minijinja::{Error, Value};

use crate::{tree, values};

/// The most bytes of a line without its end (section 3.1).
const LONGEST: usize = 75;

/// A value as a template's output holds it: days as digits (section 3.3.4), all else as text (section 3.3.11).
pub(crate) fn written(value: &Value) -> Result<String, Error> {
    // What a macro or a block has written is of the form already.
    if let Some(text) = value.as_str().filter(|_| value.is_safe()) {
        return Ok(text.to_owned());
    }
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Err(values::nothing()),
        ValueKind::Seq | ValueKind::Iterable => {
            let items: Vec<String> = value.try_iter()?.map(|v| values::parts(&v).0).collect();
            Ok(escaped(&values::listed(&items, "and")))
        }
        _ => match values::day(value) {
            Some(day) => Ok(day.to_string().replace('-', "")),
            None => Ok(escaped(&values::parts(value).0)),
        },
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tree::cleaned(text).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// What a template has yielded, as the form has it. Blank lines are none.
pub(crate) fn read(output: &str) -> Vec<u8> {
    let mut out = String::new();
    for line in output.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut room = LONGEST;
        for c in line.chars() {
            if c.len_utf8() > room {
                out.push_str("\r\n ");
                room = LONGEST - 1;
            }
            out.push(c);
            room -= c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_value() {
        let evil = "a;b,c\\d\r\nEND:VCALENDAR\u{7}";
        assert_eq!(written(&Value::from(evil)).expect("text"), "a\\;b\\,c\\\\d END:VCALENDAR\u{FFFD}");
        assert!(written(&Value::from(())).is_err());
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = format!("SUMMARY:{}", "ä".repeat(60));
        let said = String::from_utf8(read(&format!("\n  {line}\n\nEND:VEVENT\n"))).expect("UTF-8");
        assert!(said.split("\r\n").all(|l| l.len() <= LONGEST), "{said}");
        assert_eq!(said.replace("\r\n ", ""), format!("{line}\r\nEND:VEVENT\r\n"));
    }
}
