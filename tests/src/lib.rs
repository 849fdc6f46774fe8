//! Helpers of the tests of this workspace: oracles, that say independently what must come out, and generators of
//! random input for them. The suites themselves are in `tests/`.
//!
//! An oracle shares nothing with what it judges but the syntax tree. Randomness is seeded: a suite does the same in
//! every run, unless `CTL_SEED` says otherwise, and does more of it where `CTL_CASES` asks for more.

pub mod check;
pub mod generate;
pub mod naive;
pub mod organisation;
pub mod packages;
pub mod random;
pub mod reference;
