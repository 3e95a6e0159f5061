//! Made photos: confirmed, looked at, downloaded.

mod confirm;
mod download;
mod read;

pub use confirm::confirm;
pub use download::{Download, download};
pub use read::read;
