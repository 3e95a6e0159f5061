//! Reviews. A draft is submitted once, and a student has at most one submission that was not rejected: the indexes say so
//! even if a rule should be forgotten.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("reviews")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(uuid("draft_id"))
                    .col(uuid("photo_id"))
                    .col(big_integer("submitted_at"))
                    .col(big_integer("due_at"))
                    .col(text("state"))
                    .col(big_integer_null("decided_at"))
                    .col(uuid_null("decided_by"))
                    .col(text("reasons"))
                    .col(text("note"))
                    .col(big_integer_null("confirmed_at"))
                    .col(integer("settings_version"))
                    .index(Index::create().unique().name("reviews_draft_id_unique").col("draft_id"))
                    .foreign_key(ForeignKey::create().from("reviews", "enrolment_id").to("enrolments", "id"))
                    .foreign_key(ForeignKey::create().from("reviews", "draft_id").to("drafts", "id"))
                    .foreign_key(ForeignKey::create().from("reviews", "photo_id").to("photos", "id"))
                    .foreign_key(ForeignKey::create().from("reviews", "decided_by").to("staff", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("reviews_state_submitted_at")
                    .table("reviews")
                    .col("state")
                    .col("submitted_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("reviews_photo_id").table("reviews").col("photo_id").to_owned())
            .await?;
        manager
            .create_index(Index::create().name("reviews_decided_by").table("reviews").col("decided_by").to_owned())
            .await?;
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX reviews_one_open ON reviews (enrolment_id) WHERE state <> 'rejected'",
            )
            .await?;
        Ok(())
    }
}
