//! What a student can be asked to do.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A stored and published format: add, never rename. Left and right are the student's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gesture {
    Blink,
    TurnLeft,
    TurnRight,
    OpenMouth,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no gesture {0:?}; there are blink, left, right and mouth")]
pub struct NotAGesture(pub String);

impl Gesture {
    pub const ALL: [Gesture; 4] = [Gesture::Blink, Gesture::TurnLeft, Gesture::TurnRight, Gesture::OpenMouth];

    pub fn code(self) -> &'static str {
        match self {
            Gesture::Blink => "blink",
            Gesture::TurnLeft => "turn_left",
            Gesture::TurnRight => "turn_right",
            Gesture::OpenMouth => "open_mouth",
        }
    }

    /// A turn shows the head from two sides: only then can a flat picture be told from a head.
    pub fn is_turn(self) -> bool {
        matches!(self, Gesture::TurnLeft | Gesture::TurnRight)
    }
}

impl fmt::Display for Gesture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Gesture {
    type Err = NotAGesture;
    /// The code, or the short word of the command line.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "blink" => Ok(Gesture::Blink),
            "left" | "turn_left" => Ok(Gesture::TurnLeft),
            "right" | "turn_right" => Ok(Gesture::TurnRight),
            "mouth" | "open_mouth" => Ok(Gesture::OpenMouth),
            other => Err(NotAGesture(other.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gesture_survives_being_stored_and_being_typed() {
        for gesture in Gesture::ALL {
            let stored = serde_json::to_string(&gesture).unwrap();
            assert_eq!(stored, format!("\"{gesture}\""));
            assert_eq!(serde_json::from_str::<Gesture>(&stored).unwrap(), gesture);
            assert_eq!(gesture.code().parse(), Ok(gesture));
        }
        assert_eq!("left".parse(), Ok(Gesture::TurnLeft));
        assert!("wink".parse::<Gesture>().is_err());
    }
}
