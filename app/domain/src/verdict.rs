//! What was measured on a picture, and what a policy concludes from it.

use crate::reason::{Area, ReasonCode, Rect};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Named measurements of one picture. Names follow ISO/IEC 29794-5 where it has one (`HeadPoseYaw`, `MouthClosed`);
/// docs/quality-measures.md tables each with its formula and unit. Never NaN.
pub type Measures = BTreeMap<String, f64>;

/// The side of a threshold on which a measure is acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    AtLeast(f64),
    AtMost(f64),
    Between(f64, f64),
}

impl Limit {
    pub fn allows(self, measure: f64) -> bool {
        match self {
            Limit::AtLeast(low) => measure >= low,
            Limit::AtMost(high) => measure <= high,
            Limit::Between(low, high) => (low..=high).contains(&measure),
        }
    }
}

/// One measure on the wrong side of its limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    pub code: ReasonCode,
    /// The measure that decided, a key of [`Measures`].
    pub name: String,
    pub measure: f64,
    pub limit: Limit,
}

/// The policy's conclusion: `reasons` block, `hints` warn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub reasons: Vec<Reason>,
    pub hints: Vec<Reason>,
}

impl Verdict {
    pub fn passed(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Where the named parts lie on the made photo.
pub type Places = BTreeMap<Area, Rect>;
