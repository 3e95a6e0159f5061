//! The student's 确认 of the approved photo.

use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn confirm(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    let before = work.review().ok_or(Refusal::NotApproved)?;
    let confirmed = before.clone().confirm(tx.now())?;
    if confirmed != *before {
        store::reviews::save(&tx, &confirmed).await?;
        let deed = work.deed(Actor::Student(student), Action::Confirmed);
        tx.record(deed.with("review", confirmed.id));
    }
    // Whom the photo shows is settled: what it was compared with, and how somebody moved, are not needed any more.
    let compared_with = store::reference_photos::delete(&tx, work.enrolment).await?;
    store::liveness_checks::forget_movements(&tx, work.enrolment).await?;
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    services.discard(compared_with).await;
    Ok(task)
}
