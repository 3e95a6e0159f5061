//! Border: the person and the background end at the same straight line inside the frame, as they do on a print or a screen
//! that was photographed again. A flag for the reviewer, no verdict.
//!
//! Rooms are full of straight lines, but a person stands before them and hides them. So a line alone says nothing, and the
//! edge of an arm or of long hair says nothing either: asked for is a line at which first the background ends and then
//! the person, with an even band beyond.

mod lines;

use self::lines::{Line, Turned, distance};
use super::{Measured, Scene, taken};
use crate::geometry::{Affine, Bounds, Point};
use crate::landmarks::Landmarks;
use crate::picture::Pyramid;
use crate::segment::Mask;
use domain::policy::measure;
use rten_tensor::AsView;

/// Cells along each side of the ground, about sixty in a face's width; with half as many, heads have straight edges.
const GRID: usize = 256;
/// How much of the face a line may cross, of the face's own height or width.
const FACE: f32 = 0.15;
/// Two sides meet when their ends lie no farther than this from where they cross, face widths: corners may be round.
const CORNER: f32 = 0.19;
/// The band beyond both is the same: their colours differ by no more than this, levels.
const SAME_BAND: f32 = 40.0;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::PICTURE_BORDER, Some(picture_border(scene.pyramid, scene.around, scene.face())))])
}

/// `PictureBorder` of a face and the person in its surroundings, face widths.
pub fn picture_border(pyramid: &Pyramid, around: &Mask, face: &Landmarks) -> f32 {
    border(&Ground::new(pyramid, around, face))
}

/// The surroundings of a face on the cells of the segmentation: straight lines stay straight although the cells are no squares.
struct Ground {
    /// 0–255.
    colours: Vec<[f32; 3]>,
    /// Probability of the person.
    person: Vec<f32>,
    /// The face, in cells.
    face: Bounds,
    /// Cells in a face's width, across and down.
    scale: (f32, f32),
}

/// A side of the picture that was photographed again.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

impl Ground {
    fn new(pyramid: &Pyramid, around: &Mask, face: &Landmarks) -> Ground {
        let (area, side) = (&around.area, GRID as f32);
        let (across, down) = (area.width() / side, area.height() / side);
        let map = Affine { a: across, b: 0.0, c: area.left, d: 0.0, e: down, f: area.top };
        let input = pyramid.input(&map, GRID, 255.0, 0.0, 0.0);
        let values = input.data().unwrap_or_default();
        let channel = |c: usize, k: usize| values.get(c * GRID * GRID + k).copied().unwrap_or_default();
        let colours = (0..GRID * GRID).map(|k| [0, 1, 2].map(|c| channel(c, k))).collect();
        let (face, width) = (face.bounds(), face.width());
        let face = Bounds {
            left: (face.left - area.left) / across,
            top: (face.top - area.top) / down,
            right: (face.right - area.left) / across,
            bottom: (face.bottom - area.top) / down,
        };
        let scale = (width / across, width / down);
        Ground { colours, person: around.seen(&map, GRID, GRID).values, face, scale }
    }

    fn lines(&self, side: Side) -> Vec<Line> {
        let Bounds { left, top, right, bottom } = self.face;
        let far = GRID as f32;
        let (width, height) = (right - left, bottom - top);
        let turned = |x: usize, y: usize| match side {
            Side::Top => y * GRID + x,
            Side::Bottom => (GRID - 1 - y) * GRID + x,
            Side::Left => x * GRID + y,
            Side::Right => x * GRID + GRID - 1 - y,
        };
        // The face's middle along the side, and how far the face is away from it, with a little of the face: landmarks tremble.
        let (middle, away) = match side {
            Side::Top => (left + width / 2.0, top + FACE * height),
            Side::Bottom => (left + width / 2.0, far - bottom + FACE * height),
            Side::Left => (top + height / 2.0, left + FACE * width),
            Side::Right => (top + height / 2.0, far - right + FACE * width),
        };
        let (across, down) = self.scale;
        let scale = if matches!(side, Side::Top | Side::Bottom) { (across, down) } else { (down, across) };
        let mut lines = Turned::new(self, turned, scale, (middle, away.clamp(0.0, far)), side == Side::Bottom).lines();
        for line in &mut lines {
            line.ends = line.ends.map(|Point { x, y }| {
                let (x, y) = match side {
                    Side::Top => (x, y),
                    Side::Bottom => (x, far - y),
                    Side::Left => (y, x),
                    Side::Right => (far - y, x),
                };
                Point::new(x / across, y / down)
            });
        }
        lines
    }
}

/// `PictureBorder`: how long, in face widths, the person ends at a border of a picture in the picture, or how long the
/// background does, whichever is less. One line above the head is enough: heads are round. A desk cuts bodies off as well: a
/// line below counts where a side with the same band meets it at a corner. Sides alone say nothing, since arms hang straight
/// beside door frames.
fn border(ground: &Ground) -> f32 {
    let above = ground.lines(Side::Top).iter().map(|line| line.person.min(line.background)).fold(0.0, f32::max);
    // One band below the whole of it: a sill on the left and a collar on the right make no border.
    let one = |line: &Line| distance(line.band[0], line.band[1]) < 2.0 * SAME_BAND;
    let below = ground.lines(Side::Bottom).into_iter().filter(|line| line.person > above && one(line));
    let below: Vec<Line> = below.collect();
    if below.is_empty() {
        return above;
    }
    let sides = [Side::Left, Side::Right].map(|side| ground.lines(side));
    below.iter().fold(above, |most, level| {
        let longest = |end: usize| {
            let meeting = sides[end].iter().filter(|upright| meet(level, upright, end));
            meeting.map(|upright| upright.background).reduce(f32::max)
        };
        let uprights: Vec<f32> = [0, 1].into_iter().filter_map(longest).collect();
        let background = level.background + uprights.iter().sum::<f32>();
        if uprights.is_empty() { most } else { most.max(level.person.min(background)) }
    })
}

/// Whether a lower border and a side end at the corner that they make, at this end of the border, with the same band beyond.
fn meet(level: &Line, upright: &Line, end: usize) -> bool {
    let Some(corner) = crossing(level.ends, upright.ends) else { return false };
    let near = |point: Point| corner.distance(point) < CORNER;
    // A side runs from above: its second end is the lower one.
    near(level.ends[end]) && near(upright.ends[1]) && distance(level.band[end], upright.band[1]) < SAME_BAND
}

/// Where two lines cross when they are prolonged; parallel ones do not.
fn crossing([a, b]: [Point; 2], [c, d]: [Point; 2]) -> Option<Point> {
    let (first, second) = ((b.x - a.x, b.y - a.y), (d.x - c.x, d.y - c.y));
    let turn = first.0 * second.1 - first.1 * second.0;
    let way = ((c.x - a.x) * second.1 - (c.y - a.y) * second.0) / turn;
    (turn.abs() > f32::EPSILON).then(|| a.towards(b, way))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: [f32; 3] = [190.0, 185.0, 175.0];
    const HAIR: [f32; 3] = [40.0, 35.0, 30.0];
    const SHIRT: [f32; 3] = [60.0, 90.0, 150.0];
    const BLACK: [f32; 3] = [12.0, 12.0, 14.0];
    const WOOD: [f32; 3] = [120.0, 80.0, 50.0];

    /// Head and body, in face widths from the eyes' midpoint.
    fn in_head(x: f32, y: f32) -> bool {
        (x / 0.62).powi(2) + ((y + 0.05) / 0.95).powi(2) < 1.0
    }

    fn in_body(x: f32, y: f32) -> bool {
        x.abs() < 1.35 && y > 0.9 + 0.2 * x * x
    }

    /// A person before what `behind` shows, and behind what `before` shows, at places in face widths.
    fn drawn(behind: impl Fn(f32, f32) -> [f32; 3], before: impl Fn(f32, f32) -> Option<[f32; 3]>) -> Ground {
        let scale = (70.0, 56.0);
        let cells = (0..GRID * GRID).map(|k| {
            let (x, y) = (((k % GRID) as f32 - 127.5) / scale.0, ((k / GRID) as f32 - 111.5) / scale.1);
            match before(x, y) {
                Some(colour) => (colour, 0.0),
                None if in_head(x, y) => (HAIR, 1.0),
                None if in_body(x, y) => (SHIRT, 1.0),
                None => (behind(x, y), 0.0),
            }
        });
        let (colours, person) = cells.unzip();
        let face = Bounds { left: 93.0, top: 80.0, right: 163.0, bottom: 160.0 };
        Ground { colours, person, face, scale }
    }

    fn wall(_: f32, _: f32) -> [f32; 3] {
        WALL
    }

    /// What lies outside of a box turned by so many radians.
    fn outside(x: f32, y: f32, turn: f32, (left, top, right, bottom): (f32, f32, f32, f32)) -> bool {
        let (x, y) = (x * turn.cos() + y * turn.sin(), y * turn.cos() - x * turn.sin());
        x < left || x > right || y < top || y > bottom
    }

    #[test]
    fn a_body_that_ends_inside_a_bezel_is_a_picture_of_a_picture() {
        for turn in [0.0, 0.1, -0.15] {
            let bezel = |x, y| outside(x, y, turn, (-1.2, -1.3, 1.2, 1.5)).then_some(BLACK);
            let found = border(&drawn(wall, bezel));
            assert!(found > 1.0, "turned by {turn}: {found}");
        }
    }

    #[test]
    fn a_head_that_ends_at_a_margin_is_one_too() {
        let found = border(&drawn(wall, |_, y| (y < -0.5).then_some([245.0; 3])));
        assert!(found > 0.6, "{found}");
    }

    #[test]
    fn straight_things_behind_a_person_are_none() {
        let room = [
            ("a doorway", (-1.3, -1.4, 1.3, 9.0)),
            ("a window", (-1.1, -1.2, 1.3, 0.8)),
            ("a frame on the wall", (-0.7, -0.8, 0.9, 0.4)),
            ("a board above the hair", (-9.0, -9.0, 9.0, -0.99)),
        ];
        for (what, place) in room {
            let found = border(&drawn(|x, y| if outside(x, y, 0.0, place) { WALL } else { WOOD }, |_, _| None));
            assert!(found < 0.3, "{what}: {found}");
        }
        assert_eq!(border(&drawn(wall, |_, _| None)), 0.0);
    }

    #[test]
    fn a_desk_before_a_person_is_none_even_with_a_door_behind() {
        let desk = |_: f32, y: f32| (y > 1.5).then_some(WOOD);
        assert_eq!(border(&drawn(wall, desk)), 0.0);
        let doorway = |x: f32, y: f32| if outside(x, y, 0.0, (-1.5, -1.5, 1.5, 9.0)) { WALL } else { BLACK };
        assert!(border(&drawn(doorway, desk)) < 0.3);
    }
}
