//! Straight things in rooms, behind a person who is really there, or before: none of them is a fault. They appear at once and
//! then come nearer to the person.

use super::Portrait;
use super::canvas::{Colour, between, mixed, recoloured, step};
use portrait::geometry::Point;
use portrait::picture::Picture;

/// Everything is there from this severity on.
const THERE: f32 = 0.3;
const WALL: Colour = [0.74, 0.72, 0.67];
const WOOD: Colour = [0.46, 0.31, 0.19];
const WHITE: Colour = [0.92, 0.92, 0.90];

/// An upright box around the eyes' midpoint, in face widths.
#[derive(Clone, Copy)]
struct Rectangle {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Rectangle {
    /// How much of a pixel of this size lies within.
    fn share(&self, at: Point, pixel: f32) -> f32 {
        let within = (at.x - self.left).min(self.right - at.x).min(at.y - self.top).min(self.bottom - at.y);
        step(-0.7 * pixel, 0.7 * pixel, within)
    }

    fn grown(self, by: f32) -> Rectangle {
        Rectangle { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// Farther than any frame reaches, face widths.
const FAR: f32 = 99.0;

pub fn door_frame(portrait: &Portrait, severity: f32) -> Picture {
    let near = between(1.8, 1.1, severity);
    let door = Rectangle { left: -near, top: -1.15 * near, right: near, bottom: FAR };
    behind(portrait, severity, |_| vec![(door.grown(0.16), WHITE), (door, [0.27, 0.22, 0.20])])
}

pub fn window(portrait: &Portrait, severity: f32) -> Picture {
    let near = between(1.8, 1.0, severity);
    let pane = Rectangle { left: -near, top: -1.1 * near, right: near + 0.3, bottom: 0.9 };
    let bar = Rectangle { left: 0.45 * near, right: 0.45 * near + 0.1, ..pane };
    let cross = Rectangle { top: -0.6, bottom: -0.5, ..pane };
    behind(portrait, severity, |_| {
        vec![(pane.grown(0.12), WHITE), (pane, [0.55, 0.74, 0.95]), (bar, WHITE), (cross, WHITE)]
    })
}

pub fn blackboard(portrait: &Portrait, severity: f32) -> Picture {
    let near = between(1.8, 1.0, severity);
    let board = Rectangle { left: -near, top: -near, right: FAR, bottom: 1.0 };
    behind(portrait, severity, |_| vec![(board.grown(0.1), WOOD), (board, [0.13, 0.27, 0.22])])
}

pub fn picture_frame(portrait: &Portrait, severity: f32) -> Picture {
    let near = between(1.5, 0.8, severity);
    let hung = Rectangle { left: 0.2 - near, top: -1.1 * near, right: 0.2 + near, bottom: 0.45 };
    behind(portrait, severity, |_| {
        vec![(hung.grown(0.2), [0.08; 3]), (hung.grown(0.12), WHITE), (hung, [0.42, 0.55, 0.38])]
    })
}

pub fn wall_edges(portrait: &Portrait, severity: f32) -> Picture {
    let near = between(1.6, 0.75, severity);
    let ceiling = Rectangle { left: -FAR, top: -FAR, right: FAR, bottom: -1.3 * near };
    let other = Rectangle { left: -FAR, top: -FAR, right: -near, bottom: FAR };
    behind(portrait, severity, |_| vec![(other, [0.58, 0.56, 0.53]), (ceiling, WHITE)])
}

pub fn chair(portrait: &Portrait, severity: f32) -> Picture {
    let near = between(1.6, 0.95, severity);
    let back = Rectangle { left: -near, top: between(0.9, -0.8, severity), right: near, bottom: FAR };
    behind(portrait, severity, |_| vec![(back, [0.12, 0.12, 0.14])])
}

/// A board whose lower edge comes down until it touches the hair.
pub fn shelf(portrait: &Portrait, severity: f32) -> Picture {
    behind(portrait, severity, |hair| {
        let bottom = hair - between(0.5, 0.0, severity);
        vec![(Rectangle { left: -FAR, top: bottom - 0.15, right: FAR, bottom }, WOOD)]
    })
}

/// Before the person: the board that the body ends at.
pub fn desk(portrait: &Portrait, severity: f32) -> Picture {
    let edge = between(2.6, 1.5, severity);
    let top = Rectangle { left: -FAR, top: edge, right: FAR, bottom: FAR };
    drawn(portrait, severity, |_, at, pixel, colour| mixed(colour, WOOD, top.share(at, pixel)))
}

/// A wall behind the person, and what is on it: the later things cover the earlier ones. `things` is told where the hair begins.
fn behind(portrait: &Portrait, severity: f32, things: impl Fn(f32) -> Vec<(Rectangle, Colour)>) -> Picture {
    let things = things(hair(portrait));
    drawn(portrait, severity, |point, at, pixel, colour| {
        let wall = WALL.map(|value| value - 0.02 * at.y);
        let seen = things.iter().fold(wall, |under, (thing, paint)| mixed(under, *paint, thing.share(at, pixel)));
        mixed(colour, seen, 1.0 - portrait.person(point))
    })
}

/// Recolours by the point, the same point in face widths from the eyes' midpoint, and a pixel's size in those.
fn drawn(portrait: &Portrait, severity: f32, paint: impl Fn(Point, Point, f32, Colour) -> Colour) -> Picture {
    let (middle, eyes) = (portrait.face().bounds().centre().x, portrait.face().eye_midpoint().y);
    let width = portrait.face().width();
    let there = (severity / THERE).min(1.0);
    recoloured(&portrait.picture, |point, colour| {
        let at = Point::new((point.x - middle) / width, (point.y - eyes) / width);
        mixed(colour, paint(point, at, 1.0 / width, colour), there)
    })
}

/// The height of the hair above the eyes, in face widths, negative as everything above them is.
fn hair(portrait: &Portrait) -> f32 {
    let (face, eyes) = (portrait.face().bounds(), portrait.face().eye_midpoint().y);
    let middle = face.centre().x;
    let row =
        (0..portrait.picture.height).map(|y| y as f32 + 0.5).find(|y| portrait.person(Point::new(middle, *y)) > 0.5);
    (row.unwrap_or(face.top) - eyes) / portrait.face().width()
}
