//! What is read before the camera: notice, cautions, notification choice, rules and video.

mod cautions;
mod notifications;
mod rules;
mod school;
mod video;

pub use cautions::{CautionsPage, CautionsView};
pub use notifications::{NotificationsPage, NotificationsView};
pub use rules::{RulesPage, RulesView};
pub use school::{NoticePage, NoticeView};
