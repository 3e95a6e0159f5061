//! Moiré: the lattice of a screen or a print under the lattice of the sensor. A flag for the reviewer, no verdict.

use super::{Measured, Scene, taken};
use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_CHEEK_SKIN, LEFT_FOREHEAD, RIGHT_CHEEK_SKIN, RIGHT_FOREHEAD};
use crate::picture::Picture;
use crate::quantile::median;
use domain::policy::measure;
use std::f32::consts::{PI, TAU};

/// Skin has no lattice of its own, as fabrics have; only skin is looked at.
const SKIN: [&[usize]; 4] = [&LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN, &LEFT_FOREHEAD, &RIGHT_FOREHEAD];
/// Side of a window, px: a power of two for the transform, small enough for the cheek of a face 130 px wide.
const SIDE: usize = 32;
/// Windows of each part: their spectra are averaged, which lowers chance peaks and keeps a lattice's.
const WINDOWS: usize = 3;
/// Frequencies nearer to an axis than this, in periods a window, are edges and JPEG's squares; those nearer to the middle
/// are shading.
const AXIS: usize = 2;
const SHADING: f32 = 5.0;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::MOIRE, moire(scene.picture, scene.face()))])
}

/// `MoirePeak`: the highest power of a slanting frequency on the skin over the median power at frequencies of that
/// length. Grain gives 2–5, whatever its strength; a visible lattice tens. None where the face is too small.
fn moire(picture: &Picture, face: &Landmarks) -> Option<f32> {
    let windows: Vec<(usize, usize)> = SKIN.iter().flat_map(|ring| places(picture, face, ring)).collect();
    if windows.is_empty() {
        return None;
    }
    let mut power = vec![0f32; SIDE * SIDE];
    for (left, top) in windows {
        let spectrum = spectrum(picture, left, top);
        // Each window counts alike: one with an eyebrow in it must not drown the others.
        let total = spectrum.iter().sum::<f32>().max(1e-6);
        power.iter_mut().zip(spectrum).for_each(|(sum, value)| *sum += value / total);
    }
    peak(&power)
}

/// Corners of windows that lie in the box of a part of the face.
fn places(picture: &Picture, face: &Landmarks, ring: &[usize]) -> Vec<(usize, usize)> {
    let Bounds { left, top, right, bottom } = Bounds::around(face.ring(ring));
    let room = Point::new(right - left - SIDE as f32, bottom - top - SIDE as f32);
    let inside = left >= 0.0 && top >= 0.0 && right <= picture.width as f32 && bottom <= picture.height as f32;
    if !inside || room.x < 0.0 || room.y < 0.0 {
        return vec![];
    }
    let along = |k: usize| k as f32 / (WINDOWS - 1) as f32;
    (0..WINDOWS).map(|k| ((left + along(k) * room.x) as usize, (top + along(k) * room.y) as usize)).collect()
}

/// The power of a window's luma, without its mean, faded to its edges (Hann).
fn spectrum(picture: &Picture, left: usize, top: usize) -> Vec<f32> {
    let mut cells: Vec<(f32, f32)> = (0..SIDE * SIDE)
        .map(|k| {
            let [r, g, b] = picture.pixel((left + k % SIDE) as i64, (top + k / SIDE) as i64).map(f32::from);
            (0.299 * r + 0.587 * g + 0.114 * b, 0.0)
        })
        .collect();
    let mean = cells.iter().map(|cell| cell.0).sum::<f32>() / cells.len() as f32;
    let fade: [f32; SIDE] = std::array::from_fn(|k| (PI * (k as f32 + 0.5) / SIDE as f32).sin().powi(2));
    for (k, cell) in cells.iter_mut().enumerate() {
        cell.0 = (cell.0 - mean) * fade[k % SIDE] * fade[k / SIDE];
    }
    for row in cells.chunks_exact_mut(SIDE) {
        transform(row);
    }
    for column in 0..SIDE {
        let mut line: [(f32, f32); SIDE] = std::array::from_fn(|row| cells[row * SIDE + column]);
        transform(&mut line);
        line.iter().enumerate().for_each(|(row, value)| cells[row * SIDE + column] = *value);
    }
    cells.into_iter().map(|(re, im)| re * re + im * im).collect()
}

/// The discrete Fourier transform of a line whose length is a power of two (Cooley and Tukey 1965).
fn transform(line: &mut [(f32, f32)]) {
    let half = line.len() / 2;
    if half == 0 {
        return;
    }
    let mut even: Vec<(f32, f32)> = line.iter().step_by(2).copied().collect();
    let mut odd: Vec<(f32, f32)> = line.iter().skip(1).step_by(2).copied().collect();
    transform(&mut even);
    transform(&mut odd);
    for k in 0..half {
        let (sin, cos) = (-TAU * k as f32 / line.len() as f32).sin_cos();
        let turned = (cos * odd[k].0 - sin * odd[k].1, cos * odd[k].1 + sin * odd[k].0);
        line[k] = (even[k].0 + turned.0, even[k].1 + turned.1);
        line[k + half] = (even[k].0 - turned.0, even[k].1 - turned.1);
    }
}

fn peak(power: &[f32]) -> Option<f32> {
    // The upper half plane: the lower one mirrors it.
    let signed = |k: usize| if k < SIDE / 2 { k as f32 } else { k as f32 - SIDE as f32 };
    let slanting: Vec<(f32, f32)> = (0..SIDE / 2 * SIDE)
        .map(|k| (signed(k % SIDE), (k / SIDE) as f32, power[k]))
        .filter(|(x, y, _)| x.abs() > AXIS as f32 && *y > AXIS as f32)
        .map(|(x, y, power)| (x.hypot(y), power))
        .filter(|(length, _)| *length >= SHADING)
        .collect();
    let alike = |length: f32| median(slanting.iter().filter(|(l, _)| (l - length).abs() < 1.5).map(|(_, p)| *p));
    let ratio = |(length, power): &(f32, f32)| Some(power / alike(*length)?.max(1e-9));
    slanting.iter().filter_map(ratio).reduce(f32::max)
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
    fn seams_along_rows_and_columns_are_no_lattice() {
        assert!(with_lattice(6.0, (8.0, f32::MAX)) < 12.0);
    }
}
