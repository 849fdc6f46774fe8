//! Expressions. The grammar yields one flat list of operands and operators; this file builds the layers, with two
//! stacks instead of one function a layer, so that nesting costs little of the machine's stack.

use super::diagnose;
use super::error::SyntaxError;
use super::literal::{Lump, lump};
use super::lower::{DEPTH, Lower};
use super::tree::{Failure, Node, Nodes, Rule, Tree};
use crate::ast::{Alternative, Expr, ExprNode, Op, Path, Quantified};
use crate::span::TextRange;

/// How tightly an operator binds; the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Not,
    Compare,
    Range,
    Sum,
}

#[derive(Clone, Copy)]
struct Operator {
    level: Level,
    /// As written.
    range: TextRange,
}

/// An expression and how deep its tree is.
struct Tall {
    expr: Expr,
    height: u32,
}

/// What an operand began with, where that limits what may follow.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// Anything may follow.
    Plain,
    /// `exists ...`: a condition, which cannot be compared.
    Exists(TextRange),
}

impl Lower<'_> {
    /// The expression in bytes `start..end` of the item, all of them. `None` if there is none; reported either way.
    pub(super) fn expression_at(&mut self, start: usize, end: usize, depth: u32) -> Option<Expr> {
        let text = &self.text[..end];
        match Tree::parse(Rule::expr_item, &text[start..], start) {
            Ok(tree) => {
                let mut roots = tree.roots();
                let errors = self.errors.len();
                let expr = self.expr(roots.next()?, depth);
                let Some(junk) = roots.eat(Rule::junk) else { return Some(expr) };
                // After a mistake the rest is an echo of it.
                if self.errors.len() == errors {
                    diagnose::after_expression(self, junk.range(), expr.range);
                }
                None
            }
            Err(Failure::TooDeep) => {
                self.too_deep(TextRange::new(start, end));
                None
            }
            Err(Failure::At(_)) => {
                diagnose::no_expression(self, TextRange::new(start, end));
                None
            }
        }
    }

    /// `expr` or `conj` of the grammar.
    pub(super) fn expr(&mut self, node: Node<'_>, depth: u32) -> Expr {
        self.tall(node, depth).expr
    }

    fn tall(&mut self, node: Node<'_>, depth: u32) -> Tall {
        let range = self.trimmed(node.range());
        if depth > DEPTH {
            self.too_deep(range);
            return Tall { expr: Expr { range, node: ExprNode::Error }, height: 0 };
        }
        let mut stack = Stack { operands: Vec::new(), operators: Vec::new(), failed: false };
        let mut parts = node.children();
        loop {
            let shape = self.operand(&mut parts, &mut stack, depth);
            let Some(next) = parts.next() else { break };
            self.operator(next, shape, &mut stack);
        }
        while let Some(top) = stack.operators.last().copied() {
            self.reduce(&mut stack, top);
        }
        match stack.operands.pop() {
            Some(whole) if !stack.failed => whole,
            _ => Tall { expr: Expr { range, node: ExprNode::Error }, height: 0 },
        }
    }

    /// `not* (exists_in | those | exists? prim postfix*)`
    fn operand(&mut self, parts: &mut Nodes<'_>, stack: &mut Stack, depth: u32) -> Shape {
        while let Some(not) = parts.eat(Rule::not) {
            self.only_as_condition(not.range(), stack);
            stack.operators.push(Operator { level: Level::Not, range: not.range() });
        }
        let Some(next) = parts.peek() else { return Shape::Plain };
        let (operand, shape) = match next.rule() {
            Rule::exists_in => {
                self.only_as_condition(TextRange { end: next.range().start + 6, ..next.range() }, stack);
                parts.next();
                let word = next.range();
                (self.quantified(next, depth), Shape::Exists(TextRange { end: word.start + 6, ..word }))
            }
            Rule::those => {
                parts.next();
                (self.quantified(next, depth), Shape::Plain)
            }
            Rule::exists => {
                self.only_as_condition(next.range(), stack);
                parts.next();
                let inner = self.primary(parts, depth + 1);
                let range = next.range().cover(inner.expr.range);
                let whole = self.grow(range, inner.height, ExprNode::Exists(Box::new(inner.expr)));
                (whole, Shape::Exists(next.range()))
            }
            _ => (self.primary(parts, depth), Shape::Plain),
        };
        stack.operands.push(operand);
        shape
    }

    /// `not` and `exists` may stand only where a condition may: not beside a comparison or a sum.
    fn only_as_condition(&mut self, word: TextRange, stack: &mut Stack) {
        if let Some(top) = stack.operators.last().filter(|o| o.level > Level::Not).copied()
            && !std::mem::replace(&mut stack.failed, true)
        {
            let (word_, sign) = (self.of(word), self.of(top.range));
            self.report(
                SyntaxError::new(
                    "E0101",
                    word,
                    format!("`{word_}` cannot follow `{sign}`"),
                    "a condition, where a value is expected",
                )
                .other(top.range, "needs a value on its right")
                .help(format!("put brackets round the condition that begins with `{word_}`")),
            );
        }
    }

    fn operator(&mut self, node: Node<'_>, shape: Shape, stack: &mut Stack) {
        let range = node.range();
        let level = match self.of(range) {
            "or" => Level::Or,
            "and" => Level::And,
            ".." => Level::Range,
            "+" | "-" => Level::Sum,
            _ => Level::Compare,
        };
        if let (Shape::Exists(word), true) = (shape, level > Level::Not)
            && !std::mem::replace(&mut stack.failed, true)
        {
            diagnose::exists_compared(self, word, range);
        }
        while let Some(top) = stack.operators.last().copied() {
            let again = top.level == level && matches!(level, Level::Compare | Level::Range);
            if again && !std::mem::replace(&mut stack.failed, true) {
                diagnose::chained(self, top.range, range);
            }
            let chained = matches!(level, Level::Or | Level::And);
            if top.level < level || (top.level == level && chained) {
                break;
            }
            self.reduce(stack, top);
        }
        stack.operators.push(Operator { level, range });
    }

    /// Applies the topmost operator; of a chain of `and` or `or`, all of it.
    fn reduce(&mut self, stack: &mut Stack, top: Operator) {
        if matches!(top.level, Level::Or | Level::And) {
            let mut count = 1;
            while stack.operators.last().is_some_and(|o| o.level == top.level) {
                stack.operators.pop();
                count += 1;
            }
            let parts = stack.operands.split_off(stack.operands.len().saturating_sub(count));
            let height = parts.iter().map(|t| t.height).max().unwrap_or(0);
            let parts: Vec<Expr> = parts.into_iter().map(|t| t.expr).collect();
            let Some(range) = parts.first().zip(parts.last()).map(|(a, b)| a.range.cover(b.range)) else { return };
            let node = if top.level == Level::Or { ExprNode::Or(parts) } else { ExprNode::And(parts) };
            let whole = self.grow(range, height, node);
            stack.operands.push(whole);
            return;
        }
        stack.operators.pop();
        let Some(right) = stack.operands.pop() else { return };
        if top.level == Level::Not {
            let range = top.range.cover(right.expr.range);
            let whole = self.grow(range, right.height, ExprNode::Not(Box::new(right.expr)));
            stack.operands.push(whole);
            return;
        }
        let Some(left) = stack.operands.pop() else { return };
        let height = left.height.max(right.height);
        let range = left.expr.range.cover(right.expr.range);
        let node = self.binary(top.range, left.expr, right.expr);
        let whole = self.grow(range, height, node);
        stack.operands.push(whole);
    }

    fn binary(&mut self, sign: TextRange, left: Expr, right: Expr) -> ExprNode {
        let op = match self.of(sign) {
            "+" => return ExprNode::Add(Box::new(left), Box::new(right)),
            "-" => return ExprNode::Sub(Box::new(left), Box::new(right)),
            ".." => {
                let range = left.range.cover(right.range);
                if let (ExprNode::Date(from), ExprNode::Date(to)) = (&left.node, &right.node)
                    && !self.in_order(range, *from, *to)
                {
                    return ExprNode::Error;
                }
                return ExprNode::Range(Box::new(left), Box::new(right));
            }
            "is" => {
                if let ExprNode::Path(Path { package: None, name, .. }) = right.node {
                    return ExprNode::Is(Box::new(left), name);
                }
                diagnose::is_what(self, sign, right.range);
                return ExprNode::Error;
            }
            "==" => Op::Eq,
            "!=" => Op::Ne,
            "<" => Op::Lt,
            "<=" => Op::Le,
            ">" => Op::Gt,
            ">=" => Op::Ge,
            "in" => Op::In,
            "has" => Op::Has,
            _ => Op::Mentions,
        };
        ExprNode::Compare(op, sign, Box::new(left), Box::new(right))
    }

    /// A node one level above something `height` deep.
    fn grow(&mut self, range: TextRange, height: u32, node: ExprNode) -> Tall {
        if height >= DEPTH {
            self.too_deep(range);
            return Tall { expr: Expr { range, node: ExprNode::Error }, height: 0 };
        }
        Tall { expr: Expr { range, node }, height: height + 1 }
    }

    /// `exists x in S where P` and `those x in S where P`
    fn quantified(&mut self, node: Node<'_>, depth: u32) -> Tall {
        let mut parts = node.children();
        let word = parts.next().map_or(node.range(), Node::range);
        let name = parts.next().map_or(word, Node::range);
        self.variable(name);
        parts.eat(Rule::k_in);
        let Some(source) = parts.eat(Rule::post) else {
            return Tall { expr: Expr { range: word, node: ExprNode::Error }, height: 0 };
        };
        let source = self.post_tall(source, depth + 1);
        parts.eat(Rule::k_where);
        let Some(filter) = parts.next() else {
            diagnose::no_where(self, word, name, source.expr.range);
            return Tall { expr: Expr { range: word.cover(source.expr.range), node: ExprNode::Error }, height: 0 };
        };
        let filter = self.tall(filter, depth + 1);
        let range = word.cover(filter.expr.range);
        let height = source.height.max(filter.height);
        let exists = node.rule() == Rule::exists_in;
        let parts = Box::new(Quantified { name, source: source.expr, filter: filter.expr });
        self.grow(range, height, if exists { ExprNode::ExistsIn(parts) } else { ExprNode::Those(parts) })
    }

    /// Checks the name of a variable.
    pub(super) fn variable(&mut self, range: TextRange) -> TextRange {
        let name = self.of(range);
        if super::words::is_reserved(name) || super::words::CLAUSES.contains(&name) {
            self.report(SyntaxError::new(
                "E0101",
                range,
                format!("`{name}` is a word of rules and cannot be the name of a variable"),
                "choose another name",
            ));
        }
        range
    }

    /// `post` of the grammar.
    pub(super) fn post(&mut self, node: Node<'_>, depth: u32) -> Expr {
        self.post_tall(node, depth).expr
    }

    fn post_tall(&mut self, node: Node<'_>, depth: u32) -> Tall {
        let mut parts = node.children();
        match parts.peek().filter(|n| n.rule() == Rule::those) {
            Some(those) => self.quantified(those, depth),
            None => self.primary(&mut parts, depth),
        }
    }

    /// `prim postfix*`
    fn primary(&mut self, parts: &mut Nodes<'_>, depth: u32) -> Tall {
        let Some(first) = parts.next() else {
            return Tall { expr: Expr { range: TextRange::default(), node: ExprNode::Error }, height: 0 };
        };
        let mut whole = self.prim(first, parts, depth);
        while let Some(step) = parts.peek() {
            match step.rule() {
                Rule::step => {
                    parts.next();
                    let name = self.step_name(step.range());
                    let param = parts.eat(Rule::args).and_then(|args| self.param(args, name, depth));
                    let star = parts.eat(Rule::star);
                    let mut range = whole.expr.range.cover(name);
                    let mut height = whole.height;
                    let param = param.map(|(param, end)| {
                        range.end = end;
                        height = height.max(param.height);
                        Box::new(param.expr)
                    });
                    let base = Box::new(whole.expr);
                    let node = if let Some(star) = star {
                        range.end = star.range().end;
                        ExprNode::Star(base, name, param)
                    } else {
                        ExprNode::Field(base, name, param)
                    };
                    whole = self.grow(range, height, node);
                }
                Rule::args | Rule::star => {
                    parts.next();
                    diagnose::misplaced_postfix(self, step.range(), whole.expr.range);
                    whole.expr.node = ExprNode::Error;
                }
                _ => break,
            }
        }
        whole
    }

    /// The name in `.name`.
    fn step_name(&self, range: TextRange) -> TextRange {
        let name = self.of(range).trim_start_matches(['.', ' ', '\t', '\n', '\r']);
        TextRange { start: range.end - name.len() as u32, end: range.end }
    }

    /// The one parameter of a field, and where its brackets end.
    fn param(&mut self, args: Node<'_>, field: TextRange, depth: u32) -> Option<(Tall, u32)> {
        let mut exprs = args.children();
        let first = exprs.next();
        if first.is_none() || exprs.next().is_some() {
            let name = self.of(field);
            self.report(SyntaxError::new(
                "E0101",
                args.range(),
                format!("the field `{name}` can take one value in brackets"),
                if first.is_none() { "there is none" } else { "there are several" },
            ));
        }
        first.map(|first| (self.tall(first, depth + 1), args.range().end))
    }

    fn prim(&mut self, node: Node<'_>, parts: &mut Nodes<'_>, depth: u32) -> Tall {
        let range = node.range();
        let leaf = |node| Tall { expr: Expr { range, node }, height: 0 };
        match node.rule() {
            Rule::atom => {
                if let Some(args) = parts.eat(Rule::args) {
                    return self.call(range, args, depth);
                }
                let node = self.atom(range);
                leaf(node)
            }
            Rule::paren => {
                let Some(inner) = node.children().next() else { return leaf(ExprNode::Error) };
                let inner = self.tall(inner, depth + 1);
                Tall { expr: Expr { range, node: inner.expr.node }, height: inner.height }
            }
            Rule::list => {
                let mut height = 0;
                let alts = node.children().map(|alt| self.alternative_tall(alt, depth + 1, &mut height)).collect();
                self.grow(range, height, ExprNode::Set(alts))
            }
            Rule::text | Rule::text_block => {
                let text = self.text(node, depth);
                leaf(ExprNode::Text(text))
            }
            _ => {
                self.text_literal(node);
                leaf(ExprNode::Error)
            }
        }
    }

    fn call(&mut self, name: TextRange, args: Node<'_>, depth: u32) -> Tall {
        let range = name.cover(args.range());
        let word = self.of(name);
        if !super::literal::is_name(word) {
            self.report(SyntaxError::new(
                "E0101",
                name,
                format!("`{word}` cannot be called"),
                "expected the name of a function, such as `count`",
            ));
            return Tall { expr: Expr { range, node: ExprNode::Error }, height: 0 };
        }
        let mut height = 0;
        let mut values = Vec::new();
        for arg in args.children() {
            let value = self.tall(arg, depth + 1);
            height = height.max(value.height);
            values.push(value.expr);
        }
        if values.is_empty() {
            self.report(SyntaxError::new(
                "E0101",
                args.range(),
                format!("`{word}` is given nothing"),
                "expected a value between the brackets",
            ));
        }
        self.grow(range, height, ExprNode::Call(name, values))
    }

    /// A name or a literal.
    fn atom(&mut self, range: TextRange) -> ExprNode {
        match lump(self.text, range) {
            Lump::Path(path) => {
                let word = self.of(range);
                if super::words::is_reserved(word) || diagnose::begins_clause(self.text, range) {
                    diagnose::reserved_operand(self, range);
                    return ExprNode::Error;
                }
                ExprNode::Path(path)
            }
            Lump::Cite(cite) => ExprNode::Cite(cite),
            Lump::RuleId => ExprNode::RuleId,
            Lump::Bool(value) => ExprNode::Bool(value),
            Lump::Int(Some(value)) => ExprNode::Int(value),
            Lump::Duration(Some(value)) => ExprNode::Duration(value),
            Lump::Int(None) | Lump::Duration(None) => {
                self.too_large(range);
                ExprNode::Error
            }
            Lump::Date(date) => self.day((range, date)).map_or(ExprNode::Error, ExprNode::Date),
            Lump::Period(..) | Lump::FieldRef(..) | Lump::Other => {
                diagnose::bad_literal(self, range);
                ExprNode::Error
            }
        }
    }

    /// `alt` of the grammar.
    pub(super) fn alternative(&mut self, node: Node<'_>) -> Alternative {
        self.alternative_tall(node, 0, &mut 0)
    }

    fn alternative_tall(&mut self, node: Node<'_>, depth: u32, height: &mut u32) -> Alternative {
        let mut exprs = node.children().filter(|n| n.rule() == Rule::expr);
        let mut one = |this: &mut Self, node: Option<Node<'_>>| {
            node.map(|node| {
                let tall = this.tall(node, depth);
                *height = tall.height.max(*height);
                tall.expr
            })
        };
        let value = one(self, exprs.next());
        let guard = one(self, exprs.next());
        Alternative { value: value.unwrap_or(Expr { range: node.range(), node: ExprNode::Error }), guard }
    }
}

struct Stack {
    operands: Vec<Tall>,
    operators: Vec<Operator>,
    /// Whether a mistake was reported that makes the whole unreadable.
    failed: bool,
}
