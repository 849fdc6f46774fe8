//! `ctl query`: one expression over a checked model.

use std::sync::Arc;

use ctl_syntax::ast::{Item, Node as ItemNode};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::parse_expression;
use ctl_syntax::{ItemTree, ast};

use super::Analysis;
use crate::engine::{Env, Naming};
use crate::expr::{Checker, Node, Scope};
use crate::program::ItemId;
use crate::schema::{Elem, Mult, Role, Type};
use crate::value::Value;

/// What a query yields.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// One row for each member of the set, in its order; each cell is a set.
    pub rows: Vec<Vec<Vec<Value>>>,
    /// Whether a column can hold several values.
    pub many: Vec<bool>,
    /// Whether the members of the set are no records: then there is one column, with themselves.
    pub bare: bool,
    /// Whether the expression was a condition: then there is one row with one yes or no.
    pub condition: bool,
}

impl Analysis {
    /// Evaluates an expression, and for each record that it yields the `columns` (fields or paths). Without columns a
    /// record shows its name, its title, and the fields its kind requires. The mistakes of the query are returned
    /// with spans in a file of its own, which is added to the program.
    pub fn query(&mut self, text: &str, columns: &[String]) -> Result<Answer, Vec<Diagnostic>> {
        let expr = self.virtual_expression(text);
        let (item, tree) = expr?;
        let mut nodes = self.nodes;
        let node = self.type_query(item, &tree, None, &mut nodes)?;
        let elem = node.ty.elem.clone();
        let wanted: Vec<String> = if columns.is_empty() { self.usual_columns(&elem) } else { columns.to_vec() };
        let mut typed: Vec<(String, Node)> = Vec::new();
        if !self.schema.kinds_of(&elem).is_empty() {
            for column in &wanted {
                let (item, tree) = self.virtual_expression(&format!("self.{column}"))?;
                typed.push((column.clone(), self.type_query(item, &tree, Some(&elem), &mut nodes)?));
            }
        }
        self.nodes = nodes;
        let mut read = Vec::new();
        node.fields_read(&mut read);
        typed.iter().for_each(|(_, n)| n.fields_read(&mut read));
        let needed = self.close(read);
        let engine = self.engine(&|f| needed.contains(&f));
        let env = Env::new(crate::expr::MAX_VARS);
        if node.ty.elem == Elem::Bool && node.ty.mult != Mult::Many {
            let row = vec![vec![Value::Bool(engine.holds(&node, &env))]];
            return Ok(Answer {
                columns: vec!["value".to_owned()],
                rows: vec![row],
                many: vec![false],
                bare: true,
                condition: true,
            });
        }
        let set = engine.set(&node, &env);
        if typed.is_empty() {
            let rows = set.into_iter().map(|v| vec![vec![v]]).collect();
            return Ok(Answer {
                columns: vec!["value".to_owned()],
                rows,
                many: vec![false],
                bare: true,
                condition: false,
            });
        }
        let rows = set
            .into_iter()
            .map(|v| {
                let env = Env::new(crate::expr::MAX_VARS);
                env.one(crate::expr::SELF, v);
                typed.iter().map(|(_, n)| engine.set(n, &env)).collect()
            })
            .collect();
        let many = typed.iter().map(|(_, n)| n.ty.mult == Mult::Many).collect();
        Ok(Answer { columns: typed.into_iter().map(|(c, _)| c).collect(), rows, many, bare: false, condition: false })
    }

    /// A value as a table shows it, or as CSV and JSON do (`source`).
    pub fn show(&self, value: Value, source: bool) -> String {
        let engine = self.engine(&|_| false);
        let naming = if source { Naming::Source } else { Naming::People };
        engine.shown(value, naming)
    }

    fn usual_columns(&self, elem: &Elem) -> Vec<String> {
        let kinds = self.schema.kinds_of(elem);
        let mut out = vec!["name".to_owned(), "title".to_owned()];
        let [kind] = kinds[..] else { return out };
        if self.schema.kind(kind).edge.is_some() {
            out.clear();
        }
        for id in &self.schema.kind(kind).fields {
            let field = self.schema.field(*id);
            let given = matches!(field.role, Role::Given);
            if field.required || field.unique || given {
                out.push(field.name.clone());
            }
        }
        out
    }

    fn type_query(
        &self,
        item: ItemId,
        expr: &ast::Expr,
        this: Option<&Elem>,
        nodes: &mut u32,
    ) -> Result<Node, Vec<Diagnostic>> {
        let mut sink = Vec::new();
        let mut scope = Scope::default();
        if let Some(elem) = this {
            scope.bind("self", Type { elem: elem.clone(), mult: Mult::One });
        }
        let node = Checker::new(self.ground(), item, scope, nodes, &mut sink).expr(expr, None);
        if sink.is_empty() && !node.is_error() { Ok(node) } else { Err(sink) }
    }

    /// A file and an item of their own for a text that stands in no file.
    fn virtual_expression(&mut self, text: &str) -> Result<(ItemId, ast::Expr), Vec<Diagnostic>> {
        let (expr, errors) = parse_expression(text);
        let tree = ItemTree { item: Item { docs: Vec::new(), node: ItemNode::Error }, errors: Vec::new() };
        let (file, item) = self.program.add_text("query", &Arc::from(text), tree);
        match errors.is_empty() {
            true => Ok((item, expr)),
            false => Err(errors.iter().map(|e| e.diagnostic(file, 0)).collect()),
        }
    }
}
