//! How the items of a program correspond to those of the program before an edit.

use ctl_syntax::ItemTree;
use ctl_syntax::ast::Node;
use ctl_syntax::span::{FileId, Span, TextRange};
use rustc_hash::FxHashMap;
use std::sync::Arc;

use super::{ItemId, Program};
use crate::model::NONE;

/// Where more items of one file are others, it is not compared.
const MOST: usize = 1000;

/// What became of the items of a program.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// By item: the one before, whose text it has or of whose declaration it is another text; `NONE` where it is new.
    pub(crate) before: Vec<u32>,
    /// Items that are new, or whose text is another.
    pub(crate) changed: Vec<ItemId>,
    /// Items before that are gone, or whose text is another now.
    pub(crate) gone: Vec<ItemId>,
    /// Whether some item has another number.
    pub(crate) shifted: bool,
    /// Whether all that is no declaration (kinds, rules, views and so on) has the number that it had.
    pub(crate) language: bool,
    /// Where the texts of files whose text is another have come to.
    pub(crate) moves: Moves,
}

/// By file: stretches that stayed as they are, as their bytes before and where they begin now.
#[derive(Debug, Default)]
pub(crate) struct Moves(pub(crate) FxHashMap<FileId, Vec<(TextRange, u32)>>);

impl Moves {
    /// Where a place has come to; nothing where its text is another.
    pub(crate) fn span(&self, span: Span) -> Option<Span> {
        let Some(kept) = self.0.get(&span.file) else { return Some(span) };
        let at = kept.partition_point(|(before, _)| before.start <= span.range.start).checked_sub(1)?;
        let (before, start) = kept[at];
        // What would be written at an edge may belong to either side.
        let edge = span.range.is_empty() && [before.start, before.end].contains(&span.range.start);
        if edge || span.range.end > before.end {
            return None;
        }
        let shift = |at: u32| at - before.start + start;
        Some(Span::new(span.file, TextRange { start: shift(span.range.start), end: shift(span.range.end) }))
    }

    /// Whether a file's text is another.
    pub(crate) fn concern(&self, file: FileId) -> bool {
        self.0.contains_key(&file)
    }
}

impl Items {
    /// Compares two programs. Nothing, where more than declarations is another: packages, files, or what declarations
    /// are judged by.
    pub(crate) fn of(old: &Program, new: &Program) -> Option<Items> {
        let packages = old.packages.iter().zip(&new.packages);
        let files = old.files.iter().zip(&new.files);
        let same = old.packages.len() == new.packages.len()
            && old.files.len() == new.files.len()
            && packages.clone().all(|(a, b)| a.name == b.name && a.dependencies == b.dependencies)
            && files.clone().all(|(a, b)| a.package == b.package && a.path == b.path);
        if !same {
            return None;
        }
        let mut items = Items { before: Vec::with_capacity(new.len()), ..Items::default() };
        let (mut a, mut b) = (0, 0);
        for file in (0..new.files.len() as u32).map(FileId) {
            let (before, now) = (&old.files[file.0 as usize], &new.files[file.0 as usize]);
            let (to_a, to_b) = (a + before.items.len(), b + now.items.len());
            if Arc::ptr_eq(before, now) {
                items.before.extend(a as u32..to_a as u32);
            } else {
                items.file((old, a..to_a), (new, b..to_b))?;
                // What stands between items is told by the parser, which is asked again.
                let kept = now.items.iter().zip(&items.before[b..]).filter_map(|(is, was)| {
                    let was = before.items.get((*was as usize).checked_sub(a)?)?;
                    Arc::ptr_eq(&was.tree, &is.tree).then_some((was.range, is.range.start))
                });
                items.moves.0.insert(file, kept.collect());
            }
            (a, b) = (to_a, to_b);
        }
        items.shifted = old.len() != new.len() || items.changed.iter().any(|i| items.before[i.0 as usize] != i.0);
        items.language = (new.special.iter()).all(|i| is_declaration(new, *i) || items.before[i.0 as usize] == i.0);
        Some(items)
    }

    /// By item before: the one now, or `NONE`.
    pub(crate) fn now(&self) -> Vec<u32> {
        let known = self.before.iter().zip(0..).filter(|(before, _)| **before != NONE);
        let last = self.before.iter().filter(|b| **b != NONE).chain(self.gone.iter().map(|g| &g.0)).max();
        let mut now = vec![NONE; last.map_or(0, |last| *last as usize + 1)];
        known.for_each(|(before, item)| now[*before as usize] = item);
        now
    }

    /// Compares the items of one file.
    fn file(
        &mut self,
        (old, a): (&Program, std::ops::Range<usize>),
        (new, b): (&Program, std::ops::Range<usize>),
    ) -> Option<()> {
        let same = |i: usize, j: usize| Arc::ptr_eq(tree(old, i), tree(new, j));
        let most = a.len().min(b.len());
        let first = (0..most).take_while(|n| same(a.start + n, b.start + n)).count();
        let last = (0..most - first).take_while(|n| same(a.end - 1 - n, b.end - 1 - n)).count();
        self.before.extend((0..first).map(|n| (a.start + n) as u32));
        let mut next = a.start + first;
        let end = a.end - last;
        if (end - next).max(b.len() - first - last) > MOST {
            return None;
        }
        for j in b.start + first..b.end - last {
            let found = (next..end).find(|i| same(*i, j) || is_other_text(old, *i, new, j));
            self.before.push(found.map_or(NONE, |i| i as u32));
            if let Some(found) = found {
                self.gone.extend((next..found).map(|i| ItemId(i as u32)));
                next = found + 1;
                if same(found, j) {
                    continue;
                }
                self.gone.push(ItemId(found as u32));
            }
            self.changed.push(ItemId(j as u32));
        }
        self.gone.extend((next..end).map(|i| ItemId(i as u32)));
        self.before.extend((0..last).rev().map(|n| (a.end - 1 - n) as u32));
        let all =
            self.changed.iter().all(|i| is_declaration(new, *i)) && self.gone.iter().all(|i| is_declaration(old, *i));
        all.then_some(())
    }
}

/// Whether an item declares a record, or nothing.
pub(crate) fn is_declaration(program: &Program, item: ItemId) -> bool {
    matches!(program.item(item).node, Node::Decl(_) | Node::Error)
}

fn tree(program: &Program, at: usize) -> &Arc<ItemTree> {
    &program.entry(ItemId(at as u32)).tree
}

/// Whether two items declare the same.
fn is_other_text(old: &Program, i: usize, new: &Program, j: usize) -> bool {
    let (i, j) = (ItemId(i as u32), ItemId(j as u32));
    match (&old.item(i).node, &new.item(j).node) {
        (Node::Decl(a), Node::Decl(b)) => {
            old.text(i, a.keyword) == new.text(j, b.keyword) && old.text(i, a.name) == new.text(j, b.name)
        }
        _ => false,
    }
}
