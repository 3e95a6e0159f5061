//! The camera's originals that students allowed to be kept.

use crate::entity::original::{ActiveModel, Column, Entity};
use crate::{Error, Result, Tx};
use domain::id::{AttemptId, EnrolmentId};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// `object` is the id under which the bytes lie in the photo store.
pub async fn insert(tx: &Tx, enrolment: EnrolmentId, attempt: AttemptId, object: Uuid, bytes: usize) -> Result<()> {
    let row = ActiveModel {
        id: Set(object),
        enrolment_id: Set(enrolment.0),
        attempt_id: Set(attempt.0),
        bytes: Set(i64::try_from(bytes).map_err(|_| Error::Stored { what: "originals.bytes" })?),
        kept_at: Set(tx.now().0),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The object ids of one enrolment's originals.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Uuid>> {
    let rows = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

pub async fn delete_all(tx: &Tx, enrolment: EnrolmentId) -> Result<()> {
    Entity::delete_many().filter(Column::EnrolmentId.eq(enrolment.0)).exec(&tx.db).await?;
    Ok(())
}

/// Removes what was kept of one attempt and answers its objects.
pub async fn delete_of(tx: &Tx, attempt: AttemptId) -> Result<Vec<Uuid>> {
    let found = || Column::AttemptId.eq(attempt.0);
    let rows = Entity::find().filter(found()).all(&tx.db).await?;
    Entity::delete_many().filter(found()).exec(&tx.db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
