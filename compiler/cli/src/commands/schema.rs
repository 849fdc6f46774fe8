//! `ctl schema`: what `model.json` and `ctl.toml` may hold, for editors and programs.

use ctl_core::emit::model_schema;

use super::{Outcome, wish};
use crate::args::{Globals, Schema};
use crate::console::Console;
use crate::failure::Failure;
use crate::host;
use crate::session::Session;

/// Prints a JSON Schema. That of a model knows the kinds of the package at hand.
pub(super) fn run(args: &Schema, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let schema = if args.manifest {
        host::manifest_schema()
    } else {
        let progress = console.progress("reading");
        let session = match Session::open(&args.path, wish(globals), &progress) {
            Err(failure) if failure.is_nothing_to_check() => Session::library(wish(globals)),
            session => session?,
        };
        model_schema(&session.analysis)
    };
    let text = serde_json::to_string_pretty(&schema).map_err(std::io::Error::from)?;
    writeln!(console.out(), "{text}")?;
    Ok(Outcome::Clean)
}
