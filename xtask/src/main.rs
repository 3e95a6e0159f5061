//! `cargo xtask <task>`: everything that is built, fetched or checked around the crates, with nothing to install first.

mod doctor;
mod fixtures;
mod font;
mod gestures;
mod guide;
mod models;
mod postgres;
mod site;
mod stylesheet;
mod suite;
mod wasm;
mod watch;
mod wheel;
mod workspace;

// The engine's own table, so that a pin stands in one place.
#[path = "../../app/idcard/src/model/pins.rs"]
mod card_pins;
#[path = "../../app/portrait/src/model/pins.rs"]
#[allow(dead_code, reason = "the engine needs more of that file than the tasks do")]
mod pins;
// And the engine's own rounding of a model's weights, for the same reason.
#[path = "../../app/portrait/src/model/coarse.rs"]
mod coarse;

use anyhow::{Result, bail};
use std::process::ExitCode;
use workspace::Workspace;

const USAGE: &str = "\
cargo xtask <task>

  models                 copy the pinned model files out of node_modules, and fetch the card reader's, into var/models
  fixtures               fetch the test portrait and the font of test cards, make the camera frames, in var/fixtures
  gestures               render the person who answers liveness prompts in the journeys, in var/fixtures/gestures
  build [--release]      the browser part into target/site, then the server binary
  guide [--release]      the viewfinder's guide alone into target/site
  dev [-- ARGS]          build, run `tucai demo ARGS`, and do both again on every change
  with-postgres -- CMD   run CMD with TUCAI_TEST_POSTGRES naming a throw-away PostgreSQL
  prepare-tests          install what the tests need (as root), or name the command that does
  check                  format, clippy natively and for wasm, the TypeScript, licences and sources of the dependencies
  test                   every test there is; a report for each part in target/test-report
  doctor                 what is missing on this machine, and the one command that mends it";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let Some((task, rest)) = arguments.split_first() else {
        bail!("which task?\n\n{USAGE}");
    };
    let workspace = Workspace::find()?;
    let release = rest.iter().take_while(|word| *word != "--").any(|word| word == "--release");
    match task.as_str() {
        "models" => {
            models::install(&workspace)?;
            models::offer_card_reader(&workspace);
        }
        "fixtures" => fixtures::install(&workspace)?,
        "gestures" => gestures::film(&workspace)?,
        "build" => site::build(&workspace, release)?,
        "guide" => site::publish_guide(&workspace, release)?,
        "dev" => watch::run(&workspace, after_dashes(rest))?,
        "with-postgres" => return postgres::with_postgres(&workspace, after_dashes(rest)),
        "prepare-tests" => doctor::prepare_tests()?,
        "check" => suite::check(&workspace)?,
        "test" => suite::test(&workspace)?,
        "doctor" => return doctor::report(&workspace),
        "help" | "--help" | "-h" => eprintln!("{USAGE}"),
        other => bail!("there is no task {other:?}\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn after_dashes(words: &[String]) -> &[String] {
    match words.iter().position(|word| word == "--") {
        Some(dashes) => &words[dashes + 1..],
        None => words,
    }
}
