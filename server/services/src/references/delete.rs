//! Deletes a student's reference photo. One that is already gone is no error.

use crate::work::Work;
use crate::{Result, Services, access, students};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::staff::{Right, Staff, StudentFile};

pub async fn delete(services: &Services, staff: &Staff, enrolment: EnrolmentId) -> Result<StudentFile> {
    access::require(staff, Right::SeeStudents)?;
    let mut tx = services.begin().await?;
    store::enrolments::hold(&tx, enrolment).await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    let gone = store::reference_photos::delete(&tx, enrolment).await?;
    if let Some(reference) = gone {
        tx.record(work.deed(Actor::Staff(staff.id), Action::ReferenceDeleted).with("reference", reference));
    }
    let file = students::file(&tx, work).await?;
    tx.commit().await?;
    services.discard(gone).await;
    Ok(file)
}
