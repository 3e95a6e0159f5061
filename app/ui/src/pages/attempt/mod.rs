//! An attempt: camera, preview, upload with progress, and the verdict.

mod blocked;
mod capture;
mod desk;
mod making;
mod preview;
mod verdict;
mod viewfinder;

pub use blocked::BlockedView;
pub use capture::CapturePage;
pub use making::MakingView;
pub use preview::PreviewView;
pub use verdict::{ResultPage, VerdictView};
pub use viewfinder::{Finder, ViewfinderView};
