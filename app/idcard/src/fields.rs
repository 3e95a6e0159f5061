//! Where the print of each field is, in fractions of the card.
//!
//! The ratios follow public descriptions of the card, which agree to about three hundredths: boxes are
//! drawn wide, and the lines of print inside them are looked for.

use domain::idcard::{Field, Side};
use portrait::geometry::Bounds;

/// The zone of a field and the height at which its (first) line is expected.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    pub field: Field,
    pub bounds: Bounds,
    /// Middle of the first line, a fraction of the card's height.
    pub line: f32,
    pub lines: usize,
}

impl Zone {
    /// The part of the zone in which print is to be expected: most addresses have two lines.
    pub fn printed(&self) -> Bounds {
        /// From one line of an address to the next.
        const LEADING: f32 = 0.085;
        if self.lines == 1 {
            return self.bounds;
        }
        Bounds { bottom: self.line + 1.5 * LEADING, ..self.bounds }
    }
}

const fn zone(field: Field, x: (f32, f32), y: (f32, f32), line: f32, lines: usize) -> Zone {
    Zone { field, bounds: Bounds { left: x.0, top: y.0, right: x.1, bottom: y.1 }, line, lines }
}

/// Labels of the first column end at 0.145, the portrait begins at 0.64.
const FRONT: [Zone; 6] = [
    zone(Field::Name, (0.158, 0.55), (0.085, 0.215), 0.15, 1),
    zone(Field::Sex, (0.158, 0.275), (0.215, 0.345), 0.28, 1),
    // With its label: on a card that lies a little off, a cut label would be taken for a part of the name.
    zone(Field::Nation, (0.295, 0.63), (0.215, 0.345), 0.28, 1),
    zone(Field::Birth, (0.158, 0.55), (0.34, 0.47), 0.405, 1),
    zone(Field::Address, (0.158, 0.648), (0.465, 0.79), 0.53, 4),
    zone(Field::Number, (0.315, 0.985), (0.785, 0.925), 0.855, 1),
];

const BACK: [Zone; 2] = [
    zone(Field::Authority, (0.372, 0.97), (0.665, 0.795), 0.73, 1),
    zone(Field::Validity, (0.372, 0.97), (0.795, 0.925), 0.86, 1),
];

/// The portrait on the front, with the print's tolerance around it.
pub const PORTRAIT: Bounds = Bounds { left: 0.635, top: 0.10, right: 0.955, bottom: 0.745 };

/// A part of a side with few lines of print, where a sheet of writing has many.
pub struct Sparse {
    pub bounds: Bounds,
    /// Lines that are found there on a card at most.
    pub most: usize,
}

pub fn sparse(side: Side) -> &'static Sparse {
    /// Hair, mouths and collars were taken for up to three lines (of 19 portraits, each in three sizes).
    const FRONT: Sparse = Sparse { bounds: PORTRAIT, most: 4 };
    /// Two lines of the title and two fields; a pattern may add some.
    const BACK: Sparse = Sparse { bounds: Bounds { left: 0.4, top: 0.03, right: 0.95, bottom: 0.97 }, most: 6 };
    match side {
        Side::Front => &FRONT,
        Side::Back => &BACK,
    }
}

pub fn zones(side: Side) -> &'static [Zone] {
    match side {
        Side::Front => &FRONT,
        Side::Back => &BACK,
    }
}

/// A label and where it stands: what tells a side when its number or its span of days cannot be seen.
pub struct Label {
    pub text: &'static str,
    pub zone: Zone,
}

const FRONT_LABELS: [Label; 2] = [
    Label { text: "公民身份号码", zone: zone(Field::Number, (0.045, 0.325), (0.785, 0.925), 0.855, 1) },
    Label { text: "姓名", zone: zone(Field::Name, (0.045, 0.152), (0.085, 0.215), 0.15, 1) },
];

const BACK_LABELS: [Label; 2] = [
    Label { text: "签发机关", zone: zone(Field::Authority, (0.19, 0.372), (0.665, 0.795), 0.73, 1) },
    Label { text: "有效期限", zone: zone(Field::Validity, (0.19, 0.372), (0.795, 0.925), 0.86, 1) },
];

pub fn labels(side: Side) -> &'static [Label] {
    match side {
        Side::Front => &FRONT_LABELS,
        Side::Back => &BACK_LABELS,
    }
}

/// The field that tells a side from everything else.
pub fn telling(side: Side) -> &'static Zone {
    match side {
        Side::Front => &FRONT[5],
        Side::Back => &BACK[1],
    }
}

/// Fractions of a card as pixels of a picture of it.
pub fn pixels(bounds: &Bounds, width: usize, height: usize) -> Bounds {
    let (width, height) = (width as f32, height as f32);
    Bounds {
        left: bounds.left * width,
        top: bounds.top * height,
        right: bounds.right * width,
        bottom: bounds.bottom * height,
    }
}
