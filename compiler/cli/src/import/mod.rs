//! What other tools keep, as source files. An importer gets the files of a folder and gives the files of a package and
//! a report; it touches no disk. What it reads was written by others: no text may become syntax, nothing is made up,
//! and whatever is not taken is named. What a citation or a name means, it asks the library.

pub mod comply;
mod cron;
mod library;
mod markdown;
mod names;
mod report;
mod source;
mod yaml;

pub use library::Library;
pub use report::Report;

/// What became of a folder.
#[derive(Debug)]
pub struct Imported {
    /// The files to write.
    pub files: Vec<Written>,
    /// What was taken how, and what was not.
    pub report: Report,
    /// How many documents were read.
    pub documents: usize,
    /// The same by sort.
    pub sorts: Vec<Sorted>,
    /// Whether a document was left out that the other tool would have read.
    pub incomplete: bool,
}

/// How many documents of one sort were read.
#[derive(Debug)]
pub struct Sorted {
    /// The sort, in the plural.
    pub of: &'static str,
    /// How many.
    pub count: usize,
    /// Both, for people.
    pub words: String,
}

/// A file of the new package.
#[derive(Debug)]
pub struct Written {
    /// Its name.
    pub name: &'static str,
    /// What is in it, in a few words; empty where its name says it.
    pub what: String,
    /// Its text.
    pub text: String,
}
