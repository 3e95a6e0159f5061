//! What platforms say of an attempt.

use crate::entity::platform_verdict::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx, codes};
use domain::draft::Draft;
use domain::id::AttemptId;
use domain::platform::PlatformVerdict;
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use std::collections::BTreeMap;

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

/// Of the photo that a draft shows; nothing of one that was imported.
pub async fn of_draft(tx: &Tx, draft: &Draft) -> Result<Vec<PlatformVerdict>> {
    match draft.attempt {
        Some(attempt) => of(tx, attempt).await,
        None => Ok(Vec::new()),
    }
}

/// Of several attempts; one about which nothing was said is not among the answers.
pub async fn among(
    tx: &Tx,
    attempts: impl IntoIterator<Item = AttemptId>,
) -> Result<BTreeMap<AttemptId, Vec<PlatformVerdict>>> {
    let ids = attempts.into_iter().map(|attempt| attempt.0);
    let found = Entity::find().filter(Column::AttemptId.is_in(ids)).order_by_asc(Column::Id);
    let mut said = BTreeMap::<_, Vec<_>>::new();
    for row in found.all(&tx.db).await? {
        said.entry(AttemptId(row.attempt_id)).or_default().push(PlatformVerdict::try_from(row)?);
    }
    Ok(said)
}
