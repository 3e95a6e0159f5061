//! `tucai`: the server and its commands in one binary.

// Views are nested types; a page of many parts goes past the default.
#![recursion_limit = "512"]

mod commands;
mod config;
#[cfg(test)]
mod http;
mod router;
mod site;
mod video;
mod wiring;

use clap::{Parser, Subcommand};
use domain::time::Zone;
use domain::words::Lang;
use std::process::ExitCode;

/// Collects, checks and approves the ID portraits of students.
#[derive(Parser)]
#[command(name = "tucai", version)]
struct Cli {
    #[command(flatten)]
    config: config::Config,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app.
    Serve,
    /// Bring the database to the present schema.
    Migrate,
    /// Create, seed and serve a demonstration: no mail leaves, and the outbox is a page.
    Demo(commands::demo::Demo),
    /// Staff accounts.
    #[command(subcommand)]
    Admin(commands::admin::Admin),
    /// The audit log.
    #[command(subcommand)]
    Audit(commands::audit::Audit),
    /// The portrait engine on files.
    #[command(subcommand)]
    Photo(Photo),
    /// Whether two portraits show the same person.
    #[command(subcommand)]
    Face(Face),
    /// The liveness check on files.
    #[command(subcommand)]
    Liveness(Liveness),
    /// The reader of identity cards on files.
    #[command(subcommand, name = "idcard")]
    IdCard(IdCard),
}

#[derive(Subcommand)]
enum IdCard {
    /// Read cards and name what is wrong with their pictures.
    Read(commands::idcard::CardRead),
}

#[derive(Subcommand)]
enum Photo {
    /// Judge pictures and make photos of them.
    Check(commands::photo::PhotoCheck),
}

#[derive(Subcommand)]
enum Face {
    /// Bring two faces to the same place; score them where there is a model.
    Compare(commands::face::compare::Compare),
    /// Measure a model's errors on labelled pairs.
    Measure(commands::face::measure::Measure),
}

#[derive(Subcommand)]
enum Liveness {
    /// Judge a burst of frames and the photo after it.
    Check(commands::liveness::LivenessCheck),
}

fn main() -> ExitCode {
    let Cli { config, command } = Cli::parse();
    // Judging files needs no server around it.
    let result = match command {
        Command::Photo(Photo::Check(check)) => commands::photo::run(&check, &config.models),
        Command::Face(Face::Compare(compare)) => commands::face::compare::run(&compare, &config.models),
        Command::Face(Face::Measure(measure)) => commands::face::measure::run(&measure, &config.models),
        Command::Liveness(Liveness::Check(check)) => commands::liveness::run(&check, &config),
        Command::IdCard(IdCard::Read(read)) => commands::idcard::run(&read, &config.models),
        command => serve(&config, command),
    };
    result.unwrap_or_else(|error| {
        eprintln!("tucai: {}", told(&error));
        ExitCode::from(2)
    })
}

/// A rule's refusal in the words that students and staff read; everything else with its causes.
fn told(error: &anyhow::Error) -> String {
    match error.downcast_ref() {
        Some(services::Error::Refused(why)) => domain::words::refusal::text(why, Zone::BEIJING, Lang::En),
        _ => format!("{error:#}"),
    }
}

fn serve(config: &config::Config, command: Command) -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(&config.log))
        .with_writer(std::io::stderr)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Serve => commands::serve::run(config).await,
            Command::Migrate => commands::migrate::run(config).await,
            Command::Demo(demo) => commands::demo::run(config, &demo).await,
            Command::Admin(admin) => commands::admin::run(config, admin).await,
            Command::Audit(audit) => commands::audit::run(config, audit).await,
            Command::Photo(_) | Command::Face(_) | Command::Liveness(_) | Command::IdCard(_) => {
                unreachable!("handled before the runtime starts")
            }
        }
    })
}
