//! `evaluate`: judges labelled pictures and says how often the verdicts were right.

use anyhow::{Context, Result};
use clap::Parser;
use domain::policy::Policy;
use domain::spec::PhotoSpec;
use evaluation::generate::Plan;
use evaluation::report::{Printed, json, text};
use evaluation::score::score;
use evaluation::{corpus, generate, house};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Say how often the engine's verdicts are right
#[derive(Parser)]
#[command(name = "evaluate")]
struct Arguments {
    /// Folder of pictures with a labels.tsv; without it the project's own pictures are degraded in known ways
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Policy; `degree` for a folder, for the generated set the strictest that each picture passes
    #[arg(long, value_name = "ID")]
    policy: Option<String>,
    /// Photo specification
    #[arg(long, value_name = "ID", default_value = "degree-blue")]
    spec: String,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Folder of the model files
    #[arg(long, value_name = "DIR")]
    models: Option<PathBuf>,
    /// Keep the generated pictures in this folder
    #[arg(long, value_name = "DIR", conflicts_with = "folder")]
    keep: Option<PathBuf>,
    /// Degrade this picture of a person instead of the project's own; may be given again
    #[arg(long, value_name = "FILE", conflicts_with = "folder")]
    base: Vec<PathBuf>,
    /// Degrade in this way only; may be given again
    #[arg(long, value_name = "NAME", conflicts_with = "folder")]
    only: Vec<String>,
    /// Let the grain and the clutter fall otherwise
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "folder")]
    seed: u64,
}

/// The report could not be made, or not of every picture.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("evaluate: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode> {
    let spec = PhotoSpec::find(&arguments.spec).with_context(|| format!("no photo spec {:?}", arguments.spec))?;
    let find = |id: &str| Policy::find(id).with_context(|| format!("no policy {id:?}"));
    let policy = arguments.policy.as_deref().map(find).transpose()?;
    let engine = house::engine(&arguments.models.clone().unwrap_or_else(|| house::path("var/models")))?;
    match &arguments.folder {
        Some(folder) => labelled(arguments, &engine, folder, &spec, policy.map_or_else(|| find("degree"), Ok)?),
        None => generated(arguments, &engine, &spec, policy.as_ref()),
    }
}

fn labelled(
    arguments: &Arguments,
    engine: &portrait::Engine,
    folder: &Path,
    spec: &PhotoSpec,
    policy: Policy,
) -> Result<ExitCode> {
    let corpus = corpus::judge(engine, folder, spec, &policy)?;
    if corpus.unlabelled > 0 {
        eprintln!("evaluate: {} pictures without a label were not looked at", corpus.unlabelled);
    }
    for picture in &corpus.unreadable {
        eprintln!("evaluate: cannot read {picture}");
    }
    print(
        arguments,
        &Printed {
            report: &score(&corpus.cases),
            spec: &spec.id,
            policy: &policy.id,
            steps: &[],
            notes: &[],
            unreadable: &corpus.unreadable,
        },
    )?;
    Ok(if corpus.unreadable.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn generated(
    arguments: &Arguments,
    engine: &portrait::Engine,
    spec: &PhotoSpec,
    policy: Option<&Policy>,
) -> Result<ExitCode> {
    if let Some(folder) = &arguments.keep {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let Arguments { base, only, seed, keep, .. } = arguments;
    let plan = Plan { bases: base.clone(), only: only.clone(), seed: *seed, keep: keep.clone() };
    let generated = generate::judge(engine, spec, policy, &plan)?;
    print(
        arguments,
        &Printed {
            report: &score(&generated.cases),
            spec: &spec.id,
            policy: policy.map_or("of each picture", |policy| &policy.id),
            steps: &generated.steps,
            notes: &generated.notes,
            unreadable: &[],
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

fn print(arguments: &Arguments, printed: &Printed) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if arguments.json {
        writeln!(out, "{:#}", json(printed))?;
    } else {
        write!(out, "{}", text(printed))?;
    }
    Ok(())
}
