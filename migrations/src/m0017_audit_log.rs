//! The audit log, which can only grow, and the end of its chain. Both databases refuse to change or remove an entry.

use sea_orm_migration::sea_orm::DbBackend;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The hash before the first entry. Repeated from `domain::audit` because a migration never changes after it has run.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const SQLITE: [&str; 3] = [
    "CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
];

const POSTGRES: [&str; 3] = [
    "CREATE FUNCTION audit_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$",
    // TRUNCATE fires no row triggers, hence a statement trigger for all three.
    "CREATE TRIGGER audit_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows()",
    "CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let log = Table::create()
            .table("audit_log")
            .col(big_integer("seq").primary_key().take())
            .col(big_integer("at"))
            .col(text("actor"))
            .col(uuid_null("actor_id"))
            .col(text("action"))
            .col(text("subject"))
            .col(text("detail"))
            .col(text("hash"))
            .to_owned();
        manager.create_table(log).await?;
        manager.create_index(index("audit_log_subject", "subject")).await?;
        manager.create_index(index("audit_log_actor_id", "actor_id")).await?;
        let head = Table::create()
            .table("audit_head")
            .col(integer("id").primary_key().take())
            .col(big_integer("seq"))
            .col(text("hash"))
            .to_owned();
        manager.create_table(head).await?;
        let first = Query::insert()
            .into_table("audit_head")
            .columns(["id", "seq", "hash"])
            .values_panic([1.into(), 0i64.into(), GENESIS.into()])
            .to_owned();
        manager.get_connection().execute(&first).await?;
        let triggers = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        for trigger in triggers {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn index(name: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create().name(name).table("audit_log").col(column).to_owned()
}
