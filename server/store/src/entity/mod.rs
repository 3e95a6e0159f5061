//! Tables as SeaORM sees them, one a file.

pub mod attempt;
pub mod audit_head;
pub mod audit_log;
pub mod capture_session;
pub mod college;
pub mod consent;
pub mod contact_code;
pub mod draft;
pub mod enrolment;
pub mod identity;
pub mod identity_picture;
pub mod liveness_challenge;
pub mod liveness_check;
pub mod lock;
pub mod original;
pub mod outbox;
pub mod photo;
pub mod platform_verdict;
pub mod reference_photo;
pub mod review;
pub mod school;
pub mod session_settings;
pub mod sign_in_failure;
pub mod staff;
pub mod student;
pub mod web_session;
