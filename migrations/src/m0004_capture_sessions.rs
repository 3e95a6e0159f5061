//! Capture sessions (场次) and every version of their settings.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("capture_sessions")
                    .col(pk_uuid("id"))
                    .col(uuid("school_id"))
                    .col(text_uniq("code"))
                    .col(text("title"))
                    .col(text("audience"))
                    .col(big_integer("opens_at"))
                    .col(big_integer("closes_at"))
                    .col(integer_null("daily_from"))
                    .col(integer_null("daily_to"))
                    .col(integer("settings_version"))
                    .col(big_integer("created_at"))
                    .foreign_key(ForeignKey::create().from("capture_sessions", "school_id").to("schools", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("session_settings")
                    .col(uuid("session_id"))
                    .col(integer("version"))
                    .col(text("settings"))
                    .col(big_integer("created_at"))
                    .col(uuid_null("created_by"))
                    .primary_key(Index::create().col("session_id").col("version"))
                    .foreign_key(
                        ForeignKey::create().from("session_settings", "session_id").to("capture_sessions", "id"),
                    )
                    .foreign_key(ForeignKey::create().from("session_settings", "created_by").to("staff", "id"))
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
