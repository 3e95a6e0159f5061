//! Schools and their colleges (学院).

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("schools")
                    .col(pk_uuid("id"))
                    .col(text("name"))
                    .col(text("contact"))
                    .col(integer("zone"))
                    .col(big_integer("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("colleges")
                    .col(pk_uuid("id"))
                    .col(uuid("school_id"))
                    .col(text("name"))
                    .index(Index::create().unique().name("colleges_school_id_name_unique").col("school_id").col("name"))
                    .foreign_key(ForeignKey::create().from("colleges", "school_id").to("schools", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
