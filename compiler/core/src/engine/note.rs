//! What a finding speaks of: while it is written, every record whose name, place or words were asked for is noted, and
//! every name that was looked for. A finding of which nothing noted has changed need not be written again.

use std::cell::RefCell;

use crate::value::RecId;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// Records, each once.
    pub(crate) records: Vec<RecId>,
    /// Names.
    pub(crate) words: Vec<String>,
}

thread_local! {
    static NOTES: RefCell<Option<Notes>> = const { RefCell::new(None) };
}

/// Runs something, and tells what it asked for.
pub(crate) fn noting<T>(f: impl FnOnce() -> T) -> (T, Notes) {
    NOTES.set(Some(Notes::default()));
    let out = f();
    let mut notes = NOTES.take().unwrap_or_default();
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

/// Notes a name that was looked for.
pub(crate) fn note_word(word: &str) {
    NOTES.with_borrow_mut(|notes| {
        if let Some(notes) = notes {
            notes.words.push(word.to_owned());
        }
    });
}
