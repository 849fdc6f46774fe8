//! Everything at the edge: the command line, the disk, the terminal, and the forms in which findings are shown.
//!
//! What belongs here is what the compiler must not know: paths, streams, clocks, columns and exit codes. What does not
//! belong here is meaning: no name is resolved, no rule is run and no severity is decided in this crate.

pub mod args;
pub mod commands;
pub mod console;
pub mod failure;
pub mod import;
pub mod render;
pub mod session;

pub use commands::main;
pub use ctl_host as host;
