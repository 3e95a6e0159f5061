//! Cells of probability over a box of the picture.

use crate::geometry::{Affine, Bounds, Point};
use crate::picture::Plane;

/// Probabilities, 0–1, and the box of the picture that they cover.
pub struct Mask {
    /// Probability of a person in each cell, 0–1.
    pub cells: Plane,
    /// What the cells cover of the picture, px.
    pub area: Bounds,
}

impl Mask {
    /// The column of a picture's x, or the nearest there is.
    pub fn column(&self, x: f32) -> usize {
        self.place(Point::new(x, 0.0)).x.clamp(0.0, self.cells.width as f32 - 1.0) as usize
    }

    /// The row of a picture's y, or the nearest there is.
    pub fn row(&self, y: f32) -> usize {
        self.place(Point::new(0.0, y)).y.clamp(0.0, self.cells.height as f32 - 1.0) as usize
    }

    /// Height of a row's upper edge in the picture.
    pub fn top_of(&self, row: usize) -> f32 {
        self.area.top + row as f32 * self.area.height() / self.cells.height as f32
    }

    /// The mask as a photo sees it whose pixels `map` carries to the picture; beyond the box its edge is continued.
    pub fn seen(&self, map: &Affine, width: usize, height: usize) -> Plane {
        let mut seen = Plane::new(width, height, 0.0);
        if map.b == 0.0 && map.d == 0.0 {
            self.read(map, &mut seen, (0..width, 0..height));
            return seen;
        }
        for (k, value) in seen.values.iter_mut().enumerate() {
            let Point { x, y } = self.place(map.map(centre(k % width, k / width)));
            *value = self.cells.sample(x, y);
        }
        seen
    }

    /// Puts what the mask says over what a photo shows of another one, where the box reaches.
    pub fn cover(&self, map: &Affine, seen: &mut Plane) {
        let (width, height) = (seen.width, seen.height);
        if map.b == 0.0 && map.d == 0.0 {
            let first = |edge: f32, (scale, shift): (f32, f32), most: usize| {
                (((edge - shift) / scale - 0.5).ceil().max(0.0) as usize).min(most)
            };
            let (across, down) = ((map.a, map.c), (map.e, map.f));
            let columns = first(self.area.left, across, width)..first(self.area.right, across, width);
            let rows = first(self.area.top, down, height)..first(self.area.bottom, down, height);
            self.read(map, seen, (columns, rows));
            return;
        }
        for (k, value) in seen.values.iter_mut().enumerate() {
            let there = map.map(centre(k % width, k / width));
            if self.area.holds(there) {
                let Point { x, y } = self.place(there);
                *value = self.cells.sample(x, y);
            }
        }
    }

    /// A point of the picture in cells.
    fn place(&self, point: Point) -> Point {
        let across = self.cells.width as f32 / self.area.width().max(f32::EPSILON);
        let down = self.cells.height as f32 / self.area.height().max(f32::EPSILON);
        Point::new((point.x - self.area.left) * across, (point.y - self.area.top) * down)
    }

    /// Reads the cells for columns and rows of an upright photo.
    fn read(&self, map: &Affine, seen: &mut Plane, (columns, rows): (std::ops::Range<usize>, std::ops::Range<usize>)) {
        let between = |at: f32, length: usize| {
            let at = (at - 0.5).clamp(0.0, length as f32 - 1.0);
            (at as usize, (at as usize + 1).min(length - 1), at.fract())
        };
        let x = |k: usize| between(self.place(map.map(centre(k, 0))).x, self.cells.width);
        let across: Vec<(usize, usize, f32)> = columns.clone().map(x).collect();
        let mut line = vec![0f32; self.cells.width];
        for row in rows {
            let (upper, lower, part) = between(self.place(map.map(centre(0, row))).y, self.cells.height);
            let cells = |row: usize| &self.cells.values[row * self.cells.width..][..self.cells.width];
            let both = cells(upper).iter().zip(cells(lower));
            line.iter_mut().zip(both).for_each(|(value, (upper, lower))| *value = upper + (lower - upper) * part);
            let out = &mut seen.values[row * seen.width..][columns.clone()];
            for (value, (left, right, part)) in out.iter_mut().zip(&across) {
                *value = line[*left] + (line[*right] - line[*left]) * part;
            }
        }
    }
}

fn centre(x: usize, y: usize) -> Point {
    Point::new(x as f32 + 0.5, y as f32 + 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask() -> Mask {
        let values = (0..12u8).map(|k| f32::from(k) / 12.0).collect();
        let area = Bounds { left: 100.0, top: 50.0, right: 140.0, bottom: 80.0 };
        Mask { cells: Plane { width: 4, height: 3, values }, area }
    }

    #[test]
    fn an_upright_photo_and_a_hardly_turned_one_see_the_same() {
        let upright = Affine { a: 2.0, b: 0.0, c: 95.3, d: 0.0, e: 2.0, f: 45.3 };
        let turned = Affine { b: 1e-6, d: -1e-6, ..upright };
        let (one, other) = (mask().seen(&upright, 25, 20), mask().seen(&turned, 25, 20));
        assert!(one.values.iter().zip(&other.values).all(|(one, other)| (one - other).abs() < 1e-3));
        let (mut one, mut other) = (Plane::new(25, 20, 9.0), Plane::new(25, 20, 9.0));
        mask().cover(&upright, &mut one);
        mask().cover(&turned, &mut other);
        assert!(one.values.iter().zip(&other.values).all(|(one, other)| (one - other).abs() < 1e-3));
        assert!(one.values[0] == 9.0 && one.values[10 * 25 + 10] < 1.0);
    }
}
