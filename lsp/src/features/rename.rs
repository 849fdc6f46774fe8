//! A name is changed wherever it stands. Whether that means the same afterwards is not guessed: the changed texts are
//! resolved, and where they would say something else, nothing is changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ctl_core::symbol::Symbol;
use ctl_host::Checked;
use ctl_syntax::ast::Node;
use ctl_syntax::parse_item;
use ctl_syntax::span::{Position, TextRange};

use super::names;
use super::references::{self, Reference};
use crate::text::{self, Change, Range};
use crate::workspace::Workspace;

/// What is replaced, file by file.
pub type Edits = BTreeMap<PathBuf, Vec<(Range, String)>>;

/// The name at a place, if it can be changed: its range, and what it is. Otherwise why not.
pub fn prepare(workspace: &Workspace, named: &Path, at: Position) -> Result<(Range, String), String> {
    let nothing = || "nothing here has a name that can be changed".to_owned();
    let spot = workspace.spots(named, at).into_iter().next().ok_or_else(nothing)?;
    let name = names::at(spot).ok_or_else(nothing)?;
    let analysis = &spot.checked.analysis;
    for symbol in &name.symbols {
        let declared = analysis.declaration(*symbol).ok_or_else(nothing)?;
        if spot.checked.path(declared.file).is_none() {
            return Err("this belongs to the standard library, which is read-only".to_owned());
        }
        if let Symbol::Record(rec) = symbol
            && analysis.model.parent(&analysis.schema, *rec).is_some()
        {
            return Err("a clause keeps the name that its publisher gave it".to_owned());
        }
    }
    let source = analysis.program.file(spot.file);
    let range = text::range(&source.text, source.lines(), name.range, workspace.terms().encoding);
    Ok((range, name.range.of(&source.text).to_owned()))
}

/// The edits that change the name at a place to `new`, or why it cannot be changed to that.
pub fn edits(workspace: &mut Workspace, named: &Path, at: Position, new: &str) -> Result<Edits, String> {
    workspace.prepare(named);
    let (_, old) = prepare(workspace, named, at)?;
    if old == new {
        return Ok(Edits::new());
    }
    if !is_name_like(&old, new) {
        return Err(format!("`{new}` cannot be written where `{old}` is"));
    }
    let all = references::at(workspace, named, at);
    let mut edits = Edits::new();
    for Reference { place, .. } in &all {
        edits.entry(place.path.clone()).or_default().push((place.range, new.to_owned()));
    }
    let before = mistakes(workspace);
    let mut after = workspace.copy();
    for (path, edits) in &edits {
        // From the end, so that places before stay what they are.
        let changes = edits.iter().rev().map(|(range, text)| Change { range: Some(*range), text: text.clone() });
        let source = workspace.text(&ctl_host::real(path)).ok_or_else(|| format!("{} is gone", path.display()))?;
        after.open(path, i32::MAX, text::changed(&source, changes.collect(), workspace.terms().encoding));
    }
    if let Some(mistake) = mistakes(&mut after).into_iter().find(|mistake| !before.contains(mistake)) {
        return Err(format!("`{old}` cannot be called `{new}`: then {mistake}"));
    }
    if references::at(&mut after, named, moved(&all, workspace, named, at, new)).len() != all.len() {
        return Err(format!("`{new}` means something else already"));
    }
    Ok(edits)
}

/// Where a place has come to: names before it on its line have another length now.
fn moved(all: &[Reference], workspace: &Workspace, named: &Path, at: Position, new: &str) -> Position {
    let path = workspace.named(&ctl_host::real(named));
    let before = all.iter().map(|r| &r.place).filter(|place| place.path == path && place.range.start.line == at.line);
    let length = match workspace.terms().encoding {
        ctl_syntax::span::Encoding::Utf8 => new.len(),
        ctl_syntax::span::Encoding::Utf16 => new.encode_utf16().count(),
        ctl_syntax::span::Encoding::Utf32 => new.chars().count(),
    } as i64;
    let grown = |range: &Range| length - (i64::from(range.end.column) - i64::from(range.start.column));
    let shift: i64 = before.clone().filter(|p| p.range.end.column < at.column).map(|p| grown(&p.range)).sum();
    // Within the name itself, its beginning.
    let own = before.clone().find(|p| p.range.start.column <= at.column && at.column <= p.range.end.column);
    let column = own.map_or(at.column, |place| place.range.start.column);
    Position { line: at.line, column: u32::try_from(i64::from(column) + shift).unwrap_or(0) }
}

/// What is wrong with the language of all packages, without the names that it speaks of: they change.
fn mistakes(workspace: &mut Workspace) -> Vec<String> {
    let mut out = Vec::new();
    for root in workspace.roots() {
        workspace.resolve(&root);
        let (checked, failure) = workspace.package(&root);
        out.extend(failure.map(|failure| failure.message().to_owned()));
        out.extend(checked.into_iter().flat_map(of_language));
    }
    out
}

fn of_language(checked: &Checked) -> Vec<String> {
    let of = checked.analysis.diagnostics.iter().filter(|d| d.finding.is_none());
    of.map(|d| d.message.clone()).collect()
}

/// Whether a text is a name of the same sort as another: the grammar says what a name is, and what the id of a rule.
fn is_name_like(old: &str, new: &str) -> bool {
    let sort = |name: &str| {
        let (decl, rule) = (
            parse_item(&format!("k {name}")),
            parse_item(&format!("rule {name} \"t\" {{ severity info for x in y message \"m\" cites a:b }}")),
        );
        let whole = |range: TextRange, text: &str| range.of(text) == name;
        match (&decl.item.node, &rule.item.node) {
            (Node::Decl(d), _) if decl.errors.is_empty() && whole(d.name, &format!("k {name}")) => Some(false),
            (_, Node::Rule(r)) if rule.errors.is_empty() && whole(r.id, &format!("rule {name}")) => Some(true),
            _ => None,
        }
    };
    sort(new).is_some() && sort(old) == sort(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_names_and_ids_stay_ids() {
        assert!(is_name_like("billing", "invoicing_2"));
        assert!(is_name_like("HOU-01", "HOU-02"));
        for new in ["", "1a", "a b", "if", "HOU-01", "a-b", "a {", "a \"t\"", "ä", "a // b"] {
            assert!(!is_name_like("billing", new), "{new}");
        }
        assert!(!is_name_like("HOU-01", "billing"));
    }
}
