//! Deletes a draft with its picture, once it is old enough or could not be submitted.

use crate::work::Work;
use crate::{Result, Services, attempts, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::{DraftId, StudentId};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn delete(services: &Services, student: StudentId, code: &SessionCode, draft: DraftId) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    let draft = work.drafts.iter().find(|known| known.id == draft).ok_or(Refusal::DraftGone)?;
    let said = store::platform_verdicts::of_draft(&tx, draft).await?;
    let settings = &work.session.settings;
    settings.drafts.check_delete(draft, &said, settings.cooldown.wait, tx.now())?;
    let taken = match draft.attempt {
        Some(attempt) => store::attempts::find(&tx, attempt).await?,
        None => None,
    };
    let mut objects = match taken {
        Some(attempt) => store::originals::delete_of(&tx, attempt.shot()).await?,
        None => Vec::new(),
    };
    let latest = attempts::Family::last(&tx, &work).await?.and_then(|family| family.draft);
    let is_latest = latest.is_some_and(|latest| latest.id == draft.id);
    store::drafts::delete(&tx, draft.id).await?;
    store::photos::delete(&tx, draft.photo).await?;
    objects.push(draft.photo.0);
    if is_latest {
        objects.extend(attempts::forget_calibrations(&tx, &work).await?);
    }
    let deed = work.deed(Actor::Student(student), Action::DraftDeleted);
    tx.record(deed.with("draft", draft.id));
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    services.discard(objects).await;
    Ok(task)
}
