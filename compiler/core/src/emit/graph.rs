//! Diagrams of the records of a view, as text for Mermaid and Graphviz: a node for each page, coloured by its class,
//! and its links.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::value::RecId;

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

/// The view named `view` as a diagram.
pub fn scope_map(analysis: &Analysis, view: &str, form: Diagram) -> String {
    let pages = analysis.pages(view, None);
    let nodes: FxHashMap<RecId, usize> = pages.iter().enumerate().filter_map(|(i, p)| Some((p.subject?, i))).collect();
    let mut labels: Vec<String> = Vec::new();
    let mut edges: Vec<(usize, usize, usize)> = Vec::new();
    let mut classes: Vec<(usize, String)> = Vec::new();
    for (i, page) in pages.iter().enumerate() {
        if let Some(class) = &page.class
            && !classes.contains(class)
        {
            classes.push(class.clone());
        }
        for (label, to) in &page.links {
            let at = labels.iter().position(|l| l == label).unwrap_or_else(|| {
                labels.push(label.clone());
                labels.len() - 1
            });
            edges.extend(to.iter().filter_map(|t| nodes.get(t)).map(|t| (i, *t, at)));
        }
    }
    classes.sort();
    let node = |i: usize| {
        let p = &pages[i];
        let name = p.subject.map(|r| analysis.model.name(&analysis.program, &analysis.schema, r)).unwrap_or_default();
        (format!("n{i}"), p.heading.clone(), name, p.class.as_ref().map_or(3, |c| c.0))
    };
    match form {
        Diagram::Mermaid => mermaid(pages.len(), &node, &edges, &labels, &classes),
        Diagram::Dot => dot(pages.len(), &node, &edges, &labels, &classes),
    }
}

type NodeOf<'a> = dyn Fn(usize) -> (String, String, String, usize) + 'a;

fn style(class: usize) -> (&'static str, &'static str, &'static str) {
    STYLES[class.min(STYLES.len() - 1)]
}

fn mermaid(
    nodes: usize,
    node: &NodeOf<'_>,
    edges: &[(usize, usize, usize)],
    labels: &[String],
    classes: &[(usize, String)],
) -> String {
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
    for i in 0..nodes {
        let (id, heading, _, class) = node(i);
        let label = quote(&heading);
        let _ = match style(class).2 {
            "stadium" => writeln!(out, "  {id}([\"{label}\"]):::c{class}"),
            "round" => writeln!(out, "  {id}(\"{label}\"):::c{class}"),
            _ => writeln!(out, "  {id}[\"{label}\"]:::c{class}"),
        };
    }
    for (a, b, label) in edges {
        let arrow = LINES[(*label).min(LINES.len() - 1)].0;
        let _ = writeln!(out, "  n{a} {arrow}|\"{}\"| n{b}", quote(&labels[*label]));
    }
    for (class, name) in classes {
        let (fill, stroke, shape) = style(*class);
        let dash = if shape == "dashed" { ",stroke-dasharray:4 3" } else { "" };
        let _ = writeln!(out, "  %% c{class}: {}", name.replace('\n', " "));
        let _ = writeln!(out, "  classDef c{class} fill:{fill},stroke:{stroke},color:#1B1B1B,stroke-width:2px{dash}");
    }
    out
}

fn dot(
    nodes: usize,
    node: &NodeOf<'_>,
    edges: &[(usize, usize, usize)],
    labels: &[String],
    classes: &[(usize, String)],
) -> String {
    let quote = |t: &str| {
        let plain: String = t.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let mut out = String::from(
        "digraph scope {\n  rankdir=LR;\n  node [fontname=\"Helvetica\", fontcolor=\"#1B1B1B\"];\n  edge [fontname=\"Helvetica\", fontsize=10, color=\"#555555\"];\n",
    );
    for i in 0..nodes {
        let (id, heading, name, class) = node(i);
        let (fill, stroke, shape) = style(class);
        let drawn = match shape {
            "stadium" => "shape=box, style=\"filled,rounded\", peripheries=2",
            "round" => "shape=box, style=\"filled,rounded\"",
            "dashed" => "shape=box, style=\"filled,dashed\"",
            _ => "shape=box, style=\"filled\"",
        };
        let _ = writeln!(
            out,
            "  {id} [label={}, tooltip={}, {drawn}, fillcolor=\"{fill}\", color=\"{stroke}\"];",
            quote(&heading),
            quote(&name)
        );
    }
    for (a, b, label) in edges {
        let line = LINES[(*label).min(LINES.len() - 1)].1;
        let _ = writeln!(out, "  n{a} -> n{b} [label={}, style={line}];", quote(&labels[*label]));
    }
    for (class, name) in classes {
        let _ = writeln!(out, "  // class {class}: {}", name.replace('\n', " "));
    }
    out.push_str("}\n");
    out
}
