//! Messages to students: delivered by a job; in the demo, shown.

mod deliver;
mod posted;

pub use deliver::deliver;
pub use posted::posted;
