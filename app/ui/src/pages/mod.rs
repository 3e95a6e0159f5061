//! Pages by noun and verb. Only pages fetch.

pub mod attempt;
pub mod consent;
pub mod contact;
pub mod demo;
pub mod draft;
pub mod identity;
pub mod not_found;
pub mod notice;
pub mod platform;
pub mod review;
pub mod session;
pub mod staff;
pub mod step_page;
pub mod student;
