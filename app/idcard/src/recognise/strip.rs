//! One line of writing as the network wants it.

use portrait::geometry::Bounds;
use portrait::picture::{Picture, Planes, resample};

/// Pixels of a line, red, green and blue, 0–1.
pub struct Strip {
    planes: Planes,
}

impl Strip {
    /// Height that the network was trained with, px.
    pub const HEIGHT: usize = 48;
    /// The network halves the width three times.
    const STEP: usize = 8;
    /// No field of a card is wider than twenty times its height; a box that were would only cost time.
    const WIDEST: usize = 20 * Strip::HEIGHT;

    /// The part of a picture inside a box, brought to the network's height with its proportions kept.
    pub fn cut(picture: &Picture, part: &Bounds) -> Strip {
        let wanted = part.width() / part.height().max(1.0) * Strip::HEIGHT as f32;
        let steps = (wanted / Strip::STEP as f32).round().max(2.0) as usize;
        let width = (steps * Strip::STEP).min(Strip::WIDEST);
        Strip { planes: resample(picture, part, width, Strip::HEIGHT) }
    }

    pub fn width(&self) -> usize {
        self.planes[0].width
    }

    /// Planes blue, green, red (as the network was trained), −1 to 1.
    pub fn network_input(&self) -> Vec<f32> {
        self.planes.iter().rev().flat_map(|plane| plane.values.iter().map(|value| value * 2.0 - 1.0)).collect()
    }
}
