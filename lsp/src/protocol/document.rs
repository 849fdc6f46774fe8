//! `ctl/document`: a document as it would be written now. See `docs/editor.md`.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;

use super::convert;
use super::server::{Server, refused};
use crate::features::document::{self, Shown};

/// What is asked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Params {
    /// A source file.
    text_document: lsp::TextDocumentIdentifier,
    /// A place in it: the document is about the record there.
    position: lsp::Position,
    /// The name of the view that declares the document; without it, the first that speaks of the record.
    document: Option<String>,
}

/// A place of a file.
#[derive(Debug, Serialize)]
struct At {
    uri: lsp::Uri,
    #[serde(flatten)]
    position: lsp::Position,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    subject: Option<String>,
    name: String,
    title: String,
    place: Option<At>,
    html: String,
    places: Vec<lsp::Location>,
    remark: Option<&'static str>,
}

impl Server {
    /// `ctl/document`.
    pub(super) async fn document(&self, params: Params) -> Result<Option<Answer>> {
        let Some(path) = convert::path(&params.text_document.uri) else { return Ok(None) };
        let position = convert::position(params.position);
        let shown = self.ask(move |workspace| {
            workspace.prepare(&path);
            document::at(workspace, &path, position, params.document.as_deref())
        });
        shown.await?.map(|shown| shown.map(answer)).map_err(refused)
    }
}

fn answer(shown: Shown) -> Answer {
    let Shown { subject, name, title, place, html, places, remark } = shown;
    let place = place.as_ref().and_then(convert::location);
    let place = place.map(|at| At { uri: at.uri, position: at.range.start });
    Answer { subject, name, title, place, html, places: convert::locations(&places), remark }
}
