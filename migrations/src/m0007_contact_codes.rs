//! One-time codes that prove a phone number or an e-mail address. Address sealed, code as a keyed hash.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("contact_codes")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(text("channel"))
                    .col(blob("address"))
                    .col(blob("address_hash"))
                    .col(blob("code_hash"))
                    .col(big_integer("sent_at"))
                    .col(integer("tries_left"))
                    .col(big_integer_null("used_at"))
                    .foreign_key(ForeignKey::create().from("contact_codes", "enrolment_id").to("enrolments", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("contact_codes_enrolment_id_sent_at")
                    .table("contact_codes")
                    .col("enrolment_id")
                    .col("sent_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("contact_codes_address_hash_sent_at")
                    .table("contact_codes")
                    .col("address_hash")
                    .col("sent_at")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
