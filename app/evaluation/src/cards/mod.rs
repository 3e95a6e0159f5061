//! Drawn test cards: schematic, of people who do not exist, marked 样本 SPECIMEN, photographed in known ways. What is
//! measured with them is in docs/idcard.md.

pub mod cases;
pub mod draw;
pub mod ink;
pub mod people;
pub mod processor;
pub mod report;
pub mod scene;
