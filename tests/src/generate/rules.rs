//! Random derived fields and rules.

use std::fmt::Write as _;

use crate::naive::schema::Field;
use crate::naive::value::{Elem, Mult, Ty};

use super::expr::Maker;
use super::tree::Tree;

/// A derived field.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Its kind, by number and by name.
    pub kind: (usize, String),
    /// Its name.
    pub name: String,
    /// The kind of its parameter `v`, by number and by name.
    pub param: Option<(usize, String)>,
    /// Its type as declared.
    pub ty: String,
    /// The name of its inverse.
    pub inverse: Option<String>,
    /// Its definition.
    pub expr: Tree,
}

impl Derived {
    /// As it is written.
    pub fn text(&self) -> String {
        let param = self.param.as_ref().map_or_else(String::new, |(_, k)| format!("(v: {k})"));
        let inverse = self.inverse.as_ref().map_or_else(String::new, |i| format!(" inverse {i}"));
        format!("extend kind {} {{ {}{param}: {}{inverse} = {} }}", self.kind.1, self.name, self.ty, self.expr)
    }

    /// The field as the generator of what comes after it sees it.
    pub fn field(&self) -> Field {
        Field {
            ty: self.seen(),
            required: false,
            derived: true,
            param: self.param.as_ref().map(|(k, _)| *k),
            written: false,
            edge: None,
        }
    }

    fn seen(&self) -> Ty {
        let mult = match (self.ty.starts_with('['), &self.expr.ty.elem) {
            (true, _) => Mult::Many,
            (false, Elem::Bool) => Mult::One,
            (false, _) => Mult::Optional,
        };
        Ty::new(self.expr.ty.elem.clone(), mult)
    }

    /// A rule that tells what the field holds for every record.
    pub fn probe(&self) -> String {
        let (mut binders, mut access) = (format!("x in {}", self.kind.1), format!("x.{}", self.name));
        if let Some((_, param)) = &self.param {
            let _ = write!(binders, ", q in {param}");
            access.push_str("(q)");
        }
        // Equal durations may be told in different words.
        let value = if self.expr.ty.elem == Elem::Duration { format!("count({access})") } else { access };
        let id = self.name.trim_start_matches('d');
        format!(
            "rule PRB-{id} \"what it holds\" {{ severity info for {binders} let holds = {value} \
             message \"it holds\" cites attic:S.0 }}"
        )
    }
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its number.
    pub number: usize,
    /// `error`, `warning` or `info`, each with its guard.
    pub severity: Vec<(&'static str, Option<Tree>)>,
    /// Names of the variables and what they range over.
    pub binders: Vec<(Vec<String>, Tree)>,
    /// The conjuncts of `where`.
    pub filter: Vec<Tree>,
    /// Names and values.
    pub lets: Vec<(String, Tree)>,
    /// The condition that must hold.
    pub require: Option<Tree>,
    /// Names of variables.
    pub per: Vec<String>,
}

impl Rule {
    /// As it is written.
    pub fn text(&self) -> String {
        let list = |all: Vec<String>, between: &str| all.join(between);
        let severity = self.severity.iter().map(|(word, guard)| match guard {
            Some(g) => format!("{word} if {g}"),
            None => (*word).to_owned(),
        });
        let binders = self.binders.iter().map(|(names, source)| format!("{} in {source}", names.join(", ")));
        let mut out = format!("rule TST-{:02} \"a random rule\" {{\n", self.number);
        let _ = writeln!(out, "  severity {}", list(severity.collect(), ", "));
        let _ = writeln!(out, "  for {}", list(binders.collect(), ", "));
        if !self.filter.is_empty() {
            let _ = writeln!(out, "  where {}", list(self.filter.iter().map(Tree::to_string).collect(), " and "));
        }
        for (name, value) in &self.lets {
            let _ = writeln!(out, "  let {name} = {value}");
        }
        if let Some(require) = &self.require {
            let _ = writeln!(out, "  require {require}");
        }
        if !self.per.is_empty() {
            let _ = writeln!(out, "  per {}", self.per.join(", "));
        }
        let told = self.binders.iter().flat_map(|(names, _)| names).chain(self.lets.iter().map(|(name, _)| name));
        let holes: String = told.map(|name| format!(" {{{name}}}")).collect();
        let _ = writeln!(out, "  message \"found{holes}\"\n  cites attic:S.0\n}}");
        out.pop();
        out
    }
}

impl Maker<'_> {
    /// A derived field of a kind.
    pub fn derived(&mut self, number: usize) -> Derived {
        let kind = self.random.below(self.kinds.len());
        let place = self.kinds.iter().position(|k| k.reference && k.within.is_none());
        let param = place.filter(|_| self.random.chance(25)).map(|p| (p, self.kinds[p].name.clone()));
        self.scope.vars.clear();
        self.scope.bind("self", Ty::new(Elem::Kinds([kind].into()), Mult::One));
        if let Some((param, _)) = param {
            self.scope.bind("v", Ty::new(Elem::Kinds([param].into()), Mult::One));
        }
        let mut expr = match self.random.below(4) {
            0 | 1 => self.condition(3),
            2 => self.records(3),
            _ => self.anything(3, Mult::Many),
        };
        if expr.ty.elem == Elem::Bool && expr.ty.mult == Mult::Many {
            expr = self.condition(3);
        }
        let name = format!("d{number:02}");
        let many = expr.ty.mult == Mult::Many;
        let ty = self.type_text(&expr.ty.elem);
        let inverse = (many && param.is_none() && !expr.ty.elem.kinds().is_empty() && self.random.chance(40))
            .then(|| format!("of_{name}"));
        self.scope.vars.clear();
        let ty = if many { format!("[{ty}]") } else { ty };
        Derived { kind: (kind, self.kinds[kind].name.clone()), name, param, ty, inverse, expr }
    }

    fn type_text(&self, elem: &Elem) -> String {
        match elem {
            Elem::Bool => "bool".to_owned(),
            Elem::Int => "int".to_owned(),
            Elem::Text | Elem::Nothing => "text".to_owned(),
            Elem::Date => "date".to_owned(),
            Elem::Period => "period".to_owned(),
            Elem::Duration => "duration".to_owned(),
            Elem::FieldOf(k) => format!("field of {}", self.kinds[*k].name),
            Elem::Enum(e) => self.enums[*e].name.clone(),
            Elem::Kinds(kinds) => {
                let names: Vec<&str> = kinds.iter().map(|k| &*self.kinds[*k].name).collect();
                names.join(" | ")
            }
        }
    }

    /// A rule.
    pub fn rule(&mut self, number: usize) -> Rule {
        self.scope.vars.clear();
        let mut filter = Vec::new();
        let mut binders = Vec::new();
        for i in 0..self.random.between(1, 3) {
            let (source, link) = if i == 0 { (self.records(2), None) } else { self.further() };
            let elem = source.ty.elem.clone();
            let names: Vec<String> =
                (0..if self.random.chance(20) { 2 } else { 1 }).map(|n| variable(self.scope.vars.len() + n)).collect();
            for name in &names {
                self.scope.bind(name, Ty::new(elem.clone(), Mult::One));
            }
            filter.extend(link.and_then(|other| self.connection(&names[0], &elem, &other)));
            // Two large variables of one binder must be connected as any others, unless a path from a third does it.
            let small = |k: usize| self.kinds[k].reference || self.kinds[k].single;
            let text = source.to_string();
            let from_variable = text.split(['.', '*']).next().is_some_and(|w| self.scope.get(w).is_some());
            if let [first, second] = &names[..]
                && !from_variable
                && !elem.kinds().into_iter().all(small)
            {
                filter.extend(self.connection(second, &elem, first));
            }
            binders.push((names, source.bracketed()));
        }
        for _ in 0..self.random.below(3) {
            filter.push(self.condition(2).bracketed());
        }
        self.random.shuffle(&mut filter);
        let mut lets = Vec::new();
        for i in 0..self.random.below(3) {
            let value = self.anything(2, Mult::Many);
            if !matches!(value.ty.elem, Elem::Duration | Elem::FieldOf(_)) {
                let name = format!("l{i}");
                self.scope.bind(&name, value.ty.clone());
                lets.push((name, value));
            }
        }
        let require = self.random.chance(60).then(|| self.condition(3));
        let mut severity = Vec::new();
        for word in ["error", "warning"] {
            if self.random.chance(40) {
                severity.push((word, Some(self.condition(2))));
            }
        }
        if severity.is_empty() || self.random.chance(60) {
            severity.push(("info", None));
        }
        let names: Vec<String> = self.scope.vars.iter().map(|(n, _)| n.clone()).collect();
        let per = if self.random.chance(40) {
            names.into_iter().filter(|_| self.random.chance(50)).collect()
        } else {
            Vec::new()
        };
        self.scope.vars.clear();
        Rule { number, severity, binders, filter, lets, require, per }
    }

    /// What a further variable ranges over; with the name of the variable to connect it with, where nothing does yet.
    fn further(&mut self) -> (Tree, Option<String>) {
        if self.random.chance(45) {
            let record = |t: &Ty| !matches!(t.elem, Elem::FieldOf(_) | Elem::Duration);
            // Only what starts at a variable connects.
            for _ in 0..20 {
                if let Some(path) = self.path(&record, 1)
                    && self.scope.vars.iter().any(|(n, _)| path.to_string().starts_with(&format!("{n}.")))
                {
                    return (path, None);
                }
            }
        }
        let kind = self.random.below(self.kinds.len());
        let mult = if self.kinds[kind].single { Mult::Optional } else { Mult::Many };
        let all = Tree::leaf(Ty::new(Elem::Kinds([kind].into()), mult), self.kinds[kind].name.clone());
        let other = self.random.pick(&self.scope.vars).0.clone();
        let small = self.kinds[kind].reference || self.kinds[kind].single;
        (all, (!small || self.random.chance(30)).then_some(other))
    }

    /// A condition that connects two variables: a path from the one leads to the other, or both lead to the same.
    fn connection(&mut self, new: &str, elem: &Elem, other: &str) -> Option<Tree> {
        let other_ty = self.scope.get(other)?.1.clone();
        let whole = std::mem::take(&mut self.scope);
        let bool = Ty::new(Elem::Bool, Mult::One);
        let mut found = None;
        for _ in 0..200 {
            self.scope.bind(new, Ty::new(elem.clone(), Mult::One));
            let from_new = self.path(&|t| !matches!(t.elem, Elem::FieldOf(_)), 0);
            self.scope.vars.clear();
            self.scope.bind(other, other_ty.clone());
            let from_other = self.path(&|t| !matches!(t.elem, Elem::FieldOf(_)), 0);
            self.scope.vars.clear();
            let (Some(a), Some(b)) = (from_new, from_other) else { continue };
            let starts = |t: &Tree, name: &str| t.to_string().split(['.', '*']).next() == Some(name);
            if !starts(&a, new) || !starts(&b, other) || !a.ty.elem.overlaps(&b.ty.elem) {
                continue;
            }
            let (a, b) = if self.random.chance(50) { (a, b) } else { (b, a) };
            let op = if a.ty.mult != Mult::Many && self.random.chance(70) { " in " } else { " == " };
            found = Some(Tree::open(bool, [a.into(), op.into(), b.into()]).bracketed());
            break;
        }
        self.scope = whole;
        found
    }
}

fn variable(i: usize) -> String {
    ["a", "b", "c", "e", "f", "g", "h", "i"][i].to_owned()
}
