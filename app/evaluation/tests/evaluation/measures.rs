//! A measure follows the fault that it is about, and leaves the others alone.

use crate::series::{SEVERITIES, measured, measured_on_drawing, policy};
use Way::{Falls, Rises};
use domain::policy::{Effect, Policy};
use domain::reason::ReasonCode::{self, *};
use domain::verdict::Measures;
use std::collections::BTreeSet;

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
    ("board", "FaceCount", Falls, Some((NoFace, "campus"))),
    ("turned-head", "HeadPoseYaw", Rises, Some((HeadTurn, "degree"))),
    ("bowed-head", "HeadPosePitch", Falls, Some((HeadTurn, "campus"))),
    ("dark-lenses", "EyesCovered", Rises, Some((EyeCover, "campus"))),
    ("dark-lenses", "EyeglassFrames", Rises, None),
    ("face-mask", "MouthOcclusionPrevention", Falls, Some((FaceCover, "campus"))),
    ("fringe", "BrowsCovered", Rises, Some((BrowCover, "degree"))),
    ("cap", "HeadColoured", Rises, Some((Headwear, "degree"))),
    ("gaze-aside", "GazeYaw", Rises, Some((Gaze, "degree"))),
    ("crushed", "UnderExposed", Rises, Some((Dark, "campus"))),
    ("smile", "MouthCornerLift", Rises, Some((Expression, "degree"))),
    // A beat as coarse as hair: nobody can say any longer where hair ends.
    ("moire", "MatteUncertainty", Rises, Some((BgEdge, "degree"))),
    ("crop", "FaceWidth", Rises, Some((HeadLarge, "campus"))),
    ("crop", "HeadTop", Falls, Some((HeadTop, "campus"))),
    ("crop", "EyeLine", Falls, Some((EyeLine, "campus"))),
    ("dark", "LuminanceMean", Falls, None),
    ("bright", "LuminanceMean", Falls, None),
    // The formula has its best in the middle: beyond it more contrast is less.
    ("side-light", "LuminanceVariance", Falls, None),
    ("dark", "DynamicRange", Falls, None),
    ("bright", "DynamicRange", Falls, None),
];

/// What cannot be seen on an astronaut with loose hair, small eyes and a helmet on one arm, on the drawn person.
const ROWS_OF_THE_DRAWING: &[Row] = &[
    ("sloped-shoulders", "ShoulderSlope", Rises, Some((Shoulder, "degree"))),
    ("turned-body", "ShoulderImbalance", Rises, Some((Shoulder, "degree"))),
    ("chin-shadow", "ChinShadow", Rises, Some((FaceShadow, "degree"))),
    ("covered-ears", "EarsShown", Falls, Some((EarCover, "degree"))),
    ("gaze-up", "GazePitch", Rises, Some((Gaze, "degree"))),
];

/// Rules that no row breaks, and why none can on this portrait. Whatever else a policy asks for has one.
const WITHOUT_A_ROW: &[(ReasonCode, &str, &str)] = &[
    (BgEdge, "PersonCut", "blocks; framing never cuts a person off by itself, only a student's calibration does"),
    (
        Format,
        "FileSize",
        "blocks; the encoder looks for the quality at which the size fits, so that size follows no fault",
    ),
    (
        HeadSmall,
        "FaceWidth",
        "blocks; framing enlarges any head to the least width but one that is too tall for the photo",
    ),
    (HeadSmall, "HeadLength", LENGTHENED),
    (HeadLarge, "HeadLength", LENGTHENED),
    (BgUneven, "BackgroundUniformity", "off in both policies: the background is replaced"),
];

const LENGTHENED: &str =
    "blocks; only where a norm limits the length, and framing keeps to that with any head of usual shape";

/// A step may go the wrong way by this share of the whole change: the networks tremble a little.
const TREMBLE: f64 = 0.1;

#[test]
fn a_measure_moves_one_way_as_its_fault_grows() {
    let mut wrong = vec![];
    for (row, values) in rows() {
        let (degradation, measure, way, _) = row;
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
    for (row, values) in rows() {
        let (degradation, measure, _, Some((code, policy_id))) = row else { continue };
        let policy = policy(policy_id);
        let rule = policy.rules.iter().find(|rule| rule.code == *code && rule.measure == *measure);
        let limit = rule.unwrap_or_else(|| panic!("{policy_id} has no rule {code:?} of {measure}")).limit;
        if limit.allows(values[values.len() - 1]) {
            kept.push(format!("{degradation}: {measure} {values:?}, {limit:?}"));
        }
    }
    assert!(kept.is_empty(), "{}", kept.join("\n"));
}

#[test]
fn every_rule_is_broken_by_a_row_or_stands_in_the_list_of_those_that_cannot_be() {
    let rules: BTreeSet<(ReasonCode, String)> =
        Policy::all().into_iter().flat_map(|policy| policy.rules).map(|rule| (rule.code, rule.measure)).collect();
    for (code, measure) in &rules {
        let mut all = ROWS.iter().chain(ROWS_OF_THE_DRAWING);
        let broken = all.any(|(_, of, _, rule)| of == measure && rule.is_some_and(|(of, _)| of == *code));
        let listed = WITHOUT_A_ROW.iter().any(|(of, name, _)| of == code && name == measure);
        assert!(broken != listed, "{code:?} of {measure}: a row {broken}, in the list {listed}");
    }
    for (code, measure, why) in WITHOUT_A_ROW {
        assert!(rules.contains(&(*code, (*measure).into())), "no policy has a rule {code:?} of {measure}");
        let blocks = Policy::all().iter().any(|policy| {
            policy.rules.iter().any(|r| r.code == *code && r.measure == *measure && r.effect == Effect::Block)
        });
        assert_eq!(blocks, why.starts_with("blocks"), "{code:?} of {measure}: {why}");
    }
}

/// Every row with its measure under its degradation, in the order of [`SEVERITIES`].
fn rows() -> impl Iterator<Item = (&'static Row, Vec<f64>)> {
    let photograph = ROWS.iter().map(|row| (row, values(row, measured(row.0))));
    photograph.chain(ROWS_OF_THE_DRAWING.iter().map(|row| (row, values(row, measured_on_drawing(row.0)))))
}

fn values((degradation, measure, ..): &Row, taken: &[Measures]) -> Vec<f64> {
    let value = |(measures, severity): (&Measures, f32)| {
        let value = measures.get(*measure).copied();
        value.unwrap_or_else(|| panic!("{degradation} at {severity:.2}: {measure} was not taken"))
    };
    taken.iter().zip(SEVERITIES).map(value).collect()
}
