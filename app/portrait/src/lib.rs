//! Pixels: a camera frame becomes an ID portrait or a list of defects. Knows no student, reads no file and no clock,
//! starts no thread of its own, and never panics on bytes; the same code judges on the server and advises in the browser.

mod anatomy;
mod checks;
mod colour;
pub mod comparison;
pub mod compose;
pub mod decode;
mod detect;
#[cfg(test)]
mod drawn;
mod encode;
mod engine;
pub mod framing;
pub mod geometry;
pub mod guidance;
mod heap;
pub mod landmarks;
pub mod liveness;
pub mod matte;
pub mod model;
pub mod picture;
mod places;
pub mod pose;
mod quantile;
pub mod segment;
mod swatches;
pub mod vector;
mod view;

pub use anatomy::Anatomy;
pub use decode::DecodeError;
pub use encode::{MadePhoto, jpeg, plain};
pub use engine::{DevelopError, Development, Engine, Stage};
pub use model::{ModelError, ModelFiles, Models};
