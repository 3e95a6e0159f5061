//! Which gestures a burst shows, and whether they are the ones asked for. Everything is relative to the person at rest:
//! narrow eyes are not closed, and a head that is always held to one side has not turned.

use super::burst::Sight;
use crate::quantile::{median, quantile};
use domain::liveness::{Challenge, Gesture, Reason};

/// Frames at the beginning that show the person at rest. Reading a prompt takes longer.
pub const REST: usize = 4;
/// At rest a face is turned this far at most, degrees; phones and people are not exact.
const FACING: f32 = 14.0;
/// The least opening of eyes at rest: narrow eyes have 0.13 and more, closed ones below 0.1.
const EYES_OPEN: f32 = 0.11;
/// And the widest of a mouth at rest, which may smile.
const MOUTH_AT_REST: f32 = 0.25;

/// A turn is one from this far on, degrees from rest as the landmarks tell it, which is a tenth less than the head's own where
/// a face is flat: far below it, a flat picture cannot be told from a head. It is over when the head has come back this near.
pub const TURNED: f32 = 13.0;
const TURNED_BACK: f32 = 8.0;
/// Lids are closed below this share of the person's own opening, and open again above the other.
const CLOSED: f32 = 0.55;
const OPEN_AGAIN: f32 = 0.75;
/// In turns beyond this, degrees, the far eye is seen edge on and its lids say nothing, and neither do the lips, one half of
/// which is foreshortened.
const SEEN: f32 = 18.0;
/// A mouth is opened by this much beyond rest, in T, and closed again below half of it.
const MOUTH_OPENED: f32 = 0.1;

/// The person at rest.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    pub yaw: f32,
    pub mouth: f32,
    /// How wide the eyes are open when they are: of all frames that look to the camera.
    pub eyes: f32,
}

/// What was done, and the frames of it: where it begins, where it is clearest and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub gesture: Gesture,
    pub from: usize,
    pub peak: usize,
    pub to: usize,
}

/// The person at rest, where the burst begins with that.
pub fn rest(sights: &[Sight]) -> Result<Rest, Reason> {
    let first = &sights[..REST.min(sights.len())];
    let middle = |of: fn(&Sight) -> f32| median(first.iter().map(of)).ok_or(Reason::NotFacing);
    let (yaw, mouth) = (middle(|sight| sight.pose.yaw)?, middle(|sight| sight.mouth)?);
    let facing = |sight: &&Sight| (sight.pose.yaw - yaw).abs() < FACING;
    let mut open: Vec<f32> = sights.iter().filter(facing).map(|sight| sight.eyes).collect();
    // Three quarters up: blinks are the smaller part of any burst.
    let eyes = quantile(&mut open, 0.75).ok_or(Reason::NotFacing)?;
    let rested = yaw.abs() <= FACING && mouth <= MOUTH_AT_REST && middle(|sight| sight.eyes)? >= EYES_OPEN;
    if rested { Ok(Rest { yaw, mouth, eyes }) } else { Err(Reason::NotFacing) }
}

/// Everything that was done, by the frame where it was clearest.
pub fn events(sights: &[Sight], rest: &Rest) -> Vec<Event> {
    let turn = |sight: &Sight| sight.pose.yaw - rest.yaw;
    let seen = |sight: &Sight, value: f32| if turn(sight).abs() < SEEN { value } else { 0.0 };
    let lids = |sight: &Sight| seen(sight, 1.0 - sight.eyes / rest.eyes.max(1e-3));
    let mouth = |sight: &Sight| seen(sight, sight.mouth - rest.mouth);
    // A positive yaw is the picture's right, which is the left of whoever looks out of it.
    let mut events = excursions(sights, Gesture::TurnLeft, turn, TURNED, TURNED_BACK);
    events.extend(excursions(sights, Gesture::TurnRight, |sight| -turn(sight), TURNED, TURNED_BACK));
    events.extend(excursions(sights, Gesture::Blink, lids, 1.0 - CLOSED, 1.0 - OPEN_AGAIN));
    events.extend(excursions(sights, Gesture::OpenMouth, mouth, MOUTH_OPENED, MOUTH_OPENED / 2.0));
    events.sort_by_key(|event| event.peak);
    events
}

/// Where a value rises to `on`, and falls to `off` again.
fn excursions(sights: &[Sight], gesture: Gesture, value: impl Fn(&Sight) -> f32, on: f32, off: f32) -> Vec<Event> {
    let mut events = vec![];
    let mut open: Option<(usize, usize)> = None;
    for (k, sight) in sights.iter().enumerate() {
        let now = value(sight);
        open = match open {
            None if now >= on => Some((k, k)),
            Some((from, peak)) if now < off => {
                events.push(Event { gesture, from, peak, to: k });
                None
            }
            Some((from, peak)) if now > value(&sights[peak]) => Some((from, k)),
            other => other,
        };
    }
    events
}

/// Whether the events are the challenge: all of it, in its order. Blinks come by themselves and count only where they are
/// asked for; doing the last gesture again is no fault; anything else that was not asked for is.
pub fn answer(events: &[Event], challenge: &Challenge) -> Vec<Reason> {
    let mut reasons = vec![];
    let mut asked = challenge.gestures();
    let mut last = None;
    for seen in events.iter().map(|event| event.gesture) {
        match asked.split_first() {
            Some((awaited, then)) if *awaited == seen => (last, asked) = (Some(seen), then),
            _ if seen == Gesture::Blink || last == Some(seen) => {}
            Some((awaited, then)) if then.contains(&seen) => {
                reasons.push(Reason::GestureTooEarly { seen, awaited: *awaited });
            }
            _ => reasons.push(Reason::WrongGesture { seen }),
        }
    }
    if let Some(missing) = asked.first() {
        miss(&mut reasons, *missing, events);
    }
    reasons.dedup();
    reasons.truncate(2);
    reasons
}

/// What never came is missing, and nothing was too early for it. What came at the wrong time is not missing as well; and of a
/// blink, which is passed over until its turn, nobody is told that it was not seen where the order of the rest was wrong.
fn miss(reasons: &mut Vec<Reason>, gesture: Gesture, events: &[Event]) {
    reasons.retain(|reason| !matches!(reason, Reason::GestureTooEarly { awaited, .. } if *awaited == gesture));
    let early = |reason: &Reason| match reason {
        Reason::GestureTooEarly { seen, .. } => *seen == gesture || gesture == Gesture::Blink,
        _ => false,
    };
    let came = events.iter().any(|event| event.gesture == gesture);
    if !came || !reasons.iter().any(early) {
        reasons.push(Reason::GestureMissing { gesture });
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::landmarks::Landmarks;
    use crate::liveness::look::{Look, PATCH};
    use crate::pose::Pose;

    /// A sight of nothing but angles and openings, which looks the same on every frame.
    pub fn sight(number: u32, yaw: f32, eyes: f32, mouth: f32) -> Sight {
        let look = Look {
            patch: vec![1.0; PATCH * PATCH],
            skin: None,
            clothes: None,
            hair: None,
            background: None,
            side_light: None,
        };
        let face = Landmarks::new(vec![], 1.0);
        Sight { number, face, pose: Pose { yaw, pitch: 0.0, roll: 0.0 }, eyes, mouth, look }
    }

    fn burst(yaws: &[f32], eyes: &[f32], mouths: &[f32]) -> Vec<Sight> {
        let at = |values: &[f32], k: usize, rest: f32| values.get(k).copied().unwrap_or(rest);
        let count = yaws.len().max(eyes.len()).max(mouths.len());
        (0..count).map(|k| sight(k as u32, at(yaws, k, 2.0), at(eyes, k, 0.2), at(mouths, k, 0.02))).collect()
    }

    fn seen(sights: &[Sight]) -> Vec<Gesture> {
        events(sights, &rest(sights).unwrap()).into_iter().map(|event| event.gesture).collect()
    }

    const LEFT: [f32; 12] = [2.0, 2.0, 1.0, 2.0, 4.0, 12.0, 22.0, 27.0, 20.0, 11.0, 5.0, 2.0];

    #[test]
    fn a_nose_to_the_pictures_right_is_a_turn_to_the_students_left() {
        assert_eq!(seen(&burst(&LEFT, &[], &[])), [Gesture::TurnLeft]);
        assert_eq!(seen(&burst(&LEFT.map(|yaw| -yaw), &[], &[])), [Gesture::TurnRight]);
    }

    #[test]
    fn half_a_turn_and_a_turn_that_does_not_come_back_are_none() {
        assert_eq!(seen(&burst(&LEFT.map(|yaw| yaw / 2.0), &[], &[])), []);
        assert_eq!(seen(&burst(&LEFT[..8], &[], &[])), []);
    }

    #[test]
    fn narrow_eyes_blink_by_their_own_measure() {
        let eyes = [0.14, 0.14, 0.15, 0.14, 0.09, 0.05, 0.06, 0.13, 0.14];
        assert_eq!(seen(&burst(&[], &eyes, &[])), [Gesture::Blink]);
        assert_eq!(seen(&burst(&[], &eyes.map(|eye: f32| eye.max(0.1)), &[])), []);
    }

    #[test]
    fn the_lids_and_lips_of_a_turned_face_say_nothing() {
        let eyes = LEFT.map(|yaw| if yaw > 20.0 { 0.05 } else { 0.2 });
        let mouths = LEFT.map(|yaw| if yaw > 20.0 { 0.2 } else { 0.02 });
        assert_eq!(seen(&burst(&LEFT, &eyes, &mouths)), [Gesture::TurnLeft]);
    }

    #[test]
    fn a_mouth_opens_beyond_the_smile_that_it_rests_in() {
        let mouths = [0.15, 0.15, 0.15, 0.15, 0.2, 0.32, 0.3, 0.16, 0.15];
        assert_eq!(seen(&burst(&[], &[], &mouths)), [Gesture::OpenMouth]);
    }

    #[test]
    fn a_burst_begins_with_a_face_to_the_camera() {
        for (yaw, eye, mouth) in [(30.0, 0.2, 0.02), (2.0, 0.03, 0.02), (2.0, 0.2, 0.4)] {
            let sights: Vec<Sight> = (0..12).map(|k| sight(k, yaw, eye, mouth)).collect();
            assert_eq!(rest(&sights).unwrap_err(), Reason::NotFacing);
        }
    }

    fn answered(seen: &[Gesture], challenge: &str) -> Vec<Reason> {
        let event = |(k, gesture): (usize, &Gesture)| Event { gesture: *gesture, from: k, peak: k, to: k };
        let events: Vec<Event> = seen.iter().enumerate().map(event).collect();
        answer(&events, &challenge.parse().unwrap())
    }

    #[test]
    fn the_gestures_asked_for_in_their_order_are_an_answer() {
        use Gesture::*;
        assert_eq!(answered(&[Blink, TurnLeft], "blink,left"), []);
        assert_eq!(answered(&[Blink, TurnLeft, Blink, Blink, OpenMouth], "left,mouth"), []);
        assert_eq!(answered(&[TurnLeft, TurnLeft, Blink], "left,blink"), []);
    }

    #[test]
    fn what_is_missing_and_what_was_not_asked_for_is_named() {
        use Gesture::*;
        assert_eq!(answered(&[TurnLeft], "blink,left"), [Reason::GestureMissing { gesture: Blink }]);
        assert_eq!(answered(&[TurnRight, TurnLeft], "left"), [Reason::WrongGesture { seen: TurnRight }]);
        assert_eq!(
            answered(&[TurnRight, Blink], "left,blink"),
            [Reason::WrongGesture { seen: TurnRight }, Reason::GestureMissing { gesture: TurnLeft }]
        );
        assert_eq!(answered(&[], "mouth,left"), [Reason::GestureMissing { gesture: OpenMouth }]);
    }

    #[test]
    fn whoever_swaps_two_gestures_is_told_of_their_order_and_not_that_one_is_missing() {
        use Gesture::*;
        let swapped = [Reason::GestureTooEarly { seen: TurnRight, awaited: TurnLeft }];
        assert_eq!(answered(&[TurnRight, TurnLeft], "left,right"), swapped);
        assert_eq!(answered(&[TurnRight, TurnRight, TurnLeft, TurnRight], "left,right"), swapped);
        let early = Reason::GestureTooEarly { seen: OpenMouth, awaited: TurnLeft };
        assert_eq!(
            answered(&[OpenMouth, TurnLeft], "left,blink,mouth"),
            [early, Reason::GestureMissing { gesture: Blink }]
        );
    }

    #[test]
    fn a_blink_that_was_done_is_not_called_missing_where_another_gesture_came_too_early() {
        use Gesture::*;
        let early = Reason::GestureTooEarly { seen: TurnRight, awaited: TurnLeft };
        assert_eq!(answered(&[TurnRight, Blink, TurnLeft], "left,blink,right"), [early]);
        // With nothing out of order it may have come by itself.
        let missing = Reason::GestureMissing { gesture: Blink };
        assert_eq!(answered(&[Blink, TurnLeft, TurnRight], "left,blink,right"), [missing]);
    }
}
