//! A head that turns away or nods: the mesh's points are turned in space about the neck, and the picture follows them.

use super::Portrait;
use super::canvas::{step, warped};
use portrait::geometry::Point;
use portrait::landmarks::indices::{CHIN, LEFT_CHEEK, RIGHT_CHEEK};
use portrait::landmarks::{Landmarks, MESH_POINTS};
use portrait::picture::{Picture, Plane};

/// Turn at full severity, degrees: to the picture's right, and down.
const ASIDE: f32 = 34.0;
const DOWN: f32 = 30.0;
/// The way is averaged over this much around a point, in widths of the face; farther out over ever more.
const AROUND: f32 = 0.035;
/// Hair and neck follow the mesh ever less up to this far outside it, in widths of the face.
const FOLLOWS: f32 = 0.8;
/// Cells of the grid on which the way is worked out, over a width of the face.
const CELLS: f32 = 48.0;

/// A point of the mesh after the turn, and the way it went.
type Moved = (Point, Point);

pub fn aside(portrait: &Portrait, severity: f32) -> Picture {
    turned(portrait, (ASIDE * severity, 0.0))
}

pub fn down(portrait: &Portrait, severity: f32) -> Picture {
    turned(portrait, (0.0, DOWN * severity))
}

fn turned(portrait: &Portrait, (yaw, pitch): (f32, f32)) -> Picture {
    let (face, picture) = (portrait.face(), &portrait.picture);
    let moved = moved(face, (yaw.to_radians(), pitch.to_radians()));
    let cell = (face.width() / CELLS).max(1.0);
    let size = |side: usize| (side as f32 / cell).ceil() as usize + 1;
    let (columns, rows) = (size(picture.width), size(picture.height));
    let [mut across, mut along] = [0, 1].map(|_| Plane::new(columns, rows, 0.0));
    for k in 0..columns * rows {
        let centre = Point::new(((k % columns) as f32 + 0.5) * cell, ((k / columns) as f32 + 0.5) * cell);
        let way = way(&moved, centre, face.width());
        (across.values[k], along.values[k]) = (way.x, way.y);
    }
    warped(picture, picture.width, picture.height, |point| {
        let (x, y) = (point.x / cell, point.y / cell);
        Point::new(point.x - across.sample(x, y), point.y - along.sample(x, y))
    })
}

/// The mesh turned about a point in the neck: below the chin's place, at the ears' depth.
fn moved(face: &Landmarks, (yaw, pitch): (f32, f32)) -> Vec<Moved> {
    let ears = (face.solid(LEFT_CHEEK)[2] + face.solid(RIGHT_CHEEK)[2]) / 2.0;
    let chin = face.point(CHIN);
    let ((sy, cy), (sp, cp)) = (yaw.sin_cos(), pitch.sin_cos());
    let turn = |index: usize| {
        let [x, y, z] = face.solid(index);
        let (dx, dy, dz) = (x - chin.x, y - chin.y, z - ears);
        // Depth grows away from the camera: what lies before the ears goes to the right, or down.
        let (down, deep) = (cp * dy - sp * dz, cp * dz + sp * dy);
        let right = cy * dx - sy * deep;
        (Point::new(chin.x + right, chin.y + down), Point::new(right - dx, down - dy))
    };
    (0..MESH_POINTS).map(turn).collect()
}

/// The way that whatever is now seen at a point has gone: the mean of the mesh's points around, fading outside the mesh.
fn way(moved: &[Moved], point: Point, width: f32) -> Point {
    let nearest = moved.iter().map(|(there, _)| point.distance(*there)).fold(f32::MAX, f32::min);
    let share = step(FOLLOWS * width, 0.05 * width, nearest);
    if share <= 0.0 {
        return Point::new(0.0, 0.0);
    }
    let around = (AROUND * width).max(0.4 * nearest);
    let (mut x, mut y, mut total) = (0.0, 0.0, 0.0);
    for (there, way) in moved {
        let weight = (-0.5 * ((point.distance(*there) - nearest) / around).powi(2)).exp();
        (x, y, total) = (x + weight * way.x, y + weight * way.y, total + weight);
    }
    Point::new(share * x / total, share * y / total)
}
