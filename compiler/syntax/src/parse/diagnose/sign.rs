//! Signs that come from elsewhere: from a word processor, or from other languages.

use crate::parse::error::SyntaxError;
use crate::span::TextRange;

/// What to say about a token that the language does not have at all.
pub(super) fn foreign(text: &str, token: TextRange, range: TextRange) -> Option<SyntaxError> {
    let written = token.of(text);
    let c = written.chars().next()?;
    if matches!(c, '“' | '”' | '„' | '«' | '»' | '‘' | '’') {
        let edits: Vec<(TextRange, String)> = range
            .of(text)
            .char_indices()
            .filter(|(_, c)| matches!(c, '“' | '”' | '„' | '«' | '»'))
            .map(|(i, c)| {
                let start = range.start + i as u32;
                (TextRange { start, end: start + c.len_utf8() as u32 }, "\"".to_owned())
            })
            .collect();
        let mut error =
            SyntaxError::new("E0101", token, format!("`{c}` does not begin a text"), "a typographic quotation mark")
                .help("write straight quotation marks: \"...\"");
        if !edits.is_empty() {
            error.fix = Some(("write straight quotation marks".to_owned(), edits));
        }
        return Some(error);
    }
    if c == '\'' {
        return Some(
            SyntaxError::new("E0101", token, "a text stands between double quotes", "`'` does not begin one")
                .help("write \"...\""),
        );
    }
    if c == '#' {
        return Some(
            SyntaxError::new("E0101", token, "`#` does not begin a comment", "expected `//`")
                .help("a comment begins with `//`")
                .fix("write `//`", token, "//"),
        );
    }
    if written.starts_with("/*") || range.of(text).starts_with("/*") {
        return Some(
            SyntaxError::new("E0101", token, "`/*` does not begin a comment", "expected `//`")
                .help("begin each line of the comment with `//`"),
        );
    }
    if c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}') {
        let end = token.start + c.len_utf8() as u32;
        let range = TextRange { start: token.start, end };
        return Some(
            SyntaxError::new(
                "E0101",
                range,
                format!("an invisible character stands here: U+{:04X}", u32::from(c)),
                "only blanks, tabs and line breaks are empty space",
            )
            .fix("replace it with a blank", range, " "),
        );
    }
    if c.is_alphabetic() && !written.is_ascii() {
        return Some(
            SyntaxError::new(
                "E0101",
                token,
                format!("`{written}` is not a name"),
                "names have the letters a to z, digits and `_`",
            )
            .help("spell it without accents; any letters may stand in its title"),
        );
    }
    None
}
