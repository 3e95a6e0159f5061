//! The draft box: drafts that no review has taken.

use crate::entity::draft::{ActiveModel, Column, Entity, Model};
use crate::entity::review;
use crate::{Result, Tx};
use domain::draft::Draft;
use domain::id::{AttemptId, DraftId, EnrolmentId, PhotoId};
use domain::time::Timestamp;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

impl From<Model> for Draft {
    fn from(row: Model) -> Self {
        Draft {
            id: DraftId(row.id),
            attempt: row.attempt_id.map(AttemptId),
            photo: PhotoId(row.photo_id),
            stored_at: Timestamp(row.stored_at),
        }
    }
}

pub async fn insert(tx: &Tx, enrolment: EnrolmentId, draft: &Draft) -> Result<()> {
    let row = ActiveModel {
        id: Set(draft.id.0),
        enrolment_id: Set(enrolment.0),
        attempt_id: Set(draft.attempt.map(|attempt| attempt.0)),
        photo_id: Set(draft.photo.0),
        stored_at: Set(draft.stored_at.0),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// What lies in the box, newest first.
pub async fn in_box(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Draft>> {
    let taken = Query::select()
        .column(review::Column::DraftId)
        .from(review::Entity)
        .and_where(review::Column::EnrolmentId.eq(enrolment.0))
        .to_owned();
    let found = Entity::find()
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(Column::Id.not_in_subquery(taken))
        .order_by_desc(Column::StoredAt)
        .order_by_desc(Column::Id);
    Ok(found.all(&tx.db).await?.into_iter().map(Draft::from).collect())
}

/// A draft, in the box or submitted.
pub async fn find(tx: &Tx, id: DraftId) -> Result<Option<Draft>> {
    Ok(Entity::find_by_id(id.0).one(&tx.db).await?.map(Draft::from))
}

/// The draft shows another photo of the same shot from now on. It stays the draft that it was, in its place and of its age.
pub async fn show(tx: &Tx, id: DraftId, attempt: AttemptId, photo: PhotoId) -> Result<()> {
    let row =
        ActiveModel { id: Set(id.0), attempt_id: Set(Some(attempt.0)), photo_id: Set(photo.0), ..Default::default() };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: DraftId) -> Result<()> {
    Entity::delete_by_id(id.0).exec(&tx.db).await?;
    Ok(())
}
