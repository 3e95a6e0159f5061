//! What a measure is called, in which unit it is told, and against which limit. Names are those of
//! `domain::policy::measure`; one that is not listed is told by its own name.

use super::Words;
use domain::verdict::{Limit, Reason};
use domain::words::Lang;

/// How a number is written.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Degrees,
    Pixels,
    Bytes,
    Percent,
    /// A quality of 0 to 100, as in ISO/IEC 29794-5.
    Points,
    Count,
    Ratio,
}

/// 唇缝 0.09，应小于 0.04
pub fn told(reason: &Reason, lang: Lang) -> String {
    let (name, unit) = known(&reason.name);
    let name = name.map_or_else(|| reason.name.clone(), |name| name.of(lang).to_owned());
    let digits = telling_digits(reason, unit);
    let number = |value: f64| write(value, unit, digits);
    let measure = number(reason.measure);
    let limit = match reason.limit {
        Limit::AtLeast(low) => lang.pick(format!("应不小于 {}", number(low)), format!("at least {}", number(low))),
        Limit::AtMost(high) => lang.pick(format!("应不大于 {}", number(high)), format!("at most {}", number(high))),
        Limit::Between(low, high) => lang.pick(
            format!("应在 {} 至 {} 之间", number(low), number(high)),
            format!("between {} and {}", number(low), number(high)),
        ),
    };
    lang.pick(format!("{name} {measure}，{limit}"), format!("{name} {measure}, should be {limit}"))
}

/// The name of a measure.
pub fn name(measure: &str, lang: Lang) -> String {
    known(measure).0.map_or_else(|| measure.to_owned(), |name| name.of(lang).to_owned())
}

/// A measured value with its unit.
pub fn value(measure: &str, value: f64) -> String {
    write(value, known(measure).1, 0)
}

/// Digits to add until the measure reads differently from the limit that it missed: “16%，应不小于 16%” convinces nobody.
fn telling_digits(reason: &Reason, unit: Unit) -> usize {
    let edges = match reason.limit {
        Limit::AtLeast(edge) | Limit::AtMost(edge) => [edge, edge],
        Limit::Between(low, high) => [low, high],
    };
    let tells =
        |digits: &usize| edges.iter().all(|edge| write(*edge, unit, *digits) != write(reason.measure, unit, *digits));
    (0..3).find(tells).unwrap_or(3)
}

/// `more` digits than are usual for the unit.
fn write(value: f64, unit: Unit, more: usize) -> String {
    match unit {
        Unit::Degrees => format!("{value:.*}°", 1 + more),
        Unit::Pixels => format!("{value:.more$} px"),
        Unit::Bytes => format!("{:.*} KB", 1 + more, value / 1000.0),
        // A share below a tenth would otherwise read as almost none.
        Unit::Percent if value.abs() < 0.1 => format!("{:.*}%", 1 + more, value * 100.0),
        Unit::Percent => format!("{:.more$}%", value * 100.0),
        Unit::Points | Unit::Count => format!("{value:.more$}"),
        Unit::Ratio => format!("{value:.*}", 2 + more),
    }
}

fn known(measure: &str) -> (Option<Words>, Unit) {
    let (zh, en, unit) = match measure {
        "FaceCount" => ("人脸数", "faces", Unit::Count),
        "SingleFacePresent" => ("单人程度", "single face", Unit::Points),
        "HeadPoseYaw" => ("左右偏转", "turn", Unit::Degrees),
        "HeadPosePitch" => ("俯仰", "nod", Unit::Degrees),
        "HeadPoseRoll" => ("倾斜", "tilt", Unit::Degrees),
        "EyeOpening" => ("睁眼程度", "eye opening", Unit::Ratio),
        "EyesOpen" => ("睁眼", "eyes open", Unit::Points),
        "MouthOpening" => ("唇缝", "lip gap", Unit::Ratio),
        "MouthClosed" => ("闭唇", "mouth closed", Unit::Points),
        "TeethVisible" => ("牙齿可见", "teeth visible", Unit::Percent),
        "Sharpness" => ("清晰度", "sharpness", Unit::Ratio),
        "EdgeWidth" => ("拖影宽度", "smear of edges", Unit::Pixels),
        "FaceLuminance" => ("面部亮度", "face brightness", Unit::Percent),
        "LuminanceMean" => ("平均亮度", "mean brightness", Unit::Points),
        "UnderExposed" => ("欠曝面积", "underexposed area", Unit::Percent),
        "OverExposed" => ("过曝面积", "overexposed area", Unit::Percent),
        "FaceExposure" => ("面部受光", "light on the face", Unit::Percent),
        "LuminanceVariance" => ("亮度层次", "luminance variance", Unit::Points),
        "DynamicRange" => ("动态范围", "dynamic range", Unit::Points),
        "IlluminationUniformity" => ("光照均匀", "even illumination", Unit::Points),
        "LightBalance" => ("左右亮度比", "darker to lighter side", Unit::Ratio),
        "FaceShadow" => ("面部阴影面积", "shadow on the face", Unit::Percent),
        "ChinShadow" => ("下颌阴影深度", "shadow below the chin", Unit::Percent),
        "Highlight" => ("高光面积", "shining skin", Unit::Percent),
        "NaturalColour" => ("肤色自然", "natural colour", Unit::Points),
        "ColourCast" => ("偏色程度", "colour cast", Unit::Ratio),
        "Noise" => ("噪点", "noise", Unit::Ratio),
        "CompressionArtifacts" => ("压缩质量", "free of compression marks", Unit::Points),
        "RedEye" => ("红眼面积", "red in the iris", Unit::Percent),
        "GlassGlare" => ("镜片反光面积", "glare on a lens", Unit::Percent),
        "ClothesContrast" => ("衣服与背景色差", "clothes against the background", Unit::Ratio),
        "BackgroundUniformity" => ("原背景均匀", "even original background", Unit::Points),
        "MoirePeak" => ("摩尔纹", "moiré", Unit::Ratio),
        "PictureBorder" => ("画中画边框", "border of a picture in the picture", Unit::Ratio),
        "InterEyeDistance" => ("两眼间距", "distance of the eyes", Unit::Pixels),
        "Upscaling" => ("放大倍数", "enlargement", Unit::Ratio),
        "FaceShare" => ("面部占画面", "face in the picture", Unit::Percent),
        "HeadMargin" => ("头顶余量", "margin above the head", Unit::Ratio),
        "HeadTop" => ("头顶距上边", "space above the head", Unit::Pixels),
        "EyeLine" => ("眼睛距上边", "eye line", Unit::Pixels),
        "FaceWidth" => ("脸宽", "face width", Unit::Pixels),
        "MatteUncertainty" => ("轮廓不确定", "uncertain outline", Unit::Percent),
        "PersonCut" => ("人像被截断", "person cut off", Unit::Percent),
        "FileSize" => ("文件大小", "file size", Unit::Bytes),
        "MidlineOffset" => ("偏离中线", "off the midline", Unit::Percent),
        "GazeYaw" => ("视线左右", "gaze, sideways", Unit::Degrees),
        "GazePitch" => ("视线上下", "gaze, up", Unit::Degrees),
        "MouthCornerLift" => ("嘴角上扬", "raised corners of the mouth", Unit::Percent),
        "ShoulderSlope" => ("肩线倾斜", "slope of the shoulders", Unit::Degrees),
        "ShoulderImbalance" => ("两肩不对称", "unequal shoulders", Unit::Percent),
        "BrowsCovered" => ("眉毛被遮", "brows covered", Unit::Percent),
        "EyesCovered" => ("眼部被遮", "eyes covered", Unit::Percent),
        "EarsShown" => ("双耳露出", "ears shown", Unit::Percent),
        "MouthOcclusionPrevention" => ("口部无遮挡", "mouth uncovered", Unit::Points),
        "HeadColoured" => ("头顶异色", "coloured head top", Unit::Percent),
        "BackgroundDifference" => ("背景色差", "background against the one asked for", Unit::Count),
        "EyeglassFrames" => ("眼镜架", "spectacle frame", Unit::Ratio),
        _ => return (None, Unit::Ratio),
    };
    (Some(Words(zh, en)), unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::reason::ReasonCode;

    fn check(name: &str, measure: f64, limit: Limit, expect: &str) {
        let reason = Reason { code: ReasonCode::Other, name: name.into(), measure, limit };
        assert_eq!(told(&reason, Lang::Zh), expect);
    }

    #[test]
    fn a_measure_is_told_with_its_unit_and_its_limit() {
        check("HeadPoseYaw", -14.26, Limit::Between(-12.0, 12.0), "左右偏转 -14.3°，应在 -12.0° 至 12.0° 之间");
        check("TeethVisible", 0.034, Limit::AtMost(0.02), "牙齿可见 3.4%，应不大于 2.0%");
        check("InterEyeDistance", 41.6, Limit::AtLeast(60.0), "两眼间距 42 px，应不小于 60 px");
    }

    #[test]
    fn a_measure_never_reads_like_the_limit_it_missed() {
        check("FaceLuminance", 0.155, Limit::AtLeast(0.16), "面部亮度 15.5%，应不小于 16.0%");
        check("HeadPoseRoll", 8.04, Limit::Between(-8.0, 8.0), "倾斜 8.04°，应在 -8.00° 至 8.00° 之间");
    }

    #[test]
    fn an_unknown_measure_is_told_by_its_own_name() {
        check("FutureMeasure", 0.5, Limit::AtMost(0.25), "FutureMeasure 0.50，应不大于 0.25");
    }
}
