//! `tucai demo`: a whole installation in a folder of its own, with fictional people and without any mail.

mod guide;
mod people;
mod seed;

use crate::commands::serve::serve;
use crate::{config::Config, wiring};
use anyhow::{Context, Result};
use clap::Args;
use services::{Clock, Mailer, Services};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Args)]
pub struct Demo {
    /// The folder of its database, photos and key.
    #[arg(long, default_value = "var")]
    data: PathBuf,
    /// The port to serve on.
    #[arg(long, default_value_t = 3000)]
    port: u16,
}

pub async fn run(config: &Config, demo: &Demo) -> Result<ExitCode> {
    let config = &within(config, demo);
    let keys = wiring::keys_or_new(config)?;
    let store = wiring::store(config, keys.clone()).await?;
    let sessions = store.browser_sessions(wiring::now);
    let installed = |clock| wiring::services(config, store.clone(), keys.clone(), Mailer::Demo, clock);
    let services = installed(Clock::System)?;
    let roster = demo.data.join("demo-roster.csv");
    if services::schools::list(&services).await?.is_empty() {
        let past = Clock::fixed(wiring::now() - seed::HISTORY);
        seed(&installed(past.clone())?, &past, &roster).await?;
    }
    let guide = guide::guide()?;
    serve(config, services, sessions, Some(guide.clone()), || guide::print(&guide, config, &roster)).await?;
    Ok(ExitCode::SUCCESS)
}

/// Everything inside of the demo's folder, on the loopback address only: its outbox is readable by whoever comes.
fn within(config: &Config, demo: &Demo) -> Config {
    Config {
        listen: ([127, 0, 0, 1], demo.port).into(),
        public_url: format!("http://127.0.0.1:{}", demo.port),
        database: format!("sqlite://{}?mode=rwc", demo.data.join("tucai.db").display()),
        photos: demo.data.join("photos"),
        key_file: demo.data.join("key"),
        ..config.clone()
    }
}

async fn seed(services: &Services, past: &Clock, roster: &Path) -> Result<()> {
    eprintln!("Seeding the demonstration …");
    seed::seed(services, past).await.context("seeding the demonstration")?;
    std::fs::write(roster, people::roster_csv()).with_context(|| format!("cannot write {}", roster.display()))
}
