//! Wrong entries at sign-in, by a keyed hash of what was typed as login: unknown logins are counted like known ones, so
//! that being blocked tells nobody which of them exist.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("sign_in_failures")
                    .col(text("login_hash").primary_key().take())
                    .col(integer("count"))
                    .col(big_integer("last_at"))
                    .col(big_integer_null("blocked_until"))
                    .to_owned(),
            )
            .await
    }
}
