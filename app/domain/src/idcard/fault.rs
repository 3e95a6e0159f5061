//! Why a picture of a card was not read, or not all of it.

use super::{Field, Side};
use serde::{Deserialize, Serialize};

/// One fault of the picture, with what was measured. A stored and published format: add, never change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CardFault {
    /// 照片模糊: the width (standard deviation) of the edges of print, in thousandths of the card's length.
    Blurred { width: f32, most: f32 },
    /// 边缘缺失: which sides of the print lie outside the frame, and how much of the card's extent with the worst of them.
    EdgesMissing { edges: Vec<Edge>, share: f32 },
    /// 闪光强烈: the fields that a reflection lies on, and the share of the worst that is white.
    Glare { fields: Vec<Field>, share: f32 },
    /// The other side was asked for.
    WrongSide { wanted: Side, found: Side },
    /// The card covers too few pixels of the picture along its length.
    TooSmall { length: f32, least: f32 },
    /// A card or sheet is there, but neither side of an identity card can be read on it.
    NotIdCard,
    /// Nothing in the picture has a card's outline.
    NoCard,
}

impl CardFault {
    /// The published code.
    pub fn code(&self) -> &'static str {
        match self {
            CardFault::Blurred { .. } => "BLURRED",
            CardFault::EdgesMissing { .. } => "EDGES_MISSING",
            CardFault::Glare { .. } => "GLARE",
            CardFault::WrongSide { .. } => "WRONG_SIDE",
            CardFault::TooSmall { .. } => "TOO_SMALL",
            CardFault::NotIdCard => "NOT_ID_CARD",
            CardFault::NoCard => "NO_CARD",
        }
    }
}

/// A side of the print, as one who reads it sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    Top,
    Right,
    Bottom,
    Left,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_stored_under_its_published_code() {
        let fault = CardFault::WrongSide { wanted: Side::Front, found: Side::Back };
        let stored = serde_json::to_value(&fault).unwrap();
        assert_eq!(stored["fault"], fault.code());
        assert_eq!(serde_json::from_value::<CardFault>(stored).unwrap(), fault);
    }
}
