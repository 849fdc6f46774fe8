//! What the server answers, one file a feature. Each asks the compiler, and answers in terms of files and places:
//! nothing here knows the protocol, and nothing knows the domain.

pub mod actions;
mod adopt;
pub mod calls;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod document;
pub mod folding;
pub mod format;
pub mod hover;
mod lacks;
pub mod links;
pub mod names;
pub mod order;
pub mod page;
pub mod references;
pub mod rename;
pub mod selection;
pub mod signs;
pub mod snippet;
pub mod symbols;
pub mod tokens;
pub mod views;
