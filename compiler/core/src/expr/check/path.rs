//! Names, citations and fields.

use ctl_syntax::ast;
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::TextRange;

use super::{Checker, join};
use crate::expr::{Node, Op, VarSet};
use crate::model::Lookup;
use crate::schema::{Elem, Mult, Role, Type, did_you_mean};
use crate::symbol::{Named, Open};
use crate::value::{FieldId, KindId, Value};

impl Checker<'_> {
    pub(super) fn path(&mut self, path: &ast::Path, expected: Option<&Elem>) -> Node {
        let r = path.range;
        let name = self.text(path.name).to_owned();
        if path.package.is_none() {
            if let Some((var, ty)) = self.scope.get(&name) {
                let ty = ty.clone();
                self.tell_variable(r, &name);
                if self.scope.is_spoilt(var) {
                    return self.poison(r);
                }
                return self.node(r, Op::Var(var), ty.elem, ty.mult, VarSet::one(var));
            }
            if name == "as_of" {
                return self.node(r, Op::AsOf, Elem::Date, Mult::One, VarSet::default());
            }
            if let Some(Elem::Enum(e)) = expected
                && let Some(m) = self.schema.enumeration(*e).member(&name)
            {
                self.tell(r, || Named::Member(*e, m));
                return self.node(r, Op::Const(Value::Enum(*e, m)), Elem::Enum(*e), Mult::One, VarSet::default());
            }
        }
        match self.names.record(self.program, self.package, self.item, path) {
            Lookup::Found(rec) => {
                let kind = self.names.kind_of(rec);
                self.tell(path.name, || Named::Record(rec));
                return self.node(
                    r,
                    Op::Const(Value::Record(rec)),
                    Elem::Kinds(vec![kind]),
                    Mult::One,
                    VarSet::default(),
                );
            }
            Lookup::NoPackage => {
                let package = self.text(path.package.unwrap_or(r)).to_owned();
                return self.fail("E0209", r, format!("there is no package `{package}`"), "");
            }
            Lookup::Unknown => {}
        }
        if path.package.is_none() {
            if let Some(kind) = self.schema.kind_named(&name) {
                self.tell(r, || Named::Kind(kind));
                let mult = if self.schema.kind(kind).single { Mult::Optional } else { Mult::Many };
                return self.node(r, Op::All(vec![kind]), Elem::Kinds(vec![kind]), mult, VarSet::default());
            }
            if let Some(e) = self.schema.enum_named(&name) {
                self.tell(r, || Named::Enum(e));
                return self.node(r, Op::Members(e), Elem::Enum(e), Mult::Many, VarSet::default());
            }
        }
        self.unknown(path, &name, expected)
    }

    fn unknown(&mut self, path: &ast::Path, name: &str, expected: Option<&Elem>) -> Node {
        self.leave_open(path.range, || Open::Name { variables: self.scope.variables(), expected: expected.cloned() });
        let members: Vec<String> = match expected {
            Some(Elem::Enum(e)) => self.schema.enumeration(*e).members.iter().map(|m| m.name.clone()).collect(),
            _ => Vec::new(),
        };
        // A name that several enums have is only known where its side says which.
        let enums: Vec<String> =
            self.schema.enums.iter().filter(|e| e.member(name).is_some()).map(|e| format!("`{}`", e.name)).collect();
        if self.scope.is_partial() && path.package.is_none() || self.scope.untold && !enums.is_empty() {
            return self.poison(path.range);
        }
        let span = self.program.span(self.item, path.range);
        let mut d = Diagnostic::error("E0405", span, format!("nothing here is called `{name}`"), "");
        if members.is_empty() && !enums.is_empty() {
            d = d.help(format!(
                "`{name}` is a member of {}, and is known as that where it is compared with a field of that type",
                crate::words::list(&enums, "and")
            ));
        } else {
            let own = self.scope.names().map(str::to_owned);
            let kinds = self.schema.kinds.iter().map(|k| k.name.clone());
            let records = self.names.visible(self.package).map(str::to_owned);
            let all: Vec<String> = members.into_iter().chain(own).chain(kinds).chain(records).collect();
            d.labels[0].text = did_you_mean(name, all.iter().map(|s| &**s)).unwrap_or_default();
            if let Some((_, ty)) = self.scope.get("self")
                && self.schema.kinds_of(&ty.elem).iter().any(|k| self.schema.kind(*k).field(name).is_some())
            {
                d.labels[0].text = format!("did you mean `self.{name}`?");
            }
        }
        self.sink.push(d);
        self.poison(path.range)
    }

    pub(super) fn cite(&mut self, cite: &ast::Cite) -> Node {
        let r = cite.range;
        let found = self.names.cite(self.program, self.package, self.item, (cite.framework, cite.clause));
        if let Some(around) = found.0 {
            self.tell(cite.framework, || Named::Record(around));
        }
        match found {
            (_, Some(rec)) => {
                let kind = self.names.kind_of(rec);
                self.tell(cite.clause, || Named::Record(rec));
                self.node(r, Op::Const(Value::Record(rec)), Elem::Kinds(vec![kind]), Mult::One, VarSet::default())
            }
            (None, None) => {
                let word = self.text(cite.framework).to_owned();
                self.fail("E0202", cite.framework, format!("there is no framework `{word}`"), "")
            }
            (Some(around), None) => {
                let word = self.text(r).to_owned();
                let clause = self.text(cite.clause).to_owned();
                let label = did_you_mean(&clause, self.names.nested_in(around)).unwrap_or_default();
                self.fail("E0203", r, format!("there is no clause `{word}`"), &label)
            }
        }
    }

    pub(super) fn field(
        &mut self,
        r: TextRange,
        base: &ast::Expr,
        name: TextRange,
        param: Option<&ast::Expr>,
        star: bool,
    ) -> Node {
        let base = self.expr(base, None);
        let param = param.map(|p| self.expr(p, None));
        if base.is_error() || param.as_ref().is_some_and(Node::is_error) {
            return self.poison(r);
        }
        let word = self.text(name).to_owned();
        if base.ty.elem == Elem::Period && (word == "start" || word == "end") && !star && param.is_none() {
            let (free, mult) = (base.free, base.ty.mult);
            return self.node(r, Op::End { base: Box::new(base), last: word == "end" }, Elem::Date, mult, free);
        }
        let mut kinds = self.schema.kinds_of(&base.ty.elem);
        if kinds.is_empty() {
            if base.ty.elem == Elem::Nothing {
                return self.poison(r);
            }
            let what = self.describe(&base.ty);
            return self.fail("E0401", name, format!("this is {what}, which has no fields"), "");
        }
        let found = self.fields_named(&kinds, &word);
        if found.is_empty() {
            return self.no_field(&kinds, name, &word);
        }
        self.tell(name, || Named::Fields(found.iter().map(|(_, field)| *field).collect()));
        let Some(mut elem) = self.joined(&found, name, &word) else { return self.poison(r) };
        if !self.parameter_fits(&found, param.as_ref(), r, &word) {
            return self.poison(r);
        }
        let free = param.as_ref().map_or(base.free, |p| base.free.with(p.free));
        let mut all = found;
        if star {
            // Where the field leads, it may be walked again.
            if self.schema.kinds_of(&elem).is_empty() {
                let what = self.describe(&Type { elem, mult: Mult::Many });
                return self.fail(
                    "E0401",
                    name,
                    format!("`{word}` leads to {what}, so it cannot be walked with `*`"),
                    "",
                );
            }
            loop {
                let next: Vec<KindId> =
                    self.schema.kinds_of(&elem).into_iter().filter(|k| !kinds.contains(k)).collect();
                if next.is_empty() {
                    break;
                }
                kinds.extend(&next);
                let more = self.fields_named(&next, &word);
                all.extend(&more);
                if !more.is_empty() {
                    let Some(e) = self.joined(&all, name, &word) else { return self.poison(r) };
                    elem = e;
                }
            }
            let elem = join(&elem, &base.ty.elem).unwrap_or(elem);
            let slot = self.slot(&word, &all);
            let op = Op::Star { base: Box::new(base), slot, param: param.map(Box::new) };
            return self.node(r, op, elem, Mult::Many, free);
        }
        let mut mult = all.iter().map(|(_, f)| self.field_mult(*f)).max().unwrap_or(Mult::Optional);
        if all.len() < kinds.len() && elem != Elem::Bool {
            mult = mult.max(Mult::Optional);
        }
        let bool_of_one = elem == Elem::Bool && base.ty.mult != Mult::Many;
        let mult = if bool_of_one { Mult::One } else { mult.max(base.ty.mult) };
        let slot = self.slot(&word, &all);
        self.node(r, Op::Field { base: Box::new(base), slot, param: param.map(Box::new) }, elem, mult, free)
    }

    fn fields_named(&self, kinds: &[KindId], word: &str) -> Vec<(KindId, FieldId)> {
        kinds.iter().filter_map(|k| Some((*k, self.schema.kind(*k).field(word)?))).collect()
    }

    /// The type of a field over several kinds.
    fn joined(&mut self, found: &[(KindId, FieldId)], name: TextRange, word: &str) -> Option<Elem> {
        let mut elem = Elem::Nothing;
        for (_, f) in found {
            match join(&elem, &self.schema.field(*f).ty.elem) {
                Some(e) => elem = e,
                None => {
                    let kinds: Vec<String> =
                        found.iter().map(|(k, _)| format!("`{}`", self.schema.kind(*k).name)).collect();
                    let list = crate::words::list(&kinds, "and");
                    self.error(
                        "E0401",
                        name,
                        format!("`{word}` is not the same sort of thing in {list}"),
                        "say which with `is`",
                    );
                    return None;
                }
            }
        }
        Some(elem)
    }

    fn no_field(&mut self, kinds: &[KindId], name: TextRange, word: &str) -> Node {
        self.leave_open(name, || Open::Field(kinds.to_vec()));
        let names: Vec<String> = kinds.iter().take(4).map(|k| format!("`{}`", self.schema.kind(*k).name)).collect();
        let fields: Vec<&str> =
            kinds.iter().flat_map(|k| &self.schema.kind(*k).fields).map(|f| &*self.schema.field(*f).name).collect();
        let label = did_you_mean(word, fields.iter().copied()).unwrap_or_default();
        let message = format!("{} has no field `{word}`", crate::words::list(&names, "or"));
        self.fail("E0401", name, message, &label)
    }

    fn parameter_fits(&mut self, found: &[(KindId, FieldId)], param: Option<&Node>, r: TextRange, word: &str) -> bool {
        for (_, f) in found {
            let wanted = match &self.schema.field(*f).role {
                Role::Derived { param } => param.as_ref().map(|(_, k)| *k),
                _ => None,
            };
            match (wanted, param) {
                (None, None) => {}
                (None, Some(_)) => {
                    self.error("E0503", r, format!("`{word}` takes no parameter"), "");
                    return false;
                }
                (Some(kind), None) => {
                    let kind = self.schema.kind(kind).name.clone();
                    self.error(
                        "E0503",
                        r,
                        format!("`{word}` is taken for one `{kind}`"),
                        &format!("write `{word}(...)`"),
                    );
                    return false;
                }
                (Some(kind), Some(node)) => {
                    if node.ty.mult == Mult::Many || !self.schema.kinds_of(&node.ty.elem).contains(&kind) {
                        let got = self.describe(&node.ty);
                        let kind = self.schema.kind(kind).name.clone();
                        self.error(
                            "E0503",
                            node.range,
                            format!("`{word}` is taken for one `{kind}`, not for {got}"),
                            "",
                        );
                        return false;
                    }
                }
            }
        }
        true
    }
}
