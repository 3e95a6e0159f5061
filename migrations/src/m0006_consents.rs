//! Consents, one row for each time a purpose was agreed to.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("consents")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(text("purpose"))
                    .col(integer("version"))
                    .col(big_integer("given_at"))
                    .col(big_integer_null("withdrawn_at"))
                    .foreign_key(ForeignKey::create().from("consents", "enrolment_id").to("enrolments", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("consents_enrolment_id").table("consents").col("enrolment_id").to_owned(),
            )
            .await?;
        Ok(())
    }
}
