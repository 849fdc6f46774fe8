//! A diagram: what flows stands in columns from left to right; below, in a band for each tie, what the rest is tied to,
//! with a number, by which the nodes above name it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ctl_core::view::{Graph, GraphNode};

use super::layers::{self, Flow};
use super::{Canvas, GREY, Legend, MARGIN, escaped, lines, n};
use crate::prose;
use crate::tree::{Block, Inline, Text, squeezed};
use crate::values;

const WIDE: f64 = 156.0;
const BETWEEN: f64 = 62.0;
const GAP: f64 = 14.0;
const LINE: f64 = 15.0;
const SMALL: f64 = 10.0;

/// Fill, border and outline by the place of a class among its alternatives: the colours of Okabe and Ito, which readers
/// with a colour-vision deficiency can tell apart.
const CLASSES: [(&str, &str, Outline); 6] = [
    ("#DDF0E8", "#006B4F", Outline::Double),
    ("#D6E8F5", "#0072B2", Outline::Square),
    ("#FBE7C6", "#B45F00", Outline::Round),
    ("#FFFFFF", GREY, Outline::Dashed),
    ("#F2E6F0", "#8C4A78", Outline::Square),
    ("#EEEEEE", "#444444", Outline::Round),
];

#[derive(Clone, Copy, PartialEq)]
enum Outline {
    Double,
    Square,
    Round,
    Dashed,
}

/// How a flow is drawn, by its place among the flows: colour, dashes, and whether its arrow is filled. The second is
/// broken by two strokes.
const FLOWS: [(&str, &str, bool); 4] =
    [("#0072B2", "", true), ("#A61C00", "", true), ("#B45F00", "7 4", false), ("#555555", "2 4", false)];

/// Where a node stands, and how high it is.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    high: f64,
}

/// What is written on a node.
struct Written {
    lines: Vec<String>,
    /// What it is tied to, by number.
    tied: Vec<String>,
}

impl Written {
    fn high(&self) -> f64 {
        16.0 + LINE * self.lines.len().max(1) as f64 + (SMALL + 4.0) * self.tied.len() as f64
    }
}

/// How many nodes are of each class.
pub(super) fn counts(graph: &Graph) -> Vec<(String, usize)> {
    let of = |class: usize| graph.nodes.iter().filter(|n| n.class == Some(class)).map(|n| n.of.len()).sum();
    let mut out: Vec<(String, usize)> = graph.classes.iter().map(|(c, name)| (name.clone(), of(*c))).collect();
    if out.is_empty() {
        let all = graph.nodes.iter().map(|n| n.of.len()).sum();
        out.push((ctl_core::words::plural(&graph.kind), all));
    }
    out
}

/// The same in words: a row for each node, a column for each tie.
pub(super) fn table(graph: &Graph) -> Vec<Block> {
    let text = |t: &str| -> Text { vec![Inline::Plain(squeezed(t))] };
    let used: Vec<usize> = (0..graph.ties.len()).filter(|t| graph.edges.iter().any(|e| e.tie == *t)).collect();
    let mut head = vec![text(&prose::capital(&graph.kind))];
    if !graph.classes.is_empty() {
        head.push(text("Shown as"));
    }
    head.extend(used.iter().map(|t| text(&prose::capital(&graph.ties[*t].label))));
    let row = |(at, node): (usize, &GraphNode)| {
        let mut row = vec![text(&node.label)];
        if !graph.classes.is_empty() {
            let class = node.class.and_then(|c| graph.classes.get(&c)).map_or("", |c| c);
            let marks = node.marks.iter().filter_map(|m| graph.marks.get(m).map(String::as_str));
            row.push(text(&std::iter::once(class).chain(marks).collect::<Vec<_>>().join(", ")));
        }
        row.extend(used.iter().map(|tie| {
            let to = graph.edges.iter().filter(|e| e.from == at && e.tie == *tie);
            let to: Vec<String> = to.map(|e| graph.nodes[e.to].label.clone()).collect();
            text(&values::listed(&to, "and"))
        }));
        row
    };
    vec![Block::Table(head, graph.nodes.iter().enumerate().map(row).collect())]
}

/// The picture.
pub(super) fn draw(graph: &Graph, title: &str) -> String {
    let sorted = Sorted::of(graph);
    let written: Vec<Written> =
        graph.nodes.iter().enumerate().map(|(at, node)| sorted.written(graph, at, node)).collect();
    let mut places = vec![Place { x: 0.0, y: 0.0, high: 0.0 }; graph.nodes.len()];
    let mut canvas = Canvas::new();
    let flow = |i: &usize| sorted.flowing.iter().position(|f| f == i);
    let ends: Vec<(usize, usize, usize)> = (graph.edges.iter())
        .filter(|e| graph.ties[e.tie].flows)
        .filter_map(|e| Some((flow(&e.from)?, flow(&e.to)?, e.tie)))
        .collect();
    let heights: Vec<f64> = sorted.flowing.iter().map(|i| written[*i].high()).collect();
    let edges: Vec<(usize, usize)> = ends.iter().map(|(a, b, _)| (*a, *b)).collect();
    let laid = layers::place(&Flow { heights: &heights, edges: &edges, gap: GAP });
    let across = (0..laid.layers).map(|l| MARGIN + l as f64 * (WIDE + BETWEEN)).collect::<Vec<_>>();
    let columns = laid.layers.max(5);
    let whole = MARGIN * 2.0 + columns as f64 * (WIDE + BETWEEN) - BETWEEN;
    let shift = (whole - (MARGIN * 2.0 + laid.layers as f64 * (WIDE + BETWEEN) - BETWEEN)).max(0.0) / 2.0;
    for (at, (layer, middle)) in laid.nodes.iter().enumerate() {
        let high = heights[at];
        let x = across[*layer] + if laid.layers > 0 { shift } else { 0.0 };
        places[sorted.flowing[at]] = Place { x, y: MARGIN + middle - high / 2.0, high };
    }
    let mut y = MARGIN + laid.height;
    // Edges are below nodes.
    for ((from, to, tie), pass) in ends.iter().zip(&laid.passes) {
        let (a, b) = (places[sorted.flowing[*from]], places[sorted.flowing[*to]]);
        let through: Vec<(f64, f64)> = pass.iter().map(|(l, y)| (across[*l] + shift, MARGIN + y)).collect();
        let numbers = (sorted.flowing[*from], sorted.flowing[*to]);
        canvas.put(&format!(
            "<g class=\"edge flow-{}\" data-edge=\"{} {}\">",
            sorted.style(graph, *tie),
            numbers.0,
            numbers.1
        ));
        edge(&mut canvas, (a, b), &through, sorted.style(graph, *tie), from == to);
        canvas.put("</g>");
    }
    let mut bands: Vec<(String, &[usize])> = Vec::new();
    for (tie, nodes) in &sorted.bands {
        bands.push((prose::capital(&format!("{}:", graph.ties[*tie].label)), nodes));
    }
    let alone = if sorted.flowing.is_empty() && bands.is_empty() { "" } else { "Tied to nothing:" };
    bands.push((alone.to_owned(), &sorted.alone));
    bands.retain(|(_, nodes)| !nodes.is_empty());
    // As many bands beside each other as there is room for; a long one has lines of its own.
    let per_row = ((whole - MARGIN * 2.0 + GAP) / (WIDE + GAP)).floor().max(1.0) as usize;
    let (mut used, mut lowest) = (per_row, y);
    for (heading, nodes) in bands {
        if used + nodes.len() > per_row {
            y = if lowest > MARGIN { lowest + 22.0 } else { lowest };
            used = 0;
        }
        let left = MARGIN + used as f64 * (WIDE + GAP);
        let mut top = y;
        if !heading.is_empty() {
            canvas.text(left, top + 8.0, 12.0, "start", " font-weight=\"bold\"", &heading);
            top += 18.0;
        }
        for row in nodes.chunks(per_row) {
            let high = row.iter().map(|i| written[*i].high()).fold(0.0, f64::max);
            for (at, i) in row.iter().enumerate() {
                places[*i] = Place { x: left + at as f64 * (WIDE + GAP), y: top, high };
            }
            top += high + GAP;
        }
        used += nodes.len();
        lowest = lowest.max(top - GAP);
    }
    for (at, node) in graph.nodes.iter().enumerate() {
        canvas.put(&format!("<g class=\"node\" data-node=\"{at}\">"));
        self::node(&mut canvas, graph, node, places[at], &written[at], sorted.number.get(&at));
        canvas.put("</g>");
    }
    let high = legend(&mut canvas, graph, &sorted, lowest + 34.0, whole);
    canvas.done(whole, high + MARGIN + 8.0, title)
}

/// Nodes by where they stand.
struct Sorted {
    /// In the columns.
    flowing: Vec<usize>,
    /// In a band, by the first tie that leads to it.
    bands: BTreeMap<usize, Vec<usize>>,
    /// Elsewhere.
    alone: Vec<usize>,
    /// The number of each node that a tie other than a flow leads to.
    number: BTreeMap<usize, usize>,
}

impl Sorted {
    fn of(graph: &Graph) -> Sorted {
        let flows = |e: &&ctl_core::view::GraphEdge| graph.ties[e.tie].flows;
        let mut flowing: Vec<usize> = graph.edges.iter().filter(flows).flat_map(|e| [e.from, e.to]).collect();
        // What is itself tied to something stands with what it is tied like, not in a band below it.
        flowing.sort_unstable();
        flowing.dedup();
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for edge in graph.edges.iter().filter(|e| !flows(e)) {
            let tie = first.entry(edge.to).or_insert(edge.tie);
            *tie = (*tie).min(edge.tie);
        }
        let mut bands: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut alone = Vec::new();
        for at in 0..graph.nodes.len() {
            match first.get(&at) {
                _ if flowing.binary_search(&at).is_ok() => {}
                Some(tie) => bands.entry(*tie).or_default().push(at),
                None => alone.push(at),
            }
        }
        let in_bands = bands.values().flatten();
        let in_flow = flowing.iter().filter(|at| first.contains_key(at));
        let number = in_bands.chain(in_flow).enumerate().map(|(number, at)| (*at, number + 1)).collect();
        Sorted { flowing, bands, alone, number }
    }

    /// What is written on a node: its label, and by number what it is tied to.
    fn written(&self, graph: &Graph, at: usize, node: &GraphNode) -> Written {
        let room = WIDE - if self.number.contains_key(&at) { 40.0 } else { 20.0 };
        let tied = (0..graph.ties.len()).filter(|t| !graph.ties[*t].flows).filter_map(|tie| {
            let to = graph.edges.iter().filter(|e| e.from == at && e.tie == tie);
            let mut numbers: Vec<usize> = to.filter_map(|e| self.number.get(&e.to).copied()).collect();
            numbers.sort_unstable();
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            let all = format!("{} {}", graph.ties[tie].label, numbers.join(", "));
            (!numbers.is_empty()).then(|| lines(&all, SMALL, WIDE - 16.0, 1).concat())
        });
        Written { lines: lines(&node.label, 12.0, room, 3), tied: tied.collect() }
    }

    /// How a tie is drawn, if it is a flow.
    fn style(&self, graph: &Graph, tie: usize) -> usize {
        graph.ties[..tie].iter().filter(|t| t.flows).count().min(FLOWS.len() - 1)
    }
}

fn node(canvas: &mut Canvas, graph: &Graph, node: &GraphNode, at: Place, written: &Written, number: Option<&usize>) {
    let Place { x, y, high } = at;
    let class = node.class.and_then(|c| graph.classes.get(&c)).map_or("", |c| c);
    let name = if node.name.is_empty() { String::new() } else { format!(" ({})", node.name) };
    canvas.put(&format!(
        "<title>{}</title>",
        escaped(squeezed(&format!("{}{name}: {class}", node.label)).trim_end_matches(": "))
    ));
    shape(canvas, node.class, x, y, WIDE, high);
    for mark in &node.marks {
        sign(canvas, *mark, node.class, Place { x, y, high }, WIDE);
    }
    let x_text = x + 12.0;
    for (i, line) in written.lines.iter().enumerate() {
        canvas.text(x_text, y + 8.0 + LINE * (i as f64 + 0.8), 12.0, "start", "", line);
    }
    let below = y + 8.0 + LINE * written.lines.len() as f64;
    for (i, line) in written.tied.iter().enumerate() {
        canvas.text(x_text, below + (SMALL + 4.0) * (i as f64 + 0.8), SMALL, "start", " fill=\"#444444\"", line);
    }
    if let Some(number) = number {
        let (cx, cy) = (x + WIDE - 14.0, y + 14.0);
        canvas.put(&format!("<circle cx=\"{}\" cy=\"{}\" r=\"9\" fill=\"#FFFFFF\" stroke=\"#444444\"/>", n(cx), n(cy)));
        canvas.text(cx, cy + 3.5, SMALL, "middle", "", &number.to_string());
    }
}

fn shape(canvas: &mut Canvas, class: Option<usize>, x: f64, y: f64, wide: f64, high: f64) {
    let (fill, stroke, outline) = class.map_or(CLASSES[5], |c| CLASSES[c % CLASSES.len()]);
    let round = if matches!(outline, Outline::Round | Outline::Double) { " rx=\"9\"" } else { "" };
    let line = match outline {
        Outline::Dashed => " stroke-width=\"1\" stroke-dasharray=\"5 3\"",
        _ => " stroke-width=\"2\"",
    };
    let (xs, ys, w, h) = (n(x), n(y), n(wide), n(high));
    canvas.put(&format!(
        "<rect class=\"outline\" x=\"{xs}\" y=\"{ys}\" width=\"{w}\" height=\"{h}\"{round} fill=\"{fill}\" stroke=\"{stroke}\"{line}/>"
    ));
    if outline == Outline::Double {
        canvas.put(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"none\" stroke=\"{stroke}\"/>",
            n(x + 3.0),
            n(y + 3.0),
            n(wide - 6.0),
            n(high - 6.0)
        ));
    }
}

/// The first mark is a bar on the left edge, the second a cut corner, any further one a dot above the other.
fn sign(canvas: &mut Canvas, mark: usize, class: Option<usize>, at: Place, wide: f64) {
    let Place { x, y, high } = at;
    let stroke = class.map_or(GREY, |c| CLASSES[c % CLASSES.len()].1);
    let (right, bottom) = (x + wide, y + high);
    match mark {
        0 => canvas.put(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"6\" height=\"{}\" fill=\"#0072B2\"/>",
            n(x - 1.0),
            n(y - 1.0),
            n(high + 2.0)
        )),
        1 => {
            let cut = 12.0_f64.min(high / 2.0);
            canvas.put(&format!(
                "<path class=\"ground\" d=\"M{} {}L{} {}V{}Z\" fill=\"#FFFFFF\"/><path d=\"M{} {}L{} {}\" stroke=\"{stroke}\" \
                 stroke-width=\"2\"/>",
                n(right - cut - 1.0),
                n(bottom + 1.2),
                n(right + 1.2),
                n(bottom - cut - 1.0),
                n(bottom + 1.2),
                n(right - cut),
                n(bottom),
                n(right),
                n(bottom - cut)
            ));
        }
        more => canvas.put(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"3\" fill=\"{stroke}\"/>",
            n(right - 8.0 - 9.0 * (more - 2) as f64),
            n(y + 8.0)
        )),
    }
}

/// A flow from the right of one node to the left of another, through what it passes.
fn edge(canvas: &mut Canvas, (a, b): (Place, Place), through: &[(f64, f64)], style: usize, itself: bool) {
    let (right_of, left_of) = ((a.x + WIDE, a.y + a.high / 2.0), (b.x, b.y + b.high / 2.0));
    let mut path = format!("M{} {}", n(right_of.0), n(right_of.1));
    let mut at = right_of;
    let mut middle = ((right_of.0 + left_of.0) / 2.0, (right_of.1 + left_of.1) / 2.0);
    let curve = |path: &mut String, from: (f64, f64), to: (f64, f64)| {
        let bend = (to.0 - from.0) / 2.0;
        let _ =
            write!(path, "C{} {} {} {} {} {}", n(from.0 + bend), n(from.1), n(to.0 - bend), n(to.1), n(to.0), n(to.1));
    };
    if itself {
        let top = a.y;
        let _ = write!(
            path,
            "C{} {} {} {} {} {}",
            n(right_of.0 + 30.0),
            n(right_of.1),
            n(right_of.0),
            n(top - 24.0),
            n(right_of.0 - 30.0),
            n(top)
        );
        arrow(canvas, (right_of.0 - 30.0, top), Towards::Down, style);
    } else if b.x < a.x {
        // What closes a circle runs back below the others, from left edge to right edge.
        let (start, end) = ((a.x, a.y + a.high * 0.8), (b.x + WIDE, b.y + b.high * 0.8));
        path = format!("M{} {}", n(start.0), n(start.1));
        at = start;
        middle = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0);
        for (x, y) in through.iter().rev() {
            curve(&mut path, at, (x + WIDE, *y));
            let _ = write!(path, "L{} {}", n(*x), n(*y));
            middle = (x + WIDE / 2.0, *y);
            at = (*x, *y);
        }
        curve(&mut path, at, (end.0 + 7.0, end.1));
        arrow(canvas, end, Towards::Left, style);
    } else {
        for (x, y) in through {
            curve(&mut path, at, (*x, *y));
            let _ = write!(path, "L{} {}", n(x + WIDE), n(*y));
            middle = (x + WIDE / 2.0, *y);
            at = (x + WIDE, *y);
        }
        curve(&mut path, at, (left_of.0 - 7.0, left_of.1));
        arrow(canvas, left_of, Towards::Right, style);
    }
    let (colour, dashes, _) = FLOWS[style];
    let dashes = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
    canvas.put(&format!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\"{dashes}/>"));
    if style == 1 {
        strokes(canvas, middle, colour);
    }
}

/// Two strokes across a line: what runs along it is stopped.
fn strokes(canvas: &mut Canvas, (x, y): (f64, f64), colour: &str) {
    for shift in [-3.0, 3.0] {
        canvas.put(&format!(
            "<path d=\"M{} {}L{} {}\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            n(x + shift - 3.0),
            n(y + 8.0),
            n(x + shift + 3.0),
            n(y - 8.0)
        ));
    }
}

/// Where an arrow points.
#[derive(Clone, Copy)]
enum Towards {
    Right,
    Left,
    Down,
}

fn arrow(canvas: &mut Canvas, (x, y): (f64, f64), towards: Towards, style: usize) {
    let (colour, _, filled) = FLOWS[style];
    let fill = if filled { colour } else { "#FFFFFF" };
    let (a, b) = match towards {
        Towards::Right => ((x - 9.0, y - 4.5), (x - 9.0, y + 4.5)),
        Towards::Left => ((x + 9.0, y - 4.5), (x + 9.0, y + 4.5)),
        Towards::Down => ((x - 4.5, y - 9.0), (x + 4.5, y - 9.0)),
    };
    canvas.put(&format!(
        "<path d=\"M{} {}L{} {}L{} {}Z\" fill=\"{fill}\" stroke=\"{colour}\"/>",
        n(x),
        n(y),
        n(a.0),
        n(a.1),
        n(b.0),
        n(b.1)
    ));
}

/// What shapes and lines mean, with counts. Where it ends.
fn legend(canvas: &mut Canvas, graph: &Graph, sorted: &Sorted, y: f64, whole: f64) -> f64 {
    let mut legend = Legend { x: MARGIN, y, width: whole };
    for ((class, _), (name, count)) in graph.classes.iter().zip(counts(graph)) {
        let (x, y) = legend.item(canvas, 26.0, &format!("{name} ({count})"));
        shape(canvas, Some(*class), x + 1.0, y - 8.0, 24.0, 16.0);
    }
    for (mark, name) in &graph.marks {
        let (x, y) = legend.item(canvas, 26.0, name);
        canvas.put(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"24\" height=\"16\" fill=\"#FFFFFF\" stroke=\"{GREY}\"/>",
            n(x + 1.0),
            n(y - 8.0)
        ));
        sign(canvas, *mark, None, Place { x: x + 1.0, y: y - 8.0, high: 16.0 }, 24.0);
    }
    for (tie, what) in graph.ties.iter().enumerate().filter(|(_, t)| t.flows) {
        let count = graph.edges.iter().filter(|e| e.tie == tie).count();
        if count == 0 {
            continue;
        }
        let style = sorted.style(graph, tie);
        let (colour, dashes, _) = FLOWS[style];
        let (x, y) = legend.item(canvas, 40.0, &format!("{} ({count})", what.label));
        canvas.put(&format!("<g class=\"flow-{style}\">"));
        canvas.put(&format!(
            "<path d=\"M{} {y}H{}\" stroke=\"{colour}\" stroke-width=\"1.6\" stroke-dasharray=\"{}\"/>",
            n(x),
            n(x + 32.0),
            if dashes.is_empty() { "none" } else { dashes },
            y = n(y)
        ));
        arrow(canvas, (x + 40.0, y), Towards::Right, style);
        if style == 1 {
            strokes(canvas, (x + 15.0, y), colour);
        }
        canvas.put("</g>");
    }
    if !sorted.number.is_empty() {
        let (x, y) = legend.item(canvas, 18.0, "named by this number where something is tied to it");
        canvas.put("<g class=\"node\">");
        canvas.put(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"9\" fill=\"#FFFFFF\" stroke=\"#444444\"/>",
            n(x + 9.0),
            n(y)
        ));
        canvas.text(x + 9.0, y + 3.5, SMALL, "middle", "", "n");
        canvas.put("</g>");
    }
    legend.y
}
