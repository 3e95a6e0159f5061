//! Locks, and who lifted them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("locks")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(text("kind"))
                    .col(big_integer_null("until"))
                    .col(text_null("cause"))
                    .col(big_integer("since"))
                    .col(big_integer_null("lifted_at"))
                    .col(uuid_null("lifted_by"))
                    .col(text_null("lift_reason"))
                    .foreign_key(ForeignKey::create().from("locks", "enrolment_id").to("enrolments", "id"))
                    .foreign_key(ForeignKey::create().from("locks", "lifted_by").to("staff", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("locks_enrolment_id").table("locks").col("enrolment_id").to_owned())
            .await?;
        Ok(())
    }
}
