//! What each derived field and each rule costs: for benchmarks, and for whoever writes a rule.

use super::Analysis;
use crate::engine::run_derived;
use crate::rule::{Exceptions, report, run};

impl Analysis {
    /// Evaluates every derived field, then every rule, one after another, and tells `over` when each is done: the
    /// name of a field or of a rule, and how many values or findings it has.
    pub fn profile(&self, over: &mut dyn FnMut(&str, usize)) {
        let mut engine = self.bare_engine();
        for derived in &self.compiled.derived {
            run_derived(&mut engine, std::slice::from_ref(derived), &|_| true);
            let field = self.schema.field(derived.field);
            let values = engine.derived_column(derived.field, None).map_or(0, crate::model::Column::len);
            over(&format!("{}.{}", self.schema.kind(field.kind).name, field.name), values);
        }
        let exceptions = Exceptions::of(&engine);
        self.with_prover(&engine, |prover| {
            for rule in &self.compiled.rules {
                let outcome = run(&engine, rule, &[], false);
                over(&rule.name, outcome.matches.len());
                let findings = report(&engine, prover, &exceptions, rule, &outcome);
                over(&format!("{} report", rule.name), findings.len());
            }
        });
    }
}
