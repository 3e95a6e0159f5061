//! A capture session before sign-in: the start page, entry by code, and what the session is.

mod enter;
mod show;
mod start;

pub use enter::{EnterPage, EnterView};
pub use show::{SessionPage, SessionView};
pub use start::StartPage;
