//! What live guidance measures on picture files, beside what the server measures on the same files: a measure a line, two
//! columns a file. `cargo run --release -p portrait --example guidance -- file…`

use domain::policy::Policy;
use domain::reason::Rect;
use domain::spec::PhotoSpec;
use portrait::guidance::{FRAME_SIDE, Frame, Tracker};
use portrait::model::{coarse::coarse, pins};
use portrait::{Engine, ModelFiles, Models};
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var/models");
    let coarse = |name| coarse(&std::fs::read(models.join(name))?).ok_or_else(|| std::io::Error::other("no model"));
    let (detector, landmarks) = (coarse(pins::FACE_SHORT_RANGE)?, coarse(pins::LANDMARKS_ATTENTION)?);
    let engine = Engine::new(Models::load(&ModelFiles::gather(|name| std::fs::read(models.join(name)))?)?);
    let (spec, policy) = (PhotoSpec::find("degree-blue").ok_or("no spec")?, Policy::find("degree").ok_or("no policy")?);
    let dashed = Rect { x: 0.25, y: 0.2, w: 0.5, h: 0.5 };
    let mut out = std::io::stdout().lock();
    for file in &files {
        let bytes = std::fs::read(file)?;
        let there = engine.develop(&bytes, &spec, &policy)?;
        let picture = portrait::decode::decode(&bytes, 1600)?.picture;
        let image =
            image::RgbImage::from_raw(picture.width as u32, picture.height as u32, picture.pixels).ok_or("size")?;
        let image = image::DynamicImage::from(image);
        let small = image.resize(FRAME_SIDE, FRAME_SIDE, image::imageops::FilterType::Triangle).into_rgba8();
        let frame = Frame { rgba: &small, width: small.width() as usize, height: small.height() as usize };
        let mut tracker = Tracker::load(&detector, &landmarks)?;
        let started = Instant::now();
        let mut here = tracker.see(frame, &dashed)?;
        for _ in 0..14 {
            here = tracker.see(frame, &dashed)?;
        }
        let each = started.elapsed().as_secs_f64() * 1e3 / 15.0;
        let codes = |reasons: &[domain::verdict::Reason]| {
            reasons.iter().map(|r| format!(" {}", r.code.code())).collect::<String>()
        };
        writeln!(
            out,
            "{file} ({each:.1} ms)\n  server{}\n  guide {}",
            codes(&there.verdict.reasons),
            codes(&policy.judge(&here).reasons)
        )?;
        for (name, value) in &here {
            writeln!(out, "  {name:<20} {value:>8.3} {:>8.3}", there.measures.get(name).copied().unwrap_or(f64::NAN))?;
        }
    }
    Ok(())
}
