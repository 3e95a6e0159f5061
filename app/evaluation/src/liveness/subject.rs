//! A person to be filmed: a portrait with a head's shape behind its pixels, and a wall behind the person.

use super::film::Moment;
use super::sheet::{Camera, Canvas, Sheet, Turn};
use crate::degrade::{Degradation, Portrait};
use anyhow::{Context, Result};
use portrait::Engine;
use portrait::decode::decode;
use portrait::geometry::{Bounds, Point};
use portrait::landmarks::indices::{CHIN, LEFT_CHEEK, RIGHT_CHEEK};
use portrait::landmarks::{Landmarks, MESH_POINTS};
use portrait::picture::{Picture, Plane, resample};
use std::path::Path;

/// The scene: a portrait of this size, px, around a face of [`FACE`] of its width.
const WIDTH: usize = 600;
const HEIGHT: usize = 800;
const FACE: f32 = 0.37;
/// Where the eyes' midpoint lies, in shares of the scene.
const EYES: (f32, f32) = (0.5, 0.42);
/// From the camera to the face, in widths of the face: a head of 15 cm at 90 cm.
pub const AWAY: f32 = 6.0;
/// How finely lids and lips move.
const LEVELS: f32 = 4.0;
/// Depths are averaged over this much around a point, in widths of the face; further out over ever more.
const AROUND: f32 = 0.035;
/// Beyond the mesh a head falls away by this much depth a px, down to this depth in widths of the face.
const FALLS: f32 = 0.9;
const DEEPEST: f32 = 0.5;
/// Below the chin, in widths of the face, the neck follows the head ever less.
const NECK: f32 = 0.6;

/// What a face does, each 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expression {
    pub lids: f32,
    pub mouth: f32,
}

/// A person who can be drawn from other sides and with other expressions.
pub struct Subject {
    pub name: String,
    portrait: Portrait,
    /// Closed by quarters, and opened by quarters; the first of each is the portrait.
    lids: Vec<Picture>,
    mouths: Vec<Picture>,
    head: Sheet,
    cover: Plane,
    wall: Picture,
}

impl Subject {
    /// # Errors
    /// A file that is missing, no picture or without a face, and a model that fails.
    pub fn load(engine: &Engine, path: &Path) -> Result<Subject> {
        let file = path.display();
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {file}"))?;
        let picture = decode(&bytes, 1600)?.picture;
        let whole = Portrait::new(engine, picture)?.with_context(|| format!("{file}: no face"))?;
        let width = whole.face().width() / FACE;
        let (eyes, height) = (whole.face().eye_midpoint(), width * HEIGHT as f32 / WIDTH as f32);
        let (left, top) = (eyes.x - EYES.0 * width, eyes.y - EYES.1 * height);
        let part = Bounds { left, top, right: left + width, bottom: top + height };
        let scene = stored(&resample(&whole.picture, &part, WIDTH, HEIGHT));
        let portrait = Portrait::new(engine, scene)?.with_context(|| format!("{file}: no face in the scene"))?;
        let steps = |name: &str| -> Vec<Picture> {
            let degradation = Degradation::find(name).expect("a degradation of the house");
            (0..=LEVELS as usize).map(|k| degradation.apply(&portrait, k as f32 / LEVELS)).collect()
        };
        let cover = cover(&portrait);
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Subject {
            name,
            lids: steps("closed-eyes"),
            mouths: steps("open-mouth"),
            head: head(portrait.face()),
            wall: wall(&portrait.picture, &cover),
            cover,
            portrait,
        })
    }

    /// The face's width, px of the scene.
    pub fn face_width(&self) -> f32 {
        self.portrait.face().width()
    }

    pub fn eyes(&self) -> Point {
        self.portrait.face().eye_midpoint()
    }

    /// The person as the camera sees them.
    pub fn draw(&self, moment: &Moment, camera: &Camera) -> Picture {
        let mut canvas = Canvas::new(camera);
        let flat = Sheet::over(WIDTH, HEIGHT, [0.0; 3], |point| (beyond(point), 0.0));
        canvas.draw(&flat, &Turn::default(), camera, &self.wall, None);
        let head = self.head.deepened(1.0 + moment.deeper, self.eyes(), AWAY * self.face_width());
        canvas.draw(&head, &moment.turn, camera, self.picture(moment.expression), Some(&self.cover));
        canvas.picture
    }

    fn picture(&self, expression: Expression) -> &Picture {
        let level = |value: f32| (value.clamp(0.0, 1.0) * LEVELS).round() as usize;
        match (level(expression.lids), level(expression.mouth)) {
            (0, mouth) => &self.mouths[mouth],
            (lids, _) => &self.lids[lids],
        }
    }
}

/// The wall's vertices at the picture's edge lie far outside, so that a shaking camera never looks past it.
fn beyond(point: Point) -> [f32; 3] {
    let far = |value: f32, most: f32| {
        if value <= 0.0 {
            -most
        } else if value >= most {
            2.0 * most
        } else {
            value
        }
    };
    [far(point.x, WIDTH as f32), far(point.y, HEIGHT as f32), 0.0]
}

/// The head's surface from the landmarks' depths, and the body as a sheet that stays.
fn head(face: &Landmarks) -> Sheet {
    let width = face.width();
    let [_, _, left] = face.solid(LEFT_CHEEK);
    let [_, _, right] = face.solid(RIGHT_CHEEK);
    let ears = (left + right) / 2.0;
    let chin = face.point(CHIN);
    let pivot = [chin.x, chin.y, ears];
    // The portrait was seen from a place: a point in depth lies further out than its pixel.
    let eyes = face.eye_midpoint();
    Sheet::over(WIDTH, HEIGHT, pivot, |point| {
        let depth = depth(face, point);
        let out = 1.0 + depth / (AWAY * width);
        let place = [eyes.x + (point.x - eyes.x) * out, eyes.y + (point.y - eyes.y) * out, depth];
        let down = ((point.y - chin.y) / (NECK * width)).clamp(0.0, 1.0);
        (place, 1.0 - down * down * (3.0 - 2.0 * down))
    })
}

fn depth(face: &Landmarks, point: Point) -> f32 {
    let width = face.width();
    let places: Vec<[f32; 3]> = (0..MESH_POINTS).map(|index| face.solid(index)).collect();
    let distance = |place: &[f32; 3]| point.distance(Point::new(place[0], place[1]));
    let nearest = places.iter().map(distance).fold(f32::MAX, f32::min);
    let around = (AROUND * width).max(0.4 * nearest);
    let (mut sum, mut total) = (0.0, 0.0);
    for place in &places {
        let weight = (-0.5 * ((distance(place) - nearest) / around).powi(2)).exp();
        sum += weight * place[2];
        total += weight;
    }
    // The mesh's own points lie a few px apart: within that nothing falls away.
    let outside = (nearest - 0.05 * width).max(0.0);
    (sum / total + FALLS * outside).min(sum / total + DEEPEST * width)
}

fn cover(portrait: &Portrait) -> Plane {
    let mut plane = Plane::new(WIDTH, HEIGHT, 0.0);
    for (k, value) in plane.values.iter_mut().enumerate() {
        *value = portrait.person(Point::new((k % WIDTH) as f32 + 0.5, (k / WIDTH) as f32 + 0.5));
    }
    plane
}

/// The picture without the person: along each row, from the wall at one side to the wall at the other.
fn wall(picture: &Picture, cover: &Plane) -> Picture {
    let mut wall = picture.clone();
    // The outline is soft and a little wide: the wall is taken from well beside it.
    let margin = 14;
    for y in 0..HEIGHT {
        let free: Vec<usize> = (0..WIDTH)
            .filter(|x| (x.saturating_sub(margin)..(x + margin).min(WIDTH)).all(|x| cover.values[y * WIDTH + x] < 0.05))
            .collect();
        for x in (0..WIDTH).filter(|x| free.binary_search(x).is_err()) {
            let next = free.partition_point(|other| *other < x);
            let (left, right) = (next.checked_sub(1).map(|k| free[k]), free.get(next).copied());
            let colour = |x: usize| picture.pixel(x as i64, y as i64).map(f32::from);
            let made = match (left, right) {
                (Some(a), Some(b)) => {
                    let share = (x - a) as f32 / (b - a) as f32;
                    let (a, b) = (colour(a), colour(b));
                    std::array::from_fn(|c| a[c] + (b[c] - a[c]) * share)
                }
                (Some(only), None) | (None, Some(only)) => colour(only),
                (None, None) => [128.0; 3],
            };
            let at = 3 * (y * WIDTH + x);
            wall.pixels[at..at + 3].copy_from_slice(&made.map(|value| value as u8));
        }
    }
    wall
}

fn stored(planes: &[Plane; 3]) -> Picture {
    let mut picture = Picture::new(planes[0].width, planes[0].height);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        pixel.copy_from_slice(&[0, 1, 2].map(|c| (planes[c].values[k].clamp(0.0, 1.0) * 255.0).round() as u8));
    }
    picture
}
