//! The language server of Ctl: what an editor shows of a package while it is being written.
//!
//! Data flows one way: the protocol puts jobs into a queue, one worker does them on the workspace it owns, features ask
//! the compiler, and answers go back. What belongs here is how an editor is told; what is told is the compiler's, and
//! what is shown of a model is declared in the standard library.

pub mod features;
pub mod library;
pub mod protocol;
pub mod text;
pub mod worker;
pub mod workspace;
