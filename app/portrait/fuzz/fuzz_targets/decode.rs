//! Any bytes are a picture within the limits or an error: never a panic, never more memory than docs/limits.md says.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// The fuzzer ends at any panic, contained or not. The WebP crate's are known and contained (`decode/contain.rs`): whatever else
/// panics, another decoder too, is a find.
fn pass_over_known_panics() {
    let end = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|location| location.file().contains("image-webp")) {
            end(panic);
        }
    }));
}

fuzz_target!(init: pass_over_known_panics(), |bytes: &[u8]| {
    // A small wish: the decoders read all the same, and the reduction is exercised.
    if let Ok(decoded) = portrait::decode::decode(bytes, 64) {
        let picture = decoded.picture;
        assert_eq!(picture.pixels.len(), picture.width * picture.height * 3);
        assert!(decoded.reduction >= 1.0 && decoded.reduction.is_finite());
    }
});
