//! The review, as its student follows it.

mod status;
mod timeline;

pub use status::{StatusPage, StatusView};
