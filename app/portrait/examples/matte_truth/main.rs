//! Scores the matte where the truth is known, and the reference's where `scripts/matte_reference.py` has left it.
//!
//! `cargo run --release -p portrait --example matte_truth -- FOLDER` writes every picture with its trimap into FOLDER and
//! prints a line for each; run the script on FOLDER and then this again for both. docs/matte.md keeps the figures.
#![allow(clippy::print_stdout, reason = "a table is what it is for")]

mod bust;
mod score;
mod stage;
mod trimap;

use bust::{HAIR, Truth, WALLS, bust};
use portrait::matte;
use portrait::picture::{Plane, Planes};
use score::{Score, colour_error, score};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The degree photo's width and twice that.
const WIDTHS: [usize; 2] = [480, 960];

fn main() {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).expect("the folder can be made");
    }
    println!(
        "{:28} {:>8} {:>8} {:>8} {:>7} {:>7} {:>7}",
        "picture", "SAD", "MSE·1e3", "grad", "colour", "alpha", "front"
    );
    for width in WIDTHS {
        let drawn = HAIR.iter().flat_map(|hair| WALLS.map(|wall| bust(*hair, wall, width)));
        let mut all = vec![];
        for truth in drawn {
            all.push(given_trimap(&truth, folder.as_deref()));
        }
        mean(&format!("mean, drawn, {width}"), &all);
        let composed = stage::composed(width);
        let all: Vec<Row> = composed.iter().map(stage::whole_way).collect();
        for (truth, row) in composed.iter().zip(&all) {
            print(&truth.truth.name, row);
        }
        mean(&format!("mean, whole way, {width}"), &all);
        let drawn = stage::drawn(width);
        let all: Vec<Row> = drawn.iter().map(stage::from_mask).collect();
        for (drawn, row) in drawn.iter().zip(&all) {
            print(&format!("{}, mask", drawn.truth.name), row);
        }
        mean(&format!("mean, from a mask, {width}"), &all);
    }
}

/// One line of the table.
#[derive(Clone, Copy)]
struct Row {
    score: Score,
    colour: f32,
    alpha: Duration,
    front: Duration,
}

/// The solver alone: the trimap is the truth's own, the guess a mask as blurred as the network's.
fn given_trimap(truth: &Truth, folder: Option<&Path>) -> Row {
    let known = trimap::known(&truth.alpha, truth.alpha.width / 40);
    let blurred = trimap::blurred(&truth.alpha, truth.alpha.width / 60);
    let start = Instant::now();
    let alpha = matte::solve(&truth.photo, &known, &truth.alpha, &blurred);
    let solved = start.elapsed();
    let front = matte::foreground_of(&truth.photo, &alpha);
    let row = Row {
        score: score(&alpha, &truth.alpha, &known),
        colour: colour_error(&front, &truth.foreground, &truth.alpha),
        alpha: solved,
        front: start.elapsed() - solved,
    };
    print(&truth.name, &row);
    if let Some(folder) = folder {
        let file = |what: &str| folder.join(format!("{}-{what}.png", truth.name));
        save(&truth.photo, &file("photo"));
        save_grey(&alpha, &file("ours"));
        save_grey(&truth.alpha, &file("truth"));
        let half = Plane {
            values: known.iter().zip(&truth.alpha.values).map(|(k, a)| if *k { *a } else { 0.5 }).collect(),
            ..truth.alpha.clone()
        };
        save_grey(&half, &file("trimap"));
        if let Ok(image) = image::open(file("reference")) {
            let values = image.into_luma8().iter().map(|value| f32::from(*value) / 255.0).collect();
            let reference = Plane { width: alpha.width, height: alpha.height, values };
            let Score { sad, mse, gradient } = score(&reference, &truth.alpha, &known);
            println!("{:28} {sad:8.3} {:8.3} {gradient:8.3}", "  reference", mse * 1e3);
        }
    }
    row
}

fn print(name: &str, Row { score, colour, alpha, front }: &Row) {
    let Score { sad, mse, gradient } = score;
    let ms = |duration: &Duration| duration.as_secs_f64() * 1e3;
    println!("{name:28} {sad:8.3} {:8.3} {gradient:8.3} {colour:7.2} {:7.1} {:7.1}", mse * 1e3, ms(alpha), ms(front));
}

fn mean(name: &str, rows: &[Row]) {
    let count = rows.len() as f32;
    let mean = |of: &dyn Fn(&Row) -> f32| rows.iter().map(of).sum::<f32>() / count;
    let time = |of: &dyn Fn(&Row) -> Duration| rows.iter().map(of).sum::<Duration>() / rows.len() as u32;
    let score = Score {
        sad: mean(&|row| row.score.sad),
        mse: mean(&|row| row.score.mse),
        gradient: mean(&|row| row.score.gradient),
    };
    let row =
        Row { score, colour: mean(&|row| row.colour), alpha: time(&|row| row.alpha), front: time(&|row| row.front) };
    print(name, &row);
}

fn byte(value: f32) -> u8 {
    (value * 255.0).round() as u8
}

fn save(planes: &Planes, path: &Path) {
    let (width, height) = (planes[0].width as u32, planes[0].height as u32);
    let pixels = (0..planes[0].values.len()).flat_map(|k| [0, 1, 2].map(|c| byte(planes[c].values[k]))).collect();
    let image = image::RgbImage::from_raw(width, height, pixels).expect("three bytes a pixel");
    image.save(path).expect("the picture can be written");
}

fn save_grey(plane: &Plane, path: &Path) {
    let pixels = plane.values.iter().map(|value| byte(*value)).collect();
    let image = image::GrayImage::from_raw(plane.width as u32, plane.height as u32, pixels).expect("a byte a pixel");
    image.save(path).expect("the picture can be written");
}
