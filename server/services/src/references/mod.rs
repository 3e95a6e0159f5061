//! Reference photos: imported by staff, shown to reviewers beside the capture, deleted with the student's pictures.

mod delete;
mod import;
mod read;

pub use delete::delete;
pub use import::import;
pub use read::{read, read_capture};
