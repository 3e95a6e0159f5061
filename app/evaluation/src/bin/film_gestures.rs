//! `film-gestures`: a person at rest and in every gesture of the liveness check, as frames for the journeys' camera, which
//! puts them together by what the page asks for. The same bytes every time.

use anyhow::{Context, Result};
use clap::Parser;
use domain::liveness::Gesture;
use evaluation::house;
use evaluation::liveness::{Film, Subject};
use std::path::PathBuf;

/// A change of the frames is another version: those of an older one are made anew.
const VERSION: &str = "2";
/// 960×1280, like the other camera frames.
const SCALE: f32 = 2.5;

/// Render a person at rest and in each gesture of the liveness check
#[derive(Parser)]
#[command(name = "film-gestures")]
struct Arguments {
    /// Where the frames go
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The person; without one the public-domain portrait of the tests
    #[arg(long, value_name = "PORTRAIT")]
    portrait: Option<PathBuf>,
    /// Folder of the model files
    #[arg(long, value_name = "DIR")]
    models: Option<PathBuf>,
}

/// As many as show the movement without a leap.
fn frames(gesture: Gesture) -> usize {
    match gesture {
        Gesture::TurnLeft | Gesture::TurnRight => 14,
        Gesture::Blink => 6,
        Gesture::OpenMouth => 8,
    }
}

fn main() -> Result<()> {
    let Arguments { folder, portrait, models } = Arguments::parse();
    let stamp = folder.join("version");
    if std::fs::read_to_string(&stamp).is_ok_and(|made| made == VERSION) {
        return Ok(());
    }
    let engine = house::engine(&models.unwrap_or_else(|| house::path("var/models")))?;
    let portrait = portrait.unwrap_or_else(|| house::path(evaluation::generate::BASES[0]));
    let subject = Subject::load(&engine, &portrait)?;
    std::fs::create_dir_all(&folder)?;
    let keep = |name: String, frame: &[u8]| {
        let file = folder.join(format!("{name}.jpg"));
        std::fs::write(&file, frame).with_context(|| format!("cannot write {}", file.display()))
    };
    for gesture in Gesture::ALL {
        let reel = Film::of_gesture(gesture, frames(gesture)).reel(&subject, SCALE)?;
        for (k, frame) in reel.iter().enumerate() {
            keep(format!("{gesture}-{k:02}"), frame)?;
        }
    }
    keep("rest".into(), &Film::at_rest().reel(&subject, SCALE)?[0])?;
    std::fs::write(&stamp, VERSION)?;
    Ok(())
}
