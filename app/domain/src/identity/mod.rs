//! The right to capture (采集资格): a student shows a paper, the machine reads it where it can, and the roster or a person
//! decides whether this student may be photographed.

mod claim;
mod doubt;
mod outcome;
mod pace;
mod papers;
mod policy;

pub use claim::{Claim, MaskedClaim};
pub use doubt::{Doubt, Evidence, doubts, told};
pub use outcome::{LONGEST_REASON, Outcome, check_open, check_vouchable, check_waiting};
pub use pace::Pace;
pub use papers::{Case, HandedIn, Papers, Picture, Reading, Record, Revealed, Shown, Slot, complete};
pub use policy::{IdentityPolicy, UNFINISHED};
