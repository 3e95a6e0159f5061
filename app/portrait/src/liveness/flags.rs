//! What a reviewer should look at: what the photo's file says of itself, and what the browser says of its camera. All of it
//! is easily forged, and all of it has innocent causes; so it refuses nothing.

use crate::checks::{border, glare, moire};
use crate::geometry::Bounds;
use crate::landmarks::Landmarks;
use crate::picture::{Pyramid, resample};
use crate::segment::Mask;
use crate::swatches::Swatches;
use domain::attempt::check_fresh;
use domain::liveness::Flag;
use domain::time::{Timestamp, Zone};
use exif::{Exif, In, Reader, Tag, Value};
use std::io::Cursor;
use time::{Date, Month, Time, UtcOffset};

/// Programs that change faces or pictures, as they name themselves in a file.
const EDITORS: [&str; 26] = [
    "photoshop",
    "lightroom",
    "gimp",
    "snapseed",
    "picsart",
    "faceapp",
    "facetune",
    "meitu",
    "美图",
    "美颜",
    "醒图",
    "轻颜",
    "ulike",
    "beautycam",
    "beautyplus",
    "b612",
    "faceu",
    "camera360",
    "vsco",
    "pixelmator",
    "affinity",
    "canva",
    "capcut",
    "stable diffusion",
    "midjourney",
    "paint.net",
];
/// Programs that stand in for a camera, as browsers name them.
pub const VIRTUAL_CAMERAS: [&str; 22] = [
    "obs",
    "virtual",
    "虚拟",
    "manycam",
    "snap camera",
    "xsplit",
    "splitcam",
    "youcam",
    "webcamoid",
    "v4l2loopback",
    "dummy video",
    "vcam",
    "ndi",
    "mmhmm",
    "camtwist",
    "unity capture",
    "akvcam",
    "droidcam",
    "iriun",
    "epoccam",
    "nvidia broadcast",
    "fake",
];
/// The lattice's height over chance, and the length of a border in face widths, from which the policies name a copy.
const MOIRE: f32 = 14.0;
const BORDER: f32 = 0.45;
/// Share of the lenses' place that is covered by reflection, from which it is no catchlight.
const GLARE: f32 = 0.06;
/// Width of the picture of the face in which reflections are looked for, px.
const ACROSS: usize = 240;
/// A camera label or a program's name that is longer is cut: both are the sender's words.
const LONGEST_NAME: usize = 80;

/// Flags of the photo's file.
pub fn of_file(photo: &[u8], now: Timestamp, zone: Zone) -> Vec<Flag> {
    let read = Reader::new().read_from_container(&mut Cursor::new(photo));
    let Ok(exif) = read else { return vec![] };
    let mut flags = vec![];
    let names = [Tag::Software, PROCESSING_SOFTWARE].into_iter().filter_map(|tag| text(&exif, tag));
    if let Some(software) = names.into_iter().find(|name| editing_software(name)) {
        flags.push(Flag::EditedWith { software: software.chars().take(LONGEST_NAME).collect() });
    }
    if let Some(taken_at) = taken_at(&exif, zone).filter(|at| check_fresh(Some(*at), now).is_err()) {
        flags.push(Flag::OldCapture { taken_at });
    }
    flags
}

/// TIFF/EP's name for what wrote the file last.
const PROCESSING_SOFTWARE: Tag = Tag(exif::Context::Tiff, 0x000b);

/// Whether a program's own name is that of an editor.
pub fn editing_software(name: &str) -> bool {
    let name = name.to_lowercase();
    EDITORS.iter().any(|editor| has_word(&name, editor))
}

/// A flag where the browser's label of the camera is that of a program.
pub fn of_camera(label: &str) -> Option<Flag> {
    let lower = label.to_lowercase();
    let virtual_camera = VIRTUAL_CAMERAS.iter().any(|name| has_word(&lower, name));
    virtual_camera.then(|| Flag::VirtualCamera { label: label.chars().take(LONGEST_NAME).collect() })
}

/// Whether a text has a word in it: `obs` is in “OBS Virtual Camera” and not in “OBSBOT Tiny”. Words in Chinese have no
/// spaces around them.
fn has_word(text: &str, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !(letter(before) || letter(after)) || !word.is_ascii()
    })
}

/// Flags of the photo's pixels; `around` is the person in the face's surroundings.
pub fn of_pixels(pyramid: &Pyramid, around: &Mask, face: &Landmarks) -> Vec<Flag> {
    let picture = pyramid.picture();
    let mut flags = vec![];
    if border::picture_border(pyramid, around, face) > BORDER {
        flags.push(Flag::PictureBorder);
    }
    if moire::moire(picture, face).is_some_and(|peak| peak > MOIRE) {
        flags.push(Flag::Moire);
    }
    let bounds = face.bounds();
    let scale = ACROSS as f32 / bounds.width().max(1.0);
    let height = ((bounds.height() * scale) as usize).clamp(1, 2 * ACROSS);
    let planes = resample(picture, &bounds, ACROSS, height);
    let Bounds { left, top, .. } = bounds;
    let map = crate::geometry::Affine { a: scale, b: 0.0, c: -left * scale, d: 0.0, e: scale, f: -top * scale };
    let on_planes = face.mapped(&map);
    if glare::glass_glare(&Swatches { planes: &planes, face: &on_planes }).is_some_and(|share| share > GLARE) {
        flags.push(Flag::LensGlare);
    }
    flags
}

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => Some(String::from_utf8_lossy(lines.first()?).trim_end_matches('\0').trim().to_string()),
        _ => None,
    }
}

/// When the camera says that it took the picture, on the school's clock where it does not name its own.
fn taken_at(exif: &Exif, zone: Zone) -> Option<Timestamp> {
    let written = exif::DateTime::from_ascii(text(exif, Tag::DateTimeOriginal)?.as_bytes()).ok()?;
    let mut offset = exif::DateTime::from_ascii(b"2000:01:01 00:00:00").ok()?;
    let named = text(exif, Tag::OffsetTimeOriginal).and_then(|text| offset.parse_offset(text.as_bytes()).ok());
    let minutes = named.and(offset.offset).unwrap_or(zone.0);
    let date = Date::from_calendar_date(written.year.into(), Month::try_from(written.month).ok()?, written.day).ok()?;
    let time = Time::from_hms(written.hour, written.minute, written.second).ok()?;
    let offset = UtcOffset::from_whole_seconds(i32::from(minutes) * 60).ok()?;
    Some(Timestamp(date.with_time(time).assume_offset(offset).unix_timestamp() * 1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy::measure;
    use domain::verdict::Limit;
    use exif::Field;
    use exif::experimental::Writer;

    /// 2026-10-27 10:00:00 in Beijing.
    const NOW: Timestamp = Timestamp(1_793_066_400_000);

    /// A TIFF file of nothing but these texts.
    fn file(texts: &[(Tag, &str)]) -> Vec<u8> {
        let field = |(tag, text): &(Tag, &str)| Field {
            tag: *tag,
            ifd_num: In::PRIMARY,
            value: Value::Ascii(vec![text.as_bytes().to_vec()]),
        };
        let fields: Vec<Field> = texts.iter().map(field).collect();
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut bytes = Cursor::new(vec![]);
        writer.write(&mut bytes, true).expect("texts can be written");
        bytes.into_inner()
    }

    fn flags(texts: &[(Tag, &str)]) -> Vec<Flag> {
        of_file(&file(texts), NOW, Zone::BEIJING)
    }

    #[test]
    fn the_limits_are_those_from_which_the_policies_name_a_copy() {
        for policy in domain::policy::Policy::all() {
            let limit = |name: &str| policy.rules.iter().find(|rule| rule.measure == name).map(|rule| rule.limit);
            let most = |value: f32| Some(Limit::AtMost((f64::from(value) * 1e6).round() / 1e6));
            assert_eq!(limit(measure::MOIRE), most(MOIRE), "{}", policy.id);
            assert_eq!(limit(measure::PICTURE_BORDER), most(BORDER), "{}", policy.id);
        }
    }

    #[test]
    fn a_file_from_a_camera_just_now_has_no_flags() {
        let now = [(Tag::Software, "HarmonyOS 4.2"), (Tag::DateTimeOriginal, "2026:10:27 09:58:10")];
        assert_eq!(flags(&now), []);
        assert_eq!(of_file(b"no picture", NOW, Zone::BEIJING), []);
    }

    #[test]
    fn an_editors_name_and_an_old_date_are_flags() {
        let software = "Adobe Photoshop 25.0 (Windows)";
        assert_eq!(flags(&[(Tag::Software, software)]), [Flag::EditedWith { software: software.into() }]);
        let taken_at = Timestamp(NOW.0 - 86_400_000);
        assert_eq!(flags(&[(Tag::DateTimeOriginal, "2026:10:26 10:00:00")]), [Flag::OldCapture { taken_at }]);
    }

    #[test]
    fn a_camera_that_names_its_own_clock_is_read_by_it() {
        let utc = [(Tag::DateTimeOriginal, "2026:10:27 02:00:00"), (Tag::OffsetTimeOriginal, "+00:00")];
        assert_eq!(flags(&utc), []);
        assert!(matches!(flags(&utc[..1])[..], [Flag::OldCapture { .. }]));
    }

    #[test]
    fn programs_that_pose_as_cameras_are_told_by_their_words() {
        for label in ["OBS Virtual Camera", "Snap Camera", "e2eSoft VCam", "虚拟摄像头", "v4l2loopback"] {
            assert!(of_camera(label).is_some(), "{label}");
        }
        for label in ["camera2 0, facing back", "后置摄像头", "OBSBOT Tiny 2", "FaceTime HD Camera", ""] {
            assert_eq!(of_camera(label), None, "{label}");
        }
    }
}
