//! A fault leaves the measures alone that are not about it.

use crate::series::measured;
use Part::*;
use domain::policy::Policy;
use evaluation::degrade;
use std::collections::{BTreeMap, BTreeSet};

/// What measures are about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Light,
    Detail,
    Colour,
    Pose,
    Eyes,
    Pupils,
    Mouth,
    /// What lies before the face or on the head.
    Cover,
    Clothes,
    Body,
    /// How large the face is, in pixels and in the frame.
    Size,
    /// Where the head sits.
    Place,
    People,
    /// What is behind the person, and where the person ends before it.
    Wall,
    Outline,
    /// Traces of a screen or of paper.
    Copy,
}

/// Measures, their part, and how far one may stray from the undegraded picture's under a fault of another part. The
/// numbers are what the networks tremble by when a face changes that is not the cause. What only warns (the gaze) may tremble as
/// far as its limit is from some good portraits.
const TOLERANCES: &[(&str, Part, f64)] = &[
    ("FaceLuminance", Light, 0.03),
    ("OverExposed", Light, 0.02),
    ("FaceExposure", Light, 0.06),
    ("UnderExposed", Light, 0.025),
    ("LightBalance", Light, 0.06),
    ("FaceShadow", Light, 0.075),
    ("Highlight", Light, 0.025),
    ("GlassGlare", Light, 0.01),
    ("Sharpness", Detail, 0.05),
    ("EdgeWidth", Detail, 1.0),
    ("Noise", Detail, 1.4),
    ("CompressionArtifacts", Detail, 1.5),
    ("FileSize", Detail, 1_400.0),
    ("NaturalColour", Colour, 6.5),
    ("ColourCast", Colour, 2.5),
    ("HeadPoseYaw", Pose, 4.0),
    ("HeadPosePitch", Pose, 5.0),
    ("HeadPoseRoll", Pose, 2.0),
    ("EyeOpening", Eyes, 0.06),
    ("GazeYaw", Eyes, 7.0),
    ("GazePitch", Eyes, 4.5),
    ("RedEye", Pupils, 0.04),
    ("MouthOpening", Mouth, 0.03),
    ("TeethVisible", Mouth, 0.03),
    ("MouthCornerLift", Mouth, 0.015),
    ("BrowsCovered", Cover, 0.22),
    ("EyesCovered", Cover, 0.02),
    ("EarsShown", Cover, 0.05),
    ("MouthOcclusionPrevention", Cover, 5.0),
    ("HeadColoured", Cover, 0.01),
    ("ClothesContrast", Clothes, 5.0),
    ("ShoulderImbalance", Body, 0.06),
    ("InterEyeDistance", Size, 2.5),
    ("FaceShare", Size, 0.01),
    ("FaceWidth", Size, 8.0),
    ("HeadLength", Size, 22.0),
    ("Upscaling", Size, 0.1),
    ("HeadMargin", Place, 0.05),
    ("MidlineOffset", Place, 0.02),
    ("EyeLine", Place, 16.0),
    ("HeadTop", Place, 5.0),
    ("PersonCut", Place, 0.0),
    ("FaceCount", People, 0.0),
    ("SingleFacePresent", People, 1.0),
    ("BackgroundUniformity", Wall, 6.5),
    ("MatteUncertainty", Outline, 0.04),
    ("MoirePeak", Copy, 2.0),
    ("PictureBorder", Copy, 0.12),
];

/// Measures of the policies' rules that cannot be taken on the astronaut: a collar hides the neck, a suit the shoulders.
const NOT_TAKEN: [&str; 2] = ["ChinShadow", "ShoulderSlope"];

const EVERYTHING: &[Part] =
    &[Light, Detail, Colour, Pose, Eyes, Pupils, Mouth, Cover, Clothes, Body, Size, Place, People, Wall, Outline, Copy];
/// A smaller picture, askew, under other light.
const REPHOTOGRAPHED: &[Part] =
    &[Light, Detail, Colour, Pose, Eyes, Mouth, Clothes, Body, Size, Place, Wall, Outline, Copy];

/// The parts that a fault may move. Everything else stays within its tolerance at every severity below 1; at 1 a picture may be
/// so bad that nothing can be measured on it.
const MOVES: &[(&str, &[Part])] = &[
    // Lids and lips melt with everything else, and a path moves them as well.
    ("blur", &[Detail, Mouth, Eyes, Wall]),
    ("motion-blur", &[Detail, Mouth, Eyes, Pose]),
    // Grain and a lattice lie on the wall, too.
    ("noise", &[Detail, Wall]),
    ("compression", &[Detail]),
    // The contrast of clothes and wall is a contrast of light.
    ("dark", &[Light, Clothes, Wall]),
    // Sharpness is relative to the range of luma, which clipping shortens and a shadow's edge lengthens.
    ("bright", &[Light, Mouth, Detail, Colour, Clothes, Wall]),
    // What is black has neither shape nor colour.
    ("crushed", &[Light, Detail, Eyes, Mouth, Cover, Clothes, Copy]),
    ("side-light", &[Light, Clothes]),
    // Lamplight reddens brown irises as it does everything.
    ("warm-cast", &[Light, Colour, Pupils, Clothes]),
    ("green-cast", &[Light, Colour]),
    ("tilt", &[Pose, Place, Body]),
    ("crop", &[Size, Place, Clothes, Wall]),
    ("off-centre", &[Size, Place]),
    ("far", &[Size, Place, Detail]),
    ("red-eye", &[Pupils]),
    ("glare", &[Eyes, Light, Detail]),
    ("moire", &[Detail, Copy, Wall]),
    ("screen", REPHOTOGRAPHED),
    ("print", REPHOTOGRAPHED),
    ("closed-eyes", &[Eyes, Detail]),
    ("open-mouth", &[Mouth, Light]),
    ("open-mouth-teeth", &[Mouth, Light]),
    ("second-face", &[People]),
    ("clutter", &[Wall]),
    ("blue-clothes", &[Clothes]),
    ("shadow", &[Light, Detail]),
    // Teeth are told by the cheeks' colour: beside shining cheeks they are not.
    ("highlights", &[Light, Mouth]),
    // Foreshortening narrows or shortens the face, and the shoulders are measured from its jaw.
    ("turned-head", &[Pose, Size, Body]),
    ("bowed-head", &[Pose, Size, Body, Mouth]),
    // What covers the face is darker or lighter than it, and has edges.
    ("dark-lenses", &[Cover, Light, Detail]),
    ("face-mask", &[Cover, Light, Mouth]),
    ("fringe", &[Cover, Light, Detail]),
    ("covered-ears", &[Cover]),
    ("cap", &[Cover]),
    ("gaze-aside", &[Eyes]),
    ("gaze-up", &[Eyes]),
    ("smile", &[Mouth]),
    ("sloped-shoulders", &[Body]),
    // What was beside the body is drawn out over the place where clothes meet the wall.
    ("turned-body", &[Body, Clothes]),
    ("chin-shadow", &[]),
    ("board", EVERYTHING),
    // The tint ends at the lids' edges, more sharply than skin does.
    ("skin-tone", &[Light, Detail]),
    ("door-frame", &[Wall]),
    ("window", &[Wall]),
    ("blackboard", &[Wall]),
    ("picture-frame", &[Wall]),
    ("wall-edges", &[Wall]),
    ("chair", &[Wall]),
    ("shelf", &[Wall]),
    // The body ends higher.
    ("desk", &[Place, Wall]),
];

/// A measure that a fault moves although it is not about it, or that can then not be taken, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("turned-head", "LightBalance", "of the cheek that turns away only the shaded rim is left"),
    ("noise", "RedEye", "single grains of an iris are red"),
    ("shadow", "BrowsCovered", "its edge crosses a forehead whose cheek is lit: as dark beside it as hair"),
    ("blur", "FaceShadow", "the shade beside nose and eyes spreads over the skin"),
    ("blur", "BrowsCovered", "the brow melts into the skin above it"),
    ("motion-blur", "BrowsCovered", "the brow is smeared over the skin above it"),
    ("bright", "BrowsCovered", "clipping takes the skin's yellow, by which fair hair is told"),
    ("bright", "MatteUncertainty", "burnt-out hair and wall have one colour"),
    ("second-face", "MatteUncertainty", "the other person touches the outline"),
    ("moire", "Highlight", "the beat's lights lie on the skin"),
    ("moire", "MatteUncertainty", "the beat is as coarse as hair"),
    ("bright", "MouthOcclusionPrevention", "not taken: the light has bleached the skin"),
    ("green-cast", "MouthOcclusionPrevention", "not taken: no red is left to tell lips by"),
    ("far", "MoirePeak", "not taken: the cheeks are smaller than its smallest window"),
    ("second-face", "ClothesContrast", "not taken: the other person stands where the clothes meet the wall"),
];

#[test]
fn every_measure_of_a_rule_has_a_tolerance() {
    let rules: BTreeSet<String> =
        Policy::all().into_iter().flat_map(|policy| policy.rules).map(|rule| rule.measure).collect();
    let known = TOLERANCES.iter().map(|(measure, ..)| *measure).chain(NOT_TAKEN);
    assert_eq!(rules, known.map(String::from).collect());
    let plain = &measured("blur")[0];
    assert!(NOT_TAKEN.iter().all(|measure| !plain.contains_key(*measure)));
}

#[test]
fn a_fault_leaves_what_it_is_not_about_within_its_tolerance_but_for_the_exceptions() {
    let mut strays = BTreeMap::new();
    for degradation in degrade::ALL {
        let (_, moves) =
            MOVES.iter().find(|(name, _)| *name == degradation.name).expect("every degradation has a line");
        for (measure, part, tolerance) in TOLERANCES.iter().filter(|(_, part, _)| !moves.contains(part)) {
            let taken = measured(degradation.name);
            let value = |at: usize| taken[at].get(*measure).copied();
            let (plain, below_one) = (value(0), (1..taken.len() - 1).map(value));
            let near = |value: Option<f64>| plain.zip(value).is_some_and(|(a, b)| (a - b).abs() <= *tolerance);
            if !below_one.clone().all(near) {
                let values = format!("{part:?}: {plain:?}, then {:?}", below_one.collect::<Vec<_>>());
                strays.insert((degradation.name, *measure), values);
            }
        }
    }
    for (degradation, measure, why) in EXCEPTIONS {
        // An exception that is needed no longer is as wrong as a stray.
        assert!(
            strays.remove(&(*degradation, *measure)).is_some(),
            "{degradation}: {measure} stays, so strike out: {why}"
        );
    }
    assert!(strays.is_empty(), "{strays:#?}");
}
