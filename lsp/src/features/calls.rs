//! What leads to a record, and where it leads: the arrows of the diagrams that views declare, such as what feeds a
//! system and what it feeds. Which arrows there are, and how they are called, is declared in the library.

use std::collections::HashMap;

use ctl_core::symbol::Symbol;
use ctl_core::value::RecId;
use ctl_core::view::Figure;
use ctl_host::Checked;
use ctl_syntax::span::TextRange;

use super::names;
use crate::workspace::{Place, Spot, Workspace};

/// A record of a diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// How people call it.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// All of its declaration.
    pub whole: Place,
    /// Its name there.
    pub place: Place,
}

/// A record at the other end of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The record.
    pub node: Node,
    /// How the links are called.
    pub labels: Vec<String>,
    /// Where, in the record that the links come from, the other one is named.
    pub places: Vec<Place>,
}

/// The record at a spot, if a diagram shows it.
pub fn at(workspace: &Workspace, spot: Spot<'_>) -> Option<Node> {
    let rec = record(spot)?;
    links(spot.checked).contains_key(&rec).then(|| node(workspace, spot.checked, rec)).flatten()
}

fn record(spot: Spot<'_>) -> Option<RecId> {
    names::at(spot)?.symbols.into_iter().find_map(|symbol| match symbol {
        Symbol::Record(rec) => Some(rec),
        _ => None,
    })
}

/// Where the record at a spot leads.
pub fn outgoing(workspace: &Workspace, spot: Spot<'_>) -> Vec<Link> {
    let Some(rec) = record(spot) else { return Vec::new() };
    let all = links(spot.checked);
    let targets = all.get(&rec).cloned().unwrap_or_default();
    let targets = in_sequence(spot.checked, targets);
    targets.into_iter().filter_map(|(to, labels)| link(workspace, spot.checked, (rec, to), to, labels)).collect()
}

/// What leads to the record at a spot.
pub fn incoming(workspace: &Workspace, spot: Spot<'_>) -> Vec<Link> {
    let Some(rec) = record(spot) else { return Vec::new() };
    let from = links(spot.checked).into_iter().filter_map(|(from, mut targets)| Some((from, targets.remove(&rec)?)));
    let from = in_sequence(spot.checked, from);
    from.into_iter().filter_map(|(from, labels)| link(workspace, spot.checked, (from, rec), from, labels)).collect()
}

/// What is known of some records, in the order in which these stand.
fn in_sequence<T>(checked: &Checked, all: impl IntoIterator<Item = (RecId, T)>) -> Vec<(RecId, T)> {
    let mut all: Vec<(RecId, T)> = all.into_iter().collect();
    all.sort_by_key(|(rec, _)| checked.analysis.model.place(*rec));
    all
}

/// From each record of all diagrams to those that it leads to along an arrow, and how that is called.
fn links(checked: &Checked) -> HashMap<RecId, HashMap<RecId, Vec<String>>> {
    let mut out: HashMap<RecId, HashMap<RecId, Vec<String>>> = HashMap::new();
    let analysis = &checked.analysis;
    for view in analysis.diagrams() {
        let Some(Figure::Graph(graph)) = analysis.figure(&view).map(|drawing| drawing.figure) else { continue };
        for rec in graph.nodes.iter().flat_map(|node| &node.of) {
            out.entry(*rec).or_default();
        }
        for edge in graph.edges.iter().filter(|edge| graph.ties[edge.tie].flows) {
            let label = &graph.ties[edge.tie].label;
            for from in &graph.nodes[edge.from].of {
                let links = out.entry(*from).or_default();
                for to in &graph.nodes[edge.to].of {
                    let labels = links.entry(*to).or_default();
                    if !labels.contains(label) {
                        labels.push(label.clone());
                    }
                }
            }
        }
    }
    out
}

fn node(workspace: &Workspace, checked: &Checked, rec: RecId) -> Option<Node> {
    let analysis = &checked.analysis;
    let record = analysis.model.record(rec);
    Some(Node {
        name: analysis.known_name(rec),
        kind: analysis.schema.kind(record.kind).name.clone(),
        whole: workspace.place(checked, analysis.program.whole(record.item))?,
        place: workspace.place(checked, analysis.model.name_span(&analysis.program, rec))?,
    })
}

fn link(
    workspace: &Workspace,
    checked: &Checked,
    (from, to): (RecId, RecId),
    other: RecId,
    labels: Vec<String>,
) -> Option<Link> {
    let analysis = &checked.analysis;
    let item = analysis.model.record(from).item;
    let named = analysis.read(item).names.into_iter().filter(|o| o.symbol == Symbol::Record(to) && !o.declares);
    let ranges: Vec<TextRange> = named.map(|o| o.range).collect();
    let places = ranges.into_iter().filter_map(|range| workspace.place(checked, analysis.program.span(item, range)));
    Some(Link { node: node(workspace, checked, other)?, labels, places: places.collect() })
}
