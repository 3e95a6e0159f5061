//! Shows a photo to its student, or to staff who may see it; the latter is audited.

use crate::work::Work;
use crate::{Error, Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::PhotoId;
use domain::staff::Right;

pub async fn read(services: &Services, actor: Actor, photo: PhotoId) -> Result<Vec<u8>> {
    let tx = services.read().await?;
    let owner = store::photos::owner(&tx, photo).await?.ok_or(Error::NotFound)?;
    let work = Work::read(&tx, owner).await?;
    let seen_by_staff = match actor {
        Actor::Student(student) if student == work.student.id => false,
        Actor::Staff(id) => {
            let staff = store::staff::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let may = staff.role.has(Right::Review) || staff.role.has(Right::SeeStudents);
            if !may || !staff.sees(work.student.school, work.student.college) {
                return Err(Error::NotFound);
            }
            true
        }
        _ => return Err(Error::NotFound),
    };
    drop(tx);
    let jpeg = services.photos().get(photo.0).await?.ok_or(Error::NotFound)?;
    if seen_by_staff {
        let mut tx = services.begin().await?;
        tx.record(work.deed(actor, Action::PhotoViewed).with("photo", photo));
        tx.commit().await?;
    }
    Ok(jpeg)
}
