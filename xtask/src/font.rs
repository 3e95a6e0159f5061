//! The font that test cards are drawn with: WenQuanYi Micro Hei (Apache-2.0 or GPL-3.0 with font exception), from Debian's
//! package. Only tests and evaluations use it; nothing of it is committed or handed out.

use crate::workspace::{Workspace, in_path, run, sha256, write_if_changed};
use anyhow::{Result, bail, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub const PACKAGE: &str = "fonts-wqy-microhei";
const FILE: &str = "wqy-microhei.ttc";
const SHA256: &str = "2420e8078af796b19a3f6ef13de527a1a91c1e7171eea115926c614ced1009b3";
/// Where the package puts it.
const INSTALLED: &str = "usr/share/fonts/truetype/wqy";

/// The font on this machine, if it is the pinned one.
pub fn find() -> Option<PathBuf> {
    let places = [Path::new("/").join(INSTALLED).join(FILE), Path::new("var/fixtures").join(FILE)];
    places.into_iter().find(|place| fs::read(place).is_ok_and(|bytes| sha256(&bytes) == SHA256))
}

/// Brings the font into var/fixtures: from the system, or out of the package, which needs no root to be downloaded.
pub fn install(workspace: &Workspace) -> Result<()> {
    let place = workspace.var().join("fixtures").join(FILE);
    if let Some(found) = find() {
        write_if_changed(&place, &fs::read(found)?)?;
        return Ok(());
    }
    if in_path("apt-get").is_none() || in_path("dpkg-deb").is_none() {
        bail!("put {FILE} of WenQuanYi Micro Hei 0.2.0-beta into {} (Debian: {PACKAGE})", workspace.show(&place));
    }
    let download = workspace.target.join("font-download");
    let _ = fs::remove_dir_all(&download);
    fs::create_dir_all(&download)?;
    eprintln!("   fetching {PACKAGE} for {FILE}");
    run(Command::new("apt-get").args(["download", "-q", PACKAGE]).current_dir(&download))?;
    for entry in fs::read_dir(&download)? {
        run(Command::new("dpkg-deb").arg("-x").arg(entry?.path()).arg(download.join("unpacked")))?;
    }
    let bytes = fs::read(download.join("unpacked").join(INSTALLED).join(FILE))?;
    let found = sha256(&bytes);
    ensure!(found == SHA256, "{FILE} has SHA-256 {found}, pinned is {SHA256}");
    write_if_changed(&place, &bytes)?;
    fs::remove_dir_all(&download)?;
    Ok(())
}
