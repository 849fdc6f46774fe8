//! What holds for every package: nothing crashes the check, every diagnostic has a place, laying files out keeps their
//! meaning, and the same input gives the same bytes. What the order of declarations must not change is in `order.rs`.

use ctl_core::emit::model_json;
use ctl_core::{Analysis, PackageInput};
use ctl_syntax::format;
use ctl_tests::check::{self, on_all_cores, package, reproducer};
use ctl_tests::generate::{Case, SCHEMA};
use ctl_tests::packages::{each_example, examples};
use ctl_tests::random::{Random, cases};
use proptest::prelude::*;
use serde_json::Value as Json;

/// Pieces that matter to the language, and some that do not.
const PIECES: [&str; 40] = [
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
    "*",
    "\"",
    "\"\"\"",
    "\\",
    "//",
    "\n",
    " ",
    "kind ",
    "rule ",
    "enum ",
    "extend kind person ",
    "like ",
    "exists ",
    "those x in ",
    " where ",
    "not ",
    "self",
    "SOD-01",
    "attic:S.0",
    "tsc:CC6.1",
    "2026-02-31",
    "90 days",
    "yes",
    "as_of",
    "é",
    "🚀",
];

fn of(files: &[(String, String)]) -> PackageInput {
    package(files.iter().map(|(p, t)| (&**p, &**t)))
}

/// Everything that can be asked of a package, whatever is wrong with it.
fn exercise(analysis: &Analysis) {
    let mut out = Vec::new();
    model_json(analysis, &mut out).expect("a vector can be written");
    let _: Json = serde_json::from_slice(&out).expect("the model is JSON");
    analysis.test();
    for d in &analysis.diagnostics {
        let spans = d.labels.iter().map(|l| l.span).chain(d.fixes.iter().flat_map(|f| f.edits.iter().map(|e| e.span)));
        for span in spans {
            let text = &analysis.program.file(span.file).text;
            let range = span.range.start as usize..span.range.end as usize;
            assert!(text.get(range).is_some(), "a place off the text: {span:?} of {}", d.message);
        }
        assert!(!d.labels.is_empty(), "no place: {}", d.message);
    }
}

/// A change of a text: where, how much is cut, what is put there.
type Change = (prop::sample::Index, usize, &'static str);

fn change() -> impl Strategy<Value = Change> {
    (any::<prop::sample::Index>(), 0usize..24, proptest::sample::select(&PIECES[..]))
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
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
}

/// So many cases, in debug builds of an ordinary run.
fn config(usual: u64) -> ProptestConfig {
    ProptestConfig { cases: cases(usual) as u32, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn any_pieces_are_checked(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..80)) {
        exercise(&check::check(package([("a.ctl", SCHEMA), ("b.ctl", &*pieces.concat())]), false));
    }

    #[test]
    fn any_text_is_checked(text in any::<String>()) {
        exercise(&check::check(package([("a.ctl", SCHEMA), ("b.ctl", &*text)]), false));
    }

    /// Kinds, records, derived fields and rules, with a few mistakes in them: names that no longer resolve, types that no
    /// longer fit, circles.
    #[test]
    fn any_mistake_is_checked(seed in any::<u32>(), changes in proptest::collection::vec(change(), 1..6)) {
        let files = Case::random(&mut Random::of_case(u64::from(seed))).files();
        let whole: String = files.iter().map(|(_, text)| format!("{text}\n")).collect();
        exercise(&check::check(package([("a.ctl", &*changed(&whole, &changes))]), false));
    }
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn any_mistake_in_an_example_is_checked(
        which in any::<prop::sample::Index>(),
        file in any::<prop::sample::Index>(),
        changes in proptest::collection::vec(change(), 1..5),
    ) {
        let all = examples();
        let mut example = all[which.index(all.len())].clone();
        let at = file.index(example.files.len());
        example.files[at].1 = changed(&example.files[at].1, &changes);
        exercise(&check::check(of(&example.files), true));
    }
}

/// The model without what tells places.
fn model(analysis: &Analysis) -> Json {
    fn strip(json: &mut Json) {
        match json {
            Json::Object(map) => {
                map.remove("at");
                map.values_mut().for_each(strip);
            }
            Json::Array(all) => all.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut json: Json = serde_json::from_slice(&bytes(analysis)).expect("the model is JSON");
    strip(&mut json);
    json
}

fn bytes(analysis: &Analysis) -> Vec<u8> {
    let mut out = Vec::new();
    model_json(analysis, &mut out).expect("a vector can be written");
    out
}

#[test]
fn laying_out_keeps_the_meaning_of_random_packages() {
    on_all_cores(cases(100), |at| {
        let files = Case::random(&mut Random::of_case(at)).files();
        let laid_out: Vec<(String, String)> = files.iter().map(|(p, t)| (p.clone(), format(t))).collect();
        let (before, after) = (check::check(of(&files), false), check::check(of(&laid_out), false));
        if model(&before) == model(&after) {
            return Ok(());
        }
        let text: String = files.iter().map(|(p, t)| format!("// {p}\n{t}\n")).collect();
        Err(reproducer(&format!("laying_out_{at}.ctl"), &text))
    });
}

#[test]
fn laying_out_keeps_the_meaning_of_the_examples() {
    each_example(|example| {
        // As it was typed in a hurry.
        let hurried = example.files.iter().map(|(p, t)| (p.clone(), hurried(t))).collect::<Vec<_>>();
        let laid_out = hurried.iter().map(|(p, t)| (p.clone(), format(t))).collect::<Vec<_>>();
        let (before, after) = (check::check(of(&hurried), true), check::check(of(&laid_out), true));
        assert!(model(&before) == model(&after), "laying out changes the meaning of {}", example.name);
    });
}

/// A text without the indentation of its lines, but for those of text blocks.
fn hurried(text: &str) -> String {
    let mut block = false;
    let mut out = String::new();
    for line in text.lines() {
        let marks = line.matches("\"\"\"").count();
        out.push_str(if block || marks > 0 { line } else { line.trim_start() });
        out.push('\n');
        block ^= marks % 2 == 1;
    }
    out
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    each_example(|example| {
        let first = check::check(of(&example.files), true);
        let second = check::check(of(&example.files), true);
        assert!(bytes(&first) == bytes(&second), "two runs of {} differ", example.name);
        assert_eq!(first.diagnostics, second.diagnostics, "two runs of {} differ", example.name);
    });
    on_all_cores(cases(40), |at| {
        let files = Case::random(&mut Random::of_case(at)).files();
        let (first, second) = (check::check(of(&files), false), check::check(of(&files), false));
        if bytes(&first) == bytes(&second) { Ok(()) } else { Err("two runs differ".to_owned()) }
    });
}
