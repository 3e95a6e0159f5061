//! Where the head lies in the dashed frame of the capture page.

use crate::reason::Rect;

/// Names of the three measures: height of the head over that of the dashed one; how far the eyes lie to the right of where
/// the dashed head has them, in its widths; and how far below, in its heights.
pub const FILL: &str = "FrameFill";
pub const RIGHT: &str = "FrameRight";
pub const DOWN: &str = "FrameDown";

/// From the top of the hair to the eyes, and from there to the chin, in widths of the face from cheek to cheek: the means of
/// frontal portraits, by which the photo specifications were checked as well.
const CROWN_TO_EYES: f32 = 0.90;
const EYES_TO_CHIN: f32 = 0.85;

/// The dashed head in the drawing of the page, whose sides are [`DRAWING`]: left, top, width, height. The path of
/// `ui::components::Outline` is drawn around it.
const DASHED: [f32; 4] = [76.0, 66.0, 148.0, 196.0];
const DRAWING: (f32, f32) = (300.0, 400.0);
/// The drawing keeps this share of the stage's height free above and below (`.Outline` in viewfinder.css).
const FREE: f32 = 0.05;

/// A face as far as its place is concerned, in the unit of the rectangle that it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// The middle between the eyes.
    pub eyes: (f32, f32),
    /// Cheek to cheek.
    pub width: f32,
    /// From there to the chin: a turned head keeps its height, a bowed one its width.
    pub eyes_to_chin: f32,
}

/// The place of a head in the dashed one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub fill: f32,
    pub right: f32,
    pub down: f32,
}

/// A stage that is short beside the camera's picture (a browser's bars, a keyboard) shows a middle part of it, and the dashed
/// head in it is small. The head may then be as large as on a stage that shows the whole picture, but no larger than by this
/// much, so that it stays on the stage.
const ROOMIER: f32 = 1.5;

/// `dashed` and the size of the camera's `picture` in the unit of the face, which has to be the same along both axes.
pub fn place(face: &Face, dashed: &Rect, picture: (f32, f32)) -> Place {
    let width = face.width.max(face.eyes_to_chin / EYES_TO_CHIN);
    let (w, h) = (dashed.w.max(f32::EPSILON), dashed.h.max(f32::EPSILON));
    let eyes = dashed.y + h * CROWN_TO_EYES / (CROWN_TO_EYES + EYES_TO_CHIN);
    let head = (CROWN_TO_EYES + EYES_TO_CHIN) * width;
    let on_whole_picture = dashed_head(picture, picture).map_or(h, |whole| whole.h * picture.1);
    let largest = on_whole_picture.clamp(h, ROOMIER * h);
    Place {
        fill: if head > h { (head / largest).max(1.0) } else { head / h },
        right: (face.eyes.0 - (dashed.x + w / 2.0)) / w,
        down: (face.eyes.1 - eyes) / h,
    }
}

/// The dashed head in fractions of the camera's picture, which fills a stage and is cut off where its shape is another
/// (`object-fit: cover`); `None` for a stage or a picture without size. Sizes in px.
pub fn dashed_head(stage: (f32, f32), picture: (f32, f32)) -> Option<Rect> {
    if !(stage.0 > 0.0 && stage.1 > 0.0 && picture.0 > 0.0 && picture.1 > 0.0) {
        return None;
    }
    // The drawing keeps its shape inside the stage; the picture keeps its own around it.
    let drawing = (stage.0 / DRAWING.0).min(stage.1 * (1.0 - 2.0 * FREE) / DRAWING.1);
    let cover = (stage.0 / picture.0).max(stage.1 / picture.1);
    let corner = (stage.0 / 2.0 - drawing * DRAWING.0 / 2.0, stage.1 / 2.0 - drawing * DRAWING.1 / 2.0);
    let across = |x: f32| ((corner.0 + drawing * x - stage.0 / 2.0) / cover + picture.0 / 2.0) / picture.0;
    let down = |y: f32| ((corner.1 + drawing * y - stage.1 / 2.0) / cover + picture.1 / 2.0) / picture.1;
    let [x, y, w, h] = DASHED;
    Some(Rect { x: across(x), y: down(y), w: across(x + w) - across(x), h: down(y + h) - down(y) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DASHED_PX: Rect = Rect { x: 100.0, y: 200.0, w: 150.0, h: 175.0 };
    /// On a stage of its own shape the dashed head is as large as that one.
    const PICTURE: (f32, f32) = (297.62, 396.83);

    #[test]
    fn a_head_that_fills_the_dashed_one_has_its_eyes_where_that_one_has_them() {
        let face = Face { eyes: (175.0, 290.0), width: 100.0, eyes_to_chin: 85.0 };
        let Place { fill, right, down } = place(&face, &DASHED_PX, PICTURE);
        assert!((fill - 1.0).abs() < 1e-5 && right.abs() < 1e-5 && down.abs() < 1e-5, "{fill} {right} {down}");
    }

    #[test]
    fn a_turned_head_is_not_taken_for_a_distant_one() {
        let frontal = Face { eyes: (175.0, 290.0), width: 100.0, eyes_to_chin: 85.0 };
        let turned = Face { width: 70.0, ..frontal };
        assert_eq!(place(&turned, &DASHED_PX, PICTURE).fill, place(&frontal, &DASHED_PX, PICTURE).fill);
    }

    #[test]
    fn on_a_short_stage_a_head_may_be_as_large_as_on_one_that_shows_the_whole_picture() {
        let picture = (960.0, 1280.0);
        let fill = |stage: (f32, f32), head: f32| {
            let Rect { x, y, w, h } = dashed_head(stage, picture).unwrap();
            let dashed = Rect { x: x * 960.0, y: y * 1280.0, w: w * 960.0, h: h * 1280.0 };
            let width = head / (CROWN_TO_EYES + EYES_TO_CHIN);
            place(&Face { eyes: (480.0, 640.0), width, eyes_to_chin: 0.0 }, &dashed, picture).fill
        };
        // A head of 560 px: what the dashed one has on a stage of the picture's shape.
        let (roomy, short) = ((390.0, 520.0), (390.0, 360.0));
        assert!((fill(roomy, 564.0) - 1.0).abs() < 0.01);
        assert_eq!(fill(short, 564.0), 1.0);
        assert!(fill(short, 800.0) > 1.2, "it still ends somewhere");
        assert!(fill((390.0, 200.0), 564.0) > 1.2, "a head has to stay on the stage");
        assert!(fill(short, 250.0) < 0.75, "and one that is far away is far away");
    }

    #[test]
    fn a_picture_of_the_stages_shape_has_the_dashed_head_where_the_drawing_has_it() {
        let Rect { x, y, w, h } = dashed_head((270.0, 400.0), (1080.0, 1600.0)).unwrap();
        // The drawing is 270 × 360 px, 20 px below the stage's upper edge.
        for (found, px) in [(x * 270.0, 76.0), (y * 400.0, 20.0 / 0.9 + 66.0), (w * 270.0, 148.0), (h * 400.0, 196.0)] {
            assert!((found - px * 0.9).abs() < 0.01, "{found} {px}");
        }
    }

    #[test]
    fn of_a_wide_picture_only_the_middle_is_seen_and_the_dashed_head_is_a_narrow_part_of_it() {
        let upright = dashed_head((300.0, 400.0), (300.0, 400.0)).unwrap();
        let wide = dashed_head((300.0, 400.0), (1200.0, 400.0)).unwrap();
        assert!((wide.w - upright.w / 4.0).abs() < 1e-5 && (wide.h - upright.h).abs() < 1e-5);
        assert!((wide.x + wide.w / 2.0 - 0.5).abs() < 1e-5);
    }

    #[test]
    fn without_a_picture_there_is_no_place() {
        assert_eq!(dashed_head((300.0, 400.0), (0.0, 0.0)), None);
        assert_eq!(dashed_head((f32::NAN, 400.0), (10.0, 10.0)), None);
    }
}
