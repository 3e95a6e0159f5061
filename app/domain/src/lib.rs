//! The rules: who may do what next, and why not. No IO, no clock, no pixels; `now` is an argument.

pub mod policy;
pub mod reason;
pub mod spec;
pub mod verdict;
