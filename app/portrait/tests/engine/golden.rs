//! Golden images: drawn frames through matte, composition and encoding. `REGENERATE=1` rewrites the truth files.

use portrait::compose;
use portrait::matte;
use portrait::picture::{Picture, Plane, Planes};
use std::path::Path;

const WIDTH: usize = 120;
const HEIGHT: usize = 160;

/// A drawn bust: an oval head on shoulders, with a jagged fringe, before a striped wall. Nobody in particular.
fn bust() -> (Planes, Vec<bool>, Plane) {
    let mut photo: Planes = std::array::from_fn(|_| Plane::new(WIDTH, HEIGHT, 0.0));
    let mut known = vec![true; WIDTH * HEIGHT];
    let mut value = Plane::new(WIDTH, HEIGHT, 0.0);
    for (k, known) in known.iter_mut().enumerate() {
        let (x, y) = ((k % WIDTH) as f32 - 60.0, (k / WIDTH) as f32);
        let head = 1.0 - ((x / 30.0).powi(2) + ((y - 62.0) / 40.0).powi(2)).sqrt();
        let shoulders = (y - 112.0 - (x / 9.0).powi(2)) / 30.0;
        let fringe = 0.06 * (x * 1.3).sin() * f32::from(u8::from(y < 70.0));
        let inside = head.max(shoulders) + fringe;
        let alpha = (inside * 12.0 + 0.5).clamp(0.0, 1.0);
        let wall = if ((k % WIDTH) / 15).is_multiple_of(2) { [0.55, 0.6, 0.5] } else { [0.68, 0.7, 0.6] };
        let person = if y > 110.0 {
            [0.2, 0.25, 0.4]
        } else if y < 45.0 {
            [0.15, 0.1, 0.08]
        } else {
            [0.8, 0.6, 0.5]
        };
        for c in 0..3 {
            photo[c].values[k] = alpha * person[c] + (1.0 - alpha) * wall[c];
        }
        *known = !(-0.12..0.12).contains(&inside);
        value.values[k] = f32::from(u8::from(inside > 0.0));
    }
    (photo, known, value)
}

/// Compares with the truth file within `tolerance` levels, since floating point may differ between machines.
fn check(name: &str, picture: &Picture, tolerance: u8) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let (width, height) = (picture.width as u32, picture.height as u32);
    let image = image::RgbImage::from_raw(width, height, picture.pixels.clone()).unwrap();
    if std::env::var_os("REGENERATE").is_some() {
        image.save(&path).unwrap();
    }
    let truth = image::open(&path).unwrap_or_else(|error| panic!("{name}: {error}; REGENERATE=1 draws it")).into_rgb8();
    assert_eq!(truth.dimensions(), image.dimensions(), "{name}");
    let worst = truth.iter().zip(image.iter()).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
    assert!(worst <= tolerance, "{name} differs by {worst}");
}

fn grey(plane: &Plane) -> Picture {
    let pixels = plane.values.iter().flat_map(|value| [(value * 255.0).round() as u8; 3]).collect();
    Picture { width: plane.width, height: plane.height, pixels }
}

#[test]
fn a_drawn_bust_is_cut_out_and_set_on_blue_as_in_the_golden_images() {
    let (photo, known, value) = bust();
    let alpha = matte::solve(&photo, &known, &value, &value);
    check("bust-alpha.png", &grey(&alpha), 4);
    let foreground = matte::foreground_of(&photo, &alpha);
    check("bust-blue.png", &compose::over(&foreground, &alpha, [100, 197, 255]), 4);
}

#[test]
fn where_nobody_is_the_photo_has_exactly_the_background_and_where_somebody_is_their_own_colours() {
    let (photo, known, value) = bust();
    let alpha = matte::solve(&photo, &known, &value, &value);
    let made = compose::over(&matte::foreground_of(&photo, &alpha), &alpha, [100, 197, 255]);
    for (k, pixel) in made.pixels.chunks_exact(3).enumerate() {
        let own: Vec<u8> = photo.iter().map(|plane| (plane.values[k] * 255.0).round() as u8).collect();
        match alpha.values[k] {
            0.0 => assert_eq!(pixel, [100, 197, 255]),
            1.0 => assert_eq!(pixel, own),
            _ => {}
        }
    }
}
