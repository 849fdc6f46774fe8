//! What the server tells without being asked. The worker puts it into a channel; a task of its own brings it to the
//! client, and waits where the worker must not.

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::ls_types as lsp;

use super::convert;
use crate::worker::News;

/// What the client can be told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ears {
    /// Whether it asks for what is wrong with files, and can be told to ask again.
    pub(super) pulls: bool,
    /// Whether it can be told that hints are out of date.
    pub(super) hints: bool,
    /// Whether it can be told that lenses are out of date.
    pub(super) lenses: bool,
    /// Whether it can be told that tokens are out of date.
    pub(super) tokens: bool,
    /// Whether it watches files when it is asked to.
    pub(super) watches: bool,
}

/// Starts the task; what is put into the sender is told.
pub(super) fn start(client: Client, ears: Ears) -> UnboundedSender<News> {
    let (sender, receiver) = unbounded_channel();
    tokio::spawn(tell(client, ears, receiver));
    sender
}

async fn tell(client: Client, ears: Ears, mut news: UnboundedReceiver<News>) {
    while let Some(next) = news.recv().await {
        match next {
            News::Notices { path, version, notices } => {
                if let (Some(uri), false) = (convert::uri(&path), ears.pulls) {
                    let all = notices.iter().map(convert::diagnostic).collect();
                    client.publish_diagnostics(uri, all, version).await;
                }
            }
            News::Checked => refresh(&client, ears),
            News::Log(text) => client.log_message(lsp::MessageType::WARNING, text).await,
        }
    }
}

/// Tells the client to ask again for what depends on the whole package. Its answers are waited for elsewhere: a client
/// that never answers stops nothing.
fn refresh(client: &Client, ears: Ears) {
    let (client, ears) = (client.clone(), ears);
    tokio::spawn(async move {
        // A client that refuses has its reasons, and nothing follows from them.
        if ears.pulls {
            let _ = client.workspace_diagnostic_refresh().await;
        }
        if ears.hints {
            let _ = client.inlay_hint_refresh().await;
        }
        if ears.lenses {
            let _ = client.code_lens_refresh().await;
        }
        if ears.tokens {
            let _ = client.semantic_tokens_refresh().await;
        }
    });
}
