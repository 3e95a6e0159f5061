//! The audit log: appended with the change it records, read in pages, checked against the end of its chain.

use crate::entity::{audit_head, audit_log};
use crate::{Error, Result, Tx, codes};
use domain::actor::Actor;
use domain::audit::{Action, Deed, Entry, GENESIS};
use domain::college::Scope;
use domain::id::{CollegeId, SchoolId, StaffId, StudentId};
use domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect, entity::prelude::*};

/// There is one chain, hence one row that knows its end.
const HEAD: i32 = 1;

impl TryFrom<audit_log::Model> for Entry {
    type Error = Error;
    fn try_from(row: audit_log::Model) -> Result<Self> {
        let actor = match (row.actor.as_str(), row.actor_id) {
            ("student", Some(id)) => Actor::Student(StudentId(id)),
            ("staff", Some(id)) => Actor::Staff(StaffId(id)),
            ("system", None) => Actor::System,
            _ => return Err(Error::Stored { what: "audit_log.actor" }),
        };
        let scope = match (row.school_id, row.college_id) {
            (Some(school), college) => Some(Scope { school: SchoolId(school), college: college.map(CollegeId) }),
            (None, None) => None,
            (None, Some(_)) => return Err(Error::Stored { what: "audit_log.school_id" }),
        };
        Ok(Entry {
            seq: row.seq,
            at: Timestamp(row.at),
            scope,
            actor,
            action: Action::parse(&row.action).ok_or(Error::Stored { what: "audit_log.action" })?,
            subject: row.subject,
            detail: codes::read_json(&row.detail, "audit_log.detail")?,
            hash: row.hash,
        })
    }
}

pub(crate) async fn append(db: &DatabaseTransaction, at: Timestamp, deeds: Vec<Deed>) -> Result<()> {
    let count = i64::try_from(deeds.len()).map_err(|_| Error::Stored { what: "audit deeds" })?;
    // The update comes first: it makes every other writer wait until this transaction has ended.
    audit_head::Entity::update_many()
        .col_expr(audit_head::Column::Seq, Expr::col(audit_head::Column::Seq).add(count))
        .filter(audit_head::Column::Id.eq(HEAD))
        .exec(db)
        .await?;
    let head = audit_head::Entity::find_by_id(HEAD).one(db).await?.ok_or(Error::Stored { what: "audit_head" })?;
    let (mut seq, mut hash) = (head.seq - count, head.hash);
    let mut rows = Vec::with_capacity(deeds.len());
    for deed in deeds {
        let entry = Entry::seal(seq + 1, at, deed, &hash);
        (seq, hash) = (entry.seq, entry.hash.clone());
        rows.push(row(entry)?);
    }
    audit_log::Entity::insert_many(rows).exec_without_returning(db).await?;
    let end = audit_head::ActiveModel { id: Set(HEAD), hash: Set(hash), ..Default::default() };
    audit_head::Entity::update(end).exec(db).await?;
    Ok(())
}

fn row(entry: Entry) -> Result<audit_log::ActiveModel> {
    let (actor, actor_id) = match entry.actor {
        Actor::Student(id) => ("student", Some(id.0)),
        Actor::Staff(id) => ("staff", Some(id.0)),
        Actor::System => ("system", None),
    };
    Ok(audit_log::ActiveModel {
        seq: Set(entry.seq),
        at: Set(entry.at.0),
        actor: Set(actor.to_owned()),
        actor_id: Set(actor_id),
        action: Set(entry.action.code().to_owned()),
        subject: Set(entry.subject),
        detail: Set(codes::json(&entry.detail, "audit_log.detail")?),
        hash: Set(entry.hash),
        school_id: Set(entry.scope.map(|scope| scope.school.0)),
        college_id: Set(entry.scope.and_then(|scope| scope.college).map(|college| college.0)),
    })
}

/// A page of what was done in a scope, newest first, from before `before`.
pub async fn list(tx: &Tx, scope: Scope, before: Option<i64>, limit: u64) -> Result<Vec<Entry>> {
    let mut found = audit_log::Entity::find().filter(audit_log::Column::SchoolId.eq(scope.school.0));
    if let Some(college) = scope.college {
        found = found.filter(audit_log::Column::CollegeId.eq(college.0));
    }
    if let Some(before) = before {
        found = found.filter(audit_log::Column::Seq.lt(before));
    }
    let rows = found.order_by_desc(audit_log::Column::Seq).limit(limit).all(&tx.db).await?;
    rows.into_iter().map(Entry::try_from).collect()
}

/// Why the log cannot be trusted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Tampered {
    #[error(transparent)]
    Broken(#[from] domain::audit::Broken),
    #[error("the log ends at entry {found}, but its end was recorded as entry {recorded}")]
    End { found: i64, recorded: i64 },
}

/// Checks the whole log and answers how many entries it has.
pub async fn verify(tx: &Tx) -> Result<Result<i64, Tampered>> {
    const PAGE: u64 = 1000;
    let (mut seq, mut hash) = (0, GENESIS.to_owned());
    loop {
        let rows = audit_log::Entity::find()
            .filter(audit_log::Column::Seq.gt(seq))
            .order_by_asc(audit_log::Column::Seq)
            .limit(PAGE)
            .all(&tx.db)
            .await?;
        if rows.is_empty() {
            break;
        }
        let entries: Vec<Entry> = rows.into_iter().map(Entry::try_from).collect::<Result<_>>()?;
        match domain::audit::verify(&entries, seq, hash) {
            Ok(end) => (seq, hash) = end,
            Err(broken) => return Ok(Err(broken.into())),
        }
    }
    let head = audit_head::Entity::find_by_id(HEAD).one(&tx.db).await?.ok_or(Error::Stored { what: "audit_head" })?;
    if (head.seq, head.hash) == (seq, hash) {
        Ok(Ok(seq))
    } else {
        Ok(Err(Tampered::End { found: seq, recorded: head.seq }))
    }
}
