//! Whether the ears show: skin beside the face, between the height of the eyes and that of the nose.

use super::complexion::{Complexion, Tone, between, share};
use super::{Measured, Scene};
use crate::geometry::Point;
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{LEFT_FACE_EDGE, RIGHT_FACE_EDGE};
use crate::picture::{Plane, Planes};
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let shown = shown(scene.photo, &scene.matte.alpha, scene.on_photo);
    shown.into_iter().map(|share| (measure::EARS_SHOWN, share)).collect()
}

/// The strip begins and ends this far outside the mesh's edge, in face widths: ears that lie close reach about 0.05 out.
const STRIP: (f32, f32) = (0.015, 0.075);
/// Points along a strip and across it.
const GRID: (usize, usize) = (24, 8);
/// Alpha that counts as person.
const PERSON: f32 = 0.5;
/// An ear lies in its own shade and is still lighter than this share of the cheek's luma; dark hair is not.
const LIGHT: f32 = 0.55;
/// An ear is as red as the cheek or redder, within these steps of ln(red / green).
const RED: (f32, f32) = (-0.15, 0.40);
/// Fair hair is yellower than the skin by more than this in ln(blue / green).
const YELLOW: f32 = 0.22;

/// `EarsShown`: share of the strip 0.015–0.075 face widths outside the face's edge that belongs to the person and has the
/// colour of their skin, of the side that shows less, 0–1. `None` where there is no skin to compare with.
pub fn shown(photo: &Planes, alpha: &Plane, face: &Landmarks) -> Option<f32> {
    let skin = Complexion::of(photo, face)?;
    let (axes, width) = (Axes::of(face), face.width());
    let ear = |point: Point| {
        let (seen, skin) = (Tone::at(photo, point), skin.at(point));
        let red = seen.red - skin.red;
        alpha.sample(point.x, point.y) > PERSON
            && seen.luma > LIGHT * skin.luma
            && (RED.0..RED.1).contains(&red)
            && seen.blue > skin.blue - YELLOW
    };
    let side = |edge: &[usize], outwards: f32| {
        let moved = |by: f32| -> Vec<Point> {
            face.ring(edge).into_iter().map(|point| axes.moved(point, outwards * by * width, 0.0)).collect()
        };
        share(&between(&moved(STRIP.0), &moved(STRIP.1), GRID.0, GRID.1), ear)
    };
    Some(f32::min(side(&LEFT_FACE_EDGE, -1.0)?, side(&RIGHT_FACE_EDGE, 1.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, HAIR, HEIGHT, SKINS, WIDTH};

    #[test]
    fn skin_beside_the_face_is_an_ear_and_hair_is_none() {
        for skin in SKINS {
            let bare = Drawn::new(skin);
            let alpha = Plane::new(WIDTH, HEIGHT, 1.0);
            assert!(shown(&bare.photo, &alpha, &bare.face).is_some_and(|share| share > 0.9), "{skin:?}");
            let hair = bare.painted(|x, _, colour| if x > 0.66 { HAIR } else { colour });
            assert!(shown(&hair.photo, &alpha, &hair.face).is_some_and(|share| share < 0.1), "{skin:?}");
        }
    }

    #[test]
    fn a_wall_of_the_skins_colour_is_no_ear() {
        let bare = Drawn::new(SKINS[1]);
        let nobody = Plane::new(WIDTH, HEIGHT, 0.0);
        assert_eq!(shown(&bare.photo, &nobody, &bare.face), Some(0.0));
    }
}
