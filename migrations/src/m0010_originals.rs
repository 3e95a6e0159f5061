//! The camera's originals, kept only where the student agreed to that. Bytes are sealed objects named by the id.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("originals")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(uuid("attempt_id"))
                    .col(big_integer("bytes"))
                    .col(big_integer("kept_at"))
                    .foreign_key(ForeignKey::create().from("originals", "enrolment_id").to("enrolments", "id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("originals", "attempt_id")
                            .to("attempts", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("originals_enrolment_id").table("originals").col("enrolment_id").to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("originals_attempt_id").table("originals").col("attempt_id").to_owned())
            .await?;
        Ok(())
    }
}
