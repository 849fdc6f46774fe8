//! Where what is named is declared, and where its type is.

use ctl_core::schema::Elem;
use ctl_core::symbol::Symbol;

use super::names;
use crate::workspace::{Place, Spot, Workspace};

/// Where the name at a spot is declared.
pub fn at(workspace: &Workspace, spot: Spot<'_>) -> Vec<Place> {
    let symbols = names::at(spot).map(|name| name.symbols).unwrap_or_default();
    places(workspace, spot, &symbols)
}

/// Where the type of what stands at a spot is declared: the kind of a record, the kinds and the enum of a field or of a
/// variable.
pub fn type_at(workspace: &Workspace, spot: Spot<'_>) -> Vec<Place> {
    let analysis = &spot.checked.analysis;
    let of_elem = |elem: &Elem| match elem {
        Elem::Enum(id) => vec![Symbol::Enum(*id)],
        Elem::Kinds(kinds) => kinds.iter().map(|kind| Symbol::Kind(*kind)).collect(),
        _ => Vec::new(),
    };
    let Some(name) = names::at(spot) else { return Vec::new() };
    let types = name.symbols.iter().flat_map(|symbol| match symbol {
        Symbol::Record(rec) => vec![Symbol::Kind(analysis.model.record(*rec).kind)],
        Symbol::Field(field) => of_elem(&analysis.schema.field(*field).ty.elem),
        Symbol::Member(id, _) => vec![Symbol::Enum(*id)],
        Symbol::Local(..) => names::type_at(spot).map_or_else(Vec::new, |(_, ty)| of_elem(&ty.elem)),
        Symbol::Kind(_) | Symbol::Enum(_) | Symbol::Rule(_) | Symbol::Template(_) | Symbol::View(_) => vec![*symbol],
    });
    places(workspace, spot, &types.collect::<Vec<_>>())
}

fn places(workspace: &Workspace, spot: Spot<'_>, symbols: &[Symbol]) -> Vec<Place> {
    let declared = symbols.iter().filter_map(|symbol| spot.checked.analysis.declaration(*symbol));
    let mut places: Vec<Place> = declared.filter_map(|span| workspace.place(spot.checked, span)).collect();
    places.dedup();
    places
}
