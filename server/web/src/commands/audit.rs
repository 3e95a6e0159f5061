//! `tucai audit verify`: whether the audit log is whole.

use crate::{config::Config, wiring};
use clap::Subcommand;
use std::process::ExitCode;

#[derive(Subcommand)]
pub enum Audit {
    /// Check every entry against the one before; exits with 1 where the chain breaks.
    Verify,
}

pub async fn run(config: &Config, audit: Audit) -> anyhow::Result<ExitCode> {
    match audit {
        Audit::Verify => verify(config).await,
    }
}

#[expect(clippy::print_stdout, reason = "the answer of a command")]
async fn verify(config: &Config) -> anyhow::Result<ExitCode> {
    let store = wiring::store(config, wiring::keys(config)?).await?;
    let tx = store.read(wiring::now()).await?;
    match store::audit::verify(&tx).await? {
        Ok(entries) => {
            println!("{entries} entries, whole");
            Ok(ExitCode::SUCCESS)
        }
        Err(tampered) => {
            println!("tampered with: {tampered}");
            Ok(ExitCode::FAILURE)
        }
    }
}
