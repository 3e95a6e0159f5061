//! The draft box (草稿箱).

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("drafts")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(uuid_null("attempt_id"))
                    .col(uuid("photo_id"))
                    .col(big_integer("stored_at"))
                    .foreign_key(ForeignKey::create().from("drafts", "enrolment_id").to("enrolments", "id"))
                    .foreign_key(ForeignKey::create().from("drafts", "attempt_id").to("attempts", "id"))
                    .foreign_key(ForeignKey::create().from("drafts", "photo_id").to("photos", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("drafts_enrolment_id").table("drafts").col("enrolment_id").to_owned())
            .await?;
        manager
            .create_index(Index::create().name("drafts_attempt_id").table("drafts").col("attempt_id").to_owned())
            .await?;
        manager
            .create_index(Index::create().name("drafts_photo_id").table("drafts").col("photo_id").to_owned())
            .await?;
        Ok(())
    }
}
