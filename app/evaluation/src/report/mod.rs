//! A report for people and for programs.

mod json;
mod text;

pub use json::json;
pub use text::text;

use crate::generate::Step;
use crate::score::Report;

/// Everything that is printed.
pub struct Printed<'a> {
    pub report: &'a Report,
    pub spec: &'a str,
    pub policy: &'a str,
    /// Of the generated set; empty otherwise.
    pub steps: &'a [Step],
    pub notes: &'a [String],
    pub unreadable: &'a [String],
}
