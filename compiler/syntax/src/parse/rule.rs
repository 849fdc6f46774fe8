//! Rules: their clauses, and the order of these.

use super::diagnose;
use super::error::SyntaxError;
use super::literal::{Lump, lump};
use super::lower::Lower;
use super::tree::{Node, Nodes, Rule};
use super::words::CLAUSES;
use crate::ast::{self, Binder, FixNode, Placed, RuleFix, Text};
use crate::span::TextRange;

impl Lower<'_> {
    /// `rule AB-01 "..." { clauses }`
    pub(super) fn rule(&mut self, node: Node<'_>) -> ast::Rule {
        let mut parts = node.children();
        let id = parts.eat(Rule::lump).map(Node::range);
        let title = parts.eat_title().and_then(|t| self.text_literal(t));
        let start = node.range().start;
        let word = TextRange { start, end: start + 4 };
        self.rule_id(id, word);
        let mut rule = ast::Rule {
            id: id.unwrap_or(TextRange { start: word.end, end: word.end }),
            title,
            severity: Vec::new(),
            binders: Vec::new(),
            filter: None,
            lets: Vec::new(),
            require: None,
            per: Vec::new(),
            message: Vec::new(),
            at: Vec::new(),
            because: Vec::new(),
            why: Vec::new(),
            cost: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
            cites: Vec::new(),
            incomplete: false,
        };
        let Some(body) = parts.next() else {
            self.no_block(node, "rule", "`{ }` with its clauses");
            rule.incomplete = true;
            return rule;
        };
        let mut seen: Vec<(usize, TextRange)> = Vec::new();
        let mut closed = false;
        // Whether the clause before had a mistake: what follows it in no clause is an echo.
        let mut failed = false;
        for clause in body.children() {
            match clause.rule() {
                Rule::close => closed = true,
                Rule::bad_clause => {
                    let range = self.trimmed(clause.range());
                    rule.incomplete = true;
                    if !std::mem::replace(&mut failed, true) || diagnose::clause_word(self.of(range)).is_some() {
                        diagnose::bad_clause(self, range, &seen);
                    }
                    // It was given, however badly: that it is missing would be an echo.
                    if let Some(word) = diagnose::clause_word(self.of(range)) {
                        seen.push((
                            word,
                            TextRange { start: range.start, end: range.start + CLAUSES[word].len() as u32 },
                        ));
                    }
                }
                _ => {
                    let errors = self.errors.len();
                    if let Some(word) = self.clause(clause, &mut rule, &seen) {
                        seen.push(word);
                    }
                    failed = self.errors.len() > errors;
                }
            }
        }
        self.block_end(body, closed);
        if !rule.incomplete && closed {
            self.missing(&rule, id.unwrap_or(word));
        }
        diagnose::clause_order(self, &seen);
        rule.incomplete |= !self.errors.is_empty() || !closed;
        rule
    }

    fn rule_id(&mut self, id: Option<TextRange>, word: TextRange) {
        match id {
            Some(id) if super::literal::is_rule_id(self.of(id)) => {}
            Some(id) => {
                let written = self.of(id);
                let upper = written.to_ascii_uppercase();
                let example = if super::literal::is_rule_id(&upper) { &upper } else { "AB-01" };
                self.report(
                    SyntaxError::new(
                        "E0101",
                        id,
                        format!("`{written}` cannot be the id of a rule"),
                        "two capital letters or more, a hyphen and a number",
                    )
                    .help(format!("for example `{example}`")),
                );
            }
            None => self.report(
                SyntaxError::new("E0101", word, "this rule has no id", "expected its id after this word")
                    .help("write `rule AB-01 \"what it reports\" { ... }`"),
            ),
        }
    }

    fn missing(&mut self, rule: &ast::Rule, at: TextRange) {
        let given = [
            ("severity", !rule.severity.is_empty()),
            ("for", !rule.binders.is_empty()),
            ("message", !rule.message.is_empty()),
            ("cites", !rule.cites.is_empty()),
        ];
        let missing: Vec<&str> = given.iter().filter(|(_, given)| !given).map(|(word, _)| *word).collect();
        let Some((last, rest)) = missing.split_last() else { return };
        let id = self.of(at);
        let list = rest.iter().map(|word| format!("no `{word}`")).collect::<Vec<_>>().join(", ");
        let list = if rest.is_empty() { format!("no `{last}`") } else { format!("{list} and no `{last}`") };
        let examples: Vec<&str> = missing.iter().map(|word| diagnose::clause_example(word)).collect();
        self.report(
            SyntaxError::new(
                "E0114",
                at,
                format!("`{id}` has {list}"),
                if rest.is_empty() { "every rule has one" } else { "every rule has them" },
            )
            .help(format!("add, for example, {}", examples.join(", "))),
        );
    }

    /// Records a clause; which it is and where its word stands.
    fn clause(
        &mut self,
        node: Node<'_>,
        rule: &mut ast::Rule,
        seen: &[(usize, TextRange)],
    ) -> Option<(usize, TextRange)> {
        let mut parts = node.children();
        let word = parts.next()?.range();
        let index = CLAUSES.iter().position(|c| *c == self.of(word))?;
        let repeatable = matches!(CLAUSES[index], "let" | "at" | "because" | "fix");
        if let Some((_, first)) = seen.iter().find(|(i, _)| *i == index && !repeatable) {
            diagnose::clause_twice(self, word, *first);
            return Some((index, word));
        }
        match node.rule() {
            Rule::c_severity => rule.severity = self.alternatives(parts),
            Rule::c_for => rule.binders = parts.map(|b| self.binder(b)).collect(),
            Rule::c_where => rule.filter = parts.next().map(|e| self.expr(e, 0)),
            Rule::c_require => rule.require = parts.next().map(|e| self.expr(e, 0)),
            Rule::c_let => {
                let name = self.variable(parts.next()?.range());
                let value = self.expr(parts.next()?, 0);
                rule.lets.push((name, value));
            }
            Rule::c_per => rule.per = parts.map(Node::range).collect(),
            Rule::c_message => rule.message = self.alternatives(parts),
            Rule::c_at => rule.at.extend(self.placed(parts)),
            Rule::c_because => rule.because.extend(self.placed(parts)),
            Rule::c_why => rule.why = self.alternatives(parts),
            Rule::c_cost => rule.cost = self.alternatives(parts),
            Rule::c_help => rule.help = self.alternatives(parts),
            Rule::c_fix => rule.fixes.extend(parts.next().and_then(|f| self.fix(f))),
            _ => rule.cites = parts.filter_map(|c| self.cite(c)).collect(),
        }
        Some((index, word))
    }

    pub(super) fn alternatives(&mut self, parts: Nodes<'_>) -> Vec<ast::Alternative> {
        parts.map(|alt| self.alternative(alt)).collect()
    }

    pub(super) fn binder(&mut self, node: Node<'_>) -> Binder {
        let mut names = Vec::new();
        let mut parts = node.children();
        while let Some(name) = parts.eat(Rule::ident) {
            names.push(self.variable(name.range()));
        }
        parts.eat(Rule::k_in);
        let source = parts
            .next()
            .map_or(ast::Expr { range: node.range(), node: ast::ExprNode::Error }, |post| self.post(post, 0));
        Binder { names, source }
    }

    pub(super) fn placed(&mut self, mut parts: Nodes<'_>) -> Option<Placed> {
        let expr = self.expr(parts.next()?, 0);
        let text = parts.next().and_then(|t| self.whole_text(t));
        let range = text.as_ref().map_or(expr.range, |t| expr.range.cover(t.range));
        Some(Placed { range, expr, text })
    }

    fn whole_text(&mut self, node: Node<'_>) -> Option<Text> {
        if matches!(node.rule(), Rule::text | Rule::text_block) {
            return Some(self.text(node, 0));
        }
        self.text_literal(node);
        None
    }

    fn cite(&mut self, node: Node<'_>) -> Option<ast::Cite> {
        if let Lump::Cite(cite) = lump(self.text, node.range()) {
            return Some(cite);
        }
        diagnose::not_a_cite(self, node.range());
        None
    }

    fn fix(&mut self, node: Node<'_>) -> Option<RuleFix> {
        let mut parts = node.children();
        let word = parts.next()?;
        let mut range = word.range();
        let was = std::mem::replace(&mut self.holes, true);
        let fix = match node.rule() {
            Rule::f_add => self.fix_add(parts, &mut range),
            rule => parts.next().and_then(|target| {
                let target = self.post(target, 0);
                range.end = target.range.end;
                let nodes: Vec<Node<'_>> = parts.filter(|n| n.rule() != Rule::word_).collect();
                let mut values = Vec::with_capacity(nodes.len());
                for node in nodes {
                    range.end = self.trimmed(node.range()).end;
                    values.push(self.value(node)?);
                }
                Some(match rule {
                    Rule::f_set => FixNode::Set(target, values),
                    Rule::f_append => FixNode::Append(target, values),
                    _ => FixNode::Drop(target, values),
                })
            }),
        };
        self.holes = was;
        Some(RuleFix { range, node: fix? })
    }

    fn fix_add(&mut self, mut parts: Nodes<'_>, range: &mut TextRange) -> Option<FixNode> {
        let kind = self.name(parts.next()?.range(), "a kind");
        let name = self.whole_text(parts.next()?)?;
        range.end = name.range.end;
        let mut like = None;
        let mut body = None;
        for part in parts {
            if part.rule() == Rule::like {
                like = self.like(part);
                range.end = part.range().end;
            } else {
                let block = self.block(part, 1);
                range.end = block.range.end;
                body = Some(block);
            }
        }
        Some(FixNode::Add { kind, name, like, body })
    }
}
