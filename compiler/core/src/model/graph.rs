//! A relation as petgraph sees it: records are nodes, one field's links are edges. petgraph's algorithms run on it as
//! it stands.

use petgraph::Direction;
use petgraph::visit::{
    GraphBase, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount, NodeIndexable, VisitMap, Visitable,
};

use crate::value::RecId;

/// The graph of one relation over all records of a model.
#[derive(Clone, Debug)]
pub struct RelationGraph {
    forward: Vec<Vec<RecId>>,
    backward: Vec<Vec<RecId>>,
}

impl RelationGraph {
    /// The graph over `records` records in which `next` gives the successors of each.
    pub fn new(records: usize, mut next: impl FnMut(RecId, &mut Vec<RecId>)) -> Self {
        let mut forward = vec![Vec::new(); records];
        let mut backward = vec![Vec::new(); records];
        for (i, out) in forward.iter_mut().enumerate() {
            let from = RecId(i as u32);
            next(from, out);
            for to in out.iter() {
                backward[to.0 as usize].push(from);
            }
        }
        RelationGraph { forward, backward }
    }

    /// The successors of a record.
    pub fn next(&self, rec: RecId) -> &[RecId] {
        &self.forward[rec.0 as usize]
    }
}

impl GraphBase for RelationGraph {
    type NodeId = RecId;
    type EdgeId = (RecId, RecId);
}

impl<'a> IntoNeighbors for &'a RelationGraph {
    type Neighbors = std::iter::Copied<std::slice::Iter<'a, RecId>>;
    fn neighbors(self, a: RecId) -> Self::Neighbors {
        self.forward[a.0 as usize].iter().copied()
    }
}

impl<'a> IntoNeighborsDirected for &'a RelationGraph {
    type NeighborsDirected = std::iter::Copied<std::slice::Iter<'a, RecId>>;
    fn neighbors_directed(self, n: RecId, d: Direction) -> Self::NeighborsDirected {
        let side = if d == Direction::Outgoing { &self.forward } else { &self.backward };
        side[n.0 as usize].iter().copied()
    }
}

impl IntoNodeIdentifiers for &RelationGraph {
    type NodeIdentifiers = std::iter::Map<std::ops::Range<u32>, fn(u32) -> RecId>;
    fn node_identifiers(self) -> Self::NodeIdentifiers {
        (0..self.forward.len() as u32).map(RecId)
    }
}

impl NodeCount for RelationGraph {
    fn node_count(&self) -> usize {
        self.forward.len()
    }
}

impl NodeIndexable for RelationGraph {
    fn node_bound(&self) -> usize {
        self.forward.len()
    }
    fn to_index(&self, a: RecId) -> usize {
        a.0 as usize
    }
    fn from_index(&self, i: usize) -> RecId {
        RecId(i as u32)
    }
}

/// Which records a walk has seen.
#[derive(Clone, Debug)]
pub struct Visited(Vec<bool>);

impl VisitMap<RecId> for Visited {
    fn visit(&mut self, a: RecId) -> bool {
        !std::mem::replace(&mut self.0[a.0 as usize], true)
    }
    fn is_visited(&self, a: &RecId) -> bool {
        self.0[a.0 as usize]
    }
    fn unvisit(&mut self, a: RecId) -> bool {
        std::mem::replace(&mut self.0[a.0 as usize], false)
    }
}

impl Visitable for RelationGraph {
    type Map = Visited;
    fn visit_map(&self) -> Visited {
        Visited(vec![false; self.forward.len()])
    }
    fn reset_map(&self, map: &mut Visited) {
        map.0.clear();
        map.0.resize(self.forward.len(), false);
    }
}
