//! Where things are, and how a task runs a program and says what it does.

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

pub struct Workspace {
    pub root: PathBuf,
    /// Cargo's target directory, wherever CARGO_TARGET_DIR or a cargo configuration has put it.
    pub target: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?.to_owned();
        // Every path below is relative to the root, and so is what the tasks print.
        env::set_current_dir(&root)?;
        let metadata = cargo()
            .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
            .stderr(Stdio::inherit())
            .output()
            .context("cargo metadata")?;
        let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).context("cargo metadata")?;
        let target = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
        Ok(Self { target: PathBuf::from(target), root })
    }

    pub fn var(&self) -> PathBuf {
        self.root.join("var")
    }

    /// Where cargo puts the server: the folder is called `debug` although the profile is `dev`.
    pub fn binaries(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" })
    }

    /// What the server is told as TUCAI_SITE; its own default is this with the target directory in its usual place.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Paths are printed relative to the root: shorter, and the same on every machine.
    pub fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// Cargo as the user would call it. `cargo run` hands down the variables of the xtask package itself; build scripts
/// that watch those (ring does) would run again each time a task calls cargo.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| describe(command))?;
    ensure!(status.success(), "failed ({status}): {}", describe(command));
    Ok(())
}

pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| describe(command))?;
    ensure!(
        output.status.success(),
        "failed ({}): {}\n{}",
        output.status,
        describe(command),
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Does one stage and prints how long it took.
pub fn stage<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("── {title}");
    let started = Instant::now();
    let result = work();
    let seconds = started.elapsed().as_secs_f32();
    match &result {
        Ok(_) => eprintln!("   {title}: {seconds:.1} s"),
        Err(_) => eprintln!("   {title}: failed after {seconds:.1} s"),
    }
    result
}

/// The first program of that name in PATH.
pub fn in_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes only what differs, so that time stamps (and everything that watches them) keep still. True when written.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Whole or not at all: a task that is interrupted must not leave half a file that looks finished.
    let beside = path.with_extension("part");
    fs::write(&beside, bytes).with_context(|| beside.display().to_string())?;
    fs::rename(&beside, path).with_context(|| path.display().to_string())?;
    Ok(true)
}

/// All files under a folder, sorted, so that digests and copies do not depend on the file system's order.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            if entry.file_type()?.is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    Ok(files)
}

pub fn kilobytes(bytes: usize) -> String {
    format!("{:.0} KB", bytes as f64 / 1000.0)
}
