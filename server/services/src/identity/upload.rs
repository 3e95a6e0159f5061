//! Takes a picture of one side of a card, or of a page: counted, looked at, kept in the place of the one before.

use super::{Looked, check};
use crate::develop::blocking;
use crate::work::Work;
use crate::{Error, Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::{CardPictureId, StudentId};
use domain::idcard::Document;
use domain::identity::{Picture, Slot, UNFINISHED};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub struct Upload {
    pub slot: Slot,
    pub document: Document,
    pub picture: Vec<u8>,
}

pub async fn upload(services: &Services, student: StudentId, code: &SessionCode, upload: Upload) -> Result<Task> {
    let Upload { slot, document, picture } = upload;
    count(services, student, code, document).await?;
    let reader = services.cards().clone();
    let looked = blocking(services, move |_| reader.look(&picture, slot, document)).await.and_then(|looked| looked);
    let looked = match looked {
        Ok(looked) => looked,
        Err(error) => {
            // A picture that cannot be read was looked at; a full queue and a fault of ours looked at nothing.
            if !matches!(error, Error::Refused(Refusal::File { .. })) {
                give_back(services, student, code).await?;
            }
            return Err(error);
        }
    };
    let id = CardPictureId(store::new_id());
    services.photos().put(id.0, &looked.jpeg, services.now()).await?;
    match keep(services, student, code, (id, slot, document), looked).await {
        Ok((task, replaced)) => {
            services.discard(replaced).await;
            Ok(task)
        }
        Err(error) => {
            services.discard([id.0]).await;
            Err(error)
        }
    }
}

/// Counted before it is looked at, so that many at once are not many for the price of one.
async fn count(services: &Services, student: StudentId, code: &SessionCode, document: Document) -> Result<()> {
    let tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    let policy = check(&work, document, tx.now())?;
    let mut identity = store::identities::find(&tx, work.enrolment).await?;
    let taken = identity.pictures.take(policy.pictures, policy.window, tx.now());
    identity.pictures = taken.map_err(|again_at| Refusal::IdentityTooOften { again_at })?;
    store::identities::save(&tx, work.enrolment, &identity).await?;
    Ok(tx.commit().await?)
}

async fn give_back(services: &Services, student: StudentId, code: &SessionCode) -> Result<()> {
    let tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    let mut identity = store::identities::find(&tx, work.enrolment).await?;
    identity.pictures = identity.pictures.give_back();
    store::identities::save(&tx, work.enrolment, &identity).await?;
    Ok(tx.commit().await?)
}

/// Answers the task and the object that the new one took the place of.
async fn keep(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    (id, slot, document): (CardPictureId, Slot, Document),
    looked: Looked,
) -> Result<(Task, Vec<uuid::Uuid>)> {
    let Looked { reading, jpeg } = looked;
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    // Once more: meanwhile it may have been handed in, or consent withdrawn.
    check(&work, document, tx.now())?;
    let faults = reading.iter().flat_map(|reading| &reading.faults).map(|fault| fault.code()).collect::<Vec<_>>();
    let deed = work.deed(Actor::Student(student), Action::CardRead).with("side", slot.code());
    tx.record(if faults.is_empty() { deed } else { deed.with("faults", faults.join(",")) });
    let picture = Picture { id, slot, document, uploaded_at: tx.now(), reading };
    let until = tx.now() + UNFINISHED;
    let replaced = store::identity_pictures::replace(&tx, work.enrolment, &picture, jpeg.len(), until).await?;
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok((task, replaced))
}
