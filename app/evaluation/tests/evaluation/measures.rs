//! A measure follows the fault that it is about, and leaves the others alone.

use crate::series::{SEVERITIES, measured, policy};
use Part::*;
use Way::{Falls, Rises};
use domain::reason::ReasonCode::{self, *};
use evaluation::degrade;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Falls,
    Rises,
}

/// A degradation, a measure that follows it, which way, and the rule that it breaks at full severity: code and policy.
type Row = (&'static str, &'static str, Way, Option<(ReasonCode, &'static str)>);

const ROWS: &[Row] = &[
    ("blur", "Sharpness", Falls, Some((Blur, "campus"))),
    ("blur", "EdgeWidth", Rises, Some((Blur, "campus"))),
    ("motion-blur", "Sharpness", Falls, Some((Blur, "campus"))),
    ("motion-blur", "EdgeWidth", Rises, Some((Blur, "campus"))),
    ("dark", "FaceLuminance", Falls, None),
    ("dark", "UnderExposed", Rises, None),
    ("bright", "FaceLuminance", Rises, Some((Bright, "degree"))),
    ("bright", "OverExposed", Rises, Some((Bright, "degree"))),
    ("side-light", "FaceLuminance", Falls, None),
    ("shadow", "FaceLuminance", Falls, None),
    ("highlights", "OverExposed", Rises, None),
    ("tilt", "HeadPoseRoll", Falls, Some((HeadTilt, "campus"))),
    ("crop", "HeadMargin", Falls, Some((HeadTop, "campus"))),
    ("crop", "FaceShare", Rises, None),
    ("off-centre", "MidlineOffset", Rises, Some((OffCenter, "campus"))),
    ("far", "InterEyeDistance", Falls, Some((LowRes, "campus"))),
    ("far", "FaceShare", Falls, Some((HeadSmall, "degree"))),
    ("far", "Upscaling", Rises, Some((LowRes, "campus"))),
    ("closed-eyes", "EyeOpening", Falls, Some((EyesClosed, "campus"))),
    ("closed-eyes", "EyesOpen", Falls, None),
    ("open-mouth", "MouthOpening", Rises, Some((MouthOpen, "campus"))),
    ("open-mouth", "MouthClosed", Falls, None),
    ("open-mouth-teeth", "MouthOpening", Rises, Some((MouthOpen, "campus"))),
    ("open-mouth-teeth", "TeethVisible", Rises, Some((Teeth, "degree"))),
    ("second-face", "SingleFacePresent", Falls, Some((MultiFace, "campus"))),
    ("dark", "FaceExposure", Falls, Some((Dark, "campus"))),
    ("noise", "Noise", Rises, Some((Noise, "campus"))),
    ("compression", "CompressionArtifacts", Falls, Some((Noise, "degree"))),
    ("side-light", "LightBalance", Falls, Some((LightUneven, "campus"))),
    ("side-light", "IlluminationUniformity", Falls, None),
    ("shadow", "FaceShadow", Rises, Some((FaceShadow, "campus"))),
    ("highlights", "Highlight", Rises, Some((Highlight, "campus"))),
    ("warm-cast", "NaturalColour", Falls, None),
    ("warm-cast", "ColourCast", Rises, Some((ColorCast, "degree"))),
    ("green-cast", "ColourCast", Rises, Some((ColorCast, "degree"))),
    ("green-cast", "NaturalColour", Falls, Some((ColorCast, "degree"))),
    ("red-eye", "RedEye", Rises, Some((RedEye, "campus"))),
    ("glare", "GlassGlare", Rises, Some((GlassGlare, "campus"))),
    ("blue-clothes", "ClothesContrast", Falls, Some((ClothColor, "campus"))),
    ("clutter", "BackgroundUniformity", Falls, None),
    ("moire", "MoirePeak", Rises, Some((Reshoot, "campus"))),
    ("screen", "PictureBorder", Rises, Some((Reshoot, "campus"))),
    ("print", "PictureBorder", Rises, Some((Reshoot, "campus"))),
];

/// A step may go the wrong way by this share of the whole change: the networks tremble a little.
const TREMBLE: f64 = 0.1;

#[test]
fn a_measure_moves_one_way_as_its_fault_grows() {
    let mut wrong = vec![];
    for (degradation, measure, way, _) in ROWS {
        let values = values(degradation, measure);
        let signed: Vec<f64> = values.iter().map(|value| if *way == Rises { *value } else { -value }).collect();
        let whole = signed[signed.len() - 1] - signed[0];
        let steady = signed.windows(2).all(|pair| pair[1] - pair[0] >= -TREMBLE * whole);
        if whole <= 0.0 || !steady {
            wrong.push(format!("{degradation}: {measure} {values:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fault_beyond_doubt_breaks_its_rule() {
    let mut kept = vec![];
    for (degradation, measure, _, rule) in ROWS {
        let Some((code, policy_id)) = rule else { continue };
        let policy = policy(policy_id);
        let rule = policy.rules.iter().find(|rule| rule.code == *code && rule.measure == *measure);
        let limit = rule.unwrap_or_else(|| panic!("{policy_id} has no rule {code:?} of {measure}")).limit;
        let values = values(degradation, measure);
        if limit.allows(values[values.len() - 1]) {
            kept.push(format!("{degradation}: {measure} {values:?}, {limit:?}"));
        }
    }
    assert!(kept.is_empty(), "{}", kept.join("\n"));
}

#[test]
fn every_row_names_a_degradation() {
    for (degradation, ..) in ROWS {
        assert!(degrade::Degradation::find(degradation).is_some(), "{degradation}");
    }
}

fn values(degradation: &str, measure: &str) -> Vec<f64> {
    let taken = measured(degradation).iter().zip(SEVERITIES);
    let value = |measures: &domain::verdict::Measures, severity| {
        let value = measures.get(measure).copied();
        value.unwrap_or_else(|| panic!("{degradation} at {severity:.2}: {measure} was not taken"))
    };
    taken.map(|(measures, severity)| value(measures, severity)).collect()
}

/// What measures are about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Light,
    Detail,
    Pose,
    Eyes,
    Mouth,
    /// How large the face is, in pixels and in the frame.
    Size,
    /// Where the head sits.
    Place,
    People,
}

/// Measures, their part, and how far one may stray from the undegraded picture's under a fault of another part. The
/// numbers are what the networks tremble by when a face changes that is not the cause.
const TOLERANCES: &[(&str, Part, f64)] = &[
    ("FaceLuminance", Light, 0.03),
    ("OverExposed", Light, 0.02),
    ("Sharpness", Detail, 0.05),
    ("EdgeWidth", Detail, 1.0),
    ("HeadPoseYaw", Pose, 4.0),
    ("HeadPosePitch", Pose, 4.0),
    ("HeadPoseRoll", Pose, 2.0),
    ("EyeOpening", Eyes, 0.06),
    ("MouthOpening", Mouth, 0.03),
    ("TeethVisible", Mouth, 0.03),
    ("InterEyeDistance", Size, 2.5),
    ("FaceShare", Size, 0.01),
    ("HeadMargin", Place, 0.05),
    ("MidlineOffset", Place, 0.02),
    ("EyeLine", Place, 16.0),
    ("FaceCount", People, 0.0),
    ("SingleFacePresent", People, 1.0),
];

/// The parts that a fault may move. Everything else stays within its tolerance at every severity below 1; at 1 a picture may be
/// so bad that nothing can be measured on it.
const MOVES: &[(&str, &[Part])] = &[
    // Lids and lips melt with everything else, and a path moves them as well.
    ("blur", &[Detail, Mouth, Eyes]),
    ("motion-blur", &[Detail, Mouth, Eyes, Pose]),
    ("noise", &[Detail]),
    ("compression", &[Detail]),
    ("dark", &[Light]),
    // Sharpness is relative to the range of luma, which clipping shortens and a shadow's edge lengthens.
    ("bright", &[Light, Mouth, Detail]),
    ("side-light", &[Light]),
    ("warm-cast", &[Light]),
    ("green-cast", &[Light]),
    ("tilt", &[Pose, Place]),
    ("crop", &[Size, Place]),
    ("off-centre", &[Size, Place]),
    ("far", &[Size, Place, Detail]),
    ("red-eye", &[]),
    ("glare", &[Eyes, Light, Detail]),
    ("moire", &[Detail]),
    // A smaller picture, askew, under other light.
    ("screen", &[Light, Detail, Pose, Eyes, Mouth, Size, Place]),
    ("print", &[Light, Detail, Pose, Eyes, Mouth, Size, Place]),
    ("closed-eyes", &[Eyes, Detail]),
    ("open-mouth", &[Mouth, Light]),
    ("open-mouth-teeth", &[Mouth, Light]),
    ("second-face", &[People]),
    ("clutter", &[]),
    ("blue-clothes", &[]),
    ("shadow", &[Light, Detail]),
    // Teeth are told by the cheeks' colour: beside shining cheeks they are not.
    ("highlights", &[Light, Mouth]),
    // The tint ends at the lids' edges, more sharply than skin does.
    ("skin-tone", &[Light, Detail]),
    ("door-frame", &[]),
    ("window", &[]),
    ("blackboard", &[]),
    ("picture-frame", &[]),
    ("wall-edges", &[]),
    ("chair", &[]),
    ("shelf", &[]),
    // The body ends higher.
    ("desk", &[Place]),
];

#[test]
fn a_fault_leaves_what_it_is_not_about_within_its_tolerance() {
    let mut strays = vec![];
    for degradation in degrade::ALL {
        let (_, moves) =
            MOVES.iter().find(|(name, _)| *name == degradation.name).expect("every degradation has a line");
        for (measure, part, tolerance) in TOLERANCES.iter().filter(|(_, part, _)| !moves.contains(part)) {
            let values = values(degradation.name, measure);
            let below_one = &values[..values.len() - 1];
            if below_one.iter().any(|value| (value - values[0]).abs() > *tolerance) {
                strays.push(format!("{}: {measure} ({part:?}) {values:?}", degradation.name));
            }
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}
