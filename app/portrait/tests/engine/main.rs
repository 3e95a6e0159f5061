//! The engine from outside: one test binary, one module per concern.

mod common;

mod accuracy;
mod comparison;
mod decoding;
mod golden;
mod guidance;
mod matting;
mod portraits;
mod properties;
