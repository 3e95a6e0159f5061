//! Picture files named on the command line, and the models beside them.

use anyhow::{Context, Result};
use portrait::{Engine, ModelFiles, Models};
use std::io::Read;
use std::path::Path;

/// A file that cannot be judged: a stable code and a sentence.
pub struct Trouble {
    pub code: &'static str,
    pub message: String,
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Trouble { code: "IO", message: error.to_string() }
    }
}

/// Reads at most one byte more than the decoder accepts: enough to be refused, whatever the file's size.
pub fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = portrait::decode::limits::MOST_BYTES as u64 + 1;
    std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub fn model(models_dir: &Path, name: &str) -> Result<Vec<u8>> {
    let path = models_dir.join(name);
    std::fs::read(&path).with_context(|| format!("cannot read {}; run: cargo xtask models", path.display()))
}

pub fn engine(models_dir: &Path) -> Result<Engine> {
    let files = ModelFiles::gather(|name| model(models_dir, name))?;
    Ok(Engine::new(Models::load(&files)?))
}

/// The folder for what is written, made where there is none.
pub fn folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}
