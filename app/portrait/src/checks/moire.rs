//! Moiré: the lattice of a screen or a print under the lattice of the sensor. A flag for the reviewer, no verdict.

use super::{Measured, Scene, taken};
use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_CHEEK_SKIN, RIGHT_CHEEK_SKIN};
use crate::picture::Picture;
use crate::quantile::median;
use domain::policy::measure;
use std::f32::consts::{PI, TAU};

/// Skin has no lattice of its own, as fabrics have and the parallel strands of a fringe: only the cheeks are looked at.
const SKIN: [&[usize]; 2] = [&LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN];
/// Side of a window, px: a power of two for the transform; the cheek of a face 130 px wide.
const SIDE: usize = 32;
/// A smaller cheek is a smaller window. With fewer pixels along a side than this, shading fades into every frequency.
const LEAST_SIDE: usize = 16;
/// Windows of each part: their spectra are averaged, which lowers chance peaks and keeps a lattice's.
const WINDOWS: usize = 5;
/// Frequencies nearer to an axis than this, in periods a window, are edges and JPEG's squares; those nearer to the middle
/// are shading.
const AXIS: f32 = 2.0;
const SHADING: f32 = 5.0;
/// Where the way to a frequency is looked at: an edge has more power there, since its power falls with the square.
const INNER: f32 = 0.6;
/// What grain of one and a half levels adds to every frequency of a faded window: nobody sees a lattice weaker than that,
/// and on smoother skin chance peaks would count.
const UNSEEN: f32 = 300.0;

/// Real and imaginary part.
type Complex = (f32, f32);

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::MOIRE, moire(scene.picture, scene.face()))])
}

/// `MoirePeak`: the highest power of a slanting frequency on the skin over the median power at frequencies of that
/// length. Cheeks give 1–5, with grain or without; a lattice of two levels more than 100. None where the face is too
/// small.
pub fn moire(picture: &Picture, face: &Landmarks) -> Option<f32> {
    let windows: Vec<Window> = SKIN.iter().flat_map(|ring| windows(picture, face, ring)).collect();
    let slanting = slanting();
    let mut power = vec![0f32; SIDE * SIDE];
    for window in &windows {
        let spectrum = spectrum(picture, window);
        let unseen = UNSEEN * (window.width * window.height) as f32 / (SIDE * SIDE) as f32;
        // Each window counts alike: one with an eyebrow in it must not drown the others.
        let usual = median(slanting.iter().map(|frequency| spectrum[frequency.at] + unseen))?;
        power.iter_mut().zip(spectrum).for_each(|(sum, value)| *sum += (value + unseen) / usual);
    }
    (!windows.is_empty()).then(|| peak(&slanting, &power))?
}

/// A window's place on the picture, px, and its sides: [`SIDE`], or those of a smaller part of the face.
#[derive(Clone, Copy)]
struct Window {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// Windows that lie in the box of a part of the face; none where it is too small or not on the picture.
fn windows(picture: &Picture, face: &Landmarks, ring: &[usize]) -> Vec<Window> {
    let part = Bounds::around(face.ring(ring));
    let side = |length: f32| (length as usize).min(SIDE);
    let (width, height) = (side(part.width()), side(part.height()));
    let Bounds { left, top, right, bottom } = part;
    let inside = left >= 0.0 && top >= 0.0 && right <= picture.width as f32 && bottom <= picture.height as f32;
    if !inside || width.min(height) < LEAST_SIDE {
        return vec![];
    }
    let room = Point::new(part.width() - width as f32, part.height() - height as f32);
    let along = |k: usize| k as f32 / (WINDOWS - 1) as f32;
    (0..WINDOWS)
        .map(|k| {
            let (left, top) = ((left + along(k) * room.x) as usize, (top + along(k) * room.y) as usize);
            Window { left, top, width, height }
        })
        .collect()
}

/// A frequency that is looked at.
struct Frequency {
    /// Its place in the spectrum, and that of the frequency [`INNER`] of the way to it.
    at: usize,
    inner: usize,
    length: usize,
}

/// The lower half plane mirrors the upper one.
fn slanting() -> Vec<Frequency> {
    let signed = |k: usize| if k < SIDE / 2 { k as f32 } else { k as f32 - SIDE as f32 };
    let place = |x: f32, y: f32| (y.round() as usize) * SIDE + (x.round() as i64).rem_euclid(SIDE as i64) as usize;
    (0..SIDE / 2 * SIDE)
        .map(|k| (k, signed(k % SIDE), (k / SIDE) as f32))
        .filter(|(_, x, y)| x.abs() > AXIS && *y > AXIS && x.hypot(*y) >= SHADING)
        .map(|(at, x, y)| Frequency { at, inner: place(INNER * x, INNER * y), length: x.hypot(y).round() as usize })
        .collect()
}

/// The power of a window's luma, without its mean, faded to its edges (Hann) and continued with nothing.
fn spectrum(picture: &Picture, window: &Window) -> Vec<f32> {
    let within = |k: usize| k % SIDE < window.width && k / SIDE < window.height;
    let luma = |k: usize| {
        let [r, g, b] = picture.pixel((window.left + k % SIDE) as i64, (window.top + k / SIDE) as i64).map(f32::from);
        0.299 * r + 0.587 * g + 0.114 * b
    };
    let mut cells: Vec<Complex> =
        (0..SIDE * SIDE).map(|k| if within(k) { (luma(k), 0.0) } else { (0.0, 0.0) }).collect();
    let mean = cells.iter().map(|cell| cell.0).sum::<f32>() / (window.width * window.height) as f32;
    let fade = |k: usize, side: usize| (PI * (k as f32 + 0.5) / side as f32).sin().powi(2);
    for k in (0..SIDE * SIDE).filter(|k| within(*k)) {
        cells[k].0 = (cells[k].0 - mean) * fade(k % SIDE, window.width) * fade(k / SIDE, window.height);
    }
    let turns: [Complex; SIDE / 2] = std::array::from_fn(|k| {
        let (sin, cos) = (-TAU * k as f32 / SIDE as f32).sin_cos();
        (cos, sin)
    });
    for row in cells.chunks_exact_mut(SIDE) {
        transform(row, &turns);
    }
    for column in 0..SIDE {
        let mut line: [Complex; SIDE] = std::array::from_fn(|row| cells[row * SIDE + column]);
        transform(&mut line, &turns);
        line.iter().enumerate().for_each(|(row, value)| cells[row * SIDE + column] = *value);
    }
    cells.into_iter().map(|(re, im)| re * re + im * im).collect()
}

/// The discrete Fourier transform of [`SIDE`] values in place (Cooley and Tukey 1965); `turns` are the roots of unity.
fn transform(line: &mut [Complex], turns: &[Complex; SIDE / 2]) {
    for k in 0..SIDE {
        let reversed = k.reverse_bits() >> (usize::BITS - SIDE.trailing_zeros());
        if k < reversed {
            line.swap(k, reversed);
        }
    }
    let mut half = 1;
    while half < SIDE {
        for start in (0..SIDE).step_by(2 * half) {
            for k in 0..half {
                let (cos, sin) = turns[k * (SIDE / 2 / half)];
                let (even, odd) = (line[start + k], line[start + k + half]);
                let turned = (cos * odd.0 - sin * odd.1, cos * odd.1 + sin * odd.0);
                line[start + k] = (even.0 + turned.0, even.1 + turned.1);
                line[start + k + half] = (even.0 - turned.0, even.1 - turned.1);
            }
        }
        half *= 2;
    }
}

/// The largest ratio of a frequency's power to the usual: the median of those of its length, or, where that is more, the power
/// on the way to it. A lattice is a point in the spectrum, an edge – a strand, a strap – a ray out of the middle.
fn peak(slanting: &[Frequency], power: &[f32]) -> Option<f32> {
    let of_length = |length: usize| slanting.iter().filter(move |frequency| frequency.length == length);
    let ratio = |length| {
        let usual = median(of_length(length).map(|frequency| power[frequency.at]))?;
        of_length(length).map(|frequency| power[frequency.at] / usual.max(power[frequency.inner])).reduce(f32::max)
    };
    (0..SIDE).filter_map(ratio).reduce(f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, Grain, MEDIUM};
    use std::cell::RefCell;

    /// The drawn face, twice as large, with grain and with a lattice of this strength, levels.
    fn with_lattice(strength: f32, (along, down): (f32, f32)) -> f32 {
        let mut planes = drawn::portrait(MEDIUM);
        let grain = RefCell::new(Grain(3));
        drawn::change(&mut planes, |point, colour| {
            let lattice = strength * (TAU * (point.x / along + point.y / down)).sin();
            let add = (lattice + 2.0 * grain.borrow_mut().next()) / 255.0;
            colour.map(|v| v + add)
        });
        moire(&drawn::picture(&planes), &drawn::face()).unwrap()
    }

    #[test]
    fn a_slanting_lattice_stands_out_of_grain_the_more_the_stronger_it_is() {
        let peaks = [0.0, 2.0, 5.0].map(|strength| with_lattice(strength, (3.7, 5.3)));
        assert!(peaks[0] < 12.0 && peaks[1] > 1.5 * peaks[0] && peaks[2] > 3.0 * peaks[1], "{peaks:?}");
    }

    #[test]
    fn a_small_face_is_looked_at_too_and_a_smaller_one_is_not() {
        let at_scale = |scale: f32| {
            let small = crate::geometry::Affine { a: scale, b: 0.0, c: 100.0, d: 0.0, e: scale, f: 100.0 };
            moire(&drawn::picture(&drawn::portrait(MEDIUM)), &drawn::face().mapped(&small))
        };
        assert!(at_scale(0.5).is_some());
        assert_eq!(at_scale(0.3), None);
    }

    #[test]
    fn a_strand_across_the_cheeks_is_an_edge_and_no_lattice() {
        let mut planes = drawn::portrait(MEDIUM);
        drawn::paint(&mut planes, [0.2; 3], |point| (point.x + 0.8 * point.y) as i32 % 60 < 6);
        assert!(moire(&drawn::picture(&planes), &drawn::face()).unwrap() < 12.0);
    }

    #[test]
    fn seams_along_rows_and_columns_are_no_lattice() {
        assert!(with_lattice(6.0, (8.0, f32::MAX)) < 12.0);
    }
}
