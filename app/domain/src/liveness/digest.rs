//! What a burst and its photo are known by before they arrive: whoever names it in time may hand them in later.

use sha2::{Digest, Sha256};

/// Hex SHA-256 over the photo and every frame with its number, each with its length before it.
pub fn digest<'a>(photo: &[u8], frames: impl IntoIterator<Item = (u32, &'a [u8])>) -> String {
    let length = |bytes: &[u8]| (bytes.len() as u64).to_be_bytes();
    let mut hash = Sha256::new().chain_update(length(photo)).chain_update(photo);
    for (number, bytes) in frames {
        hash = hash.chain_update(number.to_be_bytes()).chain_update(length(bytes)).chain_update(bytes);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_photo_another_frame_and_another_order_are_another_digest() {
        let known = digest(b"photo", [(0, b"a".as_slice()), (1, b"b".as_slice())]);
        assert_eq!(known.len(), 64);
        assert_eq!(known, digest(b"photo", [(0, b"a".as_slice()), (1, b"b".as_slice())]));
        for other in [
            digest(b"phot0", [(0, b"a".as_slice()), (1, b"b".as_slice())]),
            digest(b"photo", [(0, b"b".as_slice()), (1, b"a".as_slice())]),
            digest(b"photo", [(0, b"a".as_slice())]),
            digest(b"photo", [(0, b"ab".as_slice())]),
        ] {
            assert_ne!(known, other);
        }
    }
}
