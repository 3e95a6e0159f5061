//! Enrolments: a student in a session, and how far they have come.

use crate::entity::enrolment::{ActiveModel, Column, Entity, Model, Relation};
use crate::entity::{capture_session, student};
use crate::seal::Place;
use crate::{Error, Result, Tx, codes, consents, identities};
use domain::college::Scope;
use domain::contact::{Address, Channel};
use domain::id::{EnrolmentId, SessionId, StudentId};
use domain::instruction::Watched;
use domain::journey::Progress;
use domain::mask;
use domain::time::Timestamp;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, JoinType, QueryOrder, QuerySelect, RelationTrait, Select,
    entity::prelude::*,
};

#[derive(Clone, Debug)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub student: StudentId,
    pub session: SessionId,
    pub progress: Progress,
}

fn sealed_in(row: &Uuid) -> Place<'_> {
    Place { table: "enrolments", column: "contact", row }
}

pub async fn insert(tx: &Tx, student: StudentId, session: SessionId) -> Result<EnrolmentId> {
    let id = EnrolmentId(crate::new_id());
    let row = ActiveModel {
        id: Set(id.0),
        student_id: Set(student.0),
        session_id: Set(session.0),
        version: Set(0),
        watched_millis: Set(0),
        watched_finished: Set(false),
        created_at: Set(tx.now().0),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

/// Holds an enrolment until the transaction ends: whoever comes second waits, then sees what the first one did.
/// An update, because it locks the row on PostgreSQL and the file on SQLite alike.
pub async fn hold(tx: &Tx, id: EnrolmentId) -> Result<()> {
    let raised = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .exec(&tx.db)
        .await?;
    if raised.rows_affected == 0 { Err(Error::Stored { what: "enrolment" }) } else { Ok(()) }
}

pub async fn id_of(tx: &Tx, student: StudentId, session: SessionId) -> Result<Option<EnrolmentId>> {
    let found = Entity::find().filter(Column::StudentId.eq(student.0)).filter(Column::SessionId.eq(session.0));
    Ok(found.one(&tx.db).await?.map(|row| EnrolmentId(row.id)))
}

pub async fn find(tx: &Tx, id: EnrolmentId) -> Result<Option<Enrolment>> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    let contact = row.contact.as_deref().map(|sealed| tx.keys.open_text(sealed_in(&row.id), sealed)).transpose()?;
    let progress = Progress {
        consents: consents::of(tx, id).await?,
        contact: contact.map(|address| mask::address(&address)),
        identity: identities::outcome(tx, id).await?,
        notice_read_at: codes::time(row.notice_read_at),
        cautions_read_at: codes::time(row.cautions_read_at),
        notifications: row.notifications,
        watched: Watched {
            millis: row.watched_millis,
            reported_at: codes::time(row.watched_reported_at),
            finished: row.watched_finished,
        },
        rules_read_at: codes::time(row.rules_read_at),
    };
    Ok(Some(Enrolment { id, student: StudentId(row.student_id), session: SessionId(row.session_id), progress }))
}

/// Stores progress, except consents, contact and identity, which have functions of their own.
pub async fn save_progress(tx: &Tx, id: EnrolmentId, progress: &Progress) -> Result<()> {
    let row = ActiveModel {
        id: Set(id.0),
        notice_read_at: Set(codes::millis(progress.notice_read_at)),
        cautions_read_at: Set(codes::millis(progress.cautions_read_at)),
        notifications: Set(progress.notifications),
        watched_millis: Set(progress.watched.millis),
        watched_reported_at: Set(codes::millis(progress.watched.reported_at)),
        watched_finished: Set(progress.watched.finished),
        rules_read_at: Set(codes::millis(progress.rules_read_at)),
        ..Default::default()
    };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}

pub async fn set_contact(tx: &Tx, id: EnrolmentId, address: &Address) -> Result<()> {
    let row = ActiveModel {
        id: Set(id.0),
        contact_channel: Set(Some(codes::code(&address.channel, "enrolments.contact_channel")?)),
        contact: Set(Some(tx.keys.seal(sealed_in(&id.0), address.value.as_bytes())?)),
        contact_hash: Set(Some(tx.keys.hash("contact", &[address.value.as_bytes()]))),
        contact_proved_at: Set(Some(tx.now().0)),
        ..Default::default()
    };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}

/// The proved address, unmasked: for sending messages, and for nothing else.
pub async fn contact(tx: &Tx, id: EnrolmentId) -> Result<Option<Address>> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    let (Some(channel), Some(sealed)) = (&row.contact_channel, &row.contact) else { return Ok(None) };
    let channel: Channel = codes::read_code(channel, "enrolments.contact_channel")?;
    Ok(Some(Address { channel, value: tx.keys.open_text(sealed_in(&row.id), sealed)? }))
}

/// The students of a scope, on a query that has `students` joined.
pub(crate) fn students_in(scope: Scope) -> Condition {
    Condition::all()
        .add(student::Column::SchoolId.eq(scope.school.0))
        .add_option(scope.college.map(|college| student::Column::CollegeId.eq(college.0)))
}

/// The students of a scope whose session has not closed, on a query that has `enrolments` joined.
pub(crate) fn in_open_sessions<E: EntityTrait>(found: Select<E>, scope: Scope, now: Timestamp) -> Select<E> {
    found
        .join(JoinType::InnerJoin, Relation::Student.def())
        .join(JoinType::InnerJoin, Relation::CaptureSession.def())
        .filter(students_in(scope))
        .filter(capture_session::Column::ClosesAt.gt(now.0))
}

/// Enrolments whose student's number, name or class begins with `text`, in capitals or not; at most `limit`, ordered by
/// number and session.
pub async fn search(tx: &Tx, scope: Scope, text: &str, limit: u64) -> Result<Vec<EnrolmentId>> {
    let begins = || LikeExpr::new(like_prefix(text)).escape('\\');
    let rows: Vec<Model> = Entity::find()
        .inner_join(student::Entity)
        .inner_join(capture_session::Entity)
        .filter(students_in(scope))
        .filter(
            Condition::any()
                .add(folded(tx, student::Column::Number).like(begins()))
                .add(folded(tx, student::Column::Name).like(begins()))
                .add(folded(tx, student::Column::ClassName).like(begins())),
        )
        .order_by_asc(student::Column::Number)
        .order_by_desc(capture_session::Column::OpensAt)
        .limit(limit)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| EnrolmentId(row.id)).collect())
}

/// A column in small letters, of ASCII only: which others PostgreSQL folds depends on how its server was set up, and
/// SQLite folds none.
fn folded(tx: &Tx, column: student::Column) -> Expr {
    let column = Expr::col((student::Entity, column));
    match tx.db.get_database_backend() {
        DbBackend::Postgres => Expr::cust_with_expr("LOWER($1 COLLATE \"C\")", column),
        _ => Func::lower(column).into(),
    }
}

/// What a person typed is text, not a pattern.
fn like_prefix(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 1);
    for letter in text.to_ascii_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
