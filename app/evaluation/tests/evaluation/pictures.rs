//! What every degradation does to the pixels.

use crate::series::astronaut;
use evaluation::degrade;
use evaluation::parallel;

#[test]
fn no_severity_changes_nothing_and_neither_does_nonsense() {
    for degradation in degrade::ALL {
        for severity in [0.0, -1.0, f32::NAN] {
            assert!(degradation.apply(astronaut(), severity) == astronaut().picture, "{}", degradation.name);
        }
    }
}

#[test]
fn the_smallest_severity_changes_next_to_nothing() {
    // What only appears is faint, and what moves moves by a fraction of a pixel. A tenth of a level on average is less
    // than saving as JPEG changes; quality 95 itself changes more.
    // A picture of the picture moves every one of its pixels, the corners by a quarter.
    let most = |name: &str| if matches!(name, "screen" | "print") { 1.0 } else { 0.5 };
    for degradation in degrade::ALL.iter().filter(|degradation| degradation.name != "compression") {
        let slight = degradation.apply(astronaut(), 0.001);
        let pixels = slight.pixels.iter().zip(&astronaut().picture.pixels);
        let off: u64 = pixels.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        let mean = off as f64 / slight.pixels.len() as f64;
        assert!(mean < most(degradation.name), "{}: {mean:.3} levels", degradation.name);
    }
}

#[test]
fn every_degradation_is_the_same_on_every_run_and_grows() {
    let plain = &astronaut().picture;
    parallel::map(degrade::ALL, |degradation| {
        let [half, again, full] = [0.5, 0.5, 1.0].map(|severity| degradation.apply(astronaut(), severity));
        assert!(half == again, "{}", degradation.name);
        assert!(half != *plain && full != half, "{}", degradation.name);
    });
}
