//! `ctl-lsp`: serves the editor that started it, on standard input and output.

use std::process::ExitCode;

use ctl_lsp::protocol::{Surroundings, serve};
use ctl_syntax::literal::Date;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let surroundings = Surroundings { today, caches: dirs::cache_dir() };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else {
        return ExitCode::from(2);
    };
    let code = runtime.block_on(serve(surroundings));
    // A thread may still be waiting for input that never comes.
    runtime.shutdown_background();
    ExitCode::from(code)
}

/// What day it is: the only place that looks at a clock.
fn today() -> Date {
    let today = jiff::ZonedDateTime::now().date();
    Date::new(today.year(), today.month(), today.day()).unwrap_or(Date(0))
}
