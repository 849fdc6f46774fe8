//! Views: what is shown of the model.

use super::diagnose;
use super::error::SyntaxError;
use super::lower::Lower;
use super::tree::{Node, Rule};
use crate::ast::{View, ViewClause, ViewNode};
use crate::span::TextRange;

impl Lower<'_> {
    /// `view NAME "..." { clauses }`
    pub(super) fn view(&mut self, node: Node<'_>) -> View {
        let mut parts = node.children();
        let start = node.range().start;
        let word = TextRange { start, end: start + 4 };
        let name = parts.eat(Rule::lump).map(Node::range);
        let title = parts.eat_title().and_then(|t| self.text_literal(t));
        if name.is_none() {
            self.report(
                SyntaxError::new("E0101", word, "this view has no name", "expected its name after this word")
                    .help("write `view NAME \"what it shows\" { ... }`"),
            );
        }
        let name = name.unwrap_or(TextRange { start: word.end, end: word.end });
        let mut view = View { name, title, clauses: Vec::new(), incomplete: false };
        let Some(body) = parts.next() else {
            self.no_block(node, "view", "`{ }` with its clauses");
            view.incomplete = true;
            return view;
        };
        let mut closed = false;
        for part in body.children() {
            match part.rule() {
                Rule::close => closed = true,
                Rule::bad => {
                    let range = self.trimmed(part.range());
                    view.incomplete = true;
                    diagnose::bad_view_clause(self, range);
                }
                _ => view.clauses.extend(self.view_clause(part)),
            }
        }
        self.block_end(body, closed);
        view.incomplete |= !closed || !self.errors.is_empty();
        view
    }

    fn view_clause(&mut self, node: Node<'_>) -> Option<ViewClause> {
        let rule = node.rule();
        let range = self.trimmed(node.range());
        let mut parts = node.children();
        parts.next();
        let node = match rule {
            Rule::v_for => ViewNode::For(self.binder(parts.next()?)),
            Rule::v_rows => ViewNode::Rows(parts.map(|b| self.binder(b)).collect()),
            Rule::v_changes => ViewNode::Changes(parts.map(|b| self.binder(b)).collect()),
            Rule::v_where => ViewNode::Where(self.expr(parts.next()?, 0)),
            Rule::v_let => {
                let name = self.variable(parts.next()?.range());
                ViewNode::Let(name, self.expr(parts.next()?, 0))
            }
            Rule::v_heading => ViewNode::Heading(self.alternatives(parts)),
            Rule::v_class => ViewNode::Class(self.alternatives(parts)),
            Rule::v_line => ViewNode::Line(parts.next()?.range(), self.alternatives(parts)),
            Rule::v_because => ViewNode::Because(self.placed(parts)?),
            Rule::v_column => ViewNode::Column(parts.next()?.range(), self.expr(parts.next()?, 0)),
            Rule::v_mark => ViewNode::Mark(self.alternatives(parts)),
            Rule::v_group => ViewNode::Group(self.alternatives(parts)),
            Rule::v_arrow => ViewNode::Arrow(parts.next()?.range(), self.expr(parts.next()?, 0)),
            Rule::v_grid => {
                let rows = self.binder(parts.next()?);
                parts.eat(Rule::k_by);
                ViewNode::Grid(rows, self.binder(parts.next()?))
            }
            Rule::v_side => ViewNode::Side(self.alternatives(parts)),
            Rule::v_top => ViewNode::Top(self.alternatives(parts)),
            Rule::v_cell => ViewNode::Cell(self.alternatives(parts)),
            Rule::v_figure => {
                let name = parts.next()?.range();
                parts.eat(Rule::k_of);
                ViewNode::Figure(name, parts.next().map(|e| self.expr(e, 0)))
            }
            Rule::v_pages => {
                let name = parts.next()?.range();
                parts.eat(Rule::k_of);
                ViewNode::Pages(name, self.expr(parts.next()?, 0))
            }
            Rule::v_concerns => ViewNode::Concerns(self.expr(parts.next()?, 0)),
            Rule::v_link => ViewNode::Link(parts.next()?.range(), self.expr(parts.next()?, 0)),
            Rule::v_file => ViewNode::File(self.alternatives(parts)),
            Rule::v_template => ViewNode::Template(parts.next()?.range()),
            Rule::v_lens => ViewNode::Lens(parts.next()?.range(), self.alternatives(parts)),
            Rule::v_hint => ViewNode::Hint(parts.next()?.range(), self.alternatives(parts)),
            Rule::v_findings => ViewNode::Findings(self.variable(parts.next()?.range())),
            Rule::v_to => ViewNode::To(self.expr(parts.next()?, 0)),
            Rule::v_opens => ViewNode::Opens(parts.next()?.range()),
            Rule::v_at => ViewNode::At(self.expr(parts.next()?, 0)),
            Rule::v_inherits => ViewNode::Inherits(self.expr(parts.next()?, 0)),
            _ => return None,
        };
        Some(ViewClause { range, node })
    }
}
