//! `evaluate-liveness`: renders people and attacks, and says how often the liveness check was wrong.

use anyhow::{Context, Result, ensure};
use clap::Parser;
use evaluation::house;
use evaluation::liveness::{Attack, Film, Frames, Rhythm, Species, Subject, run, table};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Say how often the liveness check is right about rendered people and attacks
#[derive(Parser)]
#[command(name = "evaluate-liveness")]
struct Arguments {
    /// Portraits of people to be filmed, at least two; without any the project's own
    #[arg(value_name = "PORTRAIT")]
    portraits: Vec<PathBuf>,
    /// Takes of each person at each level, and attacks of each species on each person at each level
    #[arg(long, default_value_t = 1)]
    takes: u64,
    /// Another number gives other takes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only this kind of presentation, as the table names it; `person` for true people
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Film ten frames a second of one quick gesture after the other, and not by the prompts and at the pace of the capture page
    #[arg(long)]
    tenths: bool,
    /// Print every presentation with its reasons and measures
    #[arg(long)]
    every: bool,
    /// Folder of the model files
    #[arg(long, value_name = "DIR")]
    models: Option<PathBuf>,
    /// Keep one presentation of the first person in this folder, and judge nothing; with --only an attack
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// What the kept presentation answers
    #[arg(long, value_name = "GESTURES", default_value = "blink,left")]
    challenge: domain::liveness::Challenge,
}

impl Arguments {
    fn rhythm(&self) -> Rhythm {
        if self.tenths { Rhythm::Tenths } else { Rhythm::Prompted }
    }
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let engine = house::engine(&arguments.models.clone().unwrap_or_else(|| house::path("var/models")))?;
    let portraits = match arguments.portraits.as_slice() {
        [] => evaluation::generate::BASES.iter().map(|file| house::path(file)).collect(),
        own => own.to_vec(),
    };
    let subjects: Vec<Subject> = portraits.iter().map(|file| Subject::load(&engine, file)).collect::<Result<_>>()?;
    let only = arguments.only.as_deref().map(kind).transpose()?;
    ensure!(subjects.len() > 1, "some attacks need a second person");
    if let Some(folder) = &arguments.keep {
        return keep(&presentation(&arguments, &subjects, only.flatten())?, folder);
    }
    let outcomes = run(&engine, &subjects, arguments.rhythm(), arguments.takes, arguments.seed, only)?;
    let mut out = std::io::stdout().lock();
    if arguments.every {
        for outcome in &outcomes {
            let name = outcome.species.map_or("a true person", Species::name);
            let reasons: Vec<String> =
                outcome.judged.verdict.reasons.iter().map(|reason| format!("{reason:?}")).collect();
            let measures: Vec<String> =
                outcome.judged.measures.iter().map(|(name, value)| format!("{name}={value:.3}")).collect();
            writeln!(out, "{name}\t{}\t{}\t{}", outcome.what, reasons.join(","), measures.join(" "))?;
        }
    }
    write!(out, "{}", table(&outcomes))?;
    Ok(())
}

fn kind(name: &str) -> Result<Option<Species>> {
    if name == "person" {
        return Ok(None);
    }
    let found = Species::ALL.into_iter().find(|species| species.name() == name);
    found.map(Some).with_context(|| format!("no kind {name:?}"))
}

/// A presentation of the first person, as restless or careful as most.
fn presentation(arguments: &Arguments, subjects: &[Subject], species: Option<Species>) -> Result<Frames> {
    const LEVEL: f32 = 0.6;
    let (Arguments { challenge, seed, .. }, rhythm) = (arguments, arguments.rhythm());
    let (victim, helper) = (&subjects[0], &subjects[1]);
    let earlier = Film::of(challenge, rhythm, LEVEL, *seed).shoot(victim)?;
    let Some(species) = species else { return Ok(earlier) };
    Attack { species, victim, helper, challenge, rhythm, care: LEVEL, seed: *seed, earlier: &earlier }.frames()
}

fn keep(frames: &Frames, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (k, frame) in frames.frames.iter().enumerate() {
        std::fs::write(folder.join(format!("frame-{k:03}.jpg")), frame)?;
    }
    std::fs::write(folder.join("photo.jpg"), &frames.photo)?;
    Ok(())
}
