//! Random well-typed expressions over every construct of the language.

use crate::naive::schema::{Enum, Kind};
use crate::naive::value::{Elem, Mult, Scope, Ty};
use crate::random::Random;

use super::pool;
use super::tree::{Part, Tree};

/// Makes expressions.
pub struct Maker<'m> {
    /// Where chance comes from.
    pub random: &'m mut Random,
    /// Kinds with the fields that can be named.
    pub kinds: &'m [Kind],
    /// Enums.
    pub enums: &'m [Enum],
    /// Declared records as an expression names them, and their kinds.
    pub names: &'m [(String, usize)],
    /// The variables in reach.
    pub scope: Scope,
}

fn one(elem: Elem) -> Ty {
    Ty::new(elem, Mult::One)
}

fn many(elem: Elem) -> Ty {
    Ty::new(elem, Mult::Many)
}

/// A record by its name. A citation needs brackets before a `.`, which it would take for its own.
fn named(name: &str, kind: usize) -> Tree {
    Tree::of(one(Elem::Kinds([kind].into())), !name.contains(':'), vec![name.into()])
}

impl Maker<'_> {
    /// A condition.
    pub fn condition(&mut self, depth: usize) -> Tree {
        let bool = one(Elem::Bool);
        let kind = if depth == 0 { 4 + self.random.weighted(&[4, 2, 1, 1, 1]) } else { self.random.weighted(&DEEP) };
        match kind {
            0 | 1 => {
                let word = if kind == 0 { " and " } else { " or " };
                let mut parts: Vec<Part> = vec![self.operand(depth).into()];
                for _ in 0..self.random.between(1, 2) {
                    parts.push(word.into());
                    parts.push(self.operand(depth).into());
                }
                Tree::of(bool, false, parts)
            }
            2 => Tree::open(bool, ["not ".into(), self.operand(depth).into()]),
            3 => self.query(depth, "exists "),
            4 => self.comparison(depth),
            5 => {
                let what = self.anything(depth.saturating_sub(1), Mult::Many);
                // Whether a bool "exists" is not for an expression to ask: it is yes or no.
                if what.ty.elem == Elem::Bool {
                    return self.condition(depth);
                }
                Tree::open(bool, ["exists ".into(), what.bracketed().into()])
            }
            6 => self.flag(),
            7 => self.kind_test(),
            _ => self.has_field(),
        }
    }

    fn operand(&mut self, depth: usize) -> Tree {
        self.condition(depth - 1).bracketed()
    }

    /// A field that is yes or no, or else a comparison.
    fn flag(&mut self) -> Tree {
        let found = self.path(&|t| t.elem == Elem::Bool && t.mult != Mult::Many, 1);
        found.unwrap_or_else(|| self.comparison(0))
    }

    fn kind_test(&mut self) -> Tree {
        let union = |t: &Ty| t.mult != Mult::Many && t.elem.kinds().len() > 1;
        let any = |t: &Ty| t.mult != Mult::Many && !t.elem.kinds().is_empty();
        let Some(path) = self.path(&union, 1).or_else(|| self.path(&any, 1)) else { return self.comparison(0) };
        let kinds: Vec<usize> = path.ty.elem.kinds().into_iter().collect();
        let kind = self.kinds[*self.random.pick(&kinds)].name.clone();
        Tree::open(one(Elem::Bool), [path.into(), " is ".into(), kind.into()])
    }

    fn has_field(&mut self) -> Tree {
        let field = self.path(&|t| matches!(t.elem, Elem::FieldOf(_)) && t.mult != Mult::Many, 1);
        let record = self.path(&|t| !t.elem.kinds().is_empty() && t.mult != Mult::Many, 1);
        match (record, field) {
            (Some(record), Some(field)) => Tree::open(one(Elem::Bool), [record.into(), " has ".into(), field.into()]),
            _ => self.comparison(0),
        }
    }

    /// `exists x in S where P`, `those x in S where P`
    fn query(&mut self, depth: usize, word: &str) -> Tree {
        let source = self.records(depth - 1).bracketed();
        let elem = source.ty.elem.clone();
        let name = format!("{}{}", *self.random.pick(&["x", "y", "z"]), self.scope.vars.len());
        self.scope.bind(&name, one(elem.clone()));
        let filter = self.condition(depth - 1).bracketed();
        self.scope.vars.pop();
        let ty = if word == "exists " { one(Elem::Bool) } else { many(elem) };
        let parts = [word.into(), name.into(), " in ".into(), source.into(), " where ".into(), filter.into()];
        Tree::open(ty, parts)
    }

    /// A set, mostly of records, that variables can range over.
    pub fn records(&mut self, depth: usize) -> Tree {
        let record = |t: &Ty| t.mult == Mult::Many && !t.elem.kinds().is_empty();
        if self.random.chance(30) {
            return self.all_of_a_kind();
        }
        if depth > 0 && self.random.chance(25) {
            let elem = self.elem();
            return self.value(&elem, Mult::Many, depth, false);
        }
        self.path(&record, depth).unwrap_or_else(|| self.all_of_a_kind())
    }

    fn all_of_a_kind(&mut self) -> Tree {
        let kind = self.random.below(self.kinds.len());
        let mult = if self.kinds[kind].single { Mult::Optional } else { Mult::Many };
        Tree::leaf(Ty::new(Elem::Kinds([kind].into()), mult), self.kinds[kind].name.clone())
    }

    /// Two sides that fit. One of them says what its type is; of the other a bare name may be a member of its enum.
    fn comparison(&mut self, depth: usize) -> Tree {
        let inner = depth.saturating_sub(1);
        let first = self.anything(inner, Mult::Many).bracketed();
        let elem = first.ty.elem.clone();
        let ordered = self.ordered(&elem) && first.ty.mult != Mult::Many;
        let text = elem == Elem::Text;
        let period = matches!(elem, Elem::Date | Elem::Period) && first.ty.mult != Mult::Many;
        let single = first.ty.mult != Mult::Many;
        let ops =
            [3, 2, 6 * usize::from(ordered), 3 * usize::from(single), 4 * usize::from(text), 3 * usize::from(period)];
        let (op, second) = match self.random.weighted(&ops) {
            0 | 1 => {
                let op = if self.random.chance(60) { " == " } else { " != " };
                (op, self.value(&elem, Mult::Many, inner, true))
            }
            2 => {
                let op = *self.random.pick(&[" < ", " <= ", " > ", " >= "]);
                (op, self.value(&elem, Mult::Optional, inner, true))
            }
            3 => (" in ", self.value(&elem, Mult::Many, inner, true)),
            4 => (" mentions ", self.phrases(inner)),
            _ => (" in ", self.value(&Elem::Period, Mult::Many, inner, true)),
        };
        let second = second.bracketed();
        let swappable = !matches!(op, " in " | " mentions ");
        let parts = if swappable && self.random.chance(40) {
            [second.into(), op.into(), first.into()]
        } else {
            [first.into(), op.into(), second.into()]
        };
        Tree::open(one(Elem::Bool), parts)
    }

    fn phrases(&mut self, depth: usize) -> Tree {
        if self.random.chance(30) {
            return self.value(&Elem::Text, Mult::Many, depth, true);
        }
        let phrase = |m: &mut Self| format!("\"{}\"", m.random.pick(&pool::PHRASES));
        if self.random.chance(60) {
            return Tree::leaf(one(Elem::Text), phrase(self));
        }
        let both = format!("[{}, {}]", phrase(self), phrase(self));
        Tree::leaf(many(Elem::Text), both)
    }

    fn ordered(&self, elem: &Elem) -> bool {
        match elem {
            Elem::Int | Elem::Date | Elem::Duration => true,
            Elem::Enum(e) => self.enums[*e].ordered,
            _ => false,
        }
    }

    /// A sort of thing, by chance.
    pub fn elem(&mut self) -> Elem {
        match self.random.weighted(&[3, 3, 3, 2, 2, 4, 8]) {
            0 => Elem::Int,
            1 => Elem::Text,
            2 => Elem::Date,
            3 => Elem::Period,
            4 => Elem::Duration,
            5 => Elem::Enum(self.random.below(self.enums.len())),
            _ => Elem::Kinds([self.random.below(self.kinds.len())].into()),
        }
    }

    /// An expression of any type whose type can be told from itself alone.
    pub fn anything(&mut self, depth: usize, most: Mult) -> Tree {
        if depth > 0 && self.random.chance(40) {
            let elem = self.elem();
            return self.value(&elem, most, depth, false);
        }
        let fits = |t: &Ty| t.mult <= most && !matches!(t.elem, Elem::FieldOf(_));
        let found = self.path(&fits, depth);
        found.unwrap_or_else(|| {
            let elem = self.elem();
            self.value(&elem, most, 0, false)
        })
    }

    /// An expression of a sort of thing, with `most` so many values. `told` says that the context tells the type, so
    /// that a bare name may be a member of its enum.
    pub fn value(&mut self, elem: &Elem, most: Mult, depth: usize, told: bool) -> Tree {
        let set = usize::from(most == Mult::Many && depth > 0);
        let extreme = usize::from(most >= Mult::Optional && depth > 0 && self.ordered(elem));
        let sum = usize::from(depth > 0 && matches!(elem, Elem::Int | Elem::Date | Elem::Duration | Elem::Period));
        let special = usize::from(depth > 0 && matches!(elem, Elem::Int | Elem::Text | Elem::Period));
        let weights = [3, 6, 2 * set, 2 * set, 2 * extreme, 2 * sum, 2 * special];
        match self.random.weighted(&weights) {
            0 => self.literal(elem, told).unwrap_or_else(|| self.path_or_literal(elem, most, depth, told)),
            1 => self.path_or_literal(elem, most, depth, told),
            2 => self.set(elem, depth, told),
            3 => self.those(elem, depth),
            4 => {
                let base = self.value(elem, Mult::Many, depth - 1, false);
                let word = if self.random.chance(50) { "max(" } else { "min(" };
                Tree::closed(Ty::new(elem.clone(), Mult::Optional), [word.into(), base.into(), ")".into()])
            }
            5 => self.sum(elem, most, depth),
            _ => self.special(elem, most, depth, told),
        }
    }

    fn path_or_literal(&mut self, elem: &Elem, most: Mult, depth: usize, told: bool) -> Tree {
        let fits = |t: &Ty| t.mult <= most && t.elem != Elem::Nothing && t.elem.overlaps(elem);
        if let Some(path) = self.path(&fits, depth) {
            return path;
        }
        // Where no literal can stand, the set of all is the only other way to say it.
        let all = |name: &String| Tree::leaf(many(elem.clone()), name.clone());
        match (self.literal(elem, told), elem) {
            (Some(literal), _) => literal,
            (None, Elem::Enum(e)) => all(&self.enums[*e].name),
            (None, Elem::Kinds(kinds)) => all(&self.kinds[*kinds.first().expect("a union of kinds")].name),
            (None, other) => unreachable!("every other type has literals: {other:?}"),
        }
    }

    fn literal(&mut self, elem: &Elem, told: bool) -> Option<Tree> {
        let text = match elem {
            Elem::Bool => (*self.random.pick(&["yes", "no"])).to_owned(),
            Elem::Int => self.random.below(5).to_string(),
            Elem::Text => format!("\"{}\"", self.random.pick(&pool::TEXTS)),
            Elem::Date if self.random.chance(40) => "as_of".to_owned(),
            Elem::Date => (*self.random.pick(&pool::DATES)).to_owned(),
            Elem::Duration => (*self.random.pick(&pool::DURATIONS)).to_owned(),
            Elem::Period => {
                let period = pool::period(self.random);
                return Some(Tree::of(one(Elem::Period), false, vec![period.into()]));
            }
            Elem::Enum(e) if told => self.random.pick(&self.enums[*e].members).clone(),
            Elem::Kinds(kinds) => {
                let names = self.names;
                let fit: Vec<&(String, usize)> = names.iter().filter(|(_, k)| kinds.contains(k)).collect();
                if fit.is_empty() {
                    return None;
                }
                let (name, kind) = *self.random.pick(&fit);
                return Some(named(name, *kind));
            }
            _ => return None,
        };
        Some(Tree::leaf(one(elem.clone()), text))
    }

    /// `[a, b if P]`. Its first part tells the type, unless the context does.
    fn set(&mut self, elem: &Elem, depth: usize, told: bool) -> Tree {
        let mut parts: Vec<Part> = vec!["[".into()];
        let mut joined = Elem::Nothing;
        for i in 0..self.random.between(1, 3) {
            if i > 0 {
                parts.push(", ".into());
            }
            let value = self.value(elem, Mult::Many, depth - 1, told || i > 0);
            joined = joined.join(&value.ty.elem).unwrap_or(joined);
            parts.push(value.into());
            if self.random.chance(40) {
                parts.push(" if ".into());
                parts.push(self.condition(depth - 1).into());
            }
        }
        parts.push("]".into());
        Tree::of(many(joined), true, parts)
    }

    fn those(&mut self, elem: &Elem, depth: usize) -> Tree {
        let source = self.value(elem, Mult::Many, depth - 1, false).bracketed();
        let elem = source.ty.elem.clone();
        let name = format!("t{}", self.scope.vars.len());
        self.scope.bind(&name, one(elem.clone()));
        let filter = self.condition(depth - 1).bracketed();
        self.scope.vars.pop();
        let parts = ["those ".into(), name.into(), " in ".into(), source.into(), " where ".into(), filter.into()];
        Tree::open(many(elem), parts)
    }

    fn sum(&mut self, elem: &Elem, most: Mult, depth: usize) -> Tree {
        let most = most.min(Mult::Optional);
        let mut side = |elem: &Elem| self.value(elem, most, depth - 1, false).bracketed();
        let (a, op, b) = match elem {
            // Two literals could be in the wrong order, which is a language error.
            Elem::Period => (side(&Elem::Date), " .. ", Tree::leaf(one(Elem::Date), "as_of")),
            Elem::Date => (side(&Elem::Date), " + ", side(&Elem::Duration)),
            Elem::Int => (side(&Elem::Int), " + ", side(&Elem::Int)),
            _ => (side(&Elem::Date), " - ", side(&Elem::Date)),
        };
        let op = if op == " + " && self.random.chance(50) { " - " } else { op };
        let ty = Ty::new(elem.clone(), a.ty.mult.max(b.ty.mult));
        Tree::open(ty, [a.into(), op.into(), b.into()])
    }

    /// What only some types have: counts, sentences and texts with holes, calendars.
    fn special(&mut self, elem: &Elem, most: Mult, depth: usize, told: bool) -> Tree {
        match elem {
            Elem::Int => {
                let what = self.anything(depth - 1, Mult::Many);
                Tree::closed(one(Elem::Int), ["count(".into(), what.into(), ")".into()])
            }
            Elem::Text if most == Mult::Many && self.random.chance(60) => {
                let text = self.value(&Elem::Text, Mult::Many, depth - 1, false);
                Tree::closed(many(Elem::Text), ["sentences(".into(), text.into(), ")".into()])
            }
            Elem::Period if most == Mult::Many => {
                let period = self.value(&Elem::Period, Mult::Optional, depth - 1, false);
                let span = format!(", {})", self.random.pick(&pool::SPANS));
                Tree::closed(many(Elem::Period), ["calendar(".into(), period.into(), span.into()])
            }
            Elem::Text => {
                let hole = self.path(&|t| !matches!(t.elem, Elem::FieldOf(_) | Elem::Duration), 0);
                match hole {
                    Some(hole) => Tree::closed(one(Elem::Text), ["\"so {".into(), hole.into(), "} it is\"".into()]),
                    None => Tree::leaf(one(Elem::Text), "\"nothing\""),
                }
            }
            _ => self.path_or_literal(elem, most, depth, told),
        }
    }

    /// A walk over fields from something in reach, whose type is wanted.
    pub fn path(&mut self, wanted: &dyn Fn(&Ty) -> bool, depth: usize) -> Option<Tree> {
        for _ in 0..30 {
            let mut tree = self.root();
            for _ in 0..self.random.between(0, 4) {
                if wanted(&tree.ty) && self.random.chance(60) {
                    return Some(tree);
                }
                let Some(next) = self.step(&tree, depth) else { break };
                tree = next;
            }
            if wanted(&tree.ty) {
                return Some(tree);
            }
        }
        None
    }

    fn root(&mut self) -> Tree {
        if !self.scope.vars.is_empty() && self.random.chance(75) {
            let (name, ty) = self.random.pick(&self.scope.vars).clone();
            return Tree::leaf(ty, name);
        }
        if !self.names.is_empty() && self.random.chance(50) {
            let (name, kind) = self.random.pick(self.names);
            return named(name, *kind);
        }
        if self.random.chance(20) {
            let e = self.random.below(self.enums.len());
            return Tree::leaf(many(Elem::Enum(e)), self.enums[e].name.clone());
        }
        self.all_of_a_kind()
    }

    fn step(&mut self, from: &Tree, depth: usize) -> Option<Tree> {
        if from.ty.elem == Elem::Period {
            let end = *self.random.pick(&[".start", ".end"]);
            return Some(Tree::closed(
                Ty::new(Elem::Date, from.ty.mult),
                [from.clone().bracketed().into(), end.into()],
            ));
        }
        let from_kinds: Vec<usize> = from.ty.elem.kinds().into_iter().collect();
        let kinds = self.kinds;
        let fields: Vec<&String> = from_kinds.iter().flat_map(|k| kinds[*k].fields.keys()).collect();
        if fields.is_empty() {
            return None;
        }
        let name = (*self.random.pick(&fields)).clone();
        let star = self.random.chance(25);
        let (ty, param) = if star { self.star_type(&from.ty, &name)? } else { self.field_type(&from.ty, &name)? };
        let mut parts: Vec<Part> = vec![from.clone().bracketed().into(), ".".into(), name.into()];
        if let Some(kind) = param {
            let elem = Elem::Kinds([kind].into());
            let argument = if depth > 0 && self.random.chance(50) {
                self.path(&|t| t.elem == elem && t.mult != Mult::Many, 0)
            } else {
                None
            };
            let argument = argument.or_else(|| self.literal(&elem, false))?;
            parts.extend(["(".into(), argument.into(), ")".into()]);
        }
        if star {
            parts.push("*".into());
        }
        Some(Tree::of(ty, true, parts))
    }

    /// The type of a field over some kinds, and of its parameter. None where the kinds do not agree.
    fn field_type(&self, from: &Ty, name: &str) -> Option<(Ty, Option<usize>)> {
        let kinds = from.elem.kinds();
        let mut elem = Elem::Nothing;
        let (mut mult, mut found, mut param) = (Mult::One, 0, None);
        for field in kinds.iter().filter_map(|k| self.kinds[*k].fields.get(name)) {
            if found > 0 && param != field.param {
                return None;
            }
            param = field.param;
            elem = elem.join(&field.ty.elem)?;
            mult = mult.max(field.ty.mult);
            found += 1;
        }
        if found < kinds.len() {
            mult = mult.max(Mult::Optional);
        }
        mult = mult.max(from.mult);
        // Yes or no: what is absent reads as `no`.
        if elem == Elem::Bool && mult == Mult::Optional {
            mult = Mult::One;
        }
        (found > 0).then_some((Ty::new(elem, mult), param))
    }

    fn star_type(&self, from: &Ty, name: &str) -> Option<(Ty, Option<usize>)> {
        let mut here = from.clone();
        loop {
            let (next, param) = self.field_type(&here, name)?;
            if next.elem.kinds().is_empty() {
                return None;
            }
            let wider = here.elem.join(&next.elem)?;
            if wider == here.elem {
                return Some((many(wider), param));
            }
            here.elem = wider;
        }
    }
}

/// Weights of the constructs of conditions where there is room: `and`, `or`, `not`, `exists in`, comparison,
/// `exists`, a flag, `is`, `has`.
const DEEP: [usize; 9] = [3, 3, 3, 5, 6, 2, 2, 1, 1];
