//! Shows a picture of a paper to the student whose it is, or to staff while it waits for them; the latter is on record.

use crate::work::Work;
use crate::{Error, Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::CardPictureId;
use domain::identity::check_waiting;
use domain::staff::Right;

pub async fn picture(services: &Services, actor: Actor, picture: CardPictureId) -> Result<Vec<u8>> {
    let tx = services.read().await?;
    let (owner, slot) = store::identity_pictures::owner(&tx, picture).await?.ok_or(Error::NotFound)?;
    let work = Work::read(&tx, owner).await?;
    let staff = match actor {
        Actor::Student(student) if student == work.student.id => false,
        Actor::Staff(id) => {
            let staff = store::staff::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let sees = staff.role.has(Right::SeeStudents) && staff.sees(work.student.school, work.student.college);
            if !sees || check_waiting(work.progress.identity.as_ref()).is_err() {
                return Err(Error::NotFound);
            }
            true
        }
        _ => return Err(Error::NotFound),
    };
    drop(tx);
    let jpeg = services.photos().get(picture.0).await?.ok_or(Error::NotFound)?;
    if staff {
        let mut tx = services.begin().await?;
        tx.record(work.deed(actor, Action::CardViewed).with("side", slot.code()));
        tx.commit().await?;
    }
    Ok(jpeg)
}
