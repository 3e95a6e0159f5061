//! What makes a password acceptable.

use serde::{Deserialize, Serialize};

pub const SHORTEST: usize = 8;
/// argon2 reads the whole text; a limit keeps a hostile megabyte out of it.
pub const LONGEST: usize = 128;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordFault {
    TooShort,
    TooLong,
    /// Only digits or only letters.
    OneKind,
    /// The initial password again, or the student number.
    Guessable,
}

/// Judges a new password. `known` are texts that others know about this person, such as the initial password.
pub fn check(password: &str, known: &[&str]) -> Result<(), PasswordFault> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordFault::TooShort);
    }
    if length > LONGEST {
        return Err(PasswordFault::TooLong);
    }
    if known.iter().any(|text| text.len() >= 4 && password.to_lowercase().contains(&text.to_lowercase())) {
        return Err(PasswordFault::Guessable);
    }
    let kinds = [char::is_ascii_digit as fn(&char) -> bool, char::is_ascii_lowercase, char::is_ascii_uppercase]
        .iter()
        .filter(|kind| password.chars().any(|c| kind(&c)))
        .count()
        + usize::from(password.chars().any(|c| !c.is_ascii_alphanumeric()));
    if kinds < 2 { Err(PasswordFault::OneKind) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_needs_length_variety_and_no_public_text() {
        assert_eq!(check("a1b2c3", &[]), Err(PasswordFault::TooShort));
        assert_eq!(check("12345678", &[]), Err(PasswordFault::OneKind));
        assert_eq!(check("x31002X99", &["31002x"]), Err(PasswordFault::Guessable));
        assert_eq!(check(&"a1".repeat(70), &[]), Err(PasswordFault::TooLong));
        assert_eq!(check("tucai-2026", &["31002X"]), Ok(()));
        assert_eq!(check("图采密码很长的一句话1", &[]), Ok(()));
    }
}
