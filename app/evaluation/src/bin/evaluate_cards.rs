//! `evaluate-cards`: reads drawn cards and says how often fields and faults are right, and what a card costs.

use anyhow::{Context, Result};
use clap::Parser;
use evaluation::cards::cases::{Case, Series};
use evaluation::cards::ink::Ink;
use evaluation::cards::processor;
use evaluation::cards::report::{self, Outcome};
use evaluation::{house, parallel};
use idcard::Reader;
use std::io::Write;
use std::path::PathBuf;

/// Read drawn identity cards and count what is right
#[derive(Parser)]
#[command(name = "evaluate-cards")]
struct Arguments {
    /// Pictures in each series
    #[arg(long, default_value_t = 40, value_name = "N")]
    cards: u64,
    /// Number of the first picture: another one gives other people and shots
    #[arg(long, default_value_t = 0, value_name = "N")]
    from: u64,
    /// Only the series of this name
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// TrueType or OpenType font with Chinese characters
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    /// Folder of the model files
    #[arg(long, value_name = "DIR")]
    models: Option<PathBuf>,
    /// Keep pictures and straightened cards of what is not right in this folder
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// List the pictures with something wrong
    #[arg(long)]
    wrong: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let ink = Ink::load(&arguments.font.clone().unwrap_or_else(|| house::path("var/fixtures/wqy-microhei.ttc")))?;
    let models = arguments.models.clone().unwrap_or_else(|| house::path("var/models"));
    let model = models.join(idcard::model::pins::RECOGNITION);
    let reader = Reader::load(
        std::fs::read(&model).with_context(|| format!("cannot read {}; run: cargo xtask models", model.display()))?,
    )?;
    if let Some(folder) = &arguments.keep {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let wanted = |series: &Series| arguments.series.as_deref().is_none_or(|name| name == series.name());
    let mut outcomes = vec![];
    for series in Series::ALL.into_iter().filter(wanted) {
        outcomes.extend(judge(&arguments, series, &ink, &reader)?);
    }
    let mut out = std::io::stdout().lock();
    if arguments.wrong {
        writeln!(out, "{}", report::wrong(&outcomes))?;
    }
    write!(out, "{}", report::text(&outcomes))?;
    Ok(())
}

/// Draws on every core, then reads one after the other: the processor's time is then that of one reading.
fn judge(arguments: &Arguments, series: Series, ink: &Ink, reader: &Reader) -> Result<Vec<Outcome>> {
    /// Pictures drawn ahead: a few megabytes.
    const AHEAD: usize = 16;
    let seeds: Vec<u64> = (arguments.from..arguments.from + arguments.cards).collect();
    let mut outcomes = vec![];
    for seeds in seeds.chunks(AHEAD) {
        for case in parallel::map(seeds, |seed| Case::draw(series, *seed, ink)) {
            let before = processor::milliseconds().unwrap_or(f64::NAN);
            let reading = reader.read(&case.file, Some(case.wanted))?;
            let spent = processor::milliseconds().unwrap_or(f64::NAN) - before;
            let outcome = Outcome::judge(&case, &reading, spent);
            if let Some(folder) = arguments.keep.as_ref().filter(|_| outcome.is_wrong()) {
                let file = |name: &str| folder.join(format!("{}-{}{name}.jpg", series.name(), case.seed));
                std::fs::write(file(""), &case.file)?;
                if let Some(card) = &reading.card {
                    std::fs::write(file("-flat"), evaluation::cards::scene::jpeg(&card.flat, 90))?;
                }
            }
            outcomes.push(outcome);
        }
    }
    Ok(outcomes)
}
