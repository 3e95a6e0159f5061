//! Reaching a student: a phone number or an e-mail address, proved by a one-time code.

use crate::time::{Seconds, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Phone,
    Email,
}

/// A well-formed address in its stored form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub channel: Channel,
    pub value: String,
}

impl Address {
    /// Reads what a person typed; `None` when it cannot be such an address.
    pub fn parse(channel: Channel, text: &str) -> Option<Self> {
        let value: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let good = match channel {
            Channel::Phone => mainland_mobile(&value),
            Channel::Email => return email(text.trim()).map(|value| Self { channel, value }),
        };
        good.then_some(Self { channel, value })
    }
}

fn mainland_mobile(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]) && bytes.iter().all(u8::is_ascii_digit)
}

/// Not the whole of RFC 5321: what providers hand out, and what the mail library then checks again.
fn email(text: &str) -> Option<String> {
    let (local, host) = text.split_once('@')?;
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b));
    let good = !local.is_empty()
        && local.len() <= 64
        && plain(local)
        && host.len() <= 253
        && host.split('.').count() >= 2
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    good.then(|| format!("{local}@{}", host.to_ascii_lowercase()))
}

/// How one-time codes behave.
pub const CODE_LENGTH: usize = 6;
pub const CODE_LIFE: Seconds = Seconds::minutes(10);
pub const CODE_TRIES: u8 = 5;
pub const CODE_RESEND: Seconds = Seconds(60);
/// Codes one student may ask for within an hour: enough for typing errors, too few to flood a stranger's phone.
pub const CODES_AN_HOUR: usize = 5;

/// A code that was sent and waits for its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingCode {
    pub sent_at: Timestamp,
    pub tries_left: u8,
}

impl PendingCode {
    pub fn alive(&self, now: Timestamp) -> bool {
        self.tries_left > 0 && now < self.sent_at + CODE_LIFE
    }
}

/// The answer to sending a code: where it went, masked, and when another may be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSent {
    pub to: String,
    pub again_at: Timestamp,
    pub now: Timestamp,
}

/// When the next code may be sent; `sent` are the times of the earlier ones, in any order.
pub fn next_code_at(sent: &[Timestamp], now: Timestamp) -> Timestamp {
    let mut recent: Vec<_> = sent.iter().copied().filter(|at| *at > now - Seconds::hours(1)).collect();
    recent.sort_unstable();
    let after_last = recent.last().map(|at| *at + CODE_RESEND);
    let after_hour = (recent.len() >= CODES_AN_HOUR).then(|| recent[recent.len() - CODES_AN_HOUR] + Seconds::hours(1));
    after_last.into_iter().chain(after_hour).fold(now, Timestamp::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        let phone = |text| Address::parse(Channel::Phone, text).map(|a| a.value);
        assert_eq!(phone("138 1234-5678").as_deref(), Some("13812345678"));
        assert_eq!(phone("12812345678"), None);
        assert_eq!(phone("1381234567"), None);
        let email = |text| Address::parse(Channel::Email, text).map(|a| a.value);
        assert_eq!(email(" li.hua@Example.EDU.cn ").as_deref(), Some("li.hua@example.edu.cn"));
        assert_eq!(email("li hua@example.edu"), None);
        assert_eq!(email("li@localhost"), None);
        assert_eq!(email("li@x.com\r\nBcc: a@b.cc"), None);
    }

    #[test]
    fn the_next_code_waits_a_minute_and_the_sixth_an_hour() {
        let now = Timestamp(10_000_000);
        assert_eq!(next_code_at(&[], now), now);
        assert_eq!(next_code_at(&[now - Seconds(20)], now), now + Seconds(40));
        let five: Vec<_> = (1..=5).map(|n| now - Seconds::minutes(10 * n)).collect();
        assert_eq!(next_code_at(&five, now), now + Seconds::minutes(10));
    }

    #[test]
    fn a_code_dies_of_age_or_of_guesses() {
        let code = PendingCode { sent_at: Timestamp(0), tries_left: 1 };
        assert!(code.alive(Timestamp(1)));
        assert!(!code.alive(Timestamp(0) + CODE_LIFE));
        assert!(!PendingCode { tries_left: 0, ..code }.alive(Timestamp(1)));
    }
}
