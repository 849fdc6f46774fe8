//! `ctl completions`: made from the command line's own definition, so that they cannot fall behind it.

use clap::CommandFactory;

use super::Outcome;
use crate::args::{Cli, Completions};
use crate::console::Console;
use crate::failure::Failure;

/// Prints the completions of a shell.
pub(super) fn run(args: &Completions, console: &mut Console) -> Result<Outcome, Failure> {
    // clap_complete panics where its writer fails: it gets one that cannot.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "ctl", &mut script);
    console.out().write_all(&script)?;
    Ok(Outcome::Clean)
}
