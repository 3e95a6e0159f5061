//! Live guidance and the server say the same of a degraded picture, unless a measure lies at its limit.

use crate::series::{SEVERITIES, astronaut, measured, policy};
use domain::guidance::FORETOLD;
use domain::policy::{Policy, measure};
use domain::reason::{ReasonCode, Rect};
use domain::verdict::{Limit, Measures};
use evaluation::degrade::Degradation;
use evaluation::{house, parallel};
use portrait::guidance::{FRAME_SIDE, Frame, Tracker};
use portrait::model::{coarse::coarse, pins};
use portrait::picture::Picture;
use std::collections::BTreeSet;

/// Whatever a small frame can foretell, and faults that it must not be misled by.
const DRAWN: [&str; 16] = [
    "board",
    "bowed-head",
    "bright",
    "closed-eyes",
    "crushed",
    "dark",
    "dark-lenses",
    "face-mask",
    "highlights",
    "open-mouth",
    "open-mouth-teeth",
    "second-face",
    "side-light",
    "skin-tone",
    "tilt",
    "turned-head",
];

/// How far the two may measure apart: the browser's frame is smaller, its weights are rounded, and it follows a face where the
/// server finds one (docs/guidance.md has the distances on real frames).
const APART: [(&str, f64); 10] = [
    (measure::SINGLE_FACE_PRESENT, 1.0),
    (measure::FACE_EXPOSURE, 0.02),
    (measure::FACE_LUMINANCE, 0.02),
    (measure::OVER_EXPOSED, 0.03),
    (measure::ROLL, 1.0),
    (measure::YAW, 1.0),
    (measure::PITCH, 1.0),
    (measure::LIGHT_BALANCE, 0.04),
    (measure::EYE_OPENING, 0.03),
    (measure::MOUTH_OPENING, 0.02),
];

/// Three stops too bright: no skin is left by which a face's edge could be told. Both say BRIGHT; what else each sees is chance.
const BURNT_OUT: (&str, f32) = ("bright", 1.0);

#[test]
fn guidance_foretells_the_servers_reasons_for_every_fault_of_face_and_light() {
    let policy = policy("degree");
    // Nothing is drawn at the first severity: once is enough.
    let degraded = DRAWN.iter().flat_map(|name| (1..SEVERITIES.len()).map(move |step| (*name, step)));
    let work: Vec<(&str, usize)> = std::iter::once((DRAWN[0], 0)).chain(degraded).collect();
    let models = [pins::FACE_SHORT_RANGE, pins::LANDMARKS_ATTENTION].map(rounded);
    let seen = parallel::map(&work, |(name, step)| {
        let degradation = Degradation::find(name).expect("a degradation");
        settled(&models, &degradation.apply(astronaut(), SEVERITIES[*step]))
    });
    let (mut differ, mut alike) = (vec![], BTreeSet::new());
    for ((name, step), here) in work.iter().zip(&seen) {
        let there = &measured(name)[*step];
        let (wanted, found) = (foretold(&policy, there), foretold(&policy, here));
        alike.extend(wanted.intersection(&found).copied());
        if (*name, SEVERITIES[*step]) == BURNT_OUT {
            assert!(
                wanted.contains(&ReasonCode::Bright) && found.contains(&ReasonCode::Bright),
                "{wanted:?} {found:?}"
            );
            continue;
        }
        let clear = wanted.symmetric_difference(&found).filter(|code| !at_limit(&policy, **code, here, there)).count();
        if clear > 0 {
            differ.push(format!(
                "{name} at {:.2}: {found:?} instead of {wanted:?}\n{here:?}\n{there:?}",
                SEVERITIES[*step]
            ));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    let never: Vec<&str> = FORETOLD.iter().filter(|code| !alike.contains(code)).map(|code| code.code()).collect();
    assert!(never.is_empty(), "no picture shows {never:?}");
}

/// A model as browsers get it.
fn rounded(name: &str) -> Vec<u8> {
    coarse(&std::fs::read(house::path("var/models").join(name)).expect("a model")).expect("it is known")
}

/// What is measured once a still frame has been looked at for a second.
fn settled([detector, landmarks]: &[Vec<u8>; 2], picture: &Picture) -> Measures {
    let mut tracker = Tracker::load(detector, landmarks).expect("the pinned ones");
    let image = image::RgbImage::from_raw(picture.width as u32, picture.height as u32, picture.pixels.clone());
    let image = image::DynamicImage::from(image.expect("a picture has pixels"));
    let small = image.resize(FRAME_SIDE, FRAME_SIDE, image::imageops::FilterType::Triangle).into_rgba8();
    let frame = Frame { rgba: &small, width: small.width() as usize, height: small.height() as usize };
    let dashed = Rect { x: 0.25, y: 0.2, w: 0.5, h: 0.49 };
    (0..25).map(|_| tracker.see(frame, &dashed).expect("the networks run")).last().expect("frames were seen")
}

fn foretold(policy: &Policy, measures: &Measures) -> BTreeSet<ReasonCode> {
    let reasons = policy.judge(measures).reasons.into_iter().map(|reason| reason.code);
    reasons.filter(|code| FORETOLD.contains(code)).collect()
}

/// Whether a measure that gives this reason lies so near its limit on the server that the two rightly differ, being no further
/// apart than they may be.
fn at_limit(policy: &Policy, code: ReasonCode, here: &Measures, there: &Measures) -> bool {
    policy.rules.iter().filter(|rule| rule.code == code).any(|rule| {
        let apart = APART.iter().find(|(name, _)| *name == rule.measure).map(|(_, apart)| *apart);
        let both = here.get(&rule.measure).zip(there.get(&rule.measure));
        let Some(((here, there), apart)) = both.zip(apart) else { return false };
        let near = |limit: f64| (there - limit).abs() < apart && (here - there).abs() <= apart;
        match rule.limit {
            Limit::AtLeast(low) => near(low),
            Limit::AtMost(high) => near(high),
            Limit::Between(low, high) => near(low) || near(high),
        }
    })
}
