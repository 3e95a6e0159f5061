//! A student's task in one session, whole: what every page of the journey is drawn from.

use crate::attempt::Attempt;
use crate::calibration::Calibrating;
use crate::college::School;
use crate::cooldown::Standing;
use crate::draft::Draft;
use crate::id::{EnrolmentId, PhotoId};
use crate::identity::Papers;
use crate::journey::{Progress, Step};
use crate::liveness;
use crate::photo::Photo;
use crate::platform::PlatformVerdict;
use crate::review::Review;
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
    /// What each platform says of the submitted photo, or else of the last attempt.
    pub platforms: Vec<PlatformVerdict>,
    /// Facts of the photos that drafts, attempts and review name.
    pub photos: BTreeMap<PhotoId, Photo>,
    /// The server's clock when this was read: countdowns run from it, not from the phone's.
    pub now: Timestamp,
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
