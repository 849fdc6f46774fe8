//! Pages and figures, made from typed views.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Cell, Clause, Drawing, Figure, Graph, GraphEdge, GraphNode, Grid, GridRow};
use super::{GridWords, Over, Page, Part, Row, Texts, Tie, View};
use crate::analysis::Analysis;
use crate::engine::{Bound, Engine, Env, Naming};
use crate::expr::{Node, VarId};
use crate::rule::Prover;
use crate::schema::{Elem, Mult};
use crate::value::{RecId, Value};

/// The pages of a view that `engine` has every field for; with `asked`, what concerns that record.
pub(crate) fn pages_of(analysis: &Analysis, engine: &Engine<'_>, view: &str, asked: Option<RecId>) -> Vec<Page> {
    let views = &analysis.compiled.views;
    let Some(view) = views.iter().find(|v| v.name == view) else { return Vec::new() };
    analysis.with_prover(engine, |prover| {
        let maker = Maker { engine, prover, views, asked, only: None, found: &|rec| analysis.found(engine, rec) };
        maker.pages(view, &|_| true)
    })
}

/// The page of a view about a record, or about nothing in particular.
pub(crate) fn page_of(analysis: &Analysis, engine: &Engine<'_>, view: &str, about: Option<RecId>) -> Option<Page> {
    let views = &analysis.compiled.views;
    let view = views.iter().find(|v| v.name == view)?;
    analysis.with_prover(engine, |prover| {
        let found = &|rec| analysis.found(engine, rec);
        let maker = Maker { engine, prover, views, asked: None, only: about, found };
        maker.pages(view, &|subject| subject == about).into_iter().next()
    })
}

/// What pages are made with.
#[derive(Clone, Copy)]
pub(super) struct Maker<'m> {
    pub(super) engine: &'m Engine<'m>,
    pub(super) prover: &'m Prover<'m>,
    /// All views, as some show others.
    pub(super) views: &'m [View],
    /// The record that what is made has to concern.
    pub(super) asked: Option<RecId>,
    /// The only subject that is looked at, where just one page is wanted.
    pub(super) only: Option<RecId>,
    /// How many findings there are about a record.
    pub(super) found: &'m dyn Fn(RecId) -> usize,
}

/// Which subjects are shown. A view without `for` has none.
type Shown<'s> = &'s dyn Fn(Option<RecId>) -> bool;

impl Maker<'_> {
    /// The pages of a view.
    pub(super) fn pages(&self, view: &View, shown: Shown<'_>) -> Vec<Page> {
        let env = Env::new(view.slots);
        let mut out = Vec::new();
        self.subjects(view, &env, &mut |subject| {
            if shown(subject) {
                out.push(self.page(view, &env, subject));
            }
        });
        out
    }

    /// Goes through what a view has pages for.
    pub(super) fn subjects(&self, view: &View, env: &Env, f: &mut dyn FnMut(Option<RecId>)) {
        let first = view.clauses.iter().find_map(|c| if let Clause::For(over) = c { Some(over) } else { None });
        let Some(over) = first else { return f(None) };
        self.over_from(over, env, self.only, &mut Vec::new(), &mut |values| {
            let subject = values.first().and_then(|v| v.record());
            if over.concerns.is_some() || subject.is_none_or(|rec| self.is_asked(rec)) {
                f(subject);
            }
        });
        over.vars.iter().for_each(|(var, _)| env.set(*var, Bound::Nothing));
    }

    /// A page about a record of the kind that is asked for is about that one.
    fn is_asked(&self, rec: RecId) -> bool {
        let kind = |rec| self.engine.model.record(rec).kind;
        self.asked.is_none_or(|asked| rec == asked || kind(rec) != kind(asked))
    }

    /// Goes through the combinations of members, each variable's in the order of its set; variables are bound
    /// meanwhile.
    fn over(&self, over: &Over, env: &Env, f: &mut dyn FnMut(&[Value])) {
        self.over_from(over, env, None, &mut Vec::new(), f);
        over.vars.iter().for_each(|(var, _)| env.set(*var, Bound::Nothing));
    }

    /// The same from the variable of which no value is there yet; of the first variable, `only` that where it is given.
    fn over_from(
        &self,
        over: &Over,
        env: &Env,
        only: Option<RecId>,
        values: &mut Vec<Value>,
        f: &mut dyn FnMut(&[Value]),
    ) {
        let Some((var, source)) = over.vars.get(values.len()) else {
            let concerned = match (&over.concerns, self.asked) {
                (Some(concerns), Some(asked)) => self.engine.set(concerns, env).contains(&Value::Record(asked)),
                _ => true,
            };
            if over.filter.as_ref().is_none_or(|p| self.engine.holds(p, env)) && concerned {
                f(values);
            }
            return;
        };
        let members = match only.filter(|_| values.is_empty()).map(Value::Record) {
            Some(only) if self.engine.has(source, only, env) => vec![only],
            Some(_) => Vec::new(),
            None => self.engine.set(source, env),
        };
        for value in members {
            env.set(*var, Bound::One(value));
            values.push(value);
            self.over_from(over, env, None, values, f);
            values.pop();
        }
    }

    pub(super) fn pick(&self, texts: &Texts, env: &Env) -> Option<(usize, String)> {
        let holds = |guard: &Option<Node>| guard.as_ref().is_none_or(|g| self.engine.holds(g, env));
        let found = texts.iter().enumerate().find(|(_, (_, guard))| holds(guard));
        found.map(|(at, (text, _))| (at, self.engine.text_of(text, env)))
    }

    /// What is written on paper: a name that is no title stands without its marks there.
    pub(super) fn drawn(&self, texts: &Texts, env: &Env) -> Option<String> {
        self.pick(texts, env).map(|(_, text)| unmarked(&text))
    }

    /// Binds a variable to how many findings there are about a record.
    pub(super) fn count(&self, var: VarId, env: &Env, subject: Option<RecId>) {
        let found = subject.map_or(0, |rec| (self.found)(rec));
        env.set(var, Bound::One(Value::Int(i64::try_from(found).unwrap_or(i64::MAX))));
    }

    fn page(&self, view: &View, env: &Env, subject: Option<RecId>) -> Page {
        let engine = self.engine;
        let mut page = Page { subject, ..Page::default() };
        let mut first = true;
        let on_paper = view.clauses.iter().any(|c| matches!(c, Clause::File(_)));
        let written = |t: &Texts| match on_paper {
            true => self.drawn(t, env),
            false => self.pick(t, env).map(|(_, text)| text),
        };
        for clause in &view.clauses {
            match clause {
                Clause::Let(var, node) => env.set(*var, Bound::set(engine.set(node, env))),
                Clause::Heading(t) => {
                    let heading = written(t).unwrap_or_default();
                    if std::mem::take(&mut first) {
                        page.heading = heading;
                    } else if !heading.is_empty() {
                        page.parts.push(Part::Heading(heading));
                    }
                }
                Clause::Line(label, t) => {
                    if let Some(text) = written(t).filter(|t| !t.is_empty()) {
                        page.parts.push(Part::Line { label: label.clone(), text });
                    }
                }
                Clause::Because(node, title) => {
                    if node.ty.elem != Elem::Bool || engine.holds(node, env) {
                        let title = title.as_ref().map_or_else(String::new, |t| engine.text_of(t, env));
                        let proof = self.prover.prove(node, env, title);
                        if !proof.steps.is_empty() || !proof.line.is_empty() {
                            page.parts.push(Part::Proof(proof));
                        }
                    }
                }
                Clause::Table { over, columns, compared } => {
                    let mut rows = Vec::new();
                    self.over(over, env, &mut |values| {
                        let key = values.iter().map(|v| engine.shown(*v, Naming::Source)).collect::<Vec<_>>().join(" ");
                        let place = values.iter().find_map(|v| v.record()).map(|r| engine.name_place(r));
                        let mut row = Row { place, key, ..Row::default() };
                        columns.iter().for_each(|(_, n)| cell(engine, n, env, &mut row));
                        rows.push(row);
                    });
                    let columns = columns.iter().map(|(l, _)| l.clone()).collect();
                    page.parts.push(match compared {
                        true => Part::Changes { columns, rows },
                        false => Part::Table { columns, rows },
                    });
                }
                Clause::Figure(name, of) => {
                    let of = of.as_ref().map(|of| records(engine, of, env));
                    let shown = |subject: Option<RecId>| {
                        of.as_ref().is_none_or(|of| subject.is_some_and(|rec| of.contains(&rec)))
                    };
                    let view = self.views.iter().find(|v| v.name == *name);
                    let all = Maker { only: None, ..*self };
                    page.parts.extend(view.and_then(|view| all.figure(view, &shown)).map(Part::Figure));
                }
                Clause::Pages(name, of) => {
                    let of = records(engine, of, env);
                    let shown = |subject: Option<RecId>| subject.is_some_and(|rec| of.contains(&rec));
                    let view = self.views.iter().find(|v| v.name == *name);
                    let whole = Maker { asked: None, only: None, ..*self };
                    let pages = view.map_or_else(Vec::new, |view| whole.pages(view, &shown));
                    page.parts.push(Part::Pages(name.clone(), pages));
                }
                Clause::Findings(var) => self.count(*var, env, subject),
                Clause::File(t) => page.file = self.pick(t, env).map(|(_, file)| file),
                // What stands before the first page, or is drawn.
                Clause::For(_)
                | Clause::Class(_)
                | Clause::Mark(_)
                | Clause::Group(_)
                | Clause::Link(..)
                | Clause::Grid { .. }
                | Clause::Sign(_) => {}
            }
        }
        page.variables = (view.names.iter())
            .map(|(name, var, mult)| {
                let mut values = env.get(*var).values();
                engine.sort_told(&mut values);
                (name.clone(), values, *mult == Mult::Many)
            })
            .collect();
        page
    }

    /// The figure of a view; nothing where it has none, or nothing to draw.
    pub(super) fn figure(&self, view: &View, shown: Shown<'_>) -> Option<Drawing> {
        let is_grid = view.clauses.iter().any(|c| matches!(c, Clause::Grid { .. }));
        let figure = if is_grid { self.grids(view, shown) } else { self.graph(view, shown) }?;
        Some(Drawing { name: view.name.clone(), title: view.title.clone(), figure })
    }

    fn graph(&self, view: &View, shown: Shown<'_>) -> Option<Figure> {
        let env = Env::new(view.slots);
        let engine = self.engine;
        let ties = view.clauses.iter().filter_map(|c| match c {
            Clause::Link(label, _, flows) => Some(Tie { label: label.clone(), flows: *flows }),
            _ => None,
        });
        let mut graph = Graph { ties: ties.collect(), ..Graph::default() };
        let mut at: FxHashMap<RecId, usize> = FxHashMap::default();
        let mut ends: Vec<(usize, RecId, usize)> = Vec::new();
        self.subjects(view, &env, &mut |subject| {
            let Some(rec) = subject.filter(|_| shown(subject)) else { return };
            let here = graph.nodes.len();
            let name = engine.record_name(rec, Naming::Source);
            let label = engine.record_name(rec, Naming::People).trim_matches('`').to_owned();
            let mut node =
                GraphNode { of: vec![rec], label, name, class: None, marks: Vec::new(), group: String::new() };
            let (mut tie, mut mark) = (0, 0);
            for clause in &view.clauses {
                match clause {
                    Clause::Let(var, value) => env.set(*var, Bound::set(engine.set(value, &env))),
                    Clause::Class(t) => {
                        if let Some((class, name)) = self.pick(t, &env) {
                            node.class = Some(class);
                            graph.classes.insert(class, name);
                        }
                    }
                    Clause::Mark(t) => {
                        if let Some((_, name)) = self.pick(t, &env) {
                            node.marks.push(mark);
                            graph.marks.insert(mark, name);
                        }
                        mark += 1;
                    }
                    Clause::Group(t) => node.group = self.drawn(t, &env).unwrap_or_default(),
                    Clause::Link(_, to, _) => {
                        let to = engine.set(to, &env).into_iter().filter_map(Value::record);
                        ends.extend(to.map(|to| (here, to, tie)));
                        tie += 1;
                    }
                    _ => {}
                }
            }
            graph.kind.clone_from(&engine.schema.kind(engine.model.record(rec).kind).name);
            graph.nodes.push(node);
            at.insert(rec, here);
        });
        let edges = ends.into_iter().filter_map(|(from, to, tie)| Some(GraphEdge { from, to: *at.get(&to)?, tie }));
        graph.edges = edges.collect();
        graph.edges.sort_unstable();
        graph.edges.dedup();
        (!graph.nodes.is_empty()).then_some(Figure::Graph(graph))
    }

    fn grids(&self, view: &View, shown: Shown<'_>) -> Option<Figure> {
        let env = Env::new(view.slots);
        let mut grids = Vec::new();
        self.subjects(view, &env, &mut |subject| {
            if !shown(subject) {
                return;
            }
            let mut heading = None;
            for clause in &view.clauses {
                match clause {
                    Clause::Let(var, value) => env.set(*var, Bound::set(self.engine.set(value, &env))),
                    Clause::Heading(t) if heading.is_none() => heading = self.drawn(t, &env),
                    Clause::Grid { over, words } => {
                        let heading = heading.clone().unwrap_or_else(|| view.title.clone());
                        grids.extend(self.grid(heading, over, words, &env));
                    }
                    _ => {}
                }
            }
        });
        (!grids.is_empty()).then_some(Figure::Grids(grids))
    }

    fn grid(&self, heading: String, over: &Over, words: &GridWords, env: &Env) -> Option<Grid> {
        let mut grid = Grid { heading, columns: None, rows: Vec::new(), classes: BTreeMap::new() };
        let mut at: FxHashMap<Value, usize> = FxHashMap::default();
        let named = |texts: &Texts, value: Value| match self.drawn(texts, env) {
            Some(name) => name,
            None => self.engine.shown(value, Naming::People).trim_matches('`').to_owned(),
        };
        self.over(over, env, &mut |values| {
            let [row, column] = *values else { return };
            let place = *at.entry(row).or_insert_with(|| {
                grid.rows.push(GridRow { label: named(&words.side, row), cells: Vec::new() });
                grid.rows.len() - 1
            });
            let class = self.pick(&words.class, env).map(|(class, name)| {
                grid.classes.insert(class, name);
                class
            });
            let label = self.drawn(&words.cell, env).unwrap_or_default();
            grid.rows[place].cells.push(Cell { label, column: named(&words.top, column), class });
        });
        let columns = |row: &GridRow| row.cells.iter().map(|c| c.column.clone()).collect::<Vec<_>>();
        let first = columns(grid.rows.first()?);
        if grid.rows.iter().all(|row| columns(row) == first) {
            grid.columns = Some(first);
        }
        Some(grid)
    }
}

/// A text whose names in marks are bare: "`pay` and Stripe" is "pay and Stripe".
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        out.push_str(before);
        let name = after.split_once('`').map(|(name, _)| name);
        match name.filter(|n| !n.is_empty() && n.chars().all(|c| c.is_alphanumeric() || "_:.()-".contains(c))) {
            Some(name) => {
                out.push_str(name);
                rest = &after[name.len() + 1..];
            }
            None => {
                out.push('`');
                rest = after;
            }
        }
    }
    out + rest
}

/// The records of a set.
fn records(engine: &Engine<'_>, node: &Node, env: &Env) -> FxHashSet<RecId> {
    engine.set(node, env).into_iter().filter_map(Value::record).collect()
}

/// Adds a cell: all members of a set as they are told, none as an empty cell; and the member, if it is one.
fn cell(engine: &Engine<'_>, node: &Node, env: &Env, row: &mut Row) {
    let all = engine.told(node, env);
    row.values.push(if let [one] = all[..] { Some(one) } else { None });
    row.records.push(all.iter().filter_map(|v| v.record()).collect());
    let words: Vec<String> = all
        .iter()
        .map(|v| match *v {
            Value::Record(r) => engine.record_name(r, Naming::People).trim_matches('`').to_owned(),
            other => engine.shown(other, Naming::People),
        })
        .collect();
    row.cells.push(joined(&words));
}

/// Names with commas between them, sentences one after the other.
fn joined(words: &[String]) -> String {
    let mut out = String::new();
    for word in words {
        match out.chars().last() {
            None => {}
            Some('.' | '!' | '?') => out.push(' '),
            Some(_) => out.push_str(", "),
        }
        out.push_str(word);
    }
    out
}
