//! What platforms say of an attempt.

use crate::entity::platform_verdict::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx, codes};
use domain::id::AttemptId;
use domain::platform::PlatformVerdict;
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

impl TryFrom<Model> for PlatformVerdict {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        Ok(PlatformVerdict {
            platform: codes::read_json(&row.platform, "platform_verdicts.platform")?,
            verdict: codes::read_json(&row.verdict, "platform_verdicts.verdict")?,
            judged_at: Timestamp(row.judged_at),
        })
    }
}

pub async fn insert(tx: &Tx, attempt: AttemptId, said: &PlatformVerdict) -> Result<()> {
    let row = ActiveModel {
        id: Set(crate::new_id()),
        attempt_id: Set(attempt.0),
        platform_id: Set(said.platform.id.clone()),
        platform: Set(codes::json(&said.platform, "platform_verdicts.platform")?),
        verdict: Set(codes::json(&said.verdict, "platform_verdicts.verdict")?),
        judged_at: Set(said.judged_at.0),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// In the order in which the session names the platforms.
pub async fn of(tx: &Tx, attempt: AttemptId) -> Result<Vec<PlatformVerdict>> {
    let found = Entity::find().filter(Column::AttemptId.eq(attempt.0)).order_by_asc(Column::Id);
    found.all(&tx.db).await?.into_iter().map(PlatformVerdict::try_from).collect()
}
