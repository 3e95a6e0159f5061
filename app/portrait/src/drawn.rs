//! A drawn portrait for the tests of checks: an oval face with eyes, hair and a shirt before a grey wall. Nobody in
//! particular, in any skin tone; a test then paints on it what its check has to find.

use crate::colour::Rgb;
use crate::geometry::Point;
use crate::landmarks::indices::{
    FACE_OVAL, LEFT_CHEEK_SKIN, LEFT_FOREHEAD, LEFT_IRIS, LEFT_JAW, LEFT_LID_EDGE, NOSE, RIGHT_CHEEK_SKIN,
    RIGHT_FOREHEAD, RIGHT_IRIS, RIGHT_JAW, RIGHT_LID_EDGE,
};
use crate::landmarks::{Landmarks, POINTS};
use crate::picture::{Picture, Plane, Planes};

pub const WIDTH: usize = 480;
pub const HEIGHT: usize = 640;
/// The face's middle.
pub const MIDDLE: (f32, f32) = (240.0, 300.0);

pub const LIGHT: Rgb = [0.91, 0.76, 0.68];
pub const MEDIUM: Rgb = [0.76, 0.56, 0.44];
pub const DARK: Rgb = [0.36, 0.25, 0.19];
pub const TONES: [Rgb; 3] = [LIGHT, MEDIUM, DARK];
pub const WHITES: Rgb = [0.70, 0.66, 0.62];
pub const WALL: Rgb = [0.74, 0.74, 0.73];
pub const SHIRT: Rgb = [0.15, 0.2, 0.4];
const IRIS: Rgb = [0.22, 0.15, 0.11];
const HAIR: Rgb = [0.1, 0.09, 0.08];

pub const EYES: [(f32, f32); 2] = [(195.0, 270.0), (285.0, 270.0)];
pub const IRIS_RADIUS: f32 = 8.0;

/// The landmarks of the drawn face.
pub fn face() -> Landmarks {
    let mut points = vec![[MIDDLE.0, MIDDLE.1, 0.0]; POINTS];
    let mut ellipse = |ring: &[usize], (x, y): (f32, f32), (across, down): (f32, f32), from: f32| {
        for (k, index) in ring.iter().enumerate() {
            let angle = from + std::f32::consts::TAU * k as f32 / ring.len() as f32;
            points[*index] = [x + across * angle.sin(), y - down * angle.cos(), 0.0];
        }
    };
    ellipse(&FACE_OVAL, MIDDLE, (110.0, 150.0), 0.0);
    for (side, cheek, forehead, jaw, lids, iris) in [
        (0, LEFT_CHEEK_SKIN, LEFT_FOREHEAD, LEFT_JAW, LEFT_LID_EDGE, LEFT_IRIS),
        (1, RIGHT_CHEEK_SKIN, RIGHT_FOREHEAD, RIGHT_JAW, RIGHT_LID_EDGE, RIGHT_IRIS),
    ] {
        let outward = if side == 0 { -1.0 } else { 1.0 };
        ellipse(&cheek, (240.0 + outward * 62.0, 345.0), (24.0, 22.0), 0.0);
        ellipse(&forehead, (240.0 + outward * 32.0, 205.0), (28.0, 22.0), 0.0);
        ellipse(&jaw, (240.0 + outward * 38.0, 400.0), (16.0, 14.0), 0.0);
        // The ring begins at the outer corner.
        ellipse(&lids, EYES[side], (22.0, 8.0), outward * std::f32::consts::FRAC_PI_2);
        ellipse(&[iris + 1, iris + 2, iris + 3, iris + 4], EYES[side], (IRIS_RADIUS, IRIS_RADIUS), 0.0);
    }
    ellipse(&NOSE, (240.0, 305.0), (9.0, 34.0), 0.0);
    for (iris, (x, y)) in [LEFT_IRIS, RIGHT_IRIS].into_iter().zip(EYES) {
        points[iris] = [x, y, 0.0];
    }
    Landmarks::new(points, 1.0)
}

/// Paints a colour wherever `inside` says so.
pub fn paint(planes: &mut Planes, colour: Rgb, inside: impl Fn(Point) -> bool) {
    change(planes, |point, old| if inside(point) { colour } else { old });
}

/// Replaces every pixel by what `new` makes of it.
pub fn change(planes: &mut Planes, new: impl Fn(Point, Rgb) -> Rgb) {
    let width = planes[0].width;
    for k in 0..planes[0].values.len() {
        let point = Point::new((k % width) as f32 + 0.5, (k / width) as f32 + 0.5);
        let colour = new(point, [0, 1, 2].map(|c| planes[c].values[k]));
        for (plane, value) in planes.iter_mut().zip(colour) {
            plane.values[k] = value;
        }
    }
}

pub fn in_ellipse(point: Point, (x, y): (f32, f32), (across, down): (f32, f32)) -> bool {
    ((point.x - x) / across).powi(2) + ((point.y - y) / down).powi(2) < 1.0
}

fn in_body(point: Point) -> bool {
    point.y > 490.0 + ((point.x - 240.0) / 20.0).powi(2)
}

/// The drawn portrait in a skin tone.
pub fn portrait(skin: Rgb) -> Planes {
    let mut planes: Planes = WALL.map(|value| Plane::new(WIDTH, HEIGHT, value));
    paint(&mut planes, HAIR, |point| in_ellipse(point, (240.0, 270.0), (135.0, 170.0)) && point.y < 330.0);
    paint(&mut planes, skin, |point| (point.x - 240.0).abs() < 60.0 && point.y > 380.0);
    paint(&mut planes, skin, |point| in_ellipse(point, MIDDLE, (115.0, 150.0)));
    paint(&mut planes, SHIRT, in_body);
    for eye in EYES {
        // Wider than the lids' ring, so that a pixel on the ring is white as well.
        paint(&mut planes, WHITES, |point| in_ellipse(point, eye, (25.0, 11.0)));
        paint(&mut planes, IRIS, |point| in_ellipse(point, eye, (IRIS_RADIUS, IRIS_RADIUS)));
    }
    planes
}

/// The drawn portrait's matte.
pub fn alpha() -> Plane {
    let mut alpha = Plane::new(WIDTH, HEIGHT, 0.0);
    for (k, value) in alpha.values.iter_mut().enumerate() {
        let point = Point::new((k % WIDTH) as f32 + 0.5, (k / WIDTH) as f32 + 0.5);
        let head = in_ellipse(point, (240.0, 270.0), (135.0, 170.0)) && point.y < 330.0;
        let face = in_ellipse(point, MIDDLE, (115.0, 150.0));
        let neck = (point.x - 240.0).abs() < 60.0 && point.y > 380.0;
        *value = f32::from(u8::from(head || face || neck || in_body(point)));
    }
    alpha
}

/// 8-bit pixels of planes.
pub fn picture(planes: &Planes) -> Picture {
    let mut picture = Picture::new(planes[0].width, planes[0].height);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        for (value, plane) in pixel.iter_mut().zip(planes) {
            *value = (plane.values[k] * 255.0).round().clamp(0.0, 255.0) as u8;
        }
    }
    picture
}

/// Pseudo-random numbers of mean 0 and deviation 1 (sum of twelve uniform ones), the same on every machine.
pub struct Grain(pub u32);

impl Grain {
    pub fn next(&mut self) -> f32 {
        let mut uniform = || {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (self.0 >> 8) as f32 / (1u32 << 24) as f32
        };
        (0..12).map(|_| uniform()).sum::<f32>() - 6.0
    }
}
