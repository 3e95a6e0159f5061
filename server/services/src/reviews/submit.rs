//! 【提交】: hands a draft in for review, with the photo that the student was shown and no other. The same draft again is the
//! same submission. A lock does not stand against it; a required platform that fails the photo does.

use crate::work::Work;
use crate::{Result, Services, attempts, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::draft::Shown;
use domain::id::{ReviewId, StudentId};
use domain::journey;
use domain::platform;
use domain::refusal::Refusal;
use domain::review::{Review, ReviewState};
use domain::session::SessionCode;
use domain::task::Task;

pub async fn submit(services: &Services, student: StudentId, code: &SessionCode, shown: Shown) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    if let Some(known) = work.reviews.iter().find(|review| review.draft == shown.draft) {
        return match known.state {
            // What a reviewer has refused stays refused: another photo is needed.
            ReviewState::Rejected { .. } => Err(Refusal::DraftGone.into()),
            _ => tasks::task(services, &tx, student, code).await,
        };
    }
    work.check_open(tx.now())?;
    journey::check_capture(work.step(), work.review())?;
    let draft = work.drafts.iter().find(|known| known.id == shown.draft).ok_or(Refusal::DraftGone)?;
    if draft.photo != shown.photo {
        return Err(Refusal::DraftChanged.into());
    }
    platform::check_submit(&store::platform_verdicts::of_draft(&tx, draft).await?)?;
    let submitted_at = tx.now();
    let review = Review {
        id: ReviewId(store::new_id()),
        draft: draft.id,
        photo: draft.photo,
        submitted_at,
        due_at: Review::due(submitted_at, work.session.settings.review_hours),
        state: ReviewState::Pending,
    };
    let unused = attempts::forget_calibrations(&tx, &work).await?;
    store::reviews::insert(&tx, work.enrolment, &review, work.session.settings_version).await?;
    let deed = work.deed(Actor::Student(student), Action::Submitted);
    tx.record(deed.with("review", review.id).with("draft", draft.id));
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    services.discard(unused).await;
    Ok(task)
}
