//! The audit log, read and verified.

mod list;
mod verify;

pub use list::list;
pub use store::audit::Tampered;
pub use verify::verify;
