//! What has to be tidied up from time to time.

mod purge;
mod sweep;

pub use purge::purge;
pub use sweep::sweep;
