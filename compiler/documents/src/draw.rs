//! Figures as SVG: shapes, colours and places on the paper. What is drawn is the view's; here nothing is known of it.
//!
//! A picture is read without colour, too: shape, line and words repeat what colour says. It refers to nothing outside
//! itself, holds no script, and is the same for the same figure. Classes and numbers on what stands for nodes and edges
//! let an editor lead from the picture to the files, and give it other colours.

mod graph;
mod grid;
mod layers;

use std::fmt::Write as _;

use ctl_core::view::{Drawing, Figure, Graph, Grid};

use crate::prose;
use crate::tree::{Block, Inline, Text, squeezed};

/// So many nodes are read at a glance; of more, some are drawn as one.
pub const NODES: usize = 60;

/// The ink of everything: black enough on each fill, over 12:1.
const INK: &str = "#1B1B1B";
const GREY: &str = "#777777";
const FONT: &str = "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\"";

/// A figure as blocks: the picture, its caption, and the same in words. Of a grid for each page, one after the other.
pub(crate) fn blocks(drawing: Drawing) -> Vec<Block> {
    let (name, title) = (drawing.name, drawing.title);
    match drawing.figure {
        Figure::Graph(graph) => {
            let graph = graph.clustered(NODES);
            let says = caption(&prose::capital(&squeezed(&title)), &graph::counts(&graph));
            vec![Block::Figure { svg: self::graph(&graph, &title), says, instead: graph::table(&graph), name }]
        }
        Figure::Grids(grids) => grids
            .iter()
            .enumerate()
            .map(|(at, grid)| {
                let says = caption(&squeezed(&grid.heading), &grid::counts(grid));
                let name = if at == 0 { name.clone() } else { format!("{name}-{}", at + 1) };
                Block::Figure { svg: self::grid(grid), says, instead: grid::table(grid), name }
            })
            .collect(),
    }
}

/// A diagram as a picture.
pub fn graph(graph: &Graph, title: &str) -> String {
    graph::draw(graph, title)
}

/// A grid as a picture.
pub fn grid(grid: &Grid) -> String {
    grid::draw(grid)
}

/// `Systems by scope: 10 SOC 2 and SOX; 1 neither.`
fn caption(title: &str, counts: &[(String, usize)]) -> Text {
    let counts: Vec<String> = counts.iter().map(|(name, n)| format!("{n} {name}")).collect();
    vec![Inline::Plain(squeezed(&format!("{title}: {}.", counts.join("; "))))]
}

/// A picture as it is drawn.
struct Canvas {
    out: String,
}

impl Canvas {
    fn new() -> Canvas {
        Canvas { out: String::new() }
    }

    fn put(&mut self, element: &str) {
        self.out.push_str(element);
        self.out.push('\n');
    }

    /// Text that begins at a place, or is centred or ends there.
    fn text(&mut self, x: f64, y: f64, size: f64, anchor: &str, more: &str, text: &str) {
        let text = escaped(text);
        let (x, y) = (n(x), n(y));
        let _ = writeln!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" text-anchor=\"{anchor}\"{more}>{text}</text>",
            n(size)
        );
    }

    /// The whole document.
    fn done(self, width: f64, height: f64, title: &str) -> String {
        let (w, h) = (n(width), n(height));
        let title = escaped(&squeezed(title));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             aria-label=\"{title}\" {FONT} fill=\"{INK}\">\n<rect class=\"ground\" width=\"{w}\" height=\"{h}\" fill=\"#FFFFFF\"/>\n{}</svg>\n",
            self.out
        )
    }
}

/// A length, to a tenth.
fn n(length: f64) -> String {
    let tenth = (length * 10.0).round() / 10.0;
    if tenth == tenth.trunc() { format!("{}", tenth as i64) } else { format!("{tenth:.1}") }
}

/// Text between tags or in an attribute. Characters that XML cannot hold are replaced.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// How wide a text is, about: there are no fonts here, and what reads the picture brings its own.
fn width(text: &str, size: f64) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '(' | ')' | '-' => 0.33,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.9,
        c if c.is_ascii_uppercase() => 0.7,
        c if c.is_ascii() => 0.57,
        _ => 1.0,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// A text in lines that are no wider; what does not fit into so many ends with dots.
fn lines(text: &str, size: f64, most: f64, count: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match out.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    let more = out.len() > count;
    out.truncate(count);
    for (at, line) in out.iter_mut().enumerate() {
        let cut = width(line, size) > most;
        if cut || more && at + 1 == count {
            while !line.is_empty() && width(&format!("{line}…"), size) > most {
                line.pop();
            }
            line.push('…');
        }
    }
    out
}

/// The line below a picture that says what its shapes mean.
struct Legend {
    x: f64,
    y: f64,
    width: f64,
}

impl Legend {
    /// Room for a sign and its words; the place of the sign.
    fn item(&mut self, canvas: &mut Canvas, sign: f64, text: &str) -> (f64, f64) {
        let wide = sign + 8.0 + width(text, 12.0) + 22.0;
        if self.x > MARGIN && self.x + wide > self.width - MARGIN {
            self.x = MARGIN;
            self.y += 26.0;
        }
        let at = (self.x, self.y);
        canvas.text(self.x + sign + 8.0, self.y + 4.0, 12.0, "start", "", text);
        self.x += wide;
        at
    }
}

/// Around everything.
const MARGIN: f64 = 16.0;
