//! The rules: who may do what next, and why not. No IO, no clock, no pixels; `now` is an argument.
//! The types here are also what travels between browser and server.

pub mod actor;
pub mod attempt;
pub mod audit;
pub mod calibration;
pub mod college;
pub mod consent;
pub mod contact;
pub mod cooldown;
pub mod demo;
pub mod draft;
pub mod id;
pub mod id_number;
pub mod idcard;
pub mod instruction;
pub mod journey;
pub mod lock;
pub mod mask;
pub mod notification;
pub mod original;
pub mod password;
pub mod photo;
pub mod platform;
pub mod policy;
pub mod reason;
pub mod refusal;
pub mod review;
pub mod session;
pub mod spec;
pub mod staff;
pub mod student;
pub mod task;
pub mod time;
pub mod verdict;
pub mod words;
