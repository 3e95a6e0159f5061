//! Takes a picture of a student that the school has, keeps the aligned face and forgets the rest. It takes the place of
//! the one before.

use crate::develop::align;
use crate::work::Work;
use crate::{Result, Services, access, students};
use domain::actor::Actor;
use domain::audit::Action;
use domain::consent;
use domain::id::{EnrolmentId, ReferenceId};
use domain::refusal::Refusal;
use domain::staff::{Right, Staff, StudentFile};

pub async fn import(services: &Services, staff: &Staff, enrolment: EnrolmentId, bytes: Vec<u8>) -> Result<StudentFile> {
    access::require(staff, Right::SeeStudents)?;
    // Before the work: nobody makes the server look at pictures for students they do not see.
    check_wanted(&Work::seen_by(&services.read().await?, staff, enrolment).await?)?;
    let face = align(services, bytes).await?;
    let id = ReferenceId(store::new_id());
    services.photos().put(id.0, &face, services.now()).await?;
    match keep(services, staff, enrolment, id, face.len()).await {
        Ok((file, replaced)) => {
            services.discard(replaced).await;
            Ok(file)
        }
        Err(error) => {
            services.discard([id.0]).await;
            Err(error)
        }
    }
}

/// A face is kept of nobody who has not agreed, and of nobody who has taken that back.
fn check_wanted(work: &Work) -> Result<(), Refusal> {
    if consent::agreed_once(&work.progress.consents) { Ok(()) } else { Err(Refusal::StudentHasNotAgreed) }
}

/// Answers the file and the object that the new one took the place of.
async fn keep(
    services: &Services,
    staff: &Staff,
    enrolment: EnrolmentId,
    id: ReferenceId,
    bytes: usize,
) -> Result<(StudentFile, Option<uuid::Uuid>)> {
    let mut tx = services.begin().await?;
    store::enrolments::hold(&tx, enrolment).await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    check_wanted(&work)?;
    let replaced = store::reference_photos::delete(&tx, enrolment).await?;
    store::reference_photos::insert(&tx, enrolment, id, bytes).await?;
    tx.record(work.deed(Actor::Staff(staff.id), Action::ReferenceImported).with("reference", id));
    let file = students::file(&tx, work).await?;
    tx.commit().await?;
    Ok((file, replaced))
}
