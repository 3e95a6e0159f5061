//! The student records (学籍) that schools hand over. The identity number is sealed; its keyed hash finds it again.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("students")
                    .col(pk_uuid("id"))
                    .col(uuid("school_id"))
                    .col(uuid("college_id"))
                    .col(text("number"))
                    .col(text("name"))
                    .col(text("class_name"))
                    .col(blob("id_number"))
                    .col(blob("id_number_hash"))
                    .col(text_null("password_hash"))
                    .col(big_integer("created_at"))
                    .index(
                        Index::create()
                            .unique()
                            .name("students_school_id_number_unique")
                            .col("school_id")
                            .col("number"),
                    )
                    .foreign_key(ForeignKey::create().from("students", "school_id").to("schools", "id"))
                    .foreign_key(ForeignKey::create().from("students", "college_id").to("colleges", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("students_school_id_id_number_hash")
                    .table("students")
                    .col("school_id")
                    .col("id_number_hash")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("students_school_id_name")
                    .table("students")
                    .col("school_id")
                    .col("name")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("students_school_id_class_name")
                    .table("students")
                    .col("school_id")
                    .col("class_name")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}
