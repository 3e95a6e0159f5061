//! Verification platforms (认证平台): several readers of one photo, each with requirements of its own.

use crate::time::Timestamp;
use crate::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// A platform as a session names it: a requirement profile over the measures that were taken once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Platform {
    pub id: String,
    pub name: String,
    /// What the platform is for, shown under 【详情】.
    pub purpose: String,
    /// A [`crate::policy::Policy`] id.
    pub policy: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlatformVerdict {
    pub platform: Platform,
    pub verdict: Verdict,
    pub judged_at: Timestamp,
}
