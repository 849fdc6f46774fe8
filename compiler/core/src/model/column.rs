//! What a field holds, record by record, and the way back: who holds what.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Model;
use crate::value::{KindId, RecId, Value};

/// What one field of one kind holds, record by record, each a normalised set.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub(super) offsets: Vec<u32>,
    pub(super) values: Vec<Value>,
}

impl Column {
    /// Builds a column of some rows from the sets of some of them, in any order.
    pub(crate) fn collect(rows: usize, sets: impl Iterator<Item = (u32, Vec<Value>)>) -> Column {
        let mut of: Vec<Vec<Value>> = vec![Vec::new(); rows];
        sets.for_each(|(row, set)| of[row as usize] = set);
        let mut column = Column { offsets: Vec::with_capacity(rows + 1), values: Vec::new() };
        column.offsets.push(0);
        for set in of {
            column.values.extend(set);
            column.offsets.push(column.values.len() as u32);
        }
        column
    }

    /// The same column with other sets in some rows.
    pub(crate) fn with(&self, other: &FxHashMap<u32, &[Value]>) -> Column {
        let mut changed: Vec<(u32, &[Value])> = other.iter().map(|(row, set)| (*row, *set)).collect();
        changed.sort_unstable_by_key(|(row, _)| *row);
        let more: usize = changed.iter().map(|(_, set)| set.len()).sum();
        let mut column = Column {
            offsets: Vec::with_capacity(self.offsets.len() + changed.len() + 1),
            values: Vec::with_capacity(self.values.len() + more),
        };
        column.offsets.push(0);
        for (row, set) in changed {
            self.copy(row, &mut column);
            // Rows between that were never written hold nothing.
            column.offsets.resize(row as usize + 1, column.values.len() as u32);
            column.values.extend_from_slice(set);
            column.offsets.push(column.values.len() as u32);
        }
        self.copy(u32::MAX, &mut column);
        column
    }

    /// Copies rows from where another column ends up to `end`, or as far as there are any.
    fn copy(&self, end: u32, to: &mut Column) {
        let first = to.offsets.len() - 1;
        let end = (end as usize).min(self.offsets.len().saturating_sub(1));
        if first >= end {
            return;
        }
        let (from, moved) = (self.offsets[first], to.values.len() as u32);
        to.values.extend_from_slice(&self.values[from as usize..self.offsets[end] as usize]);
        to.offsets.extend(self.offsets[first + 1..=end].iter().map(|at| at - from + moved));
    }

    /// The set of a row.
    pub fn get(&self, index: u32) -> &[Value] {
        match (self.offsets.get(index as usize), self.offsets.get(index as usize + 1)) {
            (Some(a), Some(b)) => &self.values[*a as usize..*b as usize],
            _ => &[],
        }
    }

    /// All values, of all records.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether no record has any.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Which records hold a given record in some field. By global record number, over the stretch of those that are held.
#[derive(Clone, Debug, Default)]
pub struct Inverse {
    /// The least record that is held.
    first: u32,
    /// For each record from `first` on, where its holders end and those of the next begin.
    ends: Vec<u32>,
    targets: usize,
    records: Vec<RecId>,
}

impl Inverse {
    /// From (target, holder) pairs in the order of holders.
    pub(crate) fn from_pairs(pairs: &[(RecId, RecId)]) -> Inverse {
        let first = pairs.iter().map(|(t, _)| t.0).min().unwrap_or(0);
        let last = pairs.iter().map(|(t, _)| t.0).max().map_or(0, |t| t + 1);
        // Counted, then summed up to where each begins, then moved on to where it ends.
        let mut ends = vec![0u32; (last - first) as usize];
        for (target, _) in pairs {
            ends[(target.0 - first) as usize] += 1;
        }
        let (mut sum, mut targets) = (0, 0);
        for count in &mut ends {
            targets += usize::from(*count > 0);
            sum += std::mem::replace(count, sum);
        }
        let mut records = vec![RecId(0); pairs.len()];
        for (target, holder) in pairs {
            let at = &mut ends[(target.0 - first) as usize];
            records[*at as usize] = *holder;
            *at += 1;
        }
        Inverse { first, ends, targets, records }
    }

    /// How many links there are.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// How many records are held at all.
    pub(crate) fn targets(&self) -> usize {
        self.targets
    }

    /// The holders, in sequence.
    pub fn get(&self, target: RecId) -> &[RecId] {
        let Some(at) = target.0.checked_sub(self.first).map(|at| at as usize) else { return &[] };
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.records[start as usize..*end as usize]
    }
}

/// Who holds what in a column; made when first asked for, and kept as long as the column is.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    records: OnceLock<Inverse>,
    values: OnceLock<FxHashMap<Value, Vec<RecId>>>,
}

impl Holders {
    /// The holders of records, in a column of a kind.
    pub(crate) fn of_records(&self, model: &Model, column: &Column, kind: KindId) -> &Inverse {
        self.records.get_or_init(|| {
            let mut pairs = Vec::with_capacity(column.len());
            for holder in model.of_kind(kind) {
                let values = column.get(model.record(*holder).index);
                pairs.extend(values.iter().filter_map(|v| v.record()).map(|t| (t, *holder)));
            }
            Inverse::from_pairs(&pairs)
        })
    }

    /// The holders of anything else; `none` is what a record holds that holds nothing.
    pub(crate) fn of_values(
        &self,
        model: &Model,
        column: &Column,
        kind: KindId,
        none: Option<Value>,
    ) -> &FxHashMap<Value, Vec<RecId>> {
        self.values.get_or_init(|| {
            let mut all: FxHashMap<Value, Vec<RecId>> = FxHashMap::default();
            for holder in model.of_kind(kind) {
                let values = column.get(model.record(*holder).index);
                let none = none.iter().filter(|_| values.is_empty());
                values.iter().chain(none).for_each(|v| all.entry(*v).or_default().push(*holder));
            }
            all
        })
    }
}
