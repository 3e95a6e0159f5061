//! How often the liveness check is right: people who answer a challenge and attacks on it, rendered from portraits, and
//! counted as ISO/IEC 30107-3 counts them. docs/liveness.md has the figures and what they cannot show.

mod attack;
mod film;
mod sheet;
mod subject;
mod trial;

pub use attack::{Attack, Species};
pub use film::{Film, Frames, Rhythm};
pub use subject::Subject;
pub use trial::{Outcome, Rates, judge, run, table};
