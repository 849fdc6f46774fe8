//! What is said about mistakes: each file of `errors/` holds some, the snapshot beside it what is said of them.

mod support;

use ctl_syntax::codes::CODES;
use support::{codes, rendered, trees};

#[test]
fn every_message() {
    insta::glob!("errors/*.ctl", |path| {
        let text = std::fs::read_to_string(path).expect("a source file");
        insta::assert_snapshot!(rendered(&text));
    });
}

/// The example on the page of a code raises that code, and nothing else of the syntax.
#[test]
fn examples_of_pages_raise_their_code() {
    for code in CODES.iter().filter(|c| c.id.starts_with("E01") && c.id != "E0112") {
        let example = code.page.split("```ctl\n").nth(1).and_then(|rest| rest.split("```").next());
        let example = example.unwrap_or_else(|| panic!("{} has no example", code.id));
        assert_eq!(codes(example), [code.id], "{example}");
    }
}

#[test]
fn pages_begin_with_their_title() {
    for code in CODES.iter().filter(|c| c.id.starts_with("E01")) {
        assert_eq!(code.page.lines().next(), Some(format!("# {}: {}", code.id, code.title).as_str()));
    }
}

/// Examples on pages that raise nothing of the syntax have none of its mistakes.
#[test]
fn examples_of_other_pages_can_be_read() {
    for code in CODES.iter().filter(|c| !c.id.starts_with("E01")) {
        for example in code.page.split("```ctl\n").skip(1).filter_map(|rest| rest.split("```").next()) {
            assert_eq!(rendered(example), "", "{}", code.id);
        }
    }
}

/// A fix settles what it is offered for.
#[test]
fn fixes_settle_their_error() {
    for text in [
        "system a { owner: ana }",
        "system a { note \"a\" \"b\" }",
        "control access review { owner ana }",
        "templat control x { owner ana }",
        "system a { on 2026-02-30 }",
        "engagement a { period 2026-12-31 .. 2026-01-01 }",
        "system a { after 30days }",
        "control a { applies_to {s} }",
        "system a { note \"\\q\" }",
        "enum e { a b }",
        "kind a singel { b: text }",
        "kind a { b: text requird }",
        "rule AA-1 \"x\" {\n severty error\n for s in system\n message \"m\"\n cites tsc:CC1 }",
        "rule AA-1 \"x\" { severity error for s in system where s.a = 3 message \"m\" cites tsc:CC1 }",
        "rule AA-1 \"x\" { severity error for s in system message \"a } b\" cites tsc:CC1 }",
        "system a { note “b” }",
        "system a { owner\u{a0}ana }",
        "system a { } }",
        "person a; person b",
        "extend system { a: text }",
    ] {
        let all = support::diagnostics(&ctl_syntax::parse_file(text));
        let fix = all.iter().find_map(|d| d.fixes.first()).unwrap_or_else(|| panic!("no fix for {text}"));
        let mut fixed = text.to_owned();
        for edit in fix.edits.iter().rev() {
            let range = edit.span.range;
            fixed.replace_range(range.start as usize..range.end as usize, &edit.text);
        }
        assert_eq!(rendered(&fixed), "", "{text} -> {fixed}");
    }
}

/// A mistake costs its field; the record, and the fields around it, are kept.
#[test]
fn a_mistake_costs_its_field() {
    let text = "system a {\n  owner ana\n  vendor = oracle\n  source \"x\"\n}\nsystem b { owner bo }";
    let trees = trees(text);
    assert!(trees.contains("incomplete: true"), "{trees}");
    for kept in ["\"owner\"", "\"source\"", "\"b\"", "\"bo\""] {
        assert!(trees.contains(kept), "{kept} is lost:\n{trees}");
    }
    assert_eq!(codes(text), ["E0101"]);
}

/// An item that never ends costs itself, and its record is kept.
#[test]
fn an_open_brace_costs_its_item() {
    let text = "system a {\n  owner ana\n\nsystem b { owner bo }\n";
    assert_eq!(codes(text), ["E0102"]);
    let file = ctl_syntax::parse_file(text);
    assert_eq!(file.items.len(), 2);
    assert_eq!(file.items[0].range.of(text), "system a {\n  owner ana");
    assert!(file.items[1].tree.errors.is_empty());
}

/// A text block that never ends costs its item, also where another block further on seems to close it.
#[test]
fn an_open_text_block_costs_its_item() {
    let text = "control a {\n  procedure \"\"\"\n    do this\n}\n\ncontrol b {\n  procedure \"\"\"\n    do that\n  \"\"\"\n}\n\nsystem c { }\n";
    let file = ctl_syntax::parse_file(text);
    let starts: Vec<&str> = file.items.iter().map(|i| &i.range.of(text)[..9]).collect();
    assert_eq!(starts, ["control a", "control b", "system c "]);
    assert_eq!(codes(text), ["E0104"]);
}

/// A word typed above an item does not become part of it.
#[test]
fn a_half_typed_item_spares_the_next() {
    for typed in ["sys", "rule", "kind", "control x", "test"] {
        let text = format!("{typed}\nsystem b \"B\" {{ owner bo }}\n");
        let file = ctl_syntax::parse_file(&text);
        assert_eq!(file.items.last().map(|i| i.range.of(&text)), Some("system b \"B\" { owner bo }"), "{typed}");
    }
}

#[test]
fn expressions_alone() {
    let (expr, errors) = ctl_syntax::parse_expression(" those s in system where s.a == 3 // all");
    assert!(errors.is_empty());
    assert_eq!(expr.range.of(" those s in system where s.a == 3 // all"), "those s in system where s.a == 3");
    for (text, message) in [
        ("", "expected an expression"),
        ("a ==", "nothing follows `==`"),
        ("a b", "`b` is not expected here"),
        ("a < b < c", "`<` cannot follow `<`"),
        ("exists x in s", "`exists x in s` does not say which `x`"),
        ("exists a == b", "what `exists` says cannot be compared by `==`"),
        ("a == not b", "`not` cannot follow `==`"),
        ("3*", "`*` stands only after a field"),
        ("(a)(b)", "brackets stand only after a function or a field"),
        ("a is tsc:CC6", "`is` asks for a kind"),
        ("a and and b", "`and` is not expected here"),
        ("count()", "`count` is given nothing"),
        ("\"a {b\"", "this hole of the text is not closed"),
    ] {
        let (_, errors) = ctl_syntax::parse_expression(text);
        assert_eq!(errors.first().map(|e| e.message.as_str()), Some(message), "{text}");
        assert_eq!(errors.len(), 1, "{text}: {errors:?}");
    }
}
