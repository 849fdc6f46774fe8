//! Conversations with the built server over pipes: what an editor sends, and what it gets back.

mod actions;
mod client;
mod completion;
mod custom;
mod diagnostics;
mod document;
mod editing;
mod life;
mod navigation;
mod signs;
