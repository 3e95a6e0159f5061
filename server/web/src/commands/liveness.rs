//! `tucai liveness check`: judges a folder of frames and the photo that followed them, one JSON object.

use super::files;
use crate::config::Config;
use crate::wiring;
use anyhow::{Context, Result};
use domain::liveness::{Challenge, Reason, Settings, Timetable};
use domain::time::Zone;
use domain::words::{Lang, liveness as words};
use portrait::liveness::{Answer, Asked, Fingerprint, Frame, Judgement};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Check a burst of frames against a challenge, and the photo against the burst
#[derive(clap::Args)]
pub struct LivenessCheck {
    /// What was asked for, in its order: blink, left, right (the student's own) and mouth, between commas
    #[arg(long, value_name = "GESTURES")]
    pub challenge: Challenge,
    /// The photo taken right after the frames
    #[arg(long, value_name = "FILE")]
    pub photo: PathBuf,
    /// From frame to frame, ms: what frames that are further apart show may differ by more
    #[arg(long, value_name = "MS", default_value_t = Timetable::QUICKEST.as_millis() as u64)]
    pub pace: u64,
    /// The browser's label of the camera
    #[arg(long, value_name = "LABEL")]
    pub camera: Option<String>,
    /// What this command has printed with --full of earlier bursts, to recognise one that is handed in again
    #[arg(long, value_name = "FILE")]
    pub earlier: Vec<PathBuf>,
    /// Print measures and the burst's fingerprint as well
    #[arg(long)]
    pub full: bool,
    /// Frames, in the order of the last number in each name: frame-000.jpg, frame-001.jpg, …
    #[arg(value_name = "FRAMES_DIR")]
    pub frames: PathBuf,
}

/// Runs the command with the installation's models, and its anti-spoofing model where it has one. Exit code 0 when the burst
/// passes, 1 when it does not.
///
/// # Errors
/// Missing or wrong models, files that cannot be read, and an output that cannot be written. What is wrong with a burst is
/// a reason in the output.
pub fn run(args: &LivenessCheck, config: &Config) -> Result<ExitCode> {
    let settings = Settings::default();
    let found = frames(&args.frames)?;
    let photo = files::read(&args.photo).with_context(|| format!("cannot read the photo {}", args.photo.display()))?;
    let judged = match amount(&found, &settings)? {
        Err(reason) => refused(reason),
        Ok(()) => judge(args, &settings, &found, &photo, config)?,
    };
    let line = object(args, &judged);
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(if judged.verdict.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn judge(
    args: &LivenessCheck,
    settings: &Settings,
    found: &[(u32, PathBuf)],
    photo: &[u8],
    config: &Config,
) -> Result<Judgement> {
    let earlier: Vec<Fingerprint> = args.earlier.iter().map(|file| fingerprint(file)).collect::<Result<_>>()?;
    let spoof = wiring::spoof_model(config)?;
    let read = |(number, path): &(u32, PathBuf)| Ok((*number, read(path, settings)?));
    let files: Vec<(u32, Vec<u8>)> = found.iter().map(read).collect::<Result<_>>()?;
    let frames: Vec<Frame> = files.iter().map(|(number, bytes)| Frame { number: *number, bytes }).collect();
    let asked = Asked {
        challenge: &args.challenge,
        settings,
        earlier: &earlier,
        pace: Duration::from_millis(args.pace),
        now: services::clock::system(),
        zone: Zone::BEIJING,
        spoof: spoof.as_ref(),
    };
    let answer = Answer { frames: &frames, photo, camera: args.camera.as_deref() };
    Ok(files::engine(&config.models)?.liveness(&asked, &answer)?)
}

fn refused(reason: Reason) -> Judgement {
    let mut judged = Judgement::default();
    judged.verdict.reasons.push(reason);
    judged
}

/// The pictures of a folder by the last number in their names; what has none is no frame.
fn frames(folder: &Path) -> Result<Vec<(u32, PathBuf)>> {
    let unreadable = || format!("cannot read the frames in {}", folder.display());
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        found.extend(number(&path).map(|number| (number, path)));
    }
    found.sort();
    Ok(found)
}

/// The last number in a picture's name; none for other files.
fn number(path: &Path) -> Option<u32> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let stem = path.file_stem()?.to_str()?;
    if !["jpg", "jpeg", "png", "webp"].contains(&ending.as_str()) {
        return None;
    }
    let mut numbers = stem.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.next_back()?.parse().ok()
}

/// Whether the folder holds no more than is read, by the files' sizes alone. The inner result is the burst's fault.
fn amount(found: &[(u32, PathBuf)], settings: &Settings) -> Result<Result<(), Reason>> {
    let mut bytes = 0;
    for (_, path) in found {
        bytes += std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
    }
    Ok(settings.check_amount(found.len(), bytes))
}

/// At most one byte more than is accepted: enough to be refused, whatever the file's size.
fn read(path: &Path, settings: &Settings) -> Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let mut bytes = vec![];
    let file = std::fs::File::open(path).with_context(cannot)?;
    file.take(settings.most_bytes() as u64 + 1).read_to_end(&mut bytes).with_context(cannot)?;
    Ok(bytes)
}

fn fingerprint(file: &Path) -> Result<Fingerprint> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let printed: Value = serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))?;
    serde_json::from_value(printed["fingerprint"].clone())
        .with_context(|| format!("{} has no fingerprint; print it with --full", file.display()))
}

fn object(args: &LivenessCheck, judged: &Judgement) -> Value {
    let told = |mut value: Value, message: String| {
        value["message"] = message.into();
        value
    };
    let reasons = judged.verdict.reasons.iter().map(|reason| told(json!(reason), words::mend(reason, Lang::En)));
    let flags = judged.verdict.flags.iter().map(|flag| told(json!(flag), words::flag(flag, Lang::En)));
    let mut line = json!({
        "challenge": args.challenge,
        "verdict": if judged.verdict.passed() { "pass" } else { "fail" },
        "reasons": reasons.collect::<Vec<_>>(),
        "flags": flags.collect::<Vec<_>>(),
    });
    if args.full {
        line["measures"] = json!(judged.measures);
        line["fingerprint"] = json!(judged.fingerprint);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_a_picture_with_a_number_in_its_name() {
        let number = |name: &str| number(Path::new(name));
        assert_eq!(number("burst-2/frame-007.jpg"), Some(7));
        assert_eq!(number("3.take.12.PNG"), Some(12));
        assert_eq!((number("photo.jpg"), number("frame-7.txt"), number("frame-99999999999.jpg")), (None, None, None));
    }

    #[test]
    fn a_reason_is_printed_with_its_code_its_numbers_and_a_sentence() {
        let args = LivenessCheck {
            challenge: "blink,left".parse().expect("two gestures"),
            photo: "photo.jpg".into(),
            pace: 100,
            camera: None,
            earlier: vec![],
            full: false,
            frames: "frames".into(),
        };
        let line = object(&args, &refused(Reason::TooFewFrames { found: 3, least: 12 }));
        assert_eq!((&line["verdict"], &line["challenge"]), (&json!("fail"), &json!(["blink", "turn_left"])));
        assert_eq!(line["reasons"][0]["code"], "TOO_FEW_FRAMES");
        assert_eq!(line["reasons"][0]["found"], 3);
        assert!(line["reasons"][0]["message"].as_str().is_some_and(|message| message.len() > 20));
        assert!(line.get("measures").is_none());
    }
}
