//! The viewfinder's guide: a second wasm module with vector instructions, its worker, and the two models that it loads.
//!
//! All of them lie in `site/pkg` under names that carry their digest and are cached for ever. `site/guide.json` names them
//! and is asked for anew each time: `{"worker": "/pkg/guide-worker.….js", "glue": …, "wasm": …, "detector": …,
//! "landmarks": …}`.

use crate::{
    coarse, models, pins,
    site::{compress, read, with_suffix},
    wasm::{self, Package},
    workspace::{Workspace, cargo, kilobytes, run, sha256, stage, write_if_changed},
};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Beside `pkg`, whose files are cached for ever.
pub const MANIFEST: &str = "guide.json";
/// Fast before small: it looks at thirty frames a second.
const PACKAGE: Package = Package { name: "guide", optimise: "-O3", features: &["--enable-simd"] };
/// What phones may have to load before the first hint: module, glue, worker and models together as brotli, in bytes. Students
/// pay for it, so a release that is larger does not come to be.
const LARGEST: u64 = 2_000_000;
/// For this module only: browsers without vector instructions still get the pages.
const VECTORS: &str = r#"target.wasm32-unknown-unknown.rustflags=["-C","target-feature=+simd128"]"#;

/// Compiles and packages the module; answers the folder of its glue.
pub fn build(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    let (profile, folder) = if release { ("guide-release", "guide-release") } else { ("dev", "debug") };
    // Apart from the other browser part: flags are part of what cargo remembers a build by.
    let target = workspace.target.join("guide");
    stage("guide", || {
        run(cargo()
            .args(["build", "-p", "guide", "--lib", "--target=wasm32-unknown-unknown", "--profile", profile])
            .args(["--config", VECTORS])
            .arg("--target-dir")
            .arg(&target)
            .current_dir(&workspace.root))?;
        let module = target.join("wasm32-unknown-unknown").join(folder).join("guide.wasm");
        wasm::package(workspace, &module, &PACKAGE, &built(workspace, release), release)
    })?;
    Ok(built(workspace, release))
}

pub fn built(workspace: &Workspace, release: bool) -> PathBuf {
    workspace.target.join("guide").join(if release { "packaged-release" } else { "packaged-debug" })
}

/// Puts everything into the site and says how large it is.
pub fn publish(workspace: &Workspace, glue: &Path, release: bool) -> Result<()> {
    models::install(workspace)?;
    let model = |name: &str, (_, pinned): (&str, &str)| -> Result<Vec<u8>> {
        let bytes = coarse::coarse(&read(&workspace.var().join("models").join(name))?);
        let bytes = bytes.with_context(|| format!("{name} cannot be read"))?;
        let found = sha256(&bytes);
        ensure!(found == pinned, "{name} with rounded weights has SHA-256 {found}, pinned is {pinned}");
        Ok(bytes)
    };
    let detector = model(pins::FACE_SHORT_RANGE, pins::FACE_COARSE)?;
    let landmarks = model(pins::LANDMARKS_ATTENTION, pins::LANDMARKS_COARSE)?;
    let files = [
        ("worker", "guide-worker", "js", read(&workspace.root.join("frontend/guide/worker.js"))?),
        ("glue", "guide", "js", read(&glue.join("guide.js"))?),
        ("wasm", "guide", "wasm", read(&glue.join("guide.wasm"))?),
        ("detector", stem(pins::FACE_COARSE.0), "tflite", detector),
        ("landmarks", stem(pins::LANDMARKS_COARSE.0), "tflite", landmarks),
    ];
    let (mut names, mut packed) = (Map::new(), 0);
    for (part, name, kind, bytes) in files {
        let address = format!("pkg/{name}.{}.{kind}", &sha256(&bytes)[..16]);
        let file = workspace.site().join(&address);
        write_if_changed(&file, &bytes)?;
        let sizes = if release { compress(&file, &bytes)? } else { String::new() };
        eprintln!("   {} {}{sizes}", workspace.show(&file), kilobytes(bytes.len()));
        if release {
            packed += fs::metadata(with_suffix(&file, "br"))?.len();
        }
        names.insert(part.into(), format!("/{address}").into());
    }
    ensure!(
        packed <= LARGEST,
        "the viewfinder's guide takes {packed} bytes as brotli, more than {LARGEST}; docs/guidance.md tells what takes how much"
    );
    let manifest = workspace.site().join(MANIFEST);
    write_if_changed(&manifest, Value::from(names).to_string().as_bytes())?;
    Ok(())
}

fn stem(file: &str) -> &str {
    file.strip_suffix(".tflite").unwrap_or(file)
}

/// The digests in the names of the files that the manifest knows.
pub fn digests(workspace: &Workspace) -> Result<Vec<String>> {
    let manifest: Map<String, Value> = serde_json::from_slice(&fs::read(workspace.site().join(MANIFEST))?)?;
    let digest = |address: &Value| address.as_str()?.rsplit('.').nth(1).map(String::from);
    Ok(manifest.values().filter_map(digest).collect())
}
