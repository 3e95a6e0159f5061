//! One verb a file.

pub mod admin;
pub mod audit;
pub mod demo;
pub mod face;
mod files;
pub mod idcard;
pub mod liveness;
pub mod migrate;
pub mod photo;
pub mod serve;
mod stopwatch;
