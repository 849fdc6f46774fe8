//! What is declared: in a document as an outline, in all packages by a few letters of its name or title.

use std::path::Path;

use ctl_core::Analysis;
use ctl_core::program::ItemId;
use ctl_host::Checked;
use ctl_syntax::ast::{self, Entry, Node};
use ctl_syntax::literal;
use ctl_syntax::span::{FileId, TextRange};

use crate::text::Range;
use crate::workspace::{Place, Workspace};

/// So many answers are enough: whoever gets more types another letter.
const MOST: usize = 256;

/// What sort of thing is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A record.
    Record,
    /// A record in another: a clause.
    Nested,
    /// A template.
    Template,
    /// A kind.
    Kind,
    /// A field of a kind.
    Field,
    /// An enum.
    Enum,
    /// A member of an enum.
    Member,
    /// A rule.
    Rule,
    /// A test.
    Test,
    /// A view.
    View,
}

/// A line of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its name; of a test its title.
    pub name: String,
    /// Its kind, and its title.
    pub detail: String,
    /// What it is.
    pub sort: Sort,
    /// All of it.
    pub range: Range,
    /// Its name.
    pub selection: Range,
    /// What is declared in it.
    pub children: Vec<Outline>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// Its kind, and its title.
    pub detail: String,
    /// What it is.
    pub sort: Sort,
    /// Its name in its file.
    pub place: Place,
}

/// The outline of a document.
pub fn outline(workspace: &Workspace, checked: &Checked, file: FileId) -> Vec<Outline> {
    let analysis = &checked.analysis;
    analysis.program.items_in(file).filter_map(|item| Draw { workspace, checked, item, query: None }.item()).collect()
}

struct Draw<'a> {
    workspace: &'a Workspace,
    checked: &'a Checked,
    item: ItemId,
    /// What is called otherwise, and has nothing in it that is called so, is left out.
    query: Option<&'a str>,
}

impl Draw<'_> {
    fn analysis(&self) -> &Analysis {
        &self.checked.analysis
    }

    fn text(&self, range: TextRange) -> String {
        self.analysis().program.text(self.item, range).to_owned()
    }

    fn words(&self, range: Option<TextRange>) -> String {
        range.map_or_else(String::new, |range| literal::text(&self.text(range)).into_owned())
    }

    fn range(&self, range: TextRange) -> Option<Range> {
        let span = self.analysis().program.span(self.item, range);
        self.workspace.place(self.checked, span).map(|place| place.range)
    }

    fn line(
        &self,
        (sort, detail): (Sort, String),
        name: TextRange,
        whole: TextRange,
        children: Vec<Outline>,
    ) -> Option<Outline> {
        let text = self.text(name);
        let name_text = if text.starts_with('"') { literal::text(&text).into_owned() } else { text };
        let fits = |query| score(query, &name_text).is_some() || score(query, &detail).is_some();
        if children.is_empty() && !self.query.is_none_or(fits) {
            return None;
        }
        let (range, selection) = (self.range(whole.cover(name))?, self.range(name)?);
        Some(Outline { name: name_text, detail, sort, range, selection, children })
    }

    fn item(&self) -> Option<Outline> {
        let entry = self.analysis().program.entry(self.item);
        let whole = TextRange { start: 0, end: entry.range.len() };
        let fields = |fields: &[ast::FieldDef]| fields.iter().filter_map(|f| self.field(f)).collect::<Vec<_>>();
        match &entry.tree.item.node {
            Node::Decl(decl) => self.decl(decl, Sort::Record),
            Node::Template(decl) => self.decl(decl, Sort::Template),
            Node::Kind(kind) => self.line((Sort::Kind, "kind".to_owned()), kind.name, whole, fields(&kind.fields)),
            Node::Extend(extend) => {
                self.line((Sort::Kind, "extend kind".to_owned()), extend.name, whole, fields(&extend.fields))
            }
            Node::Enum(of) => {
                let member = |m: &ast::EnumMember| {
                    self.line((Sort::Member, self.words(m.title)), m.name, m.title.unwrap_or(m.name), Vec::new())
                };
                let members = of.members.iter().filter_map(member).collect();
                self.line((Sort::Enum, "enum".to_owned()), of.name, whole, members)
            }
            Node::Rule(rule) => self.line((Sort::Rule, self.words(rule.title)), rule.id, whole, Vec::new()),
            Node::Test(test) => {
                let given = test.given.iter().filter_map(|decl| self.decl(decl, Sort::Record)).collect();
                self.line((Sort::Test, "test".to_owned()), test.title, whole, given)
            }
            Node::View(view) => self.line((Sort::View, self.words(view.title)), view.name, whole, Vec::new()),
            Node::Error => None,
        }
    }

    fn decl(&self, decl: &ast::Decl, sort: Sort) -> Option<Outline> {
        let nested = decl.body.iter().flat_map(|body| &body.entries).filter_map(|entry| match entry {
            Entry::Nested(nested) => self.decl(nested, Sort::Nested),
            _ => None,
        });
        let (kind, title) = (self.text(decl.keyword), self.words(decl.title));
        let detail = if title.is_empty() { kind } else { format!("{kind} {title}") };
        self.line((sort, detail), decl.name, decl.range, nested.collect())
    }

    fn field(&self, def: &ast::FieldDef) -> Option<Outline> {
        let inner = def.edge.iter().flat_map(|edge| &edge.fields).filter_map(|f| self.field(f)).collect();
        self.line((Sort::Field, self.text(def.ty.range)), def.name, def.range, inner)
    }
}

/// What is called something like `query`, in all packages and in the library, the best first.
pub fn search(workspace: &mut Workspace, query: &str) -> Vec<Found> {
    let query = &*query.to_lowercase();
    let mut found: Vec<(usize, Found)> = Vec::new();
    for root in workspace.roots() {
        workspace.resolve(&root);
        let (Some(checked), _) = workspace.package(&root) else { continue };
        let program = &checked.analysis.program;
        for file in (0..program.files.len() as u32).map(FileId) {
            // Each package is searched where it is the one that is checked; the library in any.
            let own = program.file(file).package == program.root();
            if !own && checked.path(file).is_some() {
                continue;
            }
            let Some(path) = workspace.path(checked, file) else { continue };
            for item in program.items_in(file) {
                if let Some(line) = (Draw { workspace, checked, item, query: Some(query) }).item() {
                    collect(query, usize::from(!own), &path, line, &mut found);
                }
            }
        }
    }
    found.sort_by(|(a, x), (b, y)| (a, &x.name, &x.place).cmp(&(b, &y.name, &y.place)));
    found.dedup();
    found.into_iter().map(|(_, found)| found).take(MOST).collect()
}

fn collect(query: &str, far: usize, path: &Path, line: Outline, found: &mut Vec<(usize, Found)>) {
    // What a test gives is nobody's but its own, and fields are found through their kinds.
    let inner = matches!(line.sort, Sort::Kind | Sort::Field | Sort::Test);
    for child in line.children.into_iter().filter(|_| !inner) {
        collect(query, far, path, child, found);
    }
    let score = match (score(query, &line.name), score(query, &line.detail)) {
        (Some(name), _) => name,
        (None, Some(detail)) => detail + 100,
        (None, None) => return,
    };
    let place = Place { path: path.to_owned(), range: line.selection };
    found.push((score * 2 + far, Found { name: line.name, detail: line.detail, sort: line.sort, place }));
}

/// How far a text is from what was asked for, in small letters: 0 for itself; nothing where it has not all its letters in
/// their order.
fn score(query: &str, text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    if lower == query {
        return Some(0);
    }
    if let Some(at) = lower.find(query) {
        return Some(if at == 0 { 1 } else { 2 });
    }
    // Of a sentence, nearly everything would be found.
    let mut rest = lower.chars().filter(|_| !lower.contains(' '));
    query.chars().all(|c| rest.any(|r| r == c)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_their_order_are_found_and_the_nearest_is_first() {
        assert_eq!(score("billing", "billing"), Some(0));
        assert_eq!(score("bill", "Billing service"), Some(1));
        assert_eq!(score("serv", "Billing service"), Some(2));
        assert_eq!(score("bsv", "billing_service"), Some(3));
        assert_eq!(score("bsv", "Billing service"), None);
        assert_eq!(score("xyz", "Billing service"), None);
        assert_eq!(score("", "anything"), Some(1));
    }
}
