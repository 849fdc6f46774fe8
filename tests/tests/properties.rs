//! What holds for every package: nothing crashes the check, laying files out keeps their meaning, the order of
//! declarations and files does not matter, and the same input gives the same bytes.

use ctl_core::emit::model_json;
use ctl_core::program::ItemId;
use ctl_core::{Analysis, PackageInput};
use ctl_syntax::ast::Node;
use ctl_syntax::{format, parse_file};
use ctl_tests::check::{self, findings, on_all_cores, package, reproducer};
use ctl_tests::generate::{Case, SCHEMA};
use ctl_tests::packages::{Example, examples};
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
        // OFF: findings. One whose first variable is no record has no place unless the rule gives one.
        assert!(!d.labels.is_empty() || d.finding.is_some(), "no place: {}", d.message);
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

fn each_example(f: impl Fn(&Example) + Sync) {
    let all = examples();
    on_all_cores(all.len() as u64, |at| {
        f(&all[at as usize]);
        Ok(())
    });
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

/// What is only in one of two lists.
fn differ<T: PartialEq + std::fmt::Debug>(before: &[T], after: &[T]) -> String {
    let only = |a: &[T], b: &[T], sign: &str| {
        a.iter().filter(|x| !b.contains(x)).map(|x| format!("{sign} {x:?}\n")).collect::<String>()
    };
    format!("{}{}", only(before, after, "-"), only(after, before, "+"))
}

/// The files with their declarations, and the files themselves, in another order.
fn permuted(random: &mut Random, files: &[(String, String)]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| {
            let mut items: Vec<String> = parse_file(text).items.iter().map(|i| i.range.of(text).to_owned()).collect();
            random.shuffle(&mut items);
            (path.clone(), items.join("\n\n"))
        })
        .collect();
    let mut order: Vec<usize> = (0..out.len()).collect();
    random.shuffle(&mut order);
    for ((path, _), place) in out.iter_mut().zip(order) {
        *path = format!("{place:03}_{path}");
    }
    out
}

fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all
}

/// The rules that bind two variables at once.
fn rules_of_pairs(analysis: &Analysis) -> Vec<&str> {
    let program = &analysis.program;
    let items = (0..program.items.len() as u32).map(ItemId);
    items
        .filter_map(|item| match &program.item(item).node {
            Node::Rule(rule) if rule.binders.iter().any(|b| b.names.len() > 1) => Some(program.text(item, rule.id)),
            _ => None,
        })
        .collect()
}

/// Without the second record of the one kind of which there can be one: which is the second follows from the order.
fn with_one_organization(files: &[(String, String)]) -> Vec<(String, String)> {
    let mut seen = false;
    let mut keep = |item: &&str| !item.starts_with("organization ") || !std::mem::replace(&mut seen, true);
    files
        .iter()
        .map(|(path, text)| {
            let parsed = parse_file(text);
            let items: Vec<&str> = parsed.items.iter().map(|i| i.range.of(text)).filter(&mut keep).collect();
            (path.clone(), items.join("\n\n"))
        })
        .collect()
}

#[test]
fn the_order_of_declarations_and_files_does_not_matter() {
    let told = |analysis: &Analysis| {
        // OFF: of a pair of one binder the first is the one that is declared first, and so is the finding's subject.
        let pairs = rules_of_pairs(analysis);
        let mut all: Vec<(String, String, Vec<String>, String)> = analysis
            .diagnostics
            .iter()
            .filter(|d| !pairs.contains(&&*d.code))
            .map(|d| {
                // A list in a message follows the order of its members; which they are does not.
                let words = sorted(d.message.split([' ', ',']).filter(|w| !w.is_empty()).map(str::to_owned).collect());
                let fingerprint = d.finding.as_ref().map_or_else(String::new, |f| f.fingerprint.clone());
                (d.code.to_string(), d.severity.word().to_owned(), words, fingerprint)
            })
            .collect();
        all.sort();
        all
    };
    each_example(|example| {
        let mut random = Random::of_case(example.files.len() as u64);
        let files = with_one_organization(&example.files);
        let before = told(&check::check(of(&files), true));
        for _ in 0..cases(2) {
            let after = told(&check::check(of(&permuted(&mut random, &files)), true));
            assert!(
                before == after,
                "another order of {} changes what is found:\n{}",
                example.name,
                differ(&before, &after)
            );
        }
    });
}

#[test]
fn the_order_of_random_declarations_does_not_matter() {
    on_all_cores(cases(100), |at| {
        let mut random = Random::of_case(at);
        let mut case = Case::random(&mut random);
        // OFF: pairs, as above.
        case.rules.retain(|r| r.binders.iter().all(|(names, _)| names.len() == 1));
        let files = case.files();
        let told = |files: &[(String, String)]| {
            let analysis = check::check(of(files), false);
            let mut all: Vec<_> =
                findings(&analysis).into_iter().map(|f| (f.rule, f.severity, sorted(f.subjects))).collect();
            all.sort();
            (check::errors(&analysis).count(), all)
        };
        let other = permuted(&mut random, &files);
        let (before, after) = (told(&files), told(&other));
        if before == after {
            return Ok(());
        }
        let text: String = files.iter().chain(&other).map(|(p, t)| format!("// {p}\n{t}\n")).collect();
        let differ = differ(&before.1, &after.1);
        Err(reproducer(&format!("order_{at}.ctl"), &format!("{} and {} errors\n{differ}{text}", before.0, after.0)))
    });
}
