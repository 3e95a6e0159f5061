//! Tables, queries and sealed objects: with `migrations` the only place that imports sea-orm. Functions take the
//! transaction that a use case opened and answer in domain types, one file a noun.

pub mod attempts;
pub mod audit;
mod browser_sessions;
mod codes;
pub mod consents;
pub mod contact_codes;
pub mod credentials;
pub mod drafts;
pub mod enrolments;
mod entity;
mod error;
pub mod identities;
pub mod identity_pictures;
pub mod liveness_challenges;
pub mod liveness_checks;
pub mod locks;
pub mod objects;
pub mod originals;
pub mod outbox;
pub mod photos;
pub mod platform_verdicts;
pub mod reference_photos;
pub mod reviews;
pub mod schools;
pub mod seal;
pub mod sessions;
pub mod sign_in_failures;
pub mod staff;
pub mod students;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;

pub use browser_sessions::{BrowserSessions, purge as purge_browser_sessions};
pub use error::{Error, Result};
pub use objects::PhotoStore;
pub use seal::{Keys, Secret};
pub use tx::Tx;

use domain::time::Timestamp;
use migrations::Migrator;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// The database and the keys to what is sealed in it. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    keys: Arc<Keys>,
}

/// How long a writer waits for another one before it gives up.
const PATIENCE: Duration = Duration::from_secs(15);

impl Store {
    /// Opens `sqlite://…` (the file is created) or `postgres://…`.
    pub async fn connect(url: &str, keys: Keys) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).acquire_timeout(PATIENCE).max_connections(16);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                // Readers do not wait for the writer.
                .journal_mode(SqliteJournalMode::Wal)
                // With the write-ahead log a power cut loses no committed transaction's integrity.
                .synchronous(SqliteSynchronous::Normal)
                .busy_timeout(PATIENCE)
        });
        Ok(Self { db: Database::connect(options).await?, keys: Arc::new(keys) })
    }

    /// Brings the schema up to date; does nothing when it is.
    pub async fn migrate(&self) -> Result<()> {
        Ok(Migrator::up(&self.db, None).await?)
    }

    /// Lends a transaction that changes something at `now`. Dropped without `commit` it changes nothing.
    pub async fn begin(&self, now: Timestamp) -> Result<Tx> {
        // SQLite: a transaction that reads first and writes later could find that somebody else wrote in between and
        // fail. Taking the write lock at once makes it wait instead.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(Tx::new(self.db.begin_with_options(options).await?, self.keys.clone(), now))
    }

    /// Lends a transaction that only reads: all its queries see one state.
    pub async fn read(&self, now: Timestamp) -> Result<Tx> {
        let isolation_level = match self.db.get_database_backend() {
            DbBackend::Postgres => Some(IsolationLevel::RepeatableRead),
            _ => None,
        };
        let options = TransactionOptions { isolation_level, ..Default::default() };
        Ok(Tx::new(self.db.begin_with_options(options).await?, self.keys.clone(), now))
    }

    /// Browser sessions for the web server; `now` is its clock.
    pub fn browser_sessions(&self, now: fn() -> Timestamp) -> BrowserSessions {
        BrowserSessions::new(self.db.clone(), now)
    }

    pub async fn close(self) -> Result<()> {
        Ok(self.db.close().await?)
    }
}

/// A new id. Version 7 begins with the time, so that new rows lie together in their index.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
