//! Views: pages of lines, proofs and tables, and the figures on them, as `view` items declare them. Rust knows how a
//! page is made; what stands on it is the library's.

mod changes;
mod compile;
mod figure;
mod page;
mod sign;

use ctl_syntax::diagnostic::Proof;
use ctl_syntax::span::{FileId, Span};

use crate::analysis::Analysis;
use crate::engine::Engine;
use crate::expr::{Node, VarId};
use crate::program::PackageId;
use crate::rule::Prover;
use crate::schema::Mult;
use crate::value::{FieldId, RecId, Value};

pub use changes::changes;
pub(crate) use compile::{compile_view, compile_views};
pub use figure::{Cell, Drawing, Figure, Graph, GraphEdge, GraphNode, Grid, GridRow, Tie};
pub(crate) use page::{page_of, pages_of};
pub use sign::{Asked, Leads, Sign, Told};

/// A typed view.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) name: String,
    pub(crate) title: String,
    clauses: Vec<Clause>,
    slots: usize,
    /// Its variables: what templates may speak of.
    names: Vec<(String, VarId, Mult)>,
    /// The path of its template, and where the view names it.
    template: Option<(String, Span)>,
    package: PackageId,
}

type Texts = Vec<(Node, Option<Node>)>;

/// What a page or a row is made for, and for which members.
#[derive(Clone, Debug)]
struct Over {
    vars: Vec<(VarId, Node)>,
    filter: Option<Node>,
    /// For whom it is, if not for everybody.
    concerns: Option<Node>,
}

#[derive(Clone, Debug)]
enum Clause {
    For(Over),
    Let(VarId, Node),
    Heading(Texts),
    Line(String, Texts),
    Because(Node, Option<Node>),
    Table {
        over: Over,
        columns: Vec<(String, Node)>,
        /// Whether it is compared with that of another revision.
        compared: bool,
    },
    Class(Texts),
    Mark(Texts),
    Group(Texts),
    /// The label, where it leads, and whether the diagram is read along it.
    Link(String, Node, bool),
    /// Rows are the first variable's members, cells the second's.
    Grid {
        over: Over,
        words: GridWords,
    },
    Figure(String, Option<Node>),
    Pages(String, Node),
    File(Texts),
    /// How many findings there are about the page's record.
    Findings(VarId),
    Sign(Box<Declared>),
}

/// A sign that an editor shows, as it is declared.
#[derive(Clone, Debug)]
struct Declared {
    name: String,
    /// Whether it stands above the declaration, and not beside something.
    above: bool,
    texts: Texts,
    at: At,
    to: To,
    because: Option<Node>,
}

/// What a sign stands beside.
#[derive(Clone, Debug)]
enum At {
    /// The record.
    Record,
    /// What an expression names.
    Named(Node),
    /// The template of which a field has its values.
    Template(Node),
}

/// Where a sign leads.
#[derive(Clone, Debug)]
enum To {
    Nowhere,
    Records(Node),
    Findings,
    Document(String),
}

/// What is written on a grid.
#[derive(Clone, Debug, Default)]
struct GridWords {
    side: Texts,
    top: Texts,
    cell: Texts,
    class: Texts,
}

/// One page of a view.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The record it is about.
    pub subject: Option<RecId>,
    /// Its first line.
    pub heading: String,
    /// What follows, in order.
    pub parts: Vec<Part>,
    /// The name of the document that it is, with folders and without an ending.
    pub file: Option<String>,
    /// The variables of the view, for a template: name, values as they are told, and whether there may be several.
    pub variables: Vec<(String, Vec<Value>, bool)>,
}

/// A view whose pages are documents.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// What it is, in a few words.
    pub title: String,
    /// The file with its words, and where the view names it.
    pub template: Option<(FileId, Span)>,
    /// The package that declares it.
    pub package: PackageId,
    /// Whether it says what has changed, and so needs an earlier revision.
    pub compared: bool,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Part {
    /// A labelled line.
    Line {
        /// The label: one or two words.
        label: String,
        /// The text; may be empty, then the line is left out by renderers.
        text: String,
    },
    /// Why the line above holds.
    Proof(Proof),
    /// A table.
    Table {
        /// Headings.
        columns: Vec<String>,
        /// Rows.
        rows: Vec<Row>,
    },
    /// A table that is to be compared with that of another revision.
    Changes {
        /// Headings.
        columns: Vec<String>,
        /// Rows.
        rows: Vec<Row>,
    },
    /// The first line of what follows.
    Heading(String),
    /// A figure.
    Figure(Drawing),
    /// The pages of another view, by its name.
    Pages(String, Vec<Page>),
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells in words.
    pub cells: Vec<String>,
    /// Of each cell the one value that it shows, if it is one: dates and numbers are more than words to a spreadsheet.
    pub values: Vec<Option<Value>>,
    /// Of each cell the records that it names.
    pub records: Vec<Vec<RecId>>,
    /// Where it leads in the files.
    pub place: Option<Span>,
    /// What it is about, as it is written: the same in another revision of the same files.
    pub key: String,
}

impl Analysis {
    /// Names and titles of all views.
    pub fn views(&self) -> impl Iterator<Item = (&str, &str)> {
        self.compiled.views.iter().map(|v| (&*v.name, &*v.title))
    }

    /// The views whose pages are documents, in order of their names.
    pub fn documents(&self) -> Vec<Document> {
        let mut all: Vec<Document> = (self.compiled.views.iter())
            .filter(|v| v.clauses.iter().any(|c| matches!(c, Clause::File(_))))
            .map(|v| Document {
                name: v.name.clone(),
                title: v.title.clone(),
                template: v.template.as_ref().and_then(|(p, s)| Some((self.program.template(v.package, p)?, *s))),
                package: v.package,
                compared: v.clauses.iter().any(|c| matches!(c, Clause::Table { compared: true, .. })),
            })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    /// The views that are diagrams.
    pub fn diagrams(&self) -> Vec<String> {
        let leads = |v: &&View| v.clauses.iter().any(|c| matches!(c, Clause::Link(..)));
        self.compiled.views.iter().filter(leads).map(|v| v.name.clone()).collect()
    }

    /// The pages of a view; with `subject`, only the one about that record.
    pub fn pages(&self, view: &str, subject: Option<RecId>) -> Vec<Page> {
        self.with_view(view, |engine, prover, view| {
            page::Maker {
                engine,
                prover,
                views: &self.compiled.views,
                asked: None,
                only: subject,
                found: &|rec| self.found(engine, rec),
            }
            .pages(view, &|rec| subject.is_none_or(|s| rec == Some(s)))
        })
        .unwrap_or_default()
    }

    /// The diagram or grid of a view.
    pub fn figure(&self, view: &str) -> Option<Drawing> {
        self.with_view(view, |engine, prover, view| {
            page::Maker {
                engine,
                prover,
                views: &self.compiled.views,
                asked: None,
                only: None,
                found: &|rec| self.found(engine, rec),
            }
            .figure(view, &|_| true)
        })
        .flatten()
    }

    /// How many findings that no exception accepts there are about a record.
    pub(crate) fn found(&self, engine: &Engine<'_>, rec: RecId) -> usize {
        self.findings_about(&engine.reference(rec)).len()
    }

    fn with_view<T>(&self, name: &str, f: impl FnOnce(&Engine<'_>, &Prover<'_>, &View) -> T) -> Option<T> {
        let view = self.compiled.views.iter().find(|v| v.name == name)?;
        let mut read = Vec::new();
        self.fields_read(view, &mut read);
        let needed = self.close(read);
        let engine = self.engine(&|f| needed.contains(&f));
        Some(self.with_prover(&engine, |prover| f(&engine, prover, view)))
    }

    /// What a view reads, and the views that it shows. Those show no further ones.
    fn fields_read(&self, view: &View, read: &mut Vec<FieldId>) {
        for clause in &view.clauses {
            clause.nodes(&mut |n| n.fields_read(read));
            if let Clause::Figure(name, _) | Clause::Pages(name, _) = clause
                && let Some(shown) = self.compiled.views.iter().find(|v| v.name == *name)
            {
                shown.clauses.iter().for_each(|c| c.nodes(&mut |n| n.fields_read(read)));
            }
        }
    }
}

impl Clause {
    /// Whether the clause shows another view.
    fn shows(&self) -> Option<&str> {
        match self {
            Clause::Figure(name, _) | Clause::Pages(name, _) => Some(name),
            _ => None,
        }
    }

    fn nodes(&self, f: &mut dyn FnMut(&Node)) {
        let mut all = |t: &Texts| {
            for (n, g) in t {
                f(n);
                if let Some(g) = g {
                    f(g);
                }
            }
        };
        match self {
            Clause::Heading(t)
            | Clause::Line(_, t)
            | Clause::Class(t)
            | Clause::Mark(t)
            | Clause::Group(t)
            | Clause::File(t) => all(t),
            Clause::For(over) => over.nodes(f),
            Clause::Let(_, n) | Clause::Link(_, n, _) | Clause::Pages(_, n) => f(n),
            Clause::Figure(_, n) => n.iter().for_each(f),
            Clause::Findings(_) => {}
            Clause::Sign(sign) => {
                all(&sign.texts);
                if let At::Named(n) | At::Template(n) = &sign.at {
                    f(n);
                }
                if let To::Records(n) = &sign.to {
                    f(n);
                }
                sign.because.iter().for_each(f);
            }
            Clause::Because(n, t) => {
                f(n);
                t.iter().for_each(f);
            }
            Clause::Table { over, columns, .. } => {
                over.nodes(f);
                columns.iter().for_each(|(_, n)| f(n));
            }
            Clause::Grid { over, words } => {
                [&words.side, &words.top, &words.cell, &words.class].into_iter().for_each(&mut all);
                over.nodes(f);
            }
        }
    }
}

impl Over {
    fn nodes(&self, f: &mut dyn FnMut(&Node)) {
        self.vars.iter().map(|(_, n)| n).chain(&self.filter).chain(&self.concerns).for_each(f);
    }
}
