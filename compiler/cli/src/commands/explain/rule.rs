//! The page of a rule: why it speaks, when, how bad it is, what settles it, and what it found here. All but the
//! findings come from the rule's source.

use ctl_core::program::ItemId;
use ctl_syntax::ast::{ExpectNode, Node, Rule};
use ctl_syntax::literal;
use ctl_syntax::span::TextRange;

use super::docs::Docs;
use super::{here, place};
use crate::render::sheet::{Row, Sheet};
use crate::render::words;
use crate::session::Session;

/// The page of a rule.
pub(super) fn sheet(item: ItemId, session: &Session) -> Sheet {
    let program = &session.analysis.program;
    let Node::Rule(rule) = &program.item(item).node else { return Sheet::default() };
    let id = program.text(item, rule.id);
    let mut docs = Docs::of(&program.docs(item, &program.item(item).docs));
    if !docs.answers("Level") {
        docs.add(Row::text("Level", level(session, item, rule)));
    }
    let cites: Vec<&str> = rule.cites.iter().map(|cite| program.text(item, cite.range)).collect();
    let mut rows = docs.answers;
    rows.push(Row::text("Cites", cites.join(", ")));
    rows.push(here(session, id));
    rows.push(Row::text("Source", format!("{}, {}", place(session, program.span(item, rule.id)), tests(session, id))));
    Sheet {
        what: "rule".to_owned(),
        name: id.to_owned(),
        title: rule.title.map(|title| literal::text(program.text(item, title)).into_owned()).unwrap_or_default(),
        place: None,
        text: docs.text,
        rows,
    }
}

/// The severity clause as it is written: `error if service.public, otherwise warning`.
fn level(session: &Session, item: ItemId, rule: &Rule) -> String {
    let text = |range: TextRange| {
        let words: Vec<&str> = session.analysis.program.text(item, range).split_whitespace().collect();
        words.join(" ")
    };
    let guarded = rule.severity.iter().filter(|alternative| alternative.guard.is_some()).count();
    let alternatives = rule.severity.iter().map(|alternative| match &alternative.guard {
        Some(guard) => format!("{} if {}", text(alternative.value.range), text(guard.range)),
        None if guarded > 0 => format!("otherwise {}", text(alternative.value.range)),
        None => text(alternative.value.range),
    });
    alternatives.collect::<Vec<_>>().join("; ")
}

/// `with 3 tests that fire it and 4 that do not`
fn tests(session: &Session, id: &str) -> String {
    let program = &session.analysis.program;
    let (mut fires, mut rests) = (0, 0);
    for item in program.special.iter().copied() {
        let Node::Test(test) = &program.item(item).node else { continue };
        let expects = |wanted: bool| {
            test.expects.iter().any(|expect| match &expect.node {
                ExpectNode::Finding { negated, rule, .. } => *negated == wanted && program.text(item, *rule) == id,
                ExpectNode::Holds { .. } => false,
            })
        };
        fires += usize::from(expects(false));
        rests += usize::from(expects(true));
    }
    match (fires, rests) {
        (0, 0) => "without a test".to_owned(),
        (fires, 0) => format!("with {}", that_fire(fires)),
        (0, rests) => {
            let verb = if rests == 1 { "does" } else { "do" };
            format!("with {} that {verb} not fire it", words::counted(rests, "test", "tests"))
        }
        (fires, 1) => format!("with {} and 1 that does not", that_fire(fires)),
        (fires, rests) => format!("with {} and {} that do not", that_fire(fires), words::number(rests)),
    }
}

fn that_fire(tests: usize) -> String {
    let verb = if tests == 1 { "fires" } else { "fire" };
    format!("{} that {verb} it", words::counted(tests, "test", "tests"))
}
