//! A student's task in a session, whole.

mod show;

pub use show::show;
pub(crate) use show::task;
