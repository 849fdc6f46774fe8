//! Comparisons: `==` and its like, `in`, `mentions`, `has`, `is`.

use ctl_syntax::ast::{self, Op as Cmp};
use ctl_syntax::span::TextRange;

use super::{Checker, overlap};
use crate::expr::{Node, Op};
use crate::schema::{Elem, Mult, did_you_mean};
use crate::symbol::{Named, Open};

impl Checker<'_> {
    /// Whether the values of a type have an order that comparisons may use.
    pub(super) fn ordered(&self, elem: &Elem) -> bool {
        match elem {
            Elem::Int | Elem::Date | Elem::Duration | Elem::Nothing => true,
            Elem::Enum(e) => self.schema.enumeration(*e).ordered,
            _ => false,
        }
    }

    pub(super) fn compare(&mut self, r: TextRange, op: Cmp, at: TextRange, a: &ast::Expr, b: &ast::Expr) -> Node {
        let (a, b) = self.sides(a, b);
        if a.is_error() || b.is_error() {
            return self.poison(r);
        }
        if let Some((code, message, label)) = self.misfit(op, &a, &b) {
            return self.fail(code, if label.is_empty() { r } else { at }, message, label);
        }
        let free = a.free.with(b.free);
        self.node(r, Op::Compare(op, Box::new(a), Box::new(b)), Elem::Bool, Mult::One, free)
    }

    /// Both sides; a bare name may be a member of the enum that the other side is of.
    fn sides(&mut self, a: &ast::Expr, b: &ast::Expr) -> (Node, Node) {
        // Typed last: what only its other side can explain.
        if self.tells(b) && !self.tells(a) {
            let b = self.expr(b, None);
            (self.beside(&b, a), b)
        } else {
            let a = self.expr(a, None);
            let b = self.beside(&a, b);
            (a, b)
        }
    }

    fn misfit(&self, op: Cmp, a: &Node, b: &Node) -> Option<(&'static str, String, &'static str)> {
        let (x, y) = (&a.ty.elem, &b.ty.elem);
        let names = || (self.describe(&a.ty), self.describe(&b.ty));
        match op {
            Cmp::Eq | Cmp::Ne => (!overlap(x, y)).then(|| {
                let (x, y) = names();
                ("E0402", format!("{x} and {y} can never be equal"), "")
            }),
            Cmp::Lt | Cmp::Le | Cmp::Gt | Cmp::Ge => {
                if !overlap(x, y) || !self.ordered(x) || !self.ordered(y) {
                    let (x, y) = names();
                    return Some((
                        "E0402",
                        format!("{x} and {y} have no order"),
                        "this compares numbers, dates, durations and ordered enums",
                    ));
                }
                (a.ty.mult == Mult::Many || b.ty.mult == Mult::Many).then(|| {
                    (
                        "E0404",
                        format!("`{}` compares one value with one, and a side may have several", op.word()),
                        "take `max` or `min` of that side",
                    )
                })
            }
            Cmp::In => {
                if a.ty.mult == Mult::Many {
                    return Some((
                        "E0404",
                        "the left side of `in` may be several values".to_owned(),
                        "say `exists x in ... where x in ...`",
                    ));
                }
                let date = matches!(x, Elem::Date | Elem::Period) && *y == Elem::Period && *x != Elem::Nothing;
                (!overlap(x, y) && !date).then(|| {
                    let (x, y) = names();
                    ("E0402", format!("{x} can never be in {y}"), "")
                })
            }
            Cmp::Mentions => (!overlap(x, &Elem::Text) || !overlap(y, &Elem::Text)).then(|| {
                let (x, y) = names();
                ("E0402", format!("`mentions` looks for a text in a text, not for {y} in {x}"), "")
            }),
            Cmp::Has => (!matches!(y, Elem::FieldOf(_) | Elem::Nothing)).then(|| {
                let (_, y) = names();
                ("E0402", format!("after `has` stands the name of a field, not {y}"), "")
            }),
        }
    }

    pub(super) fn is(&mut self, r: TextRange, a: &ast::Expr, kind: TextRange) -> Node {
        let a = self.expr(a, None);
        let name = self.text(kind).to_owned();
        let Some(id) = self.schema.kind_named(&name) else {
            self.leave_open(kind, || Open::Kind);
            let label = did_you_mean(&name, self.schema.kinds.iter().map(|k| &*k.name)).unwrap_or_default();
            return self.fail("E0204", kind, format!("there is no kind `{name}`"), &label);
        };
        self.tell(kind, || Named::Kind(id));
        if a.is_error() {
            return a;
        }
        if !self.schema.kinds_of(&a.ty.elem).contains(&id) {
            let what = self.describe(&a.ty);
            return self.fail("E0505", r, format!("this is {what}, so it is never a `{name}`"), "never holds");
        }
        let free = a.free;
        self.node(r, Op::Is(Box::new(a), id), Elem::Bool, Mult::One, free)
    }
}
