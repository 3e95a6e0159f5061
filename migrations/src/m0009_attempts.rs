//! Attempts with what was measured and concluded, and the engine and settings that did so.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("attempts")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(uuid("key"))
                    .col(big_integer("at"))
                    .col(text("source"))
                    .col(text("outcome"))
                    .col(text_null("failure"))
                    .col(uuid_null("draft_id"))
                    .col(uuid_null("photo_id"))
                    .col(text("verdict"))
                    .col(text("measures"))
                    .col(text("places"))
                    .col(integer("checks"))
                    .col(integer("took_ms"))
                    .col(text("engine"))
                    .col(integer("settings_version"))
                    .index(
                        Index::create()
                            .unique()
                            .name("attempts_enrolment_id_key_unique")
                            .col("enrolment_id")
                            .col("key"),
                    )
                    .foreign_key(ForeignKey::create().from("attempts", "enrolment_id").to("enrolments", "id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("attempts", "photo_id")
                            .to("photos", "id")
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_enrolment_id_at")
                    .table("attempts")
                    .col("enrolment_id")
                    .col("at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("attempts_photo_id").table("attempts").col("photo_id").to_owned())
            .await?;
        Ok(())
    }
}
