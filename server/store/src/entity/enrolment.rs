//! A student in a capture session. `contact` is sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub student_id: Uuid,
    pub session_id: Uuid,
    pub version: i64,
    pub contact_channel: Option<String>,
    pub contact: Option<Vec<u8>>,
    pub contact_hash: Option<Vec<u8>>,
    pub contact_proved_at: Option<i64>,
    pub notice_read_at: Option<i64>,
    pub cautions_read_at: Option<i64>,
    pub notifications: Option<bool>,
    pub watched_millis: i64,
    pub watched_reported_at: Option<i64>,
    pub watched_finished: bool,
    pub rules_read_at: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::student::Entity", from = "Column::StudentId", to = "super::student::Column::Id")]
    Student,
    #[sea_orm(
        belongs_to = "super::capture_session::Entity",
        from = "Column::SessionId",
        to = "super::capture_session::Column::Id"
    )]
    CaptureSession,
}

impl Related<super::student::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Student.def()
    }
}

impl Related<super::capture_session::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CaptureSession.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
