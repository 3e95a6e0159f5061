//! What people see: pages, the components they are made of, and the words on them. Knows no SQL and no `cfg`.

// Views are nested types; a page of many parts goes past the default.
#![recursion_limit = "512"]

pub mod act;
pub mod app;
pub mod camera;
pub mod clock;
pub mod components;
pub mod messages;
pub mod pages;
pub mod place;
pub mod shell;
pub mod typed;

pub use app::App;
pub use shell::shell;
