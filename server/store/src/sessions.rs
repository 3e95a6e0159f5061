//! Capture sessions with the settings that are in force.

use crate::entity::{capture_session, session_settings};
use crate::{Error, Result, Tx, codes};
use domain::id::{SchoolId, SessionId, StaffId};
use domain::session::{CaptureSession, DailyHours, SessionCode, Settings, Window};
use domain::time::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

fn session(row: capture_session::Model, settings: Settings) -> Result<CaptureSession> {
    let daily = match (row.daily_from, row.daily_to) {
        (Some(from), Some(to)) => Some(DailyHours { from: minute(from)?, to: minute(to)? }),
        _ => None,
    };
    let (opens_at, closes_at) = (Timestamp(row.opens_at), Timestamp(row.closes_at));
    Ok(CaptureSession {
        id: SessionId(row.id),
        school: SchoolId(row.school_id),
        code: row.code.parse().map_err(|_| Error::Stored { what: "capture_sessions.code" })?,
        title: row.title,
        audience: row.audience,
        window: Window { opens_at, closes_at, daily },
        settings,
        settings_version: codes::unsigned(row.settings_version, "capture_sessions.settings_version")?,
    })
}

fn minute(value: i32) -> Result<u16> {
    value.try_into().map_err(|_| Error::Stored { what: "capture_sessions.daily" })
}

/// Adds a session with the first version of its settings. Whoever calls has validated them.
pub async fn insert(tx: &Tx, session: &CaptureSession, by: Option<StaffId>) -> Result<()> {
    let daily = session.window.daily;
    let row = capture_session::ActiveModel {
        id: Set(session.id.0),
        school_id: Set(session.school.0),
        code: Set(session.code.to_string()),
        title: Set(session.title.clone()),
        audience: Set(session.audience.clone()),
        opens_at: Set(session.window.opens_at.0),
        closes_at: Set(session.window.closes_at.0),
        daily_from: Set(daily.map(|hours| hours.from.into())),
        daily_to: Set(daily.map(|hours| hours.to.into())),
        settings_version: Set(codes::signed(session.settings_version, "capture_sessions.settings_version")?),
        created_at: Set(tx.now().0),
    };
    capture_session::Entity::insert(row).exec_without_returning(&tx.db).await?;
    insert_settings(tx, session, by).await
}

/// Puts changed settings in force as the next version and answers its number.
pub async fn change_settings(tx: &Tx, session: &CaptureSession, by: Option<StaffId>) -> Result<u32> {
    let next = CaptureSession { settings_version: session.settings_version + 1, ..session.clone() };
    let row = capture_session::ActiveModel {
        id: Set(session.id.0),
        settings_version: Set(codes::signed(next.settings_version, "capture_sessions.settings_version")?),
        ..Default::default()
    };
    capture_session::Entity::update(row).exec(&tx.db).await?;
    insert_settings(tx, &next, by).await?;
    Ok(next.settings_version)
}

async fn insert_settings(tx: &Tx, session: &CaptureSession, by: Option<StaffId>) -> Result<()> {
    let row = session_settings::ActiveModel {
        session_id: Set(session.id.0),
        version: Set(codes::signed(session.settings_version, "session_settings.version")?),
        settings: Set(codes::json(&session.settings, "session_settings.settings")?),
        created_at: Set(tx.now().0),
        created_by: Set(by.map(|staff| staff.0)),
    };
    session_settings::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn find(tx: &Tx, id: SessionId) -> Result<Option<CaptureSession>> {
    let row = capture_session::Entity::find_by_id(id.0).one(&tx.db).await?;
    with_settings(tx, row).await
}

pub async fn by_code(tx: &Tx, code: &SessionCode) -> Result<Option<CaptureSession>> {
    let found = capture_session::Entity::find().filter(capture_session::Column::Code.eq(code.to_string()));
    let row = found.one(&tx.db).await?;
    with_settings(tx, row).await
}

/// The sessions of a school, the newest first.
pub async fn of_school(tx: &Tx, school: SchoolId) -> Result<Vec<CaptureSession>> {
    let rows = capture_session::Entity::find()
        .filter(capture_session::Column::SchoolId.eq(school.0))
        .order_by_desc(capture_session::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let mut sessions = Vec::with_capacity(rows.len());
    for row in rows {
        sessions.extend(with_settings(tx, Some(row)).await?);
    }
    Ok(sessions)
}

async fn with_settings(tx: &Tx, row: Option<capture_session::Model>) -> Result<Option<CaptureSession>> {
    let Some(row) = row else { return Ok(None) };
    let missing = Error::Stored { what: "session_settings" };
    let stored =
        session_settings::Entity::find_by_id((row.id, row.settings_version)).one(&tx.db).await?.ok_or(missing)?;
    let settings = codes::read_json(&stored.settings, "session_settings.settings")?;
    session(row, settings).map(Some)
}
