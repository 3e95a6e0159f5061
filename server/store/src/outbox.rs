//! The outbox: messages are written with the change that causes them and sent by a job afterwards.

use crate::entity::outbox::{ActiveModel, Column, Entity, Model};
use crate::entity::{enrolment, school, student};
use crate::seal::Place;
use crate::{Error, Result, Tx, codes};
use domain::college::Scope;
use domain::contact::Address;
use domain::id::{CollegeId, EnrolmentId, MessageId, SchoolId};
use domain::notification::{Message, Posted};
use domain::time::{Seconds, Timestamp};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

fn sealed_in<'a>(column: &'static str, row: &'a Uuid) -> Place<'a> {
    Place { table: "outbox", column, row }
}

pub async fn insert(
    tx: &Tx,
    school: SchoolId,
    enrolment: Option<EnrolmentId>,
    to: &Address,
    message: &Message,
) -> Result<MessageId> {
    let id = crate::new_id();
    let message = codes::json(message, "outbox.message")?;
    let row = ActiveModel {
        id: Set(id),
        school_id: Set(school.0),
        enrolment_id: Set(enrolment.map(|enrolment| enrolment.0)),
        channel: Set(codes::code(&to.channel, "outbox.channel")?),
        recipient: Set(tx.keys.seal(sealed_in("recipient", &id), to.value.as_bytes())?),
        message: Set(tx.keys.seal(sealed_in("message", &id), message.as_bytes())?),
        created_at: Set(tx.now().0),
        due_at: Set(tx.now().0),
        tries: Set(0),
        claimed_until: Set(None),
        sent_at: Set(None),
        failed_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(MessageId(id))
}

/// The newest messages, opened.
pub async fn newest(tx: &Tx, limit: u64) -> Result<Vec<Posted>> {
    let rows =
        Entity::find().order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(limit).all(&tx.db).await?;
    rows.into_iter().map(|row| opened(tx, row)).collect()
}

fn opened(tx: &Tx, row: Model) -> Result<Posted> {
    let message = tx.keys.open_text(sealed_in("message", &row.id), &row.message)?;
    Ok(Posted {
        id: MessageId(row.id),
        channel: codes::read_code(&row.channel, "outbox.channel")?,
        to: tx.keys.open_text(sealed_in("recipient", &row.id), &row.recipient)?,
        message: codes::read_json(&message, "outbox.message")?,
        at: Timestamp(row.created_at),
        sent_at: codes::time(row.sent_at),
        tries: codes::unsigned(row.tries, "outbox.tries")?,
    })
}

/// A message that is this sender's to send until its claim ends.
pub struct Claimed {
    pub posted: Posted,
    pub school: String,
    pub scope: Scope,
}

/// Claims the oldest message that is due. One at a time, so that a sender that dies leaves one message waiting.
pub async fn claim(tx: &Tx, length: Seconds) -> Result<Option<Claimed>> {
    let now = tx.now();
    let due = || {
        Condition::all()
            .add(Column::SentAt.is_null())
            .add(Column::FailedAt.is_null())
            .add(Column::DueAt.lte(now.0))
            .add(Condition::any().add(Column::ClaimedUntil.is_null()).add(Column::ClaimedUntil.lte(now.0)))
    };
    let found = Entity::find().filter(due()).order_by_asc(Column::DueAt).order_by_asc(Column::Id);
    let Some((row, school)) = found.find_also_related(school::Entity).one(&tx.db).await? else { return Ok(None) };
    // The condition again: on PostgreSQL another sender may have claimed it since it was read.
    let claimed = Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::value((now + length).0))
        .filter(Column::Id.eq(row.id))
        .filter(due())
        .exec(&tx.db)
        .await?;
    if claimed.rows_affected == 0 {
        return Ok(None);
    }
    let scope = scope(tx, &row).await?;
    let school = school.ok_or(Error::Stored { what: "outbox.school_id" })?.name;
    Ok(Some(Claimed { posted: opened(tx, row)?, school, scope }))
}

/// The college of the student whom a message is about, or else the school that sends it.
async fn scope(tx: &Tx, row: &Model) -> Result<Scope> {
    let found = match row.enrolment_id {
        Some(id) => enrolment::Entity::find_by_id(id).find_also_related(student::Entity).one(&tx.db).await?,
        None => None,
    };
    let student = found.and_then(|(_, student)| student);
    let college = student.map(|student| CollegeId(student.college_id));
    Ok(Scope { school: SchoolId(row.school_id), college })
}

/// What became of a try to send.
pub enum Tried {
    Sent,
    Again { at: Timestamp },
    GivenUp,
}

pub async fn tried(tx: &Tx, posted: &Posted, outcome: Tried) -> Result<()> {
    let (sent_at, due_at, failed_at) = match outcome {
        Tried::Sent => (Some(tx.now().0), None, None),
        Tried::Again { at } => (None, Some(at.0), None),
        Tried::GivenUp => (None, None, Some(tx.now().0)),
    };
    let row = ActiveModel {
        id: Set(posted.id.0),
        tries: Set(codes::signed(posted.tries + 1, "outbox.tries")?),
        claimed_until: Set(None),
        sent_at: Set(sent_at),
        failed_at: Set(failed_at),
        due_at: due_at.map_or(sea_orm::ActiveValue::NotSet, Set),
        ..Default::default()
    };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}
