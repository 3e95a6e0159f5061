//! When a camera says that it took a picture: `DateTimeOriginal` in the Exif part of a JPEG. Nothing here trusts a length
//! or an offset; whatever cannot be read is no date.

use domain::time::{Timestamp, Zone};
use time::{Date, Month, Time, UtcOffset};

const EXIF_FOLDER: u16 = 0x8769;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const OFFSET_TIME_ORIGINAL: u16 = 0x9011;

/// The time that the camera wrote, read on the school's clock where the camera does not name its own.
pub fn taken_at(upload: &[u8], zone: Zone) -> Option<Timestamp> {
    let tiff = Tiff::read(exif(upload)?)?;
    let folder = tiff.find(tiff.long(4)?, EXIF_FOLDER)?;
    let folder = tiff.long(folder)?;
    let date = tiff.text(folder, DATE_TIME_ORIGINAL)?;
    let zone = tiff.text(folder, OFFSET_TIME_ORIGINAL).and_then(offset).unwrap_or(zone);
    timestamp(date, zone)
}

/// The Exif part among the segments before the picture itself.
fn exif(jpeg: &[u8]) -> Option<&[u8]> {
    let mut rest = jpeg.strip_prefix(b"\xff\xd8")?;
    while let [0xff, marker, high, low, ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let body = rest.get(4..2 + length)?;
        match (marker, body.strip_prefix(b"Exif\0\0")) {
            (0xe1, Some(tiff)) => return Some(tiff),
            // The picture begins.
            (0xda, _) => return None,
            _ => rest = rest.get(2 + length..)?,
        }
    }
    None
}

struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

impl<'a> Tiff<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self { bytes, big_endian: false }),
            b"MM\0*" => Some(Self { bytes, big_endian: true }),
            _ => None,
        }
    }

    fn short(&self, at: usize) -> Option<u16> {
        let pair: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let value = if self.big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
        usize::try_from(value).ok()
    }

    /// Where the value of a tag lies in the folder's table.
    fn find(&self, folder: usize, tag: u16) -> Option<usize> {
        let entries = usize::from(self.short(folder)?);
        let entry = |n: usize| folder.checked_add(2 + 12 * n);
        (0..entries).filter_map(entry).find(|at| self.short(*at) == Some(tag))?.checked_add(8)
    }

    /// A text that is too long for the table, as both of ours are.
    fn text(&self, folder: usize, tag: u16) -> Option<&'a str> {
        let value = self.find(folder, tag)?;
        let (length, at) = (self.long(value - 4)?, self.long(value)?);
        let text = self.bytes.get(at..at.checked_add(length)?)?;
        std::str::from_utf8(text).ok().map(|text| text.trim_end_matches('\0'))
    }
}

/// `+08:00`
fn offset(text: &str) -> Option<Zone> {
    let (sign, rest) = (text.get(..1)?, text.get(1..)?);
    let (hours, minutes) = rest.split_once(':')?;
    let minutes = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    match sign {
        "+" => Some(Zone(minutes)),
        "-" => Some(Zone(minutes.checked_neg()?)),
        _ => None,
    }
}

/// `2026:10:27 10:00:00`
fn timestamp(text: &str, zone: Zone) -> Option<Timestamp> {
    let mut numbers = text.split([':', ' ']).map(|part| part.parse::<u16>().ok());
    let mut next = || numbers.next().flatten();
    let (year, month, day) = (next()?, small(next()?)?, small(next()?)?);
    let (hour, minute, second) = (small(next()?)?, small(next()?)?, small(next()?)?);
    let date = Date::from_calendar_date(year.into(), Month::try_from(month).ok()?, day).ok()?;
    let time = Time::from_hms(hour, minute, second).ok()?;
    let offset = UtcOffset::from_whole_seconds(i32::from(zone.0) * 60).ok()?;
    Some(Timestamp(date.with_time(time).assume_offset(offset).unix_timestamp() * 1000))
}

fn small(number: u16) -> Option<u8> {
    number.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG with nothing in it but a date, and an offset where one is given.
    fn dated(date: &str, offset: Option<&str>) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0".to_vec();
        let entry = |tag: u16, kind: u16, count: usize, value: usize| {
            let mut bytes = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
            bytes.extend((count as u32).to_le_bytes());
            bytes.extend((value as u32).to_le_bytes());
            bytes
        };
        tiff.extend([&[1, 0][..], &entry(EXIF_FOLDER, 4, 1, 26), &[0; 4]].concat());
        let count = 1 + u16::from(offset.is_some());
        let texts = 26 + 2 + 12 * usize::from(count) + 4;
        tiff.extend(count.to_le_bytes());
        tiff.extend(entry(DATE_TIME_ORIGINAL, 2, date.len() + 1, texts));
        if let Some(offset) = offset {
            tiff.extend(entry(OFFSET_TIME_ORIGINAL, 2, offset.len() + 1, texts + date.len() + 1));
        }
        tiff.extend([0; 4]);
        tiff.extend([date.as_bytes(), b"\0", offset.unwrap_or_default().as_bytes(), b"\0"].concat());
        let length = (2 + 6 + tiff.len()) as u16;
        [b"\xff\xd8\xff\xe0\0\x04ab\xff\xe1", &length.to_be_bytes()[..], b"Exif\0\0", &tiff].concat()
    }

    #[test]
    fn the_date_is_read_on_the_schools_clock_unless_the_camera_names_its_own() {
        let utc = 1_793_066_400_000;
        assert_eq!(taken_at(&dated("2026:10:27 10:00:00", None), Zone::BEIJING), Some(Timestamp(utc)));
        assert_eq!(taken_at(&dated("2026:10:27 03:00:00", Some("+01:00")), Zone::BEIJING), Some(Timestamp(utc)));
        assert_eq!(taken_at(&dated("2026:10:26 21:00:00", Some("-05:00")), Zone::BEIJING), Some(Timestamp(utc)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for date in ["2026:13:27 10:00:00", "    :  :     :  :  ", "yesterday", ""] {
            assert_eq!(taken_at(&dated(date, None), Zone::BEIJING), None, "{date}");
        }
        assert_eq!(taken_at(b"", Zone::BEIJING), None);
        assert_eq!(taken_at(b"\x89PNG\r\n\x1a\n", Zone::BEIJING), None);
    }

    #[test]
    fn no_damage_makes_it_panic() {
        let whole = dated("2026:10:27 10:00:00", Some("+08:00"));
        for length in 0..whole.len() {
            taken_at(&whole[..length], Zone::BEIJING);
        }
        for at in 0..whole.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut damaged = whole.clone();
                damaged[at] = value;
                taken_at(&damaged, Zone::BEIJING);
            }
        }
    }
}
