//! How often the engine is right: on labelled pictures, and on pictures degraded in known ways. docs/evaluation.md says
//! how to label, how to read the tables, and what they cannot show.

pub mod cards;
pub mod case;
pub mod corpus;
pub mod degrade;
pub mod generate;
pub mod house;
pub mod labels;
pub mod liveness;
pub mod parallel;
pub mod report;
pub mod score;
