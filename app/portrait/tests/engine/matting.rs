//! Matting against a truth that is known because the test composited it.

use portrait::matte;
use portrait::picture::{Plane, Planes};

const WIDTH: usize = 200;
const HEIGHT: usize = 240;

/// A head-like disc with a soft rim and strands, alpha 0–1.
fn truth() -> Plane {
    let values = (0..WIDTH * HEIGHT)
        .map(|k| {
            let (x, y) = ((k % WIDTH) as f32 - 100.0, (k / WIDTH) as f32 - 120.0);
            let (distance, angle) = (x.hypot(y), y.atan2(x));
            let strand = 0.5 + 0.5 * (angle * 40.0).sin();
            let reach = 62.0 + 9.0 * strand;
            ((reach - distance) / 5.0 + 0.5).clamp(0.0, 1.0)
        })
        .collect();
    Plane { width: WIDTH, height: HEIGHT, values }
}

/// Dark hair before a wall with a slow gradient.
fn composited(alpha: &Plane) -> Planes {
    let hair = [0.16, 0.11, 0.09];
    std::array::from_fn(|c| {
        let values = alpha.values.iter().enumerate().map(|(k, a)| {
            let wall = [0.75, 0.72, 0.66][c] + 0.1 * (k % WIDTH) as f32 / WIDTH as f32;
            a * hair[c] + (1.0 - a) * wall
        });
        Plane { width: WIDTH, height: HEIGHT, values: values.collect() }
    })
}

fn mean_error(a: &Plane, b: &Plane, band: &[bool]) -> f32 {
    let (sum, count) = a
        .values
        .iter()
        .zip(&b.values)
        .zip(band)
        .filter(|(_, unknown)| **unknown)
        .fold((0.0, 0.0), |(sum, count), ((a, b), _)| (sum + (a - b).abs(), count + 1.0));
    sum / count
}

/// Known everywhere except the ring that holds all partial alpha; the guess is a disc, far from the truth's strands.
fn problem() -> (Plane, Planes, Vec<bool>, Plane, Plane) {
    let alpha = truth();
    let photo = composited(&alpha);
    let distance = |k: usize| (((k % WIDTH) as f32 - 100.0).powi(2) + ((k / WIDTH) as f32 - 120.0).powi(2)).sqrt();
    let known: Vec<bool> = (0..WIDTH * HEIGHT).map(|k| !(54.0..80.0).contains(&distance(k))).collect();
    let disc = |edge: f32| Plane {
        width: WIDTH,
        height: HEIGHT,
        values: (0..WIDTH * HEIGHT).map(|k| f32::from(u8::from(distance(k) < edge))).collect(),
    };
    (alpha, photo, known, disc(66.0), disc(66.0))
}

#[test]
fn closed_form_recovers_strands_that_the_guess_does_not_have() {
    let (truth, photo, known, value, guess) = problem();
    let unknown: Vec<bool> = known.iter().map(|known| !known).collect();
    let alpha = matte::solve(&photo, &known, &value, &guess);
    let (before, after) = (mean_error(&guess, &truth, &unknown), mean_error(&alpha, &truth, &unknown));
    assert!(after < 0.03, "mean error {after}, of the guess {before}");
    assert!(alpha.values.iter().all(|a| (0.0..=1.0).contains(a)));
}

#[test]
fn foreground_colours_carry_no_wall_into_the_strands() {
    let (truth, photo, ..) = problem();
    let foreground = matte::foreground_of(&photo, &truth);
    for (k, a) in truth.values.iter().enumerate() {
        if *a > 0.3 {
            assert!((foreground[0].values[k] - 0.16).abs() < 0.12, "alpha {a}: red {}", foreground[0].values[k]);
        }
    }
}

#[test]
fn a_clipped_white_picture_gives_no_nan() {
    let (_, _, known, value, guess) = problem();
    let white: Planes = std::array::from_fn(|_| Plane::new(WIDTH, HEIGHT, 1.0));
    let alpha = matte::solve(&white, &known, &value, &guess);
    assert!(alpha.values.iter().all(|a| a.is_finite()));
}
