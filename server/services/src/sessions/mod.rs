//! Capture sessions (场次).

mod create;
mod find;

pub use create::{NewSession, create};
pub use find::find;
