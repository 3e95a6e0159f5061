//! A drawn face for the checks' tests: landmarks of a plain frontal face, and a photo of flat skin to paint on. Nobody.

use crate::geometry::Point;
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LIP_OUTLINE, MOUTH_OPENING};
use crate::picture::{Plane, Planes};

pub const WIDTH: usize = 480;
pub const HEIGHT: usize = 640;
/// Eye midpoint and T (eye midpoint to chin), px.
const EYES: (f32, f32) = (240.0, 270.0);
const T: f32 = 150.0;

/// Left and right landmark, and the left one's place in T from the eyes' midpoint.
#[rustfmt::skip] // a table of places
const PAIRS: &[(usize, usize, f32, f32)] = &[
    (33, 263, -0.40, 0.0), (133, 362, -0.16, 0.0), (468, 473, -0.28, -0.017),
    (161, 388, -0.35, -0.03), (160, 387, -0.32, -0.04), (159, 386, -0.28, -0.045), (158, 385, -0.24, -0.04), (157, 384, -0.21, -0.03),
    (163, 390, -0.35, 0.03), (144, 373, -0.32, 0.04), (145, 374, -0.28, 0.045), (153, 380, -0.24, 0.04), (154, 381, -0.21, 0.03),
    (30, 260, -0.38, -0.07), (29, 259, -0.33, -0.08), (27, 257, -0.28, -0.085), (28, 258, -0.22, -0.08), (56, 286, -0.17, -0.06),
    (225, 445, -0.40, -0.13), (224, 444, -0.34, -0.15), (223, 443, -0.28, -0.155), (222, 442, -0.22, -0.15), (221, 441, -0.16, -0.12),
    (110, 339, -0.35, 0.07), (24, 254, -0.32, 0.075), (23, 253, -0.28, 0.08), (22, 252, -0.24, 0.075), (26, 256, -0.20, 0.07),
    (228, 448, -0.40, 0.12), (229, 449, -0.34, 0.14), (230, 450, -0.28, 0.15), (231, 451, -0.22, 0.14), (232, 452, -0.17, 0.12),
    (70, 300, -0.46, -0.20), (63, 293, -0.40, -0.24), (105, 334, -0.32, -0.26), (66, 296, -0.22, -0.25), (107, 336, -0.13, -0.22),
    (46, 276, -0.45, -0.17), (53, 283, -0.40, -0.19), (52, 282, -0.32, -0.21), (65, 295, -0.22, -0.20), (55, 285, -0.13, -0.17),
    (234, 454, -0.66, 0.15), (127, 356, -0.66, -0.05), (93, 323, -0.65, 0.35),
    (117, 346, -0.42, 0.17), (118, 347, -0.36, 0.20), (119, 348, -0.28, 0.20), (100, 329, -0.22, 0.24),
    (36, 266, -0.22, 0.36), (205, 425, -0.32, 0.42), (187, 411, -0.42, 0.40), (123, 352, -0.47, 0.28),
    (61, 291, -0.24, 0.66), (172, 397, -0.52, 0.66),
];
/// Landmarks on the midline and their height in T.
const MIDLINE: &[(usize, f32)] = &[
    (152, 1.0),
    (10, -0.62),
    (151, -0.34),
    (9, -0.20),
    (168, -0.05),
    (6, 0.03),
    (197, 0.12),
    (195, 0.20),
    (4, 0.36),
    (13, 0.66),
    (14, 0.66),
];

pub struct Drawn {
    pub face: Landmarks,
    pub photo: Planes,
}

impl Drawn {
    /// An even photo of the skin's colour, 0–1, with nothing on it.
    pub fn new(skin: [f32; 3]) -> Drawn {
        let at = |x: f32, y: f32| [EYES.0 + x * T, EYES.1 + y * T, 0.0];
        let mut points = vec![at(0.0, 0.0); 478];
        for (left, right, x, y) in PAIRS {
            points[*left] = at(*x, *y);
            points[*right] = at(-x, *y);
        }
        for (index, y) in MIDLINE {
            points[*index] = at(0.0, *y);
        }
        for (ring, high) in [(LIP_OUTLINE, 0.09), (MOUTH_OPENING, 0.0)] {
            // From the left corner along the lower lip, as the rings are ordered.
            for (k, index) in ring.iter().enumerate() {
                let angle = std::f32::consts::PI * (1.0 - k as f32 / 10.0);
                points[*index] = at(0.24 * angle.cos(), 0.66 + high * angle.sin());
            }
        }
        let photo = skin.map(|value| Plane::new(WIDTH, HEIGHT, value));
        Drawn { face: Landmarks::new(points, 1.0), photo }
    }

    /// A place given in T from the eyes' midpoint, px.
    pub fn place(&self, x: f32, y: f32) -> Point {
        Point::new(EYES.0 + x * T, EYES.1 + y * T)
    }

    /// The same with every pixel recoloured: `paint` sees its place in T from the eyes' midpoint and its colour.
    pub fn painted(mut self, paint: impl Fn(f32, f32, [f32; 3]) -> [f32; 3]) -> Drawn {
        for k in 0..WIDTH * HEIGHT {
            let (x, y) = ((k % WIDTH) as f32 + 0.5, (k / WIDTH) as f32 + 0.5);
            let colour = std::array::from_fn(|c| self.photo[c].values[k]);
            let painted = paint((x - EYES.0) / T, (y - EYES.1) / T, colour);
            (0..3).for_each(|c| self.photo[c].values[k] = painted[c]);
        }
        self
    }

    /// Light that falls off to this share from the picture's left to its right.
    pub fn lit_from_the_left(self, to: f32) -> Drawn {
        self.painted(|x, _, colour| {
            let light = 1.0 + (to - 1.0) * ((x + 0.7) / 1.4).clamp(0.0, 1.0);
            colour.map(|value| value * light)
        })
    }

    /// A landmark moved by shares of T.
    pub fn with(self, index: usize, x: f32, y: f32) -> Drawn {
        let mut points: Vec<[f32; 3]> = (0..478).map(|k| self.face.solid(k)).collect();
        points[index][0] += x * T;
        points[index][1] += y * T;
        Drawn { face: Landmarks::new(points, 1.0), ..self }
    }
}

/// Skin tones from very fair to very dark, encoded sRGB 0–1.
pub const SKINS: [[f32; 3]; 4] = [[0.93, 0.78, 0.70], [0.80, 0.62, 0.50], [0.55, 0.38, 0.28], [0.27, 0.18, 0.14]];
/// Black hair.
pub const HAIR: [f32; 3] = [0.09, 0.08, 0.08];
