//! Wrong entries at sign-in, counted by login whether or not an account has it.

use crate::entity::sign_in_failure::{ActiveModel, Column, Entity};
use crate::{Error, Result, Tx, codes};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Wrong entries in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    pub count: u32,
    pub last_at: Timestamp,
    pub blocked_until: Option<Timestamp>,
}

/// Which counter a login has.
#[derive(Clone)]
pub struct Counter(String);

/// `realm` tells logins of students of one school from those of another and from those of staff.
pub fn counter(tx: &Tx, realm: &str, login: &str) -> Counter {
    let hash = tx.keys.hash("sign_in", &[realm.as_bytes(), login.trim().to_lowercase().as_bytes()]);
    Counter(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Holds a counter until the transaction ends, so that guesses made at the same time count one after the other.
pub async fn hold(tx: &Tx, counter: &Counter) -> Result<Failures> {
    let new = ActiveModel {
        login_hash: Set(counter.0.clone()),
        count: Set(0),
        last_at: Set(tx.now().0),
        blocked_until: Set(None),
    };
    let unless_known = OnConflict::column(Column::LoginHash).do_nothing().to_owned();
    Entity::insert(new).on_conflict(unless_known).try_insert().exec_without_returning(&tx.db).await?;
    let same = Entity::update_many().col_expr(Column::Count, Expr::col(Column::Count));
    same.filter(Column::LoginHash.eq(&counter.0)).exec(&tx.db).await?;
    let row = Entity::find_by_id(counter.0.clone()).one(&tx.db).await?;
    let row = row.ok_or(Error::Stored { what: "sign_in_failures" })?;
    Ok(Failures {
        count: codes::unsigned(row.count, "sign_in_failures.count")?,
        last_at: Timestamp(row.last_at),
        blocked_until: codes::time(row.blocked_until),
    })
}

pub async fn save(tx: &Tx, counter: &Counter, failures: Failures) -> Result<()> {
    let row = ActiveModel {
        login_hash: Set(counter.0.clone()),
        count: Set(codes::signed(failures.count, "sign_in_failures.count")?),
        last_at: Set(failures.last_at.0),
        blocked_until: Set(codes::millis(failures.blocked_until)),
    };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}

/// Forgets wrong entries after the right one.
pub async fn forget(tx: &Tx, counter: &Counter) -> Result<()> {
    Entity::delete_by_id(counter.0.clone()).exec(&tx.db).await?;
    Ok(())
}

/// Removes counters that no longer matter.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::LastAt.lt(before.0)).exec(&tx.db).await?.rows_affected)
}
