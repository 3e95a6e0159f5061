//! Addresses of pages, and at which one a student goes on.

use domain::attempt::Outcome;
use domain::cooldown::Standing;
use domain::id::DraftId;
use domain::journey::Step;
use domain::session::SessionCode;
use domain::task::Task;

pub const START: &str = "/";
pub const ENTER: &str = "/enter";
pub const OUTBOX: &str = "/demo/outbox";

pub fn session(code: &SessionCode) -> String {
    format!("/s/{code}")
}

pub fn sign_in(code: &SessionCode) -> String {
    format!("/s/{code}/sign-in")
}

pub fn capture(code: &SessionCode) -> String {
    format!("/s/{code}/capture")
}

pub fn result(code: &SessionCode) -> String {
    format!("/s/{code}/result")
}

pub fn calibrate(code: &SessionCode) -> String {
    format!("/s/{code}/calibrate")
}

/// What the platforms say of the photo in question.
pub fn platforms(code: &SessionCode) -> String {
    format!("/s/{code}/platforms")
}

/// The same of a draft.
pub fn platforms_of(code: &SessionCode, draft: DraftId) -> String {
    format!("/s/{code}/platforms?draft={draft}")
}

pub fn drafts(code: &SessionCode) -> String {
    format!("/s/{code}/drafts")
}

pub fn confirm(code: &SessionCode, draft: DraftId) -> String {
    format!("/s/{code}/confirm?draft={draft}")
}

pub fn status(code: &SessionCode) -> String {
    format!("/s/{code}/status")
}

pub fn privacy(code: &SessionCode) -> String {
    format!("/s/{code}/privacy")
}

/// The page of a step.
pub fn step(code: &SessionCode, step: Step) -> String {
    let page = match step {
        Step::Password => "password",
        Step::Consent => "consent",
        Step::Contact => "contact",
        Step::Identity => "identity",
        Step::Notice => "notice",
        Step::Cautions => "cautions",
        Step::Notifications => "notifications",
        Step::Rules => "rules",
        Step::Capture => "capture",
        Step::Status => "status",
    };
    format!("/s/{code}/{page}")
}

/// After the rules: straight to the camera, unless an earlier step has come open again.
pub fn capture_or_resume(task: &Task) -> String {
    if task.step == Step::Capture && task.drafts.is_empty() { capture(&task.session.code) } else { resume(task) }
}

/// Where the student goes on. Around the camera there are three places: the verdict while a retake has to wait, the
/// draft box when there is something to choose, else the camera.
pub fn resume(task: &Task) -> String {
    let code = &task.session.code;
    if task.step != Step::Capture {
        return step(code, task.step);
    }
    let failed = matches!(task.result.as_ref().map(|attempt| &attempt.outcome), Some(Outcome::Failed { .. }));
    if failed && task.standing != Standing::Free {
        result(code)
    } else if !task.drafts.is_empty() {
        drafts(code)
    } else {
        capture(code)
    }
}
