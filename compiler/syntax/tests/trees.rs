//! What trees come of what texts: each file of `trees/` is read without mistake, the snapshot beside it is its tree.

mod support;

use ctl_syntax::ast::Node;
use ctl_syntax::{ItemTree, parse_file, parse_file_with};
use support::{rendered, sources, trees};

#[test]
fn every_construct() {
    insta::glob!("trees/*.ctl", |path| {
        let text = std::fs::read_to_string(path).expect("a source file");
        assert_eq!(rendered(&text), "");
        insta::assert_snapshot!(trees(&text));
    });
}

/// Whatever ends the lines, and whether or not a mark stands at the start: the same trees.
#[test]
fn line_endings_and_marks_make_no_difference() {
    for (name, text) in sources() {
        let unix = text.replace("\r\n", "\n");
        let plain = |text: &str| trees(text).replace("\\r\\n", "\\n");
        let expected = plain(&unix);
        assert_eq!(plain(&unix.replace('\n', "\r\n")), expected, "{name}");
        assert_eq!(plain(&format!("\u{feff}{unix}")), expected, "{name}");
    }
}

/// The standard library and the examples have no mistakes of syntax.
#[test]
fn sources_can_be_read() {
    let sources = sources();
    assert!(sources.len() > 10);
    for (name, text) in sources {
        assert_eq!(rendered(&text), "", "{name}");
    }
}

/// Characters of several bytes move nothing.
#[test]
fn ranges_are_bytes() {
    let text = "// 🚀 é\nsystem a \"🚀\" { note \"né\" }  // 🚀\nperson b";
    let file = parse_file(text);
    let items: Vec<&str> = file.items.iter().map(|i| i.range.of(text)).collect();
    assert_eq!(items, ["system a \"🚀\" { note \"né\" }", "person b"]);
    assert_eq!(rendered(text), "");
}

/// An item's tree depends on its text alone, so that it can be cached by it.
#[test]
fn known_items_are_not_parsed() {
    let text = "system a { owner ana }\n\nsystem b { owner bo }\n";
    let first = parse_file(text);
    let moved = "\n// moved\nsystem b { owner bo }\n\nsystem a { owner cy }\n";
    let asked = std::sync::Mutex::new(Vec::new());
    let second = parse_file_with(moved, |hash, slice| {
        asked.lock().expect("no panic").push(slice.to_owned());
        first.items.iter().find(|i| i.hash == hash && i.range.of(text) == slice).map(|i| i.tree.clone())
    });
    assert_eq!(asked.into_inner().expect("no panic"), ["system b { owner bo }", "system a { owner cy }"]);
    assert!(std::sync::Arc::ptr_eq(&second.items[0].tree, &first.items[1].tree));
    assert_eq!(second.items[1].range.of(moved), "system a { owner cy }");
}

/// Trees, with their errors, survive being stored.
#[test]
fn trees_can_be_stored() {
    let text = "rule AA-01 \"x\" { severity error for s in system message \"{s\" cites tsc:CC1 }\nsystem a { b: c }";
    for item in parse_file(text).items {
        let bytes = postcard::to_stdvec(&*item.tree).expect("a tree can be written");
        let back: ItemTree = postcard::from_bytes(&bytes).expect("and read");
        assert_eq!(back, *item.tree);
        assert!(!back.errors.is_empty());
    }
}

/// In parallel or not, the result is the same.
#[test]
fn large_files_are_the_sum_of_their_items() {
    let one = "/// Doc.\nsystem a \"A\" { owner ana; feeds b { carries c } }\n\n";
    let text = one.repeat(4000);
    let file = parse_file(&text);
    assert_eq!(file.items.len(), 4000);
    for (i, item) in file.items.iter().enumerate() {
        assert_eq!(item.range.start as usize, i * one.len());
        assert_eq!(item.hash, file.items[0].hash);
        assert!(matches!(item.tree.item.node, Node::Decl(_)));
    }
}
