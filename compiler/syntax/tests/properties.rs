//! What holds for every text: made up from nothing, or a valid file with changes in it.

mod support;

use ctl_syntax::span::TextRange;
use ctl_syntax::{ParsedFile, format, parse_expression, parse_file};
use proptest::prelude::*;
use support::{rendered, trees};

/// Valid files to begin with: small, and together of every construct.
const SEEDS: [&str; 6] = [
    include_str!("trees/declarations.ctl"),
    include_str!("trees/schema.ctl"),
    include_str!("trees/rules.ctl"),
    include_str!("format/blocks.ctl"),
    include_str!("format/schema.ctl"),
    include_str!("format/rules.ctl"),
];

/// Pieces that matter to the language, and some that do not.
const PIECES: [&str; 62] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ":",
    "::",
    ".",
    "..",
    "=",
    "==",
    "<",
    "*",
    "|",
    "\"",
    "\"\"\"",
    "\\",
    "//",
    "/// doc",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "a",
    "system ",
    "kind ",
    "rule ",
    "enum ",
    "test ",
    "template ",
    "extend ",
    "view ",
    "like ",
    "given ",
    "expect ",
    "not ",
    "and ",
    "or ",
    "exists ",
    "those ",
    "where ",
    "in ",
    "for ",
    "message ",
    "cites ",
    "if ",
    "as ",
    "required ",
    "SOD-01",
    "tsc:CC6.1",
    "2026-06-30",
    "2026-02-31",
    "90 days",
    "yes",
    "{x}",
    "é",
    "🚀",
    "\u{feff}",
];

fn soup() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![9 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

/// A valid file with a few changes.
fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0usize..12, proptest::sample::select(&PIECES[..]));
    (proptest::sample::select(&SEEDS[..]), proptest::collection::vec(change, 1..5)).prop_map(|(seed, changes)| {
        let mut text = seed.to_owned();
        for (at, cut, piece) in changes {
            let boundary = |text: &str, mut i: usize| {
                while !text.is_char_boundary(i) {
                    i += 1;
                }
                i
            };
            let from = boundary(&text, at.index(text.len() + 1));
            let to = boundary(&text, (from + cut).min(text.len()));
            text.replace_range(from..to, piece);
        }
        text
    })
}

/// A valid file whose blanks are others, with comments here and there.
fn reflowed() -> impl Strategy<Value = String> {
    let blank =
        proptest::sample::select(&[" ", "  ", "\n", "\n\n\n", "\t", " // note\n", "\n  // own line\n", "\r\n"][..]);
    (proptest::sample::select(&SEEDS[..]), proptest::collection::vec(blank, 1..40), 1usize..9).prop_map(
        |(seed, blanks, every)| {
            let mut out = String::new();
            let mut quoted = false;
            let mut comment = false;
            let mut n = 0;
            for (i, c) in seed.char_indices() {
                comment = !quoted && (comment && c != '\n' || seed[i..].starts_with("//"));
                quoted ^= c == '"' && !comment && !seed[..i].ends_with('\\');
                if c == ' ' && !quoted && !comment {
                    n += 1;
                    if n % every == 0 {
                        out.push_str(blanks[(n / every) % blanks.len()]);
                        continue;
                    }
                }
                out.push(c);
            }
            out
        },
    )
}

/// Every byte belongs to an item, to a blank or comment between items, or to a sign that is reported.
fn covers(text: &str, file: &ParsedFile) {
    let mut at = 0;
    for item in &file.items {
        between(text, at, item.range.start as usize, file);
        assert!(item.range.start < item.range.end, "an empty item");
        assert!(!item.range.of(text).is_empty(), "an item off the character boundaries");
        at = item.range.end as usize;
    }
    between(text, at, text.len(), file);
}

fn between(text: &str, from: usize, to: usize, file: &ParsedFile) {
    assert!(from <= to, "items overlap");
    let mut comment = false;
    for (i, c) in text[from..to].char_indices() {
        let at = from + i;
        comment = comment && !matches!(c, '\n' | '\r') || text[at..].starts_with("//");
        let mark = at == 0 && c == '\u{feff}';
        let reported = file.errors.iter().any(|e| e.range == TextRange::new(at, at + 1));
        assert!(comment || mark || reported || " \t\r\n".contains(c), "{c:?} at {at} belongs to nothing");
    }
}

/// Errors and trees hold ranges of their item, on character boundaries, in order.
fn ranges_are_sound(text: &str, file: &ParsedFile) {
    for item in &file.items {
        let slice = item.range.of(text);
        for error in &item.tree.errors {
            let places = std::iter::once(&error.range).chain(error.others.iter().map(|o| &o.0));
            let edits = error.fix.iter().flat_map(|f| f.1.iter().map(|e| &e.0));
            for range in places.chain(edits) {
                assert!(range.start <= range.end, "{error:?}");
                assert!(slice.get(range.start as usize..range.end as usize).is_some(), "{error:?} of {slice:?}");
            }
            assert!(!error.message.is_empty() && !error.message.ends_with('.'), "{error:?}");
        }
        assert!(item.tree.errors.is_sorted_by_key(|e| e.range.start));
    }
}

fn check(text: &str) {
    let file = parse_file(text);
    covers(text, &file);
    ranges_are_sound(text, &file);
    let laid_out = format(text);
    assert_eq!(format(&laid_out), laid_out, "laying out again changes something");
    assert_eq!(signs(&laid_out), signs(text), "laying out changes more than blanks, `;` and commas");
    let _ = rendered(text);
    let _ = parse_expression(text);
}

/// All but blanks, `;`, commas and a mark at the start.
fn signs(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).chars().filter(|c| !" \t\r\n;,".contains(*c)).collect()
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_pieces(text in soup()) {
        check(&text);
    }

    #[test]
    fn any_mistake(text in mutated()) {
        check(&text);
    }

    /// Blanks and comments mean nothing, and laying out keeps the meaning.
    #[test]
    fn any_blanks(text in reflowed()) {
        check(&text);
        prop_assert_eq!(trees(&format(&text)), trees(&text));
    }
}

/// A brace at the end of the file is one at the end of a line, whether a line break follows or not.
#[test]
fn an_open_text_before_the_last_brace() {
    check("\"{ ");
    check("team a \"b {");
}
