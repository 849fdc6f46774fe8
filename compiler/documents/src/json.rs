//! JSON from templates. A hole writes a value of JSON, so whatever a text holds, it is one text; what a template
//! yields is read leniently, so that loops need not count commas, and written anew in the one way there is.

use std::collections::HashSet;
use std::fmt;

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Value};
use serde::Serialize;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use crate::{tree, values, write};

/// How deep a value in a hole may be nested; templates hardly go beyond two.
const DEPTH: usize = 100;

/// A value as a template's output holds it, between marks that tell it from the template's own text.
pub(crate) fn written(value: &Value) -> Result<String, Error> {
    // What a macro or a block has written is JSON already.
    if let Some(text) = value.as_str().filter(|_| value.is_safe()) {
        return Ok(text.to_owned());
    }
    Ok(format!("{}{}{}", tree::HOLE.0, of(value, DEPTH)?, tree::HOLE.1))
}

fn of(value: &Value, depth: usize) -> Result<Json, Error> {
    let depth = depth.checked_sub(1).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "nested too deep"))?;
    Ok(match value.kind() {
        ValueKind::Undefined | ValueKind::None => return Err(values::nothing()),
        ValueKind::Bool => Json::Bool(value.is_true()),
        ValueKind::Number => serde_json::to_value(value).unwrap_or_default(),
        ValueKind::Seq | ValueKind::Iterable => {
            Json::Array(value.try_iter()?.map(|v| of(&v, depth)).collect::<Result<_, _>>()?)
        }
        ValueKind::Map => {
            let member = |key: Value| Ok((tree::cleaned(&values::plain(&key)), of(&value.get_item(&key)?, depth)?));
            Json::Object(value.try_iter()?.map(member).collect::<Result<_, Error>>()?)
        }
        _ => Json::String(match values::markdown(value) {
            Some(markdown) => write::markdown_value(&tree::parse(markdown)),
            None => tree::cleaned(&values::plain(value)),
        }),
    })
}

/// What is wrong with what a template has yielded.
#[derive(Debug, PartialEq)]
pub(crate) struct Wrong {
    /// Where, in bytes of its output.
    pub(crate) at: usize,
    /// What, in words.
    pub(crate) says: String,
}

/// Reads what a template has yielded, and writes it in the one way there is. A comma before a closing bracket counts
/// for nothing, and a member whose list is empty is left out, with its name.
pub(crate) fn read(output: &str) -> Result<Vec<u8>, Wrong> {
    let text = strict(output)?;
    let wrong = |error: serde_json::Error| {
        let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let says = error.to_string();
        let says = says.rsplit_once(" at line ").map_or(says.as_str(), |(says, _)| says).to_owned();
        Wrong { at: before + error.column().saturating_sub(1), says }
    };
    let mut reader = serde_json::Deserializer::from_str(&text);
    let mut bytes = Vec::with_capacity(text.len());
    Anew { out: &mut bytes, depth: 0 }.deserialize(&mut reader).map_err(wrong)?;
    reader.end().map_err(wrong)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The output as JSON has it, byte for byte in its place: blanks for marks and for commas that close a list.
fn strict(output: &str) -> Result<String, Wrong> {
    let mut out = output.as_bytes().to_vec();
    let (mut in_text, mut escaped, mut comma) = (false, false, None);
    for (at, c) in output.char_indices() {
        if tree::is_mark(c) {
            if in_text {
                let says = "a hole stands inside a text; it writes quotes of its own".to_owned();
                return Err(Wrong { at, says });
            }
            out[at..at + c.len_utf8()].fill(b' ');
            continue;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => (in_text, comma) = (!in_text, None),
            _ if in_text || c.is_ascii_whitespace() => {}
            ',' => comma = Some(at),
            ']' | '}' => {
                if let Some(comma) = comma.take() {
                    out[comma] = b' ';
                }
            }
            _ => comma = None,
        }
    }
    Ok(String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Writes what is read as it is read, so that no document stands in memory as a tree. Says whether it was an empty list.
struct Anew<'o> {
    out: &'o mut Vec<u8>,
    /// In how many lists and objects.
    depth: usize,
}

impl Anew<'_> {
    fn inner(&mut self) -> Anew<'_> {
        Anew { out: self.out, depth: self.depth + 1 }
    }

    fn scalar<E: de::Error>(self, value: impl Serialize) -> Result<bool, E> {
        serde_json::to_writer(self.out, &value).map_err(de::Error::custom)?;
        Ok(false)
    }

    /// Begins the line of an item or a member.
    fn line(&mut self, first: bool) {
        self.out.extend(if first { "\n" } else { ",\n" }.bytes());
        self.indent(self.depth + 1);
    }

    fn indent(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n(b' ', 2 * depth));
    }

    fn close(&mut self, empty: bool, by: u8) {
        if !empty {
            self.out.push(b'\n');
            self.indent(self.depth);
        }
        self.out.push(by);
    }
}

impl<'de> DeserializeSeed<'de> for Anew<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Anew<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_bool<E: de::Error>(self, v: bool) -> Result<bool, E> {
        self.scalar(v)
    }

    fn visit_i64<E: de::Error>(self, v: i64) -> Result<bool, E> {
        self.scalar(v)
    }

    fn visit_u64<E: de::Error>(self, v: u64) -> Result<bool, E> {
        self.scalar(v)
    }

    fn visit_f64<E: de::Error>(self, v: f64) -> Result<bool, E> {
        self.scalar(v)
    }

    fn visit_str<E: de::Error>(self, v: &str) -> Result<bool, E> {
        self.scalar(v)
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        self.scalar(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<bool, A::Error> {
        self.out.push(b'[');
        let mut empty = true;
        loop {
            let before = self.out.len();
            self.line(empty);
            if items.next_element_seed(self.inner())?.is_none() {
                self.out.truncate(before);
                break;
            }
            empty = false;
        }
        self.close(empty, b']');
        Ok(empty)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<bool, A::Error> {
        self.out.push(b'{');
        let mut empty = true;
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            if names.contains(&name) {
                return Err(de::Error::custom(format_args!("`{name}` stands twice in one object")));
            }
            let before = self.out.len();
            self.line(empty);
            serde_json::to_writer(&mut *self.out, &name).map_err(de::Error::custom)?;
            self.out.extend(b": ");
            let nothing = members.next_value_seed(self.inner())?;
            if nothing {
                self.out.truncate(before);
            }
            empty &= nothing;
            names.insert(name);
        }
        self.close(empty, b'}');
        Ok(false)
    }
}

/// Where in a template a place of its output comes from: the longest piece of the output around the place that stands
/// in the template, if it stands there once. Holes end such a piece.
pub(crate) fn origin(template: &str, output: &str, at: usize) -> Option<usize> {
    let mut start = floor(output, at.min(output.len().saturating_sub(1)));
    loop {
        let c = output[start..].chars().next()?;
        let before = &output[..start];
        // What a hole has written is not the template's: what stands before the hole is.
        match before.rfind(tree::HOLE.0).filter(|open| before.rfind(tree::HOLE.1).is_none_or(|close| close < *open)) {
            Some(open) => start = open,
            None if !tree::is_mark(c) && !c.is_whitespace() => break,
            None => {}
        }
        start = floor(output, start.checked_sub(1)?);
    }
    let (mut first, mut last) = (start, start + output[start..].chars().next()?.len_utf8());
    if !template.contains(&output[first..last]) {
        return None;
    }
    while let Some(c) = output[last..].chars().next()
        && template.contains(&output[first..last + c.len_utf8()])
    {
        last += c.len_utf8();
    }
    while let Some(c) = output[..first].chars().next_back()
        && template.contains(&output[first - c.len_utf8()..last])
    {
        first -= c.len_utf8();
    }
    let piece = &output[first..last];
    let found = template.find(piece)?;
    (template.rfind(piece) == Some(found)).then_some(found + (start - first))
}

/// The start of the character that a byte is of.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A few words of the output around a place.
pub(crate) fn around(output: &str, at: usize) -> String {
    const REACH: usize = 40;
    let first = floor(output, at.saturating_sub(REACH));
    let last = floor(output, at.saturating_add(REACH).min(output.len()));
    let piece: String = output[first..last.max(first)].chars().filter(|c| !tree::is_mark(*c)).collect();
    format!("`{}`", tree::cleaned(&piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(output: &str) -> String {
        String::from_utf8(read(output).expect("JSON")).expect("UTF-8")
    }

    #[test]
    fn commas_that_close_a_list_and_empty_lists_are_left_out() {
        let lenient = "{\"a\": [1, 2,\n ], \"b\": [ ], \"c\": {\"d\": \", ] }\\\\\", }, \"e\": {}, \"f\": [[], {}], }";
        assert_eq!(
            said(lenient).split_whitespace().collect::<String>(),
            r#"{"a":[1,2],"c":{"d":",]}\\"},"e":{},"f":[[],{}]}"#
        );
        assert!(said("[1]").ends_with("]\n"));
    }

    #[test]
    fn what_a_text_holds_is_data() {
        let evil = "\"}, \"x\": {{ 1 }} \\ \n</script>\u{1F600}\u{F0000}\u{7}";
        let hole = written(&Value::from(evil)).expect("it is written");
        let text = format!("{{\"a\": {hole}, }}");
        let read: Json = serde_json::from_str(&said(&text)).expect("JSON");
        assert_eq!(read, serde_json::json!({ "a": "\"}, \"x\": {{ 1 }} \\ </script>\u{1F600}\u{FFFD}\u{FFFD}" }));
        // Inside quotes of the template it would be more than one text: that is a mistake, whatever it holds.
        let hole = written(&Value::from(",")).expect("it is written");
        let wrong = read_wrong(&format!("[\"{hole}\"]"));
        assert_eq!((wrong.at, wrong.says.as_str()), (2, "a hole stands inside a text; it writes quotes of its own"));
    }

    fn read_wrong(text: &str) -> Wrong {
        read(text).expect_err("no JSON")
    }

    #[test]
    fn mistakes_have_a_place() {
        let at = |text: &str| {
            let wrong = read_wrong(text);
            (text[wrong.at.min(text.len())..].chars().take(3).collect::<String>(), wrong.says)
        };
        assert_eq!(at("{\"a\": 1 \"b\": 2}"), ("\"b\"".to_owned(), "expected `,` or `}`".to_owned()));
        assert_eq!(at("[1,, 2]"), (", 2".to_owned(), "expected value".to_owned()));
        assert_eq!(at("{\"a\": 1,\n \"a\": 2}").1, "`a` stands twice in one object");
        assert_eq!(at("{\"a\": [], \"a\": 2}").1, "`a` stands twice in one object");
        assert_eq!(at("[1] x"), ("x".to_owned(), "trailing characters".to_owned()));
        assert_eq!(at("{\"a\": ").1, "EOF while parsing a value");
        assert_eq!(at(&"[".repeat(100_000)).1, "recursion limit exceeded");
        assert_eq!(at("").1, "EOF while parsing a value");
    }

    #[test]
    fn a_place_leads_back_to_the_template() {
        let template = "{\n  \"a\": {{ x }},\n  \"b\": [{% for y in ys %}{ \"c\": {{ y }} }{% endfor %}]\n}\n";
        let hole = |text: &str| written(&Value::from(text)).expect("it is written");
        let output = format!(
            "{{\n  \"a\": {},\n  \"b\": [{{ \"c\": {} }}{{ \"c\": {} }}]\n}}\n",
            hole("c"),
            hole("1"),
            hole("2")
        );
        let wrong = read_wrong(&output);
        let from = origin(template, &output, wrong.at).expect("it is found");
        assert_eq!(&template[from..from + 5], "{ \"c\"");
        assert_eq!(around(&output, wrong.at), "`\"c\", \"b\": [{ \"c\": \"1\" }{ \"c\": \"2\" }] }`");
    }
}
