//! Bytes that are no picture of a card: a typed reason, and never a panic.

use crate::{read, reader};
use evaluation::cards::scene::jpeg;
use idcard::ReadError;
use portrait::DecodeError;
use portrait::picture::Picture;

#[test]
fn what_is_no_picture_is_refused_with_the_decoders_reason() {
    let refused = |bytes: &[u8]| match reader().read(bytes, None) {
        Err(ReadError::Unreadable(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(b""), DecodeError::Empty);
    assert_eq!(refused(b"GIF89a"), DecodeError::UnknownFormat);
    assert_eq!(refused(&[0xff, 0xd8, 0xff, 0xe0, 0, 16]), DecodeError::Corrupt);
    assert!(matches!(refused(&jpeg(&Picture::new(60, 900), 90)), DecodeError::TooSmall { .. }));
}

#[test]
fn pictures_of_nothing_come_to_no_card_at_any_shape() {
    for (width, height) in [(64, 64), (64, 3000), (3000, 64), (1600, 1200)] {
        for kind in 0..3u32 {
            let mut picture = Picture::new(width, height);
            for (k, value) in picture.pixels.iter_mut().enumerate() {
                *value = match kind {
                    0 => 0,
                    1 => 255,
                    // Noise from a linear congruential generator.
                    _ => ((k as u32).wrapping_mul(1_664_525).wrapping_add(1_013_904_223) >> 13) as u8,
                };
            }
            assert!(read(&jpeg(&picture, 80), None).card.is_none(), "{width}×{height} {kind}");
        }
    }
}
