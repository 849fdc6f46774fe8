//! What the names of an expression mean, and the types that this depends on (prototype, 2.2): `sox` alone is a
//! variable, else a declaration, and a member of an enum only where the other side, or the field, is that enum.
//!
//! Expressions are taken to be well-typed: whoever calls has made sure that no language error was reported.

use ctl_syntax::ast::{self, ExprNode, Op, Part};
use ctl_syntax::literal;

use super::schema::Schema;
use super::source::Place;
use super::value::{Elem, Mult, Scope, Ty, Value};
use super::world::World;

/// An expression whose names are resolved.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// What it does.
    pub(super) op: Expr,
    /// Its type.
    pub(super) ty: Ty,
}

/// The constructs.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    /// A value.
    Value(Value),
    /// `as_of`
    Today,
    /// A variable, by its slot.
    Var(usize),
    /// All records of a kind.
    All(usize),
    /// All members of an enum.
    Members(usize),
    /// A text with holes.
    Text(Vec<Piece>),
    /// `x.f`, `x.f(v)`
    Field(Box<Node>, String, Option<Box<Node>>),
    /// `x.f*`, `x.f(v)*`
    Star(Box<Node>, String, Option<Box<Node>>),
    /// `.start` or `.end` (true) of a period.
    End(Box<Node>, bool),
    /// `a or b`
    Or(Vec<Node>),
    /// `a and b`
    And(Vec<Node>),
    /// `not a`
    Not(Box<Node>),
    /// `exists a`
    Exists(Box<Node>),
    /// `exists x in S where P` (true), `those x in S where P`
    Query(bool, usize, Box<Node>, Box<Node>),
    /// A comparison.
    Compare(Op, Box<Node>, Box<Node>),
    /// `a is K`
    Is(Box<Node>, usize),
    /// `a + b` (true), `a - b`
    Sum(bool, Box<Node>, Box<Node>),
    /// `a .. b`
    Range(Box<Node>, Box<Node>),
    /// `[a, b if p]`
    Set(Vec<(Node, Option<Node>)>),
    /// `count(a)` and its like.
    Call(String, Vec<Node>),
}

/// A piece of a text.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// As it is.
    Literal(String),
    /// The words for a set.
    Hole(Node),
}

/// Resolves the expressions of one item.
pub(super) struct Resolver<'r, 't> {
    /// The kinds.
    pub(super) schema: &'r Schema<'t>,
    /// The records.
    pub(super) world: &'r World,
    /// The item.
    pub(super) place: Place<'t>,
    /// The variables.
    pub(super) scope: Scope,
}

impl<'t> Resolver<'_, 't> {
    /// Resolves an expression where `expected` says of what enum a bare name may be a member.
    pub(super) fn expr(&mut self, e: &ast::Expr, expected: Option<&Elem>) -> Node {
        let one = |op, elem| Node { op, ty: Ty::new(elem, Mult::One) };
        let literal = |v, elem| one(Expr::Value(v), elem);
        match &e.node {
            ExprNode::Int(n) => literal(Value::Int(*n), Elem::Int),
            ExprNode::Bool(b) => literal(Value::Bool(*b), Elem::Bool),
            ExprNode::Date(d) => literal(Value::Date(*d), Elem::Date),
            ExprNode::Duration(d) => literal(Value::Duration(*d), Elem::Duration),
            ExprNode::Text(text) => one(Expr::Text(self.pieces(text)), Elem::Text),
            ExprNode::Path(path) => self.name(self.place.text(path.name), expected),
            ExprNode::Cite(c) => {
                let cited = self.world.cited(self.place.text(c.framework), self.place.text(c.clause));
                self.record(cited.expect("a citation that resolves"))
            }
            ExprNode::Field(base, name, param) => self.field(base, self.place.text(*name), param.as_deref()),
            ExprNode::Star(base, name, param) => self.star(base, self.place.text(*name), param.as_deref()),
            ExprNode::Or(all) => one(Expr::Or(self.conditions(all)), Elem::Bool),
            ExprNode::And(all) => one(Expr::And(self.conditions(all)), Elem::Bool),
            ExprNode::Not(a) => one(Expr::Not(Box::new(self.expr(a, None))), Elem::Bool),
            ExprNode::Exists(a) => one(Expr::Exists(Box::new(self.expr(a, None))), Elem::Bool),
            ExprNode::ExistsIn(q) => self.query(q, true, None),
            ExprNode::Those(q) => self.query(q, false, expected),
            ExprNode::Compare(op, _, a, b) => {
                let (a, b) = self.sides(a, b);
                one(Expr::Compare(*op, Box::new(a), Box::new(b)), Elem::Bool)
            }
            ExprNode::Is(a, kind) => {
                let kind = self.schema.kind_named(self.place.text(*kind)).expect("a kind that is declared");
                one(Expr::Is(Box::new(self.expr(a, None)), kind), Elem::Bool)
            }
            ExprNode::Add(a, b) => self.sum(true, a, b),
            ExprNode::Sub(a, b) => self.sum(false, a, b),
            ExprNode::Range(a, b) => {
                let (a, b) = (self.expr(a, None), self.expr(b, None));
                let mult = a.ty.mult.max(b.ty.mult);
                Node { op: Expr::Range(Box::new(a), Box::new(b)), ty: Ty::new(Elem::Period, mult) }
            }
            ExprNode::Set(parts) => self.set(parts, expected),
            ExprNode::Call(name, args) => self.call(self.place.text(*name), args),
            ExprNode::RuleId | ExprNode::Error => panic!("not a part of what is generated: {:?}", e.node),
        }
    }

    fn conditions(&mut self, all: &[ast::Expr]) -> Vec<Node> {
        all.iter().map(|e| self.expr(e, None)).collect()
    }

    fn record(&self, record: usize) -> Node {
        let elem = Elem::Kinds([self.world.records[record].kind].into());
        Node { op: Expr::Value(Value::Record(record)), ty: Ty::new(elem, Mult::One) }
    }

    fn name(&self, name: &str, expected: Option<&Elem>) -> Node {
        if let Some((slot, ty)) = self.scope.get(name) {
            return Node { op: Expr::Var(slot), ty: ty.clone() };
        }
        if name == "as_of" {
            return Node { op: Expr::Today, ty: Ty::new(Elem::Date, Mult::One) };
        }
        if let Some(Elem::Enum(e)) = expected
            && let Some(member) = self.schema.enums[*e].members.iter().position(|m| m == name)
        {
            let op = Expr::Value(Value::Member(*e, member));
            return Node { op, ty: Ty::new(Elem::Enum(*e), Mult::One) };
        }
        if let Some(record) = self.world.named(name) {
            return self.record(record);
        }
        if let Some(kind) = self.schema.kind_named(name) {
            let mult = if self.schema.kinds[kind].single { Mult::Optional } else { Mult::Many };
            return Node { op: Expr::All(kind), ty: Ty::new(Elem::Kinds([kind].into()), mult) };
        }
        let e = self.schema.enum_named(name).unwrap_or_else(|| panic!("`{name}` means nothing here"));
        Node { op: Expr::Members(e), ty: Ty::new(Elem::Enum(e), Mult::Many) }
    }

    /// Both sides of a comparison: where the first does not tell its type, the second does.
    fn sides(&mut self, a: &ast::Expr, b: &ast::Expr) -> (Node, Node) {
        if self.tells(a) {
            let a = self.expr(a, None);
            let b = self.expr(b, Some(&a.ty.elem));
            (a, b)
        } else {
            let b = self.expr(b, None);
            (self.expr(a, Some(&b.ty.elem)), b)
        }
    }

    /// Whether an expression tells its own type: it is no bare name that may be a member of an enum, and no set of such.
    fn tells(&self, e: &ast::Expr) -> bool {
        match &e.node {
            ExprNode::Path(path) => {
                let name = self.place.text(path.name);
                let member = self.schema.enums.iter().any(|e| e.members.iter().any(|m| m == name));
                !member || self.scope.get(name).is_some()
            }
            ExprNode::Set(parts) => parts.iter().any(|p| self.tells(&p.value)),
            _ => true,
        }
    }

    fn field(&mut self, base: &ast::Expr, name: &str, param: Option<&ast::Expr>) -> Node {
        let base = self.expr(base, None);
        let param = param.map(|p| Box::new(self.expr(p, None)));
        if base.ty.elem == Elem::Period && (name == "start" || name == "end") {
            let ty = Ty::new(Elem::Date, base.ty.mult);
            return Node { op: Expr::End(Box::new(base), name == "end"), ty };
        }
        let kinds = base.ty.elem.kinds();
        let found: Vec<&Ty> = kinds.iter().filter_map(|k| Some(&self.schema.kinds[*k].fields.get(name)?.ty)).collect();
        let elem = found.iter().fold(Elem::Nothing, |e, t| e.join(&t.elem).expect("fields that can be joined"));
        let mut mult = found.iter().map(|t| t.mult).max().expect("a field that some kind has");
        if found.len() < kinds.len() {
            mult = mult.max(Mult::Optional);
        }
        mult = mult.max(base.ty.mult);
        if elem == Elem::Bool && base.ty.mult != Mult::Many && mult != Mult::Many {
            mult = Mult::One;
        }
        Node { op: Expr::Field(Box::new(base), name.to_owned(), param), ty: Ty::new(elem, mult) }
    }

    fn star(&mut self, base: &ast::Expr, name: &str, param: Option<&ast::Expr>) -> Node {
        let base = self.expr(base, None);
        let param = param.map(|p| Box::new(self.expr(p, None)));
        let mut elem = base.ty.elem.clone();
        loop {
            let steps = elem.kinds();
            let next = steps.iter().filter_map(|k| Some(&self.schema.kinds[*k].fields.get(name)?.ty.elem));
            let wider = next.fold(elem.clone(), |e, t| e.join(t).expect("fields that can be joined"));
            if wider == elem {
                break;
            }
            elem = wider;
        }
        Node { op: Expr::Star(Box::new(base), name.to_owned(), param), ty: Ty::new(elem, Mult::Many) }
    }

    fn query(&mut self, q: &ast::Quantified, exists: bool, expected: Option<&Elem>) -> Node {
        let source = self.expr(&q.source, expected);
        let ty = Ty::new(source.ty.elem.clone(), Mult::Many);
        let slot = self.scope.bind(self.place.text(q.name), Ty::new(source.ty.elem.clone(), Mult::One));
        let filter = self.expr(&q.filter, None);
        self.scope.vars.pop();
        let op = Expr::Query(exists, slot, Box::new(source), Box::new(filter));
        Node { op, ty: if exists { Ty::new(Elem::Bool, Mult::One) } else { ty } }
    }

    fn set(&mut self, parts: &[ast::Alternative], expected: Option<&Elem>) -> Node {
        let mut known = expected.cloned();
        let mut values: Vec<Option<Node>> = parts.iter().map(|_| None).collect();
        for tells in [true, false] {
            for (part, value) in parts.iter().zip(&mut values) {
                if self.tells(&part.value) == tells {
                    let node = self.expr(&part.value, known.as_ref());
                    known.get_or_insert_with(|| node.ty.elem.clone());
                    *value = Some(node);
                }
            }
        }
        let mut elem = Elem::Nothing;
        let mut all = Vec::new();
        for (part, value) in parts.iter().zip(values) {
            let value = value.expect("each part is resolved in one of the two rounds");
            elem = elem.join(&value.ty.elem).expect("a set of one sort of thing");
            all.push((value, part.guard.as_ref().map(|g| self.expr(g, None))));
        }
        Node { op: Expr::Set(all), ty: Ty::new(elem, Mult::Many) }
    }

    fn sum(&mut self, plus: bool, a: &ast::Expr, b: &ast::Expr) -> Node {
        let (a, b) = (self.expr(a, None), self.expr(b, None));
        let elem = match (&a.ty.elem, &b.ty.elem) {
            (Elem::Date, Elem::Date) => Elem::Duration,
            (first, _) => first.clone(),
        };
        let mult = a.ty.mult.max(b.ty.mult);
        Node { op: Expr::Sum(plus, Box::new(a), Box::new(b)), ty: Ty::new(elem, mult) }
    }

    fn call(&mut self, name: &str, args: &[ast::Expr]) -> Node {
        let args: Vec<Node> = args.iter().map(|a| self.expr(a, None)).collect();
        let first = args.first().map_or(Elem::Nothing, |a| a.ty.elem.clone());
        let ty = match name {
            "count" => Ty::new(Elem::Int, Mult::One),
            "calendar" => Ty::new(Elem::Period, Mult::Many),
            "sentences" => Ty::new(Elem::Text, Mult::Many),
            _ => Ty::new(first, Mult::Optional),
        };
        Node { op: Expr::Call(name.to_owned(), args), ty }
    }

    fn pieces(&mut self, text: &ast::Text) -> Vec<Piece> {
        let plain = |s: &str| literal::unescape(s).replace("{{", "{").replace("}}", "}");
        text.parts
            .iter()
            .map(|p| match p {
                Part::Literal(r) => Piece::Literal(plain(self.place.text(*r))),
                Part::Hole(e) => Piece::Hole(self.expr(e, None)),
            })
            .collect()
    }
}
