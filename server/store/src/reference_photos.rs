//! Reference photos, at most one for each enrolment. The bytes are the caller's to store and to delete.

use crate::entity::reference_photo::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};
use domain::id::{EnrolmentId, ReferenceId};
use domain::reference::ReferencePhoto;
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

impl From<Model> for ReferencePhoto {
    fn from(row: Model) -> Self {
        ReferencePhoto { id: ReferenceId(row.id), imported_at: Timestamp(row.imported_at) }
    }
}

/// Keeps a reference whose bytes lie in the photo store already. The enrolment must have none.
pub async fn insert(tx: &Tx, enrolment: EnrolmentId, id: ReferenceId, bytes: usize) -> Result<ReferencePhoto> {
    let row = Model {
        id: id.0,
        enrolment_id: enrolment.0,
        bytes: i64::try_from(bytes).map_err(|_| Error::Stored { what: "reference_photos.bytes" })?,
        imported_at: tx.now().0,
    };
    let kept = ActiveModel {
        id: Set(row.id),
        enrolment_id: Set(row.enrolment_id),
        bytes: Set(row.bytes),
        imported_at: Set(row.imported_at),
    };
    Entity::insert(kept).exec_without_returning(&tx.db).await?;
    Ok(row.into())
}

pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<ReferencePhoto>> {
    Ok(Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).one(&tx.db).await?.map(ReferencePhoto::from))
}

/// Whose reference this is.
pub async fn owner(tx: &Tx, id: ReferenceId) -> Result<Option<EnrolmentId>> {
    Ok(Entity::find_by_id(id.0).one(&tx.db).await?.map(|row| EnrolmentId(row.enrolment_id)))
}

/// Removes the enrolment's reference, if there is one, and answers its object.
pub async fn delete(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<Uuid>> {
    let found = of(tx, enrolment).await?;
    Entity::delete_many().filter(Column::EnrolmentId.eq(enrolment.0)).exec(&tx.db).await?;
    Ok(found.map(|reference| reference.id.0))
}
