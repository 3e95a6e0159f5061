//! 采集资格: what became of the paper that a student handed in, and its pictures while somebody needs them. What was typed and
//! what was read is sealed; the bytes of a picture are a sealed object named by its id.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let identities = Table::create()
            .table("identities")
            .col(pk_uuid("enrolment_id"))
            // Counts with the begin of their window: reading pictures costs, and numbers are not to be guessed.
            .col(integer("pictures"))
            .col(big_integer("pictures_since"))
            .col(integer("entries"))
            .col(big_integer("entries_since"))
            .col(blob_null("claim"))
            .col(blob_null("number_hash"))
            .col(text_null("outcome"))
            .col(big_integer_null("until"))
            .foreign_key(
                ForeignKey::create()
                    .from("identities", "enrolment_id")
                    .to("enrolments", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(identities).await?;
        let pictures = Table::create()
            .table("identity_pictures")
            .col(pk_uuid("id"))
            .col(uuid("enrolment_id"))
            .col(text("slot"))
            .col(text("document"))
            .col(big_integer("bytes"))
            .col(blob_null("reading"))
            .col(big_integer("uploaded_at"))
            .col(big_integer("until"))
            .foreign_key(
                ForeignKey::create()
                    .from("identity_pictures", "enrolment_id")
                    .to("enrolments", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(pictures).await?;
        let one = Index::create()
            .name("identity_pictures_slot")
            .table("identity_pictures")
            .col("enrolment_id")
            .col("slot")
            .col("document")
            .unique()
            .to_owned();
        manager.create_index(one).await?;
        // Asked at each hand-in: whether another student has handed in the same number.
        let number = Index::create().name("identities_number_hash").table("identities").col("number_hash").to_owned();
        manager.create_index(number).await?;
        for table in ["identities", "identity_pictures"] {
            let until = Index::create().name(format!("{table}_until")).table(table).col("until").to_owned();
            manager.create_index(until).await?;
        }
        Ok(())
    }
}
