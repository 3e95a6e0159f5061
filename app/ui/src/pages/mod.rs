//! Pages by noun and verb. Only pages fetch.

pub mod consent;
pub mod contact;
pub mod not_found;
pub mod notice;
pub mod session;
pub mod staff;
pub mod step_page;
pub mod student;
