//! What names mean: records and templates by package, nested records by the record around them.

use std::sync::Arc;

use ctl_syntax::ast;
use ctl_syntax::span::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

use super::NONE;
use crate::program::{ItemId, PackageId, Program};
use crate::value::{KindId, RecId};

/// The most templates that may stand behind one another.
const CHAIN: usize = 16;

/// So many names may have come since a table was made from nothing: then it is made from nothing again.
const LATER: usize = 1000;

/// The records of a package by their names. Edits change few names: those that stay are shared with the table before, and
/// lead to places of records in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameTable {
    names: Arc<FxHashMap<Box<str>, u32>>,
    /// Names that came since these were shared.
    later: FxHashMap<Box<str>, u32>,
    /// By place; `NONE` where nothing has the name any more.
    records: Vec<RecId>,
}

impl NameTable {
    pub(crate) fn reserve(&mut self, names: usize) {
        Arc::get_mut(&mut self.names).into_iter().for_each(|all| all.reserve(names));
        self.records.reserve(names);
    }

    /// The record of a name.
    pub(crate) fn get(&self, name: &str) -> Option<RecId> {
        let place = self.later.get(name).or_else(|| self.names.get(name))?;
        Some(self.records[*place as usize]).filter(|rec| rec.0 != NONE)
    }

    /// Gives a name to a record, whatever had it.
    pub(crate) fn insert(&mut self, name: &str, rec: RecId) {
        if let Some(place) = self.later.get(name).or_else(|| self.names.get(name)) {
            self.records[*place as usize] = rec;
            return;
        }
        Arc::get_mut(&mut self.names).unwrap_or(&mut self.later).insert(name.into(), self.records.len() as u32);
        self.records.push(rec);
    }

    /// All names, and their records.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, RecId)> {
        let all = self.names.iter().chain(&self.later).map(|(name, place)| (&**name, self.records[*place as usize]));
        all.filter(|(_, rec)| rec.0 != NONE)
    }

    /// Takes the names from records that are gone, and leads others to the numbers that their records have.
    fn renumber(&mut self, to: impl Fn(RecId) -> RecId) {
        self.records.iter_mut().filter(|rec| rec.0 != NONE).for_each(|rec| *rec = to(*rec));
    }

    /// Whether the table had better be made anew.
    fn is_worn(&self) -> bool {
        self.later.len() >= LATER
    }
}

/// Names of one model.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By package.
    pub(crate) records: Vec<NameTable>,
    /// Templates: by package, the item of each.
    pub(crate) templates: Vec<FxHashMap<Box<str>, ItemId>>,
    /// Records nested in another, by its record and their own name.
    pub(crate) nested: FxHashMap<RecId, FxHashMap<Box<str>, RecId>>,
    /// Wrong names by which people know a record (fields marked `alias`).
    pub(crate) aliases: Vec<(String, RecId)>,
    /// In a test: the names of its `given`.
    pub(crate) given: FxHashMap<Box<str>, RecId>,
    /// The one record of each `single` kind.
    pub(crate) singles: FxHashMap<KindId, RecId>,
    /// The kind of each record, by its number, as far as any is declared.
    pub(crate) kinds: Vec<KindId>,
    /// Records that stand in for one of the library: the item of that one.
    pub(crate) replaces: FxHashMap<RecId, ItemId>,
}

/// What a path means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lookup<T> {
    /// This.
    Found(T),
    /// The package before `::` is not known.
    NoPackage,
    /// Nothing.
    Unknown,
}

impl Names {
    /// The same after plain records have come and gone: `gone` says which went, `items` leads from items before to those
    /// now. Nothing where they had better be gathered anew.
    pub(crate) fn without(&self, gone: &FxHashSet<RecId>, items: &[u32]) -> Option<Names> {
        if self.records.iter().any(NameTable::is_worn) {
            return None;
        }
        let item = |item: ItemId| ItemId(items.get(item.0 as usize).copied().unwrap_or(item.0));
        let mut names = Names {
            records: self.records.clone(),
            templates: self.templates.clone(),
            nested: self.nested.clone(),
            aliases: self.aliases.clone(),
            given: FxHashMap::default(),
            singles: self.singles.clone(),
            kinds: self.kinds.clone(),
            replaces: self.replaces.iter().map(|(rec, of)| (*rec, item(*of))).collect(),
        };
        if !gone.is_empty() {
            let to = |rec| if gone.contains(&rec) { RecId(NONE) } else { rec };
            names.records.iter_mut().for_each(|table| table.renumber(to));
        }
        Some(names)
    }

    /// The same of records that have other numbers.
    pub(crate) fn renumbered(mut self, to: impl Fn(RecId) -> RecId + Copy) -> Names {
        self.records.iter_mut().for_each(|table| table.renumber(to));
        let nested = |(around, of): (RecId, FxHashMap<Box<str>, RecId>)| {
            (to(around), of.into_iter().map(|(name, rec)| (name, to(rec))).collect())
        };
        Names {
            nested: self.nested.into_iter().map(nested).collect(),
            aliases: self.aliases.into_iter().map(|(name, rec)| (name, to(rec))).collect(),
            singles: self.singles.into_iter().map(|(kind, rec)| (kind, to(rec))).collect(),
            replaces: self.replaces.into_iter().map(|(rec, of)| (to(rec), of)).collect(),
            ..self
        }
    }

    /// The packages in which a bare name is looked for, in order: the package itself, then the library.
    pub(crate) fn search(package: PackageId) -> impl Iterator<Item = PackageId> {
        std::iter::once(package).chain((package != PackageId::STD).then_some(PackageId::STD))
    }

    fn package_named(program: &Program, package: PackageId, alias: &str) -> Option<PackageId> {
        let own = &program.packages[package.0 as usize];
        if let Some((_, id)) = own.dependencies.iter().find(|(n, _)| n == alias) {
            return Some(*id);
        }
        if alias == "std" && program.packages[0].name == "std" {
            return Some(PackageId::STD);
        }
        (own.name == alias).then_some(package)
    }

    fn lookup<T: Copy>(
        get: impl Fn(PackageId, &str) -> Option<T>,
        program: &Program,
        package: PackageId,
        item: ItemId,
        path: &ast::Path,
    ) -> Lookup<T> {
        let name = program.text(item, path.name);
        let get = |p: PackageId| get(p, name);
        let found = match path.package {
            Some(range) => match Self::package_named(program, package, program.text(item, range)) {
                Some(p) => get(p),
                None => return Lookup::NoPackage,
            },
            None => Self::search(package).find_map(get),
        };
        found.map_or(Lookup::Unknown, Lookup::Found)
    }

    /// The record that a path names, as seen from `package`.
    pub(crate) fn record(
        &self,
        program: &Program,
        package: PackageId,
        item: ItemId,
        path: &ast::Path,
    ) -> Lookup<RecId> {
        if path.package.is_none()
            && let Some(rec) = self.given.get(program.text(item, path.name))
        {
            return Lookup::Found(*rec);
        }
        Self::lookup(|p, name| self.records.get(p.0 as usize)?.get(name), program, package, item, path)
    }

    /// The record that a path names among those that `fits` accepts: a name of the package that means something
    /// else does not hide one of the library that is meant.
    pub(crate) fn record_that(
        &self,
        program: &Program,
        package: PackageId,
        item: ItemId,
        path: &ast::Path,
        fits: impl Fn(RecId) -> bool,
    ) -> Lookup<RecId> {
        let first = self.record(program, package, item, path);
        match first {
            Lookup::Found(rec) if !fits(rec) && path.package.is_none() => {
                let name = program.text(item, path.name);
                let other = Self::search(package).filter_map(|p| self.records.get(p.0 as usize)?.get(name));
                other.into_iter().find(|r| fits(*r)).map_or(first, Lookup::Found)
            }
            _ => first,
        }
    }

    /// The record of a bare name, as seen from `package`.
    pub(crate) fn record_named(&self, package: PackageId, name: &str) -> Option<RecId> {
        self.given
            .get(name)
            .copied()
            .or_else(|| Self::search(package).find_map(|p| self.records.get(p.0 as usize)?.get(name)))
    }

    /// The kind of a declared record.
    pub(crate) fn kind_of(&self, rec: RecId) -> KindId {
        self.kinds.get(rec.0 as usize).copied().unwrap_or(KindId(0))
    }

    /// Names that can be written without `::`, for suggestions.
    pub(crate) fn visible(&self, package: PackageId) -> impl Iterator<Item = &str> {
        let tables = Self::search(package).filter_map(|p| self.records.get(p.0 as usize));
        tables.flat_map(NameTable::iter).map(|(name, _)| name).chain(self.given.keys().map(|name| &**name))
    }

    /// Names of the records nested in one.
    pub(crate) fn nested_in(&self, around: RecId) -> impl Iterator<Item = &str> {
        self.nested.get(&around).into_iter().flat_map(|t| t.keys()).map(|n| &**n)
    }

    /// The template that a path names.
    pub(crate) fn template(
        &self,
        program: &Program,
        package: PackageId,
        item: ItemId,
        path: &ast::Path,
    ) -> Lookup<ItemId> {
        Self::lookup(|p, name| self.templates.get(p.0 as usize)?.get(name).copied(), program, package, item, path)
    }

    /// The templates behind a declaration, nearest first. Ends where a name does not resolve or a circle closes.
    pub(crate) fn templates_of(
        &self,
        program: &Program,
        package: PackageId,
        item: ItemId,
        decl: &ast::Decl,
    ) -> Vec<ItemId> {
        let mut out = Vec::new();
        let (mut package, mut item, mut decl) = (package, item, decl);
        while let Some(path) = &decl.like {
            let Lookup::Found(next) = self.template(program, package, item, path) else { break };
            if out.contains(&next) || out.len() >= CHAIN {
                break;
            }
            out.push(next);
            let Some(template) = super::template_decl(program, next) else { break };
            (package, item, decl) = (program.package_of(next), next, template);
        }
        out
    }

    /// The record around and the nested record that a citation names. A framework is looked for in the package, in
    /// the library and in the package's dependencies.
    pub(crate) fn cite(
        &self,
        program: &Program,
        package: PackageId,
        item: ItemId,
        cite: (TextRange, TextRange),
    ) -> (Option<RecId>, Option<RecId>) {
        self.cite_named(program, package, program.text(item, cite.0), program.text(item, cite.1))
    }

    /// The same from texts.
    pub(crate) fn cite_named(
        &self,
        program: &Program,
        package: PackageId,
        framework: &str,
        clause: &str,
    ) -> (Option<RecId>, Option<RecId>) {
        let dependencies = program.packages[package.0 as usize].dependencies.iter().map(|(_, id)| *id);
        let around = self.given.get(framework).copied().or_else(|| {
            Self::search(package)
                .chain(dependencies)
                .filter_map(|p| self.records.get(p.0 as usize)?.get(framework))
                .find(|r| self.nested.contains_key(r))
        });
        (around, around.and_then(|r| self.nested.get(&r)?.get(clause).copied()))
    }
}
