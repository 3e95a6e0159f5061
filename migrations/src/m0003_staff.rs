//! Accounts of staff.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("staff")
                    .col(pk_uuid("id"))
                    .col(uuid("school_id"))
                    .col(uuid_null("college_id"))
                    .col(text_uniq("login"))
                    .col(text("name"))
                    .col(text("role"))
                    .col(text("password_hash"))
                    .col(big_integer("created_at"))
                    .col(big_integer_null("disabled_at"))
                    .foreign_key(ForeignKey::create().from("staff", "school_id").to("schools", "id"))
                    .foreign_key(ForeignKey::create().from("staff", "college_id").to("colleges", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
