//! Views, typed.

use ctl_syntax::ast::{self, Node as Item, ViewNode};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal;
use ctl_syntax::span::{Span, TextRange};

use super::{At, Clause, Declared, GridWords, Over, Texts, To, View};
use crate::expr::{Checker, Ground, Node, Op, Scope, VarId};
use crate::program::{ItemId, Program};
use crate::schema::{Elem, Mult, nearest};

/// What a view shows of another.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Figure,
    Pages,
    Document,
}

/// Types all views.
pub(crate) fn compile_views(ground: Ground<'_>, next_id: &mut u32, sink: &mut Vec<Diagnostic>) -> Vec<View> {
    let program = ground.program;
    let mut out: Vec<View> = Vec::new();
    let mut shown = Vec::new();
    for item in program.special.iter().copied() {
        let Item::View(ast) = &program.item(item).node else { continue };
        if let Some(view) = compile_view(ground, item, next_id, sink) {
            shown.extend(ast.clauses.iter().filter_map(|c| match &c.node {
                ViewNode::Figure(name, _) => Some((program.span(item, *name), Shows::Figure)),
                ViewNode::Pages(name, _) => Some((program.span(item, *name), Shows::Pages)),
                ViewNode::Opens(name) => Some((program.span(item, *name), Shows::Document)),
                _ => None,
            }));
            // A package's own view takes the place of the library's.
            match out.iter().position(|v| v.name == view.name) {
                Some(at) => out[at] = view,
                None => out.push(view),
            }
        }
    }
    for (span, what) in shown {
        check_shown(program, &out, span, what, sink);
    }
    out
}

/// Types one view.
pub(crate) fn compile_view(
    ground: Ground<'_>,
    item: ItemId,
    next_id: &mut u32,
    sink: &mut Vec<Diagnostic>,
) -> Option<View> {
    let Item::View(ast) = &ground.program.item(item).node else { return None };
    compile(Checker::new(ground, item, Scope::of_item(ast.incomplete), next_id, sink), ast)
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
                clauses.push(Clause::For(Over { vars: vec![(var, source)], filter: None, concerns: None }));
            }
            ViewNode::Rows(all) | ViewNode::Changes(all) => {
                let over = over(&mut ck, all)?;
                let compared = matches!(clause.node, ViewNode::Changes(_));
                clauses.push(Clause::Table { over, columns: Vec::new(), compared });
            }
            ViewNode::Grid(rows, across) => {
                let over = over(&mut ck, [rows, across])?;
                clauses.push(Clause::Grid { over, words: GridWords::default() });
            }
            ViewNode::Where(e) => {
                let node = ck.condition(e);
                match last_over(&mut clauses) {
                    Some(over) => over.filter = Some(node),
                    None => misplaced(&mut ck, clause.range, "where", "`for`, `rows`, `changes` or `grid`"),
                }
            }
            ViewNode::Concerns(e) => {
                let node = ck.expr(e, None);
                match last_over(&mut clauses) {
                    Some(over) => over.concerns = Some(node),
                    None => misplaced(&mut ck, clause.range, "concerns", "`for`, `rows`, `changes` or `grid`"),
                }
            }
            ViewNode::Side(alts) | ViewNode::Top(alts) | ViewNode::Cell(alts) => {
                let all = texts(&mut ck, alts);
                match (clauses.last_mut(), &clause.node) {
                    (Some(Clause::Grid { words, .. }), ViewNode::Side(_)) => words.side = all,
                    (Some(Clause::Grid { words, .. }), ViewNode::Top(_)) => words.top = all,
                    (Some(Clause::Grid { words, .. }), _) => words.cell = all,
                    (_, ViewNode::Side(_)) => misplaced(&mut ck, clause.range, "side", "`grid`"),
                    (_, ViewNode::Top(_)) => misplaced(&mut ck, clause.range, "top", "`grid`"),
                    _ => misplaced(&mut ck, clause.range, "cell", "`grid`"),
                }
            }
            ViewNode::Column(label, e) => {
                let node = ck.expr(e, None);
                let label = quoted(&ck, *label);
                match clauses.last_mut() {
                    Some(Clause::Table { columns, .. }) => columns.push((label, node)),
                    _ => misplaced(&mut ck, clause.range, "column", "`rows` or `changes`"),
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
            ViewNode::Class(alts) => {
                let all = texts(&mut ck, alts);
                match clauses.last_mut() {
                    Some(Clause::Grid { words, .. }) => words.class = all,
                    _ => clauses.push(Clause::Class(all)),
                }
            }
            ViewNode::Mark(alts) => clauses.push(Clause::Mark(texts(&mut ck, alts))),
            ViewNode::Group(alts) => clauses.push(Clause::Group(texts(&mut ck, alts))),
            ViewNode::Line(label, alts) => {
                let label = quoted(&ck, *label);
                clauses.push(Clause::Line(label, texts(&mut ck, alts)));
            }
            ViewNode::Because(p) => {
                let node = ck.expr(&p.expr, Some(&Elem::Bool));
                let title = p.text.as_ref().map(|t| ck.template(t));
                match clauses.last_mut() {
                    Some(Clause::Sign(sign)) => sign.because = Some(node),
                    _ => clauses.push(Clause::Because(node, title)),
                }
            }
            ViewNode::Findings(name) => {
                let count = ck.expr(&ast::Expr { range: *name, node: ast::ExprNode::Int(0) }, None);
                let word = text(&ck, *name);
                if let Some(var) = ck.bind(&word, None, &count, *name) {
                    names.push((word, var, Mult::One));
                    clauses.push(Clause::Findings(var));
                }
            }
            ViewNode::Lens(name, alts) | ViewNode::Hint(name, alts) => {
                let above = matches!(clause.node, ViewNode::Lens(..));
                if !clauses.iter().any(|c| matches!(c, Clause::For(_))) {
                    misplaced(&mut ck, clause.range, if above { "lens" } else { "hint" }, "`for`");
                }
                let (name, texts) = (text(&ck, *name), texts(&mut ck, alts));
                let sign = Declared { name, above, texts, at: At::Record, to: To::Nowhere, because: None };
                clauses.push(Clause::Sign(Box::new(sign)));
            }
            ViewNode::To(e) => {
                let node = ck.expr(e, None);
                let counts = |c: &Clause| matches!((c, &node.op), (Clause::Findings(a), Op::Var(b)) if a == b);
                let to = if clauses.iter().any(counts) { To::Findings } else { To::Records(node) };
                match clauses.last_mut() {
                    Some(Clause::Sign(sign)) => sign.to = to,
                    _ => misplaced(&mut ck, clause.range, "to", "`lens` or `hint`"),
                }
            }
            ViewNode::Opens(name) => {
                let name = text(&ck, *name);
                match clauses.last_mut() {
                    Some(Clause::Sign(sign)) if sign.above => sign.to = To::Document(name),
                    _ => misplaced(&mut ck, clause.range, "opens", "`lens`"),
                }
            }
            ViewNode::At(e) | ViewNode::Inherits(e) => {
                let node = ck.expr(e, None);
                let word = if matches!(clause.node, ViewNode::At(_)) { "at" } else { "inherits" };
                match clauses.last_mut() {
                    Some(Clause::Sign(sign)) if !sign.above => {
                        sign.at = if word == "at" { At::Named(node) } else { At::Template(node) };
                    }
                    _ => misplaced(&mut ck, clause.range, word, "`hint`"),
                }
            }
            ViewNode::Link(label, e) | ViewNode::Arrow(label, e) => {
                let node = ck.expr(e, None);
                let label = quoted(&ck, *label);
                clauses.push(Clause::Link(label, node, matches!(clause.node, ViewNode::Arrow(..))));
            }
            ViewNode::Figure(name, of) => {
                let of = of.as_ref().map(|e| ck.expr(e, None));
                clauses.push(Clause::Figure(text(&ck, *name), of));
            }
            ViewNode::Pages(name, of) => {
                let of = ck.expr(of, None);
                clauses.push(Clause::Pages(text(&ck, *name), of));
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
    let label = match nearest(path, there) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => "a path from the root of the package, like \"documents/narrative.j2\"".to_owned(),
    };
    ck.error("E0510", range, format!("there is no template \"{path}\""), &label);
}

/// What `where` and `concerns` restrict: what stands right before them.
fn last_over(clauses: &mut [Clause]) -> Option<&mut Over> {
    match clauses.last_mut()? {
        Clause::For(over) | Clause::Table { over, .. } | Clause::Grid { over, .. } => Some(over),
        _ => None,
    }
}

fn misplaced(ck: &mut Checker<'_>, range: TextRange, word: &str, after: &str) {
    ck.error("E0509", range, format!("`{word}` stands after {after}"), "");
}

fn over<'b>(ck: &mut Checker<'_>, binders: impl IntoIterator<Item = &'b ast::Binder>) -> Option<Over> {
    let vars = binders.into_iter().map(|b| binder(ck, b)).collect::<Option<Vec<_>>>()?;
    Some(Over { vars, filter: None, concerns: None })
}

/// A view that is shown by another has to be there, and to show what is asked of it: its pages, or a diagram or grid.
/// It shows no further ones, so that none shows itself.
fn check_shown(program: &Program, views: &[View], at: Span, what: Shows, sink: &mut Vec<Diagnostic>) {
    let name = &program.file(at.file).text[at.range.start as usize..at.range.end as usize];
    let drawn =
        |v: &View| v.clauses.iter().any(|c| matches!(c, Clause::Class(_) | Clause::Link(..) | Clause::Grid { .. }));
    let (message, label) = match views.iter().find(|v| v.name == name) {
        None => {
            let near = nearest(name, views.iter().map(|v| &*v.name));
            let label = near.map_or_else(|| "the name of a view".to_owned(), |near| format!("did you mean `{near}`?"));
            (format!("there is no view `{name}`"), label)
        }
        Some(view) if what == Shows::Document && !view.clauses.iter().any(|c| matches!(c, Clause::File(_))) => {
            (format!("`{name}` is no document"), "a document is a view with a `file`".to_owned())
        }
        Some(view) if what == Shows::Pages && view.clauses.iter().any(|c| c.shows().is_some()) => {
            (format!("`{name}` shows other views itself"), "pages are those of a view that shows no other".to_owned())
        }
        Some(view) if what == Shows::Figure && !drawn(view) => (
            format!("`{name}` has no figure"),
            "a figure is a view with `class`, `arrow` or `link`, or with a `grid`".to_owned(),
        ),
        Some(_) => return,
    };
    sink.push(Diagnostic::error("E0513", at, message, label));
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
