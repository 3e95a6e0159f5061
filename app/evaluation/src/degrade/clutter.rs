//! A busy room behind the person: shelves of things in every colour.

use super::Portrait;
use super::canvas::{mixed, recoloured};
use portrait::picture::Picture;
use rand::Rng;

/// Shelves over the height of the picture, and things on each.
const SHELVES: usize = 6;
const THINGS: usize = 14;
const SEED: u64 = 0x726f_6f6d;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let mut random = portrait.random(SEED);
    let shelves: Vec<Vec<(f32, [f32; 3])>> = (0..SHELVES)
        .map(|_| {
            let things = (0..THINGS).map(|_| (random.random_range(0.3..1.0), std::array::from_fn(|_| random.random())));
            things.collect()
        })
        .collect();
    let (width, height) = (portrait.picture.width as f32, portrait.picture.height as f32);
    recoloured(&portrait.picture, |point, colour| {
        let (across, down) = (point.x / width * THINGS as f32, point.y / height * SHELVES as f32);
        let shelf = &shelves[(down as usize).min(SHELVES - 1)];
        let (tall, thing) = shelf[(across as usize).min(THINGS - 1)];
        // Things stand on the board below them; above them it is dark.
        let seen = match 1.0 - down.fract() {
            board if board < 0.06 => [0.45, 0.33, 0.2],
            high if high < tall => thing,
            _ => [0.12, 0.11, 0.1],
        };
        mixed(colour, seen, severity * (1.0 - portrait.person(point)))
    })
}
