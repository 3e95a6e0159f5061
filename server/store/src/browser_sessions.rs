//! Browser sessions of the web server in our own database: no published store fits tower-sessions 0.15 and SeaORM 2.

use crate::Tx;
use crate::entity::web_session::{ActiveModel, Column, Entity};
use async_trait::async_trait;
use domain::time::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseConnection, DbErr, entity::prelude::*};
use std::fmt;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, ExpiredDeletion, Result, SessionStore};

#[derive(Clone)]
pub struct BrowserSessions {
    db: DatabaseConnection,
    now: fn() -> Timestamp,
}

impl BrowserSessions {
    pub(crate) fn new(db: DatabaseConnection, now: fn() -> Timestamp) -> Self {
        Self { db, now }
    }
}

impl fmt::Debug for BrowserSessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BrowserSessions")
    }
}

#[async_trait]
impl SessionStore for BrowserSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Ids are random; one that is taken would hand somebody else's session over.
        while Entity::find_by_id(record.id.to_string()).one(&self.db).await.map_err(backend)?.is_some() {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let replace = OnConflict::column(Column::Id).update_columns([Column::Data, Column::ExpiresAt]).to_owned();
        let saved = Entity::insert(row(record)?).on_conflict(replace).exec_without_returning(&self.db).await;
        saved.map(|_| ()).map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        Entity::find_by_id(id.to_string())
            .filter(Column::ExpiresAt.gt((self.now)().0))
            .one(&self.db)
            .await
            .map_err(backend)?
            .map(|row| serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string())))
            .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        Entity::delete_by_id(id.to_string()).exec(&self.db).await.map(|_| ()).map_err(backend)
    }
}

#[async_trait]
impl ExpiredDeletion for BrowserSessions {
    async fn delete_expired(&self) -> Result<()> {
        let expired = Entity::delete_many().filter(Column::ExpiresAt.lte((self.now)().0));
        expired.exec(&self.db).await.map(|_| ()).map_err(backend)
    }
}

/// Removes expired sessions, as a job does it.
pub async fn purge(tx: &Tx) -> crate::Result<()> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(tx.now().0)).exec(&tx.db).await?;
    Ok(())
}

fn row(record: &Record) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(record.id.to_string()),
        data: Set(serde_json::to_string(record).map_err(|error| Error::Encode(error.to_string()))?),
        expires_at: Set(record.expiry_date.unix_timestamp().saturating_mul(1000)),
    })
}

fn backend(error: DbErr) -> Error {
    Error::Backend(error.to_string())
}
