//! Attempts.

use crate::entity::attempt::{ActiveModel, Column, Entity, Model};
use crate::entity::draft;
use crate::{Error, Result, Tx, codes};
use domain::attempt::{Attempt, Failure, FailureKind, Outcome};
use domain::calibration::Calibrated;
use domain::id::{AttemptId, AttemptKey, DraftId, EnrolmentId, PhotoId};
use domain::liveness::Flag;
use domain::time::Timestamp;
use sea_orm::sea_query::{Condition, Query};
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
        let calibrated = match (row.calibrated_of, &row.calibration) {
            (Some(of), Some(by)) => {
                Some(Calibrated { of: AttemptId(of), by: codes::read_json(by, "attempts.calibration")? })
            }
            (None, None) => None,
            _ => return Err(Error::Stored { what: "attempts.calibrated_of" }),
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
            calibrated,
        })
    }
}

/// Under what an attempt was judged, so that its verdict can be explained later.
pub struct Judged<'a> {
    pub engine: &'a str,
    pub settings_version: u32,
    /// What the picture's file says of itself; for reviewers alone, so that it travels apart from the attempt.
    pub flags: &'a [Flag],
}

/// Adds an attempt. A second one with the same key is refused by the database: see [`Error::is_conflict`].
pub async fn insert(tx: &Tx, enrolment: EnrolmentId, attempt: &Attempt, by: Judged<'_>) -> Result<()> {
    let (outcome, draft, failure) = match &attempt.outcome {
        Outcome::Passed { draft } => (PASSED, Some(draft.0), None),
        Outcome::Failed { kind } => (FAILED, None, Some(codes::code(kind, "attempts.failure")?)),
    };
    let calibration = attempt.calibrated.map(|calibrated| codes::json(&calibrated.by, "attempts.calibration"));
    let flags = (!by.flags.is_empty()).then(|| codes::json(&by.flags, "attempts.flags"));
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
        calibrated_of: Set(attempt.calibrated.map(|calibrated| calibrated.of.0)),
        calibration: Set(calibration.transpose()?),
        flags: Set(flags.transpose()?),
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

/// What the file of a shot's picture says of itself.
pub async fn flags(tx: &Tx, shot: AttemptId) -> Result<Vec<Flag>> {
    let found = Entity::find_by_id(shot.0).select_only().column(Column::Flags);
    let flags: Option<Option<String>> = found.into_tuple().one(&tx.db).await?;
    flags.flatten().map_or(Ok(vec![]), |flags| codes::read_json(&flags, "attempts.flags"))
}

/// Oldest first.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Attempt>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_asc(Column::At);
    found.order_by_asc(Column::Id).all(&tx.db).await?.into_iter().map(Attempt::try_from).collect()
}

/// The latest press of the shutter.
pub async fn last(tx: &Tx, enrolment: EnrolmentId) -> Result<Option<Attempt>> {
    let shots = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).filter(Column::CalibratedOf.is_null());
    let found = shots.order_by_desc(Column::At);
    found.order_by_desc(Column::Id).one(&tx.db).await?.map(Attempt::try_from).transpose()
}

/// The calibrations of a shot, oldest first.
pub async fn calibrations(tx: &Tx, shot: AttemptId) -> Result<Vec<Attempt>> {
    let found = Entity::find().filter(Column::CalibratedOf.eq(shot.0)).order_by_asc(Column::At);
    found.order_by_asc(Column::Id).all(&tx.db).await?.into_iter().map(Attempt::try_from).collect()
}

/// Whether an attempt is this enrolment's.
pub async fn belongs(tx: &Tx, enrolment: EnrolmentId, id: AttemptId) -> Result<bool> {
    let found = Entity::find_by_id(id.0).filter(Column::EnrolmentId.eq(enrolment.0));
    Ok(found.count(&tx.db).await? > 0)
}

/// Every failure, as the cooldown rule asks for them: a calibration is none.
pub async fn failures(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Failure>> {
    let rows: Vec<(i64, Option<String>)> = Entity::find()
        .select_only()
        .column(Column::At)
        .column(Column::Failure)
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(Column::Outcome.eq(FAILED))
        .filter(Column::CalibratedOf.is_null())
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

/// Photos that lead back from a calibration, or that a failed one showed: of no use once the student has gone on. A photo
/// in a draft is none of them, nor is that of a failed shot.
pub async fn former_photos(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<PhotoId>> {
    let shown = Query::select()
        .column(draft::Column::PhotoId)
        .from(draft::Entity)
        .and_where(draft::Column::EnrolmentId.eq(enrolment.0))
        .to_owned();
    let left = Condition::any().add(Column::Outcome.eq(PASSED)).add(Column::CalibratedOf.is_not_null());
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PhotoId)
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(left)
        .filter(Column::PhotoId.is_not_null())
        .filter(Column::PhotoId.not_in_subquery(shown))
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(ids.into_iter().map(PhotoId).collect())
}
