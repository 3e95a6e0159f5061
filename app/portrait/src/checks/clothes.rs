//! Whether the clothes stand out from the background that the photo will have.

use super::{Measured, Scene, taken};
use crate::colour::{self, Lab, Rgb};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::CHIN;
use crate::picture::{Plane, Planes};
use crate::quantile::quantile;
use domain::policy::measure;

/// Clothes begin this far below the chin, in T: the neck's sides lie above, shoulders and collars below.
const BELOW_CHIN: f32 = 0.4;
/// How far inside the outline a colour is taken, as shares of the photo's width: beyond the matte's soft edge, and near
/// enough that a white collar between dark lapels does not count.
const DEPTHS: [f32; 3] = [0.012, 0.02, 0.03];
/// Alpha at which the outline runs, and from which a colour is wholly the person's.
const OUTLINE: f32 = 0.5;
const WHOLE: f32 = 0.95;
/// A quarter of the outline lost in the background is what an eye begins to miss.
const LOST: f32 = 0.25;
/// Fewer places on the outline are no outline, but a corner.
const ENOUGH: usize = 60;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let matte = scene.matte;
    let found = clothes_contrast(&matte.foreground, &matte.alpha, scene.on_photo, scene.spec.background);
    taken([(measure::CLOTHES_CONTRAST, found)])
}

/// `ClothesContrast`: the distance from the photo's background, ΔE*ab, that all but a quarter of the clothes' outline
/// keeps. One formula for every background: what does not touch it, like a white shirt below a dark jacket, may have its
/// colour; a white shirt before white and a light blue one before light blue may not. None where no clothes are seen.
fn clothes_contrast(person: &Planes, alpha: &Plane, face: &Landmarks, background: [u8; 3]) -> Option<f32> {
    let background = colour::lab(background.map(|v| f32::from(v) / 255.0));
    let first = face.point(CHIN).y + BELOW_CHIN * face.eye_to_chin();
    let places = outline(alpha, first.clamp(0.0, alpha.height as f32) as usize);
    let colour = |k: usize| -> Rgb { [0, 1, 2].map(|c| person[c].values[k]) };
    let away = |k: &usize| -> f32 { colour::difference(colour::lab(colour(*k)) as Lab, background) };
    let mut distances: Vec<f32> = places.iter().map(away).collect();
    (distances.len() >= ENOUGH).then(|| quantile(&mut distances, LOST))?
}

/// Pixels just inside the outline below a row: left, right and upper edges of the person.
fn outline(alpha: &Plane, first: usize) -> Vec<usize> {
    let (width, height) = (alpha.width, alpha.height);
    let mut places = vec![];
    let mut look = |from: usize, stride: isize, room: usize| {
        let inside = |depth: usize| from.checked_add_signed(stride * depth as isize);
        let depths = DEPTHS.map(|share| (share * width as f32).round() as usize);
        let whole = |k: &usize| alpha.values.get(*k).is_some_and(|value| *value > WHOLE);
        places.extend(depths.into_iter().filter(|depth| *depth < room).filter_map(inside).filter(whole));
    };
    for y in first..height {
        for x in 1..width {
            let at = y * width + x;
            match (alpha.values[at - 1] > OUTLINE, alpha.values[at] > OUTLINE) {
                (false, true) => look(at, 1, width - x),
                (true, false) => look(at - 1, -1, x),
                _ => {}
            }
        }
    }
    for y in first.max(1)..height {
        for x in 0..width {
            let at = y * width + x;
            if alpha.values[at - width] <= OUTLINE && alpha.values[at] > OUTLINE {
                look(at, width as isize, height - y);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, LIGHT};

    const BLUE: [u8; 3] = [100, 197, 255];
    const WHITE: [u8; 3] = [255; 3];

    fn wearing(shirt: Rgb, background: [u8; 3]) -> f32 {
        let mut planes = drawn::portrait(LIGHT);
        drawn::paint(&mut planes, shirt, |point| point.y > 480.0);
        clothes_contrast(&planes, &drawn::alpha(), &drawn::face(), background).unwrap()
    }

    #[test]
    fn a_shirt_is_close_only_to_its_own_colour() {
        let (white, light_blue, navy) = ([0.93, 0.94, 0.95], [0.45, 0.76, 0.97], [0.12, 0.15, 0.3]);
        assert!(wearing(white, WHITE) < 10.0 && wearing(white, BLUE) > 30.0);
        assert!(wearing(light_blue, BLUE) < 10.0 && wearing(light_blue, WHITE) > 30.0);
        assert!(wearing(navy, WHITE) > 60.0 && wearing(navy, BLUE) > 40.0);
    }

    #[test]
    fn the_contrast_falls_as_the_shirt_comes_near_the_background() {
        let steps = [0.2, 0.5, 0.8, 0.95].map(|grey| wearing([grey; 3], WHITE));
        assert!(steps.windows(2).all(|pair| pair[0] > pair[1]), "{steps:?}");
    }

    #[test]
    fn a_white_collar_that_does_not_touch_the_background_is_allowed() {
        let mut planes = drawn::portrait(LIGHT);
        drawn::paint(&mut planes, [0.97; 3], |point| (point.x - 240.0).abs() < 70.0 && point.y > 480.0);
        assert!(clothes_contrast(&planes, &drawn::alpha(), &drawn::face(), WHITE).unwrap() > 50.0);
    }

    #[test]
    fn a_photo_that_ends_at_the_chin_says_nothing_of_clothes() {
        let low = crate::geometry::Affine { a: 1.0, b: 0.0, c: 0.0, d: 0.0, e: 1.0, f: 150.0 };
        let face = drawn::face().mapped(&low);
        assert_eq!(clothes_contrast(&drawn::portrait(LIGHT), &drawn::alpha(), &face, WHITE), None);
    }
}
