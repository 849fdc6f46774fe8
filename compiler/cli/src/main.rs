//! The `ctl` command.
fn main() {}
