//! The meaning of each construct, straight from the definitions (prototype, 2.2): every expression is a finite set,
//! every `exists` looks at all, every closure is iterated until nothing is added, and every inverse asks every record.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ctl_syntax::ast::{Expr as Tree, Op};
use ctl_syntax::literal::{Date, Duration};

use super::resolve::{Expr, Node, Piece, Resolver};
use super::schema::{Origin, Schema};
use super::source::Place;
use super::value::{Elem, Mult, Scope, Set, Ty, Value, single};
use super::world::World;
use super::{time, words};

/// What variables are bound to, by slot.
pub(super) type Env = Vec<Set>;

/// What is asked of a field: kind, name, record and parameter.
type Asked = (usize, String, usize, Option<usize>);

/// Evaluates over one world.
pub(super) struct Evaluator<'e, 't> {
    /// The kinds.
    pub(super) schema: &'e Schema<'t>,
    /// The records.
    pub(super) world: &'e World,
    /// The day.
    pub(super) as_of: Date,
    /// Derived fields by kind and name, resolved when first asked.
    resolved: RefCell<BTreeMap<(usize, String), Rc<Node>>>,
    /// What fields hold, so that nothing is computed twice.
    held: RefCell<BTreeMap<Asked, Set>>,
}

impl<'e, 't> Evaluator<'e, 't> {
    /// An evaluator.
    pub(super) fn new(schema: &'e Schema<'t>, world: &'e World, as_of: Date) -> Self {
        Evaluator { schema, world, as_of, resolved: RefCell::default(), held: RefCell::default() }
    }

    /// Whether a condition holds: it is two-valued, and what is absent reads as `no`.
    pub(super) fn holds(&self, node: &Node, env: &mut Env) -> bool {
        self.set(node, env).contains(&Value::Bool(true))
    }

    /// The set of an expression.
    pub(super) fn set(&self, node: &Node, env: &mut Env) -> Set {
        match &node.op {
            Expr::Value(v) => single(v.clone()),
            Expr::Today => single(Value::Date(self.as_of)),
            Expr::Var(slot) => env[*slot].clone(),
            Expr::All(kind) => self.all(*kind),
            Expr::Members(e) => (0..self.schema.enums[*e].members.len()).map(|m| Value::Member(*e, m)).collect(),
            Expr::Text(pieces) => single(Value::Text(self.text(pieces, env))),
            Expr::Field(base, name, param) => {
                let param = param.as_ref().map(|p| self.set(p, env));
                let base = self.set(base, env);
                let mut out = Set::new();
                for value in &base {
                    out.extend(self.step(value, name, param.as_ref()));
                }
                if out.is_empty() && node.ty == Ty::new(Elem::Bool, Mult::One) {
                    out.insert(Value::Bool(false));
                }
                out
            }
            Expr::Star(base, name, param) => {
                let param = param.as_ref().map(|p| self.set(p, env));
                let mut reached = self.set(base, env);
                loop {
                    let mut more = reached.clone();
                    for value in &reached {
                        more.extend(self.step(value, name, param.as_ref()));
                    }
                    if more == reached {
                        return reached;
                    }
                    reached = more;
                }
            }
            Expr::End(base, last) => {
                let ends = |v| match v {
                    Value::Period(a, b) => Some(Value::Date(if *last { b } else { a })),
                    _ => None,
                };
                self.set(base, env).into_iter().filter_map(ends).collect()
            }
            Expr::Query(exists, slot, source, filter) => {
                let members: Set =
                    self.set(source, env).into_iter().filter(|v| self.holds_with(filter, env, *slot, v)).collect();
                if *exists { truth(!members.is_empty()) } else { members }
            }
            Expr::Or(all) => truth(all.iter().any(|n| self.holds(n, env))),
            Expr::And(all) => truth(all.iter().all(|n| self.holds(n, env))),
            Expr::Not(a) => truth(!self.holds(a, env)),
            Expr::Exists(a) => truth(!self.set(a, env).is_empty()),
            Expr::Is(a, kind) => {
                let is = |v: &Value| matches!(v, Value::Record(r) if self.world.records[*r].kind == *kind);
                truth(self.set(a, env).iter().any(is))
            }
            Expr::Compare(op, a, b) => {
                let (a, b) = (self.set(a, env), self.set(b, env));
                truth(self.compare(*op, &a, &b))
            }
            Expr::Sum(plus, a, b) => {
                let (a, b) = (self.set(a, env), self.set(b, env));
                pairs(&a, &b).filter_map(|(a, b)| sum(*plus, a, b)).collect()
            }
            Expr::Range(a, b) => {
                let (a, b) = (self.set(a, env), self.set(b, env));
                let range = |(a, b): (&Value, &Value)| match (a, b) {
                    (Value::Date(a), Value::Date(b)) if a <= b => Some(Value::Period(*a, *b)),
                    _ => None,
                };
                pairs(&a, &b).filter_map(range).collect()
            }
            Expr::Set(parts) => {
                let mut out = Set::new();
                for (value, guard) in parts {
                    if guard.as_ref().is_none_or(|g| self.holds(g, env)) {
                        out.extend(self.set(value, env));
                    }
                }
                out
            }
            Expr::Call(name, args) => {
                let args: Vec<Set> = args.iter().map(|a| self.set(a, env)).collect();
                call(name, &args)
            }
        }
    }

    fn holds_with(&self, filter: &Node, env: &Env, slot: usize, value: &Value) -> bool {
        let mut inner: Env = env[..slot].to_vec();
        inner.push(single(value.clone()));
        self.holds(filter, &mut inner)
    }

    /// All records of a kind.
    pub(super) fn all(&self, kind: usize) -> Set {
        (0..self.world.records.len()).filter(|r| self.world.records[*r].kind == kind).map(Value::Record).collect()
    }

    /// What a field holds for one value; nothing for a record whose kind lacks the field.
    fn step(&self, from: &Value, name: &str, param: Option<&Set>) -> Set {
        let Value::Record(record) = from else { return Set::new() };
        let record = *record;
        let kind = self.world.records[record].kind;
        if !self.schema.kinds[kind].fields.contains_key(name) {
            return Set::new();
        }
        match param {
            None => self.field(record, name, None),
            Some(params) => {
                let mut out = Set::new();
                for p in params {
                    if let Value::Record(p) = p {
                        out.extend(self.field(record, name, Some(*p)));
                    }
                }
                out
            }
        }
    }

    /// What a field holds for a record that has it.
    pub(super) fn field(&self, record: usize, name: &str, param: Option<usize>) -> Set {
        let kind = self.world.records[record].kind;
        let asked = (kind, name.to_owned(), record, param);
        if let Some(set) = self.held.borrow().get(&asked) {
            return set.clone();
        }
        let set = self.field_now(kind, record, name, param);
        self.held.borrow_mut().insert(asked, set.clone());
        set
    }

    fn field_now(&self, kind: usize, record: usize, name: &str, param: Option<usize>) -> Set {
        let written = || self.world.records[record].fields.get(name).cloned().unwrap_or_default();
        let mut set = match (name, self.schema.origin(kind, name)) {
            ("name", _) => single(Value::Text(self.world.records[record].name.clone())),
            ("title", _) => self.world.records[record].title.iter().cloned().map(Value::Text).collect(),
            (_, Some(Origin::Derived(place, expr, parameter))) => {
                let node = self.derived(kind, name, *place, expr, parameter.as_ref());
                let mut env: Env = vec![single(Value::Record(record))];
                env.extend(param.map(|p| single(Value::Record(p))));
                self.set(&node, &mut env)
            }
            (_, Some(Origin::Inverse(of))) => {
                let holds = |holder: &usize| {
                    let own = self.world.records[*holder].kind;
                    of.iter().any(|(k, f)| *k == own && self.field(*holder, f, None).contains(&Value::Record(record)))
                };
                (0..self.world.records.len()).filter(holds).map(Value::Record).collect()
            }
            _ => written(),
        };
        let ty = &self.schema.kinds[kind].fields[name].ty;
        if set.is_empty() && *ty == Ty::new(Elem::Bool, Mult::One) {
            set.insert(Value::Bool(false));
        }
        set
    }

    fn derived(
        &self,
        kind: usize,
        name: &str,
        place: Place<'t>,
        expr: &Tree,
        parameter: Option<&(String, usize)>,
    ) -> Rc<Node> {
        let key = (kind, name.to_owned());
        if let Some(node) = self.resolved.borrow().get(&key) {
            return node.clone();
        }
        let mut scope = Scope::default();
        scope.bind("self", Ty::new(Elem::Kinds([kind].into()), Mult::One));
        if let Some((name, kind)) = parameter {
            scope.bind(name, Ty::new(Elem::Kinds([*kind].into()), Mult::One));
        }
        let expected = self.schema.kinds[kind].fields[name].ty.elem.clone();
        let node = Rc::new(self.resolver(place, scope).expr(expr, Some(&expected)));
        self.resolved.borrow_mut().insert(key, node.clone());
        node
    }

    /// Resolves expressions of an item.
    pub(super) fn resolver(&self, place: Place<'t>, scope: Scope) -> Resolver<'e, 't> {
        Resolver { schema: self.schema, world: self.world, place, scope }
    }

    fn text(&self, pieces: &[Piece], env: &mut Env) -> String {
        pieces
            .iter()
            .map(|p| match p {
                Piece::Literal(text) => text.clone(),
                Piece::Hole(node) => self.world.listed(self.schema, &self.set(node, env)),
            })
            .collect()
    }

    fn compare(&self, op: Op, a: &Set, b: &Set) -> bool {
        let equal = !a.is_empty() && !b.is_empty() && a == b;
        match op {
            Op::Eq => equal,
            Op::Ne => !equal,
            Op::Lt => pairs(a, b).any(|(a, b)| a < b),
            Op::Le => pairs(a, b).any(|(a, b)| a <= b),
            Op::Gt => pairs(a, b).any(|(a, b)| a > b),
            Op::Ge => pairs(a, b).any(|(a, b)| a >= b),
            Op::In => pairs(a, b).any(|(a, b)| match (a, b) {
                (Value::Date(d), Value::Period(first, last)) => first <= d && d <= last,
                (Value::Period(c, d), Value::Period(first, last)) => first <= c && d <= last,
                _ => a == b,
            }),
            Op::Mentions => pairs(a, b).any(|(a, b)| match (a, b) {
                (Value::Text(text), Value::Text(phrase)) => words::mentions(text, phrase),
                _ => false,
            }),
            Op::Has => pairs(a, b).any(|(a, b)| match (a, b) {
                (Value::Record(r), Value::Field(kind, f)) => {
                    self.world.records[*r].kind == *kind && !self.field(*r, f, None).is_empty()
                }
                _ => false,
            }),
        }
    }
}

fn truth(holds: bool) -> Set {
    single(Value::Bool(holds))
}

fn pairs<'s>(a: &'s Set, b: &'s Set) -> impl Iterator<Item = (&'s Value, &'s Value)> {
    a.iter().flat_map(move |a| b.iter().map(move |b| (a, b)))
}

fn sum(plus: bool, a: &Value, b: &Value) -> Option<Value> {
    let signed = |d: Duration| if plus { d } else { time::negated(d) };
    Some(match (a, b) {
        (Value::Int(a), Value::Int(b)) => Value::Int(if plus { a + b } else { a - b }),
        (Value::Date(a), Value::Duration(b)) => Value::Date(time::later(*a, signed(*b))),
        (Value::Date(a), Value::Date(b)) if !plus => Value::Duration(Duration { months: 0, days: a.0 - b.0 }),
        (Value::Duration(a), Value::Duration(b)) => {
            let b = signed(*b);
            Value::Duration(Duration { months: a.months + b.months, days: a.days + b.days })
        }
        _ => return None,
    })
}

fn call(name: &str, args: &[Set]) -> Set {
    match name {
        "count" => single(Value::Int(args[0].len() as i64)),
        "max" => args[0].last().cloned().into_iter().collect(),
        "min" => args[0].first().cloned().into_iter().collect(),
        "calendar" => pairs(&args[0], &args[1])
            .flat_map(|(period, length)| match (period, length) {
                (Value::Period(a, b), Value::Duration(d)) => time::calendar(*a, *b, *d),
                _ => Vec::new(),
            })
            .map(|(a, b)| Value::Period(a, b))
            .collect(),
        "sentences" => args[0]
            .iter()
            .flat_map(|t| match t {
                Value::Text(t) => words::sentences(t),
                _ => Vec::new(),
            })
            .map(Value::Text)
            .collect(),
        other => panic!("there is no function `{other}`"),
    }
}
