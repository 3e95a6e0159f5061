//! Reference photos: at most one for each enrolment, which its reviewer compares the capture with. Bytes are sealed objects
//! named by the id.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("reference_photos")
                    .col(pk_uuid("id"))
                    .col(uuid_uniq("enrolment_id"))
                    .col(big_integer("bytes"))
                    .col(big_integer("imported_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("reference_photos", "enrolment_id")
                            .to("enrolments", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
