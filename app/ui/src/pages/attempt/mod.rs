//! An attempt: camera, preview, upload with progress, the verdict, and the calibration of what was made.

mod blocked;
mod calibrate;
mod calibration_offer;
mod capture;
mod desk;
mod guidance;
mod liveness;
mod making;
mod preview;
mod unagreed;
mod verdict;
mod viewfinder;

pub use blocked::BlockedView;
pub use calibrate::CalibratePage;
pub use capture::CapturePage;
pub use liveness::{Check, Live};
pub use making::MakingView;
pub use preview::{PreviewView, Which};
pub use unagreed::UnagreedView;
pub use verdict::{ResultPage, VerdictView};
pub use viewfinder::{Finder, ViewfinderView};
