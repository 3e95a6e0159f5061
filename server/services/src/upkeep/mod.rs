//! What has to be tidied up from time to time.

mod purge;

pub use purge::purge;
