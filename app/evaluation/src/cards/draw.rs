//! The two sides, drawn flat: a pale ground, labels, values and a figure where the portrait is. Schematic on purpose.

use super::ink::{Ink, Style, mix};
use super::people::Person;
use portrait::geometry::Bounds;
use portrait::picture::Picture;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Size of the drawing, px: 17.7 px per millimetre of 85.6 × 54 mm.
pub const WIDTH: usize = 1516;
pub const HEIGHT: usize = 956;

const LABEL: [u8; 3] = [70, 120, 170];
const BLACK: [u8; 3] = [30, 28, 32];

/// A drawing in progress. Places are fractions of width and height; each card is printed a little off, as real ones are.
struct Sheet<'a> {
    picture: Picture,
    ink: &'a Ink,
    shift: (f32, f32),
}

impl Sheet<'_> {
    /// Text with its middle line at `y`; returns where it ends, as a fraction of the width.
    fn write(&mut self, text: &str, x: f32, y: f32, size: f32, spacing: f32, colour: [u8; 3]) -> f32 {
        let size = size * WIDTH as f32;
        let style = Style { size, spacing, colour, opacity: 1.0 };
        let left = (x + self.shift.0) * WIDTH as f32;
        let top = (y + self.shift.1) * HEIGHT as f32 - size / 2.0;
        self.ink.write(&mut self.picture, text, (left, top), style, 0.0) / WIDTH as f32 - self.shift.0
    }
}

/// The side with the portrait.
pub fn front(person: &Person, ink: &Ink, seed: u64) -> Picture {
    let mut sheet = ground(ink, seed, [226, 236, 240], [214, 226, 238]);
    // As on the card, labels are smaller than values.
    const SMALL: f32 = 0.029;
    const VALUE: f32 = 0.035;
    let label = |sheet: &mut Sheet, text: &str, x, y| sheet.write(text, x, y, SMALL, 1.0, LABEL);
    label(&mut sheet, "姓名", 0.072, 0.15);
    sheet.write(&person.name, 0.18, 0.15, 0.041, 1.04, BLACK);
    label(&mut sheet, "性别", 0.072, 0.28);
    sheet.write(if person.female { "女" } else { "男" }, 0.18, 0.28, VALUE, 1.0, BLACK);
    label(&mut sheet, "民族", 0.31, 0.28);
    sheet.write(person.nation, 0.40, 0.28, VALUE, 1.0, BLACK);
    let (year, month, day) = person.birth;
    label(&mut sheet, "出生", 0.072, 0.405);
    sheet.write(&year.to_string(), 0.18, 0.405, VALUE, 1.0, BLACK);
    label(&mut sheet, "年", 0.275, 0.405);
    sheet.write(&month.to_string(), 0.325, 0.405, VALUE, 1.0, BLACK);
    label(&mut sheet, "月", 0.375, 0.405);
    sheet.write(&day.to_string(), 0.42, 0.405, VALUE, 1.0, BLACK);
    label(&mut sheet, "日", 0.475, 0.405);
    label(&mut sheet, "住址", 0.072, 0.53);
    let address: Vec<char> = person.address.chars().collect();
    for (row, line) in address.chunks(11).enumerate() {
        let line: String = line.iter().collect();
        sheet.write(&line, 0.18, 0.53 + 0.085 * row as f32, VALUE, 1.05, BLACK);
    }
    label(&mut sheet, "公民身份号码", 0.072, 0.855);
    sheet.write(&person.number, 0.345, 0.855, 0.045, 1.24, BLACK);
    figure(&mut sheet, &Bounds { left: 0.665, top: 0.13, right: 0.935, bottom: 0.71 });
    specimen(&mut sheet, (0.40, 0.06));
    sheet.picture
}

/// The side with the authority. A disc with 样本 stands where a real card has its emblem.
pub fn back(person: &Person, ink: &Ink, seed: u64) -> Picture {
    let mut sheet = ground(ink, seed ^ 1, [232, 232, 236], [238, 222, 218]);
    disc(&mut sheet, (0.14, 0.22), 0.075, [196, 60, 50]);
    sheet.write("样本", 0.105, 0.22, 0.034, 1.0, [250, 226, 120]);
    sheet.write("样本国测试卡", 0.34, 0.15, 0.050, 1.1, BLACK);
    sheet.write("居民身份证", 0.34, 0.32, 0.066, 1.3, BLACK);
    sheet.write("签发机关", 0.23, 0.73, 0.030, 1.0, BLACK);
    sheet.write(&person.authority, 0.40, 0.73, 0.035, 1.0, BLACK);
    sheet.write("有效期限", 0.23, 0.86, 0.030, 1.0, BLACK);
    sheet.write(&person.validity(), 0.40, 0.86, 0.036, 1.05, BLACK);
    specimen(&mut sheet, (0.40, 0.55));
    sheet.picture
}

/// A card-sized sheet that is no identity card: some other card with a name and a long number.
pub fn other(ink: &Ink, seed: u64) -> Picture {
    let mut dice = StdRng::seed_from_u64(seed ^ 0x07e4);
    let colours = [[44, 82, 130], [150, 40, 60], [30, 110, 80], [235, 235, 230]];
    let colour = colours[dice.random_range(0..colours.len())];
    let mut sheet = ground(ink, seed, colour, colour);
    let pen = if colour[1] > 200 { BLACK } else { [240, 240, 240] };
    sheet.write("校园一卡通", 0.08, 0.2, 0.06, 1.1, pen);
    let number: String = (0..16).map(|_| char::from(b'0' + dice.random_range(0..10u8))).collect();
    sheet.write(&number, 0.08, 0.6, 0.05, 1.3, pen);
    sheet.write("有效至 12/28", 0.5, 0.75, 0.03, 1.0, pen);
    specimen(&mut sheet, (0.3, 0.9));
    sheet.picture
}

/// Two pale colours from left to right, with fine waves over them.
fn ground(ink: &Ink, seed: u64, left: [u8; 3], right: [u8; 3]) -> Sheet<'_> {
    let mut dice = StdRng::seed_from_u64(seed ^ 0x6a0d);
    // A millimetre: how far the print of real cards is off between lots, as their descriptions differ.
    let shift = (dice.random_range(-0.012..0.012), dice.random_range(-0.015..0.015));
    let phase: f32 = dice.random_range(0.0..6.0);
    let mut picture = Picture::new(WIDTH, HEIGHT);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((k % WIDTH) as f32 / WIDTH as f32, (k / WIDTH) as f32 / HEIGHT as f32);
        let wave = ((y * 90.0 + (x * 9.0 + phase).sin() * 3.0).sin() * (x * 40.0 + y * 13.0).cos()) * 5.0;
        for (c, value) in pixel.iter_mut().enumerate() {
            let base = f32::from(left[c]) * (1.0 - x) + f32::from(right[c]) * x;
            *value = (base + wave).round().clamp(0.0, 255.0) as u8;
        }
    }
    Sheet { picture, ink, shift }
}

/// 样本 SPECIMEN in red, and once more, pale, across the whole sheet.
fn specimen(sheet: &mut Sheet, (x, y): (f32, f32)) {
    sheet.write("样本 SPECIMEN", x, y, 0.026, 1.0, [200, 40, 40]);
    let style = Style { size: 0.13 * WIDTH as f32, spacing: 1.0, colour: [200, 60, 60], opacity: 0.07 };
    sheet.ink.write(&mut sheet.picture, "样本 SPECIMEN", (WIDTH as f32 * 0.02, HEIGHT as f32 * 0.62), style, 0.3);
}

/// Head and shoulders as an ellipse and a bow, on a lighter ground: nobody.
fn figure(sheet: &mut Sheet, place: &Bounds) {
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    let (left, top) = ((place.left + sheet.shift.0) * width, (place.top + sheet.shift.1) * height);
    let (wide, high) = (place.width() * width, place.height() * height);
    for y in 0..high as usize {
        for x in 0..wide as usize {
            let (u, v) = (x as f32 / wide, y as f32 / high);
            let within = |cx: f32, cy: f32, rx: f32, ry: f32| ((u - cx) / rx).powi(2) + ((v - cy) / ry).powi(2) < 1.0;
            let colour = if within(0.5, 0.42, 0.22, 0.25) && !(within(0.5, 0.25, 0.26, 0.16) && v < 0.30) {
                Some([214, 176, 150])
            } else if within(0.5, 0.36, 0.27, 0.28) && v < 0.45 {
                Some([48, 42, 40])
            } else if within(0.5, 1.02, 0.46, 0.34) {
                Some([70, 78, 96])
            } else {
                None
            };
            if let Some(colour) = colour {
                mix(&mut sheet.picture, (left as i64 + x as i64, top as i64 + y as i64), colour, 1.0);
            }
        }
    }
}

fn disc(sheet: &mut Sheet, (x, y): (f32, f32), radius: f32, colour: [u8; 3]) {
    let (cx, cy) = ((x + sheet.shift.0) * WIDTH as f32, (y + sheet.shift.1) * HEIGHT as f32);
    let radius = radius * WIDTH as f32;
    for dy in -(radius as i64)..=radius as i64 {
        for dx in -(radius as i64)..=radius as i64 {
            if ((dx * dx + dy * dy) as f32) < radius * radius {
                mix(&mut sheet.picture, (cx as i64 + dx, cy as i64 + dy), colour, 0.95);
            }
        }
    }
}
