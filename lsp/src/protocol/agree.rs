//! What server and client agree on when the client introduces itself: how columns are counted, what the client can show
//! and be told, and what the server can do.

use std::path::PathBuf;
use std::sync::Arc;

use ctl_syntax::literal::Date;
use ctl_syntax::span::Encoding;
use tower_lsp::ls_types as lsp;

use super::news::Ears;
use super::{Surroundings, convert};
use crate::features::signs::Off;
use crate::features::tokens;
use crate::library::Library;
use crate::workspace::Terms;

/// What the client can show, and be told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Client {
    pub(super) ears: Ears,
    /// Whether it shows Markdown.
    pub(super) markdown: bool,
    /// Whether it knows snippets.
    pub(super) snippets: bool,
}

impl Client {
    pub(super) fn of(capabilities: &lsp::ClientCapabilities) -> Client {
        Client {
            ears: ears(capabilities),
            markdown: shows_markdown(capabilities),
            snippets: knows_snippets(capabilities),
        }
    }
}

/// How the two work together.
pub(super) fn terms(params: &lsp::InitializeParams, surroundings: &Surroundings) -> Terms {
    let offered = params.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let offers = |kind: lsp::PositionEncodingKind| offered.is_some_and(|all| all.contains(&kind));
    // Bytes are what the compiler counts; UTF-16 is what there is where nothing is said.
    let encoding = match () {
        () if offers(lsp::PositionEncodingKind::UTF8) => Encoding::Utf8,
        () if offers(lsp::PositionEncodingKind::UTF32) && !offers(lsp::PositionEncodingKind::UTF16) => Encoding::Utf32,
        () => Encoding::Utf16,
    };
    let library = surroundings.caches.as_deref().and_then(|caches| Library::place(caches).ok());
    let as_of = params.initialization_options.as_ref().and_then(as_of);
    let off = params.initialization_options.as_ref().map(off).unwrap_or_default();
    Terms { encoding, as_of, today: Arc::new(surroundings.today), library, off }
}

/// The day that settings fix.
pub(super) fn as_of(settings: &lsp::LSPAny) -> Option<Date> {
    settings.get("asOf")?.as_str().and_then(Date::parse)
}

/// The signs that settings switch off: `"lens": { "controls": false }`, or `"lens": false` for all.
pub(super) fn off(settings: &lsp::LSPAny) -> Off {
    let all = |of: &str| settings.get(of).and_then(lsp::LSPAny::as_bool) == Some(false);
    let names = |of: &str| {
        let switches = settings.get(of).and_then(lsp::LSPAny::as_object).into_iter().flatten();
        switches.filter(|(_, on)| on.as_bool() == Some(false)).map(|(name, _)| name.clone()).collect()
    };
    Off { lenses: all("lens"), hints: all("hint"), lens: names("lens"), hint: names("hint") }
}

/// What the client can be told.
fn ears(capabilities: &lsp::ClientCapabilities) -> Ears {
    let workspace = capabilities.workspace.as_ref();
    let pulls = capabilities.text_document.as_ref().is_some_and(|d| d.diagnostic.is_some())
        && workspace.and_then(|w| w.diagnostics.as_ref()).and_then(|d| d.refresh_support).unwrap_or(false);
    Ears {
        pulls,
        hints: workspace.and_then(|w| w.inlay_hint.as_ref()).and_then(|h| h.refresh_support).unwrap_or(false),
        lenses: workspace.and_then(|w| w.code_lens.as_ref()).and_then(|l| l.refresh_support).unwrap_or(false),
        tokens: workspace.and_then(|w| w.semantic_tokens.as_ref()).and_then(|t| t.refresh_support).unwrap_or(false),
        watches: workspace
            .and_then(|w| w.did_change_watched_files.as_ref())
            .and_then(|w| w.dynamic_registration)
            .unwrap_or(false),
    }
}

fn shows_markdown(capabilities: &lsp::ClientCapabilities) -> bool {
    let hover = capabilities.text_document.as_ref().and_then(|d| d.hover.as_ref());
    let formats = hover.and_then(|hover| hover.content_format.as_ref());
    formats.is_some_and(|formats| formats.contains(&lsp::MarkupKind::Markdown))
}

fn knows_snippets(capabilities: &lsp::ClientCapabilities) -> bool {
    let completion = capabilities.text_document.as_ref().and_then(|d| d.completion.as_ref());
    let item = completion.and_then(|completion| completion.completion_item.as_ref());
    item.and_then(|item| item.snippet_support).unwrap_or(false)
}

fn encoding_kind(encoding: Encoding) -> lsp::PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
        Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
        Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
    }
}

/// The folders that the client works in.
pub(super) fn folders(params: &lsp::InitializeParams) -> Vec<PathBuf> {
    #[allow(deprecated)] // Older clients have no other way to say it.
    let root = params.root_uri.as_ref().and_then(convert::path);
    match &params.workspace_folders {
        Some(folders) => folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect(),
        None => root.into_iter().collect(),
    }
}

/// What the server can do.
pub(super) fn capabilities(encoding: Encoding, pulls: bool) -> lsp::ServerCapabilities {
    lsp::ServerCapabilities {
        position_encoding: Some(encoding_kind(encoding)),
        text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
            save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
            ..Default::default()
        })),
        hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
        definition_provider: Some(lsp::OneOf::Left(true)),
        type_definition_provider: Some(lsp::TypeDefinitionProviderCapability::Simple(true)),
        completion_provider: Some(lsp::CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some(vec![":".to_owned(), ".".to_owned()]),
            ..Default::default()
        }),
        code_action_provider: Some(lsp::CodeActionProviderCapability::Options(lsp::CodeActionOptions {
            code_action_kinds: Some(vec![
                lsp::CodeActionKind::QUICKFIX,
                lsp::CodeActionKind::REFACTOR,
                lsp::CodeActionKind::SOURCE_FIX_ALL,
                convert::order(),
            ]),
            ..Default::default()
        })),
        code_lens_provider: Some(lsp::CodeLensOptions { resolve_provider: Some(true) }),
        inlay_hint_provider: Some(lsp::OneOf::Right(lsp::InlayHintServerCapabilities::Options(
            lsp::InlayHintOptions { resolve_provider: Some(true), work_done_progress_options: Default::default() },
        ))),
        references_provider: Some(lsp::OneOf::Left(true)),
        rename_provider: Some(lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        linked_editing_range_provider: Some(lsp::LinkedEditingRangeServerCapabilities::Simple(true)),
        document_highlight_provider: Some(lsp::OneOf::Left(true)),
        folding_range_provider: Some(lsp::FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(lsp::SelectionRangeProviderCapability::Simple(true)),
        semantic_tokens_provider: Some(lsp::SemanticTokensServerCapabilities::SemanticTokensOptions(semantic_tokens())),
        document_link_provider: Some(lsp::DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: Default::default(),
        }),
        call_hierarchy_provider: Some(lsp::CallHierarchyServerCapability::Simple(true)),
        diagnostic_provider: pulls.then(|| {
            lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
                identifier: Some("ctl".to_owned()),
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                work_done_progress_options: Default::default(),
            })
        }),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
        document_formatting_provider: Some(lsp::OneOf::Left(true)),
        document_range_formatting_provider: Some(lsp::OneOf::Left(true)),
        document_on_type_formatting_provider: Some(lsp::DocumentOnTypeFormattingOptions {
            first_trigger_character: "}".to_owned(),
            more_trigger_character: None,
        }),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::OneOf::Left(true)),
            }),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// The files that a client is asked to watch.
pub(super) fn watching() -> lsp::Registration {
    let watcher = |pattern: &str| lsp::FileSystemWatcher {
        glob_pattern: lsp::GlobPattern::String(pattern.to_owned()),
        kind: None,
    };
    let options = lsp::DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![watcher("**/*.ctl"), watcher("**/*.j2"), watcher("**/ctl.toml")],
    };
    lsp::Registration {
        id: "ctl/files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

fn semantic_tokens() -> lsp::SemanticTokensOptions {
    lsp::SemanticTokensOptions {
        legend: lsp::SemanticTokensLegend {
            token_types: tokens::TYPES.map(lsp::SemanticTokenType::new).to_vec(),
            token_modifiers: tokens::MODIFIERS.map(lsp::SemanticTokenModifier::new).to_vec(),
        },
        range: Some(true),
        full: Some(lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..Default::default()
    }
}
