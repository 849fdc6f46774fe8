//! What the figures of a view show: the nodes of a diagram and what ties them, or the cells of a grid. Shapes, colours
//! and places on the paper are the writers'.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashMap;

use crate::value::RecId;
use crate::words;

/// The figure of a view.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The name of the view.
    pub name: String,
    /// What it shows, in a few words: the title of the view.
    pub title: String,
    /// What is drawn.
    pub figure: Figure,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Figure {
    /// Nodes, and what ties them.
    Graph(Graph),
    /// Cells in rows, one grid for each page of the view.
    Grids(Vec<Grid>),
}

/// A diagram.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The kind of records that its nodes are.
    pub kind: String,
    /// Its nodes.
    pub nodes: Vec<GraphNode>,
    /// Its edges, in order of their nodes.
    pub edges: Vec<GraphEdge>,
    /// What edges stand for, in the order of the view's clauses.
    pub ties: Vec<Tie>,
    /// The classes of its nodes: their place among the alternatives, and their names. In order; only those that are
    /// there.
    pub classes: BTreeMap<usize, String>,
    /// The marks of its nodes, by the place of their clause; only those that are there.
    pub marks: BTreeMap<usize, String>,
}

/// A node: a record, or several that are drawn as one.
#[derive(Clone, Debug)]
pub struct GraphNode {
    /// What it stands for.
    pub of: Vec<RecId>,
    /// What is written on it.
    pub label: String,
    /// The name of its record in the files; empty for several.
    pub name: String,
    /// Its class.
    pub class: Option<usize>,
    /// Its marks.
    pub marks: Vec<usize>,
    /// What it may be drawn together with.
    pub group: String,
}

/// An edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GraphEdge {
    /// Where it begins: an index into the nodes.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// What it stands for: an index into the ties.
    pub tie: usize,
}

/// What edges stand for.
#[derive(Clone, Debug)]
pub struct Tie {
    /// Its label.
    pub label: String,
    /// Whether the diagram is read along it.
    pub flows: bool,
}

/// A grid.
#[derive(Clone, Debug)]
pub struct Grid {
    /// What it is of.
    pub heading: String,
    /// The headings of its columns, where all rows have the same; else each cell says what it is.
    pub columns: Option<Vec<String>>,
    /// Its rows.
    pub rows: Vec<GridRow>,
    /// The classes of its cells: their place among the alternatives, and their names.
    pub classes: BTreeMap<usize, String>,
}

/// A row of a grid.
#[derive(Clone, Debug)]
pub struct GridRow {
    /// Its heading.
    pub label: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a grid.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands in it.
    pub label: String,
    /// The column that it is of.
    pub column: String,
    /// Its class.
    pub class: Option<usize>,
}

impl Graph {
    /// What lies within so many steps of a record, whichever way they lead.
    pub fn around(&self, rec: RecId, steps: usize) -> Graph {
        let mut distance: Vec<Option<usize>> = vec![None; self.nodes.len()];
        let mut open: VecDeque<usize> = (0..self.nodes.len()).filter(|i| self.nodes[*i].of.contains(&rec)).collect();
        open.iter().for_each(|i| distance[*i] = Some(0));
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for edge in &self.edges {
            near[edge.from].push(edge.to);
            near[edge.to].push(edge.from);
        }
        while let Some(at) = open.pop_front() {
            let next = distance[at].map_or(0, |d| d + 1);
            for to in near[at].iter().filter(|_| next <= steps) {
                if distance[*to].is_none() {
                    distance[*to] = Some(next);
                    open.push_back(*to);
                }
            }
        }
        self.merged(|i, _| distance[i].map(|_| (i, String::new())))
    }

    /// The same with at most so many nodes, if that can be: those of one group and class are drawn as one, the classes
    /// that come last first; then those of one class.
    pub fn clustered(self, most: usize) -> Graph {
        if self.nodes.len() <= most {
            return self;
        }
        let first: FxHashMap<(Option<usize>, &str), usize> = {
            let mut first = FxHashMap::default();
            for (i, node) in self.nodes.iter().enumerate() {
                first.entry((node.class, &*node.group)).or_insert(i);
            }
            first
        };
        let of_class: FxHashMap<Option<usize>, usize> = {
            let mut first = FxHashMap::default();
            for (i, node) in self.nodes.iter().enumerate() {
                first.entry(node.class).or_insert(i);
            }
            first
        };
        // No class at all comes after the last.
        let rank = |class: Option<usize>| class.unwrap_or(usize::MAX);
        let mut classes: Vec<usize> = self.nodes.iter().map(|n| rank(n.class)).collect();
        classes.sort_unstable();
        classes.dedup();
        let folded = |from: usize, whole: bool| {
            self.merged(|i, node| match rank(node.class) >= from {
                true if whole => Some((of_class[&node.class], String::new())),
                true => Some((first[&(node.class, &*node.group)], node.group.clone())),
                false => Some((i, String::new())),
            })
        };
        let tries = classes.iter().rev().map(|c| (*c, false)).chain(classes.iter().rev().map(|c| (*c, true)));
        let mut last = None;
        for (from, whole) in tries {
            let graph = folded(from, whole);
            if graph.nodes.len() <= most {
                return graph;
            }
            last = Some(graph);
        }
        last.unwrap_or_default()
    }

    /// The graph whose nodes are those that `into` sends to the same one; it also says what those are called together.
    fn merged(&self, into: impl Fn(usize, &GraphNode) -> Option<(usize, String)>) -> Graph {
        let mut graph = Graph { kind: self.kind.clone(), ties: self.ties.clone(), ..Graph::default() };
        let mut at: FxHashMap<usize, usize> = FxHashMap::default();
        let mut new: Vec<Option<usize>> = Vec::with_capacity(self.nodes.len());
        for (i, node) in self.nodes.iter().enumerate() {
            new.push(into(i, node).map(|(key, together)| {
                let place = *at.entry(key).or_insert_with(|| {
                    graph.nodes.push(GraphNode { of: Vec::new(), group: together, ..node.clone() });
                    graph.nodes.len() - 1
                });
                let merged = &mut graph.nodes[place];
                merged.of.extend(&node.of);
                merged.marks.extend(&node.marks);
                merged.marks.sort_unstable();
                merged.marks.dedup();
                place
            }));
        }
        for node in graph.nodes.iter_mut().filter(|n| n.of.len() > 1) {
            let and = if node.group.is_empty() { String::new() } else { format!("{}: ", node.group) };
            node.label = format!("{and}{} {}", node.of.len(), words::plural(&graph.kind));
            node.name = String::new();
        }
        let edges = self.edges.iter().filter_map(|edge| {
            let (from, to) = (new[edge.from]?, new[edge.to]?);
            (from != to || edge.from == edge.to).then_some(GraphEdge { from, to, tie: edge.tie })
        });
        graph.edges = edges.collect();
        graph.edges.sort_unstable();
        graph.edges.dedup();
        let there = |class: &usize| graph.nodes.iter().any(|n| n.class == Some(*class));
        graph.classes = self.classes.iter().filter(|(c, _)| there(c)).map(|(c, n)| (*c, n.clone())).collect();
        let marked = |mark: &usize| graph.nodes.iter().any(|n| n.marks.contains(mark));
        graph.marks = self.marks.iter().filter(|(m, _)| marked(m)).map(|(m, n)| (*m, n.clone())).collect();
        graph
    }
}
