//! Pictures of papers, at most one a side for each enrolment. The bytes are the caller's to store and to delete.

use crate::entity::identity_picture::{ActiveModel, Column, Entity, Model};
use crate::seal::Place;
use crate::{Error, Result, Tx, codes};
use domain::id::{CardPictureId, EnrolmentId};
use domain::idcard::Document;
use domain::identity::{Picture, Slot};
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, entity::prelude::*, sea_query::Expr};

fn sealed_in(row: &Uuid) -> Place<'_> {
    Place { table: "identity_pictures", column: "reading", row }
}

fn picture(tx: &Tx, row: &Model) -> Result<Picture> {
    let reading = match &row.reading {
        Some(sealed) => {
            let text = tx.keys.open_text(sealed_in(&row.id), sealed)?;
            Some(codes::read_json(&text, "identity_pictures.reading")?)
        }
        None => None,
    };
    Ok(Picture {
        id: CardPictureId(row.id),
        slot: codes::read_code(&row.slot, "identity_pictures.slot")?,
        document: codes::read_code(&row.document, "identity_pictures.document")?,
        uploaded_at: Timestamp(row.uploaded_at),
        reading,
    })
}

/// Keeps a picture whose bytes lie in the photo store already, in the place of the same paper's one before; answers that one's object.
pub async fn replace(
    tx: &Tx,
    enrolment: EnrolmentId,
    picture: &Picture,
    bytes: usize,
    until: Timestamp,
) -> Result<Vec<Uuid>> {
    let slot = codes::code(&picture.slot, "identity_pictures.slot")?;
    let document = codes::code(&picture.document, "identity_pictures.document")?;
    let same = Condition::all()
        .add(Column::EnrolmentId.eq(enrolment.0))
        .add(Column::Slot.eq(&slot))
        .add(Column::Document.eq(&document));
    let replaced = delete(tx, same).await?;
    let reading = match &picture.reading {
        Some(reading) => {
            let text = codes::json(reading, "identity_pictures.reading")?;
            Some(tx.keys.seal(sealed_in(&picture.id.0), text.as_bytes())?)
        }
        None => None,
    };
    let kept = ActiveModel {
        id: Set(picture.id.0),
        enrolment_id: Set(enrolment.0),
        slot: Set(slot),
        document: Set(document),
        bytes: Set(i64::try_from(bytes).map_err(|_| Error::Stored { what: "identity_pictures.bytes" })?),
        reading: Set(reading),
        uploaded_at: Set(picture.uploaded_at.0),
        until: Set(until.0),
    };
    Entity::insert(kept).exec_without_returning(&tx.db).await?;
    Ok(replaced)
}

/// Front before back.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Picture>> {
    let rows = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_desc(Column::Slot);
    rows.all(&tx.db).await?.iter().map(|row| picture(tx, row)).collect()
}

/// Whose picture this is, and of which side.
pub async fn owner(tx: &Tx, id: CardPictureId) -> Result<Option<(EnrolmentId, Slot)>> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    let slot = codes::read_code(&row.slot, "identity_pictures.slot")?;
    Ok(Some((EnrolmentId(row.enrolment_id), slot)))
}

/// They wait for staff now.
pub async fn keep_until(tx: &Tx, enrolment: EnrolmentId, until: Timestamp) -> Result<()> {
    let all = Entity::update_many().col_expr(Column::Until, Expr::value(until.0));
    all.filter(Column::EnrolmentId.eq(enrolment.0)).exec(&tx.db).await?;
    Ok(())
}

/// Removes the enrolment's pictures and answers their objects.
pub async fn delete_all(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Uuid>> {
    delete(tx, Condition::all().add(Column::EnrolmentId.eq(enrolment.0))).await
}

/// Removes those of other papers than this one.
pub async fn delete_others(tx: &Tx, enrolment: EnrolmentId, document: Document) -> Result<Vec<Uuid>> {
    let document = codes::code(&document, "identity_pictures.document")?;
    let of_others = Condition::all().add(Column::EnrolmentId.eq(enrolment.0)).add(Column::Document.ne(document));
    delete(tx, of_others).await
}

/// Removes those whose time was over at a moment.
pub async fn delete_expired(tx: &Tx, at: Timestamp) -> Result<Vec<Uuid>> {
    delete(tx, Condition::all().add(Column::Until.lte(at.0))).await
}

async fn delete(tx: &Tx, which: Condition) -> Result<Vec<Uuid>> {
    let mut gone = vec![];
    for row in Entity::find().filter(which.clone()).all(&tx.db).await? {
        // Asked of each row again: what was handed in since the look stays, and so does its object.
        let deleted = Entity::delete_many().filter(Column::Id.eq(row.id)).filter(which.clone()).exec(&tx.db).await?;
        gone.extend((deleted.rows_affected > 0).then_some(row.id));
    }
    Ok(gone)
}
