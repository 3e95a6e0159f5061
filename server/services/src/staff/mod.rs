//! Accounts of staff.

mod create;
mod find;
mod sign_in;

pub use create::{NewStaff, create};
pub use find::find;
pub use sign_in::sign_in;
