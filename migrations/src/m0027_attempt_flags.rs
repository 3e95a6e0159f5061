//! What the file of an upload says of itself that its reviewer should know, also where no burst came with it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("attempts").add_column(text_null("flags")).to_owned()).await
    }
}
