//! Messages to be sent. Recipient and message are sealed; a claim expires, so that a dead sender's messages are taken up again.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("outbox")
                    .col(pk_uuid("id"))
                    .col(uuid("school_id"))
                    .col(uuid_null("enrolment_id"))
                    .col(text("channel"))
                    .col(blob("recipient"))
                    .col(blob("message"))
                    .col(big_integer("created_at"))
                    .col(big_integer("due_at"))
                    .col(integer("tries"))
                    .col(big_integer_null("claimed_until"))
                    .col(big_integer_null("sent_at"))
                    .col(big_integer_null("failed_at"))
                    .foreign_key(ForeignKey::create().from("outbox", "school_id").to("schools", "id"))
                    .foreign_key(ForeignKey::create().from("outbox", "enrolment_id").to("enrolments", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outbox_sent_at_failed_at_due_at")
                    .table("outbox")
                    .col("sent_at")
                    .col("failed_at")
                    .col("due_at")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
