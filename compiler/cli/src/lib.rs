//! Everything at the edge.
pub mod render;
