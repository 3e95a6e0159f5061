//! `tucai idcard read`: reads identity cards from picture files, one line per file.

use super::files::{self, Trouble};
use super::stopwatch::Stopwatch;
use crate::wiring;
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use domain::idcard::{Back, CardFault, Day, Field, Finding, Front, Side, check_back, check_front, text_of};
use domain::time::Zone;
use domain::words::{Lang, idcard as words};
use idcard::{Card, CardReading, ReadError, Reader, Stage};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Read identity cards from picture files
#[derive(clap::Args)]
pub struct CardRead {
    /// The side that is expected; the other one is then a fault
    #[arg(long, value_enum, value_name = "SIDE")]
    pub side: Option<WantedSide>,
    /// Print one JSON object per file
    #[arg(long)]
    pub json: bool,
    /// Write each card, straightened, into this folder, as <input stem>-card.png, and its portrait as <input stem>-portrait.png
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// JPEG, PNG or WebP files
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum WantedSide {
    Front,
    Back,
}

impl From<WantedSide> for Side {
    fn from(side: WantedSide) -> Side {
        match side {
            WantedSide::Front => Side::Front,
            WantedSide::Back => Side::Back,
        }
    }
}

/// What a file came to. The exit code is that of the worst file: unreadable beats faulty beats read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Read = 0,
    Faulty = 1,
    Error = 2,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Outcome::Read => "read",
            Outcome::Faulty => "faulty",
            Outcome::Error => "error",
        }
    }
}

type Tried = Result<CardReading, Trouble>;

/// Runs the command; `models_dir` holds the model files.
///
/// # Errors
/// A missing or wrong model, a failing one, and an output that cannot be written. Unreadable pictures are lines of the
/// output, not errors.
pub fn run(args: &CardRead, models_dir: &Path) -> Result<ExitCode> {
    ensure!(!args.files.is_empty(), "no files given");
    args.out.as_deref().map_or(Ok(()), files::folder)?;
    let reader = wiring::card_reader(models_dir)?;
    let today = Day::of(services::clock::system().civil(Zone::BEIJING)).context("the machine's clock shows no day")?;
    let mut out = std::io::stdout().lock();
    let mut worst = Outcome::Read;
    for file in &args.files {
        let (tried, times) = read(&reader, file, args.side.map(Side::from))?;
        let outcome = match &tried {
            Ok(reading) if reading.faults.is_empty() => Outcome::Read,
            Ok(_) => Outcome::Faulty,
            Err(_) => Outcome::Error,
        };
        if let (Ok(CardReading { card: Some(card), .. }), Some(folder)) = (&tried, &args.out) {
            save(card, file, folder)?;
        }
        if args.json {
            writeln!(out, "{}", json_line(file, outcome, &tried, times, today))?;
        } else {
            writeln!(out, "{:<6}  {}  {}", outcome.word(), file.display(), line(&tried, today))?;
        }
        worst = worst.max(outcome);
    }
    Ok(ExitCode::from(worst as u8))
}

/// With the milliseconds of each stage, and of all.
fn read(reader: &Reader, file: &Path, wanted: Option<Side>) -> Result<(Tried, Map<String, Value>)> {
    let mut watch = Stopwatch::start();
    let tried = match files::read(file) {
        Err(error) => Err(error.into()),
        Ok(bytes) => match reader.read_traced(&bytes, wanted, &mut |stage: Stage| watch.lap(stage.name())) {
            Ok(reading) => Ok(reading),
            Err(ReadError::Unreadable(error)) => Err(Trouble { code: error.code(), message: error.to_string() }),
            Err(error @ ReadError::Model(_)) => return Err(error.into()),
        },
    };
    Ok((tried, watch.stop()))
}

fn save(card: &Card, file: &Path, folder: &Path) -> Result<()> {
    let Some(stem) = file.file_stem() else { return Ok(()) };
    let write = |ending: &str, picture: &portrait::picture::Picture| {
        let mut name = stem.to_os_string();
        name.push(ending);
        let path = folder.join(name);
        let image = image::RgbImage::from_raw(picture.width as u32, picture.height as u32, picture.pixels.clone());
        let image = image.context("a picture's size and pixels disagree")?;
        image.save(&path).with_context(|| format!("cannot write {}", path.display()))
    };
    write("-card.png", &card.flat)?;
    card.portrait().map_or(Ok(()), |portrait| write("-portrait.png", &portrait))
}

/// What the rules find on the card by itself on a given day.
fn findings(card: &Card, today: Day) -> Vec<Finding> {
    match card.side {
        Side::Front => check_front(&Front::of(&card.fields), text_of(&card.fields, Field::Number)),
        Side::Back => check_back(&Back::of(&card.fields), today),
    }
}

fn json_line(file: &Path, outcome: Outcome, tried: &Tried, times: Map<String, Value>, today: Day) -> Value {
    let mut line = json!({
        "file": file.display().to_string(),
        "outcome": outcome.word(),
        "side": null,
        "fields": {},
        "findings": [],
        "faults": [],
        "ms": times,
    });
    match tried {
        Err(trouble) => line["error"] = json!({ "code": trouble.code, "message": trouble.message }),
        Ok(reading) => {
            line["faults"] = json!(reading.faults);
            if let Some(card) = &reading.card {
                line["side"] = json!(card.side);
                line["quarters"] = json!(card.quarters);
                line["corners"] = card.corners.iter().map(|corner| json!([corner.x, corner.y])).collect();
                for read in &card.fields {
                    line["fields"][read.field.code()] = json!({ "text": read.text, "confidence": read.confidence });
                }
                line["findings"] = json!(findings(card, today));
            }
        }
    }
    line
}

fn line(tried: &Tried, today: Day) -> String {
    let reading = match tried {
        Ok(reading) => reading,
        Err(trouble) => return format!("{}: {}", trouble.code, trouble.message),
    };
    let mut parts: Vec<String> = vec![];
    if let Some(card) = &reading.card {
        let field = |read: &domain::idcard::FieldText| format!("{} {}", words::field(read.field, Lang::Zh), read.text);
        parts.extend(card.fields.iter().map(field));
        parts.extend(findings(card, today).iter().map(|finding| words::finding(finding, Lang::Zh)));
    }
    let fault = |fault: &CardFault| format!("{}: {}", words::fault(fault, Lang::Zh), words::mend(fault, Lang::Zh));
    parts.extend(reading.faults.iter().map(fault));
    parts.join("; ")
}
