//! Raw SQL for tests: to make a database, to look into one, and to damage one.

use crate::{Result, Store};
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};

/// Runs statements on a server outside of any [`Store`].
pub async fn run_at(url: &str, sql: &str) -> Result<()> {
    let db = Database::connect(url).await?;
    db.execute_unprepared(sql).await?;
    Ok(db.close().await?)
}

impl Store {
    pub async fn run(&self, sql: &str) -> Result<()> {
        self.db.execute_unprepared(sql).await?;
        Ok(())
    }

    /// The number that a query answers with.
    pub async fn number(&self, sql: &str) -> Result<i64> {
        let row = self.db.query_one_raw(Statement::from_string(self.db.get_database_backend(), sql)).await?;
        match row {
            Some(row) => Ok(row.try_get_by_index(0)?),
            None => Ok(0),
        }
    }

    pub fn is_postgres(&self) -> bool {
        self.db.get_database_backend() == DbBackend::Postgres
    }
}
