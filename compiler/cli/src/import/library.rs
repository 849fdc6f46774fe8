//! What an importer has to know of the standard library: its frameworks in any spelling, which clauses there are, and
//! which names are taken.

use std::cell::OnceCell;
use std::collections::HashSet;

use ctl_core::Analysis;
use ctl_core::analysis::Meaning;
use ctl_core::value::{KindId, RecId};

/// The standard library, as far as importers ask.
pub struct Library<'a> {
    analysis: &'a Analysis,
    names: OnceCell<HashSet<String>>,
}

impl<'a> Library<'a> {
    /// Asks `analysis`.
    pub fn new(analysis: &'a Analysis) -> Self {
        Library { analysis, names: OnceCell::new() }
    }

    /// The framework that is called `name` in any case.
    pub(super) fn framework(&self, name: &str) -> Option<String> {
        let found = self.frameworks().map(|framework| self.name(framework));
        found.into_iter().find(|framework| framework.eq_ignore_ascii_case(name))
    }

    /// Whether there is such a clause.
    pub(super) fn has_clause(&self, cite: &str) -> bool {
        self.record(cite).is_some()
    }

    /// What a field of an enum says of the clause, as it is written in files.
    pub(super) fn clause_says(&self, cite: &str, field: &str) -> Option<String> {
        let Analysis { model, schema, program, .. } = self.analysis;
        let rec = self.record(cite)?;
        let field = schema.kind(model.record(rec).kind).field(field)?;
        model.stored(field, rec).first().map(|value| model.source_form(program, schema, *value))
    }

    /// Whether a name means something already: a record of that name would hide it.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.get_or_init(|| self.analysis.known_names().into_iter().collect()).contains(name)
    }

    fn record(&self, cite: &str) -> Option<RecId> {
        let is_exact = |rec: &RecId| {
            let within = self.analysis.schema.kind(self.analysis.model.record(*rec).kind).within.is_some();
            within && self.analysis.known_name(*rec) == cite
        };
        self.analysis.meanings(cite).into_iter().find_map(|meaning| match meaning {
            Meaning::Record(rec) if is_exact(&rec) => Some(rec),
            _ => None,
        })
    }

    fn frameworks(&self) -> impl Iterator<Item = RecId> {
        let Analysis { model, schema, .. } = self.analysis;
        let around: HashSet<KindId> =
            schema.kind_ids().filter_map(|kind| schema.kind(kind).within.map(|(around, _)| around)).collect();
        schema.kind_ids().filter(move |kind| around.contains(kind)).flat_map(|kind| model.of_kind(kind).iter().copied())
    }

    fn name(&self, rec: RecId) -> String {
        self.analysis.model.name(&self.analysis.program, &self.analysis.schema, rec)
    }
}

#[cfg(test)]
mod tests {
    use ctl_core::Options;
    use ctl_syntax::literal::Date;

    use super::*;

    #[test]
    fn it_knows_frameworks_clauses_and_names() {
        let analysis = Analysis::check(&[], &Options::new(Date(0)));
        let library = Library::new(&analysis);
        assert_eq!(library.framework("TSC").as_deref(), Some("tsc"));
        assert_eq!(library.framework("Tsc").as_deref(), Some("tsc"));
        assert_eq!(library.framework("ISO27001"), None);
        assert!(library.has_clause("tsc:CC6.1"));
        assert!(!library.has_clause("tsc:CC9.9") && !library.has_clause("tsc:cc6.1") && !library.has_clause("CC6.1"));
        assert_eq!(library.clause_says("tsc:PI1.1", "category").as_deref(), Some("processing_integrity"));
        assert_eq!(library.clause_says("tsc:CC9.9", "category"), None);
        for cadence in ["daily", "weekly", "monthly", "quarterly", "semiannual", "annual"] {
            assert!(library.knows(cadence), "{cadence} is no cadence any more");
        }
        assert!(!library.knows("encryption_policy"));
    }
}
