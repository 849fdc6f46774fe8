//! The reference page says what the standard library declares.

use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use ctl_core::{Analysis, Options, PackageInput};
use ctl_syntax::literal::Date;
use ctl_tests::reference::reference;

#[test]
fn the_reference_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference.md");
    let files = vec![("empty.ctl".to_owned(), Arc::from(""))];
    let package = PackageInput { name: "example".to_owned(), dependencies: Vec::new(), files };
    let analysis = Analysis::check(&[package], &Options::new(Date::new(2026, 6, 30).expect("a day")));
    let written = reference(&analysis);
    if env::var_os("CTL_BLESS").is_some() {
        fs::write(&path, &written).expect("docs/reference.md can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let differs = written.lines().zip(committed.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(written.lines().count().min(committed.lines().count())) + 1;
    assert!(
        written == committed,
        "docs/reference.md is out of date from line {line} on: renew it with `CTL_BLESS=1 cargo test -p ctl-tests --test reference`"
    );
}

#[test]
fn every_part_has_content() {
    let package = PackageInput::default();
    let analysis = Analysis::check(&[package], &Options::new(Date::new(2026, 6, 30).expect("a day")));
    let page = reference(&analysis);
    for wanted in [
        "### system\n",
        "### enum stage\n",
        "### tsc: ",
        "| CC6.1 |",
        "### SCP-01: ",
        "| `periodic_access_review` |",
        "### Table of cadence",
        "| `scope_map` |",
        "| E0201 |",
    ] {
        assert!(page.contains(wanted), "the reference lacks {wanted:?}");
    }
}
