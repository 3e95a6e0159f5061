//! Whether burst and photo show the same person in the same clothes, place and light, and whether the burst is one take.

use super::burst::Sight;
use super::gesture;
use super::look::Look;
use crate::colour::{self, Lab};
use domain::liveness::{Flag, Reason};
use std::ops::Range;
use std::time::Duration;

/// Faces of one minute look at least this much alike, as patches: rendered takes reached 0.96 and more, thirteen pairs of two
/// people up to 0.88. Two drawings in one style may look alike to 0.99: this tells takes apart and recognises nobody.
const SAME_FACE: f32 = 0.92;
/// Clothes may differ by this much, ΔE*ab, when the light on the skin is taken into account: folds, and another crop.
const SAME_CLOTHES: f32 = 20.0;
/// Hair and background likewise; the strip of hair is narrow, and another step moves the background.
const SAME_HAIR: f32 = 30.0;
const SAME_BACKGROUND: f32 = 30.0;
/// Light from the side, as [`Look::side_light`] tells it, may change by this much when a head moves a little.
const SAME_SIDE_LIGHT: f32 = 0.25;
/// And the skin's hue by this much, Δa*b*: cameras set their white anew.
const SAME_SKIN: f32 = 14.0;

/// Within a tenth of a second a head moves by at most this many of its lengths from eyes to chin, grows by at most this factor
/// and turns by at most this many degrees: these are fast for a person and a hand.
const MOVED: f32 = 0.6;
const GROWN: f32 = 1.3;
const TURNED: f32 = 17.0;
const TENTH: Duration = Duration::from_millis(100);
/// Frames that are further apart let a head come further, but never by more than this many times as much: within so long any
/// picture could be put in another's place.
const LONGEST: f32 = 3.0;
/// A head that turns from one frame to the next as far as counts for a turn ([`gesture::TURNED`]), and back as suddenly, was not
/// still within this, degrees, before, meanwhile and after: all but the quickest turns are seen on their way at least once. Two
/// pictures shown in turn are still.
const STILL: f32 = 4.0;
/// Between neighbouring frames a face keeps looking at least this much like itself, less this much for each degree that it turns:
/// rendered takes keep 0.14 above that. The other limits know nothing of who is filmed; this tells many from a stand-in.
const SAME_TAKE: f32 = 0.65;
const LESS_A_DEGREE: f32 = 0.02;

/// Frames whose order carries no more movement than this share of a random order's are in it.
pub const IN_ORDER: f32 = 0.8;
/// Movement from which an order can be told at all: a tenth of what one turn has.
const ENOUGH_MOVEMENT: f32 = 0.4;

/// What differs between the burst at rest and the photo.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Difference {
    /// Of the faces, −1 to 1.
    pub likeness: f32,
    /// ΔE*ab.
    pub clothes: Option<f32>,
    pub hair: Option<f32>,
    pub background: Option<f32>,
    /// Δa*b*.
    pub skin: Option<f32>,
    pub side_light: Option<f32>,
}

impl Difference {
    pub fn between(burst: &Look, photo: &Look) -> Difference {
        let lit = burst.skin.zip(photo.skin).map(|(burst, photo)| photo[0] - burst[0]).unwrap_or_default();
        let apart = |burst: Option<Lab>, photo: Option<Lab>| {
            let [l, a, b] = burst?;
            Some(colour::difference([l + lit, a, b], photo?))
        };
        Difference {
            likeness: burst.likeness(photo),
            clothes: apart(burst.clothes, photo.clothes),
            hair: apart(burst.hair, photo.hair),
            background: apart(burst.background, photo.background),
            skin: burst.skin.zip(photo.skin).map(|(burst, photo)| (burst[1] - photo[1]).hypot(burst[2] - photo[2])),
            side_light: burst.side_light.zip(photo.side_light).map(|(burst, photo)| (burst - photo).abs()),
        }
    }

    pub fn reasons(&self) -> Vec<Reason> {
        let beyond = |value: Option<f32>, most: f32| value.is_some_and(|value| value > most);
        let found = [
            (self.likeness < SAME_FACE, Reason::NotTheSamePerson),
            (beyond(self.clothes, SAME_CLOTHES), Reason::DifferentClothes),
            (beyond(self.side_light, SAME_SIDE_LIGHT) || beyond(self.skin, SAME_SKIN), Reason::DifferentLight),
        ];
        found.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
    }

    pub fn flags(&self) -> Vec<Flag> {
        let beyond = |value: Option<f32>, most: f32| value.is_some_and(|value| value > most);
        let found = [
            (beyond(self.hair, SAME_HAIR), Flag::DifferentHair),
            (beyond(self.background, SAME_BACKGROUND), Flag::DifferentBackground),
        ];
        found.into_iter().filter(|(holds, _)| *holds).map(|(_, flag)| flag).collect()
    }
}

/// How much movement the order of the frames carries, over that of a random order: a small share for a film, 1 for frames
/// in disorder. `None` where nothing moves enough to tell.
pub fn disorder(sights: &[Sight]) -> Option<f32> {
    // Degrees and openings that one gesture moves by about one.
    let place = |sight: &Sight| [sight.pose.yaw / 15.0, sight.pose.pitch / 15.0, sight.mouth / 0.15];
    let distance =
        |a: &Sight, b: &Sight| place(a).iter().zip(place(b)).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt();
    let mean = |sum: f32, count: usize| sum / count.max(1) as f32;
    let steps = mean(sights.windows(2).map(|pair| distance(&pair[0], &pair[1])).sum(), sights.len().saturating_sub(1));
    let pairs = sights.iter().enumerate().flat_map(|(k, a)| sights[..k].iter().map(move |b| (a, b)));
    let (sum, count) = pairs.fold((0.0, 0), |(sum, count), (a, b)| (sum + distance(a, b), count + 1));
    let any = mean(sum, count);
    (any > ENOUGH_MOVEMENT).then(|| steps / any)
}

/// How a face got from one frame to the next.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Of the later frame, and its number.
    place: usize,
    number: u32,
    /// Tenths of a second that it took, 1 to [`LONGEST`].
    tenths: f32,
    /// In lengths from eyes to chin.
    pub moved: f32,
    /// A factor from 1 on, of growing or shrinking.
    pub grown: f32,
    /// Degrees, positive to the picture's right.
    pub turned: f32,
    /// Of the faces, −1 to 1.
    pub likeness: f32,
}

/// The steps between neighbouring frames that were taken `pace` apart.
pub fn steps(sights: &[Sight], pace: Duration) -> Vec<Step> {
    let tenths = pace.div_duration_f32(TENTH);
    let step = |(k, pair): (usize, &[Sight])| {
        let (a, b) = (&pair[0], &pair[1]);
        // A frame that was passed over gives twice the time.
        let frames = b.number.saturating_sub(a.number).max(1) as f32;
        let growth = b.face.eye_to_chin() / a.face.eye_to_chin();
        Step {
            place: k + 1,
            number: b.number,
            tenths: (tenths * frames).clamp(1.0, LONGEST),
            moved: a.face.eye_midpoint().distance(b.face.eye_midpoint()) / a.face.eye_to_chin(),
            grown: growth.max(growth.recip()),
            turned: b.pose.yaw - a.pose.yaw,
            likeness: a.look.likeness(&b.look),
        }
    };
    sights.windows(2).enumerate().map(step).collect()
}

/// The first frame that does not follow from those before it.
pub fn leap(sights: &[Sight], steps: &[Step]) -> Option<Reason> {
    let leaps = |step: &&Step| {
        step.moved > MOVED * step.tenths
            || step.grown > GROWN.powf(step.tenths)
            || step.turned.abs() > TURNED * step.tenths
            || step.likeness < SAME_TAKE - LESS_A_DEGREE * step.turned.abs()
    };
    let first =
        [steps.iter().find(leaps), swapped(sights, steps)].into_iter().flatten().min_by_key(|step| step.place)?;
    Some(Reason::Leap { frame: first.number })
}

/// The step back to a still face from another one, that came as suddenly and was still.
fn swapped<'a>(sights: &[Sight], steps: &'a [Step]) -> Option<&'a Step> {
    let sudden: Vec<&Step> = steps.iter().filter(|step| step.turned.abs() > gesture::TURNED).collect();
    let still = |frames: Range<usize>| {
        let yaws = sights.iter().take(frames.end).skip(frames.start).map(|sight| sight.pose.yaw);
        yaws.clone().fold(f32::MIN, f32::max) - yaws.fold(f32::MAX, f32::min) <= STILL
    };
    let swap = |pair: &&[&Step]| {
        let (there, back) = (pair[0].place, pair[1].place);
        let is_back = pair[0].turned * pair[1].turned < 0.0;
        is_back && still(there.saturating_sub(2)..there) && still(there..back) && still(back..back + 2)
    };
    sudden.windows(2).find(swap).map(|pair| pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::liveness::gesture::tests::sight;

    fn look(clothes: Lab, skin: Lab, side_light: f32) -> Look {
        let patch = vec![1.0; super::super::look::PATCH * super::super::look::PATCH];
        Look {
            patch,
            skin: Some(skin),
            clothes: Some(clothes),
            hair: None,
            background: None,
            side_light: Some(side_light),
        }
    }

    const SKIN: Lab = [65.0, 15.0, 18.0];
    const NAVY: Lab = [20.0, 5.0, -25.0];

    #[test]
    fn the_same_clothes_in_less_light_are_the_same() {
        let (bright, dim) = (look(NAVY, SKIN, 0.0), look([12.0, 5.0, -25.0], [57.0, 15.0, 18.0], 0.05));
        assert_eq!(Difference::between(&bright, &dim).reasons(), []);
    }

    #[test]
    fn another_shirt_another_lamp_and_another_side_are_told_apart() {
        let before = look(NAVY, SKIN, 0.0);
        let reasons = |after: Look| Difference::between(&before, &after).reasons();
        assert_eq!(reasons(look([90.0, 0.0, 2.0], SKIN, 0.0)), [Reason::DifferentClothes]);
        assert_eq!(reasons(look(NAVY, [65.0, 4.0, 35.0], 0.0)), [Reason::DifferentLight]);
        assert_eq!(reasons(look(NAVY, SKIN, 0.5)), [Reason::DifferentLight]);
    }

    #[test]
    fn what_is_not_seen_differs_in_nothing() {
        let bare = Look { clothes: None, ..look(NAVY, SKIN, 0.0) };
        assert_eq!(Difference::between(&bare, &look(NAVY, SKIN, 0.0)).clothes, None);
    }

    fn leaps(yaws: &[f32], millis: u64) -> Option<Reason> {
        let sights: Vec<Sight> = (0..).zip(yaws).map(|(k, yaw)| sight(k, *yaw, 0.3, 0.0)).collect();
        leap(&sights, &steps(&sights, Duration::from_millis(millis)))
    }

    #[test]
    fn a_quick_turn_is_a_leap_at_ten_frames_a_second_and_none_at_a_slow_pace() {
        let turn = [0.0, 0.0, 21.0, 30.0, 20.0, 0.0, 0.0];
        assert_eq!(leaps(&turn, 100), Some(Reason::Leap { frame: 2 }));
        assert_eq!(leaps(&turn, 260), None);
        // However slow the pace is said to be.
        assert_eq!(leaps(&[-30.0, 30.0, 0.0], 60_000), Some(Reason::Leap { frame: 1 }));
        assert_eq!(leaps(&[0.0, 16.0, 30.0, 14.0, 0.0], 0), None);
    }

    #[test]
    fn a_frame_that_was_passed_over_gives_twice_the_time() {
        let at = |numbers: [u32; 3]| -> Vec<Sight> {
            numbers.into_iter().zip([0.0, 0.0, 25.0]).map(|(number, yaw)| sight(number, yaw, 0.3, 0.0)).collect()
        };
        let leap = |sights: &[Sight]| leap(sights, &steps(sights, TENTH));
        assert_eq!(leap(&at([0, 1, 2])), Some(Reason::Leap { frame: 2 }));
        assert_eq!(leap(&at([0, 1, 3])), None);
    }

    #[test]
    fn a_turned_face_that_comes_and_goes_suddenly_and_is_still_between_is_another_picture() {
        assert_eq!(leaps(&[0.0, 1.0, 24.0, 25.0, 23.0, 1.0, 0.0], 260), Some(Reason::Leap { frame: 5 }));
        assert_eq!(leaps(&[0.0, 1.0, 24.0, 0.0, 0.0], 260), Some(Reason::Leap { frame: 3 }));
        // Whoever turns quickly is seen on the way there, on the way back, or on the way on.
        assert_eq!(leaps(&[0.0, 6.0, 25.0, 25.0, 1.0, 0.0], 260), None);
        assert_eq!(leaps(&[0.0, 1.0, 24.0, 25.0, 12.0, 1.0], 260), None);
        assert_eq!(leaps(&[0.0, 1.0, 24.0, 30.0, 7.0, 0.0], 260), None);
        assert_eq!(leaps(&[0.0, 1.0, 24.0, 25.0, 7.0, 0.0], 260), None);
        // From one side to the other and on is no way back.
        assert_eq!(leaps(&[25.0, 5.0, -15.0, -20.0], 260), None);
    }

    #[test]
    fn a_face_may_look_less_like_itself_the_further_it_turns() {
        let likeness = |yaw: f32, share: f32| {
            let mut sights = [sight(0, 0.0, 0.3, 0.0), sight(1, yaw, 0.3, 0.0)];
            let cells = sights[1].look.patch.len();
            // The correlation with the face before is 1 less twice this share.
            sights[1].look.patch[..(share * cells as f32) as usize].fill(-1.0);
            leap(&sights, &steps(&sights, Duration::from_millis(260)))
        };
        assert_eq!(likeness(18.0, 0.3), None);
        assert_eq!(likeness(2.0, 0.3), Some(Reason::Leap { frame: 1 }));
        assert_eq!(likeness(18.0, 0.4), Some(Reason::Leap { frame: 1 }));
    }

    #[test]
    fn a_film_is_in_order_and_its_shuffled_frames_are_not() {
        let yaw = |k: usize| 25.0 * (k as f32 / 30.0 * std::f32::consts::PI).sin();
        let film: Vec<Sight> = (0..30).map(|k| sight(k as u32, yaw(k), 0.3, 0.0)).collect();
        assert!(disorder(&film).unwrap() < 0.3);
        // Thirteen has no common divisor with thirty: every frame once.
        let shuffled: Vec<Sight> = (0..30).map(|k| film[k * 13 % 30].clone()).collect();
        assert!(disorder(&shuffled).unwrap() > IN_ORDER);
        let still: Vec<Sight> = (0..30).map(|k| sight(k, 0.5, 0.3, 0.0)).collect();
        assert_eq!(disorder(&still), None);
    }
}
