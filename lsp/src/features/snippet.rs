//! Lines to begin with: fields with a place for a value behind each, as an editor's snippet or as a text.

use ctl_core::Analysis;
use ctl_core::schema::Elem;
use ctl_core::value::FieldId;

/// Fields with a place for a value behind each, as lines of a snippet whose places are numbered from `first`.
pub(super) fn blanks(analysis: &Analysis, fields: &[FieldId], first: usize) -> Vec<String> {
    let width = fields.iter().map(|id| analysis.schema.field(*id).name.len()).max().unwrap_or(0);
    let line = |(i, id): (usize, &FieldId)| {
        let field = analysis.schema.field(*id);
        let blank = match &field.ty.elem {
            Elem::Text => format!("\"${{{}:text}}\"", first + i),
            elem => format!("${{{}:{}}}", first + i, escaped(&value_of_type(analysis, elem))),
        };
        format!("{:width$}  {blank}", field.name)
    };
    fields.iter().enumerate().map(line).collect()
}

/// A value of a type to begin with, as a file has it. Of records it is one that there is not: which it is has to be
/// said by somebody, and until then the file has a mistake.
pub(super) fn value_of_type(analysis: &Analysis, elem: &Elem) -> String {
    match elem {
        Elem::Text => "\"text\"".to_owned(),
        Elem::Enum(of) => analysis.schema.enumeration(*of).members.first().map_or_else(String::new, |m| m.name.clone()),
        Elem::Kinds(kinds) => kinds.first().map_or_else(String::new, |kind| analysis.schema.kind(*kind).name.clone()),
        Elem::Bool => "yes".to_owned(),
        Elem::Int => "1".to_owned(),
        Elem::Date => analysis.as_of.to_string(),
        Elem::Period => "2026-01-01 .. 2026-12-31".to_owned(),
        Elem::Duration => "90 days".to_owned(),
        Elem::Rule => "AB-01".to_owned(),
        _ => "value".to_owned(),
    }
}

/// Braces with such lines in them, the end of the snippet inside.
pub(super) fn braces(analysis: &Analysis, fields: &[FieldId], first: usize) -> String {
    let lines: Vec<String> = blanks(analysis, fields, first).into_iter().map(|line| format!("\n  {line}")).collect();
    if lines.is_empty() { " {\n  $0\n}".to_owned() } else { format!(" {{{}\n}}$0", lines.join("")) }
}

/// A text that stands in a snippet as it is.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// A snippet as a text, for an editor that knows none: each place with what stands in it.
pub fn without_places(snippet: &str) -> String {
    let mut out = String::new();
    let mut chars = snippet.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            '$' if chars.peek() == Some(&'{') => {
                let place: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let text = place.split_once([':', '|']).map_or("", |(_, text)| text);
                out.push_str(text.split([',', '|']).next().unwrap_or_default());
            }
            '$' => while chars.next_if(char::is_ascii_digit).is_some() {},
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_a_text_for_who_knows_none() {
        assert_eq!(
            without_places("a ${1:name} \"${2:T}\" {\n  b  ${3|x,y|}$0\n\\} \\$"),
            "a name \"T\" {\n  b  x\n} $"
        );
    }
}
