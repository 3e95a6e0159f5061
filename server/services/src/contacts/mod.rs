//! Proving a phone number or an e-mail address by a one-time code.

mod prove;
mod send_code;

pub use prove::prove;
pub use send_code::send_code;
