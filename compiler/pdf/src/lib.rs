//! Documents as PDF: pages laid out by typst, with a fixed template and fonts that are part of the program.
//!
//! A document is handed to the template as data, never as source, so no text in it can be read as markup or code. The
//! template can reach nothing: no file, no package, no network and no clock. The same document gives the same bytes.
//!
//! Without the feature `typst` this crate is empty: typst takes longer to build than everything else together.
#![cfg(feature = "typst")]

mod data;

use std::sync::LazyLock;
use std::thread;

use ctl_documents::Document;
use ctl_documents::write::Frame;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::{FontStore, embedded};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// What the thread has that lays out a document: as much as that of a program.
const STACK: usize = 8 << 20;

/// For how many documents typst keeps what it may use again.
const REMEMBERED: usize = 3;

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("template.typ")));

static FONTS: LazyLock<FontStore> = LazyLock::new(|| {
    let mut fonts = FontStore::new();
    fonts.extend(embedded());
    fonts
});

/// A document as PDF, tagged for those who do not see its pages.
///
/// # Errors
/// What typst says of a document that it cannot lay out, in a sentence: of a picture that is none, for one; and what the
/// system says where it has no thread left.
pub fn pdf(document: &Document, frame: &Frame) -> Result<Vec<u8>, String> {
    let room = Room { library: LazyHash::new(Library::builder().with_inputs(data::of(document, frame)).build()) };
    apart(|| {
        // It says `Typst` otherwise, and no more of this program than this belongs into what it writes.
        let options = PdfOptions { creator: Smart::Custom(Some("ctl".to_owned())), ..PdfOptions::default() };
        let laid_out = typst::compile::<PagedDocument>(&room).output;
        let written = laid_out.and_then(|pages| typst_pdf::pdf(&pages, &options));
        typst::comemo::evict(REMEMBERED);
        written.map_err(said)
    })?
}

/// Runs something on a thread of its own, while this one waits. Where typst waits for a part of a document, its thread
/// takes up whatever else is to be done: among a caller's own threads that would be the next document, on top of this
/// one, and so on until no stack is left.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
    let pool = pool.map_err(|error| error.to_string())?;
    thread::scope(|scope| {
        // A thread of a pool that waits for another pool takes up work, too; one that waits for a thread does not.
        let done = thread::Builder::new().spawn_scoped(scope, || pool.install(work));
        done.map_err(|error| error.to_string())?.join().map_err(|_| "typst broke off".to_owned())
    })
}

fn said(errors: EcoVec<SourceDiagnostic>) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// All that a template can reach: itself, the fonts, and the document as `sys.inputs`.
struct Room {
    library: LazyHash<Library>,
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        FONTS.book()
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
