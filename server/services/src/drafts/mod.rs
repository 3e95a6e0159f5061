//! The draft box (草稿箱).

mod delete;

pub use delete::delete;
