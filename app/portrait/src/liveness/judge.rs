//! From a burst and a photo to a verdict.

use super::burst::{self, Frame, Sight};
use super::continuity::{self, Difference, Step};
use super::flags;
use super::gesture::{self, Event, REST, Rest};
use super::look;
use super::parallax::{self, Parallax};
use super::replay::Fingerprint;
use super::spoof::SpoofModel;
use crate::engine::Engine;
use crate::landmarks::Landmarks;
use crate::model::ModelError;
use crate::picture::Pyramid;
use crate::{decode, detect, framing, segment};
use domain::liveness::{Challenge, Flag, Reason, Settings, Verdict};
use domain::time::{Timestamp, Zone};
use domain::verdict::Measures;
use std::time::Duration;

/// Long side of the photo, px: its face is then larger than on any frame.
const PHOTO_SIDE: u32 = 1280;
/// A turned face is a picture when it leaves a smaller residual, has less relief, or when more of its movement has nothing to
/// do with relief; see [`Parallax`] for what heads and pictures give.
const LEAST_RESIDUAL: f32 = 0.75;
const LEAST_RELIEF: f32 = 0.75;
const MOST_UNEXPLAINED: f32 = 0.45;
/// Frames around a turn's peak that differ from it by no more than this, degrees, show the same view.
const SAME_VIEW: f32 = 3.0;

/// What was asked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub challenge: &'a Challenge,
    pub settings: &'a Settings,
    /// Bursts that were handed in before.
    pub earlier: &'a [Fingerprint],
    /// From frame to frame: what the prompts were shown by ([`domain::liveness::Timetable::pace`]).
    pub pace: Duration,
    pub now: Timestamp,
    /// Of the school: cameras write their own clock without its zone.
    pub zone: Zone,
    /// An operator's network, where there is one.
    pub spoof: Option<&'a SpoofModel>,
}

/// What was handed in.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    pub frames: &'a [Frame<'a>],
    /// The photo taken right after the burst.
    pub photo: &'a [u8],
    /// The browser's label of the camera.
    pub camera: Option<&'a str>,
}

/// What became of it. Measures are for the log and for finding limits; nobody who hands in a burst is shown one.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    pub verdict: Verdict,
    pub measures: Measures,
    /// To be kept and compared with later bursts; `None` where no face was followed.
    pub fingerprint: Option<Fingerprint>,
}

impl Judgement {
    fn refused(reason: Reason, flags: Vec<Flag>) -> Judgement {
        Judgement { verdict: Verdict { reasons: vec![reason], flags }, ..Judgement::default() }
    }

    fn note(&mut self, name: &str, value: Option<f32>) {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            self.measures.insert(name.into(), f64::from(value));
        }
    }
}

impl Engine {
    /// Judges a burst and the photo that followed it. Time and memory are bounded whatever is handed in: what is too much
    /// is refused by its size, one frame is in memory at a time, and few frames are searched whole for a face that was lost.
    ///
    /// # Errors
    /// [`ModelError`] when a network fails, which the pinned files do not.
    pub fn liveness(&self, asked: &Asked, answer: &Answer) -> Result<Judgement, ModelError> {
        self.models.cores.run(|| self.judge(asked, answer))
    }

    fn judge(&self, asked: &Asked, answer: &Answer) -> Result<Judgement, ModelError> {
        let flags: Vec<Flag> = answer.camera.and_then(flags::of_camera).into_iter().collect();
        if let Err(reason) = burst::check(answer.frames, asked.settings) {
            return Ok(Judgement::refused(reason, flags));
        }
        let Ok(photo) = decode::decode(answer.photo, PHOTO_SIDE) else {
            return Ok(Judgement::refused(Reason::UnreadablePhoto, flags));
        };
        let sights = match burst::follow(&self.models, answer.frames)? {
            Ok(sights) => sights,
            Err(reason) => return Ok(Judgement::refused(reason, flags)),
        };
        let mut judged = film(&sights, asked);
        judged.verdict.flags.splice(0..0, flags);
        let pyramid = Pyramid::new(photo.picture);
        let Some(face) = detect::faces(&self.models, &pyramid)?.into_iter().next() else {
            judged.verdict.reasons.push(Reason::NoFaceOnPhoto);
            return Ok(judged);
        };
        judged.verdict.flags.extend(flags::of_file(answer.photo, asked.now, asked.zone));
        let source = (pyramid.picture().width as f32, pyramid.picture().height as f32);
        let around = segment::person(&self.models, &pyramid, &framing::surroundings(&face, source))?;
        judged.verdict.flags.extend(flags::of_pixels(&pyramid, &around, &face));
        if let Some(model) = asked.spoof {
            // It refuses nothing, so its failing on a picture refuses nothing either; the measure is then not there.
            let live = model.live(pyramid.picture(), &face).ok();
            judged.note("LiveProbability", live);
            judged.verdict.flags.extend(live.filter(|live| model.suspects(*live)).map(|_| Flag::SpoofSuspected));
        }
        compare(&mut judged, &sights, &Sight::of(0, &pyramid, face));
        Ok(judged)
    }
}

/// What the burst alone says.
fn film(sights: &[Sight], asked: &Asked) -> Judgement {
    let fingerprint = Fingerprint::of(sights);
    let mut judged = Judgement::default();
    let mut reasons = vec![];
    let steps = continuity::steps(sights, asked.pace);
    let most = |of: fn(&Step) -> f32| steps.iter().map(of).reduce(f32::max);
    judged.note("MostMoved", most(|step| step.moved));
    judged.note("MostGrown", most(|step| step.grown));
    judged.note("MostTurned", most(|step| step.turned.abs()));
    judged.note("LeastLikeness", most(|step| -step.likeness).map(|least| -least));
    let disorder = continuity::disorder(sights);
    judged.note("Disorder", disorder);
    if disorder.is_some_and(|disorder| disorder > continuity::IN_ORDER) {
        reasons.push(Reason::Shuffled);
    } else if let Some(leap) = continuity::leap(sights, &steps) {
        reasons.push(leap);
    }
    let nearest = asked.earlier.iter().map(|earlier| fingerprint.distance(earlier)).reduce(f32::min);
    judged.note("NearestEarlierBurst", nearest);
    if fingerprint.is_among(asked.earlier) {
        reasons.push(Reason::Replayed);
    }
    match gesture::rest(sights) {
        Err(reason) => reasons.push(reason),
        Ok(rest) => {
            judged.note("EyesAtRest", Some(rest.eyes));
            let events = gesture::events(sights, &rest);
            reasons.extend(gesture::answer(&events, asked.challenge));
            let mut turns: Vec<Parallax> = vec![];
            for event in events.iter().filter(|event| event.gesture.is_turn()) {
                match turned(sights, &rest, event) {
                    Some(turn) => turns.push(turn),
                    // Nothing says that it was a head's.
                    None => reasons.push(Reason::GestureMissing { gesture: event.gesture }),
                }
            }
            // Of several turns each has to show a head: a picture may be brought between them.
            let least = |of: fn(&Parallax) -> f32| turns.iter().map(of).reduce(f32::min);
            judged.note("ParallaxResidual", least(|turn| turn.residual));
            judged.note("Relief", least(|turn| turn.relief));
            judged.note("ParallaxUnexplained", least(|turn| -turn.unexplained).map(|most| -most));
            if turns.iter().any(is_picture) {
                reasons.push(Reason::FlatPicture);
            }
        }
    }
    if !asked.challenge.has_turn() {
        judged.verdict.flags.push(Flag::FlatnessUntested);
    }
    judged.verdict.reasons = reasons;
    judged.fingerprint = Some(fingerprint);
    judged
}

fn is_picture(turn: &Parallax) -> bool {
    turn.residual < LEAST_RESIDUAL || turn.relief < LEAST_RELIEF || turn.unexplained > MOST_UNEXPLAINED
}

/// The parallax between rest and the clearest frames of a turn, chosen by the angles that told of the turn; `None` where faces
/// without extent show none.
fn turned(sights: &[Sight], rest: &Rest, event: &Event) -> Option<Parallax> {
    let view = |of: &[Sight], yaw: f32| {
        let same = of.iter().filter(|sight| (sight.pose.yaw - yaw).abs() <= SAME_VIEW);
        let (faces, yaws): (Vec<&Landmarks>, Vec<f32>) = same.map(|sight| (&sight.face, sight.pose.yaw)).unzip();
        Some((parallax::middle(&faces)?, yaws.iter().sum::<f32>() / yaws.len() as f32))
    };
    let (straight, from) = view(&sights[..REST.min(sights.len())], rest.yaw)?;
    let (aside, to) = view(sights.get(event.from..=event.to)?, sights.get(event.peak)?.pose.yaw)?;
    parallax::parallax(&straight, &aside, to - from)
}

/// What the photo adds.
fn compare(judged: &mut Judgement, sights: &[Sight], photo: &Sight) {
    let rest: Vec<&look::Look> = sights.iter().take(REST).map(|sight| &sight.look).collect();
    let Some(burst) = look::mean(&rest) else { return };
    let difference = Difference::between(&burst, &photo.look);
    judged.note("FaceLikeness", Some(difference.likeness));
    judged.note("ClothesDifference", difference.clothes);
    judged.note("HairDifference", difference.hair);
    judged.note("BackgroundDifference", difference.background);
    judged.note("SkinDifference", difference.skin);
    judged.note("SideLightDifference", difference.side_light);
    judged.verdict.reasons.extend(difference.reasons());
    judged.verdict.flags.extend(difference.flags());
}

#[cfg(test)]
mod tests {
    use super::super::gesture::tests::sight;
    use super::super::parallax::tests::{seen, solid};
    use super::*;
    use domain::liveness::Gesture;

    fn reasons(sights: &[Sight]) -> Vec<Reason> {
        let (challenge, settings) = ("left".parse().unwrap(), Settings::default());
        let asked = Asked {
            challenge: &challenge,
            settings: &settings,
            earlier: &[],
            pace: Duration::from_millis(100),
            now: Timestamp(0),
            zone: Zone::BEIJING,
            spoof: None,
        };
        film(sights, &asked).verdict.reasons
    }

    /// Uneasy at first, so that the first frames' middle is not their mean, and then a turn that is hardly one.
    const UNEASY: [f32; 12] = [0.0, 0.0, 10.0, 12.0, 5.0, 9.0, 13.5, 13.4, 6.0, 0.0, 0.0, 0.0];

    fn burst(yaws: &[f32], face: impl Fn(f32) -> Landmarks) -> Vec<Sight> {
        (0..).zip(yaws).map(|(k, yaw)| Sight { face: face(*yaw), ..sight(k, *yaw, 0.3, 0.02) }).collect()
    }

    #[test]
    fn a_head_that_turns_passes_however_uneasy_it_was_at_first() {
        assert_eq!(reasons(&burst(&UNEASY, |yaw| seen(&solid(), yaw, 1e6))), []);
    }

    #[test]
    fn a_picture_that_turns_does_not_pass_however_uneasy_it_was_at_first() {
        let flat: Vec<[f32; 3]> = solid().iter().map(|[x, y, _]| [*x, *y, 0.0]).collect();
        // Seen straight, the network takes it for a face and gives it a face's depths.
        let print = |yaw: f32| if yaw == 0.0 { seen(&solid(), 0.0, 1e6) } else { seen(&flat, yaw, 1000.0) };
        assert_eq!(reasons(&burst(&UNEASY, print)), [Reason::FlatPicture]);
    }

    #[test]
    fn a_turn_whose_relief_cannot_be_told_is_none() {
        let nothing = |_| Landmarks::new(vec![], 1.0);
        assert_eq!(reasons(&burst(&UNEASY, nothing)), [Reason::GestureMissing { gesture: Gesture::TurnLeft }]);
    }
}
