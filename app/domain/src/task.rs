//! A student's task in one session, whole: what every page of the journey is drawn from.

use crate::attempt::Attempt;
use crate::calibration::Calibrating;
use crate::college::School;
use crate::cooldown::Standing;
use crate::draft::Draft;
use crate::id::{AttemptId, EnrolmentId, PhotoId};
use crate::identity::Papers;
use crate::journey::{Progress, Step, check_capture};
use crate::liveness;
use crate::photo::Photo;
use crate::platform::{PlatformVerdict, check_submit};
use crate::refusal::Refusal;
use crate::review::{Review, ReviewState};
use crate::session::CaptureSession;
use crate::student::Student;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub enrolment: EnrolmentId,
    pub school: School,
    pub college: String,
    pub session: CaptureSession,
    pub student: Student,
    pub progress: Progress,
    pub step: Step,
    pub standing: Standing,
    /// `None` where the session asks for no paper.
    #[serde(default)]
    pub identity: Option<Papers>,
    /// In the box: not deleted and not submitted, newest first.
    pub drafts: Vec<Draft>,
    /// The latest press of the shutter.
    pub last_attempt: Option<Attempt>,
    /// What that press stands as: itself, or the calibration of it that the student goes on with.
    pub result: Option<Attempt>,
    /// `None` where the session offers no calibration, or nothing was made that could be calibrated.
    pub calibration: Option<Calibrating>,
    /// Why the burst of that press proves nobody alive; empty where it does, and where none was asked for.
    pub liveness: Vec<liveness::Reason>,
    /// The latest submission.
    pub review: Option<Review>,
    /// The attempt that took the submitted photo, which need not be the last one; `None` when it was imported.
    pub submitted_attempt: Option<Attempt>,
    /// Pending reviews of this school that were submitted earlier.
    pub reviews_ahead: u32,
    /// What each platform says of the submitted photo, of the drafts and of the last result, by the attempt that made it.
    pub platforms: BTreeMap<AttemptId, Vec<PlatformVerdict>>,
    /// Facts of the photos that drafts, attempts and review name.
    pub photos: BTreeMap<PhotoId, Photo>,
    /// The server's clock when this was read: countdowns run from it, not from the phone's.
    pub now: Timestamp,
}

impl Task {
    /// Whether the shutter may be pressed now. A cooldown is a refusal with an end.
    pub fn check_retake(&self) -> Result<(), Refusal> {
        check_capture(self.step, self.review.as_ref())?;
        self.standing.check(self.has_fit_draft())?;
        self.session.settings.drafts.check_room(self.drafts.len())
    }

    /// What the platforms say of the photo that an attempt made; nothing of one that was imported.
    pub fn said(&self, attempt: Option<AttemptId>) -> &[PlatformVerdict] {
        attempt.and_then(|attempt| self.platforms.get(&attempt)).map_or(&[], Vec::as_slice)
    }

    /// Whether a draft may be submitted.
    pub fn has_fit_draft(&self) -> bool {
        self.drafts.iter().any(|draft| check_submit(self.said(draft.attempt)).is_ok())
    }

    /// The state of the review of an attempt's own photo.
    pub fn review_of(&self, attempt: AttemptId) -> Option<&ReviewState> {
        let submitted = self.submitted_attempt.as_ref()?;
        self.review.as_ref().filter(|_| submitted.id == attempt).map(|review| &review.state)
    }

    /// The attempt whose photo the platforms are asked about: what was submitted, unless it was sent back and another
    /// picture has been taken since.
    pub fn judged(&self) -> Option<&Attempt> {
        let Some(review) = &self.review else { return self.result.as_ref() };
        let sent_back = matches!(review.state, ReviewState::Rejected { .. });
        let newer = self.result.as_ref().filter(|result| sent_back && result.at > review.submitted_at);
        newer.or(self.submitted_attempt.as_ref())
    }
}

/// What came out of a calibration, which may have failed, and the task as it stands now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recalibrated {
    pub made: Attempt,
    pub task: Task,
}

/// A session before sign-in: what may be told to anybody who has its code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionCard {
    pub school: School,
    pub session: CaptureSession,
    pub now: Timestamp,
}
