//! The only door from the browser to the server: server functions by noun, their errors, and who is calling.
//! `ssr` is known here and nowhere else.

pub mod attempts;
pub mod audit;
pub mod consents;
pub mod contacts;
pub mod demo;
pub mod drafts;
pub mod error;
pub mod identity;
pub mod journey;
pub mod liveness;
pub mod locale;
pub mod locks;
pub mod messages;
pub mod photos;
pub mod references;
pub mod reviews;
pub mod sessions;
pub mod staff;
pub mod students;
pub mod tasks;
mod upload;

#[cfg(feature = "ssr")]
mod burst;
#[cfg(feature = "ssr")]
pub mod caller;
#[cfg(feature = "ssr")]
pub mod routes;

pub use error::ApiError;
