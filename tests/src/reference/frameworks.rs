//! Frameworks and their clauses: records of the kinds that nest in one another.

use std::fmt::Write as _;

use ctl_core::Analysis;
use ctl_core::program::PackageId;
use ctl_core::value::{KindId, RecId, Value};

use super::cell;

pub(super) fn frameworks(analysis: &Analysis, out: &mut String) {
    out.push_str(
        "\n## Frameworks\n\nCited as `framework:clause`. Titles are ours; the text of the criteria is their publishers' and is not \
         reproduced. A heading cannot be answered.\n",
    );
    let schema = &analysis.schema;
    for clause in schema.kind_ids() {
        let Some((around, _)) = schema.kind(clause).within else { continue };
        for framework in of_library(analysis, around) {
            one(analysis, framework, clause, out);
        }
    }
}

fn one(analysis: &Analysis, framework: RecId, clause: KindId, out: &mut String) {
    let (program, model) = (&analysis.program, &analysis.model);
    let name = model.name(program, &analysis.schema, framework);
    let title = model.title(program, framework).unwrap_or_default();
    let _ = writeln!(out, "\n### {name}: {title}\n");
    let facts: Vec<String> = ["edition", "program", "authority"]
        .into_iter()
        .filter_map(|field| Some(format!("{field}: {}", shown(analysis, framework, field)?)))
        .collect();
    if !facts.is_empty() {
        let _ = writeln!(out, "{}.\n", facts.join("; "));
    }
    out.push_str("| Clause | Our title | |\n| --- | --- | --- |\n");
    for rec in of_library(analysis, clause) {
        if model.parent(&analysis.schema, rec) != Some(framework) {
            continue;
        }
        let mut notes = Vec::new();
        if shown(analysis, rec, "heading").as_deref() == Some("yes") {
            notes.push("heading".to_owned());
        }
        notes.extend(shown(analysis, rec, "category"));
        notes.extend(shown(analysis, rec, "counts_for").map(|c| format!("counts for {c}")));
        let clause = model.name(program, &analysis.schema, rec);
        let title = model.title(program, rec).unwrap_or_default();
        let _ = writeln!(out, "| {} | {} | {} |", cell(&clause), cell(&title), cell(&notes.join("; ")));
    }
}

/// The records of a kind that the library declares.
pub(super) fn of_library(analysis: &Analysis, kind: KindId) -> Vec<RecId> {
    let own = |r: &RecId| analysis.model.package(&analysis.program, *r) == PackageId::STD;
    analysis.model.of_kind(kind).iter().copied().filter(own).collect()
}

/// What a stored field of a record holds, in source form.
pub(super) fn shown(analysis: &Analysis, rec: RecId, field: &str) -> Option<String> {
    let id = analysis.schema.kind(analysis.model.record(rec).kind).field(field)?;
    let values: &[Value] = analysis.model.stored(id, rec);
    let words = values.iter().map(|v| analysis.model.source_form(&analysis.program, &analysis.schema, *v));
    Some(words.collect::<Vec<_>>().join(", ")).filter(|words| !words.is_empty())
}
