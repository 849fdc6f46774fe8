//! Any text can be checked against the whole library, and twice gives the same.
#![no_main]

use ctl_core::{Analysis, Options, PackageInput};
use ctl_syntax::literal::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let input = PackageInput {
        name: "fuzzed".to_owned(),
        dependencies: Vec::new(),
        files: vec![("main.ctl".to_owned(), text.into())],
    };
    let options = Options::new(Date(20_634));
    let first = Analysis::check(std::slice::from_ref(&input), &options);
    let second = Analysis::check(&[input], &options);
    assert_eq!(first.diagnostics, second.diagnostics);
});
