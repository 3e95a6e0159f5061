//! Active liveness: a student is asked for gestures, and a burst of frames answers them together with the photo.

mod ask;
mod hold;
mod judge;

pub use ask::ask;
pub use hold::hold;
pub use judge::{Burst, Judged};
pub(crate) use judge::{judge, open};
