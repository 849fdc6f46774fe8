//! What variables are bound to while an expression is evaluated.

use std::cell::RefCell;
use std::rc::Rc;

use crate::expr::VarId;
use crate::value::Value;

/// What one variable is bound to.
#[derive(Clone, Debug, Default)]
pub(crate) enum Bound {
    /// To nothing: the empty set.
    #[default]
    Nothing,
    /// To one value.
    One(Value),
    /// To a normalised set: a `let`, or a variable that `per` has gathered.
    Many(Rc<[Value]>),
}

impl Bound {
    /// The values, in order.
    pub(crate) fn values(&self) -> Vec<Value> {
        match self {
            Bound::Nothing => Vec::new(),
            Bound::One(v) => vec![*v],
            Bound::Many(all) => all.to_vec(),
        }
    }

    /// The binding to a normalised set.
    pub(crate) fn set(values: Vec<Value>) -> Bound {
        match values[..] {
            [] => Bound::Nothing,
            [one] => Bound::One(one),
            _ => Bound::Many(values.into()),
        }
    }
}

/// The variables of one rule or field. Shared while evaluating: each slot is its own cell.
#[derive(Debug)]
pub(crate) struct Env {
    slots: Vec<RefCell<Bound>>,
}

impl Env {
    pub(crate) fn new(slots: usize) -> Env {
        Env { slots: (0..slots).map(|_| RefCell::default()).collect() }
    }

    pub(crate) fn set(&self, var: VarId, bound: Bound) {
        *self.slots[var.0 as usize].borrow_mut() = bound;
    }

    pub(crate) fn one(&self, var: VarId, value: Value) {
        self.set(var, Bound::One(value));
    }

    pub(crate) fn get(&self, var: VarId) -> Bound {
        self.slots[var.0 as usize].borrow().clone()
    }

    /// The value of a variable that is bound to one.
    pub(crate) fn single(&self, var: VarId) -> Option<Value> {
        match &*self.slots[var.0 as usize].borrow() {
            Bound::One(v) => Some(*v),
            _ => None,
        }
    }
}
