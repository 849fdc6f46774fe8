//! What is written from a checked model. Each writer is a function of the analysis alone: same files, same bytes.

mod graph;
mod model_json;
mod schema_json;

pub use graph::{Diagram, diagram};
pub use model_json::{SCHEMA, model_json, value_json};
pub use schema_json::model_schema;
