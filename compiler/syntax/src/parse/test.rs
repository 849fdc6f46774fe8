//! Tests: a given model, and what must hold in it.

use super::diagnose;
use super::error::SyntaxError;
use super::literal::{Lump, lump};
use super::lower::Lower;
use super::tree::{Node, Rule};
use crate::ast::{Decl, Expect, ExpectNode, Path, Test};
use crate::literal::Date;
use crate::span::TextRange;

impl Lower<'_> {
    /// `test "..." { as_of DATE given { ... } expect ... }`
    pub(super) fn test(&mut self, node: Node<'_>) -> Test {
        let mut parts = node.children();
        let start = node.range().start;
        let word = TextRange { start, end: start + 4 };
        let title = parts.eat_title().map(|t| {
            self.text_literal(t);
            t.range()
        });
        if title.is_none() && !diagnose::open_text_follows(self.text, word.end) {
            self.report(
                SyntaxError::new("E0101", word, "this test has no title", "expected a text after this word")
                    .help("say what it shows: `test \"a feeder of the ledger is in scope\" { ... }`"),
            );
        }
        let mut test = Test {
            title: title.unwrap_or(TextRange { start: word.end, end: word.end }),
            as_of: None,
            given: Vec::new(),
            expects: Vec::new(),
            incomplete: false,
        };
        let Some(body) = parts.next() else {
            self.no_block(node, "test", "`{ }` with `given` and `expect`");
            test.incomplete = true;
            return test;
        };
        let mut seen = Seen::default();
        let mut closed = false;
        for part in body.children() {
            match part.rule() {
                Rule::as_of => {
                    self.once(part, &mut seen.as_of, &[&seen.given, &seen.expect]);
                    test.as_of = self.as_of(part).or(test.as_of);
                }
                Rule::given => {
                    self.once(part, &mut seen.given, &[&seen.expect]);
                    self.given(part, &mut test);
                }
                Rule::expect => {
                    seen.expect.get_or_insert(part.range());
                    let expect = self.expect(part);
                    test.expects.extend(expect);
                }
                Rule::close => closed = true,
                _ => {
                    let range = self.trimmed(part.range());
                    test.incomplete = true;
                    diagnose::bad_in_test(self, range, test.expects.last());
                }
            }
        }
        self.block_end(body, closed);
        test.incomplete |= !closed || !self.errors.is_empty();
        test
    }

    /// Reports a part that stands twice, or after one that it should precede.
    fn once(&mut self, part: Node<'_>, own: &mut Option<TextRange>, later: &[&Option<TextRange>]) {
        let Some(word) = part.children().next().map(Node::range) else { return };
        let name = self.of(word);
        if let Some(first) = *own {
            self.report(
                SyntaxError::new("E0101", word, format!("`{name}` is given twice"), "the second one")
                    .other(first, "the first one")
                    .help("put both into one"),
            );
        } else if later.iter().any(|l| l.is_some()) {
            self.report(
                SyntaxError::new("E0101", word, format!("`{name}` stands too late in this test"), "move it up")
                    .help("the order is `as_of`, `given`, `expect`"),
            );
        }
        own.get_or_insert(word);
    }

    fn as_of(&mut self, node: Node<'_>) -> Option<Date> {
        let mut parts = node.children();
        let word = parts.next()?.range();
        let range = parts.next()?.range();
        if let Lump::Date(date) = lump(self.text, range) {
            return self.day((range, date));
        }
        let written = self.of(range);
        self.report(
            SyntaxError::new("E0101", range, format!("`{written}` is not a day"), "expected a day such as 2026-06-30")
                .other(word, "the day on which the test looks"),
        );
        None
    }

    fn given(&mut self, node: Node<'_>, test: &mut Test) {
        let mut end = node.range().start + 5;
        let mut closed = false;
        for part in node.children() {
            match part.rule() {
                Rule::decl => {
                    let start = part.range().start;
                    let docs = self.docs(end, start);
                    let decl: Decl = self.decl(part, docs, 1);
                    end = decl.range.end;
                    test.given.push(decl);
                }
                Rule::close => closed = true,
                Rule::k_given => {}
                _ => {
                    let range = self.trimmed(part.range());
                    end = range.end;
                    test.incomplete = true;
                    diagnose::bad_given(self, range, test.given.last());
                }
            }
        }
        if !closed {
            let open = end.min(node.range().end) as usize;
            let open =
                self.text[node.range().start as usize..].find('{').map_or(open, |i| node.range().start as usize + i);
            self.unclosed.push(TextRange::new(open, open + 1));
        }
    }

    fn expect(&mut self, node: Node<'_>) -> Option<Expect> {
        let mut parts = node.children();
        let word = parts.next()?.range();
        let what = parts.next()?;
        if what.rule() == Rule::finding {
            let (node, end) = self.finding(what)?;
            return Some(Expect { range: TextRange { start: word.start, end }, node });
        }
        let expr = self.expr(what, 0);
        parts.eat(Rule::k_because);
        let because = parts.next().map(Node::range);
        if let Some(text) = because {
            self.plain_text(text);
        }
        let range = word.cover(because.unwrap_or(expr.range));
        Some(Expect { range, node: ExpectNode::Holds { expr, because } })
    }

    fn plain_text(&mut self, range: TextRange) {
        // A text without holes: only its escapes are checked.
        self.check_escapes(range);
    }

    fn finding(&mut self, node: Node<'_>) -> Option<(ExpectNode, u32)> {
        let mut parts = node.children();
        let negated = parts.eat(Rule::k_no).is_some();
        let severity = parts.eat(Rule::level).map(Node::range);
        let rule = parts.eat(Rule::rule_id)?.range();
        let mut end = rule.end;
        let mut on: Vec<Path> = Vec::new();
        if parts.eat(Rule::k_on).is_some() {
            while let Some(name) = parts.eat(Rule::lump) {
                end = name.range().end;
                if let Lump::Path(path) = lump(self.text, name.range()) {
                    on.push(path);
                } else {
                    let written = self.of(name.range());
                    self.report(SyntaxError::new(
                        "E0101",
                        name.range(),
                        format!("`{written}` names no record"),
                        "expected the name of a declaration of `given`",
                    ));
                }
            }
        }
        let message = parts.eat(Rule::text).map(Node::range);
        if let Some(text) = message {
            self.plain_text(text);
            end = text.end;
        }
        Some((ExpectNode::Finding { negated, severity, rule, on, message }, end))
    }
}

#[derive(Default)]
struct Seen {
    as_of: Option<TextRange>,
    given: Option<TextRange>,
    expect: Option<TextRange>,
}
