//! What a finding speaks of: while it is written, every record whose name, place or words were asked for is noted, and
//! every name that was looked for. A finding of which nothing noted has changed need not be written again.

use std::cell::RefCell;
use std::sync::Arc;

use crate::value::RecId;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// Records, each once.
    pub(crate) records: Vec<RecId>,
    /// Names.
    pub(crate) words: Vec<String>,
    /// Records that many findings speak of in the same way, such as those of a list that each of them has.
    pub(crate) shared: Vec<Arc<[RecId]>>,
}

thread_local! {
    static NOTES: RefCell<Option<Notes>> = const { RefCell::new(None) };
}

/// Runs something, and tells what it asked for: to nobody else.
pub(crate) fn noting<T>(f: impl FnOnce() -> T) -> (T, Notes) {
    let around = NOTES.replace(Some(Notes::default()));
    let out = f();
    let mut notes = NOTES.replace(around).unwrap_or_default();
    notes.records.sort_unstable_by_key(|rec| rec.0);
    notes.records.dedup();
    notes.records.shrink_to_fit();
    (out, notes)
}

/// Notes a record.
pub(crate) fn note(rec: RecId) {
    NOTES.with_borrow_mut(|notes| {
        if let Some(notes) = notes
            && notes.records.last() != Some(&rec)
        {
            notes.records.push(rec);
        }
    });
}

/// Notes records that were asked for once, for all who speak of them.
pub(crate) fn note_shared(records: &Arc<[RecId]>) {
    NOTES.with_borrow_mut(|notes| {
        if let Some(notes) = notes
            && !records.is_empty()
            && !notes.shared.iter().any(|known| Arc::ptr_eq(known, records))
        {
            notes.shared.push(records.clone());
        }
    });
}

/// Notes a name that was looked for.
pub(crate) fn note_word(word: &str) {
    NOTES.with_borrow_mut(|notes| {
        if let Some(notes) = notes {
            notes.words.push(word.to_owned());
        }
    });
}
