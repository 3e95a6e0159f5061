//! What the engine measures on picture files, as a table: a measure a line, a file a column; below it what the policy says.
//! `cargo run --release -p portrait --example measures -- [--spec id] [--policy id] [--time n] file…`

use domain::calibration::Calibration;
use domain::policy::Policy;
use domain::spec::PhotoSpec;
use domain::verdict::Reason;
use portrait::{Development, Engine, ModelFiles, Models, Stage};
use std::collections::BTreeSet;
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

struct Options {
    spec: PhotoSpec,
    policy: Policy,
    /// How often each file is developed for the time of its checks; 0 for not at all.
    times: usize,
    files: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = options(std::env::args().skip(1))?;
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var/models");
    let files = ModelFiles::gather(|name| std::fs::read(models.join(name)))?;
    let engine = Engine::new(Models::load(&files)?);
    let mut developed = vec![];
    for file in &options.files {
        let bytes = std::fs::read(file)?;
        developed.push(engine.develop(&bytes, &options.spec, &options.policy)?);
    }
    let mut out = std::io::stdout().lock();
    table(&mut out, &options.files, &developed)?;
    for (file, development) in options.files.iter().zip(&developed) {
        let said = |reasons: &[Reason]| -> String {
            reasons
                .iter()
                .map(|reason| format!(" {}({}={:.3})", reason.code.code(), reason.name, reason.measure))
                .collect()
        };
        writeln!(
            out,
            "{file}: blocks{}; warns{}",
            said(&development.verdict.reasons),
            said(&development.verdict.hints)
        )?;
    }
    for file in options.files.iter().filter(|_| options.times > 0) {
        let least = checking(&engine, &options, &std::fs::read(file)?)?;
        writeln!(out, "{file}: checks take {:.2} ms", least.as_secs_f64() * 1000.0)?;
    }
    Ok(())
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, Box<dyn Error>> {
    let (mut spec, mut policy, mut times, mut files) = ("degree-blue".into(), "degree".into(), 0, vec![]);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--spec" => spec = words.next().ok_or("--spec needs an id")?,
            "--policy" => policy = words.next().ok_or("--policy needs an id")?,
            "--time" => times = words.next().ok_or("--time needs a number")?.parse()?,
            _ => files.push(word),
        }
    }
    let spec = PhotoSpec::find(&spec).ok_or("no such specification")?;
    let policy = Policy::find(&policy).ok_or("no such policy")?;
    Ok(Options { spec, policy, times, files })
}

fn table(out: &mut impl Write, files: &[String], developed: &[Development]) -> std::io::Result<()> {
    let stem = |file: &String| Path::new(file).file_stem().map_or(String::new(), |stem| stem.to_string_lossy().into());
    let heads: Vec<String> = files.iter().map(stem).map(|stem| stem.chars().take(8).collect()).collect();
    writeln!(out, "{:<24}{}", "", heads.iter().map(|head| format!("{head:>9}")).collect::<String>())?;
    let names: BTreeSet<&String> = developed.iter().flat_map(|development| development.measures.keys()).collect();
    for name in names {
        let values = developed.iter().map(|development| match development.measures.get(name) {
            Some(value) => format!("{value:>9.3}"),
            None => format!("{:>9}", "–"),
        });
        writeln!(out, "{name:<24}{}", values.collect::<String>())?;
    }
    Ok(())
}

/// The shortest time that the checks took: what other programs on the machine add is no property of the checks.
fn checking(engine: &Engine, options: &Options, bytes: &[u8]) -> Result<Duration, Box<dyn Error>> {
    let mut taken = vec![];
    for _ in 0..options.times {
        let mut last = Instant::now();
        engine.develop_traced(bytes, &options.spec, &options.policy, &Calibration::default(), &mut |stage| {
            let now = Instant::now();
            if stage == Stage::Check {
                taken.push(now - last);
            }
            last = now;
        })?;
    }
    taken.into_iter().min().ok_or_else(|| "no face was found".into())
}
