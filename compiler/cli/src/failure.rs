//! What keeps the tool from doing its work, as the command speaks of it.

pub use ctl_host::failure::{Failure, Problem, nearest, quoted, reason};

/// The exit code of every failure.
pub const EXIT: u8 = 2;
