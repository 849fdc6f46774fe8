//! A naive evaluator of Ctl: brute force, straight from the definitions (prototype, section 2), on the trees of the
//! syntax crate and on nothing else of the compiler. It has no index, no plan and no cleverness: what it says is what
//! the definitions say, and the engine must agree.
//!
//! It takes files without language errors. Messages, labels and proofs are none of its business.

mod eval;
mod resolve;
mod rules;
pub mod schema;
mod source;
mod time;
pub mod value;
mod words;
mod world;

use ctl_syntax::literal::Date;

pub use rules::Finding;
pub use source::Source;

use eval::Evaluator;
use schema::Schema;
use world::World;

/// The findings of some files, in order of their paths, as of a day.
pub fn findings(files: &[String], as_of: Date) -> Vec<Finding> {
    let sources: Vec<Source> = files.iter().map(|f| Source::new(f)).collect();
    assert!(sources.iter().all(Source::is_sound), "the files parse");
    let schema = Schema::of(&sources);
    let world = World::of(&schema, &sources);
    rules::findings(&Evaluator::new(&schema, &world, as_of), &sources)
}
