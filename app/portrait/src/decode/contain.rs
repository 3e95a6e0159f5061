//! A decoder crate's panic, turned into the error that it should have been.

use super::DecodeError;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Calls into a decoder. The crates are safe Rust and own or may overwrite all that they are given, so that nothing half
/// done is seen after a panic; its message has gone to standard error by then, for whoever mends the crate. Where a panic ends
/// the program, as in the browser, nothing is decoded.
///
/// # Errors
/// [`DecodeError::Corrupt`] for whatever makes the decoder panic: image-webp 0.2.4 does on prefix codes that are more than
/// complete (its `HuffmanTree::build_implicit` counts them modulo 2¹⁶; its issue 118 is another face of it).
pub fn contain<T>(decoder: impl FnOnce() -> T) -> Result<T, DecodeError> {
    catch_unwind(AssertUnwindSafe(decoder)).map_err(|_| DecodeError::Corrupt)
}
