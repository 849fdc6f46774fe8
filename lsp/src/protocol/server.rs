//! The requests and notifications of the protocol, each put into the queue.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use ctl_syntax::span::{Encoding, Position, Span};
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::{Client, LanguageServer};

use super::{Surroundings, agree, convert, custom, news};
use crate::features::format::{self, Replacement};
use crate::features::{
    actions, calls, completion, definition, folding, hover, links, references, rename, selection, signs, symbols,
    tokens,
};
use crate::worker::Queue;
use crate::workspace::{Place, Spot, Workspace};

/// The server, as the transport sees it.
pub(super) struct Server {
    client: Client,
    surroundings: Surroundings,
    farewell: Arc<AtomicBool>,
    /// What was agreed on when the client introduced itself.
    agreed: OnceLock<Agreed>,
}

struct Agreed {
    queue: Queue,
    encoding: Encoding,
    client: agree::Client,
}

impl Server {
    pub(super) fn new(client: Client, surroundings: Surroundings, farewell: Arc<AtomicBool>) -> Server {
        Server { client, surroundings, farewell, agreed: OnceLock::new() }
    }

    fn agreed(&self) -> Result<&Agreed> {
        self.agreed.get().ok_or_else(|| Error::new(ErrorCode::ServerError(-32002)))
    }

    /// Puts an edit into the queue. Not async, so that edits stand in it in the order in which they came.
    fn edit(&self, job: impl FnOnce(&mut Workspace) + Send + 'static) {
        if let Some(agreed) = self.agreed.get() {
            agreed.queue.edit(job);
        }
    }

    /// Asks the worker, and waits for its answer. A question that the client has taken back by the time it is its turn
    /// is not answered.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Workspace) -> T + Send + 'static,
    ) -> Result<T> {
        self.ask_long(|workspace, _| question(workspace)).await
    }

    /// Asks what takes long: the question is given something to ask in turn, which breaks it off where the client has
    /// taken it back.
    async fn ask_long<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Workspace, &mut dyn FnMut() -> ControlFlow<()>) -> T + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        self.agreed()?.queue.ask(move |workspace| {
            let mut over = || if answer.is_closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
            if over().is_continue() {
                let told = question(workspace, &mut over);
                // Nobody may be waiting any more.
                let _ = answer.send(told);
            }
        });
        answered.await.map_err(|_| Error::internal_error())
    }

    /// Asks about a document: the worker prepares its package first.
    async fn about<T: Send + 'static>(
        &self,
        uri: &lsp::Uri,
        question: impl FnOnce(&Workspace, &Path) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(path) = convert::path(uri) else { return Ok(None) };
        let question = move |workspace: &mut Workspace| {
            workspace.prepare(&path);
            question(workspace, &path)
        };
        self.ask(question).await
    }

    /// Asks about a place in a document: in its present state, and where that knows nothing, in the last one whose
    /// texts could all be parsed.
    async fn at<T: Send + 'static>(
        &self,
        at: lsp::TextDocumentPositionParams,
        question: impl Fn(&Workspace, Spot<'_>) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let position = convert::position(at.position);
        self.about(&at.text_document.uri, move |workspace, path| {
            workspace.spots(path, position).into_iter().find_map(|spot| question(workspace, spot))
        })
        .await
    }

    /// Lays out a document, which needs nothing but its text.
    async fn lay_out(
        &self,
        uri: &lsp::Uri,
        how: impl FnOnce(&str, Encoding) -> Vec<Replacement> + Send + 'static,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let encoding = self.agreed()?.encoding;
        let Some(path) = convert::path(uri).filter(|path| Workspace::is_source(path)) else { return Ok(None) };
        let laid_out = move |workspace: &mut Workspace| {
            workspace.prepare(&path);
            Some(how(&workspace.text(&path)?, encoding))
        };
        Ok(self.ask(laid_out).await?.map(|all| all.into_iter().map(convert::edit).collect()))
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let terms = agree::terms(&params, &self.surroundings);
        let client = agree::Client::of(&params.capabilities);
        let encoding = terms.encoding;
        let news = news::start(self.client.clone(), client.ears);
        let queue = Queue::start(terms, move |next| {
            // Where the task is gone, so is the client.
            let _ = news.send(next);
        });
        let folders = agree::folders(&params);
        queue.edit(move |workspace| workspace.set_folders(folders));
        if self.agreed.set(Agreed { queue, encoding, client }).is_err() {
            return Err(Error::invalid_request());
        }
        Ok(lsp::InitializeResult {
            capabilities: agree::capabilities(encoding, client.ears.pulls),
            server_info: Some(lsp::ServerInfo {
                name: "ctl-lsp".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        if self.agreed.get().is_some_and(|agreed| agreed.client.ears.watches) {
            let client = self.client.clone();
            tokio::spawn(async move {
                // A client that refuses saves files all the same, and says so.
                let _ = client.register_capability(vec![agree::watching()]).await;
            });
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.farewell.store(true, Ordering::SeqCst);
        Ok(())
    }

    // ---- what changes ----------------------------------------------------------------------------------------

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        if let Some(path) = convert::path(&document.uri) {
            self.edit(move |workspace| workspace.open(&path, document.version, document.text));
        }
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        if let Some(path) = convert::path(&params.text_document.uri) {
            let changes = params.content_changes.into_iter().map(convert::change).collect();
            self.edit(move |workspace| workspace.change(&path, params.text_document.version, changes));
        }
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        if let Some(path) = convert::path(&params.text_document.uri) {
            self.edit(move |workspace| workspace.close(&path));
        }
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        if let Some(path) = convert::path(&params.text_document.uri) {
            self.edit(move |workspace| workspace.changed_on_disk(&[path]));
        }
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        let paths: Vec<PathBuf> = params.changes.iter().filter_map(|change| convert::path(&change.uri)).collect();
        self.edit(move |workspace| workspace.changed_on_disk(&paths));
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<lsp::WorkspaceFolder>| -> Vec<PathBuf> {
            folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect()
        };
        let (added, removed) = (paths(params.event.added), paths(params.event.removed));
        self.edit(move |workspace| {
            let mut folders = workspace.folders();
            folders.retain(|folder| !removed.contains(folder));
            folders.extend(added);
            workspace.set_folders(folders);
        });
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        let settings = params.settings.get("ctl").unwrap_or(&params.settings);
        let (day, off) = (agree::as_of(settings), agree::off(settings));
        self.edit(move |workspace| {
            workspace.set_as_of(day);
            workspace.switch_off(off);
        });
    }

    // ---- what is asked ---------------------------------------------------------------------------------------

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let markdown = self.agreed()?.client.markdown;
        let at = params.text_document_position_params;
        let position = convert::position(at.position);
        let question = move |workspace: &Workspace, path: &Path| {
            let mut spots = workspace.spots(path, position);
            // What is broken now is told as it was when it could be read.
            if let [now, earlier] = spots[..]
                && hover::is_broken(now)
            {
                spots = vec![earlier, now];
            }
            spots.into_iter().find_map(|spot| {
                let (page, range) = hover::at(workspace, spot)?;
                let place = workspace.place(spot.checked, Span::new(spot.file, range));
                Some(convert::hover(&page, place, markdown))
            })
        };
        self.about(&at.text_document.uri, question).await
    }

    async fn goto_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let question = |workspace: &Workspace, spot: Spot<'_>| some(definition::at(workspace, spot));
        let places = self.at(params.text_document_position_params, question).await?;
        Ok(places.map(|places| convert::locations(&places)).map(lsp::GotoDefinitionResponse::Array))
    }

    async fn goto_type_definition(
        &self,
        params: lsp::request::GotoTypeDefinitionParams,
    ) -> Result<Option<lsp::request::GotoTypeDefinitionResponse>> {
        let question = |workspace: &Workspace, spot: Spot<'_>| some(definition::type_at(workspace, spot));
        let places = self.at(params.text_document_position_params, question).await?;
        Ok(places.map(|places| convert::locations(&places)).map(lsp::request::GotoTypeDefinitionResponse::Array))
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let at = params.text_document_position;
        let Some(path) = convert::path(&at.text_document.uri) else { return Ok(None) };
        let position = convert::position(at.position);
        let all = self.ask(move |workspace| references::at(workspace, &path, position)).await?;
        let with_declaration = params.context.include_declaration;
        let places: Vec<Place> = all.into_iter().filter(|r| with_declaration || !r.declares).map(|r| r.place).collect();
        Ok(some(convert::locations(&places)))
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let snippets = self.agreed()?.client.snippets;
        let at = params.text_document_position;
        let Some(path) = convert::path(&at.text_document.uri) else { return Ok(None) };
        let position = convert::position(at.position);
        let asked = path.clone();
        let offers = self.ask(move |workspace| completion::at(workspace, &asked, position)).await?;
        Ok(offers.map(|offers| lsp::CompletionResponse::List(convert::offers(offers, &path, snippets))))
    }

    async fn completion_resolve(&self, item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        let markdown = self.agreed()?.client.markdown;
        let Some((path, key)) = item.data.as_ref().and_then(convert::asked) else { return Ok(item) };
        let page = self.ask(move |workspace| completion::page(workspace, &path, &key)).await?;
        let documentation =
            (!page.is_empty()).then(|| lsp::Documentation::MarkupContent(convert::markup(&page, markdown)));
        Ok(lsp::CompletionItem { documentation, ..item })
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let Some(path) = convert::path(&params.text_document.uri) else { return Ok(None) };
        let (range, ordered) = (convert::range(params.range), convert::wants_order(&params.context));
        let all = self.ask_long(move |workspace, over| {
            workspace.finish(&path, over);
            actions::at(workspace, &path, range, ordered)
        });
        let actions = all.await?.into_iter().filter_map(|action| convert::action(action, &params.context));
        Ok(some(actions.map(lsp::CodeActionOrCommand::CodeAction).collect()))
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        let lenses = |workspace: &Workspace, path: &Path| Some(signs::lenses(workspace, path));
        let lenses = self.about(&params.text_document.uri, lenses).await?;
        Ok(lenses.map(|all| all.into_iter().map(convert::lens).collect()))
    }

    async fn code_lens_resolve(&self, lens: lsp::CodeLens) -> Result<lsp::CodeLens> {
        let Some(key) = lens.data.as_ref().and_then(convert::key) else { return Ok(lens) };
        let line = self.ask(move |workspace| {
            workspace.prepare(key.path());
            signs::line(workspace, &key)
        });
        let command = line.await?.map_or_else(|| convert::no_command(String::new()), convert::command);
        Ok(lsp::CodeLens { command: Some(command), ..lens })
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let range = convert::range(params.range);
        let hints = move |workspace: &Workspace, path: &Path| Some(signs::hints(workspace, path, range));
        let hints = self.about(&params.text_document.uri, hints).await?;
        Ok(hints.map(|all| all.into_iter().map(convert::hint).collect()))
    }

    async fn inlay_hint_resolve(&self, hint: lsp::InlayHint) -> Result<lsp::InlayHint> {
        let markdown = self.agreed()?.client.markdown;
        let Some(key) = hint.data.as_ref().and_then(convert::key) else { return Ok(hint) };
        let page = self.ask(move |workspace| {
            workspace.prepare(key.path());
            signs::page(workspace, &key)
        });
        let tooltip = page.await?.map(|page| lsp::InlayHintTooltip::MarkupContent(convert::markup(&page, markdown)));
        Ok(lsp::InlayHint { tooltip, ..hint })
    }

    async fn document_symbol(&self, params: lsp::DocumentSymbolParams) -> Result<Option<lsp::DocumentSymbolResponse>> {
        let outline = |workspace: &Workspace, path: &Path| {
            let (checked, file) = workspace.document(path)?;
            Some(symbols::outline(workspace, checked, file))
        };
        let outline = self.about(&params.text_document.uri, outline).await?;
        let lines = outline.map(|lines| lines.into_iter().map(convert::outline).collect());
        Ok(lines.map(lsp::DocumentSymbolResponse::Nested))
    }

    async fn symbol(&self, params: lsp::WorkspaceSymbolParams) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        let found = self.ask(move |workspace| symbols::search(workspace, &params.query)).await?;
        let found = found.into_iter().filter_map(convert::found).collect();
        Ok(Some(lsp::WorkspaceSymbolResponse::Nested(found)))
    }

    async fn formatting(&self, params: lsp::DocumentFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        self.lay_out(&params.text_document.uri, format::whole).await
    }

    async fn range_formatting(&self, params: lsp::DocumentRangeFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        let range = convert::range(params.range);
        self.lay_out(&params.text_document.uri, move |text, encoding| format::range(text, range, encoding)).await
    }

    async fn on_type_formatting(
        &self,
        params: lsp::DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let at = params.text_document_position;
        let position = convert::position(at.position);
        self.lay_out(&at.text_document.uri, move |text, encoding| format::closed(text, position, encoding)).await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        let position = convert::position(params.position);
        let prepared = move |workspace: &Workspace, path: &Path| Some(rename::prepare(workspace, path, position));
        match self.about(&params.text_document.uri, prepared).await? {
            None => Ok(None),
            Some(Err(why)) => Err(refused(why)),
            Some(Ok((range, placeholder))) => {
                let range = convert::from_range(range);
                Ok(Some(lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder }))
            }
        }
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let at = params.text_document_position;
        let Some(path) = convert::path(&at.text_document.uri) else { return Ok(None) };
        let position = convert::position(at.position);
        let edits = self.ask(move |workspace| rename::edits(workspace, &path, position, &params.new_name)).await?;
        edits.map(|edits| Some(convert::workspace_edit(&edits))).map_err(refused)
    }

    async fn linked_editing_range(
        &self,
        params: lsp::LinkedEditingRangeParams,
    ) -> Result<Option<lsp::LinkedEditingRanges>> {
        let question = |workspace: &Workspace, spot: Spot<'_>| {
            let place = |range| workspace.place(spot.checked, Span::new(spot.file, range)).map(|place| place.range);
            references::linked(spot).into_iter().map(place).collect::<Option<Vec<_>>>().filter(|all| all.len() > 1)
        };
        let ranges = self.at(params.text_document_position_params, question).await?;
        Ok(ranges.map(|ranges| lsp::LinkedEditingRanges {
            ranges: ranges.into_iter().map(convert::from_range).collect(),
            word_pattern: Some("[A-Za-z_][A-Za-z0-9_]*".to_owned()),
        }))
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        let question = |workspace: &Workspace, spot: Spot<'_>| {
            let places = references::in_file(spot).into_iter().filter_map(|(range, declares)| {
                Some((workspace.place(spot.checked, Span::new(spot.file, range))?.range, declares))
            });
            some(places.collect::<Vec<_>>())
        };
        let places = self.at(params.text_document_position_params, question).await?;
        Ok(places.map(|places| places.into_iter().map(convert::highlight).collect()))
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        let folds = |workspace: &Workspace, path: &Path| {
            let (checked, file) = workspace.document(path)?;
            Some(folding::of(&checked.analysis, file))
        };
        let folds = self.about(&params.text_document.uri, folds).await?;
        Ok(folds.map(|folds| folds.into_iter().map(convert::fold).collect()))
    }

    async fn selection_range(&self, params: lsp::SelectionRangeParams) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let positions: Vec<Position> = params.positions.into_iter().map(convert::position).collect();
        let question = move |workspace: &Workspace, path: &Path| {
            let around = |at: &Position| {
                let spot = workspace.spots(path, *at).into_iter().next()?;
                let place = |range| Some(workspace.place(spot.checked, Span::new(spot.file, range))?.range);
                Some(selection::at(spot).into_iter().filter_map(place).collect::<Vec<_>>())
            };
            positions.iter().map(around).collect::<Option<Vec<_>>>()
        };
        let all = self.about(&params.text_document.uri, question).await?;
        Ok(all.map(|all| all.into_iter().filter_map(convert::selection).collect()))
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        let Some(path) = convert::path(&params.text_document.uri) else { return Ok(None) };
        let answer = self.ask(move |workspace| {
            let tokens = all_tokens(workspace, &path)?;
            Some((workspace.answered.keep(&path, tokens.clone()), tokens))
        });
        Ok(answer.await?.map(|(id, tokens)| convert::tokens(Some(id), tokens).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        let Some(path) = convert::path(&params.text_document.uri) else { return Ok(None) };
        let answer = self.ask(move |workspace| {
            let tokens = all_tokens(workspace, &path)?;
            let difference = workspace.answered.difference(&path, &params.previous_result_id, &tokens);
            Some((workspace.answered.keep(&path, tokens.clone()), difference, tokens))
        });
        Ok(answer.await?.map(|(id, difference, tokens)| match difference {
            Some(difference) => convert::token_difference(id, difference).into(),
            None => convert::tokens(Some(id), tokens).into(),
        }))
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let range = convert::range(params.range);
        let question = move |workspace: &Workspace, path: &Path| {
            let (checked, file) = workspace.document(path)?;
            let (source, encoding) = (checked.analysis.program.file(file), workspace.terms().encoding);
            let bytes = crate::text::bytes(&source.text, source.lines(), range, encoding);
            Some(tokens::of(checked, file, Some(bytes), encoding))
        };
        let tokens = self.about(&params.text_document.uri, question).await?;
        Ok(tokens.map(|tokens| convert::tokens(None, tokens).into()))
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        let question = |workspace: &Workspace, path: &Path| {
            let (checked, file) = workspace.document(path)?;
            let place = |range| Some(workspace.place(checked, Span::new(file, range))?.range);
            let links = links::of(workspace, checked, file).into_iter();
            Some(links.filter_map(|(range, path)| Some((place(range)?, path))).collect::<Vec<_>>())
        };
        let links = self.about(&params.text_document.uri, question).await?;
        Ok(links.map(|links| links.into_iter().map(convert::document_link).collect()))
    }

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        let node = self.at(params.text_document_position_params, calls::at).await?;
        Ok(node.as_ref().and_then(convert::node).map(|node| vec![node]))
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        let question = |workspace: &Workspace, spot: Spot<'_>| Some(calls::incoming(workspace, spot));
        let links = self.at(convert::of_node(params.item), question).await?;
        Ok(links.map(|links| links.iter().filter_map(convert::incoming).collect()))
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        let question = |workspace: &Workspace, spot: Spot<'_>| Some(calls::outgoing(workspace, spot));
        let links = self.at(convert::of_node(params.item), question).await?;
        Ok(links.map(|links| links.iter().filter_map(convert::outgoing).collect()))
    }

    async fn diagnostic(&self, params: lsp::DocumentDiagnosticParams) -> Result<lsp::DocumentDiagnosticReportResult> {
        let Some(path) = convert::path(&params.text_document.uri) else {
            return Ok(convert::report(&[], None));
        };
        let notices = self.ask_long(move |workspace, over| {
            workspace.check_all(over);
            workspace.told_of(&workspace.named(&ctl_host::real(&path)))
        });
        Ok(convert::report(&notices.await?, params.previous_result_id.as_deref()))
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        let all = self.ask_long(|workspace, over| {
            workspace.check_all(over);
            let all = workspace.told().into_iter();
            all.map(|(path, notices)| (workspace.version(&path), path, notices)).collect::<Vec<_>>()
        });
        let reports = all.await?.into_iter().filter_map(|(version, path, notices)| {
            let uri = convert::uri(&path)?;
            let before = params.previous_result_ids.iter().find(|previous| previous.uri == uri);
            Some(convert::workspace_report(uri, version, &notices, before.map(|previous| previous.value.as_str())))
        });
        Ok(lsp::WorkspaceDiagnosticReport { items: reports.collect() }.into())
    }
}

impl Server {
    /// `ctl/view`: see `docs/editor.md`.
    pub(super) async fn view(&self, params: custom::ViewParams) -> Result<Option<crate::features::views::View>> {
        let custom::ViewParams { text_document, position, view } = params;
        let Some(path) = convert::path(&text_document.uri) else { return Ok(None) };
        let position = position.map(convert::position);
        self.ask(move |workspace| custom::show(workspace, &path, &view, position)).await
    }

    /// `ctl/views`: see `docs/editor.md`.
    pub(super) async fn views(&self, params: custom::ViewsParams) -> Result<Option<Vec<custom::Listed>>> {
        let list = |workspace: &Workspace, path: &Path| Some(custom::list(workspace.document(path)?.0));
        self.about(&params.text_document.uri, list).await
    }
}

/// All tokens of a document.
fn all_tokens(workspace: &mut Workspace, path: &Path) -> Option<tokens::Tokens> {
    workspace.prepare(path);
    let (checked, file) = workspace.document(path)?;
    Some(tokens::of(checked, file, None, workspace.terms().encoding))
}

/// What was asked cannot be done, and why: clients show that as it is.
pub(super) fn refused(why: String) -> Error {
    // RequestFailed
    Error { code: ErrorCode::ServerError(-32803), message: why.into(), data: None }
}

/// A list that says something.
fn some<T>(all: Vec<T>) -> Option<Vec<T>> {
    (!all.is_empty()).then_some(all)
}
