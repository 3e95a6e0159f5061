//! The schema's history: one change a file, alike on SQLite and PostgreSQL, expand before contract. Nothing is ever undone;
//! a mistake is mended by the next change. Times are milliseconds, enums their text codes.

mod m0001_schools;
mod m0002_students;
mod m0003_staff;
mod m0004_capture_sessions;
mod m0005_enrolments;
mod m0006_consents;
mod m0007_contact_codes;
mod m0008_photos;
mod m0009_attempts;
mod m0010_originals;
mod m0011_platform_verdicts;
mod m0012_drafts;
mod m0013_reviews;
mod m0014_locks;
mod m0015_payments;
mod m0016_outbox;
mod m0017_audit_log;
mod m0018_web_sessions;
mod m0019_sign_in_failures;
mod m0020_audit_log_scope;
mod m0021_calibrations;
mod m0022_reference_photos;
mod m0023_liveness_checks;
mod m0024_liveness_challenges;
mod m0026_identities;
mod m0027_attempt_flags;

use sea_orm_migration::prelude::*;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_schools::Migration),
            Box::new(m0002_students::Migration),
            Box::new(m0003_staff::Migration),
            Box::new(m0004_capture_sessions::Migration),
            Box::new(m0005_enrolments::Migration),
            Box::new(m0006_consents::Migration),
            Box::new(m0007_contact_codes::Migration),
            Box::new(m0008_photos::Migration),
            Box::new(m0009_attempts::Migration),
            Box::new(m0010_originals::Migration),
            Box::new(m0011_platform_verdicts::Migration),
            Box::new(m0012_drafts::Migration),
            Box::new(m0013_reviews::Migration),
            Box::new(m0014_locks::Migration),
            Box::new(m0015_payments::Migration),
            Box::new(m0016_outbox::Migration),
            Box::new(m0017_audit_log::Migration),
            Box::new(m0018_web_sessions::Migration),
            Box::new(m0019_sign_in_failures::Migration),
            Box::new(m0020_audit_log_scope::Migration),
            Box::new(m0021_calibrations::Migration),
            Box::new(m0022_reference_photos::Migration),
            Box::new(m0023_liveness_checks::Migration),
            Box::new(m0024_liveness_challenges::Migration),
            Box::new(m0026_identities::Migration),
            Box::new(m0027_attempt_flags::Migration),
        ]
    }
}
