//! Whether the shoulders are level and the body faces the camera, from the cut-out's outline below the chin.

use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{CHIN, JAW_CORNERS};
use crate::picture::Plane;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let (alpha, face) = (&scene.matte.alpha, scene.on_photo);
    let slope = slope(alpha, face).map(|slope| (measure::SHOULDER_SLOPE, slope));
    let balance = imbalance(alpha, face).map(|balance| (measure::SHOULDER_IMBALANCE, balance));
    slope.into_iter().chain(balance).collect()
}

/// Alpha that counts as person.
const PERSON: f32 = 0.5;
/// The shoulders are read from this far to that far from the neck's middle, in face widths: nearer lies the neck, farther the
/// photo ends.
const FROM: f32 = 0.55;
const TO: f32 = 1.05;
/// A shoulder falls off gently; an outline steeper than this against the line between the shoulders, measured over a tenth of the
/// face's width, is hair that hangs on it.
const STEEP: f32 = 0.7;
const BESIDE: f32 = 0.05;
/// Pairs of columns looked at, and how many of them must show both shoulders.
const PAIRS: usize = 17;
const ENOUGH: usize = 5;
/// The height at which the body's width is read, in face widths below the chin: below the shoulders, above the elbows.
const BODY: f32 = 0.7;
/// Both sides must be seen at least this far from the middle, in face widths, to be compared.
const WIDE: f32 = 0.6;

/// `ShoulderSlope`: median angle, degrees, of the lines between the two shoulders' upper edges at equal distances of
/// 0.55–1.05 face widths from the middle of the jaw; positive when the shoulder on the picture's right is lower. `None`
/// where hair, an arm or the photo's edge hides a shoulder.
pub fn slope(alpha: &Plane, face: &Landmarks) -> Option<f32> {
    let (middle, width) = (jaw(face), face.width());
    let chin = face.point(CHIN).y;
    let mut angles: Vec<f32> = (0..PAIRS)
        .filter_map(|k| {
            let away = (FROM + (TO - FROM) * k as f32 / (PAIRS - 1) as f32) * width;
            let (left, right) = (edge(alpha, middle - away, chin)?, edge(alpha, middle + away, chin)?);
            let slope = (right - left) / (2.0 * away);
            let gentle = |x: f32| {
                let beside = BESIDE * width;
                let (before, behind) = (edge(alpha, x - beside, chin)?, edge(alpha, x + beside, chin)?);
                // Of a body that hangs to one side the lower shoulder is the steeper one, and is no hair for that.
                let own = (behind - before) / (2.0 * beside) - slope;
                (own.abs() <= STEEP).then_some(())
            };
            gentle(middle - away)?;
            gentle(middle + away)?;
            Some(slope.atan().to_degrees())
        })
        .collect();
    if angles.len() < ENOUGH {
        return None;
    }
    let half = angles.len() / 2;
    Some(*angles.select_nth_unstable_by(half, f32::total_cmp).1)
}

/// The row where the body begins in a column, going up from the photo's lower edge. `None` outside the photo, without
/// a body, and where it reaches the chin's height: that is hair.
fn edge(alpha: &Plane, x: f32, chin: f32) -> Option<f32> {
    if x < 0.0 || x >= alpha.width as f32 {
        return None;
    }
    let person = |y: usize| alpha.values[y * alpha.width + x as usize] > PERSON;
    let top = (0..alpha.height).rev().take_while(|y| person(*y)).last()? as f32;
    (top > chin).then_some(top)
}

/// `ShoulderImbalance`: (wider − narrower) / (wider + narrower) of the body's two sides, measured from the middle of the
/// jaw 0.7 face widths below the chin (or at the photo's lower edge) and no farther than the nearer edge of the photo. 0
/// for a body that faces the camera, and where both sides leave the photo.
pub fn imbalance(alpha: &Plane, face: &Landmarks) -> Option<f32> {
    let (middle, width) = (jaw(face), face.width());
    let reach = middle.min(alpha.width as f32 - 1.0 - middle);
    let row = (face.point(CHIN).y + BODY * width).min(alpha.height as f32 - 1.0);
    if reach < WIDE * width || row <= face.point(CHIN).y {
        return None;
    }
    let line = &alpha.values[row as usize * alpha.width..][..alpha.width];
    let side = |step: f32| {
        let along = (0..=reach as usize).take_while(|k| line[(middle + step * *k as f32) as usize] > PERSON);
        along.count() as f32
    };
    let (left, right) = (side(-1.0), side(1.0));
    // A gap in the middle is an open collar before a hole in the matte, not a narrow body.
    (left.min(right) > 0.2 * width).then(|| (left - right).abs() / (left + right))
}

/// The middle between the corners of the jaw: above the neck, and nearer to it than the face's middle when the head leans.
fn jaw(face: &Landmarks) -> f32 {
    let [left, right] = JAW_CORNERS.map(|corner| face.point(corner));
    left.middle(right).x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, HEIGHT, WIDTH};

    /// A drawn body: shoulders that fall off a little to both sides, tilted and with its own half widths, in T.
    fn body(tilt: f32, left: f32, right: f32) -> (Plane, Landmarks) {
        outline(0.25, tilt, left, right)
    }

    /// One that falls off by `fall` on both sides.
    fn outline(fall: f32, tilt: f32, left: f32, right: f32) -> (Plane, Landmarks) {
        let drawn = Drawn::new([0.7; 3]).painted(|x, y, _| {
            let top = 1.25 + fall * x.abs() + tilt.to_radians().tan() * x;
            [f32::from(u8::from(y > top && x > -left && x < right)); 3]
        });
        let [alpha, ..] = drawn.photo;
        (alpha, drawn.face)
    }

    #[test]
    fn level_shoulders_have_no_slope_and_tilted_ones_their_own() {
        for tilt in [0.0, 6.0, -9.0] {
            let (alpha, face) = body(tilt, 9.0, 9.0);
            let found = slope(&alpha, &face).expect("both shoulders are seen");
            assert!((found - tilt).abs() < 0.7, "{tilt}: {found}");
        }
    }

    #[test]
    fn a_body_that_fills_the_photo_is_balanced_and_a_turned_one_is_not() {
        let balance = |left, right| {
            let (alpha, face) = body(0.0, left, right);
            imbalance(&alpha, &face).expect("both sides are seen")
        };
        assert!(balance(9.0, 9.0) < 0.01);
        assert!(balance(1.2, 1.2) < 0.02);
        assert!((balance(1.4, 0.8) - 0.27).abs() < 0.05, "{}", balance(1.4, 0.8));
    }

    #[test]
    fn the_lower_shoulder_of_a_body_that_hangs_to_one_side_is_steep_and_no_hair() {
        let (alpha, face) = outline(0.4, 20.0, 9.0, 9.0);
        let found = slope(&alpha, &face).expect("both shoulders are seen");
        assert!((found - 20.0).abs() < 1.5, "{found}");
    }

    #[test]
    fn hair_that_hangs_on_the_shoulders_is_no_slope() {
        let (alpha, face) = outline(1.2, 0.0, 9.0, 9.0);
        assert_eq!(slope(&alpha, &face), None);
    }

    #[test]
    fn a_photo_full_of_person_or_without_one_has_no_slope() {
        let (_, face) = body(0.0, 9.0, 9.0);
        assert_eq!(slope(&Plane::new(WIDTH, HEIGHT, 1.0), &face), None);
        assert_eq!(slope(&Plane::new(WIDTH, HEIGHT, 0.0), &face), None);
        assert_eq!(imbalance(&Plane::new(WIDTH, HEIGHT, 0.0), &face), None);
    }
}
