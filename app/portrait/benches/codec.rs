//! Reading an upload and writing the photo, without the networks between them:
//! `cargo bench -p portrait --bench codec`.

use criterion::{Criterion, criterion_group, criterion_main};
use domain::spec::PhotoSpec;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};
use portrait::decode::decode;
use portrait::picture::{Picture, Plane, Planes};
use portrait::{compose, jpeg};
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// The long side that the engine works with.
const WANT: u32 = 1600;

fn portrait() -> DynamicImage {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var/fixtures/astronaut.png");
    image::open(path).expect("run: cargo xtask fixtures").crop_imm(90, 0, 270, 360)
}

fn sized(width: u32, height: u32) -> RgbImage {
    portrait().resize_exact(width, height, FilterType::CatmullRom).to_rgb8()
}

/// The portrait as the matte hands it over: planes of floats, and an oval of the person with a soft rim.
fn person(width: usize, height: usize) -> (Planes, Plane) {
    let pixels = sized(width as u32, height as u32).into_raw();
    let plane = |c: usize| {
        let values = pixels.iter().skip(c).step_by(3).map(|value| f32::from(*value) / 255.0).collect();
        Plane { width, height, values }
    };
    let mut alpha = Plane::new(width, height, 0.0);
    for (k, value) in alpha.values.iter_mut().enumerate() {
        let (x, y) = ((k % width) as f32 / width as f32 - 0.5, (k / width) as f32 / height as f32 - 0.6);
        *value = ((0.45 - x.hypot(y)) * 40.0).clamp(0.0, 1.0);
    }
    ([plane(0), plane(1), plane(2)], alpha)
}

fn codec(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("codec");
    group.sample_size(20);
    let mut upload = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut upload, 90);
    DynamicImage::from(sized(3024, 4032)).write_with_encoder(encoder).expect("a JPEG can be written to memory");
    group.bench_function("decode 12 MP", |bencher| bencher.iter(|| decode(black_box(&upload), WANT).is_ok()));
    let spec = PhotoSpec::find("degree-blue").expect("a preset");
    for (width, height) in [(480, 640), (960, 1280)] {
        let spec = PhotoSpec { bytes: (0, spec.bytes.1 * (width * width / 480 / 480) as u32), ..spec.clone() };
        let (planes, alpha) = person(width, height);
        let name = format!("compose {width}×{height}");
        group.bench_function(name, |bencher| {
            bencher.iter(|| compose::over(&planes, black_box(&alpha), spec.background))
        });
        let photo: Picture = compose::over(&planes, &alpha, spec.background);
        let name = format!("encode {width}×{height}");
        group.bench_function(name, |bencher| bencher.iter(|| jpeg(black_box(&photo), &spec).is_some()));
    }
    group.finish();
}

criterion_group!(benches, codec);
criterion_main!(benches);
