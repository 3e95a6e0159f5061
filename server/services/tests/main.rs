//! The use cases against real databases, one module a noun.

mod attempts;
mod audit;
mod calibrating;
mod calibrations;
mod consents;
mod contacts;
mod drafts;
mod handed_in;
mod identity;
mod identity_staff;
mod journey;
mod liveness;
mod locks;
mod messages;
mod originals;
mod papers;
mod photos;
mod references;
mod refused;
mod reviews;
mod sealing;
mod sign_in;
mod students;
mod upkeep;
