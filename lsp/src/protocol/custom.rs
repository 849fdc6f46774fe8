//! Requests that the protocol does not have, documented in `docs/editor.md`.

use std::path::Path;

use ctl_syntax::span::Position;
use serde::Deserialize;
use tower_lsp::ls_types as lsp;

use super::convert;
use crate::features::views::{self, View};
pub(super) use crate::features::views::{Listed, list};
use crate::workspace::{Place, Workspace};

/// `ctl/view`: the pages of a view, and its figure.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ViewParams {
    /// A document of the package.
    pub(super) text_document: lsp::TextDocumentIdentifier,
    /// Where the record is named that the page is wanted of; without it, the pages of all.
    pub(super) position: Option<lsp::Position>,
    /// The name of the view.
    pub(super) view: String,
}

/// `ctl/views`: the views that there are.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ViewsParams {
    /// A document of the package.
    pub(super) text_document: lsp::TextDocumentIdentifier,
}

/// The view; nothing where there is no such one, or no record at the place.
pub(super) fn show(workspace: &mut Workspace, path: &Path, view: &str, at: Option<Position>) -> Option<View> {
    workspace.prepare(path);
    let address = |place: &Place| convert::uri(&place.path).map(|uri| uri.as_str().to_owned());
    let start = Position { line: 0, column: 0 };
    // Where the present text is broken, the record may be known as it was.
    workspace
        .spots(path, at.unwrap_or(start))
        .into_iter()
        .find_map(|spot| views::show(workspace, spot.checked, view, at.map(|_| spot), &address))
}
