//! cargo's wasm becomes what browsers load: JavaScript glue, and in release builds an optimised module.

use crate::workspace::{Workspace, run, sha256};
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path, process::Command};

/// Bumped when the steps between cargo's wasm and the packaged files change.
const PACKAGING_VERSION: &str = "1";

/// What rustc turns on for wasm32-unknown-unknown and wasm-opt therefore has to accept.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How a module is packaged.
pub struct Package {
    /// `<name>.js` and `<name>.wasm`.
    pub name: &'static str,
    /// wasm-opt's level.
    pub optimise: &'static str,
    /// What the module uses beyond [`FEATURES`].
    pub features: &'static [&'static str],
}

/// Writes glue and module into a folder of their own; nothing is done for the same input.
pub fn package(workspace: &Workspace, wasm: &Path, package: &Package, folder: &Path, release: bool) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| wasm.display().to_string())?;
    let input = format!("{PACKAGING_VERSION} {}\n", sha256(&bytes));
    let stamp = folder.join("input");
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == input) {
        eprintln!("   unchanged");
        return Ok(());
    }
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let Package { name, optimise, features } = package;
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .remove_name_section(release)
        .remove_producers_section(release)
        .out_name(name)
        .generate(folder)
        .context("wasm-bindgen")?;
    let bound = folder.join(format!("{name}_bg.wasm"));
    let finished = folder.join(format!("{name}.wasm"));
    if release {
        // Only the one that the lock file pins: Debian's version 108 exits 0 and writes wasm that dies at hydration.
        let wasm_opt = workspace.root.join("node_modules/.bin/wasm-opt");
        ensure!(wasm_opt.exists(), "{} is missing: run `npm ci`", workspace.show(&wasm_opt));
        let mut command = Command::new(wasm_opt);
        run(command.arg(optimise).args(FEATURES).args(*features).arg(&bound).arg("-o").arg(&finished))?;
        fs::remove_file(&bound)?;
    } else {
        fs::rename(&bound, &finished)?;
    }
    Ok(fs::write(stamp, input)?)
}
