//! Creates a session, with settings that strand nobody.

use crate::{Result, Services};
use anyhow::Context;
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::college::Scope;
use domain::id::{SchoolId, SessionId};
use domain::session::{CaptureSession, SessionCode, Settings, Window};

#[derive(Clone, Debug)]
pub struct NewSession {
    pub school: SchoolId,
    pub code: SessionCode,
    pub title: String,
    pub audience: String,
    pub window: Window,
    pub settings: Settings,
}

pub async fn create(services: &Services, actor: Actor, new: NewSession) -> Result<CaptureSession> {
    new.settings.validate().context("the session's settings")?;
    let NewSession { school, code, title, audience, window, settings } = new;
    let id = SessionId(store::new_id());
    let session = CaptureSession { id, school, code, title, audience, window, settings, settings_version: 1 };
    let mut tx = services.begin().await?;
    let by = match actor {
        Actor::Staff(staff) => Some(staff),
        _ => None,
    };
    store::sessions::insert(&tx, &session, by).await?;
    let deed = Deed::new(Scope::whole(school), actor, Action::SessionCreated, format!("session:{id}"));
    tx.record(deed.with("code", &session.code));
    tx.commit().await?;
    Ok(session)
}
