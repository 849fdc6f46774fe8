//! Views: pages of lines, proofs and tables, and the nodes of diagrams, as `view` items declare them. Rust knows how a
//! page is made; what stands on it is the library's.

use ctl_syntax::ast::{self, Node as Item, ViewNode};
use ctl_syntax::diagnostic::{Diagnostic, Proof};
use ctl_syntax::literal;
use ctl_syntax::span::{FileId, Span, TextRange};

use crate::analysis::Analysis;
use crate::engine::{Bound, Engine, Env, Naming};
use crate::expr::{Checker, Node, Scope, VarId};
use crate::model::{Model, RuleIds};
use crate::program::{ItemId, PackageId, Program};
use crate::rule::Prover;
use crate::schema::{Elem, Mult, Schema};
use crate::value::{RecId, Value};

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

#[derive(Clone, Debug)]
enum Clause {
    For(VarId, Node, Option<Node>),
    Let(VarId, Node),
    Heading(Texts),
    Line(String, Texts),
    Because(Node, Option<Node>),
    Table { var: VarId, source: Node, filter: Option<Node>, columns: Vec<(String, Node)> },
    Class(Texts),
    Link(String, Node),
    File(Texts),
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
    /// How its node of a diagram is drawn, and the place of that among the alternatives.
    pub class: Option<(usize, String)>,
    /// Where its node leads: the label of the links, and the records.
    pub links: Vec<(String, Vec<RecId>)>,
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
    /// The first line of what follows.
    Heading(String),
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cells in words.
    pub cells: Vec<String>,
    /// Of each cell the one value that it shows, if it is one: dates and numbers are more than words to a spreadsheet.
    pub values: Vec<Option<Value>>,
    /// Where it leads in the files.
    pub place: Option<Span>,
}

/// Types all views.
pub(crate) fn compile_views(
    program: &Program,
    schema: &Schema,
    model: &Model,
    rules: &RuleIds,
    next_id: &mut u32,
    sink: &mut Vec<Diagnostic>,
) -> Vec<View> {
    let mut out: Vec<View> = Vec::new();
    for i in 0..program.items.len() as u32 {
        let item = ItemId(i);
        let Item::View(ast) = &program.item(item).node else { continue };
        let checker = Checker {
            program,
            schema,
            names: &model.names,
            texts: &model.texts,
            rules,
            item,
            package: program.package_of(item),
            scope: Scope::of_item(ast.incomplete),
            next_id,
            sink,
            most_vars: 0,
        };
        if let Some(view) = compile(checker, ast) {
            // A package's own view replaces that of the library.
            out.retain(|v| v.name != view.name);
            out.push(view);
        }
    }
    out
}

fn compile(mut ck: Checker<'_>, ast: &ast::View) -> Option<View> {
    let before = ck.sink.len();
    let text = |ck: &Checker<'_>, r: TextRange| ck.program.text(ck.item, r).to_owned();
    let quoted = |ck: &Checker<'_>, r: TextRange| literal::text(ck.program.text(ck.item, r)).into_owned();
    let mut clauses: Vec<Clause> = Vec::new();
    let mut names: Vec<(String, VarId, Mult)> = Vec::new();
    let mut template = None;
    let package = ck.package;
    for clause in &ast.clauses {
        match &clause.node {
            ViewNode::For(b) => {
                let (var, source) = binder(&mut ck, b)?;
                names.extend(b.names.first().map(|n| (text(&ck, *n), var, Mult::One)));
                clauses.push(Clause::For(var, source, None));
            }
            ViewNode::Rows(b) => {
                let (var, source) = binder(&mut ck, b)?;
                clauses.push(Clause::Table { var, source, filter: None, columns: Vec::new() });
            }
            ViewNode::Where(e) => {
                let node = ck.condition(e);
                match clauses.last_mut() {
                    Some(Clause::For(_, _, filter) | Clause::Table { filter, .. }) => *filter = Some(node),
                    _ => ck.error("E0509", clause.range, "`where` stands after `for` or `rows`".to_owned(), ""),
                }
            }
            ViewNode::Column(label, e) => {
                let node = ck.expr(e, None);
                let label = quoted(&ck, *label);
                match clauses.last_mut() {
                    Some(Clause::Table { columns, .. }) => columns.push((label, node)),
                    _ => ck.error("E0509", clause.range, "`column` stands after `rows`".to_owned(), ""),
                }
            }
            ViewNode::Let(name, e) => {
                let node = ck.expr(e, None);
                let word = text(&ck, *name);
                if let Some(var) = ck.bind(&word, None, &node, *name) {
                    names.push((word, var, node.ty.mult));
                    clauses.push(Clause::Let(var, node));
                }
            }
            ViewNode::Heading(alts) => clauses.push(Clause::Heading(texts(&mut ck, alts))),
            ViewNode::Class(alts) => clauses.push(Clause::Class(texts(&mut ck, alts))),
            ViewNode::Line(label, alts) => {
                let label = quoted(&ck, *label);
                clauses.push(Clause::Line(label, texts(&mut ck, alts)));
            }
            ViewNode::Because(p) => {
                let node = ck.expr(&p.expr, Some(&Elem::Bool));
                let title = p.text.as_ref().map(|t| ck.template(t));
                clauses.push(Clause::Because(node, title));
            }
            ViewNode::Link(label, e) => {
                let node = ck.expr(e, None);
                let label = quoted(&ck, *label);
                clauses.push(Clause::Link(label, node));
            }
            ViewNode::File(alts) => clauses.push(Clause::File(texts(&mut ck, alts))),
            ViewNode::Template(path) => {
                let (span, word) = (ck.program.span(ck.item, *path), quoted(&ck, *path));
                if ck.program.template(package, &word).is_none() {
                    no_template(&mut ck, &word, *path);
                }
                template = Some((word, span));
            }
        }
    }
    let failed = ck.sink.len() > before || ast.incomplete;
    let title = ast.title.map(|t| quoted(&ck, t)).unwrap_or_default();
    (!failed).then(|| View {
        name: text(&ck, ast.name),
        title,
        clauses,
        slots: ck.most_vars.max(1),
        names,
        template,
        package,
    })
}

/// A view names a template that is not there.
fn no_template(ck: &mut Checker<'_>, path: &str, range: TextRange) {
    let there: Vec<&str> = (ck.program.files.iter())
        .filter(|f| f.path.ends_with(".j2") && (f.package == ck.package || f.package == ck.program.root()))
        .map(|f| &*f.path)
        .collect();
    let label = match crate::schema::nearest(path, there) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => "a path from the root of the package, like \"documents/narrative.j2\"".to_owned(),
    };
    ck.error("E0510", range, format!("there is no template \"{path}\""), &label);
}

fn binder(ck: &mut Checker<'_>, b: &ast::Binder) -> Option<(VarId, Node)> {
    let source = ck.expr(&b.source, None);
    let name = *b.names.first()?;
    let word = ck.program.text(ck.item, name).to_owned();
    Some((ck.bind(&word, Some(Mult::One), &source, name)?, source))
}

fn texts(ck: &mut Checker<'_>, alts: &[ast::Alternative]) -> Texts {
    alts.iter().map(|a| (ck.expr(&a.value, Some(&Elem::Text)), a.guard.as_ref().map(|g| ck.condition(g)))).collect()
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
            })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    /// The pages of a view; with `subject`, only the one about that record.
    pub fn pages(&self, view: &str, subject: Option<RecId>) -> Vec<Page> {
        let Some(view) = self.compiled.views.iter().find(|v| v.name == view) else { return Vec::new() };
        let mut read = Vec::new();
        for clause in &view.clauses {
            clause.nodes(&mut |n| n.fields_read(&mut read));
        }
        let needed = self.close(read);
        let engine = self.engine(&|f| needed.contains(&f));
        self.with_prover(&engine, |prover| pages(&engine, prover, view, subject))
    }
}

impl Clause {
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
            Clause::Heading(t) | Clause::Line(_, t) | Clause::Class(t) | Clause::File(t) => all(t),
            Clause::For(_, n, w) => {
                f(n);
                if let Some(w) = w {
                    f(w);
                }
            }
            Clause::Let(_, n) | Clause::Link(_, n) => f(n),
            Clause::Because(n, t) => {
                f(n);
                if let Some(t) = t {
                    f(t);
                }
            }
            Clause::Table { source, filter, columns, .. } => {
                f(source);
                if let Some(w) = filter {
                    f(w);
                }
                columns.iter().for_each(|(_, n)| f(n));
            }
        }
    }
}

/// The pages of a view that `engine` has every field for.
pub(crate) fn pages_of(analysis: &Analysis, engine: &Engine<'_>, view: &str) -> Vec<Page> {
    let Some(view) = analysis.compiled.views.iter().find(|v| v.name == view) else { return Vec::new() };
    analysis.with_prover(engine, |prover| pages(engine, prover, view, None))
}

fn pages(engine: &Engine<'_>, prover: &Prover<'_>, view: &View, subject: Option<RecId>) -> Vec<Page> {
    let env = Env::new(view.slots);
    let first = view.clauses.iter().find_map(|c| match c {
        Clause::For(var, source, filter) => Some((*var, source, filter)),
        _ => None,
    });
    let Some((var, source, filter)) = first else { return vec![page(engine, prover, view, &env, None)] };
    engine
        .set(source, &env)
        .into_iter()
        .filter(|v| subject.is_none_or(|s| v.record() == Some(s)))
        .filter_map(|v| {
            env.set(var, Bound::One(v));
            let shown = filter.as_ref().is_none_or(|f| engine.holds(f, &env));
            shown.then(|| page(engine, prover, view, &env, v.record()))
        })
        .collect()
}

fn page(engine: &Engine<'_>, prover: &Prover<'_>, view: &View, env: &Env, subject: Option<RecId>) -> Page {
    let mut page = Page { subject, ..Page::default() };
    let mut first = true;
    let pick = |t: &Texts| {
        let found = t.iter().enumerate().find(|(_, (_, g))| g.as_ref().is_none_or(|g| engine.holds(g, env)));
        found.map(|(i, (n, _))| (i, engine.text_of(n, env)))
    };
    for clause in &view.clauses {
        match clause {
            Clause::For(..) => {}
            Clause::Let(var, node) => env.set(*var, Bound::set(engine.set(node, env))),
            Clause::Heading(t) => {
                let heading = pick(t).map(|(_, h)| h).unwrap_or_default();
                if std::mem::take(&mut first) {
                    page.heading = heading;
                } else if !heading.is_empty() {
                    page.parts.push(Part::Heading(heading));
                }
            }
            Clause::Line(label, t) => {
                if let Some((_, text)) = pick(t).filter(|(_, t)| !t.is_empty()) {
                    page.parts.push(Part::Line { label: label.clone(), text });
                }
            }
            Clause::Because(node, title) => {
                if node.ty.elem != Elem::Bool || engine.holds(node, env) {
                    let title = title.as_ref().map_or_else(String::new, |t| engine.text_of(t, env));
                    let proof = prover.prove(node, env, title);
                    if !proof.steps.is_empty() || !proof.line.is_empty() {
                        page.parts.push(Part::Proof(proof));
                    }
                }
            }
            Clause::Table { var, source, filter, columns } => {
                let mut rows = Vec::new();
                for v in engine.set(source, env) {
                    env.set(*var, Bound::One(v));
                    if filter.as_ref().is_none_or(|f| engine.holds(f, env)) {
                        let place = v.record().map(|r| engine.name_place(r));
                        let cells = columns.iter().map(|(_, n)| cell(engine, n, env));
                        let (cells, values) = cells.unzip();
                        rows.push(Row { cells, values, place });
                    }
                }
                env.set(*var, Bound::Nothing);
                let columns = columns.iter().map(|(l, _)| l.clone()).collect();
                page.parts.push(Part::Table { columns, rows });
            }
            Clause::Class(t) => page.class = pick(t),
            Clause::Link(label, node) => {
                let to = engine.set(node, env).into_iter().filter_map(Value::record).collect();
                page.links.push((label.clone(), to));
            }
            Clause::File(t) => page.file = pick(t).map(|(_, file)| file),
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

/// A cell: all members of a set as they are told, none as an empty cell; and the member, if it is one.
fn cell(engine: &Engine<'_>, node: &Node, env: &Env) -> (String, Option<Value>) {
    let all = engine.told(node, env);
    let one = if let [one] = all[..] { Some(one) } else { None };
    let words: Vec<String> = all
        .into_iter()
        .map(|v| match v {
            Value::Record(r) => engine.record_name(r, Naming::People).trim_matches('`').to_owned(),
            other => engine.shown(other, Naming::People),
        })
        .collect();
    (joined(&words), one)
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
