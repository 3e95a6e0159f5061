//! `tucai migrate`: the database to the present schema, and a sealing key for a new installation.

use crate::{config::Config, wiring};
use std::process::ExitCode;

pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    wiring::store(config, wiring::keys_or_new(config)?).await?.close().await?;
    Ok(ExitCode::SUCCESS)
}
