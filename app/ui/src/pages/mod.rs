//! Pages by noun and verb. Only pages fetch.

pub mod not_found;
pub mod staff;
