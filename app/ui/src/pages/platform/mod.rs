//! 认证平台: what each platform says of one photo, for the student who took it.

mod card;
mod show;
mod subject;
mod summary;

pub use card::{PlatformPill, mark};
pub use show::{PlatformsPage, PlatformsView};
pub use subject::Subject;
pub use summary::PlatformSummary;
