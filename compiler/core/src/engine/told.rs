//! The order in which values are told: by their names, which do not move.
//!
//! Sets are kept in the order in which records stand in the files, which is quick to compare. Whatever a finding
//! shows or turns on (which of a pair is the first, lists, the shortest of several ways) is put in this order instead,
//! so that moving a declaration changes nothing that is said.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use super::{Engine, Env};
use crate::expr::Node;
use crate::value::{KindId, RecId, Value};

/// The value of an expression that depends on no variable, as it is told.
#[derive(Debug)]
pub(super) struct Told {
    values: Vec<Value>,
    /// The records whose order was asked for: who tells the values speaks of these too.
    compared: Arc<[RecId]>,
}

impl Engine<'_> {
    /// Records by kind, then by the id that auditors know them by, then by name (of the same name in several packages,
    /// by package; edges between the same two as they are written), fields and rules by name, everything else in the
    /// order of sets.
    pub(crate) fn told_order(&self, a: Value, b: Value) -> Ordering {
        match (a, b) {
            (Value::Record(a), Value::Record(b)) => self.record_order(a, b),
            (Value::Field(a), Value::Field(b)) => {
                let (a, b) = (self.schema.field(a), self.schema.field(b));
                (self.kind_name(a.kind), &a.name).cmp(&(self.kind_name(b.kind), &b.name))
            }
            (Value::Rule(a), Value::Rule(b)) => {
                self.rule_names.get(a.0 as usize).cmp(&self.rule_names.get(b.0 as usize))
            }
            _ => a.order(b, self.model.order()),
        }
    }

    /// Sorts values as they are told.
    pub(crate) fn sort_told(&self, values: &mut [Value]) {
        if values.len() > 1 {
            values.sort_by(|a, b| self.told_order(*a, *b));
        }
    }

    /// The value of an expression, as it is told. What depends on no variable is sorted once.
    pub(crate) fn told(&self, node: &Node, env: &Env) -> Cow<'_, [Value]> {
        let sorted = || {
            let mut values = self.set(node, env);
            self.sort_told(&mut values);
            values
        };
        if !node.free.is_empty() {
            return Cow::Owned(sorted());
        }
        let told = self.told[node.id as usize].get_or_init(|| {
            let (values, notes) = super::noting(sorted);
            Told { values, compared: notes.records.into() }
        });
        super::note_shared(&told.compared);
        Cow::Borrowed(&told.values)
    }

    fn kind_name(&self, kind: KindId) -> &str {
        &self.schema.kind(kind).name
    }

    fn record_order(&self, a: RecId, b: RecId) -> Ordering {
        if a == b {
            return Ordering::Equal;
        }
        super::note(a);
        super::note(b);
        let (ra, rb) = (self.model.record(a), self.model.record(b));
        if ra.kind != rb.kind {
            return self.kind_name(ra.kind).cmp(self.kind_name(rb.kind));
        }
        let ranks = self.ranks(ra.kind);
        ranks[ra.index as usize].cmp(&ranks[rb.index as usize])
    }

    /// The places of the records of a kind among each other: sorted once, where two of them are first compared.
    fn ranks(&self, kind: KindId) -> &[u32] {
        self.ranks[kind.0 as usize].get_or_init(|| {
            let all = self.model.of_kind(kind);
            let known_by = self.schema.kind(kind).known_by;
            let id = |rec: RecId| {
                let known = known_by.and_then(|field| self.model.stored(field, rec).first().copied());
                match known {
                    Some(Value::Text(t)) => natural(self.model.texts.get(t)),
                    _ => String::new(),
                }
            };
            // By place: of the same id, what stands first comes first.
            let mut ids: Vec<(String, u32)> = all.iter().zip(0..).map(|(rec, at)| (id(*rec), at)).collect();
            ids.sort_unstable();
            let mut in_order = Vec::with_capacity(all.len());
            // Names are asked only where ids do not tell.
            for same in ids.chunk_by(|a, b| a.0 == b.0) {
                let start = in_order.len();
                in_order.extend(same.iter().map(|(_, at)| *at));
                // The sort is stable: what has the same name stays in the order of packages and places.
                in_order[start..].sort_by_cached_key(|at| {
                    let name = self.model.source_form(self.program, self.schema, Value::Record(all[*at as usize]));
                    (natural(&name), name)
                });
            }
            let mut ranks = vec![0; self.model.rows(kind)];
            for (rank, at) in in_order.into_iter().enumerate() {
                ranks[self.model.record(all[at as usize]).index as usize] = rank as u32;
            }
            ranks.into()
        })
    }
}

/// A key whose order is that of the text, with whole numbers in it by their size: `CC6.2` before `CC6.10`.
fn natural(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            key.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let number = rest[..digits].trim_start_matches('0');
        // The more digits the greater; no number is as long as there are characters.
        key.push('0');
        key.push(char::from_u32(number.len() as u32).unwrap_or(char::MAX));
        key.push_str(number);
        rest = &rest[digits..];
    }
    key
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_are_ordered_by_size() {
        let mut all = ["CC6.10", "CC6.2", "CC10.1", "CC6", "a07b", "a7c", "a7", "404(b)", "404(a)", "13a-15(f)"];
        all.sort_by_key(|t| natural(t));
        assert_eq!(all, ["13a-15(f)", "404(a)", "404(b)", "CC6", "CC6.2", "CC6.10", "CC10.1", "a7", "a07b", "a7c"]);
    }
}
