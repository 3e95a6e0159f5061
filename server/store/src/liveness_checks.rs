//! Liveness: challenges travel sealed; what is kept here is which were answered, and with what.

use crate::entity::enrolment;
use crate::entity::liveness_check::{ActiveModel, Column, Entity};
use crate::seal::Place;
use crate::{Result, Tx, codes};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::{AttemptId, EnrolmentId, LivenessChallengeId, StudentId};
use domain::liveness::{Challenge, Issued, Verdict};
use domain::verdict::Measures;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

/// Earlier bursts that a new one is compared with, the latest ones.
const REMEMBERED: u64 = 20;

/// Challenges lie in no row; whose they are is in them.
const SEALED_IN: Place<'static> = Place { table: "liveness_checks", column: "challenge", row: &Uuid::nil() };

/// What a burst was found to be.
pub struct Answered<'a> {
    pub challenge: &'a Issued,
    pub verdict: &'a Verdict,
    pub measures: &'a Measures,
    /// JSON; of the engine's making, which alone reads it.
    pub fingerprint: Option<&'a str>,
}

/// The challenge as the browser keeps it: only this installation can have made it, and nobody can change it.
pub fn seal(tx: &Tx, issued: &Issued) -> Result<String> {
    let plain = codes::json(issued, "challenge")?;
    Ok(URL_SAFE_NO_PAD.encode(tx.keys.seal(SEALED_IN, plain.as_bytes())?))
}

/// `None` for what [`seal`] has not made.
pub fn open(tx: &Tx, token: &str) -> Option<Issued> {
    let sealed = URL_SAFE_NO_PAD.decode(token).ok()?;
    let plain = tx.keys.open_text(SEALED_IN, &sealed).ok()?;
    codes::read_json(&plain, "challenge").ok()
}

/// Puts an answer on record. A second answer to the same challenge is refused by the database: see [`crate::Error::is_conflict`].
pub async fn insert(tx: &Tx, enrolment: EnrolmentId, attempt: AttemptId, answered: Answered<'_>) -> Result<()> {
    let row = ActiveModel {
        id: Set(answered.challenge.id.0),
        enrolment_id: Set(enrolment.0),
        attempt_id: Set(attempt.0),
        at: Set(tx.now().0),
        challenge: Set(codes::json(&answered.challenge.challenge, "liveness_checks.challenge")?),
        verdict: Set(codes::json(answered.verdict, "liveness_checks.verdict")?),
        measures: Set(codes::json(answered.measures, "liveness_checks.measures")?),
        fingerprint: Set(answered.fingerprint.map(str::to_owned)),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn is_answered(tx: &Tx, id: LivenessChallengeId) -> Result<bool> {
    Ok(Entity::find_by_id(id.0).count(&tx.db).await? > 0)
}

/// What was asked and found with one attempt; `None` where nothing was asked.
pub async fn of_attempt(tx: &Tx, attempt: AttemptId) -> Result<Option<(Challenge, Verdict)>> {
    let Some(row) = Entity::find().filter(Column::AttemptId.eq(attempt.0)).one(&tx.db).await? else { return Ok(None) };
    let challenge = codes::read_json(&row.challenge, "liveness_checks.challenge")?;
    Ok(Some((challenge, codes::read_json(&row.verdict, "liveness_checks.verdict")?)))
}

/// The latest bursts of one student in all sessions, as the engine wrote them.
pub async fn fingerprints(tx: &Tx, student: StudentId) -> Result<Vec<String>> {
    let enrolments = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::StudentId.eq(student.0))
        .into_query();
    let prints = Entity::find()
        .select_only()
        .column(Column::Fingerprint)
        .filter(Column::EnrolmentId.in_subquery(enrolments))
        .filter(Column::Fingerprint.is_not_null())
        .order_by_desc(Column::At)
        .limit(REMEMBERED)
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(prints)
}

/// Forgets how somebody moved; that a challenge was answered, and with what outcome, stays on record.
pub async fn forget_movements(tx: &Tx, enrolment: EnrolmentId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Fingerprint, Expr::value(Option::<String>::None))
        .col_expr(Column::Measures, Expr::value("{}"))
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .exec(&tx.db)
        .await?;
    Ok(())
}
