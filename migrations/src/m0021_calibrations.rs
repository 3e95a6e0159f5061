//! Calibrations (图像校准): an attempt may come from another one's picture, an original may be kept for that and no longer,
//! and a photo may have another background than its specification's.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time. `calibrated_of` is the attempt whose picture was developed anew; originals
        // without `until` are kept as before.
        let columns = [
            ("attempts", uuid_null("calibrated_of")),
            ("attempts", text_null("calibration")),
            ("originals", big_integer_null("until")),
            ("photos", text_null("background")),
        ];
        for (table, column) in columns {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        let of = Index::create().name("attempts_calibrated_of").table("attempts").col("calibrated_of").to_owned();
        manager.create_index(of).await?;
        let until = Index::create().name("originals_until").table("originals").col("until").to_owned();
        manager.create_index(until).await
    }
}
