//! The address at which a student is told of the result.

mod prove;

pub use prove::{ContactPage, ContactView};
