//! The student's way through a session: which step is next, from facts alone, so that any browser resumes there.

use crate::consent::{self, Consent};
use crate::identity::Outcome;
use crate::instruction::Watched;
use crate::refusal::Refusal;
use crate::review::{Review, ReviewState};
use crate::session::Settings;
use crate::student::Student;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// In the order of REQUIREMENTS 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Replace the one-time initial password.
    Password,
    Consent,
    Contact,
    /// 采集资格: showing a paper, where the session asks for one.
    Identity,
    /// “学校图采通知”
    Notice,
    /// “注意事项”
    Cautions,
    /// Whether to be told about the photo's state.
    Notifications,
    /// Shooting rules and the video.
    Rules,
    /// Camera, drafts and confirmation: the student moves among these freely.
    Capture,
    /// Submitted: under review, rejected, approved, confirmed.
    Status,
}

/// What a student has done in one session so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub consents: Vec<Consent>,
    /// The proved phone number or e-mail address, masked.
    pub contact: Option<String>,
    /// What became of the paper that was handed in; `None` where none was.
    #[serde(default)]
    pub identity: Option<Outcome>,
    pub notice_read_at: Option<Timestamp>,
    pub cautions_read_at: Option<Timestamp>,
    /// Chosen: told by message, or only here.
    pub notifications: Option<bool>,
    pub watched: Watched,
    pub rules_read_at: Option<Timestamp>,
}

/// The first step that is not yet done.
pub fn next_step(student: &Student, settings: &Settings, progress: &Progress, review: Option<&Review>) -> Step {
    // What was handed in was so under the text of that time: a newer one asks only whoever takes another picture.
    let handed_in = review.is_some_and(|review| !matches!(review.state, ReviewState::Rejected { .. }));
    let consented = consent::complete(&progress.consents) || handed_in && consent::agreed_once(&progress.consents);
    // Nor is a paper asked of them where a session began to ask for papers later.
    let entitled = settings.identity.is_none() || handed_in || progress.identity.as_ref().is_some_and(Outcome::holds);
    let done = [
        (Step::Password, student.password_changed),
        (Step::Consent, consented),
        (Step::Contact, progress.contact.is_some()),
        (Step::Identity, entitled),
        (Step::Notice, progress.notice_read_at.is_some()),
        (Step::Cautions, progress.cautions_read_at.is_some()),
        (Step::Notifications, progress.notifications.is_some()),
        (Step::Rules, progress.rules_read_at.is_some()),
        (Step::Capture, review.is_some()),
    ];
    done.into_iter().find(|(_, done)| !done).map_or(Step::Status, |(step, _)| step)
}

/// Whether `wanted` may be done now: it has been reached. Steps behind may be looked at again.
pub fn check_reached(current: Step, wanted: Step) -> Result<(), Refusal> {
    if wanted <= current { Ok(()) } else { Err(Refusal::NotYourTurn { step: current }) }
}

/// Whether the camera and the draft box are open: everything before is done, and no submitted photo awaits or has approval.
pub fn check_capture(current: Step, review: Option<&Review>) -> Result<(), Refusal> {
    check_reached(current, Step::Capture)?;
    match review.map(|review| &review.state) {
        None | Some(ReviewState::Rejected { .. }) => Ok(()),
        Some(_) => Err(Refusal::AlreadySubmitted),
    }
}

/// Whether the rules page may be left: the video was watched, where the session shows one.
pub fn check_rules(progress: &Progress, settings: &Settings) -> Result<(), Refusal> {
    if settings.instruction_video && !progress.watched.finished { Err(Refusal::VideoUnfinished) } else { Ok(()) }
}

impl Step {
    /// Which of the five announced stages (身份核验, 关联学籍, 拍照, 照片标准化, 照片上传) a step belongs to, and how far
    /// into it, for the rail on top of every page.
    pub fn stage(self) -> (usize, f32) {
        match self {
            Step::Password => (0, 0.5),
            Step::Consent => (0, 1.0),
            Step::Contact => (1, 0.35),
            Step::Identity => (1, 0.65),
            Step::Notice => (1, 1.0),
            Step::Cautions => (2, 0.25),
            Step::Notifications => (2, 0.4),
            Step::Rules => (2, 0.6),
            Step::Capture => (2, 0.85),
            Step::Status => (4, 1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{CLAUSES_VERSION, Purpose};
    use crate::id::*;
    use crate::identity::IdentityPolicy;

    const AT: Option<Timestamp> = Some(Timestamp(1));

    fn student(password_changed: bool) -> Student {
        let nil = uuid::Uuid::nil();
        Student {
            id: StudentId(nil),
            school: SchoolId(nil),
            college: CollegeId(nil),
            number: "20230001".into(),
            name: "陈小明".into(),
            class_name: "计算机 2301".into(),
            password_changed,
        }
    }

    fn review(state: ReviewState) -> Review {
        let nil = uuid::Uuid::nil();
        let (id, draft, photo) = (ReviewId(nil), DraftId(nil), PhotoId(nil));
        Review { id, draft, photo, submitted_at: Timestamp(0), due_at: Timestamp(0), state }
    }

    fn step_of(student: &Student, progress: &Progress, review: Option<&Review>) -> Step {
        next_step(student, &Settings::jiangsu(), progress, review)
    }

    fn all_done() -> Progress {
        let consent =
            |purpose| Consent { purpose, version: CLAUSES_VERSION, given_at: Timestamp(1), withdrawn_at: None };
        Progress {
            consents: vec![consent(Purpose::Portrait), consent(Purpose::Receiver)],
            contact: Some("138＊＊＊＊5678".into()),
            identity: None,
            notice_read_at: AT,
            cautions_read_at: AT,
            notifications: Some(false),
            watched: Watched { millis: 9, reported_at: AT, finished: true },
            rules_read_at: AT,
        }
    }

    #[test]
    fn the_journey_resumes_at_the_first_step_not_done() {
        assert_eq!(step_of(&student(false), &all_done(), None), Step::Password);
        assert_eq!(step_of(&student(true), &Progress::default(), None), Step::Consent);
        assert_eq!(step_of(&student(true), &Progress { notifications: None, ..all_done() }, None), Step::Notifications);
        assert_eq!(step_of(&student(true), &all_done(), None), Step::Capture);
    }

    #[test]
    fn a_newer_text_asks_whoever_still_takes_pictures_and_nobody_whose_photo_was_handed_in() {
        let mut progress = all_done();
        progress.consents.iter_mut().for_each(|consent| consent.version = CLAUSES_VERSION - 1);
        assert_eq!(step_of(&student(true), &progress, None), Step::Consent);
        assert_eq!(step_of(&student(true), &progress, Some(&review(ReviewState::Pending))), Step::Status);
        progress.consents[0].withdrawn_at = AT;
        assert_eq!(step_of(&student(true), &progress, Some(&review(ReviewState::Pending))), Step::Consent);
    }

    #[test]
    fn a_session_that_asks_for_a_paper_stops_before_its_notice_until_the_paper_is_matched_or_accepted() {
        let settings = Settings { identity: Some(IdentityPolicy::default()), ..Settings::jiangsu() };
        let step = |identity, review: Option<&Review>| {
            next_step(&student(true), &settings, &Progress { identity, ..all_done() }, review)
        };
        let waiting = Outcome::AwaitingStaff { since: Timestamp(1), why: vec![] };
        assert_eq!(step(None, None), Step::Identity);
        assert_eq!(step(Some(waiting), None), Step::Identity);
        assert_eq!(step(Some(Outcome::Matched { at: Timestamp(1) }), None), Step::Capture);
        assert_eq!(step(None, Some(&review(ReviewState::Pending))), Step::Status);
        assert!(Step::Contact < Step::Identity && Step::Identity < Step::Notice);
    }

    #[test]
    fn declining_notifications_is_a_choice_too() {
        assert_eq!(
            step_of(&student(true), &Progress { notifications: Some(false), ..all_done() }, None),
            Step::Capture
        );
    }

    #[test]
    fn a_step_ahead_is_refused_with_the_step_that_is_due() {
        assert_eq!(check_reached(Step::Notice, Step::Capture), Err(Refusal::NotYourTurn { step: Step::Notice }));
        assert_eq!(check_reached(Step::Capture, Step::Notice), Ok(()));
    }

    #[test]
    fn a_submitted_photo_closes_the_camera_until_it_is_rejected() {
        let by = StaffId(uuid::Uuid::nil());
        let rejected = ReviewState::Rejected { at: Timestamp(1), by, reasons: vec![], note: String::new() };
        assert_eq!(check_capture(Step::Status, Some(&review(ReviewState::Pending))), Err(Refusal::AlreadySubmitted));
        assert_eq!(check_capture(Step::Status, Some(&review(rejected))), Ok(()));
        assert_eq!(check_capture(Step::Rules, None), Err(Refusal::NotYourTurn { step: Step::Rules }));
    }
}
