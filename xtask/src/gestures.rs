//! The person who answers the prompts of the liveness check in the journeys: rendered by `film-gestures`, not committed.

use crate::workspace::{Workspace, cargo, run};
use anyhow::Result;

/// Does nothing where the present frames are there already. With the features of the whole workspace, whose dependencies are
/// compiled by then.
pub fn film(workspace: &Workspace) -> Result<()> {
    let folder = workspace.var().join("fixtures/gestures");
    let mut command = cargo();
    command.args(["run", "--release", "--quiet", "--bin", "film-gestures", "--"]).arg(folder);
    run(command.current_dir(&workspace.root))
}
