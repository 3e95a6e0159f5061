//! A fresh database for one test.

use std::path::PathBuf;
use tempfile::TempDir;

/// Names a throw-away PostgreSQL server in which tests may make databases.
const POSTGRES: &str = "TUCAI_TEST_POSTGRES";

pub struct TestDb {
    pub url: String,
    /// The database file and what lies beside it; removed with the value.
    folder: TempDir,
}

impl TestDb {
    /// One on SQLite and, where there is a server, one on PostgreSQL.
    pub async fn all() -> Vec<TestDb> {
        let mut all = vec![TestDb::sqlite()];
        if let Ok(server) = std::env::var(POSTGRES) {
            all.push(TestDb::postgres(&server).await);
        }
        all
    }

    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self { url, folder }
    }

    async fn postgres(server: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = format!("test_{}", uuid::Uuid::new_v4().simple());
        store::testing::run_at(server, &format!("CREATE DATABASE {name}")).await.expect("a database of our own");
        let (base, _) = server.rsplit_once('/').expect("a database in the server's address");
        Self { url: format!("{base}/{name}"), folder }
    }

    /// Files of this database that a thief could read.
    pub fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the database's folder");
        entries.map(|entry| entry.expect("a file").path()).filter(|path| path.is_file()).collect()
    }
}
