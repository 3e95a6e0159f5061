//! Reviews (审核): the student submits, a person decides.

mod approve;
mod decide;
mod open;
mod queue;
mod reject;
mod submit;

pub use approve::approve;
pub use open::open;
pub use queue::queue;
pub use reject::reject;
pub use submit::submit;
