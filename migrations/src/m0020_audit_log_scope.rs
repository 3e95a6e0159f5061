//! Audit entries name the school, and the college, in which something was done: who may read them follows from it. Entries
//! from before have neither and belong to nobody's page: the log does not let them be changed.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in ["school_id", "college_id"] {
            let add = Table::alter().table("audit_log").add_column(uuid_null(column)).to_owned();
            manager.alter_table(add).await?;
        }
        let index =
            Index::create().name("audit_log_school_id_seq").table("audit_log").col("school_id").col("seq").to_owned();
        manager.create_index(index).await
    }
}
