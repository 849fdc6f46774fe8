//! Everything at the edge.
pub mod failure;
pub mod host;
pub mod render;
