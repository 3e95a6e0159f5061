//! Consents given in an enrolment.

use crate::entity::consent::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx, codes};
use domain::consent::Consent;
use domain::id::EnrolmentId;
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};

impl TryFrom<Model> for Consent {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        Ok(Consent {
            purpose: codes::read_code(&row.purpose, "consents.purpose")?,
            version: codes::unsigned(row.version, "consents.version")?,
            given_at: Timestamp(row.given_at),
            withdrawn_at: codes::time(row.withdrawn_at),
        })
    }
}

pub async fn insert(tx: &Tx, enrolment: EnrolmentId, consent: &Consent) -> Result<()> {
    let row = ActiveModel {
        id: Set(crate::new_id()),
        enrolment_id: Set(enrolment.0),
        purpose: Set(codes::code(&consent.purpose, "consents.purpose")?),
        version: Set(codes::signed(consent.version, "consents.version")?),
        given_at: Set(consent.given_at.0),
        withdrawn_at: Set(codes::millis(consent.withdrawn_at)),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// All of them, withdrawn ones too, oldest first.
pub async fn of(tx: &Tx, enrolment: EnrolmentId) -> Result<Vec<Consent>> {
    let found = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).order_by_asc(Column::GivenAt);
    found.order_by_asc(Column::Id).all(&tx.db).await?.into_iter().map(Consent::try_from).collect()
}

/// Withdraws whatever stands.
pub async fn withdraw_all(tx: &Tx, enrolment: EnrolmentId) -> Result<()> {
    let standing = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(tx.now().0))
        .filter(Column::EnrolmentId.eq(enrolment.0))
        .filter(Column::WithdrawnAt.is_null());
    standing.exec(&tx.db).await?;
    Ok(())
}
