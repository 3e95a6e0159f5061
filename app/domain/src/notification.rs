//! What students are told by message. The words are in [`crate::words::notification`].

use crate::contact::Channel;
use crate::id::MessageId;
use crate::reason::ReasonCode;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A stored format (the outbox is a job queue): add variants, never change one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "message", rename_all = "snake_case")]
pub enum Message {
    ContactCode { code: String },
    Approved { session: String },
    Rejected { session: String, reasons: Vec<ReasonCode>, note: String },
    Unlocked { session: String },
}

/// A message in the outbox, as the demo's marked page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Posted {
    pub id: MessageId,
    pub channel: Channel,
    pub to: String,
    pub message: Message,
    pub at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub tries: u32,
}
