//! The use cases against real databases, one module a noun.

mod attempts;
mod audit;
mod calibrating;
mod calibrations;
mod challenges;
mod consents;
mod contacts;
mod drafts;
mod handed_in;
mod identity;
mod journey;
mod liveness;
mod living;
mod locks;
mod messages;
mod originals;
mod photos;
mod platforms;
mod references;
mod refused;
mod reviews;
mod sealing;
mod sign_in;
mod students;
mod upkeep;
