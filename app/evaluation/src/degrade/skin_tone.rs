//! No fault: the same person in the same light with more melanin in the skin. Nothing may be said of such a picture that was
//! not said before.

use super::Portrait;
use super::canvas::{between, luma, relit, step};
use portrait::geometry::inside;
use portrait::landmarks::indices::{FACE_OVAL, LEFT_LID_EDGE, LIP_OUTLINE, RIGHT_LID_EDGE};
use portrait::picture::Picture;

/// Absorption of green light at full severity, in natural logarithms: takes fair skin to about the eighth of Monk's ten tones.
/// Beyond it a tinted picture has no shine left, which real skin of the darkest tones has.
const MOST: f32 = 2.0;
/// Melanin absorbs as the wavelength to the power −3.33 (Jacques 2013), and what comes back out of skin fades with the root of that:
/// shares of red (610 nm) and blue (465 nm) light beside green (545 nm).
const SPECTRUM: [f32; 3] = [0.83, 1.0, 1.30];
/// What the skin's surface throws back before any melanin sees it, of full light.
const SURFACE: f32 = 0.02;
/// Lips have less melanin than the skin around them.
const LIPS: f32 = 0.6;
/// Skin has the cheeks' colour within this distance of ln(red / green) and ln(blue / green), and is not much darker.
const LIKE: (f32, f32) = (0.25, 0.45);
const DARKER: (f32, f32) = (0.35, 0.55);
/// Where the neck is: in face widths beside and below the eyes' midpoint. Above it only the face itself is tinted, since
/// light hair has the colour of skin.
const BESIDE: f32 = 0.45;
const BELOW: std::ops::Range<f32> = 0.6..1.3;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let picture = &portrait.picture;
    let skin = portrait.skin();
    let ratios = |[r, g, b]: [f32; 3]| [((r + 0.02) / (g + 0.02)).ln(), ((b + 0.02) / (g + 0.02)).ln()];
    let [red, blue] = ratios(skin);
    let [oval, lips, left, right] =
        [&FACE_OVAL[..], &LIP_OUTLINE, &LEFT_LID_EDGE, &RIGHT_LID_EDGE].map(|ring| portrait.face().ring(ring));
    relit(picture, |point, light| {
        let (x, y) = portrait.on_face(point);
        let neck = x.abs() < BESIDE && BELOW.contains(&y);
        if !(neck || inside(&oval, point)) || inside(&left, point) || inside(&right, point) {
            return light;
        }
        let share = if inside(&lips, point) {
            LIPS
        } else {
            let colour = picture.sample(point).map(|value| value / 255.0);
            let [r, b] = ratios(colour);
            let like = 1.0 - step(LIKE.0, LIKE.1, (r - red).hypot(b - blue));
            like * step(DARKER.0, DARKER.1, luma(colour) / luma(skin).max(0.01)) * portrait.person(point)
        };
        std::array::from_fn(|c| {
            let left = (-MOST * severity * SPECTRUM[c]).exp();
            let below = (light[c] - SURFACE).max(0.0);
            between(light[c], light[c] - below + below * left, share)
        })
    })
}
