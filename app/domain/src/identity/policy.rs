//! What a session asks of its students before the camera, and how much of it the server takes.

use crate::session::SettingsFault;
use crate::time::Seconds;
use serde::{Deserialize, Serialize};

/// Pictures that were uploaded and never handed in go after this long: a break, not a store.
pub const UNFINISHED: Seconds = Seconds::hours(24);

/// A stored format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdentityPolicy {
    /// Offers 【其他证件】: papers that a person looks at.
    pub other_documents: bool,
    /// Pictures taken in within `window` at most: reading one costs about as much as developing a photo.
    pub pictures: u32,
    /// Times that a student may hand in within `window`: nobody tries numbers until one fits.
    pub entries: u32,
    pub window: Seconds,
    /// Days that pictures wait for staff at most; after that the student hands in anew.
    pub kept_days: u16,
}

impl Default for IdentityPolicy {
    fn default() -> Self {
        Self { other_documents: true, pictures: 20, entries: 10, window: Seconds::hours(1), kept_days: 30 }
    }
}

impl IdentityPolicy {
    /// A card has two sides; more than a hundred pictures are no mistake of the hand.
    pub const PICTURES: (u32, u32) = (2, 100);
    pub const ENTRIES: (u32, u32) = (1, 100);
    pub const WINDOW: (Seconds, Seconds) = (Seconds::minutes(1), Seconds::days(7));
    /// A quarter is longer than any session's office is closed.
    pub const KEPT_DAYS: (u16, u16) = (1, 90);

    /// How long pictures wait for staff.
    pub fn kept(&self) -> Seconds {
        Seconds::days(i64::from(self.kept_days))
    }

    pub fn validate(&self) -> Result<(), SettingsFault> {
        within("pictures", self.pictures, Self::PICTURES)?;
        within("entries", self.entries, Self::ENTRIES)?;
        within("window", self.window.0, (Self::WINDOW.0.0, Self::WINDOW.1.0))?;
        within("kept_days", self.kept_days, Self::KEPT_DAYS)
    }
}

fn within<T: PartialOrd + Copy + std::fmt::Display>(
    field: &str,
    value: T,
    (low, high): (T, T),
) -> Result<(), SettingsFault> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(SettingsFault { field: format!("identity.{field}"), fault: format!("between {low} and {high}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_valid_and_what_is_not_said_is_the_default() {
        assert_eq!(IdentityPolicy::default().validate(), Ok(()));
        assert_eq!(serde_json::from_str::<IdentityPolicy>("{}").unwrap(), IdentityPolicy::default());
    }

    #[test]
    fn numbers_out_of_their_bounds_are_named() {
        let faulty = |policy: IdentityPolicy| policy.validate().unwrap_err().field;
        let usual = IdentityPolicy::default;
        assert_eq!(faulty(IdentityPolicy { pictures: 1, ..usual() }), "identity.pictures");
        assert_eq!(faulty(IdentityPolicy { entries: 0, ..usual() }), "identity.entries");
        assert_eq!(faulty(IdentityPolicy { window: Seconds(59), ..usual() }), "identity.window");
        assert_eq!(faulty(IdentityPolicy { kept_days: 91, ..usual() }), "identity.kept_days");
    }
}
