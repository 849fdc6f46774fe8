//! As much of Markdown as an importer needs: where the first sentence is, and what it says without its marks.

/// Sentences longer than this are cut between words.
const LONGEST: usize = 400;
/// Characters, marks among them, in which a sentence is looked for: what looks for the end of a link does not go far.
const WINDOW: usize = 4_000;
/// A paragraph of fewer words is prose only if it ends like a sentence.
const FEWEST_WORDS: usize = 8;
/// A full stop after one of these ends no sentence.
const ABBREVIATIONS: [&str; 12] = ["e.g", "i.e", "etc", "vs", "cf", "no", "inc", "ltd", "co", "corp", "u.s", "approx"];

/// The first sentence, as plain text.
pub(super) fn first_sentence(text: &str) -> Option<String> {
    let paragraphs = paragraphs(text);
    let paragraph = paragraphs.iter().find(|paragraph| is_prose(paragraph)).or(paragraphs.first())?;
    let paragraph = plain(&paragraph.chars().take(WINDOW).collect::<String>());
    let sentence = sentence(&paragraph);
    let mut out = String::new();
    for word in sentence.split_whitespace() {
        if out.chars().count() + word.chars().count() >= LONGEST {
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    (!out.is_empty()).then_some(out)
}

/// The text without its first heading, where it begins with one.
pub(super) fn without_title(text: &str) -> &str {
    let text = text.trim_start();
    match text.strip_prefix("# ").map(|rest| rest.split_once('\n')) {
        Some(Some((_, rest))) => rest,
        Some(None) => "",
        None => text,
    }
}

/// Whether it says something: a list of appendices, or a caption, does not.
fn is_prose(paragraph: &str) -> bool {
    paragraph.ends_with(['.', '!', '?', '。']) || paragraph.split_whitespace().count() >= FEWEST_WORDS
}

/// Paragraphs and items of lists, without the marks of these.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut is_open = false;
    for line in text.lines() {
        let line = line.trim();
        if let Some(mark) = fence {
            if line.starts_with(mark) {
                fence = None;
            }
            continue;
        }
        fence = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        if fence.is_some() || line.is_empty() || is_structure(line) {
            is_open = false;
            continue;
        }
        let mark = list_mark(line);
        match paragraphs.last_mut() {
            Some(paragraph) if is_open && mark == 0 => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            _ => paragraphs.push(line[mark..].to_owned()),
        }
        is_open = true;
    }
    paragraphs
}

/// Headings, rules, tables, raw HTML and TeX: lines that are no prose.
fn is_structure(line: &str) -> bool {
    line.starts_with(['#', '|', '<', '\\', '>'])
        || line.starts_with("+-")
        || line.starts_with("+=")
        || line == "&nbsp;"
        || line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '))
}

/// How long the mark of a list's item is: `a. `, `1) `, `iv. `, `- `, `* [x] `.
fn list_mark(line: &str) -> usize {
    let after_mark = match line.split_once(' ') {
        Some((mark, _)) if matches!(mark, "-" | "*" | "+") => mark.len(),
        Some((mark, _)) if mark.ends_with(['.', ')']) => {
            let word = &mark[..mark.len() - 1];
            let is_number = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
            let is_letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
            let is_roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
            if !(is_number || is_letter || is_roman) {
                return 0;
            }
            mark.len()
        }
        _ => return 0,
    };
    let rest = line[after_mark..].trim_start();
    let rest = ["[ ]", "[x]", "[X]"].iter().find_map(|tick| rest.strip_prefix(tick)).unwrap_or(rest).trim_start();
    line.len() - rest.len()
}

/// Text without marks of emphasis, code and links. What comply would fill in for the company's name is named.
fn plain(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let solid = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| !c.is_whitespace());
    let word = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphanumeric());
    while let Some(&c) = chars.get(at) {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        match c {
            '\\' if chars.get(at + 1).is_some_and(char::is_ascii_punctuation) => {
                out.push(chars[at + 1]);
                at += 1;
            }
            '`' => {}
            '*' if solid(before) || solid(after) => {}
            '_' if !(word(before) && word(after)) && (solid(before) || solid(after)) => {}
            '!' if chars.get(at + 1) == Some(&'[') && link(&chars[at + 1..]).is_some() => {}
            '[' => match link(&chars[at..]) {
                Some((shown, length)) => {
                    out.push_str(&plain(&shown));
                    at += length - 1;
                }
                None => out.push(c),
            },
            '{' => match placeholder(&chars[at..]) {
                Some(length) => {
                    out.push_str("the organisation");
                    at += length - 1;
                }
                None => out.push(c),
            },
            c => out.push(c),
        }
        at += 1;
    }
    let mut first = out.chars();
    match first.next() {
        Some(c) if out.starts_with("the organisation") => c.to_uppercase().chain(first).collect(),
        _ => out,
    }
}

/// `[shown](target)` or `[shown][name]`: what is shown, and how long it is.
fn link(chars: &[char]) -> Option<(String, usize)> {
    let shown_end = chars.iter().position(|c| *c == ']')?;
    let close = match chars.get(shown_end + 1)? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let target = chars[shown_end + 2..].iter().position(|c| *c == close)?;
    Some((chars[1..shown_end].iter().collect(), shown_end + 2 + target + 1))
}

/// `{{.Name}}`: how long it is.
fn placeholder(chars: &[char]) -> Option<usize> {
    let end = chars.iter().position(|c| *c == '}')?;
    let inner: String = chars.get(2..end)?.iter().collect();
    (chars.starts_with(&['{', '{']) && chars.get(end + 1) == Some(&'}') && inner.trim() == ".Name").then_some(end + 2)
}

fn sentence(paragraph: &str) -> &str {
    for (at, c) in paragraph.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let (before, rest) = (&paragraph[..at], &paragraph[at + 1..]);
        let mut next = rest.trim_start().chars();
        let ends = rest.is_empty() || (rest.starts_with(' ') && next.next().is_none_or(|c| !c.is_lowercase()));
        let last = before.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        let is_short = c == '.' && (ABBREVIATIONS.contains(&last.as_str()) || last.chars().count() == 1);
        if ends && (!is_short || rest.trim().is_empty()) {
            return &paragraph[..=at];
        }
    }
    paragraph
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_plain() {
        for (text, sentence) in [
            ("# Purpose\n\na. This policy *defines*\nthings. It says more.", "This policy defines things."),
            ("- [ ] Pull the `patch_all.sh` script\n- [ ] next", "Pull the patch_all.sh script"),
            ("{{.Name}} keeps {{ .Name }}'s records.", "The organisation keeps the organisation's records."),
            ("See [the **plan**](http://x/(a)) first. Then go.", "See the plan) first."),
            ("![logo](x.png) Welcome", "logo Welcome"),
            (
                "Some systems, e.g. Okta, are used by A. Smith. Others not.",
                "Some systems, e.g. Okta, are used by A. Smith.",
            ),
            ("```\ncode.\n```\n| a | b |\n\n---\n\nText without an end", "Text without an end"),
            ("\\pagebreak\n&nbsp;\n1 \\* 2 * 3 _is_ snake_case", "1 * 2 * 3 is snake_case"),
            ("Is it? Yes.", "Is it?"),
            ("Appendix A: Periods\n\n# Scope\n\na. This is the scope. More.", "This is the scope."),
            ("Only a caption", "Only a caption"),
            ("This one has no stop but says quite enough\n\nNext one.", "This one has no stop but says quite enough"),
            ("日本語。", "日本語。"),
        ] {
            assert_eq!(first_sentence(text).as_deref(), Some(sentence), "{text}");
        }
        assert_eq!(first_sentence("# Only a heading\n\n---\n"), None);
        assert_eq!(first_sentence(""), None);
        assert!(first_sentence(&"[".repeat(5_000_000)).is_some(), "and that at once");
        assert!(first_sentence(&"word ".repeat(1_000)).expect("a sentence").ends_with("word…"));
    }

    #[test]
    fn the_title_is_left_out() {
        assert_eq!(without_title("\n# Title\n\nText\n# More"), "\nText\n# More");
        assert_eq!(without_title("Text\n# More"), "Text\n# More");
        assert_eq!(without_title("# Title"), "");
    }
}
