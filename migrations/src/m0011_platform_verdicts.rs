//! What each verification platform (认证平台) says of an attempt, with the platform as it was named then.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("platform_verdicts")
                    .col(pk_uuid("id"))
                    .col(uuid("attempt_id"))
                    .col(text("platform_id"))
                    .col(text("platform"))
                    .col(text("verdict"))
                    .col(big_integer("judged_at"))
                    .index(
                        Index::create()
                            .unique()
                            .name("platform_verdicts_attempt_id_platform_id_unique")
                            .col("attempt_id")
                            .col("platform_id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("platform_verdicts", "attempt_id")
                            .to("attempts", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
