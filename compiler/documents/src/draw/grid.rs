//! A grid: cells in rows, coloured by their class, with words in each.

use ctl_core::view::Grid;

use super::{Canvas, GREY, Legend, MARGIN, lines, n, width};
use crate::tree::{Block, Inline, Text, squeezed};
use crate::values;

/// Fill and border by the place of a class among its alternatives: what is named first asks for attention.
const CLASSES: [(&str, &str); 5] = [
    ("#F9D9D3", "#A61C00"),
    ("#FBE7C6", "#B45F00"),
    ("#D6E8F5", "#0072B2"),
    ("#DDF0E8", "#006B4F"),
    ("#FFFFFF", "#BBBBBB"),
];

/// How many cells stand beside each other where rows have cells of their own.
const ACROSS: usize = 12;
const HIGH: f64 = 26.0;
const GAP: f64 = 4.0;

/// How many cells are of each class.
pub(super) fn counts(grid: &Grid) -> Vec<(String, usize)> {
    let of = |class: usize| grid.rows.iter().flat_map(|r| &r.cells).filter(|c| c.class == Some(class)).count();
    grid.classes.iter().map(|(class, name)| (name.clone(), of(*class))).collect()
}

/// The same in words. Where all rows have the same columns, a column for each; else one for each class.
pub(super) fn table(grid: &Grid) -> Vec<Block> {
    let text = |t: &str| -> Text { vec![Inline::Plain(squeezed(t))] };
    let mut head = vec![text("")];
    let rows = if let Some(columns) = &grid.columns {
        head.extend(columns.iter().map(|c| text(c)));
        let row = |row: &ctl_core::view::GridRow| {
            let cells = row.cells.iter().map(|c| match c.class.and_then(|class| grid.classes.get(&class)) {
                Some(class) if c.label.chars().any(char::is_alphanumeric) => text(&format!("{class}: {}", c.label)),
                Some(class) => text(class),
                None => text(&c.label),
            });
            std::iter::once(text(&row.label)).chain(cells).collect()
        };
        grid.rows.iter().map(row).collect()
    } else {
        head.extend(grid.classes.values().map(|c| text(c)));
        let row = |row: &ctl_core::view::GridRow| {
            let of = |class: &usize| {
                let cells = row.cells.iter().filter(|c| c.class == Some(*class));
                text(&values::listed(&cells.map(|c| c.label.clone()).collect::<Vec<_>>(), "and"))
            };
            std::iter::once(text(&row.label)).chain(grid.classes.keys().map(of)).collect()
        };
        grid.rows.iter().map(row).collect()
    };
    vec![Block::Table(head, rows)]
}

/// The picture.
pub(super) fn draw(grid: &Grid) -> String {
    let mut canvas = Canvas::new();
    let most = |words: &mut dyn Iterator<Item = &String>, least: f64, most: f64| {
        words.map(|w| width(w, 12.0) + 16.0).fold(least, f64::max).min(most)
    };
    let label = most(&mut grid.rows.iter().map(|r| &r.label), 90.0, 240.0);
    let cells = grid.rows.iter().flat_map(|r| &r.cells).map(|c| &c.label);
    let wide = most(&mut cells.chain(grid.columns.iter().flatten()), 56.0, 150.0);
    let across = match &grid.columns {
        Some(columns) => columns.len(),
        None => grid.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0).min(ACROSS),
    };
    let whole = (MARGIN * 2.0 + label + across as f64 * (wide + GAP)).max(480.0);
    let mut y = MARGIN;
    if let Some(columns) = &grid.columns {
        let heads: Vec<Vec<String>> = columns.iter().map(|c| lines(c, 12.0, wide, 3)).collect();
        let high = heads.iter().map(Vec::len).max().unwrap_or(1) as f64 * 15.0;
        for (at, head) in heads.iter().enumerate() {
            let x = MARGIN + label + at as f64 * (wide + GAP) + wide / 2.0;
            for (i, line) in head.iter().rev().enumerate() {
                let y = y + high - 4.0 - 15.0 * i as f64;
                canvas.text(x, y, 12.0, "middle", " font-weight=\"bold\"", line);
            }
        }
        y += high + 4.0;
    }
    for row in &grid.rows {
        let words = lines(&row.label, 12.0, label - 10.0, 2);
        for (i, line) in words.iter().enumerate() {
            let lift = if words.len() > 1 { 5.0 } else { 0.0 };
            canvas.text(MARGIN, y + HIGH / 2.0 + 4.0 - lift + 13.0 * i as f64, 12.0, "start", "", line);
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let x = MARGIN + label + (at % across.max(1)) as f64 * (wide + GAP);
            if at > 0 && at % across.max(1) == 0 {
                y += HIGH + GAP;
            }
            let class = cell.class.and_then(|c| grid.classes.get(&c)).map_or("", |c| c);
            let what = format!("{}, {}: {class}", row.label, cell.column);
            canvas.put(&format!("<g><title>{}</title>", super::escaped(&squeezed(&what))));
            swatch(&mut canvas, cell.class, x, y, wide, HIGH);
            let word = lines(&cell.label, 12.0, wide - 6.0, 1).concat();
            canvas.text(x + wide / 2.0, y + HIGH / 2.0 + 4.0, 12.0, "middle", "", &word);
            canvas.put("</g>");
        }
        y += HIGH + GAP;
    }
    let mut legend = Legend { x: MARGIN, y: y + 20.0, width: whole };
    for ((class, _), (name, count)) in grid.classes.iter().zip(counts(grid)) {
        let (x, y) = legend.item(&mut canvas, 26.0, &format!("{name} ({count})"));
        swatch(&mut canvas, Some(*class), x, y - 8.0, 24.0, 16.0);
    }
    canvas.done(whole, legend.y + MARGIN + 8.0, &grid.heading)
}

fn swatch(canvas: &mut Canvas, class: Option<usize>, x: f64, y: f64, wide: f64, high: f64) {
    let (fill, stroke) = class.map_or(("#FFFFFF", GREY), |c| CLASSES[c.min(CLASSES.len() - 1)]);
    // What is named first has a border to be seen without colour.
    let border = if class == Some(0) { 2.5 } else { 1.0 };
    canvas.put(&format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\"/>",
        n(x),
        n(y),
        n(wide),
        n(high),
        n(border)
    ));
}
