//! Every place that means the same as a name: in the package, in the library, and in other packages that are open.

use std::path::{Path, PathBuf};

use ctl_core::symbol::Symbol;
use ctl_host::Checked;
use ctl_syntax::span::{FileId, Position, Span, TextRange};

use super::names;
use crate::workspace::{Place, Spot, Workspace};

/// A place that means something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Where.
    pub place: Place,
    /// Whether it is declared there.
    pub declares: bool,
}

/// Where something is declared, in terms that hold in every package: a file, and a name in it.
struct Declared {
    path: PathBuf,
    range: TextRange,
    word: String,
}

/// All places that mean what the name at a place means, those of declarations among them.
pub fn at(workspace: &mut Workspace, named: &Path, position: Position) -> Vec<Reference> {
    let mut declared: Vec<Declared> = Vec::new();
    workspace.prepare(named);
    let spots = workspace.spots(named, position);
    let Some((spot, name)) = spots.iter().find_map(|spot| Some((*spot, names::at(*spot)?))) else { return Vec::new() };
    if let [Symbol::Local(..)] = name.symbols[..] {
        let (checked, file, all) = (spot.checked, spot.file, in_file(spot));
        let place = |(range, declares)| Some((workspace.place(checked, Span::new(file, range))?, declares));
        return all.into_iter().filter_map(place).map(|(place, declares)| Reference { place, declares }).collect();
    }
    let analysis = &spot.checked.analysis;
    for span in name.symbols.iter().filter_map(|symbol| analysis.declaration(*symbol)) {
        let word = span.range.of(&analysis.program.file(span.file).text).to_owned();
        if let Some(path) = workspace.path(spot.checked, span.file) {
            declared.push(Declared { path, range: span.range, word });
        }
    }
    let mut out = Vec::new();
    for root in workspace.roots() {
        workspace.resolve(&root);
        if let (Some(checked), _) = workspace.package(&root) {
            out.extend(declared.iter().flat_map(|declared| of(workspace, checked, declared)));
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The places in a package that mean what is declared.
fn of(workspace: &Workspace, checked: &Checked, declared: &Declared) -> Vec<Reference> {
    let analysis = &checked.analysis;
    let Some(file) = workspace.file(checked, &ctl_host::real(&declared.path)) else { return Vec::new() };
    let there = analysis.occurrences(file).into_iter().filter(|o| o.declares && o.range == declared.range);
    let symbols: Vec<Symbol> = there.map(|o| o.symbol).collect();
    let mut out = Vec::new();
    for file in (0..analysis.program.files.len() as u32).map(FileId) {
        // Most files do not even have the word.
        if symbols.is_empty() || !analysis.program.file(file).text.contains(&declared.word) {
            continue;
        }
        let all = analysis.occurrences(file).into_iter().filter(|o| symbols.contains(&o.symbol));
        out.extend(all.filter_map(|o| {
            let place = workspace.place(checked, Span::new(file, o.range))?;
            Some(Reference { place, declares: o.declares })
        }));
    }
    out
}

/// The places in one file, of a state, that mean what the name at a spot means.
pub fn in_file(spot: Spot<'_>) -> Vec<(TextRange, bool)> {
    let Some(name) = names::at(spot) else { return Vec::new() };
    let all = spot.checked.analysis.occurrences(spot.file).into_iter();
    let mut out: Vec<(TextRange, bool)> =
        all.filter(|o| name.symbols.contains(&o.symbol)).map(|o| (o.range, o.declares)).collect();
    out.dedup();
    out
}

/// The places of a variable, which are changed together while one of them is. What packages declare has places in other
/// files, and is renamed instead.
pub fn linked(spot: Spot<'_>) -> Vec<TextRange> {
    let local = |name: &names::Name| name.symbols.iter().all(|symbol| matches!(symbol, Symbol::Local(..)));
    let Some(name) = names::at(spot).filter(|name| local(name) && !spot.earlier) else { return Vec::new() };
    let text = &spot.checked.analysis.program.file(spot.file).text;
    let all = in_file(spot).into_iter().map(|(range, _)| range);
    all.filter(|range| range.of(text) == name.range.of(text)).collect()
}
