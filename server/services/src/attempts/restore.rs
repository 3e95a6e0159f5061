//! Undoes a calibration: the draft shows the photo from before it. Undoing it again is the same as once.

use super::family::Family;
use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::{AttemptId, StudentId};
use domain::journey;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn restore(services: &Services, student: StudentId, code: &SessionCode, undone: AttemptId) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    let family = Family::of(&tx, &work, undone).await?;
    work.check_open(tx.now())?;
    journey::check_capture(work.step(), work.review())?;
    let present = family.present();
    // An answer was lost, and this is the question again.
    if present.id != undone {
        return tasks::task(services, &tx, student, code).await;
    }
    let draft = family.in_box(&work).ok_or(Refusal::NothingToRestore)?;
    let former = family.former(undone).ok_or(Refusal::NothingToRestore)?;
    let photo = former.photo.ok_or(Refusal::NothingToRestore)?;
    store::drafts::show(&tx, draft.id, former.id, photo).await?;
    store::photos::delete(&tx, draft.photo).await?;
    let deed = work.deed(Actor::Student(student), Action::PhotoRestored);
    tx.record(deed.with("attempt", former.id).with("undone", undone));
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    services.discard([draft.photo.0]).await;
    Ok(task)
}
