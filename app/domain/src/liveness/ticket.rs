//! A challenge on its way to the browser and back.

use super::Challenge;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What the browser shows, and what it sends back with the burst.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub challenge: Challenge,
    /// The challenge as the server sealed it: nobody else can make or change one.
    pub token: String,
    pub until: Timestamp,
    /// The server's clock when it was given.
    pub now: Timestamp,
}
