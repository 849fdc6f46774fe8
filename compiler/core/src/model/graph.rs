//! One relation of the model as petgraph sees it: records are nodes, what a field holds are edges. petgraph's walks
//! run on it as it stands.

use std::collections::HashSet;

use petgraph::visit::{GraphBase, IntoNeighbors, Visitable};
use rustc_hash::FxBuildHasher;

use crate::value::RecId;

/// The graph of one relation over all records of a model, stored row by row.
#[derive(Clone, Debug)]
pub struct RelationGraph {
    offsets: Vec<u32>,
    targets: Vec<RecId>,
}

/// Which records a walk has seen. A walk sees few of many, so it is a set and no table.
pub type Seen = HashSet<RecId, FxBuildHasher>;

impl RelationGraph {
    /// The graph over `records` records in which `next` adds the successors of each.
    pub fn new(records: usize, mut next: impl FnMut(RecId, &mut Vec<RecId>)) -> Self {
        let mut graph = RelationGraph { offsets: Vec::with_capacity(records + 1), targets: Vec::new() };
        graph.offsets.push(0);
        for i in 0..records {
            next(RecId(i as u32), &mut graph.targets);
            graph.offsets.push(graph.targets.len() as u32);
        }
        graph
    }

    /// The successors of a record.
    pub fn next(&self, rec: RecId) -> &[RecId] {
        let at = rec.0 as usize;
        match (self.offsets.get(at), self.offsets.get(at + 1)) {
            (Some(a), Some(b)) => &self.targets[*a as usize..*b as usize],
            _ => &[],
        }
    }
}

impl GraphBase for RelationGraph {
    type NodeId = RecId;
    type EdgeId = (RecId, RecId);
}

impl<'a> IntoNeighbors for &'a RelationGraph {
    type Neighbors = std::iter::Copied<std::slice::Iter<'a, RecId>>;
    fn neighbors(self, a: RecId) -> Self::Neighbors {
        self.next(a).iter().copied()
    }
}

impl Visitable for RelationGraph {
    type Map = Seen;
    fn visit_map(&self) -> Seen {
        Seen::default()
    }
    fn reset_map(&self, map: &mut Seen) {
        map.clear();
    }
}
