//! What stands above declarations and beside what is written: lenses and hints. Views of the library and of packages
//! declare them; each has a name, by which whoever does not want it switches it off.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ctl_core::Analysis;
use ctl_core::symbol::Symbol;
use ctl_core::value::RecId;
use ctl_core::view::{Asked, Leads, Sign, Told};
use ctl_host::Checked;
use ctl_syntax::span::{FileId, Position, Span, TextRange};

use super::hover;
use super::page::{Block, Page};
use crate::text::{self, Range};
use crate::workspace::{Place, Spot, Workspace};

const START: Position = Position { line: 0, column: 0 };

/// What is not wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Off {
    /// No lens at all.
    pub lenses: bool,
    /// No hint at all.
    pub hints: bool,
    /// Lenses of these names.
    pub lens: BTreeSet<String>,
    /// Hints of these names.
    pub hint: BTreeSet<String>,
}

/// By what a sign is found again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Key {
    /// The document.
    path: PathBuf,
    /// Whether it is a lens.
    above: bool,
    /// The view that declares it.
    view: String,
    /// Its name.
    name: String,
    /// What it is about, as `kind:name`.
    about: String,
    /// Which of those of the same name and about the same it is.
    number: usize,
}

impl Key {
    /// The document that the sign stands in.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A hint.
#[derive(Clone, Debug)]
pub struct Hint {
    /// Where it stands.
    pub at: Position,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub to: Option<Place>,
    /// By what it is found again.
    pub key: Key,
}

/// What a lens does.
#[derive(Clone, Debug)]
pub enum Goal {
    /// Nothing.
    Nothing,
    /// It lists places.
    Places(Vec<Place>),
    /// It shows a document about its record.
    Document(String),
}

/// What a lens says.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words.
    pub title: String,
    /// What it is about: the name there.
    pub place: Place,
    /// What it does.
    pub goal: Goal,
}

/// The lenses of a document: above which name each stands, and by what it is found again.
pub fn lenses(workspace: &Workspace, path: &Path) -> Vec<(Range, Key)> {
    let off = &workspace.terms().off;
    let mut out = Vec::new();
    if off.lenses {
        return out;
    }
    for state in states(workspace, path) {
        let found = |rec| found(workspace, state.checked, rec);
        let asked = Asked {
            above: true,
            named: &|name| !off.lens.contains(name),
            about: &|rec| state.tells(rec, None),
            found: &found,
        };
        let signs = state.checked.analysis.signs(asked);
        for (sign, key) in keyed(path, &state.checked.analysis, true, signs, |sign| sign) {
            out.extend(workspace.place(state.checked, sign.place).map(|place| (place.range, key)));
        }
    }
    // Those of one declaration keep the order in which they are declared.
    out.sort_by_key(|(range, _)| range.start);
    out
}

/// What a lens says; nothing where it is not there any more.
pub fn line(workspace: &Workspace, key: &Key) -> Option<Line> {
    let (state, sign, told) = again(workspace, key)?;
    let checked = state.checked;
    let place = workspace.place(checked, sign.place)?;
    let goal = match (&told.leads, &told.proof) {
        (Leads::Document(name), _) => Goal::Document(name.clone()),
        (Leads::Records(all), _) => {
            Goal::Places(all.iter().filter_map(|rec| declared(workspace, checked, *rec)).collect())
        }
        (Leads::Findings, _) => Goal::Places(findings(workspace, checked, &key.about)),
        (Leads::Nowhere, Some(proof)) => {
            let mut places: Vec<Place> = Vec::new();
            for place in proof.steps.iter().filter_map(|step| workspace.place(checked, step.span)) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            Goal::Places(places)
        }
        (Leads::Nowhere, None) => Goal::Nothing,
    };
    let title = if state.earlier { format!("{} ({})", told.text, hover::EARLIER) } else { told.text };
    Some(Line { title, place, goal })
}

/// The hints in a stretch of a document.
pub fn hints(workspace: &Workspace, path: &Path, range: Range) -> Vec<Hint> {
    let off = &workspace.terms().off;
    let mut out = Vec::new();
    if off.hints {
        return out;
    }
    for state in states(workspace, path) {
        let (checked, analysis) = (state.checked, &state.checked.analysis);
        let source = analysis.program.file(state.file);
        // The stretch is one of the present text; an earlier one is asked as a whole.
        let bytes = text::bytes(&source.text, source.lines(), range, workspace.terms().encoding);
        let found = |rec| found(workspace, checked, rec);
        let asked = Asked {
            above: false,
            named: &|name| !off.hint.contains(name),
            about: &|rec| state.tells(rec, (!state.earlier).then_some(bytes)),
            found: &found,
        };
        let signs = analysis.signs_told(asked);
        for ((sign, told), key) in keyed(path, analysis, false, signs, |(sign, _)| sign) {
            let Some(place) = workspace.place(checked, sign.place) else { continue };
            let at = place.range.end;
            if at < range.start || at > range.end {
                continue;
            }
            let to = match (told.leads, told.inherited) {
                (Leads::Records(all), _) => all.first().and_then(|rec| declared(workspace, checked, *rec)),
                (_, Some((_, written))) => workspace.place(checked, written),
                _ => None,
            };
            out.push(Hint { at, text: told.text, to, key });
        }
    }
    out.sort_by_key(|hint| hint.at);
    out
}

/// The page of a hint: why it says what it says, or what it leads to.
pub fn page(workspace: &Workspace, key: &Key) -> Option<Page> {
    let (state, _, told) = again(workspace, key)?;
    let mut page = Page::default();
    let mut of = |symbol| hover::of(workspace, state.checked, symbol, &mut page);
    match (&told.proof, &told.leads, told.inherited) {
        (Some(proof), ..) => page.push(Block::Items(hover::steps(workspace, state.checked, proof))),
        (None, Leads::Records(all), _) => all.first().into_iter().for_each(|rec| of(Symbol::Record(*rec))),
        (None, _, Some((field, _))) => of(Symbol::Field(field)),
        (None, ..) => {}
    }
    if state.earlier {
        page.push(Block::Remark(hover::EARLIER.to_owned()));
    }
    (!page.is_empty()).then_some(page)
}

/// A state of the package of a document, for what the states before it do not know.
struct State<'a> {
    checked: &'a Checked,
    file: FileId,
    earlier: bool,
    /// What is told of in another state, as `kind:name`: by the earlier one what is whole, or is not there any more.
    elsewhere: BTreeSet<String>,
}

impl State<'_> {
    /// Whether a record is declared in the document (and within some bytes of it), and told of in this state.
    fn tells(&self, rec: RecId, within: Option<TextRange>) -> bool {
        let analysis = &self.checked.analysis;
        let owner = analysis.model.declared_owner(rec);
        let item = analysis.model.record(rec).item;
        let entry = analysis.program.entry(item);
        // What a template writes stands in no declaration.
        analysis.program.file_of(item) == self.file
            && item == analysis.model.record(owner).item
            && within.is_none_or(|bytes| entry.range.start <= bytes.end && bytes.start <= entry.range.end)
            && (self.elsewhere.is_empty() || !self.elsewhere.contains(&analysis.reference(owner)))
    }

    /// The declarations of the document, and whether each could be read.
    fn declared(&self) -> Vec<(String, bool)> {
        let analysis = &self.checked.analysis;
        let items = analysis.program.items_in(self.file);
        let here = items.flat_map(|item| analysis.model.declared_by(item));
        here.map(|rec| (analysis.reference(*rec), analysis.model.record(*rec).poisoned)).collect()
    }
}

/// The states that tell of a document: the present one, and where that is broken the last whose texts could all be
/// parsed, for those declarations that cannot be read now.
fn states<'a>(workspace: &'a Workspace, path: &Path) -> Vec<State<'a>> {
    let of = |spot: Spot<'a>| State {
        checked: spot.checked,
        file: spot.file,
        earlier: spot.earlier,
        elsewhere: BTreeSet::new(),
    };
    let mut states: Vec<State<'a>> = workspace.spots(path, START).into_iter().map(of).collect();
    if let [now, earlier] = &mut states[..] {
        let known: BTreeSet<String> = earlier.declared().into_iter().map(|(name, _)| name).collect();
        let (broken, whole): (Vec<_>, Vec<_>) = now.declared().into_iter().partition(|(_, poisoned)| *poisoned);
        now.elsewhere = broken.into_iter().map(|(name, _)| name).filter(|name| known.contains(name)).collect();
        earlier.elsewhere = whole.into_iter().map(|(name, _)| name).collect();
    }
    states
}

/// Signs with what they are found again by.
fn keyed<T>(path: &Path, analysis: &Analysis, above: bool, signs: Vec<T>, sign: impl Fn(&T) -> &Sign) -> Vec<(T, Key)> {
    let mut out: Vec<(T, Key)> = Vec::with_capacity(signs.len());
    for one in signs {
        let Sign { view, name, about, .. } = sign(&one);
        let mut key = Key {
            path: path.to_owned(),
            above,
            view: view.clone(),
            name: name.clone(),
            about: analysis.reference(*about),
            number: 0,
        };
        // In a view, those of one record follow each other.
        let same = out.iter().rev().take_while(|(_, other)| (&other.about, &other.view) == (&key.about, &key.view));
        key.number = same.filter(|(_, other)| other.name == key.name).count();
        out.push((one, key));
    }
    out
}

/// A sign as it is now.
fn again<'a>(workspace: &'a Workspace, key: &Key) -> Option<(State<'a>, Sign, Told)> {
    for state in states(workspace, &key.path) {
        let checked = state.checked;
        let analysis = &checked.analysis;
        let meant = analysis.record_called(&key.about);
        let found = |rec| found(workspace, checked, rec);
        let about = |rec: RecId| {
            state.tells(rec, None) && meant.map_or_else(|| analysis.reference(rec) == key.about, |meant| meant == rec)
        };
        let asked = Asked { above: key.above, named: &|name| name == key.name, about: &about, found: &found };
        let mut all = analysis.signs_told(asked).into_iter().filter(|(sign, _)| sign.view == key.view);
        if let Some((sign, told)) = all.nth(key.number) {
            return Some((state, sign, told));
        }
    }
    None
}

/// How many findings are known of a record.
fn found(workspace: &Workspace, checked: &Checked, rec: RecId) -> usize {
    workspace.findings(checked, &checked.analysis.reference(rec)).len()
}

/// Where the findings about a record are told. While a check is still to come, nowhere.
fn findings(workspace: &Workspace, checked: &Checked, about: &str) -> Vec<Place> {
    let diagnostics = checked.analysis.diagnostics.iter();
    let of_it = diagnostics.filter(|diagnostic| {
        let finding = diagnostic.finding.as_ref();
        finding.is_some_and(|f| f.accepted_by.is_none() && f.subjects.iter().any(|subject| subject == about))
    });
    of_it.filter_map(|diagnostic| workspace.place(checked, diagnostic.primary()?)).collect()
}

/// Where a record is declared.
fn declared(workspace: &Workspace, checked: &Checked, rec: RecId) -> Option<Place> {
    let span: Span = checked.analysis.model.name_span(&checked.analysis.program, rec);
    workspace.place(checked, span)
}
