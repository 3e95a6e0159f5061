//! From an upload to a verdict and a photo: the whole way on one core, and each stage by the engine's own trace.
//! `make bench` runs it; docs/performance.md keeps figures with machine and method.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::calibration::Calibration;
use domain::policy::Policy;
use domain::spec::PhotoSpec;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};
use portrait::{Engine, ModelFiles, Models, Stage};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const STAGES: [Stage; 6] = [Stage::Decode, Stage::Detect, Stage::Frame, Stage::Matte, Stage::Check, Stage::Encode];

/// A phone camera's usual size.
const TWELVE_MEGAPIXELS: (u32, u32) = (3024, 4032);

fn var(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var").join(name)
}

fn engine() -> Engine {
    let read = |name: &'static str| std::fs::read(var("models").join(name));
    let files = ModelFiles::gather(read).expect("run: cargo xtask models");
    Engine::new(Models::load(&files).expect("the pinned models load"))
}

/// The public-domain portrait, enlarged to what a phone would send.
fn upload((width, height): (u32, u32)) -> Vec<u8> {
    let portrait = image::open(var("fixtures/astronaut.png")).expect("run: cargo xtask fixtures");
    let head = portrait.crop_imm(90, 0, 270, 360);
    let picture: RgbImage = head.resize_exact(width, height, FilterType::Triangle).to_rgb8();
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
    DynamicImage::from(picture).write_with_encoder(encoder).expect("a JPEG can be written to memory");
    jpeg
}

/// The degree photo with twice as many pixels along every line.
fn twice(spec: &PhotoSpec) -> PhotoSpec {
    let both = |(low, high): (f32, f32)| (2.0 * low, 2.0 * high);
    PhotoSpec {
        id: "degree-blue-twice".into(),
        width: 2 * spec.width,
        height: 2 * spec.height,
        bytes: (0, 4 * spec.bytes.1),
        head_top: both(spec.head_top),
        eye_line: both(spec.eye_line),
        face_width: both(spec.face_width),
        ..spec.clone()
    }
}

/// How long one stage takes within the whole.
fn stage(engine: &Engine, bytes: &[u8], spec: &PhotoSpec, policy: &Policy, wanted: Stage) -> Duration {
    let (mut last, mut spent) = (Instant::now(), Duration::ZERO);
    let developed = engine.develop_traced(bytes, spec, policy, &Calibration::default(), &mut |ended| {
        let now = Instant::now();
        if ended == wanted {
            spent += now - last;
        }
        last = now;
    });
    black_box(developed.is_ok());
    spent
}

fn develop(criterion: &mut Criterion) {
    let engine = engine();
    let spec = PhotoSpec::find("degree-blue").expect("a preset");
    let policy = Policy::find("degree").expect("a preset");
    let mut group = criterion.benchmark_group("develop");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    let large = twice(&spec);
    let cases = [
        ("12 MP", TWELVE_MEGAPIXELS, &spec),
        ("1.2 MP", (960, 1280), &spec),
        ("12 MP to 960×1280", TWELVE_MEGAPIXELS, &large),
    ];
    for (name, size, spec) in cases {
        let bytes = upload(size);
        group.bench_function(BenchmarkId::new("whole", name), |bencher| {
            bencher.iter(|| engine.develop(black_box(&bytes), spec, &policy).is_ok());
        });
        for wanted in STAGES {
            group.bench_function(BenchmarkId::new(wanted.name(), name), |bencher| {
                bencher.iter_custom(|times| (0..times).map(|_| stage(&engine, &bytes, spec, &policy, wanted)).sum());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, develop);
criterion_main!(benches);
