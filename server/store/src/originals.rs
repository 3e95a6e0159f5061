//! The camera's originals: those that students allowed to be kept, and for a while those that may be calibrated.

use crate::entity::original::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};
use domain::id::{AttemptId, EnrolmentId};
use domain::original::Keeping;
use sea_orm::{ActiveValue::Set, Condition, entity::prelude::*};

/// `object` is the id under which the bytes lie in the photo store.
pub async fn insert(
    tx: &Tx,
    enrolment: EnrolmentId,
    attempt: AttemptId,
    object: Uuid,
    bytes: usize,
    keeping: Keeping,
) -> Result<()> {
    let until = match keeping {
        Keeping::ForDisputes => None,
        Keeping::ForCalibration { until } => Some(until.0),
    };
    let row = ActiveModel {
        id: Set(object),
        enrolment_id: Set(enrolment.0),
        attempt_id: Set(attempt.0),
        bytes: Set(i64::try_from(bytes).map_err(|_| Error::Stored { what: "originals.bytes" })?),
        kept_at: Set(tx.now().0),
        until: Set(until),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The object ids of one enrolment's originals.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Uuid>> {
    let rows = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The object id of what is kept of one attempt.
pub async fn of_attempt(tx: &Tx, attempt: AttemptId) -> Result<Option<Uuid>> {
    Ok(Entity::find().filter(Column::AttemptId.eq(attempt.0)).one(&tx.db).await?.map(|row: Model| row.id))
}

pub async fn delete_all(tx: &Tx, enrolment: EnrolmentId) -> Result<()> {
    Entity::delete_many().filter(Column::EnrolmentId.eq(enrolment.0)).exec(&tx.db).await?;
    Ok(())
}

/// Removes what was kept of one attempt and answers its objects.
pub async fn delete_of(tx: &Tx, attempt: AttemptId) -> Result<Vec<Uuid>> {
    delete(tx, Condition::all().add(Column::AttemptId.eq(attempt.0))).await
}

/// Removes what was kept of one enrolment for calibrations only.
pub async fn delete_calibratable(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Uuid>> {
    delete(tx, Condition::all().add(Column::EnrolmentId.eq(enrolment.0)).add(Column::Until.is_not_null())).await
}

/// Removes what nobody's calibration may use any more.
pub async fn delete_expired(tx: &Tx) -> Result<Vec<Uuid>> {
    delete(tx, Condition::all().add(Column::Until.lte(tx.now().0))).await
}

async fn delete(tx: &Tx, which: Condition) -> Result<Vec<Uuid>> {
    let rows = Entity::find().filter(which.clone()).all(&tx.db).await?;
    Entity::delete_many().filter(which).exec(&tx.db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
