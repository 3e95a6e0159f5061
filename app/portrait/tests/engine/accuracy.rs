//! The solver on drawn busts whose alpha and colours are known; docs/matte.md has every figure.

#[path = "../../examples/matte_truth/bust.rs"]
mod bust;
#[path = "../../examples/matte_truth/score.rs"]
mod score;
#[path = "../../examples/matte_truth/trimap.rs"]
mod trimap;

use bust::{HAIR, Hair, Truth, WALLS, Wall, bust};
use portrait::geometry::{Bounds, Point};
use portrait::matte::{self, Person};
use portrait::picture::Plane;
use score::{colour_error, score};

/// Half the degree photo's width: small enough for a test, large enough for strands.
const WIDTH: usize = 240;

fn solved(truth: &Truth) -> (Plane, Vec<bool>) {
    let known = trimap::known(&truth.alpha, WIDTH / 40);
    let guess = trimap::blurred(&truth.alpha, WIDTH / 60);
    (matte::solve(&truth.photo, &known, &truth.alpha, &guess), known)
}

#[test]
fn before_a_wall_that_differs_from_the_hair_alpha_is_within_a_few_hundredths() {
    for hair in HAIR {
        for wall in [Wall::Plain, Wall::Textured] {
            let truth = bust(hair, wall, WIDTH);
            let (alpha, known) = solved(&truth);
            let score = score(&alpha, &truth.alpha, &known);
            assert!(score.mse < 0.02, "{}: {score:?}", truth.name);
        }
    }
}

#[test]
fn nothing_known_is_changed_and_no_alpha_leaves_its_range() {
    for wall in WALLS {
        let truth = bust(HAIR[1], wall, WIDTH);
        let (alpha, known) = solved(&truth);
        assert!(alpha.values.iter().all(|a| (0.0..=1.0).contains(a)), "{}", truth.name);
        let kept = (0..known.len()).filter(|k| known[*k]).all(|k| alpha.values[k] == truth.alpha.values[k]);
        assert!(kept, "{}", truth.name);
    }
}

#[test]
fn the_persons_colours_are_found_behind_what_shines_through() {
    for hair in HAIR {
        let truth = bust(hair, Wall::Plain, WIDTH);
        let front = matte::foreground_of(&truth.photo, &truth.alpha);
        let before = colour_error(&truth.photo, &truth.foreground, &truth.alpha);
        let after = colour_error(&front, &truth.foreground, &truth.alpha);
        // Strands of a third of a pixel, blurred as by a lens, leave half of the wall's share.
        assert!(after < 0.5 * before, "{}: {after} of {before} levels", truth.name);
    }
}

#[test]
fn curls_that_the_mask_does_not_see_are_found_before_a_plain_wall_and_black_ones_stay_before_a_dark_one() {
    const WIDTH: usize = 480;
    let bounds = |left: f32, top: f32, right: f32, bottom: f32| {
        let [left, top, right, bottom] = [left, top, right, bottom].map(|share| share * WIDTH as f32);
        Bounds { left, top, right, bottom }
    };
    let (head, face) = (bounds(0.09, 0.137, 0.91, 0.933), bounds(0.285, 0.31, 0.715, 0.89));
    let person = Person { head, face, eyes: Point { x: 0.5 * WIDTH as f32, y: 0.56 * WIDTH as f32 } };
    for (wall, most) in [(Wall::Plain, 0.006), (Wall::Dark, 0.04)] {
        let truth = bust(Hair::Curls, wall, WIDTH);
        let alpha = matte::from_trimap(&truth.photo, &mut trimap::from_mask_of(&truth.alpha), &person);
        let score = score(&alpha, &truth.alpha, &trimap::known(&truth.alpha, WIDTH / 40));
        assert!(score.mse < most, "{}: {score:?}", truth.name);
    }
}
