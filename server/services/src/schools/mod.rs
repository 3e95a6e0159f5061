//! Schools and colleges.

mod create;
mod list;

pub use create::{create, create_college};
pub use list::list;
