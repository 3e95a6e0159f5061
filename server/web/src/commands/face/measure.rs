//! `tucai face measure`: the error rates of an embedding on the operator's own pairs, and a threshold that says where it
//! comes from.

use super::super::files;
use super::pairs::{self, Scored};
use super::{embedder, trouble};
use crate::wiring;
use anyhow::{Context, Result, ensure};
use domain::comparison::{Errors, Rate, Targets, Threshold};
use domain::words::{Lang, comparison as words};
use portrait::Engine;
use portrait::comparison::{Embedder, Embedding, cosine};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Measure a model's errors on labelled pairs and write a threshold with its origin
#[derive(clap::Args)]
pub struct Measure {
    /// Description of the embedding model
    #[arg(long, value_name = "FILE")]
    pub model: PathBuf,
    /// Pairs, one a line: file, file, `same` or `different`, between tabs
    #[arg(long, value_name = "FILE")]
    pub pairs: PathBuf,
    /// Where the threshold goes; nothing is written when there are too few pairs
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Of two people, the share that may be called consistent
    #[arg(long, default_value_t = Targets::default().fmr)]
    pub fmr: f64,
    /// Of one person, the share that may be called different
    #[arg(long, default_value_t = Targets::default().fnmr)]
    pub fnmr: f64,
    /// Who measures, as it shall stand in the threshold's origin
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// Runs the command: exit code 0 with a threshold, 1 when there are too few pairs for one.
///
/// # Errors
/// Missing or wrong models, pairs that cannot be read, and a threshold that cannot be written.
pub fn run(args: &Measure, models_dir: &Path) -> Result<ExitCode> {
    let embedder = embedder(&args.model)?;
    let text = std::fs::read_to_string(&args.pairs).with_context(|| format!("cannot read {}", args.pairs.display()))?;
    let folder = args.pairs.parent().unwrap_or(Path::new(""));
    let pairs = pairs::read(&text, folder).with_context(|| args.pairs.display().to_string())?;
    ensure!(!pairs.is_empty(), "{} holds no pairs", args.pairs.display());
    let engine = files::engine(models_dir)?;
    let scored = pairs::score(&pairs, |file| embed(&engine, &embedder, file), cosine)?;
    let mut out = std::io::stdout().lock();
    tell(&scored, &mut out)?;
    let targets = Targets { fmr: args.fmr, fnmr: args.fnmr };
    let measured = match Threshold::measure(&scored.scores, targets, scored.pairs) {
        Ok(measured) => measured,
        Err(why) => {
            writeln!(out, "no threshold: {}", words::too_few(why, Lang::En))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let threshold = measured.stated(embedder.scorer(), Engine::VERSION.into(), wiring::now(), args.by.clone());
    let text = serde_json::to_string_pretty(&threshold)?;
    std::fs::write(&args.out, text + "\n").with_context(|| format!("cannot write {}", args.out.display()))?;
    tell_threshold(&threshold, &mut out)?;
    Ok(ExitCode::SUCCESS)
}

fn embed(engine: &Engine, embedder: &Embedder, file: &Path) -> Result<Result<Embedding, String>> {
    let bytes = files::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(match engine.align(&bytes) {
        Ok(aligned) => Ok(embedder.embed(&aligned).with_context(|| file.display().to_string())?),
        Err(why) => {
            let (code, message) = trouble(why)?;
            Err(format!("{code}: {message}"))
        }
    })
}

fn tell(scored: &Scored, out: &mut impl Write) -> Result<()> {
    for (file, why) in &scored.unusable {
        writeln!(out, "left out: {}: {why}", file.display())?;
    }
    let (mated, non_mated) = (scored.scores.mated(), scored.scores.non_mated());
    let (pictures, left_out) = (scored.pairs.pictures, scored.pairs.left_out);
    writeln!(out, "{pictures} pictures, {left_out} pairs left out")?;
    for (name, scores) in [("same", mated), ("different", non_mated)] {
        if let [first, .., last] = scores {
            let median = scores[scores.len() / 2];
            writeln!(out, "{name}: {} pairs, scores {first:.4} to {last:.4}, median {median:.4}", scores.len())?;
        } else {
            writeln!(out, "{name}: {} pairs", scores.len())?;
        }
    }
    if let Some(rate) = scored.scores.equal_error_rate() {
        writeln!(out, "equal error rate {:.2} %", rate * 100.0)?;
    }
    Ok(())
}

fn tell_threshold(threshold: &Threshold, out: &mut impl Write) -> Result<()> {
    let Threshold { consistent_from, different_below, origin } = threshold;
    for (line, value, Errors { fmr, fnmr }) in [
        ("consistent from", consistent_from, origin.at_consistent),
        ("different below", different_below, origin.at_different),
    ] {
        writeln!(out, "{line} {value:.4}: FMR {}, FNMR {}", share(fmr), share(fnmr))?;
    }
    Ok(())
}

fn share(rate: Rate) -> String {
    let Rate { errors, of, rate, low, high } = rate;
    let [rate, low, high] = [rate, low, high].map(|share| share * 100.0);
    format!("{rate:.3} % ({errors} of {of}, 95 % within {low:.3} to {high:.3} %)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_with_its_interval() {
        assert_eq!(share(Rate::of(10, 100)), "10.000 % (10 of 100, 95 % within 5.523 to 17.437 %)");
    }
}
