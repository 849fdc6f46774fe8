//! Records by number, on pages: states before and after an edit share those on which no record is another.

use std::ops::Index;
use std::sync::Arc;

use super::Record;
use crate::value::RecId;

/// So many records stand on a page.
const PAGE: usize = 1024;

/// All records.
#[derive(Clone, Debug, Default)]
pub(crate) struct Records {
    pages: Vec<Arc<Vec<Record>>>,
    len: usize,
}

impl Records {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.pages.iter().flat_map(|page| page.iter())
    }

    /// Adds a record: its number.
    pub(crate) fn push(&mut self, record: Record) -> RecId {
        if self.len.is_multiple_of(PAGE) {
            self.pages.push(Arc::new(Vec::with_capacity(PAGE)));
        }
        if let Some(page) = self.pages.last_mut() {
            Arc::make_mut(page).push(record);
        }
        self.len += 1;
        RecId(self.len as u32 - 1)
    }

    /// Puts a record in the place of another, where it is another.
    pub(crate) fn set(&mut self, rec: RecId, record: Record) {
        if self[rec] != record {
            let page = &mut self.pages[rec.0 as usize / PAGE];
            Arc::make_mut(page)[rec.0 as usize % PAGE] = record;
        }
    }

    /// Makes of every record what it is now.
    pub(crate) fn renew(&mut self, now: impl Fn(&Record) -> Record) {
        for page in &mut self.pages {
            if page.iter().any(|record| now(record) != *record) {
                Arc::make_mut(page).iter_mut().for_each(|record| *record = now(record));
            }
        }
    }
}

impl Index<RecId> for Records {
    type Output = Record;

    fn index(&self, rec: RecId) -> &Record {
        &self.pages[rec.0 as usize / PAGE][rec.0 as usize % PAGE]
    }
}

impl FromIterator<Record> for Records {
    fn from_iter<I: IntoIterator<Item = Record>>(all: I) -> Records {
        let mut records = Records::default();
        all.into_iter().for_each(|record| {
            records.push(record);
        });
        records
    }
}
