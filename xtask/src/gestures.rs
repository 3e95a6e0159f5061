//! The person who answers the prompts of the liveness check in the journeys: rendered by `film-gestures`, not committed.

use crate::workspace::{Workspace, cargo, run};
use anyhow::Result;
use std::process::Command;

/// Compiles what renders, and does nothing where the present frames are there already.
pub fn film(workspace: &Workspace) -> Result<()> {
    let mut command = cargo();
    command.args(["run", "--release", "--quiet", "--bin", "film-gestures", "--"]);
    into_fixtures(workspace, command)
}

/// With the program as the tests have just built it: on its own it would have its dependencies compiled anew, with fewer
/// features.
pub fn film_as_built(workspace: &Workspace) -> Result<()> {
    let built = workspace.binaries(true).join("film-gestures");
    if built.exists() { into_fixtures(workspace, Command::new(built)) } else { film(workspace) }
}

fn into_fixtures(workspace: &Workspace, mut command: Command) -> Result<()> {
    run(command.arg(workspace.var().join("fixtures/gestures")).current_dir(&workspace.root))
}
