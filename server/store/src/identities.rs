//! What became of the papers that students hand in. The row is there from the first upload on, for its counts.

use crate::entity::enrolment;
use crate::entity::identity::{ActiveModel, Column, Entity, Model, Relation};
use crate::seal::Place;
use crate::{Result, Tx, codes, enrolments};
use domain::college::Scope;
use domain::id::{EnrolmentId, StudentId};
use domain::identity::{Claim, Outcome, Pace};
use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    JoinType, QueryOrder, QuerySelect, RelationTrait,
    entity::prelude::*,
};

#[derive(Clone, Debug, Default)]
pub struct Identity {
    pub pictures: Pace,
    pub entries: Pace,
    /// Only while it waits for staff.
    pub claim: Option<Claim>,
    pub outcome: Option<Outcome>,
    /// How long it waits.
    pub until: Option<Timestamp>,
}

fn sealed_in(row: &Uuid) -> Place<'_> {
    Place { table: "identities", column: "claim", row }
}

fn pace(count: i32, since: i64) -> Result<Pace> {
    Ok(Pace { count: codes::unsigned(count, "identities.count")?, since: Timestamp(since) })
}

fn outcome_in(row: &Model) -> Result<Option<Outcome>> {
    row.outcome.as_deref().map(|text| codes::read_json(text, "identities.outcome")).transpose()
}

async fn row(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(enrolment.0).one(&tx.db).await?)
}

/// Nothing yet where there is no row.
pub async fn find(tx: &Tx, enrolment: EnrolmentId) -> Result<Identity> {
    let Some(row) = row(tx, enrolment).await? else { return Ok(Identity::default()) };
    let claim = match &row.claim {
        Some(sealed) => {
            let text = tx.keys.open_text(sealed_in(&row.enrolment_id), sealed)?;
            Some(codes::read_json(&text, "identities.claim")?)
        }
        None => None,
    };
    Ok(Identity {
        pictures: pace(row.pictures, row.pictures_since)?,
        entries: pace(row.entries, row.entries_since)?,
        claim,
        outcome: outcome_in(&row)?,
        until: codes::time(row.until),
    })
}

pub async fn outcome(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<Outcome>> {
    row(tx, enrolment).await?.map_or(Ok(None), |row| outcome_in(&row))
}

/// Writes the whole of it. The enrolment is held.
pub async fn save(tx: &Tx, enrolment: EnrolmentId, identity: &Identity) -> Result<()> {
    let claim = match &identity.claim {
        Some(claim) => {
            let text = codes::json(claim, "identities.claim")?;
            Some(tx.keys.seal(sealed_in(&enrolment.0), text.as_bytes())?)
        }
        None => None,
    };
    let number_hash = match (&identity.claim, &identity.outcome) {
        (Some(claim), _) => Set(Some(number_hash(tx, &claim.number))),
        // One paper is accepted for one student: its hash stays, the number goes.
        (None, Some(Outcome::Accepted { .. })) => NotSet,
        (None, _) => Set(None),
    };
    let outcome = identity.outcome.as_ref().map(|outcome| codes::json(outcome, "identities.outcome")).transpose()?;
    let written = ActiveModel {
        enrolment_id: Set(enrolment.0),
        pictures: Set(codes::signed(identity.pictures.count, "identities.pictures")?),
        pictures_since: Set(identity.pictures.since.0),
        entries: Set(codes::signed(identity.entries.count, "identities.entries")?),
        entries_since: Set(identity.entries.since.0),
        claim: Set(claim),
        number_hash,
        outcome: Set(outcome),
        until: Set(codes::millis(identity.until)),
    };
    match row(tx, enrolment).await? {
        Some(_) => Entity::update(written).exec(&tx.db).await.map(|_| ())?,
        None => Entity::insert(written).exec_without_returning(&tx.db).await.map(|_| ())?,
    }
    Ok(())
}

/// Whether a paper with this number waits for staff, or was accepted, in the name of another student.
pub async fn is_elsewhere(tx: &Tx, student: StudentId, number: &str) -> Result<bool> {
    let own = enrolment::Entity::find().select_only().column(enrolment::Column::Id);
    let own: Vec<Uuid> = own.filter(enrolment::Column::StudentId.eq(student.0)).into_tuple().all(&tx.db).await?;
    let others = Entity::find().filter(Column::NumberHash.eq(number_hash(tx, number)));
    Ok(others.filter(Column::EnrolmentId.is_not_in(own)).count(&tx.db).await? > 0)
}

fn number_hash(tx: &Tx, number: &str) -> Vec<u8> {
    tx.keys.hash("identities/number", &[number.as_bytes()])
}

/// Enrolments of a scope whose papers wait for staff, the longest waiting first; at most `limit`.
pub async fn waiting(tx: &Tx, scope: Scope, limit: u64) -> Result<Vec<EnrolmentId>> {
    let found = Entity::find().join(JoinType::InnerJoin, Relation::Enrolment.def()).filter(Column::Until.is_not_null());
    let found = enrolments::in_open_sessions(found, scope, tx.now()).order_by_asc(Column::Until);
    let rows = found.order_by_asc(Column::EnrolmentId).limit(limit).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| EnrolmentId(row.enrolment_id)).collect())
}

/// Enrolments whose papers waited for as long as they may.
pub async fn expired(tx: &Tx) -> Result<Vec<EnrolmentId>> {
    let rows = Entity::find().filter(Column::Until.lte(tx.now().0)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| EnrolmentId(row.enrolment_id)).collect())
}
