//! What a field holds, record by record, and the way back: who holds what.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::NONE;
use crate::value::{RecId, Value};

/// What one field of one kind holds, record by record, each a normalised set.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub(super) offsets: Vec<u32>,
    pub(super) values: Vec<Value>,
}

impl Column {
    /// Builds a column from the sets of records 0, 1, 2, ...
    pub(crate) fn collect(sets: impl Iterator<Item = Vec<Value>>) -> Column {
        let mut column = Column { offsets: vec![0], values: Vec::new() };
        for set in sets {
            column.values.extend(set);
            column.offsets.push(column.values.len() as u32);
        }
        column
    }

    /// The same column of other records: what `other` has a set for holds that, everything else what it held at
    /// `index`, by `value`; `index` past all is of a record that held nothing.
    pub(crate) fn with(
        &self,
        records: &[RecId],
        other: Option<&FxHashMap<RecId, &[Value]>>,
        index: impl Fn(RecId) -> u32,
        value: impl Fn(Value) -> Value,
    ) -> Column {
        if self.values.is_empty() && other.is_none() {
            return Column::default();
        }
        let mut column = Column {
            offsets: Vec::with_capacity(records.len() + 1),
            values: Vec::with_capacity(self.values.len() + other.map_or(0, |o| o.values().map(|v| v.len()).sum())),
        };
        column.offsets.push(0);
        for rec in records {
            match other.and_then(|other| other.get(rec)) {
                Some(set) => column.values.extend_from_slice(set),
                None => match index(*rec) {
                    NONE => {}
                    at => column.values.extend(self.get(at).iter().map(|v| value(*v))),
                },
            }
            column.offsets.push(column.values.len() as u32);
        }
        column
    }

    /// The set of record `index` of the kind.
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

    /// The holders, ascending.
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
    /// The holders of records; `of` are the records whose column it is.
    pub(crate) fn of_records(&self, column: &Column, of: &[RecId]) -> &Inverse {
        self.records.get_or_init(|| {
            let mut pairs = Vec::with_capacity(column.len());
            for (index, holder) in of.iter().enumerate() {
                pairs.extend(column.get(index as u32).iter().filter_map(|v| v.record()).map(|t| (t, *holder)));
            }
            Inverse::from_pairs(&pairs)
        })
    }

    /// The holders of anything else; `none` is what a record holds that holds nothing.
    pub(crate) fn of_values(
        &self,
        column: &Column,
        of: &[RecId],
        none: Option<Value>,
    ) -> &FxHashMap<Value, Vec<RecId>> {
        self.values.get_or_init(|| {
            let mut all: FxHashMap<Value, Vec<RecId>> = FxHashMap::default();
            for (index, holder) in of.iter().enumerate() {
                let values = column.get(index as u32);
                let none = none.iter().filter(|_| values.is_empty());
                values.iter().chain(none).for_each(|v| all.entry(*v).or_default().push(*holder));
            }
            all
        })
    }
}
