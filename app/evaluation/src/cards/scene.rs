//! A drawn card on a desk, photographed: pose, light, blur, glare, noise and JPEG, all from a seed.

use super::draw::{HEIGHT, WIDTH};
use idcard::straighten::Homography;
use portrait::geometry::Point;
use portrait::picture::Picture;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// How the card is photographed.
#[derive(Clone, Debug)]
pub struct Shot {
    pub width: usize,
    pub height: usize,
    /// Share of the frame's shorter way that the card's long side covers, for a card that lies across.
    pub cover: f32,
    /// Quarter turns to the right, and further degrees.
    pub quarters: u8,
    pub degrees: f32,
    /// How far the camera leans, degrees about the card's long and short axis.
    pub lean: (f32, f32),
    /// How far the card's middle lies off the frame's middle, as shares of the frame.
    pub off: (f32, f32),
    /// Light: 1 is a well-exposed picture.
    pub gain: f32,
    /// Red and blue beside green.
    pub tint: (f32, f32),
    /// How much darker the far side is, 0–1.
    pub slope: f32,
    /// A lamp's reflection: middle in fractions of the card, radius in fractions of its width, strength in times the light
    /// of white paper.
    pub glare: Option<(f32, f32, f32, f32)>,
    /// Standard deviation of a Gaussian blur in thousandths of the card's long side in the picture.
    pub blur: f32,
    /// Standard deviation of the sensor's noise, code values.
    pub noise: f32,
    pub quality: u8,
    /// Things on the desk, 0 none – 1 many.
    pub clutter: f32,
    pub seed: u64,
}

impl Shot {
    /// A card straight from above, well lit and sharp, on a bare desk.
    pub fn plain(seed: u64) -> Shot {
        Shot {
            width: 1600,
            height: 1200,
            cover: 0.75,
            quarters: 0,
            degrees: 0.0,
            lean: (0.0, 0.0),
            off: (0.0, 0.0),
            gain: 1.0,
            tint: (1.0, 1.0),
            slope: 0.0,
            glare: None,
            blur: 0.0,
            noise: 1.5,
            quality: 90,
            clutter: 0.0,
            seed,
        }
    }

    /// A shot as people take them: turned, leaning, in any light, on any desk, and still readable.
    pub fn varied(seed: u64) -> Shot {
        let mut dice = StdRng::seed_from_u64(seed ^ 0x5407);
        let upright = dice.random_bool(0.4);
        let (width, height) = if upright { (1200, 1600) } else { (1600, 1200) };
        let mut shot = Shot {
            width,
            height,
            cover: dice.random_range(0.55..0.85),
            quarters: dice.random_range(0..4),
            degrees: dice.random_range(-15.0..15.0),
            lean: (dice.random_range(-18.0..18.0), dice.random_range(-18.0..18.0)),
            off: (dice.random_range(-0.04..0.04), dice.random_range(-0.04..0.04)),
            gain: dice.random_range(0.4..1.15),
            tint: (dice.random_range(0.9..1.25), dice.random_range(0.65..1.1)),
            slope: dice.random_range(0.0..0.45),
            glare: None,
            blur: dice.random_range(0.0..1.3),
            noise: dice.random_range(0.5..5.0),
            quality: dice.random_range(60..93),
            clutter: dice.random_range(0.0..1.0),
            seed,
        };
        // The whole card is in the frame, with a little of the desk around it.
        while !shot.shows_all(0.015) {
            shot.cover *= 0.97;
        }
        shot
    }

    /// Whether all corners lie inside the frame, by a share of its width.
    pub fn shows_all(&self, margin: f32) -> bool {
        let (width, height) = (self.width as f32, self.height as f32);
        let margin = margin * width;
        let within = |p: &Point| p.x > margin && p.y > margin && p.x < width - margin && p.y < height - margin;
        self.corners().iter().all(within)
    }

    /// Where the card's corners are in the frame: left upper, right upper, right lower, left lower of the print.
    pub fn corners(&self) -> [Point; 4] {
        let frame = (self.width as f32, self.height as f32);
        let turned = self.quarters % 2 == 1;
        let room = if turned { frame.1.min(frame.0 * 1.586) } else { frame.0.min(frame.1 * 1.586) };
        let wide = room * self.cover;
        let high = wide * HEIGHT as f32 / WIDTH as f32;
        // A phone's main lens: the focal length is about as long as the frame's long side.
        let focal = frame.0.max(frame.1);
        let (sin_x, cos_x) = self.lean.0.to_radians().sin_cos();
        let (sin_y, cos_y) = self.lean.1.to_radians().sin_cos();
        let (sin, cos) = (f32::from(self.quarters) * 90.0 + self.degrees).to_radians().sin_cos();
        [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(u, v)| {
            let (x, y) = (u * wide, v * high);
            let (y, z) = (y * cos_x, y * sin_x);
            let (x, z) = (x * cos_y + z * sin_y, z * cos_y - x * sin_y);
            let (x, y) = (x * cos - y * sin, x * sin + y * cos);
            let far = focal / (focal + z);
            Point::new(frame.0 * (0.5 + self.off.0) + x * far, frame.1 * (0.5 + self.off.1) + y * far)
        })
    }
}

/// Photographs a card; without one, the desk alone.
pub fn photograph(card: Option<&Picture>, shot: &Shot) -> Picture {
    let desk = desk(shot);
    let mut picture = desk;
    if let Some(card) = card {
        lay(card, shot, &mut picture);
    }
    let long = Point::distance(shot.corners()[0], shot.corners()[1]);
    if shot.blur > 0.0 {
        blur(&mut picture, shot.blur * long / 1000.0);
    }
    expose(&mut picture, shot);
    picture
}

/// The picture as a phone's file.
pub fn jpeg(picture: &Picture, quality: u8) -> Vec<u8> {
    let mut bytes = vec![];
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality);
    let (width, height) = (picture.width as u32, picture.height as u32);
    // Writing to memory fails for no picture of these sizes; an empty file would be told as unreadable.
    let _ = image::ImageEncoder::write_image(encoder, &picture.pixels, width, height, image::ExtendedColorType::Rgb8);
    bytes
}

/// From the frame's pixels to fractions of the card.
fn into_card(shot: &Shot) -> Option<Homography> {
    let whole = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| Point::new(x, y));
    Homography::between(shot.corners(), whole)
}

/// What a lamp adds to the card's own light at a pixel. A lamp has an edge: flat inside, and falling off quickly.
fn shine(shot: &Shot, into_card: Option<&Homography>, pixel: Point) -> f32 {
    let (Some((x, y, radius, strength)), Some(into_card)) = (shot.glare, into_card) else { return 0.0 };
    let at = into_card.map(pixel);
    let far = ((at.x - x).powi(2) + ((at.y - y) / 1.586).powi(2)) / (radius * radius);
    if beyond(at) > 0.0 { 0.0 } else { strength * (-far * far).exp() }
}

fn lay(card: &Picture, shot: &Shot, picture: &mut Picture) {
    let Some(into_card) = into_card(shot) else { return };
    let width = picture.width;
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((k % width) as f32, (k / width) as f32);
        let (mut sum, mut covered, mut shade) = ([0.0; 3], 0.0, 0.0f32);
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let at = into_card.map(Point::new(x + dx, y + dy));
            let outside = beyond(at);
            if outside <= 0.0 {
                let rgb = card.sample(Point::new(at.x * card.width as f32, at.y * card.height as f32));
                sum.iter_mut().zip(rgb).for_each(|(sum, value)| *sum += value / 4.0);
                covered += 0.25;
            } else {
                shade = shade.max(0.35 * (1.0 - outside / 0.02).max(0.0));
            }
        }
        for (value, ink) in pixel.iter_mut().zip(sum) {
            let ground = f32::from(*value) * (1.0 - shade) * (1.0 - covered);
            *value = (ground + ink).round().clamp(0.0, 255.0) as u8;
        }
    }
}

/// How far a point lies outside the card's rounded outline, in fractions of its width; not above 0 inside.
fn beyond(at: Point) -> f32 {
    /// Corner radius of ID-1 cards, 3.18 of 85.6 mm.
    const RADIUS: f32 = 0.037;
    let (x, y) = ((at.x - 0.5).abs() - 0.5 + RADIUS, ((at.y - 0.5).abs() - 0.5) / 1.586 + RADIUS);
    (x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0)) - RADIUS
}

/// A table top, with sheets, pens, cables and boxes on it.
fn desk(shot: &Shot) -> Picture {
    let mut dice = StdRng::seed_from_u64(shot.seed ^ 0xde5c);
    const TOPS: [[f32; 3]; 6] = [
        [150.0, 110.0, 76.0],
        [96.0, 70.0, 52.0],
        [58.0, 60.0, 66.0],
        [186.0, 180.0, 170.0],
        [120.0, 132.0, 120.0],
        [30.0, 32.0, 38.0],
    ];
    let top = TOPS[dice.random_range(0..TOPS.len())];
    let (grain, way): (f32, f32) = (dice.random_range(0.0..14.0), dice.random_range(0.0..3.0));
    let mut picture = Picture::new(shot.width, shot.height);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((k % shot.width) as f32, (k / shot.width) as f32);
        let along = x * way.cos() + y * way.sin();
        let line = ((along * 0.021).sin() * 2.0 + (along * 0.173 + (y * 0.004).sin() * 3.0).sin()) * grain / 3.0;
        pixel.iter_mut().zip(top).for_each(|(value, top)| *value = (top + line).clamp(0.0, 255.0) as u8);
    }
    for _ in 0..(shot.clutter * 9.0) as usize {
        thing(&mut picture, &mut dice);
    }
    picture
}

/// One thing of a random colour, place and turn: a sheet with lines, or a long thin pen.
fn thing(picture: &mut Picture, dice: &mut StdRng) {
    let (width, height) = (picture.width as f32, picture.height as f32);
    let middle = (dice.random_range(0.0..width), dice.random_range(0.0..height));
    let turn: f32 = dice.random_range(0.0..std::f32::consts::PI);
    let sheet = dice.random_bool(0.5);
    let half = if sheet {
        (dice.random_range(0.08..0.3) * width, dice.random_range(0.08..0.3) * height)
    } else {
        (dice.random_range(0.15..0.5) * width, dice.random_range(0.005..0.03) * height)
    };
    let colour: [f32; 3] = if sheet && dice.random_bool(0.6) {
        [228.0, 226.0, 220.0]
    } else {
        [dice.random_range(10.0..240.0), dice.random_range(10.0..240.0), dice.random_range(10.0..240.0)]
    };
    let (sin, cos) = turn.sin_cos();
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((k % picture.width) as f32 - middle.0, (k / picture.width) as f32 - middle.1);
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        if u.abs() < half.0 && v.abs() < half.1 {
            let written = sheet && v.rem_euclid(34.0) < 12.0 && (u * 0.31).sin() * (u * 0.083 + v).cos() > -0.2;
            let share = if written && u.abs() < half.0 * 0.8 && v.abs() < half.1 * 0.8 { 0.35 } else { 1.0 };
            pixel.iter_mut().zip(colour).for_each(|(value, colour)| *value = (colour * share) as u8);
        }
    }
}

/// Gaussian, columns after rows.
fn blur(picture: &mut Picture, sigma: f32) {
    if sigma < 0.2 {
        return;
    }
    let reach = (sigma * 3.0).ceil() as i64;
    let weights: Vec<f32> = (-reach..=reach).map(|k| (-(k * k) as f32 / (2.0 * sigma * sigma)).exp()).collect();
    let sum: f32 = weights.iter().sum();
    for (dx, dy) in [(1, 0), (0, 1)] {
        let sharp = picture.clone();
        let width = picture.width;
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            let (x, y) = ((k % width) as i64, (k / width) as i64);
            let mut mean = [0.0; 3];
            for (weight, far) in weights.iter().zip(-reach..) {
                let rgb = sharp.pixel(x + far * dx, y + far * dy);
                mean.iter_mut().zip(rgb).for_each(|(mean, value)| *mean += weight * f32::from(value));
            }
            pixel.iter_mut().zip(mean).for_each(|(value, mean)| *value = (mean / sum).round() as u8);
        }
    }
}

/// Light, its colour and its slope, in linear light; then the sensor's noise.
fn expose(picture: &mut Picture, shot: &Shot) {
    let mut dice = StdRng::seed_from_u64(shot.seed ^ 0x0015e);
    let light = crate::degrade::canvas::light_of_codes();
    let (red, blue) = shot.tint;
    let (width, height) = (picture.width, picture.height);
    let way: f32 = dice.random_range(0.0..std::f32::consts::TAU);
    let into_card = into_card(shot);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((k % width) as f32 / width as f32 - 0.5, (k / width) as f32 / height as f32 - 0.5);
        let gain = shot.gain * (1.0 - shot.slope * (0.5 + x * way.cos() + y * way.sin()).clamp(0.0, 1.0));
        let shine = shine(shot, into_card.as_ref(), Point::new((k % width) as f32 + 0.5, (k / width) as f32 + 0.5));
        for (value, tint) in pixel.iter_mut().zip([red, 1.0, blue]) {
            let lit = (light[usize::from(*value)] + shine) * gain * tint;
            // The sum of three uniform numbers is near enough to normal.
            let noise: f32 = (0..3).map(|_| dice.random_range(-1.0..1.0f32)).sum::<f32>() * shot.noise;
            *value = (lit.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0 + noise).round().clamp(0.0, 255.0) as u8;
        }
    }
}
