//! Reads the resident identity card (居民身份证): finds it in a picture, straightens it, reads the fields of either side
//! and names what keeps it from being read. Bytes in, data out: no file, no clock, no thread of its own, no panic on bytes.

mod faults;
mod fields;
pub mod locate;
pub mod model;
mod read;
pub mod recognise;
mod rows;
mod sheet;
pub mod straighten;
mod values;

pub use model::Recogniser;
pub use read::{Card, CardReading, ReadError, Reader, Stage};
