//! The `ctl` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ctl_cli::main(std::env::args_os())
}
