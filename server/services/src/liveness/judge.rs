//! Opens the challenge that a burst says it answers, and judges the burst with its photo.

use super::ask::agreed;
use crate::develop::Developer;
use crate::work::Work;
use crate::{Error, Result};
use domain::liveness::{self, Issued, Settings, Timetable, Verdict, asking};
use domain::refusal::Refusal;
use domain::time::{Timestamp, Zone};
use domain::verdict::Measures;
use portrait::liveness::{Answer, Asked, Fingerprint, Frame};
use store::Tx;

/// Frames as the browser sent them, in its order.
#[derive(Clone, Debug)]
pub struct Burst {
    /// The sealed challenge.
    pub token: String,
    /// The browser's number of each frame, and its JPEG.
    pub frames: Vec<(u32, Vec<u8>)>,
    /// The browser's label of the camera.
    pub camera: Option<String>,
    /// When it began to arrive: a slow network takes nobody's time away.
    pub arrived: Timestamp,
}

impl Burst {
    fn frames(&self) -> Vec<Frame<'_>> {
        self.frames.iter().map(|(number, bytes)| Frame { number: *number, bytes }).collect()
    }

    /// With its photo.
    fn digest(&self, photo: &[u8]) -> String {
        liveness::digest(photo, self.frames.iter().map(|(number, bytes)| (*number, bytes.as_slice())))
    }
}

/// What is needed to judge a burst, read before the frames are looked at.
pub(crate) struct Open {
    pub issued: Issued,
    settings: Settings,
    earlier: Vec<Fingerprint>,
    zone: Zone,
    now: Timestamp,
}

/// A burst, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    pub issued: Issued,
    pub verdict: Verdict,
    pub measures: Measures,
    /// JSON, to recognise the burst if it comes again.
    pub fingerprint: Option<String>,
}

/// The challenge that a burst answers, if this student may answer it with it. What can be refused without a pixel is
/// refused here: a network that loses frames is nobody's failed attempt.
pub(crate) async fn open(tx: &Tx, work: &Work, burst: &Burst, photo: &[u8]) -> Result<Open> {
    let settings = work.session.settings.liveness.clone().ok_or(Refusal::LivenessOff)?;
    agreed(work)?;
    let issued = store::liveness_checks::open(tx, &burst.token).ok_or(Refusal::ChallengeUnknown)?;
    let unfit = |why| Refusal::ChallengeUnfit { why };
    // What was filmed in time and named to us then may arrive late.
    let late = (issued.until..issued.until + asking::REMEMBERED).contains(&burst.arrived);
    let film = if late { store::liveness_challenges::film(tx, issued.id).await? } else { None };
    let filmed_at = match film {
        Some(film) if film == burst.digest(photo) => issued.until,
        _ => burst.arrived,
    };
    issued.check(work.student.id, work.session.id, filmed_at).map_err(unfit)?;
    portrait::liveness::check(&burst.frames(), &settings).map_err(unfit)?;
    if store::liveness_checks::is_answered(tx, issued.id).await? {
        return Err(Refusal::ChallengeAnswered.into());
    }
    let prints = store::liveness_checks::fingerprints(tx, work.student.id).await?;
    // One that an older engine wrote in another form is no reason to stop a student.
    let earlier = prints.iter().filter_map(|print| serde_json::from_str(print).ok()).collect();
    Ok(Open { issued, settings, earlier, zone: work.school.zone, now: tx.now() })
}

/// Judges a burst with its photo, on a worker of the darkroom.
pub(crate) fn judge(developer: &Developer, open: Open, burst: &Burst, photo: &[u8]) -> Result<Judged> {
    let judgement = match developer {
        Developer::Scripted(script) => script.living(),
        Developer::Engine { engine, spoof } => {
            let frames = burst.frames();
            let asked = Asked {
                challenge: &open.issued.challenge,
                settings: &open.settings,
                earlier: &open.earlier,
                pace: Timetable::of(&open.issued.challenge, &open.settings).pace,
                now: open.now,
                zone: open.zone,
                spoof: spoof.as_deref(),
            };
            let answer = Answer { frames: &frames, photo, camera: burst.camera.as_deref() };
            engine.liveness(&asked, &answer).map_err(|error| Error::Internal(error.into()))?
        }
    };
    let fingerprint = judgement.fingerprint.and_then(|print| serde_json::to_string(&print).ok());
    Ok(Judged { issued: open.issued, verdict: judgement.verdict, measures: judgement.measures, fingerprint })
}
