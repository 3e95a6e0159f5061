//! Shows the two pictures that a reviewer compares, to staff who may see the student; both views are on record.

use crate::develop::align;
use crate::work::Work;
use crate::{Error, Result, Services};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::id::{EnrolmentId, PhotoId, ReferenceId};
use domain::staff::{Right, Staff};

/// The aligned reference, a JPEG.
pub async fn read(services: &Services, staff: &Staff, reference: ReferenceId) -> Result<Vec<u8>> {
    let owner = store::reference_photos::owner(&services.read().await?, reference).await?;
    let work = seen(services, staff, owner).await?;
    let jpeg = services.photos().get(reference.0).await?.ok_or(Error::NotFound)?;
    let deed = work.deed(Actor::Staff(staff.id), Action::ReferenceViewed).with("reference", reference);
    record(services, deed).await?;
    Ok(jpeg)
}

/// A made photo, aligned as references are, a JPEG. Cut out anew each time: nothing more is kept of a face.
pub async fn read_capture(services: &Services, staff: &Staff, photo: PhotoId) -> Result<Vec<u8>> {
    let owner = store::photos::owner(&services.read().await?, photo).await?;
    let work = seen(services, staff, owner).await?;
    let jpeg = services.photos().get(photo.0).await?.ok_or(Error::NotFound)?;
    let face = align(services, jpeg).await?;
    record(services, work.deed(Actor::Staff(staff.id), Action::PhotoViewed).with("photo", photo)).await?;
    Ok(face)
}

async fn seen(services: &Services, staff: &Staff, owner: Option<EnrolmentId>) -> Result<Work> {
    if !staff.role.has(Right::Review) && !staff.role.has(Right::SeeStudents) {
        return Err(Error::NotFound);
    }
    Work::seen_by(&services.read().await?, staff, owner.ok_or(Error::NotFound)?).await
}

async fn record(services: &Services, deed: Deed) -> Result<()> {
    let mut tx = services.begin().await?;
    tx.record(deed);
    Ok(tx.commit().await?)
}
