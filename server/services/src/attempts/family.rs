//! The latest press of the shutter with everything that was calibrated of its picture.

use crate::work::Work;
use crate::{Error, Result};
use domain::attempt::{Attempt, FailureKind, Outcome};
use domain::calibration::{self, Calibrating, Calibration, Offer, check_kept};
use domain::cooldown::Standing;
use domain::draft::Draft;
use domain::id::{AttemptId, PhotoId};
use domain::journey;
use domain::refusal::Refusal;
use domain::spec::PhotoSpec;
use domain::time::Timestamp;
use store::Tx;
use uuid::Uuid;

pub struct Family {
    /// The shot, then its calibrations, oldest first: never empty.
    attempts: Vec<Attempt>,
    /// The draft that one of them became, in the box or submitted.
    pub draft: Option<Draft>,
    /// The object of the shot's picture, while that is kept.
    original: Option<Uuid>,
}

impl Family {
    /// Of the enrolment's latest shot; `None` before the first one.
    pub async fn last(tx: &Tx, work: &Work) -> Result<Option<Family>> {
        let Some(shot) = store::attempts::last(tx, work.enrolment).await? else { return Ok(None) };
        let original = store::originals::of_attempt(tx, shot.id).await?;
        let mut attempts = vec![shot];
        attempts.extend(store::attempts::calibrations(tx, attempts[0].id).await?);
        let draft = attempts.iter().find_map(|attempt| match attempt.outcome {
            Outcome::Passed { draft } => Some(draft),
            Outcome::Failed { .. } => None,
        });
        let draft = match draft {
            Some(draft) => store::drafts::find(tx, draft).await?,
            None => None,
        };
        Ok(Some(Family { attempts, draft, original }))
    }

    /// The family that an attempt of this enrolment belongs to; an attempt of somebody else's is not found.
    pub async fn of(tx: &Tx, work: &Work, attempt: AttemptId) -> Result<Family> {
        match Family::last(tx, work).await? {
            Some(family) if family.attempts.iter().any(|known| known.id == attempt) => Ok(family),
            _ if store::attempts::belongs(tx, work.enrolment, attempt).await? => Err(Refusal::CalibrationOver.into()),
            _ => Err(Error::NotFound),
        }
    }

    pub fn shot(&self) -> &Attempt {
        &self.attempts[0]
    }

    pub fn calibrations(&self) -> &[Attempt] {
        &self.attempts[1..]
    }

    /// What the draft shows, or else the shot.
    pub fn present(&self) -> &Attempt {
        let shown = self.draft.as_ref().and_then(|draft| draft.attempt);
        self.attempts.iter().find(|attempt| Some(attempt.id) == shown).unwrap_or(self.shot())
    }

    /// The photo that comes back when this attempt is undone.
    pub fn former(&self, of: AttemptId) -> Option<&Attempt> {
        calibration::former(&self.attempts, of)
    }

    pub fn photos(&self) -> impl Iterator<Item = PhotoId> + '_ {
        self.attempts.iter().filter_map(|attempt| attempt.photo)
    }

    /// The draft that may still change.
    pub fn in_box(&self, work: &Work) -> Option<&Draft> {
        self.draft.as_ref().filter(|draft| work.drafts.iter().any(|known| known.id == draft.id))
    }

    /// What a page offers; `None` where there is nothing to offer it for.
    pub fn calibrating(&self, work: &Work, now: Timestamp) -> Option<Calibrating> {
        work.session.settings.calibration.as_ref()?;
        self.shot().photo?;
        let offer = match self.check(work, &Calibration::default(), now) {
            Ok((_, Open { left, until })) => Offer::Open { left, until },
            Err(why) => Offer::Over { why },
        };
        let former = self.in_box(work).and_then(|_| self.former(self.present().id)?.photo);
        Some(Calibrating { offer, former })
    }

    /// Whether the shot may be calibrated in this way now, and the object of its picture. A cooldown holds the shutter
    /// and not this; a lock holds both, since it is set for what is in the picture.
    pub fn check(
        &self,
        work: &Work,
        calibration: &Calibration,
        now: Timestamp,
    ) -> std::result::Result<(Uuid, Open), Refusal> {
        let settings = &work.session.settings;
        let policy = settings.calibration.as_ref().ok_or(Refusal::CalibrationOff)?;
        work.check_open(now)?;
        journey::check_capture(work.step(), work.review())?;
        if let locked @ Standing::Locked(_) = work.standing(now) {
            locked.check(work.has_fit_draft)?;
        }
        // What was handed in is not mended any more, also while its picture is kept for disputes.
        if self.draft.is_some() && self.in_box(work).is_none() {
            return Err(Refusal::CalibrationOver);
        }
        // Another frame of the same picture says nothing about who stood before the camera.
        if matches!(self.shot().outcome, Outcome::Failed { kind: FailureKind::Liveness }) {
            return Err(Refusal::CalibrationOver);
        }
        let until = check_kept(self.shot().at, self.original.is_some(), now)?;
        let original = self.original.ok_or(Refusal::CalibrationOver)?;
        let left = policy.left(self.calibrations().len())?;
        if let Some(spec) = PhotoSpec::find(&settings.spec) {
            policy.check_background(calibration.background, &spec)?;
        }
        // One that passes takes the draft's place, and needs a new one where the shot had failed.
        if self.in_box(work).is_none() {
            settings.drafts.check_room(work.drafts.len())?;
        }
        Ok((original, Open { left, until }))
    }
}

/// How often still, and until when.
pub struct Open {
    pub left: u32,
    pub until: Timestamp,
}
