//! Attempts.

use crate::entity::attempt::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx, codes};
use domain::attempt::{Attempt, Failure, FailureKind, Outcome};
use domain::id::{AttemptId, AttemptKey, DraftId, EnrolmentId, PhotoId};
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

const PASSED: &str = "passed";
const FAILED: &str = "failed";

impl TryFrom<Model> for Attempt {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        let outcome = match (row.outcome.as_str(), row.draft_id, &row.failure) {
            (PASSED, Some(draft), _) => Outcome::Passed { draft: DraftId(draft) },
            (FAILED, _, Some(kind)) => Outcome::Failed { kind: codes::read_code(kind, "attempts.failure")? },
            _ => return Err(Error::Stored { what: "attempts.outcome" }),
        };
        Ok(Attempt {
            id: AttemptId(row.id),
            key: AttemptKey(row.key),
            at: Timestamp(row.at),
            source: codes::read_code(&row.source, "attempts.source")?,
            outcome,
            verdict: codes::read_json(&row.verdict, "attempts.verdict")?,
            measures: codes::read_json(&row.measures, "attempts.measures")?,
            places: codes::read_json(&row.places, "attempts.places")?,
            photo: row.photo_id.map(PhotoId),
            checks: codes::unsigned(row.checks, "attempts.checks")?,
            took_ms: codes::unsigned(row.took_ms, "attempts.took_ms")?,
        })
    }
}

/// Under what an attempt was judged, so that its verdict can be explained later.
pub struct Judged<'a> {
    pub engine: &'a str,
    pub settings_version: u32,
}

/// Adds an attempt. A second one with the same key is refused by the database: see [`Error::is_conflict`].
pub async fn insert(tx: &Tx, enrolment: EnrolmentId, attempt: &Attempt, by: Judged<'_>) -> Result<()> {
    let (outcome, draft, failure) = match &attempt.outcome {
        Outcome::Passed { draft } => (PASSED, Some(draft.0), None),
        Outcome::Failed { kind } => (FAILED, None, Some(codes::code(kind, "attempts.failure")?)),
    };
    let row = ActiveModel {
        id: Set(attempt.id.0),
        enrolment_id: Set(enrolment.0),
        key: Set(attempt.key.0),
        at: Set(attempt.at.0),
        source: Set(codes::code(&attempt.source, "attempts.source")?),
        outcome: Set(outcome.to_owned()),
        failure: Set(failure),
        draft_id: Set(draft),
        photo_id: Set(attempt.photo.map(|photo| photo.0)),
        verdict: Set(codes::json(&attempt.verdict, "attempts.verdict")?),
        measures: Set(codes::json(&attempt.measures, "attempts.measures")?),
        places: Set(codes::json(&attempt.places, "attempts.places")?),
        checks: Set(codes::signed(attempt.checks, "attempts.checks")?),
        took_ms: Set(codes::signed(attempt.took_ms, "attempts.took_ms")?),
        engine: Set(by.engine.to_owned()),
        settings_version: Set(codes::signed(by.settings_version, "attempts.settings_version")?),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn by_key(tx: &Tx, enrolment: EnrolmentId, key: AttemptKey) -> Result<Option<Attempt>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).filter(Column::Key.eq(key.0));
    found.one(&tx.db).await?.map(Attempt::try_from).transpose()
}

pub async fn find(tx: &Tx, id: AttemptId) -> Result<Option<Attempt>> {
    Entity::find_by_id(id.0).one(&tx.db).await?.map(Attempt::try_from).transpose()
}

/// Oldest first.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Attempt>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_asc(Column::At);
    found.order_by_asc(Column::Id).all(&tx.db).await?.into_iter().map(Attempt::try_from).collect()
}

pub async fn last(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<Attempt>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_desc(Column::At);
    found.order_by_desc(Column::Id).one(&tx.db).await?.map(Attempt::try_from).transpose()
}

/// Every failure, as the cooldown rule asks for them.
pub async fn failures(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Failure>> {
    let rows: Vec<(i64, Option<String>)> = Entity::find()
        .select_only()
        .column(Column::At)
        .column(Column::Failure)
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(Column::Outcome.eq(FAILED))
        .into_tuple()
        .all(&tx.db)
        .await?;
    let failure = |(at, kind): (i64, Option<String>)| {
        let kind: FailureKind = codes::read_code(kind.as_deref().unwrap_or_default(), "attempts.failure")?;
        Ok(Failure { at: Timestamp(at), kind })
    };
    rows.into_iter().map(failure).collect()
}

/// Photos of failed attempts that are still kept.
pub async fn failed_photos(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<PhotoId>> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PhotoId)
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(Column::Outcome.eq(FAILED))
        .filter(Column::PhotoId.is_not_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(ids.into_iter().map(PhotoId).collect())
}
