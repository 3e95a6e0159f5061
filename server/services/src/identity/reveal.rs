//! Shows both numbers whole to a member of staff who has to compare them, while they wait; that is on record.

use crate::work::{Work, lost};
use crate::{Error, Result, Services, access};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::identity::{Revealed, check_waiting};
use domain::staff::{Right, Staff};

pub async fn reveal(services: &Services, staff: &Staff, enrolment: EnrolmentId) -> Result<Revealed> {
    access::require(staff, Right::SeeStudents)?;
    let mut tx = services.begin().await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    check_waiting(work.progress.identity.as_ref())?;
    let claim = store::identities::find(&tx, enrolment).await?.claim.ok_or(Error::NotFound)?;
    let roster = store::students::id_number(&tx, work.student.id).await?.ok_or_else(|| lost("student"))?;
    tx.record(work.deed(Actor::Staff(staff.id), Action::NumberRevealed));
    tx.commit().await?;
    Ok(Revealed { typed: claim.number, roster: roster.as_str().to_owned() })
}
