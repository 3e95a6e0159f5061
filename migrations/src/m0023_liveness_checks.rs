//! Liveness: which challenges were answered, so that none is answered twice, and what their bursts showed.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let checks = Table::create()
            .table("liveness_checks")
            // The challenge's own id: this key refuses a second answer.
            .col(pk_uuid("id"))
            .col(uuid("enrolment_id"))
            .col(uuid("attempt_id"))
            .col(big_integer("at"))
            .col(text("challenge"))
            .col(text("verdict"))
            .col(text("measures"))
            .col(text_null("fingerprint"))
            .foreign_key(ForeignKey::create().from("liveness_checks", "enrolment_id").to("enrolments", "id"))
            .foreign_key(ForeignKey::create().from("liveness_checks", "attempt_id").to("attempts", "id"))
            .to_owned();
        manager.create_table(checks).await?;
        for column in ["enrolment_id", "attempt_id"] {
            let name = format!("liveness_checks_{column}");
            let index = Index::create().name(name).table("liveness_checks").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
