//! The router as browsers, programs and strangers meet it: every answer is asked for in process, without a socket.

mod addresses;
mod attempts;
mod bodies;
mod bursts;
mod endless;
mod files;
mod headers;
mod identity;
mod pages;
mod photos;
mod sign_in;
mod staff;
mod visitor;
