//! Withdraws every consent and deletes the pictures. A submitted or approved photo is beyond that: it is withdrawn by
//! talking to the office.

use crate::work::Work;
use crate::{Result, Services, identity, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::refusal::Refusal;
use domain::review::ReviewState;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn withdraw(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    match work.review().map(|review| &review.state) {
        None | Some(ReviewState::Rejected { .. }) => {}
        Some(_) => return Err(Refusal::AlreadySubmitted.into()),
    }
    let mut objects = store::originals::of(&tx, work.enrolment).await?;
    store::originals::delete_all(&tx, work.enrolment).await?;
    store::liveness_checks::forget_movements(&tx, work.enrolment).await?;
    store::liveness_challenges::forget_films(&tx, work.enrolment).await?;
    for draft in &work.drafts {
        store::drafts::delete(&tx, draft.id).await?;
    }
    for photo in store::photos::of(&tx, work.enrolment).await? {
        store::photos::delete(&tx, photo).await?;
        objects.push(photo.0);
    }
    // It was the school's, but it is kept for the sake of this portrait only.
    objects.extend(store::reference_photos::delete(&tx, work.enrolment).await?);
    objects.extend(identity::withdraw(&tx, work.enrolment).await?);
    store::consents::withdraw_all(&tx, work.enrolment).await?;
    let deed = work.deed(Actor::Student(student), Action::ConsentWithdrawn);
    tx.record(deed.with("pictures", objects.len()));
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    services.discard(objects).await;
    Ok(task)
}
