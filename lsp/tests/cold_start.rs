//! After whatever an editor did, it is told what a cold start on the same texts tells. `PROPTEST_CASES` says how many
//! sequences are tried.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_lsp::features::diagnostics::Notices;
use ctl_lsp::text::{Change, Range};
use ctl_lsp::workspace::{Terms, Workspace};
use ctl_syntax::literal::Date;
use ctl_syntax::span::{Encoding, LineIndex, TextRange};
use proptest::prelude::*;
use tempfile::TempDir;

/// The files there are, or may come to be.
const FILES: [&str; 4] = ["a.ctl", "folder/b.ctl", "c.ctl", "ctl.toml"];

/// Texts that mean something to each other, and some that are broken.
const PIECES: [&str; 24] = [
    "role cto \"CTO\" { held_by ana }\n",
    "person ana \"Ana\"\n",
    "system app \"App\" { owner cto; feeds books { carries invoice } }\n",
    "system books \"Books\" { owner cto; financial_role general_ledger }\n",
    "data invoice { financial yes }\n",
    "control c \"C\" like std::periodic_access_review { id \"AC-01\"; owner cto; applies_to app }\n",
    "rule HOU-01 \"House\" { severity error for s in system where s.critical message \"{s} is\" cites tsc:CC6.1 }\n",
    "extend kind system { critical: bool = exists self.feeds }\n",
    "enum size { small < large }\n",
    "extend kind system { size: size }\n",
    "exception e { rule HOU-01; on app; owner cto; reason \"So.\"; approved_by cto; expires 2026-12-31 }\n",
    "test \"t\" { given { system x { owner y } } expect x in system }\n",
    "system broken { owner \n",
    "}}\n",
    "name = \"acme\"\nedition = \"2026\"\n",
    "[severity]\nHOU-01 = \"error\"\n",
    // The same names with something else about them: what an edit leaves as it was has to be told from what it moves.
    "role cto \"Chief\" { held_by bo }\n",
    "person bo \"Bo\"\n",
    "system app \"The app\" { owner cto; feeds books { carries invoice }, store { carries invoice }; signs_in_with store }\n",
    "system store { owner bo; stores secret; runs_on books }\n",
    "data secret \"Secret\" { confidential yes }\n",
    "grant g { to cto; duties develop, deploy; on app }\n",
    "control d \"D\" { id \"AC-02\"; objective \"Changes are read as appropriate.\"; family change_management; owner cto; performed_by ana; applies_to app, store; frequency monthly }\n",
    "exception f { rule OWN-01; on app; owner cto; reason \"So.\"; approved_by cto; expires 2026-01-31 }\n",
];

#[derive(Clone, Debug)]
enum Step {
    /// A stretch of a document is replaced.
    Edit(usize, usize, usize, String),
    /// A document becomes some pieces.
    Write(usize, Vec<usize>),
    /// A document is closed.
    Close(usize),
    /// A file on the disk becomes some pieces, and the editor is told.
    Disk(usize, Vec<usize>),
    /// A file on the disk goes.
    Remove(usize),
    /// There is time for a check, or for the beginning of one.
    Pause(bool),
}

fn step() -> impl Strategy<Value = Step> {
    let file = 0..FILES.len();
    let pieces = prop::collection::vec(0..PIECES.len(), 0..5);
    prop_oneof![
        4 => (file.clone(), 0usize..400, 0usize..12, "[a-z{};\\n é😀\"/]{0,6}")
            .prop_map(|(f, at, len, text)| Step::Edit(f, at, len, text)),
        3 => (file.clone(), pieces.clone()).prop_map(|(f, p)| Step::Write(f, p)),
        1 => file.clone().prop_map(Step::Close),
        1 => (file.clone(), pieces).prop_map(|(f, p)| Step::Disk(f, p)),
        1 => file.prop_map(Step::Remove),
        2 => any::<bool>().prop_map(Step::Pause),
    ]
}

fn terms() -> Terms {
    let day = Date::new(2026, 6, 30).expect("a day");
    Terms {
        encoding: Encoding::Utf16,
        as_of: Some(day),
        today: Arc::new(move || day),
        library: None,
        off: Default::default(),
    }
}

/// How many sequences are tried.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

/// An editor with its server.
struct Editor {
    root: PathBuf,
    workspace: Workspace,
    open: BTreeMap<PathBuf, String>,
    version: i32,
}

impl Editor {
    fn new(root: &Path, open: BTreeMap<PathBuf, String>) -> Editor {
        let mut workspace = Workspace::new(terms());
        workspace.set_folders(vec![root.to_owned()]);
        for (path, text) in &open {
            workspace.open(path, 1, text.clone());
        }
        Editor { root: root.to_owned(), workspace, open, version: 1 }
    }

    /// A document, which is opened if need be.
    fn document(&mut self, file: usize) -> (PathBuf, String) {
        let path = self.root.join(FILES[file]);
        if !self.open.contains_key(&path) {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            self.workspace.open(&path, 1, text.clone());
            self.open.insert(path.clone(), text);
        }
        let text = self.open[&path].clone();
        (path, text)
    }

    fn change(&mut self, path: PathBuf, range: Option<Range>, text: &str, after: String) {
        self.version += 1;
        self.workspace.change(&path, self.version, vec![Change { range, text: text.to_owned() }]);
        self.open.insert(path, after);
    }

    fn take(&mut self, step: &Step) {
        let pieces = |all: &[usize]| all.iter().map(|piece| PIECES[*piece]).collect::<String>();
        match step {
            Step::Edit(file, at, length, insert) => {
                let (path, text) = self.document(*file);
                let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
                let start = boundary(*at).unwrap_or(0);
                let end = boundary(start + length).unwrap_or(start).max(start);
                let lines = LineIndex::new(&text);
                let range = ctl_lsp::text::range(&text, &lines, TextRange::new(start, end), Encoding::Utf16);
                // Within a line break there is no place: the editor means what the server understands.
                let bytes = ctl_lsp::text::bytes(&text, &lines, range, Encoding::Utf16);
                let mut after = text.clone();
                after.replace_range(bytes.start as usize..bytes.end as usize, insert);
                self.change(path, Some(range), insert, after);
            }
            Step::Write(file, all) => {
                let (path, _) = self.document(*file);
                self.change(path, None, &pieces(all), pieces(all));
            }
            Step::Close(file) => {
                let path = self.root.join(FILES[*file]);
                if self.open.remove(&path).is_some() {
                    self.workspace.close(&path);
                }
            }
            Step::Disk(file, all) => {
                let path = self.root.join(FILES[*file]);
                std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
                std::fs::write(&path, pieces(all)).expect("a file");
                self.workspace.changed_on_disk(&[path]);
            }
            Step::Remove(file) => {
                let path = self.root.join(FILES[*file]);
                if std::fs::remove_file(&path).is_ok() {
                    self.workspace.changed_on_disk(&[path]);
                }
            }
            Step::Pause(whole) => {
                for root in self.workspace.roots() {
                    let mut left = if *whole { usize::MAX } else { 1 };
                    self.workspace.check(&root, &mut || {
                        left -= 1;
                        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                    });
                }
            }
        }
    }

    fn told(&mut self) -> Notices {
        assert!(self.workspace.check_all(&mut || ControlFlow::Continue(())), "nothing breaks it off");
        let mut told = self.workspace.told();
        told.retain(|_, notices| !notices.is_empty());
        told
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 64, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn an_editor_is_told_what_a_cold_start_tells(steps in prop::collection::vec(step(), 1..14)) {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        std::fs::write(root.join("ctl.toml"), PIECES[14]).expect("a file");
        std::fs::write(root.join("a.ctl"), PIECES[0]).expect("a file");
        let mut editor = Editor::new(&root, BTreeMap::new());
        for step in &steps {
            editor.take(step);
        }
        let told = editor.told();
        let cold = Editor::new(&root, editor.open.clone()).told();
        prop_assert_eq!(told, cold);
    }
}

/// What is broken off has told nothing, and is done whole when it is asked for again.
#[test]
fn a_check_that_is_broken_off_is_made_good() {
    let folder = TempDir::new().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("the folder is there");
    std::fs::write(root.join("a.ctl"), "system a \"A\" { owner nobody }\n").expect("a file");
    let mut editor = Editor::new(&root, BTreeMap::new());
    for stages in 0..4 {
        let mut left = stages;
        let mut over = || match left {
            0 => ControlFlow::Break(()),
            _ => {
                left -= 1;
                ControlFlow::Continue(())
            }
        };
        assert!(!editor.workspace.check_all(&mut over), "after {stages} stages");
    }
    assert!(editor.workspace.check_all(&mut || ControlFlow::Continue(())), "nothing breaks it off");
    let told = editor.workspace.told();
    let codes: Vec<&str> = told.values().flat_map(|of| of.iter()).filter_map(|notice| notice.code.as_deref()).collect();
    assert!(codes.contains(&"E0201"), "{codes:?}");
}
