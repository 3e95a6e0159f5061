//! Clothes of the background's colour: what the person wears becomes the degree photo's light blue.

use super::Portrait;
use super::canvas::{luma, mixed, recoloured, step};
use portrait::geometry::Point;
use portrait::landmarks::indices::CHIN;
use portrait::picture::Picture;

/// The degree photo's background, RGB(100, 197, 255).
const BLUE: [f32; 3] = [100.0 / 255.0, 197.0 / 255.0, 1.0];
/// Folds keep this share of their contrast.
const FOLDS: f32 = 0.25;
/// Chromaticities nearer than this to the cheeks' are the neck, from the second on they are clothes.
const SKIN: (f32, f32) = (0.03, 0.07);
/// Below this share of the cheeks' luma nothing is skin: the chromaticity of black is chance.
const BLACK: f32 = 0.35;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (skin, light) = (chromaticity(portrait.skin()), luma(portrait.skin()));
    let (_, chin) = portrait.on_face(portrait.face().point(CHIN));
    let clothes = |point: Point, colour: [f32; 3]| {
        let (across, down) = portrait.on_face(point);
        let tone = chromaticity(colour);
        let off = (tone.0 - skin.0).hypot(tone.1 - skin.1);
        // Skin is spared at the neck only: a skin-coloured sleeve is a sleeve.
        let neck = step(0.6, 0.4, across.abs())
            * step(chin + 0.7, chin + 0.5, down)
            * step(SKIN.1, SKIN.0, off)
            * step(0.8 * BLACK, BLACK, luma(colour) / light.max(0.05));
        portrait.person(point) * step(chin + 0.05, chin + 0.15, down) * (1.0 - neck)
    };
    let middle = mean_luma(portrait, &clothes);
    recoloured(&portrait.picture, |point, colour| {
        let fold = FOLDS * (luma(colour) - middle);
        mixed(colour, BLUE.map(|value| value + fold), severity * clothes(point, colour))
    })
}

fn mean_luma(portrait: &Portrait, clothes: &dyn Fn(Point, [f32; 3]) -> f32) -> f32 {
    let (mut sum, mut weight) = (0f32, 1e-6f32);
    recoloured(&portrait.picture, |point, colour| {
        let share = clothes(point, colour);
        sum += share * luma(colour);
        weight += share;
        colour
    });
    sum / weight
}

/// Shares of red and green in a colour's sum: what stays when the light changes.
fn chromaticity([r, g, b]: [f32; 3]) -> (f32, f32) {
    let sum = (r + g + b).max(0.02);
    (r / sum, g / sum)
}
