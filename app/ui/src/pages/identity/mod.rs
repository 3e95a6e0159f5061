//! 采集资格: showing a paper, what became of it, and going on.

mod desk;
mod form;
mod matched;
mod note;
mod page;
mod side;
mod waiting;

pub use page::IdentityPage;
