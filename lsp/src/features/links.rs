//! Texts of a document that name a file.

use std::path::PathBuf;

use ctl_host::Checked;
use ctl_syntax::ast::{Node, ViewNode};
use ctl_syntax::literal;
use ctl_syntax::span::{FileId, TextRange};

use crate::workspace::Workspace;

/// The templates that views of a document name: the bytes of the name, and the file.
pub fn of(workspace: &Workspace, checked: &Checked, file: FileId) -> Vec<(TextRange, PathBuf)> {
    let program = &checked.analysis.program;
    let mut out = Vec::new();
    for item in checked.analysis.program.items_in(file) {
        let Node::View(view) = &program.item(item).node else { continue };
        for clause in &view.clauses {
            let ViewNode::Template(range) = clause.node else { continue };
            let path = literal::text(program.text(item, range)).into_owned();
            let found = program.template(program.package_of(item), &path);
            if let Some(path) = found.and_then(|file| workspace.path(checked, file)) {
                out.push((range.offset(program.entry(item).range.start), path));
            }
        }
    }
    out
}
