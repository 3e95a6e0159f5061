//! How long the instruction video is, read from the file that is served: a school may put its own in its place.

use anyhow::{Context, Result};
use std::path::Path;

/// The length in ms of an MP4 file, from the movie header (`moov/mvhd`, ISO/IEC 14496-12).
pub fn length(path: &Path) -> Result<i64> {
    let file = std::fs::read(path).with_context(|| format!("the instruction video {}", path.display()))?;
    let header = child(&file, b"moov").and_then(|movie| child(movie, b"mvhd"));
    header.and_then(duration).with_context(|| format!("{} has no movie header", path.display()))
}

/// The content of the first box of this kind.
fn child<'a>(mut boxes: &'a [u8], kind: &[u8; 4]) -> Option<&'a [u8]> {
    while let Some((head, rest)) = boxes.split_at_checked(8) {
        let size = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let (content, next) = match size {
            // 0: to the end of the file; 1: a 64-bit size follows.
            0 => (rest, &[][..]),
            1 => {
                let size = usize::try_from(u64::from_be_bytes(rest.get(..8)?.try_into().ok()?)).ok()?;
                rest.get(8..)?.split_at_checked(size.checked_sub(16)?)?
            }
            size => rest.split_at_checked(size.checked_sub(8)?)?,
        };
        if &head[4..] == kind {
            return Some(content);
        }
        boxes = next;
    }
    None
}

fn duration(header: &[u8]) -> Option<i64> {
    let number = |at: usize| header.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes);
    let (scale, units) = match header.first()? {
        0 => (number(12)?, u64::from(number(16)?)),
        _ => (number(20)?, u64::from(number(24)?) << 32 | u64::from(number(28)?)),
    };
    i64::try_from(units.checked_mul(1000)?.checked_div(u64::from(scale))?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_clip_is_between_ten_and_sixty_seconds() {
        let clip = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/assets/video/how-to-shoot.mp4");
        let millis = length(&clip).unwrap();
        assert!((10_000..60_000).contains(&millis), "{millis}");
    }

    #[test]
    fn what_is_no_film_has_no_length() {
        assert_eq!(child(b"\0\0\0\x07moov", b"moov"), None);
        assert_eq!(child(b"\xff\xff\xff\xffmoov", b"moov"), None);
        assert_eq!(duration(&[0; 12]), None);
        assert_eq!(duration(&[0; 32]), None);
    }
}
