//! Payments, in fen. A provider knows each by the number that we give it, once.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("payments")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(big_integer("amount_fen"))
                    .col(text("provider"))
                    .col(text_uniq("out_trade_no"))
                    .col(text("state"))
                    .col(big_integer("created_at"))
                    .col(big_integer_null("paid_at"))
                    .col(big_integer_null("closed_at"))
                    .foreign_key(ForeignKey::create().from("payments", "enrolment_id").to("enrolments", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("payments_enrolment_id").table("payments").col("enrolment_id").to_owned(),
            )
            .await?;
        Ok(())
    }
}
