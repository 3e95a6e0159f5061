//! Which photo the platforms are asked about, and how it stands with all of them.

use domain::draft::Draft;
use domain::id::{AttemptId, DraftId, PhotoId};
use domain::platform::{PlatformVerdict, State, all_passed, check_submit};
use domain::refusal::Refusal;
use domain::review::ReviewState;
use domain::task::Task;

#[derive(Clone)]
pub struct Subject {
    pub photo: Option<PhotoId>,
    /// The draft in the box that shows it.
    pub draft: Option<Draft>,
    pub said: Vec<(PlatformVerdict, State)>,
    pub all_passed: bool,
    pub rejected: bool,
    /// Why it cannot be submitted, as far as platforms are concerned.
    pub unfit: Option<Refusal>,
}

impl Subject {
    /// A draft that was asked for by its id, or else what the task says. `None` where no platform said anything.
    pub fn of(task: &Task, wanted: Option<DraftId>) -> Option<Subject> {
        match task.drafts.iter().find(|draft| Some(draft.id) == wanted) {
            Some(draft) => Subject::made_by(task, draft.attempt?, None),
            None => {
                let judged = task.judged()?;
                Subject::made_by(task, judged.id, judged.photo)
            }
        }
    }

    /// The photo of one attempt.
    pub fn made_by(task: &Task, attempt: AttemptId, photo: Option<PhotoId>) -> Option<Subject> {
        let said = task.said(Some(attempt));
        if said.is_empty() {
            return None;
        }
        let review = task.review_of(attempt);
        let draft = task.drafts.iter().find(|draft| draft.attempt == Some(attempt)).cloned();
        let submitted = task.review.as_ref().filter(|_| review.is_some()).map(|review| review.photo);
        Some(Subject {
            photo: submitted.or(draft.as_ref().map(|draft| draft.photo)).or(photo),
            draft,
            said: said.iter().map(|said| (said.clone(), said.state(review))).collect(),
            all_passed: all_passed(said, review),
            rejected: matches!(review, Some(ReviewState::Rejected { .. })),
            unfit: check_submit(said).err(),
        })
    }

    pub fn passed(&self) -> usize {
        self.said.iter().filter(|(_, state)| *state == State::Passed).count()
    }

    pub fn failed(&self) -> usize {
        self.said.iter().filter(|(_, state)| matches!(state, State::Failed { .. })).count()
    }
}
