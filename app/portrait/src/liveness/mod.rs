//! Active liveness: a burst of small frames answers a challenge, and the photo taken right after it has to go with it.
//! Each file measures one thing; [`judge`] says what follows. docs/liveness.md tells how often that is right.

mod burst;
mod continuity;
mod flags;
mod gesture;
mod judge;
mod look;
mod parallax;
mod replay;
mod spoof;

pub use burst::{Frame, check};
pub use flags::{VIRTUAL_CAMERAS, editing_software, of_file as file_flags};
pub use judge::{Answer, Asked, Judgement};
pub use replay::Fingerprint;
pub use spoof::{SpoofDescription, SpoofError, SpoofModel};
