//! How the finished photo lies on the picture: which picture point every photo pixel shows.

use crate::geometry::{Affine, Bounds, Point};
use crate::picture::{Picture, Plane, Planes, catmull_rom, resample};
use domain::calibration::Calibration;

/// A crop, perhaps turned, at the photo's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// From photo pixels to picture pixels.
    to_picture: Affine,
    width: usize,
    height: usize,
}

impl View {
    /// The view of a crop of the picture in a photo of this size, px; the crop has the photo's proportions.
    pub fn of(crop: &Bounds, width: usize, height: usize) -> View {
        let scale = crop.width().max(1.0) / width as f32;
        let to_picture = Affine { a: scale, b: 0.0, c: crop.left, d: 0.0, e: scale, f: crop.top };
        View { to_picture, width, height }
    }

    /// The view through a map from photo pixels to picture pixels that neither mirrors nor stretches.
    pub fn through(to_picture: Affine, width: usize, height: usize) -> View {
        View { to_picture, width, height }
    }

    /// The same after a student's calibration, which is bounded first.
    pub fn calibrated(&self, calibration: &Calibration) -> View {
        let Calibration { shift, zoom, turn, .. } = calibration.bounded();
        let (width, height) = (self.width as f32, self.height as f32);
        // The person moves one way when the view moves the other.
        let (sin, cos) = (-turn.to_radians()).sin_cos();
        let (cx, cy) = (width / 2.0, height / 2.0);
        let (a, b, d, e) = (cos / zoom, -sin / zoom, sin / zoom, cos / zoom);
        let from = Point::new(cx + shift.0 * width, cy + shift.1 * height);
        let within = Affine { a, b, c: cx - a * from.x - b * from.y, d, e, f: cy - d * from.x - e * from.y };
        View { to_picture: within.then(&self.to_picture), ..*self }
    }

    /// From photo pixels to picture pixels.
    pub fn to_picture(self) -> Affine {
        self.to_picture
    }

    /// From picture pixels to photo pixels.
    pub fn to_photo(self) -> Affine {
        self.to_picture.inverse()
    }

    /// Picture pixels per photo pixel along a line.
    pub fn scale(&self) -> f32 {
        self.to_picture.scale()
    }

    /// The photo's pixels, sRGB-encoded 0–1; beyond the picture its edge is continued.
    pub fn take(&self, picture: &Picture) -> Planes {
        let map = &self.to_picture;
        if map.b == 0.0 && map.d == 0.0 {
            return resample(picture, &self.shown(), self.width, self.height);
        }
        // First to the photo's resolution, upright and wide enough for the corners; then turned at that resolution.
        let around = self.shown();
        let scale = self.scale();
        let (width, height) = ((around.width() / scale).ceil(), (around.height() / scale).ceil());
        let around = Bounds { right: around.left + width * scale, bottom: around.top + height * scale, ..around };
        let upright = resample(picture, &around, width as usize, height as usize);
        let place = |k: usize| {
            let pixel = Point::new((k % self.width) as f32 + 0.5, (k / self.width) as f32 + 0.5);
            let there = map.map(pixel);
            ((there.x - around.left) / scale - 0.5, (there.y - around.top) / scale - 0.5)
        };
        upright.map(|plane| {
            let values = (0..self.width * self.height).map(|k| bicubic(&plane, place(k))).collect();
            Plane { width: self.width, height: self.height, values }
        })
    }

    /// Whether a picture of this size, px, has all that the view shows; mostly it has, and nothing need be asked by pixel.
    pub fn lies_within(&self, (width, height): (f32, f32)) -> bool {
        let shown = self.shown();
        shown.left >= 0.0 && shown.top >= 0.0 && shown.right <= width && shown.bottom <= height
    }

    /// The upright box around the view on the picture.
    pub fn shown(&self) -> Bounds {
        let (width, height) = (self.width as f32, self.height as f32);
        let corners = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)];
        Bounds::around(corners.map(|(x, y)| self.to_picture.map(Point::new(x, y))))
    }
}

/// Catmull-Rom over the sixteen neighbours, edges continued; `at` counts from pixel centres.
fn bicubic(plane: &Plane, at: (f32, f32)) -> f32 {
    let (x0, y0) = (at.0.floor(), at.1.floor());
    let (fx, fy) = (at.0 - x0, at.1 - y0);
    let clamp = |v: f32, most: usize| v.clamp(0.0, most as f32 - 1.0) as usize;
    let mut sum = 0.0;
    for j in -1..=2i8 {
        let row = clamp(y0 + f32::from(j), plane.height) * plane.width;
        let down = catmull_rom(f32::from(j) - fy);
        for i in -1..=2i8 {
            let column = clamp(x0 + f32::from(i), plane.width);
            sum += down * catmull_rom(f32::from(i) - fx) * plane.values[row + column];
        }
    }
    sum.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        View::of(&Bounds { left: 100.0, top: 50.0, right: 340.0, bottom: 370.0 }, 480, 640)
    }

    #[test]
    fn no_calibration_changes_nothing() {
        assert_eq!(view().calibrated(&Calibration::default()), view());
    }

    #[test]
    fn a_shift_moves_the_person_and_a_zoom_keeps_the_middle() {
        let point = Point::new(220.0, 210.0);
        let plain = view().to_photo().map(point);
        let moved = view().calibrated(&Calibration { shift: (0.1, -0.05), ..Calibration::default() });
        let there = moved.to_photo().map(point);
        assert!((there.x - plain.x - 48.0).abs() < 1e-2 && (there.y - plain.y + 32.0).abs() < 1e-2, "{there:?}");
        let near = view().calibrated(&Calibration { zoom: 1.25, ..Calibration::default() });
        let middle = near.to_photo().map(point);
        assert!((middle.x - 240.0).abs() < 1e-2 && (middle.y - 320.0).abs() < 1e-2, "{middle:?}");
        assert!((near.scale() - view().scale() / 1.25).abs() < 1e-5);
    }

    #[test]
    fn a_turn_is_clockwise_and_a_turned_picture_has_no_new_colours() {
        let turned = view().calibrated(&Calibration { turn: 10.0, ..Calibration::default() });
        // What lay to the right of the middle lies lower after a clockwise turn.
        let right = turned.to_photo().map(Point::new(320.0, 210.0));
        assert!(right.y > 320.0 + 20.0, "{right:?}");
        let mut picture = Picture::new(440, 420);
        picture.pixels.fill(99);
        let planes = turned.take(&picture);
        assert!(planes.iter().flat_map(|plane| &plane.values).all(|value| (value * 255.0 - 99.0).abs() < 0.01));
    }
}
