//! Between the server's own types and those of the protocol.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use ctl_syntax::diagnostic::Severity;
use ctl_syntax::span;
use tower_lsp::ls_types as lsp;

use crate::features::actions::{self, Action};
use crate::features::calls::{Link, Node};
use crate::features::completion::{Offer, OfferSort, Offers};
use crate::features::diagnostics::Notice;
use crate::features::folding::Fold;
use crate::features::format::Replacement;
use crate::features::page::Page;
use crate::features::rename::Edits;
use crate::features::signs::{Goal, Hint, Key, Line};
use crate::features::snippet;
use crate::features::symbols::{Found, Outline, Sort};
use crate::features::tokens::{Difference, Tokens};
use crate::text::{Change, Range};
use crate::workspace::Place;

/// The path of a document that is a file; others are not served.
pub(super) fn path(uri: &lsp::Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file.then(|| uri.to_file_path().map(|path| path.into_owned())).flatten()
}

/// The address of a file.
pub(super) fn uri(path: &Path) -> Option<lsp::Uri> {
    lsp::Uri::from_file_path(path)
}

/// The address of a line of a file, as links have it.
fn link(path: &Path, line: u32) -> Option<lsp::Uri> {
    let uri = uri(path)?;
    if line == 0 {
        return Some(uri);
    }
    format!("{}#L{}", uri.as_str(), line + 1).parse().ok()
}

pub(super) fn position(at: lsp::Position) -> span::Position {
    span::Position { line: at.line, column: at.character }
}

pub(super) fn from_position(at: span::Position) -> lsp::Position {
    lsp::Position { line: at.line, character: at.column }
}

pub(super) fn range(range: lsp::Range) -> Range {
    Range { start: position(range.start), end: position(range.end) }
}

pub(super) fn from_range(range: Range) -> lsp::Range {
    lsp::Range { start: from_position(range.start), end: from_position(range.end) }
}

pub(super) fn change(change: lsp::TextDocumentContentChangeEvent) -> Change {
    Change { range: change.range.map(range), text: change.text }
}

pub(super) fn location(place: &Place) -> Option<lsp::Location> {
    Some(lsp::Location { uri: uri(&place.path)?, range: from_range(place.range) })
}

pub(super) fn diagnostic(notice: &Notice) -> lsp::Diagnostic {
    let severity = match notice.severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
    };
    let related = notice.related.iter().filter_map(|(place, message)| {
        Some(lsp::DiagnosticRelatedInformation { location: location(place)?, message: message.clone() })
    });
    let related: Vec<_> = related.collect();
    let page = notice.page.as_ref().and_then(|(path, line)| link(path, *line));
    lsp::Diagnostic {
        range: from_range(notice.range),
        severity: Some(severity),
        code: notice.code.clone().map(lsp::NumberOrString::String),
        code_description: page.map(|href| lsp::CodeDescription { href }),
        source: Some("ctl".to_owned()),
        message: notice.message.clone(),
        related_information: (!related.is_empty()).then_some(related),
        tags: notice.superfluous.then(|| vec![lsp::DiagnosticTag::UNNECESSARY]),
        data: None,
    }
}

pub(super) fn locations(places: &[Place]) -> Vec<lsp::Location> {
    places.iter().filter_map(location).collect()
}

pub(super) fn edit(replacement: Replacement) -> lsp::TextEdit {
    lsp::TextEdit { range: from_range(replacement.range), new_text: replacement.text }
}

pub(super) fn markup(page: &Page, markdown: bool) -> lsp::MarkupContent {
    let address = |place: &Place| link(&place.path, place.range.start.line).map(|uri| uri.as_str().to_owned());
    match markdown {
        true => lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: page.markdown(&address) },
        false => lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value: page.plain() },
    }
}

/// What a client hands back of an offer when it wants its page: the document, and by what the page is found.
pub(super) fn asked(data: &lsp::LSPAny) -> Option<(PathBuf, String)> {
    let text = |name: &str| Some(data.get(name)?.as_str()?.to_owned());
    Some((PathBuf::from(text("path")?), text("key")?))
}

pub(super) fn offers(offers: Offers, path: &Path, snippets: bool) -> lsp::CompletionList {
    let range = from_range(offers.range);
    let item = |(i, offer): (usize, Offer)| {
        let (text, format) = match snippets {
            true => (offer.snippet, lsp::InsertTextFormat::SNIPPET),
            false => (snippet::without_places(&offer.snippet), lsp::InsertTextFormat::PLAIN_TEXT),
        };
        lsp::CompletionItem {
            label: offer.label,
            kind: Some(offer_kind(offer.sort)),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            // Their order is the server's to say.
            sort_text: Some(format!("{i:04}")),
            insert_text_format: Some(format),
            text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit { range, new_text: text })),
            data: offer.key.map(|key| serde_json::json!({ "path": path, "key": key })),
            ..Default::default()
        }
    };
    let items = offers.all.into_iter().enumerate().map(item).collect();
    lsp::CompletionList { is_incomplete: offers.more, items }
}

fn offer_kind(sort: OfferSort) -> lsp::CompletionItemKind {
    match sort {
        OfferSort::Declared(Sort::Record) => lsp::CompletionItemKind::REFERENCE,
        OfferSort::Declared(Sort::Nested) => lsp::CompletionItemKind::CONSTANT,
        OfferSort::Declared(Sort::Template) => lsp::CompletionItemKind::INTERFACE,
        OfferSort::Declared(Sort::Kind) => lsp::CompletionItemKind::CLASS,
        OfferSort::Declared(Sort::Field) => lsp::CompletionItemKind::FIELD,
        OfferSort::Declared(Sort::Enum) => lsp::CompletionItemKind::ENUM,
        OfferSort::Declared(Sort::Member) => lsp::CompletionItemKind::ENUM_MEMBER,
        OfferSort::Declared(Sort::Rule) => lsp::CompletionItemKind::EVENT,
        OfferSort::Declared(Sort::Test | Sort::View) | OfferSort::Function => lsp::CompletionItemKind::FUNCTION,
        OfferSort::Variable => lsp::CompletionItemKind::VARIABLE,
        OfferSort::Word => lsp::CompletionItemKind::KEYWORD,
        OfferSort::Lines => lsp::CompletionItemKind::SNIPPET,
    }
}

/// The kind of what puts a document in order.
pub(super) fn order() -> lsp::CodeActionKind {
    lsp::CodeActionKind::new("source.sort")
}

/// Whether somebody asks for what puts a document in order, and not only for what is wrong where the cursor happens to
/// stand.
pub(super) fn wants_order(context: &lsp::CodeActionContext) -> bool {
    match &context.only {
        Some(only) => only.iter().any(|kind| {
            order().as_str() == kind.as_str() || order().as_str().starts_with(&format!("{}.", kind.as_str()))
        }),
        None => context.trigger_kind != Some(lsp::CodeActionTriggerKind::AUTOMATIC),
    }
}

/// An action, if it is of a kind that is asked for.
pub(super) fn action(action: Action, context: &lsp::CodeActionContext) -> Option<lsp::CodeAction> {
    let kind = match action.sort {
        actions::Sort::Repair => lsp::CodeActionKind::QUICKFIX,
        actions::Sort::All => lsp::CodeActionKind::SOURCE_FIX_ALL,
        actions::Sort::Addition => lsp::CodeActionKind::REFACTOR,
        actions::Sort::Order => order(),
    };
    let within = |asked: &lsp::CodeActionKind| {
        kind.as_str() == asked.as_str() || kind.as_str().starts_with(&format!("{}.", asked.as_str()))
    };
    if context.only.as_ref().is_some_and(|only| !only.iter().any(within)) {
        return None;
    }
    let repaired = action.repairs.map(|(code, range)| {
        let code = Some(lsp::NumberOrString::String(code));
        let all = context.diagnostics.iter().filter(|d| d.code == code && d.range == from_range(range));
        all.cloned().collect::<Vec<_>>()
    });
    Some(lsp::CodeAction {
        title: action.title,
        kind: Some(kind),
        diagnostics: repaired.filter(|all| !all.is_empty()),
        edit: Some(workspace_edit(&action.edits)),
        // What is preferred is what is wrong and can only be repaired so.
        is_preferred: (action.certain && action.sort != actions::Sort::Order).then_some(true),
        ..Default::default()
    })
}

pub(super) fn workspace_edit(edits: &Edits) -> lsp::WorkspaceEdit {
    let changes = edits.iter().filter_map(|(path, edits)| {
        let edit =
            |(range, text): &(Range, String)| lsp::TextEdit { range: from_range(*range), new_text: text.clone() };
        Some((uri(path)?, edits.iter().map(edit).collect()))
    });
    lsp::WorkspaceEdit { changes: Some(changes.collect()), ..Default::default() }
}

pub(super) fn highlight((range, declares): (Range, bool)) -> lsp::DocumentHighlight {
    let kind = if declares { lsp::DocumentHighlightKind::WRITE } else { lsp::DocumentHighlightKind::READ };
    lsp::DocumentHighlight { range: from_range(range), kind: Some(kind) }
}

pub(super) fn fold(fold: Fold) -> lsp::FoldingRange {
    lsp::FoldingRange {
        start_line: fold.start,
        end_line: fold.end,
        kind: fold.comment.then_some(lsp::FoldingRangeKind::Comment),
        ..Default::default()
    }
}

/// Stretches, each in the next, as a chain.
pub(super) fn selection(ranges: Vec<Range>) -> Option<lsp::SelectionRange> {
    let wrap = |outer: Option<lsp::SelectionRange>, range: Range| {
        Some(lsp::SelectionRange { range: from_range(range), parent: outer.map(Box::new) })
    };
    ranges.into_iter().rev().fold(None, wrap)
}

fn token([delta_line, delta_start, length, token_type, token_modifiers_bitset]: [u32; 5]) -> lsp::SemanticToken {
    lsp::SemanticToken { delta_line, delta_start, length, token_type, token_modifiers_bitset }
}

pub(super) fn tokens(id: Option<String>, tokens: Tokens) -> lsp::SemanticTokens {
    lsp::SemanticTokens { result_id: id, data: tokens.into_iter().map(token).collect() }
}

pub(super) fn token_difference(id: String, (start, gone, new): Difference) -> lsp::SemanticTokensDelta {
    let edit = lsp::SemanticTokensEdit {
        start: start as u32 * 5,
        delete_count: gone as u32 * 5,
        data: (!new.is_empty()).then(|| new.iter().copied().map(token).collect()),
    };
    let edits = if gone == 0 && new.is_empty() { Vec::new() } else { vec![edit] };
    lsp::SemanticTokensDelta { result_id: Some(id), edits }
}

pub(super) fn document_link((range, path): (Range, PathBuf)) -> lsp::DocumentLink {
    lsp::DocumentLink { range: from_range(range), target: uri(&path), tooltip: None, data: None }
}

/// By what a sign is found again, from what the client hands back.
pub(super) fn key(data: &lsp::LSPAny) -> Option<Key> {
    serde_json::from_value(data.clone()).ok()
}

/// A lens whose words are still to be asked for.
pub(super) fn lens((range, key): (Range, Key)) -> lsp::CodeLens {
    lsp::CodeLens { range: from_range(range), command: None, data: serde_json::to_value(key).ok() }
}

/// Words that do nothing.
pub(super) fn no_command(title: String) -> lsp::Command {
    lsp::Command { title, command: String::new(), arguments: None }
}

/// What a lens says, and the command behind it: see `docs/editor.md`.
pub(super) fn command(line: Line) -> lsp::Command {
    let Line { title, place, goal } = line;
    let at = location(&place).map(|at| (at.uri, at.range.start));
    let command = |command: &str, last: serde_json::Value| lsp::Command {
        title: title.clone(),
        command: command.to_owned(),
        arguments: at.as_ref().map(|(uri, start)| vec![serde_json::json!(uri), serde_json::json!(start), last]),
    };
    match goal {
        Goal::Places(places) if !places.is_empty() => {
            command("ctl.showReferences", serde_json::json!(locations(&places)))
        }
        Goal::Document(name) => command("ctl.showDocument", serde_json::json!(name)),
        Goal::Nothing | Goal::Places(_) => no_command(title),
    }
}

pub(super) fn hint(hint: Hint) -> lsp::InlayHint {
    let location = hint.to.as_ref().and_then(location);
    let part = lsp::InlayHintLabelPart { value: hint.text, location, ..Default::default() };
    lsp::InlayHint {
        position: from_position(hint.at),
        label: lsp::InlayHintLabel::LabelParts(vec![part]),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: serde_json::to_value(hint.key).ok(),
    }
}

pub(super) fn node(node: &Node) -> Option<lsp::CallHierarchyItem> {
    Some(lsp::CallHierarchyItem {
        name: node.name.clone(),
        kind: lsp::SymbolKind::OBJECT,
        tags: None,
        detail: Some(node.kind.clone()),
        uri: uri(&node.place.path)?,
        range: from_range(node.whole.range),
        selection_range: from_range(node.place.range),
        data: None,
    })
}

/// The place by which a node is found again.
pub(super) fn of_node(item: lsp::CallHierarchyItem) -> lsp::TextDocumentPositionParams {
    let text_document = lsp::TextDocumentIdentifier { uri: item.uri };
    lsp::TextDocumentPositionParams { text_document, position: item.selection_range.start }
}

fn linked(link: &Link) -> Option<(lsp::CallHierarchyItem, Vec<lsp::Range>)> {
    let item = node(&link.node)?;
    let detail = Some(format!("{} ({})", link.node.kind, link.labels.join(", ")));
    Some((lsp::CallHierarchyItem { detail, ..item }, link.places.iter().map(|place| from_range(place.range)).collect()))
}

pub(super) fn incoming(link: &Link) -> Option<lsp::CallHierarchyIncomingCall> {
    let (from, from_ranges) = linked(link)?;
    Some(lsp::CallHierarchyIncomingCall { from, from_ranges })
}

pub(super) fn outgoing(link: &Link) -> Option<lsp::CallHierarchyOutgoingCall> {
    let (to, from_ranges) = linked(link)?;
    Some(lsp::CallHierarchyOutgoingCall { to, from_ranges })
}

/// What is wrong with a file, under a name of its own: the same again has the same name, and need not be told twice.
fn told(notices: &[Notice], before: Option<&str>) -> std::result::Result<lsp::FullDocumentDiagnosticReport, String> {
    let items: Vec<lsp::Diagnostic> = notices.iter().map(diagnostic).collect();
    let mut hash = rustc_hash::FxHasher::default();
    serde_json::to_vec(&items).unwrap_or_default().hash(&mut hash);
    let id = format!("{:016x}", hash.finish());
    match before {
        Some(before) if before == id => Err(id),
        _ => Ok(lsp::FullDocumentDiagnosticReport { result_id: Some(id), items }),
    }
}

pub(super) fn report(notices: &[Notice], before: Option<&str>) -> lsp::DocumentDiagnosticReportResult {
    let report: lsp::DocumentDiagnosticReport = match told(notices, before) {
        Ok(full) => {
            let full_document_diagnostic_report = full;
            lsp::RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report }.into()
        }
        Err(result_id) => lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id },
        }
        .into(),
    };
    report.into()
}

pub(super) fn workspace_report(
    uri: lsp::Uri,
    version: Option<i32>,
    notices: &[Notice],
    before: Option<&str>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let version = version.map(i64::from);
    match told(notices, before) {
        Ok(full) => {
            lsp::WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report: full }.into()
        }
        Err(result_id) => lsp::WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id },
        }
        .into(),
    }
}

pub(super) fn hover(page: &Page, place: Option<Place>, markdown: bool) -> lsp::Hover {
    let contents = markup(page, markdown);
    let range = place.map(|place| from_range(place.range));
    lsp::Hover { contents: lsp::HoverContents::Markup(contents), range }
}

fn sort(sort: Sort) -> lsp::SymbolKind {
    match sort {
        Sort::Record => lsp::SymbolKind::OBJECT,
        Sort::Nested => lsp::SymbolKind::KEY,
        Sort::Template => lsp::SymbolKind::INTERFACE,
        Sort::Kind => lsp::SymbolKind::CLASS,
        Sort::Field => lsp::SymbolKind::FIELD,
        Sort::Enum => lsp::SymbolKind::ENUM,
        Sort::Member => lsp::SymbolKind::ENUM_MEMBER,
        Sort::Rule => lsp::SymbolKind::EVENT,
        Sort::Test => lsp::SymbolKind::METHOD,
        Sort::View => lsp::SymbolKind::FUNCTION,
    }
}

#[allow(deprecated)] // The protocol has a field that tags replace, and wants it all the same.
pub(super) fn outline(line: Outline) -> lsp::DocumentSymbol {
    // Names may be empty in a text that is being written; the protocol does not allow that.
    let name = if line.name.trim().is_empty() { "?".to_owned() } else { line.name };
    lsp::DocumentSymbol {
        name,
        detail: (!line.detail.is_empty()).then_some(line.detail),
        kind: sort(line.sort),
        tags: None,
        deprecated: None,
        range: from_range(line.range),
        selection_range: from_range(line.selection),
        children: (!line.children.is_empty()).then(|| line.children.into_iter().map(outline).collect()),
    }
}

pub(super) fn found(found: Found) -> Option<lsp::WorkspaceSymbol> {
    Some(lsp::WorkspaceSymbol {
        name: found.name,
        kind: sort(found.sort),
        tags: None,
        container_name: (!found.detail.is_empty()).then_some(found.detail),
        location: lsp::OneOf::Left(location(&found.place)?),
        data: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_lead_to_each_other() {
        for name in ["/a b/ä#1.ctl", "/100%/x.ctl", "/a/[b]/c?d.ctl"] {
            let address = uri(Path::new(name)).expect("an address");
            assert_eq!(path(&address).as_deref(), Some(Path::new(name)), "{}", address.as_str());
        }
        assert_eq!(path(&"untitled:Untitled-1".parse().expect("an address")), None);
        let line = link(Path::new("/a/b.ctl"), 4).expect("an address");
        assert_eq!(line.as_str(), "file:///a/b.ctl#L5");
    }
}
