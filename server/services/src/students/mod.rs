//! Students: signing in and their password; for staff, search and the student's file; the roster.

mod change_password;
mod import;
mod open;
mod search;
mod sign_in;
mod waiting;

pub use change_password::change_password;
pub use import::{RosterLine, import};
pub(crate) use open::file;
pub use open::open;
pub use search::search;
pub use sign_in::sign_in;
pub use waiting::waiting;
