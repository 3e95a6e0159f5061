//! Locks.

use crate::entity::lock::{ActiveModel, Column, Entity, Model, Relation};
use crate::{Error, Result, Tx, codes, enrolments};
use domain::college::Scope;
use domain::id::{EnrolmentId, LockId, StaffId};
use domain::lock::{Lift, Lock, LockKind};
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, JoinType, QueryOrder, QuerySelect, RelationTrait, entity::prelude::*};

const TIMED: &str = "timed";
const UNTIL_UNLOCKED: &str = "until_unlocked";

impl TryFrom<Model> for Lock {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        let kind = match (row.kind.as_str(), row.until, &row.cause) {
            (TIMED, Some(until), _) => LockKind::Timed { until: Timestamp(until) },
            (UNTIL_UNLOCKED, _, Some(cause)) => {
                LockKind::UntilUnlocked { cause: codes::read_code(cause, "locks.cause")? }
            }
            _ => return Err(Error::Stored { what: "locks.kind" }),
        };
        let lifted = match (row.lifted_at, row.lifted_by, row.lift_reason) {
            (Some(at), Some(by), Some(reason)) => Some(Lift { at: Timestamp(at), by: StaffId(by), reason }),
            _ => None,
        };
        Ok(Lock { id: LockId(row.id), kind, since: Timestamp(row.since), lifted })
    }
}

pub async fn insert(tx: &Tx, enrolment: EnrolmentId, kind: LockKind) -> Result<LockId> {
    let id = LockId(crate::new_id());
    let (code, until, cause) = match kind {
        LockKind::Timed { until } => (TIMED, Some(until.0), None),
        LockKind::UntilUnlocked { cause } => (UNTIL_UNLOCKED, None, Some(codes::code(&cause, "locks.cause")?)),
    };
    let row = ActiveModel {
        id: Set(id.0),
        enrolment_id: Set(enrolment.0),
        kind: Set(code.to_owned()),
        until: Set(until),
        cause: Set(cause),
        since: Set(tx.now().0),
        lifted_at: Set(None),
        lifted_by: Set(None),
        lift_reason: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

/// Oldest first, past ones too.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Lock>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_asc(Column::Since);
    found.order_by_asc(Column::Id).all(&tx.db).await?.into_iter().map(Lock::try_from).collect()
}

/// Enrolments of a scope that are locked until somebody unlocks them, the longest locked first; at most `limit`.
pub async fn waiting(tx: &Tx, scope: Scope, limit: u64) -> Result<Vec<EnrolmentId>> {
    let found = Entity::find().join(JoinType::InnerJoin, Relation::Enrolment.def());
    let found = found.filter(Column::Kind.eq(UNTIL_UNLOCKED)).filter(Column::LiftedAt.is_null());
    let found = enrolments::in_open_sessions(found, scope, tx.now()).order_by_asc(Column::Since);
    let rows = found.order_by_asc(Column::Id).limit(limit).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| EnrolmentId(row.enrolment_id)).collect())
}

pub async fn lift(tx: &Tx, id: LockId, lift: &Lift) -> Result<()> {
    let row = ActiveModel {
        id: Set(id.0),
        lifted_at: Set(Some(lift.at.0)),
        lifted_by: Set(Some(lift.by.0)),
        lift_reason: Set(Some(lift.reason.clone())),
        ..Default::default()
    };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}
