//! How files are laid out: each file of `format/` is untidy, the snapshot beside it is its tidy form.

mod support;

use ctl_syntax::format;
use support::{rendered, sources, trees};

#[test]
fn every_construct() {
    insta::glob!("format/*.ctl", |path| {
        let text = std::fs::read_to_string(path).expect("a source file");
        let laid_out = format(&text);
        assert_eq!(format(&laid_out), laid_out, "laying out again changes something");
        assert_eq!(trees(&laid_out), trees(&text));
        insta::assert_snapshot!(laid_out);
    });
}

/// Laying out changes no tree and no comment, and once is enough.
#[test]
fn sources_keep_their_meaning() {
    for (name, text) in sources() {
        let laid_out = format(&text);
        assert_eq!(format(&laid_out), laid_out, "{name}");
        assert_eq!(trees(&laid_out), trees(&text), "{name}");
        assert_eq!(comments(&laid_out), comments(&text), "{name}");
        assert_eq!(rendered(&laid_out), "", "{name}");
    }
}

fn comments(text: &str) -> usize {
    text.matches("//").count()
}

#[test]
fn line_endings_are_kept() {
    let text = "system   a {\r\n  owner ana\n}\r\n\n\nperson b";
    assert_eq!(format(text), "system a {\r\n  owner  ana\r\n}\r\n\r\nperson b\r\n");
    assert_eq!(format("person   a\rperson b"), "person a\nperson b\n");
    let block = "control a {\r\n  note \"\"\"\r\n    x\n   y\r\n  \"\"\"\r\n}\r\n";
    assert_eq!(format(block), block);
}

#[test]
fn a_mark_at_the_start_is_dropped() {
    assert_eq!(format("\u{feff}person   a"), "person a\n");
}

#[test]
fn nothing_becomes_nothing() {
    assert_eq!(format(""), "");
    assert_eq!(format(" \n\n\t\n"), "");
    assert_eq!(format("  // only a comment  \n\n\n"), "// only a comment\n");
}

/// An item with a mistake stays byte for byte; the items around it are laid out.
#[test]
fn mistakes_are_left_alone() {
    let broken = "system   b {  owner:   ana\n      }";
    let text = format!("person   a\n\n\n\n{broken}\n\n\nperson   c\n");
    assert_eq!(format(&text), format!("person a\n\n{broken}\n\nperson c\n"));
}

/// What stood on one line stays on one, if it fits; what stood on several stays on several.
#[test]
fn the_author_decides_between_one_line_and_several() {
    let one = "grant a { to b; duties c; on d }\n";
    assert_eq!(format(one), one);
    let several = "grant a {\n  to      b\n  duties  c\n}\n";
    assert_eq!(format(several), several);
    let long = format!("grant a {{ to {}; duties {} }}\n", "b".repeat(50), "c".repeat(40));
    let laid_out = format(&long);
    assert_eq!(laid_out.lines().count(), 4);
    assert_eq!(format(&laid_out), laid_out);
}

/// Lines are at most 100 columns wide where a break is possible.
#[test]
fn width_counts_characters() {
    let fits = format!("person ana \"{}\" {{ a b }}\n", "é".repeat(79));
    assert_eq!(fits.trim_end().chars().count(), 100);
    assert_eq!(format(&fits), fits);
    let wider = format!("person ana \"{}\" {{ a b }}\n", "é".repeat(80));
    assert_eq!(format(&wider).lines().count(), 3);
}

/// Files that once were laid out in one way and then in another.
#[test]
fn once_is_enough() {
    for text in [
        "system a {\n  owner ana; /// trailing\n;  /// own line\n  feeds b }",
        "system a {\n  owner ana\n\n;\n  feeds b\n}",
        "system a { service empty {\n}\n owner ana }",
        "extend kind empty {;}",
        "kind a { f: [b] as flow(from, to) {;} // what\n}",
        "system a {;}",
        "\n\u{feff}",
        "\"\r//\na\"0\"\"//",
        "\r\n:\n(",
        "\"\"\"\nkind a}{x}\" ",
        "//\u{2000}",
        "control a \"\"\" open \n\n",
        "control a {\n note \"\"\"\n}\nperson bo \"Bo\" service x \"X\" { }\nsystem b {\n}\n",
    ] {
        let laid_out = format(text);
        assert_eq!(format(&laid_out), laid_out, "{text:?}");
    }
}
