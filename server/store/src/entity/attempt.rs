//! An attempt, developed and judged.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enrolment_id: Uuid,
    pub key: Uuid,
    pub at: i64,
    pub source: String,
    pub outcome: String,
    pub failure: Option<String>,
    pub draft_id: Option<Uuid>,
    pub photo_id: Option<Uuid>,
    pub verdict: String,
    pub measures: String,
    pub places: String,
    pub checks: i32,
    pub took_ms: i32,
    pub engine: String,
    pub settings_version: i32,
    pub calibrated_of: Option<Uuid>,
    pub calibration: Option<String>,
    pub flags: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
