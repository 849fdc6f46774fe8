//! What is wrong with a package, file by file.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use ctl_core::Analysis;
use ctl_host::{Checked, Failure};
use ctl_syntax::ast::Node;
use ctl_syntax::codes;
use ctl_syntax::diagnostic::{Diagnostic, NoteHead, Severity};
use ctl_syntax::span::{FileId, LineIndex, Span, TextRange};

use crate::text::{self, Range};
use crate::workspace::{Place, Seen, Workspace};

/// Where a code is explained: a file, and the line in it.
pub type Page = (PathBuf, u32);

/// Something to tell at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Where.
    pub range: Range,
    /// `E0201`, or the id of a rule; nothing for what is wrong with a package as a whole.
    pub code: Option<String>,
    /// What the code means.
    pub page: Option<Page>,
    /// How much it matters.
    pub severity: Severity,
    /// The fact, and what a reader asks next, line by line.
    pub message: String,
    /// Further places, and why they matter.
    pub related: Vec<(Place, String)>,
    /// Whether the text there had better go.
    pub superfluous: bool,
}

/// What is wrong, by file.
pub type Notices = BTreeMap<PathBuf, Arc<Vec<Notice>>>;

/// What is told of a package since its last check. The next check replaces what it may have changed.
pub struct Told {
    /// All that is wrong. The package's own files are there even where nothing is wrong with them.
    pub all: Notices,
    /// What rules found, by file.
    found: BTreeMap<FileId, Arc<Vec<Notice>>>,
    /// Files with mistakes of the language: these are few, and told again each time.
    mistaken: BTreeSet<FileId>,
    /// The manifest.
    manifest: PathBuf,
    /// Whether this is less than a check says, as the package cannot be read.
    unread: bool,
}

/// What is told of a package after a check, and the files of which that may be something else; `before` after the check
/// before it, if nothing but texts has changed since.
pub fn after(workspace: &Workspace, root: &Path, before: Option<Told>) -> (Told, BTreeSet<PathBuf>) {
    let (checked, failure) = workspace.package(root);
    // What cannot be read now is not judged by what it was.
    let unread = workspace.is_unread(root);
    let found = checked.and_then(|checked| checked.analysis.files_found());
    let (mut news, mut files) = (BTreeSet::new(), BTreeSet::new());
    let mut told = match (before, found) {
        (Some(mut before), Some(found)) if !before.unread && !unread => {
            files.extend(found);
            files.append(&mut before.mistaken);
            before
        }
        (before, _) => {
            news.extend(before.into_iter().flat_map(|before| before.all.into_keys()));
            files.extend((0..checked.map_or(0, |c| c.analysis.program.files.len() as u32)).map(FileId));
            let (all, found, mistaken, manifest) = (Notices::new(), BTreeMap::new(), BTreeSet::new(), PathBuf::new());
            Told { all, found, mistaken, manifest, unread }
        }
    };
    if let Some(checked) = checked {
        if !unread {
            let mistakes = checked.analysis.diagnostics.iter().take_while(|d| d.finding.is_none());
            let teller = Teller { workspace, checked, files: RefCell::default(), pages: RefCell::default() };
            let mistakes = teller.by_file(mistakes);
            told.mistaken.extend(mistakes.keys());
            files.extend(&told.mistaken);
            told.found.retain(|file, _| !files.contains(file));
            let found = teller.by_file(checked.analysis.known_findings_in(&files));
            told.found.extend(found.into_iter().map(|(file, notices)| (file, Arc::new(notices))));
            for (file, notices) in mistakes {
                Arc::make_mut(told.found.entry(file).or_default()).extend(notices);
            }
        }
        for file in files {
            let Some(path) = workspace.path(checked, file) else { continue };
            let own = checked.analysis.program.file(file).package == checked.analysis.program.root();
            match told.found.get_mut(&file) {
                None if own => told.all.insert(path.clone(), Arc::default()),
                None => told.all.remove(&path),
                Some(notices) => {
                    sort(notices);
                    told.all.insert(path.clone(), notices.clone())
                }
            };
            news.insert(path);
        }
    }
    let (path, text) = match failure {
        Some(failure) => workspace.manifest_of(root, failure),
        None => (root.join(ctl_host::MANIFEST), "".into()),
    };
    let mut own = Arc::new(failure.map_or_else(Vec::new, |failure| whole(workspace, failure, &text)));
    sort(&mut own);
    let before = std::mem::replace(&mut told.manifest, workspace.named(&path));
    told.all.remove(&before);
    told.all.insert(told.manifest.clone(), own);
    news.extend([before, told.manifest.clone()]);
    (told, news)
}

/// Puts notices into their order, and tells each once.
fn sort(notices: &mut Arc<Vec<Notice>>) {
    if !notices.is_sorted_by(|a, b| a < b) {
        let notices = Arc::make_mut(notices);
        notices.sort();
        notices.dedup();
    }
}

/// Tells what is wrong in a state. Findings point at the same files and pages again and again: each is looked up once.
struct Teller<'w> {
    workspace: &'w Workspace,
    checked: &'w Checked,
    files: RefCell<BTreeMap<FileId, Option<Rc<Seen<'w>>>>>,
    /// By code.
    pages: RefCell<BTreeMap<Cow<'static, str>, Option<Page>>>,
}

impl Teller<'_> {
    /// What some diagnostics tell, by file.
    fn by_file<'d>(&self, all: impl Iterator<Item = &'d Diagnostic>) -> BTreeMap<FileId, Vec<Notice>> {
        let mut out: BTreeMap<FileId, Vec<Notice>> = BTreeMap::new();
        for diagnostic in all {
            if let Some((span, place)) = self.shown(diagnostic) {
                out.entry(span.file).or_default().push(self.notice(diagnostic, place.range));
            }
        }
        out
    }

    fn place(&self, span: Span) -> Option<Place> {
        let look = || self.workspace.seen(self.checked, span.file).map(Rc::new);
        let seen = self.files.borrow_mut().entry(span.file).or_insert_with(look).clone();
        seen?.place(span.range)
    }

    /// Where a diagnostic is told, if it is.
    fn shown(&self, diagnostic: &Diagnostic) -> Option<(Span, Place)> {
        let accepted = diagnostic.finding.as_ref().is_some_and(|finding| finding.accepted_by.is_some());
        let span = diagnostic.primary().filter(|_| !accepted)?;
        Some((span, self.place(span)?))
    }

    fn notice(&self, diagnostic: &Diagnostic, range: Range) -> Notice {
        let mut message = diagnostic.message.clone();
        if let Some(label) = diagnostic.labels.first().filter(|label| !label.text.is_empty()) {
            message.push_str(&format!("\n{}", label.text));
        }
        for note in &diagnostic.notes {
            match note.head {
                NoteHead::Paths | NoteHead::Cites if note.text.contains('\n') => {
                    message.push_str(&format!("\n{}:\n{}", note.head.word(), note.text));
                }
                _ => message.push_str(&format!("\n{}: {}", note.head.word(), note.text)),
            }
        }
        let related = diagnostic.labels.iter().skip(1).filter_map(|label| {
            let text = if label.text.is_empty() { "here".to_owned() } else { label.text.clone() };
            Some((self.place(label.span)?, text))
        });
        let primary = diagnostic.primary();
        let goes = |fix: &ctl_syntax::diagnostic::Fix| {
            let is_it = |edit: &ctl_syntax::diagnostic::Edit| edit.text.is_empty() && Some(edit.span) == primary;
            fix.edits.iter().any(is_it)
        };
        let known = self.pages.borrow().get(&diagnostic.code).cloned();
        let page = known.unwrap_or_else(|| {
            let page = self.page(&diagnostic.code);
            self.pages.borrow_mut().insert(diagnostic.code.clone(), page.clone());
            page
        });
        Notice {
            range,
            code: Some(diagnostic.code.to_string()),
            page,
            severity: diagnostic.severity,
            message,
            related: related.collect(),
            superfluous: diagnostic.fixes.iter().any(goes),
        }
    }

    /// The page of a code: of an error in the cache, of a rule where it is declared.
    fn page(&self, code: &str) -> Option<Page> {
        if codes::find(code).is_some() {
            return Some((self.workspace.terms().library.as_ref()?.page(code)?, 0));
        }
        let analysis: &Analysis = &self.checked.analysis;
        let item = analysis.rule_item(code)?;
        let Node::Rule(rule) = &analysis.program.item(item).node else { return None };
        let place = self.place(analysis.program.span(item, rule.id))?;
        Some((place.path, place.range.start.line))
    }
}

/// What is wrong with a package as a whole, at its places in the manifest.
fn whole(workspace: &Workspace, failure: &Failure, text: &str) -> Vec<Notice> {
    let lines = LineIndex::new(text);
    let at = |bytes: TextRange, message: String| Notice {
        range: text::range(text, &lines, bytes, workspace.terms().encoding),
        code: None,
        page: None,
        severity: Severity::Error,
        message,
        related: Vec::new(),
        superfluous: false,
    };
    let help = failure.way_out().map_or_else(String::new, |help| format!("\nhelp: {help}"));
    let mut places = failure.places().peekable();
    if places.peek().is_none() {
        return vec![at(lines.line(0), format!("{}{help}", failure.message()))];
    }
    let notice = |(bytes, label): (std::ops::Range<usize>, &str)| {
        // Of a single mistake the headline says what it is, and the label only where.
        let message = if help.is_empty() && label != "here" { label.to_owned() } else { failure.message().to_owned() };
        at(TextRange::new(bytes.start, bytes.end), format!("{message}{help}"))
    };
    places.map(notice).collect()
}
