//! Enrolments: one student in one session, and how far they have come. `version` is what a transaction raises to hold the row.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("enrolments")
                    .col(pk_uuid("id"))
                    .col(uuid("student_id"))
                    .col(uuid("session_id"))
                    .col(big_integer("version"))
                    .col(text_null("contact_channel"))
                    .col(blob_null("contact"))
                    .col(blob_null("contact_hash"))
                    .col(big_integer_null("contact_proved_at"))
                    .col(big_integer_null("notice_read_at"))
                    .col(big_integer_null("cautions_read_at"))
                    .col(boolean_null("notifications"))
                    .col(big_integer("watched_millis"))
                    .col(big_integer_null("watched_reported_at"))
                    .col(boolean("watched_finished"))
                    .col(big_integer_null("rules_read_at"))
                    .col(big_integer("created_at"))
                    .index(
                        Index::create()
                            .unique()
                            .name("enrolments_student_id_session_id_unique")
                            .col("student_id")
                            .col("session_id"),
                    )
                    .foreign_key(ForeignKey::create().from("enrolments", "student_id").to("students", "id"))
                    .foreign_key(ForeignKey::create().from("enrolments", "session_id").to("capture_sessions", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("enrolments_session_id").table("enrolments").col("session_id").to_owned(),
            )
            .await?;
        Ok(())
    }
}
