//! Points, boxes and affine maps of the image plane: pixels, x to the right, y down, pixel centres at half numbers.

/// A point, px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

impl Point {
    /// Right and down, in whatever unit the plane has.
    pub fn new(x: f32, y: f32) -> Point {
        Point { x, y }
    }

    /// Euclidean.
    pub fn distance(self, other: Point) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// Halfway.
    pub fn middle(self, other: Point) -> Point {
        Point { x: (self.x + other.x) / 2.0, y: (self.y + other.y) / 2.0 }
    }

    /// The point a share of the way to another.
    pub fn towards(self, other: Point, share: f32) -> Point {
        Point { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

/// An axis-aligned box given by two corners, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Bounds {
    /// The smallest box around points; empty input gives an inverted box of no area.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Bounds {
        let start = Bounds { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };
        points.into_iter().fold(start, |bounds, point| Bounds {
            left: bounds.left.min(point.x),
            top: bounds.top.min(point.y),
            right: bounds.right.max(point.x),
            bottom: bounds.bottom.max(point.y),
        })
    }

    /// The part of it that a picture of this size has, px.
    pub fn within(&self, width: f32, height: f32) -> Bounds {
        Bounds {
            left: self.left.clamp(0.0, width),
            top: self.top.clamp(0.0, height),
            right: self.right.clamp(0.0, width),
            bottom: self.bottom.clamp(0.0, height),
        }
    }

    /// The left and upper edges belong to the box, the others do not.
    pub fn holds(&self, point: Point) -> bool {
        (self.left..self.right).contains(&point.x) && (self.top..self.bottom).contains(&point.y)
    }

    /// Left to right; 0 when the sides are swapped.
    pub fn width(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    /// Top to bottom; 0 when the sides are swapped.
    pub fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.0)
    }

    /// Width times height.
    pub fn area(&self) -> f32 {
        self.width() * self.height()
    }

    /// The middle of the box.
    pub fn centre(&self) -> Point {
        Point { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }

    /// The common part's area.
    pub fn overlap(&self, other: &Bounds) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    /// Intersection over union.
    pub fn iou(&self, other: &Bounds) -> f32 {
        let common = self.overlap(other);
        common / (self.area() + other.area() - common).max(f32::EPSILON)
    }

    /// The box grown by `by` px on every side.
    pub fn grown(&self, by: f32) -> Bounds {
        Bounds { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// Maps `(x, y)` to `(a x + b y + c, d x + e y + f)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine {
    pub a: f32,
    pub b: f32,
    pub c: f32,
    pub d: f32,
    pub e: f32,
    pub f: f32,
}

impl Affine {
    /// From a `size`×`size` square to a square of side `side` around `centre`, turned by `angle` radians.
    pub fn square(centre: Point, side: f32, angle: f32, size: usize) -> Affine {
        let scale = side / size as f32;
        let (sin, cos) = angle.sin_cos();
        let (a, b, d, e) = (scale * cos, -scale * sin, scale * sin, scale * cos);
        let half = size as f32 / 2.0;
        Affine { a, b, c: centre.x - (a + b) * half, d, e, f: centre.y - (d + e) * half }
    }

    /// The point that this one becomes.
    pub fn map(&self, point: Point) -> Point {
        Point { x: self.a * point.x + self.b * point.y + self.c, y: self.d * point.x + self.e * point.y + self.f }
    }

    /// This map, and then another.
    pub fn then(&self, next: &Affine) -> Affine {
        Affine {
            a: next.a * self.a + next.b * self.d,
            b: next.a * self.b + next.b * self.e,
            c: next.a * self.c + next.b * self.f + next.c,
            d: next.d * self.a + next.e * self.d,
            e: next.d * self.b + next.e * self.e,
            f: next.d * self.c + next.e * self.f + next.f,
        }
    }

    /// The way back; a map that flattens the plane has none and gives zeros.
    pub fn inverse(&self) -> Affine {
        let Affine { a, b, c, d, e, f } = *self;
        let determinant = a * e - b * d;
        let q = if determinant == 0.0 { 0.0 } else { 1.0 / determinant };
        Affine { a: e * q, b: -b * q, c: (b * f - c * e) * q, d: -d * q, e: a * q, f: (c * d - a * f) * q }
    }

    /// Source pixels per target pixel.
    pub fn scale(&self) -> f32 {
        (self.a * self.e - self.b * self.d).abs().sqrt()
    }
}

/// Whether a point lies inside a closed polygon (even-odd rule).
pub fn inside(polygon: &[Point], point: Point) -> bool {
    let mut within = false;
    let mut previous = polygon.len().wrapping_sub(1);
    for (k, corner) in polygon.iter().enumerate() {
        let Some(last) = polygon.get(previous) else { return false };
        if (corner.y > point.y) != (last.y > point.y) {
            let x = (last.x - corner.x) * (point.y - corner.y) / (last.y - corner.y) + corner.x;
            within ^= point.x < x;
        }
        previous = k;
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_square_maps_its_middle_to_the_centre() {
        let map = Affine::square(Point::new(30.0, 40.0), 50.0, 0.7, 192);
        let middle = map.map(Point::new(96.0, 96.0));
        assert!((middle.x - 30.0).abs() < 1e-4 && (middle.y - 40.0).abs() < 1e-4);
        assert!((map.scale() - 50.0 / 192.0).abs() < 1e-6);
    }

    #[test]
    fn a_map_and_its_inverse_lead_back() {
        let map = Affine { a: 0.5, b: -0.2, c: 40.0, d: 0.3, e: 0.7, f: -9.0 };
        let point = Point::new(12.0, 34.0);
        for back in [map.inverse().map(map.map(point)), map.then(&map.inverse()).map(point)] {
            assert!(back.distance(point) < 1e-4, "{back:?}");
        }
    }

    #[test]
    fn a_point_is_inside_a_polygon_only_between_its_edges() {
        let square = [Point::new(0.0, 0.0), Point::new(4.0, 0.0), Point::new(4.0, 4.0), Point::new(0.0, 4.0)];
        assert!(inside(&square, Point::new(2.0, 3.0)));
        assert!(!inside(&square, Point::new(5.0, 3.0)));
        assert!(!inside(&[], Point::new(0.0, 0.0)));
    }
}
