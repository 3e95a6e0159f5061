//! Files as cameras write them, with nothing in them but what they say of themselves.

/// A JPEG that was taken at this time by its own account, written as `2026:10:27 10:00:30`.
pub fn dated(date: &str) -> Vec<u8> {
    // Little-endian TIFF: one folder that names the Exif folder at 26, which holds one date at 44.
    let tiff = [
        &b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"[..],
        b"\x01\0\x03\x90\x02\0\x14\0\0\0\x2c\0\0\0\0\0\0\0",
        date.as_bytes(),
        b"\0",
    ]
    .concat();
    let length = (2 + 6 + tiff.len()) as u16;
    [b"\xff\xd8\xff\xe1", &length.to_be_bytes()[..], b"Exif\0\0", &tiff].concat()
}
