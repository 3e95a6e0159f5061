//! Any bytes are a network that the importer understands or an error, although a checksum stands before it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = portrait::model::translate(bytes);
});
