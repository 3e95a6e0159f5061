//! JPEG for the office: the spec's dpi, no metadata, 4:4:4 colour where the file size allows it, inside the spec's range.

use crate::picture::Picture;
use domain::spec::PhotoSpec;
use jpeg_encoder::{ColorType, Encoder, PixelDensity, SamplingFactor};

/// A finished photo.
#[derive(Clone, Debug, PartialEq)]
pub struct MadePhoto {
    /// The file.
    pub jpeg: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The JPEG quality it was saved with.
    pub quality: u8,
}

/// Above this JPEG only stores noise better.
const BEST_QUALITY: u8 = 98;
/// For a picture so smooth that its file would be smaller than the spec allows.
const LARGEST_QUALITY: u8 = 100;
/// Upper end of the part of the size range that is filled: uploads elsewhere count 1000 or 1024 bytes to a KB, and
/// re-saving by an office adds a little.
const FILL: f32 = 0.97;
/// A file this close to the limit is as good as one step of quality more.
const GOOD_FILL: f32 = 0.93;
/// Where the search starts: a portrait of 480×640 px in 40 KB comes out near it.
const FIRST_QUALITY: u8 = 88;
/// Rows of a block, the unit that JPEG codes.
const BLOCK: usize = 8;
/// The search first looks at one row of blocks in this many. On portraits the size told from them is within 2 % of the
/// whole file's, which is less than one step of quality.
const LOOKED_AT: usize = 4;
/// Bytes of a file without a single block: markers and tables, whatever the picture.
const TABLES: usize = 620;

/// The best quality whose file fits the spec's upper size limit, never below the spec's least quality.
///
/// The quality is searched among a quarter of the rows first, so that the whole photo is mostly encoded once.
///
/// None only when the encoder refuses the picture's size, which no spec has.
pub fn jpeg(photo: &Picture, spec: &PhotoSpec) -> Option<MadePhoto> {
    let most = (f64::from(spec.bytes.1) * f64::from(FILL)) as usize;
    let least = spec.jpeg_quality_min.clamp(1, BEST_QUALITY);
    let rows = some_rows(photo);
    let looked = fitting((least, BEST_QUALITY), FIRST_QUALITY, most, |quality| {
        let blocks = encoded(&rows, spec.dpi, quality, Coding::USUAL)?.len().saturating_sub(TABLES);
        Some((TABLES + blocks * photo.height / rows.height, ()))
    })?;
    let whole = |quality| encoded(photo, spec.dpi, quality, Coding::USUAL).map(|file| (file.len(), file));
    let mut found = fitting((least, looked.highest), looked.quality, most, whole)?;
    let is_small = (found.file.len() as f32) < GOOD_FILL * most as f32;
    // The rows that were looked at were dearer than the others.
    if is_small && found.quality == looked.highest && found.quality < BEST_QUALITY {
        let next = found.quality + 1;
        let better = fitting((next, BEST_QUALITY), next, most, whole)?;
        if better.file.len() <= most {
            found = better;
        }
    }
    let Fitting { mut quality, mut file, .. } = found;
    // The margin is given up before the colours are.
    let fits = |file: &[u8]| file.len() <= spec.bytes.1 as usize;
    for coding in Coding::SMALLER {
        if fits(&file) {
            break;
        }
        file = encoded(photo, spec.dpi, quality, coding)?;
    }
    if file.len() < spec.bytes.0 as usize {
        let larger = encoded(photo, spec.dpi, LARGEST_QUALITY, Coding::USUAL)?;
        if fits(&larger) {
            (quality, file) = (LARGEST_QUALITY, larger);
        }
    }
    let (width, height) = (u32::try_from(photo.width).ok()?, u32::try_from(photo.height).ok()?);
    Some(MadePhoto { jpeg: file, width, height, quality })
}

/// A picture as a JPEG file of the given quality, whatever its size in bytes comes to.
///
/// None only when the encoder refuses the picture's size: none, or above 65535 px.
pub fn plain(picture: &Picture, quality: u8) -> Option<Vec<u8>> {
    // Screens ignore the density; 72 dpi says that nobody means a size on paper.
    encoded(picture, 72, quality, Coding::USUAL)
}

/// Every fourth row of blocks, from the top: a picture of the same width.
fn some_rows(photo: &Picture) -> Picture {
    let pixels: Vec<u8> = photo.pixels.chunks(photo.width * 3 * BLOCK).step_by(LOOKED_AT).flatten().copied().collect();
    Picture { width: photo.width, height: pixels.len() / (photo.width * 3), pixels }
}

/// What a search for a quality found.
struct Fitting<T> {
    quality: u8,
    /// The highest quality that was not found to be too large.
    highest: u8,
    file: T,
}

/// Searches the qualities from `low` to `high`, beginning with `first`, for the best whose size is at most `most`; when
/// nothing fits it is the lowest. `file` makes a file and tells its size.
fn fitting<T>(
    (mut low, mut high): (u8, u8),
    first: u8,
    most: usize,
    mut file: impl FnMut(u8) -> Option<(usize, T)>,
) -> Option<Fitting<T>> {
    let (mut best, mut too_large) = (None, None);
    // Size grows with quality. Below about 90 it does so smoothly, so that the first guess is usually near.
    let mut quality = first.clamp(low, high);
    while low <= high {
        let (size, made) = file(quality)?;
        if size <= most {
            low = quality + 1;
            best = Some((quality, made));
            if size as f32 >= GOOD_FILL * most as f32 {
                break;
            }
        } else {
            high = quality - 1;
            too_large = Some((quality, made));
        }
        let wanted = most as f32 * (1.0 + GOOD_FILL) / 2.0;
        quality = guess(quality, wanted / size as f32).clamp(low.min(high), high.max(low));
    }
    // Nothing fits: the last one tried had the lowest quality, which is the smallest file there may be.
    let (quality, file) = best.or(too_large)?;
    Some(Fitting { quality, highest: high.max(quality), file })
}

/// The quality at which the file is about `growth` times as large as at `quality`. The quantiser's steps are proportional
/// to 200 − 2q above 50 and to 5000 / q below, and a file's size falls with about the 0.6th power of the steps.
fn guess(quality: u8, growth: f32) -> u8 {
    const POWER: f32 = 0.6;
    let quality = f32::from(quality);
    let steps = if quality < 50.0 { 5000.0 / quality } else { (200.0 - 2.0 * quality).max(1.0) };
    let steps = steps * growth.max(0.01).powf(-1.0 / POWER);
    let guess = if steps > 100.0 { 5000.0 / steps } else { 100.0 - steps / 2.0 };
    guess.round().clamp(1.0, 100.0) as u8
}

/// Where the Huffman codes come from.
#[derive(Clone, Copy)]
enum Codes {
    /// The standard's own, with all colours in one scan: what every reader has seen a thousand times.
    Standard,
    /// Made for the picture, which saves about 4 %. The encoder then writes one scan for each colour, which the standard
    /// demands of every reader but some have got wrong: only for what would be too large otherwise.
    Fitted,
}

/// How a file of a quality is written.
#[derive(Clone, Copy)]
struct Coding {
    codes: Codes,
    colour: SamplingFactor,
}

impl Coding {
    /// Colour at every pixel: the background stays exactly the spec's up to the hair.
    const USUAL: Coding = Coding { codes: Codes::Standard, colour: SamplingFactor::R_4_4_4 };
    /// What is tried where the least quality is still too large, in this order. Half the colour across and down saves about
    /// an eighth; it is how every phone writes its pictures.
    const SMALLER: [Coding; 3] = [
        Coding { codes: Codes::Fitted, colour: SamplingFactor::R_4_4_4 },
        Coding { codes: Codes::Standard, colour: SamplingFactor::R_4_2_0 },
        Coding { codes: Codes::Fitted, colour: SamplingFactor::R_4_2_0 },
    ];
}

fn encoded(photo: &Picture, dpi: u16, quality: u8, Coding { codes, colour }: Coding) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(photo.width).ok()?, u16::try_from(photo.height).ok()?);
    let mut jpeg = Vec::with_capacity(64 * 1024);
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_density(PixelDensity::dpi(dpi));
    encoder.set_sampling_factor(colour);
    encoder.set_optimized_huffman_tables(matches!(codes, Codes::Fitted));
    encoder.encode(&photo.pixels, width, height, ColorType::Rgb).ok()?;
    number_as_jfif(&mut jpeg);
    Some(jpeg)
}

/// JFIF numbers luma, blue and red difference 1, 2 and 3; the encoder begins with 0. Lenient readers do not care, but
/// nobody knows what reads the file at an office.
fn number_as_jfif(jpeg: &mut [u8]) {
    const FRAME: u8 = 0xc0;
    const SCAN: u8 = 0xda;
    // The start-of-image marker has no length.
    let mut at = 2;
    while let Some([0xff, marker, high, low, segment @ ..]) = jpeg.get_mut(at..) {
        let marker = *marker;
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
        match marker {
            // After precision, height, width and count: number, sampling and table of each.
            FRAME => segment.iter_mut().skip(6).step_by(3).take(3).for_each(|number| *number += 1),
            SCAN => {
                // After the count: number and tables of each.
                let count = segment.first().map_or(0, |count| usize::from(*count));
                segment.iter_mut().skip(1).step_by(2).take(count).for_each(|number| *number += 1);
                // Among codes 0xff is followed by 0; the next marker is another scan or the end, which has no length.
                let codes = jpeg.get(at..).unwrap_or_default();
                at += codes.windows(2).position(|pair| pair[0] == 0xff && pair[1] != 0).unwrap_or(codes.len());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode;

    /// A smooth picture with noise of some `levels`, so that its size at a quality can be chosen.
    fn noisy(width: usize, height: usize, levels: u32) -> Picture {
        let mut photo = Picture::new(width, height);
        let mut seed = 1u32;
        for (k, value) in photo.pixels.iter_mut().enumerate() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *value = ((80 + k / 3 % width / 8) as u8).wrapping_add(((seed >> 16) % levels) as u8);
        }
        photo
    }

    fn spec() -> PhotoSpec {
        PhotoSpec::find("degree-blue").unwrap()
    }

    #[test]
    fn the_file_fits_the_size_range_and_with_more_quality_it_would_hardly_fit() {
        for levels in [2, 4, 7, 12, 16, 24] {
            let photo = noisy(480, 640, levels);
            let made = jpeg(&photo, &spec()).unwrap();
            let most = spec().bytes.1 as f32;
            assert!(made.jpeg.len() as f32 <= FILL * most, "{levels}: {} at {}", made.jpeg.len(), made.quality);
            let better = encoded(&photo, 300, made.quality + 1, Coding::USUAL).unwrap().len() as f32;
            assert!(better >= GOOD_FILL * FILL * most, "{levels}: {better} above {}", made.quality);
        }
    }

    #[test]
    fn what_never_fits_is_saved_with_the_least_quality_and_what_always_fits_with_the_best() {
        let made = jpeg(&noisy(480, 640, 160), &spec()).unwrap();
        assert!(made.quality == spec().jpeg_quality_min && made.jpeg.len() > spec().bytes.1 as usize);
        let smooth = PhotoSpec { bytes: (1, 40_000), ..spec() };
        assert_eq!(jpeg(&Picture::new(480, 640), &smooth).unwrap().quality, BEST_QUALITY);
    }

    #[test]
    fn what_fits_only_with_less_colour_is_saved_with_less_colour_and_no_less_quality() {
        let photo = noisy(480, 640, 100);
        let [fitted, halved] = [0, 1].map(|k| encoded(&photo, 300, 60, Coding::SMALLER[k]).unwrap().len());
        assert!(halved < fitted, "{halved} {fitted}");
        let spec = PhotoSpec { bytes: (20_000, u32::try_from(halved).unwrap()), ..spec() };
        let made = jpeg(&photo, &spec).unwrap();
        assert_eq!((made.jpeg.len(), made.quality), (halved, 60));
        // Luma has two samples across and down for every sample of the two colours.
        let at = made.jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
        assert_eq!(made.jpeg[at + 10..at + 19], [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    }

    #[test]
    fn a_picture_too_smooth_for_the_least_size_is_saved_as_large_as_it_gets() {
        let photo = noisy(480, 640, 3);
        let best = encoded(&photo, 300, BEST_QUALITY, Coding::USUAL).unwrap().len();
        let spec = PhotoSpec { bytes: (u32::try_from(best).unwrap() + 1, 400_000), ..spec() };
        let made = jpeg(&photo, &spec).unwrap();
        assert!(made.quality == LARGEST_QUALITY && made.jpeg.len() >= spec.bytes.0 as usize, "{}", made.jpeg.len());
    }

    #[test]
    fn a_picture_whose_looked_at_rows_are_unlike_the_others_still_fits() {
        let (quiet, loud) = (noisy(480, 640, 2), noisy(480, 640, 24));
        let row = 480 * 3 * BLOCK;
        for kept in [0, 1] {
            let mut photo = quiet.clone();
            for (k, (row, loud)) in photo.pixels.chunks_mut(row).zip(loud.pixels.chunks(row)).enumerate() {
                if (k % LOOKED_AT == 0) == (kept == 0) {
                    row.copy_from_slice(loud);
                }
            }
            let made = jpeg(&photo, &spec()).unwrap();
            assert!(made.jpeg.len() <= spec().bytes.1 as usize || made.quality == spec().jpeg_quality_min, "{kept}");
        }
    }

    #[test]
    fn the_size_of_the_whole_is_told_from_a_quarter_of_its_rows() {
        let photo = noisy(480, 640, 12);
        let rows = some_rows(&photo);
        assert_eq!((rows.width, rows.height), (480, 160));
        let size = |picture: &Picture| encoded(picture, 300, 85, Coding::USUAL).unwrap().len();
        let (part, whole) = (size(&rows), size(&photo));
        assert!((TABLES + (part - TABLES) * 4).abs_diff(whole) * 50 < whole, "{part} {whole}");
    }

    #[test]
    fn the_file_is_plain_jfif_with_the_dpi_full_colour_and_nothing_else() {
        let made = jpeg(&noisy(480, 640, 12), &spec()).unwrap();
        // JFIF header: unit 1 (dots per inch), then x and y density.
        assert_eq!(made.jpeg[13..18], [1, 1, 44, 1, 44]);
        // Baseline, 8 bits, 640×480, then number and sampling of three components.
        let at = made.jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
        assert_eq!(made.jpeg[at + 4..at + 10], [8, 2, 128, 1, 224, 3]);
        assert_eq!(made.jpeg[at + 10..at + 19], [1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]);
        // One scan of all three, and no application's segment but the first.
        let at = made.jpeg.windows(2).position(|marker| marker == [0xff, 0xda]).unwrap();
        assert_eq!(made.jpeg[at + 4..at + 11], [3, 1, 0x00, 2, 0x11, 3, 0x11]);
        assert!(!made.jpeg[4..at].windows(2).any(|marker| marker[0] == 0xff && (0xe0..=0xef).contains(&marker[1])));
    }

    #[test]
    fn codes_made_for_the_picture_save_some_bytes_and_change_no_pixel() {
        let photo = noisy(480, 640, 12);
        let [standard, fitted] =
            [Coding::USUAL, Coding::SMALLER[0]].map(|coding| encoded(&photo, 300, 70, coding).unwrap());
        assert!(fitted.len() < standard.len(), "{} {}", fitted.len(), standard.len());
        assert_eq!(decode(&fitted, 640).unwrap().picture, decode(&standard, 640).unwrap().picture);
        let scans: Vec<&[u8]> =
            fitted.windows(6).filter(|bytes| bytes[..2] == [0xff, 0xda]).map(|scan| &scan[4..]).collect();
        assert_eq!(scans, [[1, 1], [1, 2], [1, 3]]);
    }

    #[test]
    fn colours_come_back_as_they_were() {
        for colour in [[255, 255, 255], [100, 197, 255], [200, 30, 40], [0, 0, 0]] {
            let photo = Picture { width: 64, height: 64, pixels: colour.repeat(64 * 64) };
            let back = decode(&jpeg(&photo, &spec()).unwrap().jpeg, 64).unwrap().picture;
            let worst = back.pixels.iter().zip(&photo.pixels).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
            assert!(worst <= 1, "{colour:?} differs by {worst}");
        }
    }
}
