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

/// In one list all attributes stand beside their values, or all stand one a line.
#[test]
fn attributes_of_one_list_look_alike() {
    let list = |purpose: &str| {
        format!("control a {{\n  satisfies tsc:CC6.1 {{ purpose \"{purpose}\" }}, tsc:CC6.2 {{ purpose \"b\" }}\n}}\n")
    };
    let broken = |purpose: &str| {
        format!(
            r#"control a {{
  satisfies tsc:CC6.1 {{
              purpose  "{purpose}"
            }},
            tsc:CC6.2 {{
              purpose  "b"
            }}
}}
"#
        )
    };
    let short = "a".repeat(30);
    let fits = "a".repeat(62);
    let wide = "a".repeat(63);
    assert_eq!(
        format(&list(&short)),
        list(&short).replace("satisfies ", "satisfies  "),
        "what fits on one line stays on one"
    );
    let on_two =
        format!("  satisfies  tsc:CC6.1 {{ purpose \"{fits}\" }},\n             tsc:CC6.2 {{ purpose \"b\" }}");
    assert_eq!(on_two.lines().next().map(str::len), Some(100));
    assert_eq!(format(&list(&fits)), format!("control a {{\n{on_two}\n}}\n"), "else each value has a line");
    assert_eq!(format(&list(&wide)), broken(&wide), "one that does not fit breaks all");
    let by_hand = list("a").replace("{ purpose \"b\" }", "{\npurpose \"b\" }");
    assert_eq!(format(&by_hand), broken("a"), "and so does one that the author broke");
    for text in [list(&short), list(&fits), list(&wide), by_hand] {
        let laid_out = format(&text);
        assert_eq!(format(&laid_out), laid_out);
    }
}

/// How wide an attributed value may be follows from the names that do stand above and below it.
#[test]
fn a_column_is_as_wide_as_the_names_in_it() {
    let purpose = "a".repeat(60);
    let alone = format!("control a {{\n  on  tsc:CC6.1 {{ purpose \"{purpose}\" }}\n}}\n");
    assert_eq!(format(&alone), alone);
    let beside = alone.replace("  on  ", "  a_name_of_24_characters_ b\n  on ");
    let expected = format!(
        "control a {{\n  a_name_of_24_characters_  b\n  on tsc:CC6.1 {{\n    purpose  \"{purpose}\"\n  }}\n}}\n"
    );
    assert_eq!(format(&beside), expected);
    assert_eq!(format(&expected), expected);
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
