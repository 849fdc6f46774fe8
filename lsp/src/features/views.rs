//! The pages of a view of the library or of a package, for who draws them: the scope map, coverage, what a record is.

use ctl_core::symbol::Symbol;
use ctl_core::value::RecId;
use ctl_core::view::{Drawing, Figure, Graph, GraphEdge, GraphNode, Grid, GridRow, Page, Part, Row};
use ctl_documents::draw;
use ctl_host::Checked;
use ctl_syntax::diagnostic::ProofStep;
use ctl_syntax::span::Span;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::names;
use crate::workspace::{Place, Spot, Workspace};

/// A view: its pages, and where it is one, the figure.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// Its pages.
    pub pages: Vec<Shown>,
    /// What is drawn; nothing where the view draws nothing.
    pub figure: Option<Drawn>,
}

/// A figure.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "figure")]
pub enum Drawn {
    /// A diagram.
    Graph {
        /// What it shows.
        title: String,
        /// Its nodes.
        nodes: Vec<Node>,
        /// Its edges.
        edges: Vec<Edge>,
        /// The picture: nodes are its elements with `data-node`, edges those with `data-edge`, by their numbers.
        svg: String,
    },
    /// Cells in rows, a grid for each page.
    Grids {
        /// What they show.
        title: String,
        /// The grids.
        grids: Vec<Cells>,
        /// A picture of each.
        svg: Vec<String>,
    },
}

/// A node of a diagram.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// The records that it stands for, as `kind:name`.
    pub of: Vec<String>,
    /// What is written on it.
    pub label: String,
    /// Where the first of its records is declared.
    pub place: Option<Shape>,
    /// Its class, as the view calls it.
    pub class: Option<String>,
    /// Its marks.
    pub marks: Vec<String>,
    /// What it may be drawn together with.
    pub group: String,
}

/// An edge of a diagram.
#[derive(Clone, Debug, Serialize)]
pub struct Edge {
    /// Where it begins: a node by its number.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// What it stands for.
    pub label: String,
    /// Whether the diagram is read along it.
    pub flows: bool,
}

/// A cell of a grid: its column, what stands in it, and its class.
pub type CellOf = (String, String, Option<String>);

/// A grid.
#[derive(Clone, Debug, Serialize)]
pub struct Cells {
    /// What it is of.
    pub heading: String,
    /// Its rows: a heading, and of each cell its column, what stands in it, and its class.
    pub rows: Vec<(String, Vec<CellOf>)>,
}

/// A page.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The record it is about, as `kind:name`.
    pub subject: Option<String>,
    /// Where that is declared.
    pub place: Option<Shape>,
    /// Its first line.
    pub heading: String,
    /// What stands on it.
    pub parts: Vec<Piece>,
}

/// A part of a page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "part")]
pub enum Piece {
    /// A labelled line.
    Line {
        /// The label.
        label: String,
        /// The text.
        text: String,
    },
    /// Why the line before holds: each step, and where it is written.
    Proof {
        /// The steps.
        steps: Vec<Step>,
    },
    /// A table.
    Table {
        /// Its headings.
        columns: Vec<String>,
        /// Its rows.
        rows: Vec<RowOf>,
    },
    /// The first line of what follows.
    Heading {
        /// The line.
        text: String,
    },
    /// A figure.
    Figure {
        /// What is drawn.
        drawn: Drawn,
    },
    /// The pages of another view.
    Pages {
        /// Its name.
        view: String,
        /// Its pages.
        pages: Vec<Shown>,
    },
}

/// A step of a proof: its text, where it is written, and from which record to what it leads, as `kind:name`.
pub type Step = (String, Option<Shape>, String, String);

/// A row of a table: its cells, where it leads, and of each cell the records that it names.
pub type RowOf = (Vec<String>, Option<Shape>, Vec<Vec<Named>>);

/// A record that a cell names.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// What messages call it.
    pub label: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Where its name is declared.
    pub place: Option<Shape>,
}

/// A place, whose address is left to who knows how addresses are written.
#[derive(Clone, Debug, Serialize)]
pub struct Shape {
    /// The address of the file.
    pub uri: String,
    /// The line, from 0.
    pub line: u32,
    /// The column, from 0.
    pub character: u32,
}

/// A view by its name, for who asks what there is.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// What it shows, in a few words.
    pub title: String,
}

/// All views of the library and of the package, in the order in which they are declared.
pub fn list(checked: &Checked) -> Vec<Listed> {
    let listed = |(name, title): (&str, &str)| Listed { name: name.to_owned(), title: title.to_owned() };
    checked.analysis.views().map(listed).collect()
}

/// So many steps from a record the diagram around it goes.
const STEPS: usize = 2;

/// A view: the pages of all subjects and its whole figure, or of the record at a spot its page and what is around it.
pub fn show(
    workspace: &Workspace,
    checked: &Checked,
    view: &str,
    about: Option<Spot<'_>>,
    address: &dyn Fn(&Place) -> Option<String>,
) -> Option<View> {
    let analysis = &checked.analysis;
    analysis.views().find(|(name, _)| *name == view)?;
    let subject = match about {
        None => None,
        Some(spot) => Some(record(spot)?),
    };
    let pages = analysis.pages(view, subject);
    let mut named = Vec::new();
    pages.iter().for_each(|page| records(page, &mut named));
    let showing = Showing { workspace, checked, address, names: analysis.names_of(named) };
    let pages = pages.into_iter().map(|page| showing.page(page)).collect();
    let figure = analysis.figure(view).map(|drawing| match (drawing.figure, subject) {
        (Figure::Graph(graph), Some(rec)) => showing.graph(drawing.title, &graph.around(rec, STEPS)),
        (figure, _) => showing.figure(Drawing { figure, ..drawing }),
    });
    Some(View { pages, figure })
}

fn record(spot: Spot<'_>) -> Option<RecId> {
    names::at(spot)?.symbols.into_iter().find_map(|symbol| match symbol {
        Symbol::Record(rec) => Some(rec),
        _ => None,
    })
}

/// The records that the tables of a page name.
fn records(page: &Page, out: &mut Vec<RecId>) {
    for part in &page.parts {
        match part {
            Part::Table { rows, .. } | Part::Changes { rows, .. } => {
                out.extend(rows.iter().flat_map(|row| row.records.iter().flatten()).copied());
            }
            Part::Pages(_, pages) => pages.iter().for_each(|page| records(page, out)),
            Part::Line { .. } | Part::Proof(_) | Part::Heading(_) | Part::Figure(_) => {}
        }
    }
}

struct Showing<'a> {
    workspace: &'a Workspace,
    checked: &'a Checked,
    address: &'a dyn Fn(&Place) -> Option<String>,
    /// What messages call the records that are named.
    names: FxHashMap<RecId, String>,
}

impl Showing<'_> {
    fn shape(&self, span: Span) -> Option<Shape> {
        let place = self.workspace.place(self.checked, span)?;
        let start = place.range.start;
        Some(Shape { uri: (self.address)(&place)?, line: start.line, character: start.column })
    }

    fn figure(&self, drawing: Drawing) -> Drawn {
        let Drawing { title, figure, .. } = drawing;
        match figure {
            Figure::Graph(graph) => self.graph(title, &graph),
            Figure::Grids(grids) => {
                let svg = grids.iter().map(draw::grid).collect();
                Drawn::Grids { title, grids: grids.into_iter().map(cells).collect(), svg }
            }
        }
    }

    fn graph(&self, title: String, graph: &Graph) -> Drawn {
        let graph = &graph.clone().clustered(draw::NODES);
        let analysis = &self.checked.analysis;
        let node = |node: &GraphNode| {
            let declared = node.of.first().map(|rec| analysis.model.name_span(&analysis.program, *rec));
            Node {
                of: node.of.iter().map(|rec| analysis.reference(*rec)).collect(),
                label: node.label.clone(),
                place: declared.and_then(|span| self.shape(span)),
                class: node.class.and_then(|class| graph.classes.get(&class)).cloned(),
                marks: node.marks.iter().filter_map(|mark| graph.marks.get(mark)).cloned().collect(),
                group: node.group.clone(),
            }
        };
        let edge = |edge: &GraphEdge| {
            let tie = &graph.ties[edge.tie];
            Edge { from: edge.from, to: edge.to, label: tie.label.clone(), flows: tie.flows }
        };
        let (nodes, edges) = (graph.nodes.iter().map(node).collect(), graph.edges.iter().map(edge).collect());
        let svg = draw::graph(graph, &title);
        Drawn::Graph { title, nodes, edges, svg }
    }

    fn named(&self, rec: RecId) -> Named {
        let analysis = &self.checked.analysis;
        Named {
            label: self.names.get(&rec).cloned().unwrap_or_default(),
            title: analysis.model.title(&analysis.program, rec),
            place: self.shape(analysis.model.name_span(&analysis.program, rec)),
        }
    }

    fn page(&self, page: Page) -> Shown {
        let analysis = &self.checked.analysis;
        let place = page.subject.map(|rec| analysis.model.name_span(&analysis.program, rec));
        Shown {
            subject: page.subject.map(|rec| analysis.reference(rec)),
            place: place.and_then(|span| self.shape(span)),
            heading: page.heading,
            parts: page.parts.into_iter().map(|part| self.piece(part)).collect(),
        }
    }

    fn piece(&self, part: Part) -> Piece {
        match part {
            Part::Line { label, text } => Piece::Line { label, text },
            Part::Heading(text) => Piece::Heading { text },
            Part::Figure(drawing) => Piece::Figure { drawn: self.figure(drawing) },
            Part::Pages(view, pages) => {
                Piece::Pages { view, pages: pages.into_iter().map(|page| self.page(page)).collect() }
            }
            Part::Proof(proof) => {
                let step =
                    |step: &ProofStep| (step.text.clone(), self.shape(step.span), step.from.clone(), step.to.clone());
                Piece::Proof { steps: proof.steps.iter().map(step).collect() }
            }
            // With nothing to compare it with, what is compared is a table.
            Part::Table { columns, rows } | Part::Changes { columns, rows } => {
                let row = |row: Row| {
                    let named = row.records.iter().map(|all| all.iter().map(|rec| self.named(*rec)).collect());
                    (row.cells, row.place.and_then(|span| self.shape(span)), named.collect())
                };
                Piece::Table { columns, rows: rows.into_iter().map(row).collect() }
            }
        }
    }
}

fn cells(grid: Grid) -> Cells {
    let class = |class: Option<usize>| class.and_then(|class| grid.classes.get(&class)).cloned();
    let row = |row: &GridRow| {
        let cells = row.cells.iter().map(|cell| (cell.column.clone(), cell.label.clone(), class(cell.class)));
        (row.label.clone(), cells.collect())
    };
    Cells { heading: grid.heading.clone(), rows: grid.rows.iter().map(row).collect() }
}
