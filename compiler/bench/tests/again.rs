//! A check that goes on from the one before says what a cold check of the same texts says, word for word and place for
//! place, after any sequence of edits. `CTL_SEQUENCES` says how many sequences are tried, `CTL_SEED` where they begin.

use std::ops::ControlFlow;
use std::sync::Arc;

use ctl_bench::Random;
use ctl_core::{Analysis, Options, PackageInput, Program, Trees};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal::Date;

/// Edits of one sequence.
const EDITS: usize = 12;

/// Declarations that come and go, and what they are about.
const PIECES: [&str; 17] = [
    "exception e1 { rule NAR-01; on ctl_00003_0; owner lead_0001; reason \"So.\"; approved_by lead_0002; expires 2026-12-31 }\n",
    "exception e2 { rule OVR-05; on sys_00004; owner lead_0001; reason \"So.\"; approved_by lead_0002; expires 2026-01-31 }\n",
    "system aaa \"First of all\" { owner team_0001; feeds sys_00003 { carries invoices }; classification internal }\n",
    "system zzz \"Last\" { owner team_0000; stores customer_records; serves platform; classification restricted }\n",
    "person person_x \"Somebody\"\n",
    "service svc_x \"Another service\"\nsystem svc_sys \"Of it\" { owner team_0001; serves svc_x; feeds sys_00003 { carries customer_records }; classification internal }\n",
    "role lead_x \"Lead\" { held_by person_x }\n",
    "grant g_x { to team_0001; duties develop, deploy; on sys_00002 }\n",
    "data secret \"Secret\" { confidential yes; financial yes }\n",
    "control extra like std::leaver_removal { id \"X-1\"; effective 2025-12-01; owner lead_0000; applies_to sys_00001, sys_00002 }\n",
    "system sys_00002 \"Twice\" { owner team_0001 }\n",
    "contr\n",
    "evidence ev_x \"E\" { owner lead_0000; source sys_00001; systems sys_00001 }\n",
    "rule HOU-01 \"House\" { severity info for s in system where exists s.feeds message \"{s} of {s.owner} feeds {s.feeds}\" cites tsc:CC6.1 }\n",
    "rule HOU-02 \"Neighbours\" { severity info for o in [team, role], s in system where exists f in flow where f.from == s and o in f.to.owner per o message \"{s} feed what {o} owns, of {those r in role where exists r.held_by}\" cites tsc:CC6.1 }\n",
    "rule HOU-03 \"Stores\" { severity warning for d in data where exists x in system where d in x.stores and count(those f in flow where f.to == x) > 1 message \"{d} is in {those x in system where d in x.stores}\" at d cites tsc:CC6.1 }\n",
    "team team_x \"Team\" { members person_00001, person_x }\n",
];

/// Words that stand where others did.
const WORDS: [&str; 16] = [
    "team_0001",
    "lead_0002",
    "sys_00001",
    "sys_00007",
    "person_00002",
    "invoices",
    "telemetry",
    "nobody",
    "promptly",
    "yes",
    "monthly",
    "restricted",
    "tsc:CC6.1",
    "\"Another text.\"",
    "as appropriate",
    "{",
];

struct Edited {
    first: Vec<(String, Arc<str>)>,
    files: Vec<(String, Arc<str>)>,
    random: Random,
}

impl Edited {
    fn input(&self) -> [PackageInput; 1] {
        [PackageInput { name: "generated".to_owned(), dependencies: Vec::new(), files: self.files.clone() }]
    }

    /// The lines of a text that begin a declaration.
    fn declarations(text: &str) -> Vec<usize> {
        let mut at = 0;
        let mut out = Vec::new();
        for line in text.split_inclusive('\n') {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase()) || line.starts_with("///");
            if begins {
                out.push(at);
            }
            at += line.len();
        }
        out
    }

    fn edit(&mut self) -> String {
        let file = self.random.below(self.files.len());
        let text = self.files[file].1.to_string();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let line = self.random.below(lines.len().max(1));
        let at: usize = lines.iter().take(line).map(|l| l.len()).sum();
        let here = lines.get(line).copied().unwrap_or("");
        let mut after = text.clone();
        let what = self.random.below(12);
        match what {
            // Another word.
            0..=3 => {
                let words: Vec<(usize, &str)> = here
                    .match_indices(|c: char| c.is_ascii_alphanumeric())
                    .map(|(i, _)| i)
                    .filter(|i| {
                        *i == 0 || !here.as_bytes()[i - 1].is_ascii_alphanumeric() && here.as_bytes()[i - 1] != b'_'
                    })
                    .map(|i| {
                        let len =
                            here[i..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(here.len() - i);
                        (i, &here[i..i + len])
                    })
                    .collect();
                if !words.is_empty() {
                    let (i, word) = words[self.random.below(words.len())];
                    let new = WORDS[self.random.below(WORDS.len())];
                    after.replace_range(at + i..at + i + word.len(), new);
                }
            }
            // A line goes, comes twice, or changes places with the next.
            4 => after.replace_range(at..at + here.len(), ""),
            5 => after.insert_str(at, here),
            6 => {
                if let Some(next) = lines.get(line + 1) {
                    after.replace_range(at..at + here.len() + next.len(), &format!("{next}{here}"));
                }
            }
            // A declaration comes.
            7 | 8 => {
                let places = Self::declarations(&text);
                let place = if places.is_empty() { 0 } else { places[self.random.below(places.len())] };
                after.insert_str(place, PIECES[self.random.below(PIECES.len())]);
            }
            // A declaration goes.
            9 => {
                let places = Self::declarations(&text);
                if places.len() > 1 {
                    let n = self.random.below(places.len() - 1);
                    after.replace_range(places[n]..places[n + 1], "");
                }
            }
            // A text says something else.
            10 => {
                if let Some(quote) = here.find('"') {
                    after.insert_str(at + quote + 1, ["As appropriate. ", "Q", "Timely. "][self.random.below(3)]);
                }
            }
            // The file is as it was.
            _ => after = self.first[file].1.to_string(),
        }
        let common = after.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        let new: String = after[common..].chars().take(60).collect();
        let told = format!("{what} in {} line {line}: {here:?} -> {new:?}", self.files[file].0);
        self.files[file].1 = Arc::from(after);
        told
    }
}

#[test]
fn a_check_after_edits_says_what_a_cold_one_says() {
    let number = |name: &str, usual| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (sequences, first) = (number("CTL_SEQUENCES", 6u64), number("CTL_SEED", 1u64));
    let options = Options::new(Date::new(2026, 6, 30).expect("a day"));
    let (mut taken, mut whole) = (0, 0);
    let hurried = std::env::var("CTL_PATIENT").is_err();
    for seed in first..first + sequences {
        let n = 10 + (seed as usize % 3) * 25;
        let files: Vec<(String, Arc<str>)> =
            ctl_bench::organisation(n, seed).into_iter().map(|(p, t)| (p, Arc::from(t))).collect();
        let mut edited = Edited { first: files.clone(), files, random: Random::new(seed) };
        let mut trees = Trees::default();
        let program = Program::parse_again(&edited.input(), true, &mut trees);
        let mut analysis = Analysis::resolved(program, options.as_of);
        analysis.remember();
        let mut log = Vec::new();
        for _ in 0..EDITS {
            // Some checks are broken off, and some are not made.
            let stages = match edited.random.below(8) {
                n @ 0..=2 if hurried => n,
                _ => usize::MAX,
            };
            let mut left = stages;
            if stages > 0 {
                analysis.find(&options, &mut |_| {
                    left -= 1;
                    if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                });
            }
            if stages == usize::MAX {
                match analysis.files_found() {
                    Some(_) => taken += 1,
                    None => whole += 1,
                }
                let cold = Analysis::check(&edited.input(), &options);
                let (a, b) = (&analysis.diagnostics, &cold.diagnostics);
                if a != b {
                    let only = |a: &[Diagnostic], b: &[Diagnostic]| {
                        a.iter().filter(|d| !b.contains(d)).take(3).map(|d| format!("{d:?}\n")).collect::<String>()
                    };
                    let (wrong, missing) = (only(a, b), only(b, a));
                    panic!("seed {seed}, after\n{}\nwrong: {wrong}\nmissing: {missing}", log.join("\n"));
                }
                assert_eq!(analysis.exceptions, cold.exceptions);
            }
            log.push(edited.edit());
            let program = Program::parse_again(&edited.input(), true, &mut trees);
            analysis = Analysis::resolved_after(program, options.as_of, &mut analysis);
        }
    }
    println!("{taken} checks went on from the one before, {whole} were whole");
    // A name that is declared twice is checked as a whole until it is not, and some sequences stay there for long.
    assert!(3 * taken > whole, "{taken} checks went on from the one before, {whole} were whole");
}

#[test]
fn numbers_of_what_is_gone_are_taken_back() {
    const SYSTEMS: usize = 100;
    let day = Date::new(2026, 6, 30).expect("a day");
    let named: Vec<String> = (0..SYSTEMS).map(|n| format!("s_{n}")).collect();
    let systems: String = named.iter().map(|name| format!("system {name} {{ classification internal }}\n")).collect();
    let feeds = format!("feeds {}", named.join(", "));
    let input = |feeds: &str| {
        let text = format!("{systems}system hub {{ classification internal; {feeds} }}\n");
        let files = vec![("a.ctl".to_owned(), Arc::from(text))];
        [PackageInput { name: "hub".to_owned(), dependencies: Vec::new(), files }]
    };
    let mut trees = Trees::default();
    let mut analysis = Analysis::resolved(Program::parse_again(&input(""), true, &mut trees), day);
    analysis.remember();
    let (least, mut most, mut dropped) = (analysis.model.numbers(), 0, false);
    for turn in 0..260 {
        let before = analysis.model.numbers();
        let program = Program::parse_again(&input(if turn % 2 == 0 { &feeds } else { "" }), true, &mut trees);
        analysis = Analysis::resolved_after(program, day, &mut analysis);
        dropped |= analysis.model.numbers() < before;
        most = most.max(analysis.model.numbers());
    }
    assert!(dropped, "130 times {SYSTEMS} edges came and went, and there are {most} numbers");
    assert!(most < 3 * least + 11_000, "there were {most} numbers of {least} records");
    let options = Options::new(day);
    analysis.find(&options, &mut |_| ControlFlow::Continue(()));
    assert_eq!(analysis.diagnostics, Analysis::check(&input(""), &options).diagnostics);
}
