//! The specifications that are known by name, each with where its numbers come from. Where a norm gives a size only, the
//! head sits as on the degree photo, which is what the photographers of these cards do; where none gives a file size, the
//! range is the project's own: from what a plain portrait of that size comes to, up to what upload pages commonly take.

use super::PhotoSpec;

/// The light blue of degree photos, RGB(100, 197, 255).
const LIGHT_BLUE: [u8; 3] = [100, 197, 255];
const LIGHT_GREY: [u8; 3] = [240, 240, 240];
const WHITE: [u8; 3] = [255, 255, 255];
/// “Horizontally centred” without a number in the norms; a fortieth of the width is 12 px on the degree photo, about as
/// far as an eye notices.
const CENTRED: f32 = 0.025;

pub(super) fn all() -> Vec<PhotoSpec> {
    [degree_photos(), enrolment_photos(), documents(), vec![full_frontal()], examinations(), prints()].concat()
}

/// 高等教育学历证书电子注册图像采集规范 (教毕指〔2017〕99号): 480×640 at 300 dpi, 20–40 KB, before light blue, white or light
/// grey. Some upload pages ask for 30 KB and more, so files are made as large as 40 KB allow.
fn degree(id: &str, background: [u8; 3]) -> PhotoSpec {
    PhotoSpec {
        id: id.into(),
        width: 480,
        height: 640,
        dpi: 300,
        background,
        jpeg_quality_min: 60,
        bytes: (20_000, 40_000),
        head_top: (50.0, 110.0),
        eye_line: (200.0, 300.0),
        face_width: (180.0, 300.0),
        head_length: None,
        eye_line_wins: false,
        centre_tolerance: CENTRED,
    }
}

/// The degree photo's proportions at another size: ranges in shares of the height and width.
fn proportioned(id: &str, (width, height): (u32, u32), background: [u8; 3], bytes: (u32, u32)) -> PhotoSpec {
    let model = degree(id, background);
    let down = |range: (f32, f32)| {
        let scale = height as f32 / model.height as f32;
        ((range.0 * scale).round(), (range.1 * scale).round())
    };
    let across = |range: (f32, f32)| {
        let scale = width as f32 / model.width as f32;
        ((range.0 * scale).round(), (range.1 * scale).round())
    };
    PhotoSpec {
        width,
        height,
        bytes,
        head_top: down(model.head_top),
        eye_line: down(model.eye_line),
        face_width: across(model.face_width),
        ..model
    }
}

fn degree_photos() -> Vec<PhotoSpec> {
    vec![degree("degree-blue", LIGHT_BLUE), degree("degree-white", WHITE), degree("degree-grey", LIGHT_GREY)]
}

/// Photos of a student's record, where a school or province asks for its own file size.
fn enrolment_photos() -> Vec<PhotoSpec> {
    vec![
        // 桂林电子科技大学, new students of 2025: white, 480×640, 50–100 KB.
        PhotoSpec { bytes: (50_000, 100_000), ..degree("enrolment-white", WHITE) },
        // 云南开放大学: blue, 480×640, 30–60 KB.
        PhotoSpec { bytes: (30_000, 60_000), ..degree("enrolment-blue", LIGHT_BLUE) },
        // 全国中小学学籍: pale blue, 26×32 mm (at 300 dpi here, 150 is the least), under 60 KB, the head two thirds: that is
        // what the degree photo's widths come to in the middle of their range.
        proportioned("school-record", (307, 378), LIGHT_BLUE, (8_000, 60_000)),
    ]
}

fn documents() -> Vec<PhotoSpec> {
    vec![id_card(), exit_entry(), visa(), social_security(), driving_licence()]
}

/// GA 461-2004, the resident identity card: 26×32 mm at 350 dpi; eyes at least 207 px above the lower edge, which
/// wins where it and the head's margin cannot both be had.
fn id_card() -> PhotoSpec {
    PhotoSpec {
        id: "id-card".into(),
        width: 358,
        height: 441,
        dpi: 350,
        background: WHITE,
        jpeg_quality_min: 70,
        bytes: (14_000, 20_000),
        head_top: (7.0, 21.0),
        // The norm gives only 441 − 207; the upper bound keeps a head of the norm's width inside its top margin.
        eye_line: (150.0, 234.0),
        face_width: (193.0, 221.0),
        head_length: None,
        eye_line_wins: true,
        centre_tolerance: CENTRED,
    }
}

/// GA/T 1180-2014, passports and travel permits: 33×48 mm, head 15–22 mm wide and 28–33 mm long, 3–5 mm above it, 30–80 KB.
/// The eye line follows: the eyes lie at half the head's length. So do the 7 mm that it wants below the chin: above it there are
/// at most 5 and 33 of the 48.
fn exit_entry() -> PhotoSpec {
    PhotoSpec {
        head_top: (35.0, 59.0),
        eye_line: (200.0, 254.0),
        face_width: (177.0, 260.0),
        head_length: Some((331.0, 390.0)),
        ..proportioned("exit-entry", (390, 567), WHITE, (30_000, 80_000))
    }
}

/// Digital photo of the Chinese visa form: 354×472 px, 40–120 KB, crown 10–70 px from the top. Eyes and width are the degree
/// photo's, with as much room for larger heads as the crown's range gives.
fn visa() -> PhotoSpec {
    PhotoSpec {
        head_top: (10.0, 70.0),
        eye_line: (150.0, 225.0),
        face_width: (150.0, 236.0),
        ..proportioned("visa", (354, 472), WHITE, (40_000, 120_000))
    }
}

/// 社会保障卡: the identity card's size and place of the head, without its narrow file size.
fn social_security() -> PhotoSpec {
    PhotoSpec { id: "social-security".into(), bytes: (9_000, 20_000), ..id_card() }
}

/// 机动车驾驶证: 22×32 mm at 300 dpi, white.
fn driving_licence() -> PhotoSpec {
    proportioned("driving-licence", (260, 378), WHITE, (14_000, 30_000))
}

/// ISO/IEC 19794-5, full frontal: of the width A and height B the eyes' middle at 0.45–0.55 A and 0.3–0.5 B, head 0.5–0.75 A
/// wide and 0.6–0.9 B long. Size, colour and file size are the degree photo's: the standard leaves them to whoever uses it.
fn full_frontal() -> PhotoSpec {
    PhotoSpec {
        head_top: (13.0, 96.0),
        eye_line: (192.0, 320.0),
        face_width: (240.0, 360.0),
        head_length: Some((384.0, 576.0)),
        centre_tolerance: 0.05,
        ..degree("iso-full-frontal", LIGHT_GREY)
    }
}

/// Sizes of the last three as in the list of HivisionIDPhotos (size_list_CN.csv).
fn examinations() -> Vec<PhotoSpec> {
    vec![
        // 研招网: 3:4, eyes at 30–50 % of the height, head and shoulders two thirds, at most 10 MB; white or blue by site (a
        // session chooses its background). 531×709 is what its candidates' pages print.
        PhotoSpec {
            eye_line: (213.0, 354.0),
            ..proportioned("graduate-exam", (531, 709), WHITE, (30_000, 10_000_000))
        },
        // 全国计算机等级考试: at least 144×192, 20–200 KB; of the height one tenth above the head, seven for it and two for the
        // shoulders. A head of seven tenths is 227 px wide on average, with its eyes at 261.
        PhotoSpec {
            head_top: (40.0, 74.0),
            eye_line: (235.0, 288.0),
            face_width: (205.0, 248.0),
            ..proportioned("ncre", (390, 567), WHITE, (20_000, 200_000))
        },
        // 全国大学英语四、六级考试: 3:4, at most 240×320 and 200 KB. Some schools ask for 100 KB at 143×192, which no JPEG of that
        // size reaches.
        proportioned("cet", (240, 320), WHITE, (6_000, 200_000)),
        // 教师资格考试 and 公务员考试: one inch at 300 dpi.
        proportioned("teacher-exam", (295, 413), WHITE, (8_000, 200_000)),
        proportioned("civil-service-exam", (295, 413), LIGHT_BLUE, (8_000, 200_000)),
    ]
}

/// Prints, by their size in millimetres at 300 dpi: the name 二寸 alone means two of them.
fn prints() -> Vec<PhotoSpec> {
    let print = |id, size, least| proportioned(id, size, WHITE, (least, 200_000));
    vec![
        one_inch(),
        print("small-one-inch", (260, 378), 7_000),
        print("large-one-inch", (390, 567), 15_000),
        print("small-two-inch", (413, 531), 15_000),
        print("two-inch-49", (413, 579), 16_000),
        print("two-inch-53", (413, 626), 17_000),
    ]
}

/// 一寸, 25×35 mm at 300 dpi.
fn one_inch() -> PhotoSpec {
    proportioned("one-inch", (295, 413), WHITE, (8_000, 30_000))
}
