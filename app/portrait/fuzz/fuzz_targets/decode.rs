//! Any bytes are a picture within the limits or an error: never a panic, never more memory than docs/limits.md says.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A small wish: the decoders read all the same, and the reduction is exercised.
    if let Ok(decoded) = portrait::decode::decode(bytes, 64) {
        let picture = decoded.picture;
        assert_eq!(picture.pixels.len(), picture.width * picture.height * 3);
        assert!(decoded.reduction >= 1.0 && decoded.reduction.is_finite());
    }
});
