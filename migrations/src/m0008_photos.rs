//! Made photos: what is known of them. Their bytes are sealed objects beside the database, named by the id.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("photos")
                    .col(pk_uuid("id"))
                    .col(uuid("enrolment_id"))
                    .col(text("spec"))
                    .col(integer("width"))
                    .col(integer("height"))
                    .col(integer("bytes"))
                    .col(text("sha256"))
                    .col(big_integer("made_at"))
                    .col(big_integer_null("deleted_at"))
                    .foreign_key(ForeignKey::create().from("photos", "enrolment_id").to("enrolments", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("photos_enrolment_id").table("photos").col("enrolment_id").to_owned())
            .await?;
        Ok(())
    }
}
