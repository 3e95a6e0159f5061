//! A smile with the lips as they are: the corners of the mouth are drawn up and outwards.

use super::Portrait;
use super::canvas::warped;
use portrait::geometry::Point;
use portrait::landmarks::indices::MOUTH_CORNERS;
use portrait::picture::Picture;

/// How far a corner goes at full severity, in T (eye midpoint to chin): outwards and up.
const OUT: f32 = 0.03;
const UP: f32 = 0.10;
/// The skin around it follows, ever less, over this distance in T.
const AROUND: f32 = 0.16;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (face, picture) = (portrait.face(), &portrait.picture);
    let unit = face.eye_to_chin();
    let middle = face.point(MOUTH_CORNERS[0]).middle(face.point(MOUTH_CORNERS[1]));
    let pulled = MOUTH_CORNERS.map(|corner| {
        let corner = face.point(corner);
        let out = OUT * severity * unit * (corner.x - middle.x).signum();
        let way = Point::new(out, -UP * severity * unit);
        (Point::new(corner.x + way.x, corner.y + way.y), way)
    });
    warped(picture, picture.width, picture.height, |point| {
        let follow = |(corner, way): &(Point, Point)| {
            let share = (-0.5 * (point.distance(*corner) / (AROUND * unit)).powi(2)).exp();
            (share * way.x, share * way.y)
        };
        let [(ax, ay), (bx, by)] = [follow(&pulled[0]), follow(&pulled[1])];
        Point::new(point.x - ax - bx, point.y - ay - by)
    })
}
