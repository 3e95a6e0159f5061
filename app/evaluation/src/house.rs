//! Where models and pictures lie in this workspace.

use anyhow::{Context, Result};
use portrait::{Engine, ModelFiles, Models};
use std::path::{Path, PathBuf};

/// A file of the workspace.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The engine with the models in `folder`.
///
/// # Errors
/// Models that are missing or not the pinned ones.
pub fn engine(folder: &Path) -> Result<Engine> {
    let files = ModelFiles::gather(|name| {
        let file = folder.join(name);
        std::fs::read(&file).with_context(|| format!("cannot read {}; run: cargo xtask models", file.display()))
    })?;
    Ok(Engine::new(Models::load(&files)?))
}
