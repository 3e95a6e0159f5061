//! Facts of made photos.

use crate::entity::photo::{ActiveModel, Column, Entity, Model};
use crate::entity::{attempt, review};
use crate::{Error, Result, Tx, codes};
use domain::id::{EnrolmentId, PhotoId};
use domain::photo::Photo;
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::BTreeMap;

impl TryFrom<Model> for Photo {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        Ok(Photo {
            id: PhotoId(row.id),
            spec: row.spec,
            background: row.background.map(|text| codes::read_json(&text, "photos.background")).transpose()?,
            width: codes::unsigned(row.width, "photos.width")?,
            height: codes::unsigned(row.height, "photos.height")?,
            bytes: codes::unsigned(row.bytes, "photos.bytes")?,
            sha256: row.sha256,
            made_at: Timestamp(row.made_at),
        })
    }
}

pub async fn insert(tx: &Tx, enrolment: EnrolmentId, photo: &Photo) -> Result<()> {
    let row = ActiveModel {
        id: Set(photo.id.0),
        enrolment_id: Set(enrolment.0),
        spec: Set(photo.spec.clone()),
        width: Set(codes::signed(photo.width, "photos.width")?),
        height: Set(codes::signed(photo.height, "photos.height")?),
        bytes: Set(codes::signed(photo.bytes, "photos.bytes")?),
        sha256: Set(photo.sha256.clone()),
        made_at: Set(photo.made_at.0),
        background: Set(photo.background.map(|colour| codes::json(&colour, "photos.background")).transpose()?),
        deleted_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Whose photo this is.
pub async fn owner(tx: &Tx, id: PhotoId) -> Result<Option<EnrolmentId>> {
    let found = Entity::find_by_id(id.0).filter(Column::DeletedAt.is_null());
    Ok(found.one(&tx.db).await?.map(|row| EnrolmentId(row.enrolment_id)))
}

/// The photos among `ids` that still exist.
pub async fn among(tx: &Tx, ids: impl IntoIterator<Item = PhotoId>) -> Result<BTreeMap<PhotoId, Photo>> {
    let found = Entity::find().filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
    let rows = found.filter(Column::DeletedAt.is_null()).all(&tx.db).await?;
    rows.into_iter().map(|row| Ok((PhotoId(row.id), Photo::try_from(row)?))).collect()
}

/// Every photo of an enrolment that still exists.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<PhotoId>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).filter(Column::DeletedAt.is_null());
    Ok(found.all(&tx.db).await?.into_iter().map(|row| PhotoId(row.id)).collect())
}

/// Removes a photo's facts, and attempts that name it forget it. Facts that a decided review rests on stay, marked.
/// The object is the caller's to delete, after the commit. A draft that shows the photo has to be deleted before.
pub async fn delete(tx: &Tx, id: PhotoId) -> Result<()> {
    attempt::Entity::update_many()
        .col_expr(attempt::Column::PhotoId, Expr::value(Option::<Uuid>::None))
        .filter(attempt::Column::PhotoId.eq(id.0))
        .exec(&tx.db)
        .await?;
    let reviewed = review::Entity::find().filter(review::Column::PhotoId.eq(id.0)).count(&tx.db).await? > 0;
    if reviewed {
        let row = ActiveModel { id: Set(id.0), deleted_at: Set(Some(tx.now().0)), ..Default::default() };
        Entity::update(row).exec(&tx.db).await?;
    } else {
        Entity::delete_by_id(id.0).exec(&tx.db).await?;
    }
    Ok(())
}
