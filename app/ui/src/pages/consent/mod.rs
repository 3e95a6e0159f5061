//! Consent: giving it, and one's own data with its withdrawal.

mod give;
mod withdraw;

pub use give::{ConsentPage, ConsentView};
pub use withdraw::{PrivacyPage, PrivacyView};
