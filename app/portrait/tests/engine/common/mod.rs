//! Where the models and the fixture lie, and pictures drawn for tests.

use portrait::picture::Picture;
use portrait::{Engine, ModelFiles, Models};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn var() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var")
}

fn read(path: &Path) -> Vec<u8> {
    match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => panic!("{}: {error}; run: cargo xtask models fixtures", path.display()),
    }
}

/// The public-domain portrait of an astronaut, 512×512.
pub fn astronaut() -> Vec<u8> {
    read(&var().join("fixtures/astronaut.png"))
}

/// One of the camera frames made from it, 960×1280.
pub fn frame(name: &str) -> Vec<u8> {
    read(&var().join("fixtures/frames").join(format!("{name}.png")))
}

/// One of the project's drawn people, by its path in the repository.
pub fn drawn(file: &str) -> Vec<u8> {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file))
}

pub fn model_files() -> ModelFiles {
    ModelFiles::gather(|name| Ok::<_, std::convert::Infallible>(read(&var().join("models").join(name))))
        .unwrap_or_else(|never| match never {})
}

/// One engine for all tests: loading takes longer than judging.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(Models::load(&model_files()).expect("the pinned models load")))
}

/// Pseudo-random numbers from a seed (a linear congruential generator): the same on every machine.
pub struct Noise(pub u32);

impl Noise {
    pub fn byte(&mut self) -> u8 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 24) as u8
    }

    /// Evenly distributed, to a 65536th of the range.
    pub fn between(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.below(1 << 16) as f32 / 65_536.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (usize::from(self.byte()) << 16 | usize::from(self.byte()) << 8 | usize::from(self.byte())) % end.max(1)
    }
}

/// A picture whose every pixel tells its place: red grows to the right, green downwards.
pub fn chart(width: usize, height: usize) -> Picture {
    let mut picture = Picture::new(width, height);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = (k % width, k / width);
        pixel.copy_from_slice(&[(x * 255 / width) as u8, (y * 255 / height) as u8, 128]);
    }
    picture
}

pub fn encoded(picture: &Picture, format: image::ImageFormat) -> Vec<u8> {
    let (width, height) = (picture.width as u32, picture.height as u32);
    let image = image::RgbImage::from_raw(width, height, picture.pixels.clone()).expect("sizes agree");
    let mut bytes = std::io::Cursor::new(vec![]);
    image.write_to(&mut bytes, format).expect("a drawn picture can be encoded");
    bytes.into_inner()
}

/// The JPEG with an EXIF segment that holds nothing but the orientation.
pub fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}
