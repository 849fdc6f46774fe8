//! The `ctl` command.

use std::process::ExitCode;

/// A cold check makes millions of small values in two threads, which the allocators of the systems share badly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ctl_cli::main(std::env::args_os())
}
