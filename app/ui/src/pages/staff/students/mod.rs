//! `/staff/students` and `/staff/students/:enrolment`.

pub mod attempts;
mod file;
mod identity;
mod page;
mod reference;
mod search;
mod unlock;
mod waiting;

pub use file::StudentFileView;
pub use identity::{IdentityActs, IdentityCard};
pub use page::{StudentPage, StudentsPage};
pub use reference::{ReferenceActs, ReferenceCard};
pub use search::{Hits, SearchForm, StudentTable};
pub use unlock::LockCard;
pub use waiting::WaitingStudents;
