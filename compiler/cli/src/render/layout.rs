//! JSON as a person would lay it out: what fits on a line stands on one, everything else is opened up. Reports are
//! read by programs first, but also in pull requests, where one label a line beats one brace a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

/// The longest line that is not opened up, unless it is a single string or number.
const WIDTH: usize = 132;

/// Writes `value` and a line break.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    lay(&serde_json::to_value(value)?, 0, 0, out)?;
    writeln!(out)
}

/// `indent` is that of the line, `before` what already stands on it.
fn lay(value: &Value, indent: usize, before: usize, out: &mut dyn Write) -> io::Result<()> {
    if fits(value, WIDTH.saturating_sub(indent + before + 1)).is_some() {
        return compact(value, out);
    }
    let (open, close) = if value.is_array() { ("[", "]") } else { ("{", "}") };
    out.write_all(open.as_bytes())?;
    let mut first = true;
    let mut line = |out: &mut dyn Write| {
        let comma = if std::mem::take(&mut first) { "" } else { "," };
        write!(out, "{comma}\n{:1$}", "", indent + 2)
    };
    match value {
        Value::Array(items) => {
            for item in items {
                line(out)?;
                lay(item, indent + 2, 0, out)?;
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields {
                line(out)?;
                let name = serde_json::to_string(name)?;
                write!(out, "{name}: ")?;
                lay(item, indent + 2, name.len() + 2, out)?;
            }
        }
        _ => {}
    }
    write!(out, "\n{:indent$}{close}", "")
}

/// On one line, with a blank after each comma and colon.
fn compact(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    match value {
        Value::Array(items) => {
            out.write_all(b"[")?;
            for (i, item) in items.iter().enumerate() {
                out.write_all(if i > 0 { b", " } else { b"" })?;
                compact(item, out)?;
            }
            out.write_all(b"]")
        }
        Value::Object(fields) => {
            for (i, (name, item)) in fields.iter().enumerate() {
                out.write_all(if i > 0 { b", " } else { b"{ " })?;
                serde_json::to_writer(&mut *out, name)?;
                out.write_all(b": ")?;
                compact(item, out)?;
            }
            out.write_all(if fields.is_empty() { b"{}" } else { b" }" })
        }
        scalar => Ok(serde_json::to_writer(out, scalar)?),
    }
}

/// The room left of `room` after `value` on one line. Scalars always fit: there is no other way to write them.
fn fits(value: &Value, room: usize) -> Option<usize> {
    match value {
        Value::Array(items) if !items.is_empty() => {
            items.iter().try_fold(room.checked_sub(2)?, |room, item| item_fits(item, room.checked_sub(2)?))
        }
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .try_fold(room.checked_sub(4)?, |room, (name, item)| item_fits(item, room.checked_sub(name.len() + 6)?)),
        _ => Some(room),
    }
}

/// The same for a value beside others, where a long text does not fit.
fn item_fits(item: &Value, room: usize) -> Option<usize> {
    match item {
        Value::Array(_) | Value::Object(_) => fits(item, room),
        scalar => room.checked_sub(scalar.to_string().len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn laid(value: &Value) -> String {
        let mut out = Vec::new();
        write(value, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("JSON is text")
    }

    #[test]
    fn what_fits_stands_on_one_line() {
        let long = "x".repeat(70);
        let value = json!({ "a": [1, 2], "b": {}, "c": [], "d": { "e": long, "f": [{ "g": long }] } });
        assert_eq!(
            laid(&value),
            format!(
                "{{\n  \"a\": [1, 2],\n  \"b\": {{}},\n  \"c\": [],\n  \"d\": {{\n    \"e\": \"{long}\",\n    \
                 \"f\": [{{ \"g\": \"{long}\" }}]\n  }}\n}}\n"
            )
        );
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let value = json!([{ "quote \" and \n": "x".repeat(300) }, [[["\u{1b}"]]], null, -1.5, true, "y".repeat(200)]);
        let read: Value = serde_json::from_str(&laid(&value)).expect("it is JSON");
        assert_eq!(read, value);
    }
}
