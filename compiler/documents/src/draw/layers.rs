//! Where the nodes of a diagram stand that is read from left to right: in layers, so that what leads somewhere stands
//! left of it. After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures"
//! (1981): layers, their order by barycentres, then places that pull neighbours level.

use petgraph::algo::{greedy_feedback_arc_set, toposort};
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;

/// What is laid out: so many nodes, each so high, and the edges between them.
pub(super) struct Flow<'e> {
    pub(super) heights: &'e [f64],
    pub(super) edges: &'e [(usize, usize)],
    /// Between two neighbours of a layer.
    pub(super) gap: f64,
}

/// Where it stands.
pub(super) struct Places {
    /// Of each node its layer and the middle of its height.
    pub(super) nodes: Vec<(usize, f64)>,
    /// Of each edge, the layers that it passes between its ends, from left to right, and at which height. An edge that
    /// closes a circle runs backwards, from the right end of its list.
    pub(super) passes: Vec<Vec<(usize, f64)>>,
    /// How many layers there are.
    pub(super) layers: usize,
    /// How high all of it is.
    pub(super) height: f64,
}

/// How often the order of the layers and then their places are gone over. More changes little.
const SWEEPS: usize = 12;
/// The height of the room that an edge takes as it passes a layer.
const PASSING: f64 = 10.0;

/// A thing in a layer: a node, or an edge that passes.
struct Item {
    layer: usize,
    height: f64,
    y: f64,
    /// Neighbours in the layer to the left, and in that to the right.
    near: [Vec<usize>; 2],
}

pub(super) fn place(flow: &Flow<'_>) -> Places {
    let count = flow.heights.len();
    let (layers, backwards) = layers(count, flow.edges);
    let mut items: Vec<Item> = (0..count)
        .map(|i| Item { layer: layers[i], height: flow.heights[i], y: 0.0, near: [Vec::new(), Vec::new()] })
        .collect();
    let mut passes: Vec<Vec<usize>> = Vec::with_capacity(flow.edges.len());
    for (at, (from, to)) in flow.edges.iter().enumerate() {
        let (left, right) = if backwards[at] { (*to, *from) } else { (*from, *to) };
        let mut last = left;
        let mut pass = Vec::new();
        for layer in layers[left] + 1..layers[right] {
            items.push(Item { layer, height: PASSING, y: 0.0, near: [Vec::new(), Vec::new()] });
            let here = items.len() - 1;
            tie(&mut items, last, here);
            pass.push(here);
            last = here;
        }
        if layers[left] < layers[right] {
            tie(&mut items, last, right);
        }
        passes.push(pass);
    }
    let depth = items.iter().map(|i| i.layer + 1).max().unwrap_or(0);
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); depth];
    (0..items.len()).for_each(|i| rows[items[i].layer].push(i));
    order(&items, &mut rows);
    let height = level(&mut items, &rows, flow.gap);
    Places {
        nodes: items[..count].iter().map(|i| (i.layer, i.y)).collect(),
        passes: passes.iter().map(|p| p.iter().map(|i| (items[*i].layer, items[*i].y)).collect()).collect(),
        layers: depth,
        height,
    }
}

fn tie(items: &mut [Item], left: usize, right: usize) {
    items[left].near[1].push(right);
    items[right].near[0].push(left);
}

/// The layer of each node, and which edges run against them because they close a circle.
fn layers(count: usize, edges: &[(usize, usize)]) -> (Vec<usize>, Vec<bool>) {
    let mut graph: DiGraph<(), usize> = DiGraph::new();
    let nodes: Vec<_> = (0..count).map(|_| graph.add_node(())).collect();
    for (at, (from, to)) in edges.iter().enumerate().filter(|(_, (from, to))| from != to) {
        graph.add_edge(nodes[*from], nodes[*to], at);
    }
    let mut backwards = vec![false; edges.len()];
    greedy_feedback_arc_set(&graph).for_each(|e| backwards[*e.weight()] = true);
    // What runs backwards counts as turned round; where both ways are there this makes no circle.
    let mut turned: DiGraph<(), ()> = DiGraph::new();
    for _ in 0..count {
        turned.add_node(());
    }
    for e in graph.edge_references() {
        let (a, b) = if backwards[*e.weight()] { (e.target(), e.source()) } else { (e.source(), e.target()) };
        turned.add_edge(a, b, ());
    }
    let order = toposort(&turned, None).unwrap_or_else(|_| turned.node_indices().collect());
    let mut layer = vec![0_usize; count];
    for node in &order {
        for next in turned.neighbors(*node) {
            layer[next.index()] = layer[next.index()].max(layer[node.index()] + 1);
        }
    }
    // What nothing leads to stands next to what it leads to.
    for node in order.iter().rev() {
        let next = turned.neighbors(*node).map(|next| layer[next.index()]).min();
        let first = turned.neighbors_directed(*node, petgraph::Direction::Incoming).next().is_none();
        if let (Some(next), true) = (next, first) {
            layer[node.index()] = next.saturating_sub(1);
        }
    }
    (layer, backwards)
}

/// Orders each layer so that few edges cross: by the mean place of neighbours, from the left and from the right.
fn order(items: &[Item], rows: &mut [Vec<usize>]) {
    let mut best = (crossings(items, rows), rows.to_vec());
    for sweep in 0..SWEEPS {
        let to_the_right = sweep % 2 == 0;
        let side = usize::from(!to_the_right);
        let all: Vec<usize> = if to_the_right { (0..rows.len()).collect() } else { (0..rows.len()).rev().collect() };
        for row in all {
            let places = places(items.len(), rows);
            let mean = |i: usize| {
                let near = &items[i].near[side];
                let sum: f64 = near.iter().map(|j| places[*j] as f64).sum();
                if near.is_empty() { places[i] as f64 } else { sum / near.len() as f64 }
            };
            let mut keyed: Vec<(f64, usize)> = rows[row].iter().map(|i| (mean(*i), *i)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            rows[row] = keyed.into_iter().map(|(_, i)| i).collect();
        }
        let now = crossings(items, rows);
        if now < best.0 {
            best = (now, rows.to_vec());
        }
    }
    rows.clone_from_slice(&best.1);
}

fn places(count: usize, rows: &[Vec<usize>]) -> Vec<usize> {
    let mut places = vec![0; count];
    rows.iter().for_each(|row| row.iter().enumerate().for_each(|(at, i)| places[*i] = at));
    places
}

fn crossings(items: &[Item], rows: &[Vec<usize>]) -> usize {
    let places = places(items.len(), rows);
    let mut sum = 0;
    for row in rows {
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for i in row {
            ends.extend(items[*i].near[1].iter().map(|j| (places[*i], places[*j])));
        }
        for (at, a) in ends.iter().enumerate() {
            sum += ends[at + 1..].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count();
        }
    }
    sum
}

/// Gives each item its height, near those that it is tied to, without changing the order. The height of all.
fn level(items: &mut [Item], rows: &[Vec<usize>], gap: f64) -> f64 {
    for row in rows {
        let mut y = 0.0;
        for i in row {
            items[*i].y = y + items[*i].height / 2.0;
            y += items[*i].height + gap;
        }
        let shift = -y / 2.0;
        row.iter().for_each(|i| items[*i].y += shift);
    }
    for sweep in 0..SWEEPS {
        let all: Vec<&Vec<usize>> = if sweep % 2 == 0 { rows.iter().collect() } else { rows.iter().rev().collect() };
        for row in all {
            let wish: Vec<f64> = row
                .iter()
                .map(|i| {
                    let near: Vec<f64> = items[*i].near.iter().flatten().map(|j| items[*j].y).collect();
                    if near.is_empty() { items[*i].y } else { near.iter().sum::<f64>() / near.len() as f64 }
                })
                .collect();
            // From above down, then from below up; the mean of both keeps the order and the gaps.
            let room = |a: usize, b: usize| (items[row[a]].height + items[row[b]].height) / 2.0 + gap;
            let (mut down, mut up) = (wish.clone(), wish.clone());
            for k in 1..row.len() {
                down[k] = down[k].max(down[k - 1] + room(k - 1, k));
            }
            for k in (0..row.len().saturating_sub(1)).rev() {
                up[k] = up[k].min(up[k + 1] - room(k, k + 1));
            }
            for (k, i) in row.iter().enumerate() {
                items[*i].y = (down[k] + up[k]) / 2.0;
            }
        }
    }
    let top = items.iter().map(|i| i.y - i.height / 2.0).fold(f64::INFINITY, f64::min);
    let bottom = items.iter().map(|i| i.y + i.height / 2.0).fold(f64::NEG_INFINITY, f64::max);
    if items.is_empty() {
        return 0.0;
    }
    items.iter_mut().for_each(|i| i.y -= top);
    bottom - top
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(heights: &[f64], edges: &[(usize, usize)]) -> Places {
        place(&Flow { heights, edges, gap: 10.0 })
    }

    #[test]
    fn what_leads_somewhere_stands_left_of_it() {
        let places = laid(&[40.0; 4], &[(0, 1), (1, 2), (0, 2), (3, 2)]);
        let layers: Vec<usize> = places.nodes.iter().map(|n| n.0).collect();
        assert_eq!((layers, places.layers), (vec![0, 1, 2, 1], 3));
        // The long edge passes the layer between.
        assert_eq!(places.passes[2].len(), 1);
    }

    #[test]
    fn circles_end() {
        let places = laid(&[40.0; 3], &[(0, 1), (1, 2), (2, 0), (1, 1), (0, 1), (1, 0)]);
        assert_eq!(places.layers, 3);
        assert_eq!(laid(&[], &[]).height, 0.0);
    }

    #[test]
    fn neighbours_of_a_layer_keep_their_distance() {
        let edges: Vec<(usize, usize)> = (0..20).map(|i| (i, 20 + i % 3)).collect();
        let places = laid(&[30.0; 23], &edges);
        for layer in 0..places.layers {
            let mut ys: Vec<f64> = places.nodes.iter().filter(|n| n.0 == layer).map(|n| n.1).collect();
            ys.sort_by(f64::total_cmp);
            assert!(ys.windows(2).all(|w| w[1] - w[0] >= 39.9), "{ys:?}");
        }
    }
}
