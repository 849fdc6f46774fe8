//! What a field holds, record by record, and the way back: who holds what.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::Model;
use crate::value::{KindId, RecId, Value};

/// So many rows of a column may be others than when it was made: then it is made anew.
const MOST: usize = 128;

/// What one field of one kind holds, record by record, each a normalised set. Edits change few rows: what a column held
/// when it was made is shared with those before and after it.
#[derive(Clone, Debug, Default)]
pub struct Column {
    made: Arc<Rows>,
    /// Rows that hold something else since.
    other: FxHashMap<u32, Arc<[Value]>>,
    len: usize,
}

/// Sets, one after the other.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Where each begins, and where the last ends; none where there are none.
    pub(super) offsets: Vec<u32>,
    pub(super) values: Vec<Value>,
}

impl Rows {
    fn get(&self, row: u32) -> &[Value] {
        match (self.offsets.get(row as usize), self.offsets.get(row as usize + 1)) {
            (Some(a), Some(b)) => &self.values[*a as usize..*b as usize],
            _ => &[],
        }
    }

    /// So many rows.
    fn of<'r>(rows: usize, get: impl Fn(u32) -> &'r [Value]) -> Rows {
        let mut out = Rows { offsets: Vec::with_capacity(rows + 1), values: Vec::new() };
        out.offsets.push(0);
        for row in 0..rows as u32 {
            out.values.extend_from_slice(get(row));
            out.offsets.push(out.values.len() as u32);
        }
        out
    }
}

impl From<Rows> for Column {
    fn from(made: Rows) -> Column {
        let len = made.values.len();
        Column { made: Arc::new(made), other: FxHashMap::default(), len }
    }
}

impl Column {
    /// Builds a column of some rows from the sets of some of them, in any order.
    pub(crate) fn collect(rows: usize, sets: impl Iterator<Item = (u32, Vec<Value>)>) -> Column {
        let mut of: Vec<Vec<Value>> = vec![Vec::new(); rows];
        sets.for_each(|(row, set)| of[row as usize] = set);
        Rows::of(rows, |row| &of[row as usize]).into()
    }

    /// The same column with other sets in some rows.
    pub(crate) fn with(&self, others: &FxHashMap<u32, &[Value]>) -> Column {
        if self.other.len() + others.len() > MOST {
            let rows = self.other.keys().chain(others.keys()).map(|row| *row as usize + 1).max().unwrap_or(0);
            let rows = rows.max(self.made.offsets.len().saturating_sub(1));
            return Rows::of(rows, |row| others.get(&row).copied().unwrap_or_else(|| self.get(row))).into();
        }
        let mut column = self.clone();
        for (row, set) in others {
            column.len = column.len + set.len() - self.get(*row).len();
            column.other.insert(*row, Arc::from(*set));
        }
        column
    }

    /// The set of a row.
    pub fn get(&self, row: u32) -> &[Value] {
        if !self.other.is_empty()
            && let Some(set) = self.other.get(&row)
        {
            return set;
        }
        self.made.get(row)
    }

    /// All values, of all records.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no record has any.
    pub fn is_empty(&self) -> bool {
        self.len == 0
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
