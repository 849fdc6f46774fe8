//! Foreign text as parts of source files. Whatever a text says, it stays a text, a comment or a citation, and means
//! what it meant.

use ctl_syntax::{literal, parse_file};

use crate::render::wrap::{is_hostile, one_line};

/// The indentation of a block of text, below a field.
const INDENT: &str = "    ";

/// `text` with one kind of line break, without page breaks, and with `�` for what a reader could be misled by.
pub(super) fn clean(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let clean = |c| match c {
        '\n' | '\t' => c,
        '\u{b}' | '\u{c}' => ' ',
        c if is_hostile(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(clean).collect()
}

/// A text in one line, with its quotes.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    quoted(&one_line(&words.join(" ")))
}

/// A text of several lines, with its quotes: as a block where a block can hold it, else escaped.
pub(super) fn block(text: &str) -> String {
    let lines: Vec<&str> = text.trim_matches('\n').lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let indented: Vec<String> =
        lines.iter().map(|line| if line.is_empty() { String::new() } else { format!("{INDENT}{line}") }).collect();
    let block = format!("\"\"\"\n{}\n  \"\"\"", indented.join("\n"));
    let holds = !text.contains("\"\"\"") && literal::text(&block) == text;
    if holds { block } else { quoted(&text) }
}

/// A comment of one line.
pub(super) fn comment(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    format!("// {}", one_line(&words.join(" ")))
}

/// Whether `framework:clause` is one citation. The grammar has the shape as `CITE`.
pub(super) fn is_citation(framework: &str, clause: &str) -> bool {
    is_name(framework) && is_clause(clause)
}

/// `NAME`
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// `CLAUSE`: `CC6.1`, `AS2201.34`, `404(a)`, `164.308(a)(1)`.
fn is_clause(text: &str) -> bool {
    let (body, items) = text.split_at(text.find('(').unwrap_or(text.len()));
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = body.split(['.', '-']);
    let first = parts.next().unwrap_or_default();
    let first_is_right = first.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_word(&first.replace('_', "0"));
    let items_are_right = items.is_empty()
        || items.strip_prefix('(').and_then(|items| items.strip_suffix(')')).is_some_and(|items| {
            // `(a)(1)`
            items.split(")(").all(is_word)
        });
    first_is_right && parts.all(is_word) && items_are_right
}

/// Whether `text` is source text without a mistake.
pub(super) fn is_sound(text: &str) -> bool {
    let file = parse_file(text);
    file.errors.is_empty() && file.items.iter().all(|item| item.tree.errors.is_empty())
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: [&str; 12] = [
        "\"\"\"",
        "a \"\"\" b \"\"\"\"\" c",
        "\\",
        "ends in \\",
        "\\\"",
        "{x} {{.Name}} }",
        "// no comment",
        "/// nor this",
        "\" } person intruder \"",
        "x\n}\n\nperson intruder \"\"\"",
        "a\r\nb\rc\u{2028}d\u{202e}e\0f",
        "\ttab\n  \n    indented\n",
    ];

    #[test]
    fn text_stays_text() {
        for text in HOSTILE {
            let cleaned = clean(text);
            let (line, block, comment) = (line(&cleaned), block(&cleaned), comment(&cleaned));
            let source = format!("{comment}\npolicy p {line} {{\n  {comment}\n  summary {block}\n  {comment}\n}}\n");
            for source in [ctl_syntax::format(&source), source] {
                assert!(is_sound(&source), "{source}");
                assert_eq!(parse_file(&source).items.len(), 1, "{source}");
            }
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&literal::text(&line)), words(&cleaned));
            assert_eq!(words(&literal::text(&block)), words(&cleaned));
        }
    }

    #[test]
    fn blocks_keep_their_lines() {
        let text = "Steps:\n\n- [ ] one\n    - [ ] below\n\\ \"";
        assert_eq!(literal::text(&block(text)), text);
        assert!(block(text).starts_with("\"\"\"\n"));
        assert_eq!(literal::text(&block("a\n\"\"\"\nb")), "a\n\"\"\"\nb");
        assert_eq!(literal::text(&block("    all\n    indented")), "    all\n    indented");
    }

    #[test]
    fn citations_are_those_of_the_grammar() {
        for (framework, clause) in
            [("tsc", "CC6.1"), ("TSC", "CC9.9"), ("hipaa", "164.308(a)(1)"), ("x", "A_1-2.b(c)"), ("_x", "9")]
        {
            assert!(is_citation(framework, clause), "{framework}:{clause}");
            assert!(is_sound(&format!("policy p {{ satisfies {framework}:{clause} }}")), "{framework}:{clause}");
        }
        for (framework, clause) in [
            ("tsc", ""),
            ("tsc", "CC 6.1"),
            ("tsc", "CC6."),
            ("tsc", ".1"),
            ("tsc", "_1"),
            ("tsc", "CC6.1()"),
            ("tsc", "CC6.1(a"),
            ("tsc", "CC6.1(a)b"),
            ("tsc", "CC6.1(a)("),
            ("tsc", "CC6.1, tsc:CC6.2"),
            ("tsc", "CC6.1 }"),
            ("tsc", "CC６.1"),
            ("NIST 800", "AC-1"),
            ("", "AC-1"),
            ("8x", "AC-1"),
        ] {
            assert!(!is_citation(framework, clause), "{framework}:{clause}");
        }
    }
}
