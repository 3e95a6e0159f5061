//! Why something may not be done now: facts, never prose. The words are in [`crate::words::refusal`].

use crate::comparison::Unusable;
use crate::idcard::Document;
use crate::identity::Slot;
use crate::journey::Step;
use crate::liveness;
use crate::lock::LockCause;
use crate::password::PasswordFault;
use crate::photo::FileFault;
use crate::session::DailyHours;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    // Entry
    UnknownSession,
    NotYetOpen {
        opens_at: Timestamp,
    },
    Closed {
        closed_at: Timestamp,
    },
    OutsideHours {
        hours: DailyHours,
    },
    /// Wrong number or password; which of the two is not told.
    WrongCredentials,
    SignInBlocked {
        until: Timestamp,
    },
    /// Signed in, but not on this session's roster.
    NoRecord {
        contact: String,
    },
    PasswordUnfit {
        fault: PasswordFault,
    },
    // Contact
    AddressInvalid,
    CodeTooSoon {
        again_at: Timestamp,
    },
    CodeWrong {
        tries_left: u8,
    },
    CodeExpired,
    // Journey
    NotYourTurn {
        step: Step,
    },
    ConsentMissing,
    VideoUnfinished,
    // The right to capture
    IdentityOff,
    /// The note on pictures of papers was not agreed to.
    PapersConsentMissing,
    DocumentNotOffered,
    PictureMissing {
        slot: Slot,
    },
    NameMissing,
    /// The number has not the form of this paper's.
    NumberUnfit {
        document: Document,
    },
    /// Matched, or with staff.
    IdentityHandedIn,
    /// Too many pictures or entries in a short time.
    IdentityTooOften {
        again_at: Timestamp,
    },
    // Capture
    Cooling {
        until: Timestamp,
    },
    TimedLock {
        until: Timestamp,
        /// One that may be submitted, as in the next.
        has_draft: bool,
    },
    AdminLock {
        cause: LockCause,
        has_draft: bool,
    },
    DraftBoxFull {
        capacity: u32,
    },
    File {
        fault: FileFault,
    },
    /// Every worker is busy developing photos; trying again is safe.
    Busy {
        again_at: Timestamp,
    },
    EmergencyUploadOff,
    // Liveness
    /// The session asks for a live person, and no burst came with the photo.
    LivenessMissing,
    LivenessOff,
    /// The student has not agreed to being filmed.
    LivenessNotAgreed,
    /// Too many challenges ran out unanswered.
    TooManyChallenges {
        again_at: Timestamp,
    },
    /// Changed, forged, or sealed by another installation.
    ChallengeUnknown,
    /// Another's, or too late.
    ChallengeUnfit {
        why: liveness::Reason,
    },
    ChallengeAnswered,
    // Calibration
    CalibrationOff,
    /// Its picture is no longer kept for that.
    CalibrationOver,
    CalibrationsUsedUp {
        most: u32,
    },
    BackgroundNotOffered,
    NothingToRestore,
    // Drafts and submission
    DraftGone,
    /// The draft has another photo than the page showed.
    DraftChanged,
    DraftTooYoung {
        deletable_at: Timestamp,
    },
    AlreadySubmitted,
    /// Platforms that have to pass a photo before it is submitted and did not, by name.
    PlatformsFailed {
        platforms: Vec<String>,
    },
    NotApproved,
    // Staff
    AlreadyDecided,
    ReasonMissing,
    NothingToUnlock,
    StudentHasNotAgreed,
    /// No paper of this student waits for a decision.
    NothingToDecide,
    /// A picture from which no face can be cut out to compare.
    NotComparable {
        why: Unusable,
    },
}

impl Refusal {
    /// The moment from which trying again makes sense.
    pub fn retry_at(&self) -> Option<Timestamp> {
        match self {
            Refusal::NotYetOpen { opens_at: at }
            | Refusal::SignInBlocked { until: at }
            | Refusal::CodeTooSoon { again_at: at }
            | Refusal::IdentityTooOften { again_at: at }
            | Refusal::Cooling { until: at }
            | Refusal::TimedLock { until: at, .. }
            | Refusal::Busy { again_at: at }
            | Refusal::TooManyChallenges { again_at: at }
            | Refusal::DraftTooYoung { deletable_at: at } => Some(*at),
            _ => None,
        }
    }

    /// The HTTP status that says the same to programs.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::UnknownSession | Refusal::DraftGone => 404,
            Refusal::WrongCredentials => 401,
            Refusal::NoRecord { .. } => 403,
            Refusal::AddressInvalid
            | Refusal::PasswordUnfit { .. }
            | Refusal::CodeWrong { .. }
            | Refusal::CodeExpired
            | Refusal::ConsentMissing
            | Refusal::LivenessNotAgreed
            | Refusal::PapersConsentMissing
            | Refusal::PictureMissing { .. }
            | Refusal::NameMissing
            | Refusal::NumberUnfit { .. }
            | Refusal::LivenessMissing
            | Refusal::ChallengeUnknown
            | Refusal::BackgroundNotOffered
            | Refusal::ReasonMissing
            | Refusal::NotComparable { .. } => 422,
            Refusal::File { fault: FileFault::TooManyBytes { .. } | FileFault::TooLarge { .. } } => 413,
            Refusal::File { fault: FileFault::UnknownFormat } => 415,
            Refusal::File { .. } => 422,
            Refusal::Busy { .. } => 503,
            Refusal::SignInBlocked { .. }
            | Refusal::CodeTooSoon { .. }
            | Refusal::IdentityTooOften { .. }
            | Refusal::Cooling { .. }
            | Refusal::TooManyChallenges { .. }
            | Refusal::TimedLock { .. } => 429,
            Refusal::AdminLock { .. } => 423,
            Refusal::NotYetOpen { .. } | Refusal::Closed { .. } | Refusal::OutsideHours { .. } => 403,
            Refusal::NotYourTurn { .. }
            | Refusal::VideoUnfinished
            | Refusal::IdentityOff
            | Refusal::DocumentNotOffered
            | Refusal::IdentityHandedIn
            | Refusal::DraftBoxFull { .. }
            | Refusal::EmergencyUploadOff
            | Refusal::LivenessOff
            | Refusal::ChallengeUnfit { .. }
            | Refusal::ChallengeAnswered
            | Refusal::CalibrationOff
            | Refusal::CalibrationOver
            | Refusal::CalibrationsUsedUp { .. }
            | Refusal::NothingToRestore
            | Refusal::DraftChanged
            | Refusal::DraftTooYoung { .. }
            | Refusal::AlreadySubmitted
            | Refusal::PlatformsFailed { .. }
            | Refusal::NotApproved
            | Refusal::AlreadyDecided
            | Refusal::NothingToUnlock
            | Refusal::NothingToDecide
            | Refusal::StudentHasNotAgreed => 409,
        }
    }
}
