//! The draft box and the confirmation before submitting.

mod choose;
mod confirm;

pub use choose::{DraftsPage, DraftsView};
pub use confirm::{ConfirmPage, ConfirmView};
