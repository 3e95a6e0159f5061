//! Enums as text codes and values as JSON text: the same forms that the domain types have on the wire.

use crate::{Error, Result};
use domain::time::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

/// The text code of an enum without data.
pub fn code<T: Serialize>(value: &T, what: &'static str) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Ok(code),
        _ => Err(Error::Stored { what }),
    }
}

pub fn read_code<T: DeserializeOwned>(code: &str, what: &'static str) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).map_err(|_| Error::Stored { what })
}

pub fn json<T: Serialize>(value: &T, what: &'static str) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::Stored { what })
}

pub fn read_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Stored { what })
}

/// Counts and sizes are unsigned in the rules and signed in the tables.
pub fn signed(value: u32, what: &'static str) -> Result<i32> {
    i32::try_from(value).map_err(|_| Error::Stored { what })
}

pub fn unsigned(value: i32, what: &'static str) -> Result<u32> {
    u32::try_from(value).map_err(|_| Error::Stored { what })
}

pub fn time(value: Option<i64>) -> Option<Timestamp> {
    value.map(Timestamp)
}

pub fn millis(value: Option<Timestamp>) -> Option<i64> {
    value.map(|at| at.0)
}
