//! Reviews and their queue.

use crate::enrolments::students_in;
use crate::entity::enrolment;
use crate::entity::review::{ActiveModel, Column, Entity, Model, Relation};
use crate::{Error, Result, Tx, codes};
use domain::college::Scope;
use domain::id::{DraftId, EnrolmentId, PhotoId, ReviewId, SchoolId, StaffId};
use domain::reason::ReasonCode;
use domain::review::{Review, ReviewState};
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, JoinType, QueryOrder, QuerySelect, RelationTrait, Select, entity::prelude::*};

const PENDING: &str = "pending";
const APPROVED: &str = "approved";
const REJECTED: &str = "rejected";
const CONFIRMED: &str = "confirmed";

impl TryFrom<Model> for Review {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        let decided = row.decided_at.map(Timestamp).zip(row.decided_by.map(StaffId));
        let reasons: Vec<ReasonCode> = codes::read_json(&row.reasons, "reviews.reasons")?;
        let state = match (row.state.as_str(), decided, row.confirmed_at.map(Timestamp)) {
            (PENDING, ..) => ReviewState::Pending,
            (APPROVED, Some((at, by)), _) => ReviewState::Approved { at, by },
            (REJECTED, Some((at, by)), _) => ReviewState::Rejected { at, by, reasons, note: row.note },
            (CONFIRMED, Some((approved_at, by)), Some(at)) => ReviewState::Confirmed { approved_at, by, at },
            _ => return Err(Error::Stored { what: "reviews.state" }),
        };
        Ok(Review {
            id: ReviewId(row.id),
            draft: DraftId(row.draft_id),
            photo: PhotoId(row.photo_id),
            submitted_at: Timestamp(row.submitted_at),
            due_at: Timestamp(row.due_at),
            state,
        })
    }
}

pub async fn insert(tx: &Tx, enrolment: EnrolmentId, review: &Review, settings_version: u32) -> Result<()> {
    let row = ActiveModel {
        enrolment_id: Set(enrolment.0),
        draft_id: Set(review.draft.0),
        photo_id: Set(review.photo.0),
        submitted_at: Set(review.submitted_at.0),
        due_at: Set(review.due_at.0),
        settings_version: Set(codes::signed(settings_version, "reviews.settings_version")?),
        ..state_of(review)?
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Stores the state that a transition led to.
pub async fn save(tx: &Tx, review: &Review) -> Result<()> {
    Entity::update(state_of(review)?).exec(&tx.db).await?;
    Ok(())
}

fn state_of(review: &Review) -> Result<ActiveModel> {
    let none: (&[ReasonCode], &str) = (&[], "");
    let (state, decided, confirmed_at, (reasons, note)) = match &review.state {
        ReviewState::Pending => (PENDING, None, None, none),
        ReviewState::Approved { at, by } => (APPROVED, Some((at, by)), None, none),
        ReviewState::Rejected { at, by, reasons, note } => (REJECTED, Some((at, by)), None, (&reasons[..], &note[..])),
        ReviewState::Confirmed { approved_at, by, at } => (CONFIRMED, Some((approved_at, by)), Some(at.0), none),
    };
    Ok(ActiveModel {
        id: Set(review.id.0),
        state: Set(state.to_owned()),
        decided_at: Set(decided.map(|(at, _)| at.0)),
        decided_by: Set(decided.map(|(_, by)| by.0)),
        reasons: Set(codes::json(&reasons, "reviews.reasons")?),
        note: Set(note.to_owned()),
        confirmed_at: Set(confirmed_at),
        ..Default::default()
    })
}

pub async fn find(tx: &Tx, id: ReviewId) -> Result<Option<(Review, EnrolmentId)>> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    let enrolment = EnrolmentId(row.enrolment_id);
    Ok(Some((Review::try_from(row)?, enrolment)))
}

/// Oldest first.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Review>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_asc(Column::SubmittedAt);
    found.order_by_asc(Column::Id).all(&tx.db).await?.into_iter().map(Review::try_from).collect()
}

fn in_scope(scope: Scope) -> Select<Entity> {
    Entity::find()
        .join(JoinType::InnerJoin, Relation::Enrolment.def())
        .join(JoinType::InnerJoin, enrolment::Relation::Student.def())
        .filter(students_in(scope))
}

fn pending(scope: Scope) -> Select<Entity> {
    in_scope(scope).filter(Column::State.eq(PENDING))
}

/// Pending reviews, the oldest first. `due_before` keeps only those that were promised for before then.
pub async fn queue(
    tx: &Tx,
    scope: Scope,
    due_before: Option<Timestamp>,
    limit: u64,
) -> Result<Vec<(Review, EnrolmentId)>> {
    let mut found = pending(scope);
    if let Some(before) = due_before {
        found = found.filter(Column::DueAt.lt(before.0));
    }
    let rows: Vec<Model> =
        found.order_by_asc(Column::SubmittedAt).order_by_asc(Column::Id).limit(limit).all(&tx.db).await?;
    rows.into_iter()
        .map(|row| {
            let enrolment = EnrolmentId(row.enrolment_id);
            Ok((Review::try_from(row)?, enrolment))
        })
        .collect()
}

/// How much there is to do, and how much was done since `since`.
pub struct Counts {
    pub pending: u64,
    pub overdue: u64,
    pub decided: u64,
}

pub async fn counts(tx: &Tx, scope: Scope, since: Timestamp) -> Result<Counts> {
    Ok(Counts {
        pending: pending(scope).count(&tx.db).await?,
        overdue: pending(scope).filter(Column::DueAt.lt(tx.now().0)).count(&tx.db).await?,
        decided: in_scope(scope).filter(Column::DecidedAt.gte(since.0)).count(&tx.db).await?,
    })
}

/// Pending reviews of a school that were submitted before this one.
pub async fn ahead(tx: &Tx, school: SchoolId, review: &Review) -> Result<u64> {
    Ok(pending(Scope::whole(school)).filter(Column::SubmittedAt.lt(review.submitted_at.0)).count(&tx.db).await?)
}
