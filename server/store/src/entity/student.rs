//! A student record (学籍). `id_number` is sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "students")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub college_id: Uuid,
    pub number: String,
    pub name: String,
    pub class_name: String,
    pub id_number: Vec<u8>,
    pub id_number_hash: Vec<u8>,
    pub password_hash: Option<String>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::college::Entity", from = "Column::CollegeId", to = "super::college::Column::Id")]
    College,
}

impl Related<super::college::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::College.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
