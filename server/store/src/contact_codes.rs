//! One-time codes that prove an address.

use crate::entity::contact_code::{ActiveModel, Column, Entity};
use crate::seal::Place;
use crate::{Error, Result, Tx, codes};
use domain::contact::{Address, PendingCode};
use domain::id::EnrolmentId;
use domain::time::Timestamp;
use sea_orm::sea_query::Condition;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

/// The code that was sent last and has not been used.
pub struct Sent {
    id: Uuid,
    pub address: Address,
    pub pending: PendingCode,
    code_hash: Vec<u8>,
}

fn sealed_in(row: &Uuid) -> Place<'_> {
    Place { table: "contact_codes", column: "address", row }
}

pub async fn insert(
    tx: &Tx,
    enrolment: EnrolmentId,
    address: &Address,
    code: &str,
    pending: PendingCode,
) -> Result<()> {
    let id = crate::new_id();
    let row = ActiveModel {
        id: Set(id),
        enrolment_id: Set(enrolment.0),
        channel: Set(codes::code(&address.channel, "contact_codes.channel")?),
        address: Set(tx.keys.seal(sealed_in(&id), address.value.as_bytes())?),
        address_hash: Set(address_hash(tx, address)),
        code_hash: Set(code_hash(tx, id, code)),
        sent_at: Set(pending.sent_at.0),
        tries_left: Set(pending.tries_left.into()),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

fn address_hash(tx: &Tx, address: &Address) -> Vec<u8> {
    tx.keys.hash("contact", &[address.value.as_bytes()])
}

/// Six digits have few values: only the key keeps a stolen table from being tried out, and the row's id from being compared.
fn code_hash(tx: &Tx, row: Uuid, code: &str) -> Vec<u8> {
    tx.keys.hash("contact_codes/code", &[row.as_bytes(), code.as_bytes()])
}

pub async fn latest(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<Sent>> {
    let found = Entity::find()
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(Column::UsedAt.is_null())
        .order_by_desc(Column::SentAt)
        .order_by_desc(Column::Id)
        .one(&tx.db)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let address = Address {
        channel: codes::read_code(&row.channel, "contact_codes.channel")?,
        value: tx.keys.open_text(sealed_in(&row.id), &row.address)?,
    };
    let tries_left = row.tries_left.try_into().map_err(|_| Error::Stored { what: "contact_codes.tries_left" })?;
    let pending = PendingCode { sent_at: Timestamp(row.sent_at), tries_left };
    Ok(Some(Sent { id: row.id, address, pending, code_hash: row.code_hash }))
}

impl Sent {
    /// Whether this is the code. Both sides are keyed hashes: how long the comparison takes tells nothing of the code.
    pub fn is(&self, tx: &Tx, answer: &str) -> bool {
        self.code_hash == code_hash(tx, self.id, answer)
    }
}

pub async fn use_up(tx: &Tx, sent: &Sent) -> Result<()> {
    let row = ActiveModel { id: Set(sent.id), used_at: Set(Some(tx.now().0)), ..Default::default() };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}

pub async fn set_tries(tx: &Tx, sent: &Sent, tries_left: u8) -> Result<()> {
    let row = ActiveModel { id: Set(sent.id), tries_left: Set(tries_left.into()), ..Default::default() };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}

/// When codes were sent since `since`, to this student or to this address: neither may be flooded.
pub async fn sent_since(
    tx: &Tx,
    enrolment: EnrolmentId,
    address: &Address,
    since: Timestamp,
) -> Result<Vec<Timestamp>> {
    let either = Condition::any()
        .add(Column::EnrolmentId.eq(enrolment.0))
        .add(Column::AddressHash.eq(address_hash(tx, address)));
    let times: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::SentAt)
        .filter(either)
        .filter(Column::SentAt.gt(since.0))
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(times.into_iter().map(Timestamp).collect())
}
