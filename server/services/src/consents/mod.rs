//! Consent, given and withdrawn.

mod give;
mod withdraw;

pub use give::give;
pub use withdraw::withdraw;
