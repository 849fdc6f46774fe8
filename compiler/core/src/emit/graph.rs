//! Diagrams as text for Mermaid and Graphviz: nodes coloured by their class, and what ties them.

use std::fmt::Write as _;

use crate::view::Graph;

/// The text forms of a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagram {
    /// <https://mermaid.js.org> flowchart.
    Mermaid,
    /// Graphviz DOT.
    Dot,
}

/// Fill and border by the place of a class among its alternatives: the colours of Okabe and Ito, which readers with
/// a colour-vision deficiency can tell apart. Shape repeats what colour says.
const STYLES: [(&str, &str, &str); 5] = [
    ("#DDF0E8", "#006B4F", "stadium"),
    ("#D6E8F5", "#0072B2", "rect"),
    ("#FBE7C6", "#B45F00", "round"),
    ("#FFFFFF", "#777777", "dashed"),
    ("#F2E6F0", "#8C4A78", "rect"),
];

/// Lines by the place of a label among the links.
const LINES: [(&str, &str); 5] =
    [("==>", "solid"), ("-.->", "dashed"), ("-.->", "dotted"), ("-.->", "dotted"), ("-.->", "dotted")];

/// A diagram as text.
pub fn diagram(graph: &Graph, form: Diagram) -> String {
    match form {
        Diagram::Mermaid => mermaid(graph),
        Diagram::Dot => dot(graph),
    }
}

fn style(class: Option<usize>) -> (&'static str, &'static str, &'static str) {
    STYLES[class.unwrap_or(3).min(STYLES.len() - 1)]
}

fn mermaid(graph: &Graph) -> String {
    let mut out = String::from("flowchart LR\n");
    // In a quoted label Mermaid reads entities and nothing else.
    let quote = |t: &str| {
        t.chars()
            .map(|c| match c {
                '"' => "#quot;".to_owned(),
                '#' => "#35;".to_owned(),
                '<' => "#lt;".to_owned(),
                '>' => "#gt;".to_owned(),
                '&' => "#amp;".to_owned(),
                '`' => "#96;".to_owned(),
                c if c.is_control() => " ".to_owned(),
                c => c.to_string(),
            })
            .collect::<String>()
    };
    for (i, node) in graph.nodes.iter().enumerate() {
        let (label, class) = (quote(&node.label), node.class.map_or_else(String::new, |c| format!(":::c{c}")));
        let _ = match style(node.class).2 {
            "stadium" => writeln!(out, "  n{i}([\"{label}\"]){class}"),
            "round" => writeln!(out, "  n{i}(\"{label}\"){class}"),
            _ => writeln!(out, "  n{i}[\"{label}\"]{class}"),
        };
    }
    for edge in &graph.edges {
        let arrow = LINES[edge.tie.min(LINES.len() - 1)].0;
        let _ = writeln!(out, "  n{} {arrow}|\"{}\"| n{}", edge.from, quote(&graph.ties[edge.tie].label), edge.to);
    }
    for (class, name) in &graph.classes {
        let (fill, stroke, shape) = style(Some(*class));
        let dash = if shape == "dashed" { ",stroke-dasharray:4 3" } else { "" };
        let _ = writeln!(out, "  %% c{class}: {}", name.replace('\n', " "));
        let _ = writeln!(out, "  classDef c{class} fill:{fill},stroke:{stroke},color:#1B1B1B,stroke-width:2px{dash}");
    }
    out
}

fn dot(graph: &Graph) -> String {
    let quote = |t: &str| {
        let plain: String = t.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let mut out = String::from(
        "digraph scope {\n  rankdir=LR;\n  node [fontname=\"Helvetica\", fontcolor=\"#1B1B1B\"];\n  edge [fontname=\"Helvetica\", fontsize=10, color=\"#555555\"];\n",
    );
    for (i, node) in graph.nodes.iter().enumerate() {
        let (fill, stroke, shape) = style(node.class);
        let drawn = match shape {
            "stadium" => "shape=box, style=\"filled,rounded\", peripheries=2",
            "round" => "shape=box, style=\"filled,rounded\"",
            "dashed" => "shape=box, style=\"filled,dashed\"",
            _ => "shape=box, style=\"filled\"",
        };
        let _ = writeln!(
            out,
            "  n{i} [label={}, tooltip={}, {drawn}, fillcolor=\"{fill}\", color=\"{stroke}\"];",
            quote(&node.label),
            quote(&node.name)
        );
    }
    for edge in &graph.edges {
        let line = LINES[edge.tie.min(LINES.len() - 1)].1;
        let label = quote(&graph.ties[edge.tie].label);
        let _ = writeln!(out, "  n{} -> n{} [label={label}, style={line}];", edge.from, edge.to);
    }
    for (class, name) in &graph.classes {
        let _ = writeln!(out, "  // class {class}: {}", name.replace('\n', " "));
    }
    out.push_str("}\n");
    out
}
