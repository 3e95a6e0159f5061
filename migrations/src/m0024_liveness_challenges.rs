//! Liveness: which challenges were given, so that one is open at a time and few run out unanswered; and what they were
//! answered with in time, so that it may arrive later.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let challenges = Table::create()
            .table("liveness_challenges")
            .col(pk_uuid("id"))
            .col(uuid("enrolment_id"))
            .col(big_integer("at"))
            .col(big_integer("until"))
            // Sealed, as it travels.
            .col(text("token"))
            .col(text_null("filmed"))
            .foreign_key(ForeignKey::create().from("liveness_challenges", "enrolment_id").to("enrolments", "id"))
            .to_owned();
        manager.create_table(challenges).await?;
        let index = Index::create()
            .name("liveness_challenges_enrolment_id")
            .table("liveness_challenges")
            .col("enrolment_id")
            .to_owned();
        manager.create_index(index).await
    }
}
