//! The protocol: the only room that knows its types. Requests become jobs for the worker, answers become what the
//! client reads. A handler does nothing but put a job into the queue and wait for its answer; it never waits for the
//! client.

mod agree;
mod convert;
mod custom;
mod document;
mod news;
mod server;
mod transport;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ctl_syntax::literal::Date;
use tower_lsp::LspService;

use server::Server;

/// What the server needs to know of the world.
pub struct Surroundings {
    /// What day it is.
    pub today: fn() -> Date,
    /// Where caches go.
    pub caches: Option<PathBuf>,
}

/// Serves one client on standard input and output until it says good-bye or goes. The answer is the exit code: 0 where
/// it said so before it went.
pub async fn serve(surroundings: Surroundings) -> u8 {
    let farewell = Arc::new(AtomicBool::new(false));
    let said = farewell.clone();
    let (service, socket) = LspService::build(|client| Server::new(client, surroundings, said))
        .custom_method("ctl/views", Server::views)
        .custom_method("ctl/view", Server::view)
        .custom_method("ctl/document", Server::document)
        .finish();
    transport::serve(service, socket).await;
    if farewell.load(Ordering::SeqCst) { 0 } else { 1 }
}
