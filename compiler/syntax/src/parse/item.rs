//! One item: which rule of the grammar reads it, and what is said where none does.

use super::ItemTree;
use super::diagnose;
use super::lower::Lower;
use super::tree::{Failure, Rule, Tree};
use crate::ast::{Expr, ExprNode, Item, Node};
use crate::scan::lex::Lexer;
use crate::span::TextRange;

/// The rule of the grammar for an item that starts with `word`.
fn rule_of(word: &str) -> Rule {
    match word {
        "kind" => Rule::kind_item,
        "extend" => Rule::extend_item,
        "enum" => Rule::enum_item,
        "rule" => Rule::rule_item,
        "template" => Rule::template_item,
        "test" => Rule::test_item,
        "view" => Rule::view_item,
        _ => Rule::decl_item,
    }
}

/// Runs pest on one item and counts what it found: nothing is built of it.
pub(crate) fn pest_alone(text: &str) -> usize {
    let lex = Lexer::new(text);
    let start = lex.trivia(0).end;
    Tree::count(rule_of(&text[start..lex.word(start)]), &text[start..])
}

/// Parses one item, cut from a file: from its first `///` line or word to its end.
pub fn parse_item(text: &str) -> ItemTree {
    let lex = Lexer::new(text);
    let start = lex.trivia(0).end;
    let mut lower = Lower::new(text);
    let docs = lower.docs(0, start as u32);
    let word = &text[start..lex.word(start)];
    let rule = rule_of(word);
    let node = match Tree::parse(rule, &text[start..], start) {
        Ok(tree) => lower_item(&mut lower, &tree, rule, &docs),
        Err(Failure::TooDeep) => {
            lower.too_deep(diagnose::deepest(text, start));
            Node::Error
        }
        Err(Failure::At(_)) => {
            diagnose::item(&mut lower, start);
            Node::Error
        }
    };
    diagnose::finish(&mut lower, start, &node);
    lower.errors.sort_by_key(|e| (e.range.start, e.range.end));
    ItemTree { item: Item { docs, node }, errors: lower.errors }
}

fn lower_item(lower: &mut Lower<'_>, tree: &Tree, rule: Rule, docs: &[TextRange]) -> Node {
    let mut roots = tree.roots();
    let Some(root) = roots.next() else { return Node::Error };
    let node = match rule {
        Rule::kind_item => Node::Kind(lower.kind(root)),
        Rule::extend_item => Node::Extend(lower.extend(root)),
        Rule::enum_item => Node::Enum(lower.enumeration(root)),
        Rule::rule_item => Node::Rule(Box::new(lower.rule(root))),
        Rule::test_item => Node::Test(lower.test(root)),
        Rule::view_item => Node::View(lower.view(root)),
        Rule::template_item => Node::Template(lower.decl(root, docs.to_vec(), 0)),
        _ => Node::Decl(lower.decl(root, docs.to_vec(), 0)),
    };
    if let Some(junk) = roots.eat(Rule::junk) {
        diagnose::junk(lower, &node, junk.range());
    }
    node
}

/// Parses an expression that stands alone, as in `ctl query`. Ranges are those of `text`.
pub fn parse_expression(text: &str) -> (Expr, Vec<crate::SyntaxError>) {
    let mut lower = Lower::new(text);
    let start = Lexer::new(text).trivia(0).end;
    let expr = lower.expression_at(start, text.len(), 0);
    lower.errors.sort_by_key(|e| (e.range.start, e.range.end));
    (expr.unwrap_or(Expr { range: TextRange::new(start, text.len()), node: ExprNode::Error }), lower.errors)
}
