//! Challenges that were given to a student, for a day: which is open, and how many ran out unanswered.

use crate::entity::liveness_challenge::{ActiveModel, Column, Entity};
use crate::entity::liveness_check;
use crate::{Result, Tx};
use domain::id::{EnrolmentId, LivenessChallengeId};
use domain::liveness::Issued;
use domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeSet;

/// A challenge on record.
#[derive(Clone, Debug)]
pub struct Given {
    pub at: Timestamp,
    pub until: Timestamp,
    /// The challenge as it travels, sealed.
    pub token: String,
}

pub async fn insert(tx: &Tx, enrolment: EnrolmentId, issued: &Issued, token: &str) -> Result<()> {
    let row = ActiveModel {
        id: Set(issued.id.0),
        enrolment_id: Set(enrolment.0),
        at: Set(tx.now().0),
        until: Set(issued.until.0),
        token: Set(token.to_owned()),
        filmed: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Those that nobody has answered, the latest first.
pub async fn unanswered(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Given>> {
    let rows = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_desc(Column::At).all(&tx.db).await?;
    let ids = rows.iter().map(|row| row.id);
    let answered: Vec<Uuid> = liveness_check::Entity::find()
        .select_only()
        .column(liveness_check::Column::Id)
        .filter(liveness_check::Column::Id.is_in(ids))
        .into_tuple()
        .all(&tx.db)
        .await?;
    let answered: BTreeSet<Uuid> = answered.into_iter().collect();
    let open = rows.into_iter().filter(|row| !answered.contains(&row.id));
    let given = open.map(|row| Given { at: Timestamp(row.at), until: Timestamp(row.until), token: row.token });
    Ok(given.collect())
}

/// Notes what a challenge will be answered with; a later film of the same challenge replaces it.
pub async fn note_film(tx: &Tx, id: LivenessChallengeId, digest: &str) -> Result<()> {
    let row = Entity::update_many().col_expr(Column::Filmed, Expr::value(digest)).filter(Column::Id.eq(id.0));
    row.exec(&tx.db).await?;
    Ok(())
}

/// What was noted; `None` where nothing was, and once the challenge is forgotten.
pub async fn film(tx: &Tx, id: LivenessChallengeId) -> Result<Option<String>> {
    Ok(Entity::find_by_id(id.0).one(&tx.db).await?.and_then(|row| row.filmed))
}

/// Forgets what this enrolment's challenges would have been answered with. That they were given still counts.
pub async fn forget_films(tx: &Tx, enrolment: EnrolmentId) -> Result<()> {
    let films = Entity::update_many().col_expr(Column::Filmed, Expr::value(Option::<String>::None));
    films.filter(Column::EnrolmentId.eq(enrolment.0)).exec(&tx.db).await?;
    Ok(())
}

/// Forgets everybody's challenges from before a moment.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<()> {
    Entity::delete_many().filter(Column::At.lt(before.0)).exec(&tx.db).await?;
    Ok(())
}
