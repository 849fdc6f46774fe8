//! Trees to findings: schema, names, model, derived facts, rules and what is written from them.
//!
//! Data flows one way: [`program`] (texts cut into items) to [`schema`] (kinds and fields) to [`model`] (records and
//! columns) to the engine (derived facts, rules, proofs) to [`analysis`] (what was found). Nothing here reads a
//! disk, a clock or the environment, and nothing here knows a framework: what a system, a control or a criterion is
//! stands in the standard library.

pub mod analysis;
pub mod emit;
mod engine;
mod expr;
pub mod facts;
pub mod model;
pub mod program;
mod rule;
pub mod schema;
mod stdlib;
pub mod symbol;
pub mod value;
pub mod view;
pub mod words;

pub use analysis::{Analysis, Options};
pub use facts::Facts;
pub use program::{PackageInput, Program, Trees};
pub use stdlib::library;
