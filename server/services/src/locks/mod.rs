//! Locks, ended before their time.

mod lift;

pub use lift::lift;
