//! The build: the browser part (wasm, its glue, the stylesheet, the assets) into target/site, then the server binary.
//!
//! Names in `site/pkg` carry a digest of their content (`tucai.<16 hex digits>.js`), so that they may be cached for
//! ever. `hash.txt` beside the binary tells leptos the digests: lines `js: …`, `wasm: …`, `css: …`.
//! Debug and release builds share the folder: their names differ as soon as their contents do.

use crate::{
    guide, stylesheet, wasm,
    workspace::{Workspace, cargo, files_under, kilobytes, run, sha256, stage, write_if_changed},
};
use anyhow::{Context, Result};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// The output name that the server gives to leptos.
const NAME: &str = "tucai";
/// Small before fast: it is on the way of every page.
const PACKAGE: wasm::Package = wasm::Package { name: NAME, optimise: "-Oz", features: &[] };
/// Worth compressing ahead; pictures and the video are compressed already.
const COMPRESSIBLE: &[&str] = &["js", "wasm", "css", "svg", "vtt", "webmanifest", "json", "txt", "tflite"];

pub fn build(workspace: &Workspace, release: bool) -> Result<()> {
    build_site(workspace, release)?;
    build_server(workspace, release)
}

pub fn build_site(workspace: &Workspace, release: bool) -> Result<()> {
    let wasm = stage("browser part", || compile_frontend(workspace, release))?;
    let folder = packaged(workspace, release);
    stage("wasm-bindgen and wasm-opt", || wasm::package(workspace, &wasm, &PACKAGE, &folder, release))?;
    let guide = guide::build(workspace, release)?;
    publish(workspace, &folder, &guide, release)
}

/// Stylesheet and assets alone: all that a change in style/ needs.
pub fn publish_style(workspace: &Workspace, release: bool) -> Result<()> {
    publish(workspace, &packaged(workspace, release), &guide::built(workspace, release), release)
}

/// The guide alone: all that a change in it needs.
pub fn publish_guide(workspace: &Workspace, release: bool) -> Result<()> {
    let glue = guide::build(workspace, release)?;
    guide::publish(workspace, &glue, release)
}

pub fn build_server(workspace: &Workspace, release: bool) -> Result<()> {
    stage("server", || {
        let mut command = cargo();
        command.args(["build", "-p", "web", "--bin", "tucai"]);
        if release {
            command.arg("--release");
        }
        run(command.current_dir(&workspace.root))
    })
}

fn compile_frontend(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    let (profile, folder) = if release { ("wasm-release", "wasm-release") } else { ("dev", "debug") };
    // A target directory of its own: `--workspace`-wide commands there would otherwise fight over the same features.
    let target = workspace.target.join("front");
    run(cargo()
        .args(["build", "-p", "frontend", "--lib", "--target=wasm32-unknown-unknown", "--profile", profile])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(&workspace.root))?;
    Ok(target.join("wasm32-unknown-unknown").join(folder).join("frontend.wasm"))
}

fn packaged(workspace: &Workspace, release: bool) -> PathBuf {
    workspace.target.join("front").join(if release { "packaged-release" } else { "packaged-debug" })
}

fn publish(workspace: &Workspace, scripts: &Path, guide: &Path, release: bool) -> Result<()> {
    stage("stylesheet and assets", || {
        let site = workspace.site();
        let package = site.join("pkg");
        let css = stylesheet::bundle(&workspace.root.join("style/main.css"), release)?;
        let mut hashes = BTreeMap::new();
        for (kind, bytes) in [
            ("js", read(&scripts.join(format!("{NAME}.js")))?),
            ("wasm", read(&scripts.join(format!("{NAME}.wasm")))?),
            ("css", css.into_bytes()),
        ] {
            let hash = sha256(&bytes)[..16].to_owned();
            let file = package.join(format!("{NAME}.{hash}.{kind}"));
            write_if_changed(&file, &bytes)?;
            let sizes = if release { compress(&file, &bytes)? } else { String::new() };
            eprintln!("   {} {}{sizes}", workspace.show(&file), kilobytes(bytes.len()));
            hashes.insert(kind, hash);
        }
        copy_snippets(&scripts.join("snippets"), &package.join("snippets"))?;
        guide::publish(workspace, guide, release)?;
        publish_assets(&workspace.root.join("style/assets"), &site, release)?;
        let lines: String = hashes.iter().map(|(kind, hash)| format!("{kind}: {hash}\n")).collect();
        write_if_changed(&workspace.binaries(release).join("hash.txt"), lines.as_bytes())?;
        remove_outdated(workspace, &package)
    })
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

/// The glue imports what components wrote as inline JavaScript from here; the folder names carry a digest already.
fn copy_snippets(from: &Path, to: &Path) -> Result<()> {
    if !from.exists() {
        return Ok(());
    }
    for file in files_under(from)? {
        write_if_changed(&to.join(file.strip_prefix(from)?), &read(&file)?)?;
    }
    Ok(())
}

fn publish_assets(assets: &Path, site: &Path, release: bool) -> Result<()> {
    let mut kept = vec![site.join(guide::MANIFEST)];
    for file in files_under(assets)? {
        let path = site.join(file.strip_prefix(assets)?);
        let bytes = read(&file)?;
        let changed = write_if_changed(&path, &bytes)?;
        if release {
            compress(&path, &bytes)?;
        } else if changed {
            // The compressed forms are of the old content: better none than those.
            let _ = fs::remove_file(with_suffix(&path, "br"));
            let _ = fs::remove_file(with_suffix(&path, "gz"));
        }
        kept.push(path);
    }
    for present in files_under(site)? {
        let original = match present.extension().and_then(|extension| extension.to_str()) {
            Some("br" | "gz") => present.with_extension(""),
            _ => present.clone(),
        };
        if !present.starts_with(site.join("pkg")) && !kept.contains(&original) {
            fs::remove_file(present)?;
        }
    }
    Ok(())
}

/// `file.br` and `file.gz` beside the file, for a server that sends what is ready. Says how large they are.
pub fn compress(path: &Path, bytes: &[u8]) -> Result<String> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !COMPRESSIBLE.contains(&extension) {
        return Ok(String::new());
    }
    let (brotli_path, gzip_path) = (with_suffix(path, "br"), with_suffix(path, "gz"));
    let newer = |made: &Path| -> Result<bool> {
        Ok(made.exists() && fs::metadata(made)?.modified()? >= fs::metadata(path)?.modified()?)
    };
    if !newer(&brotli_path)? || !newer(&gzip_path)? {
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
        write_if_changed(&brotli_path, &packed)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        write_if_changed(&gzip_path, &gzip.finish()?)?;
    }
    let size = |path: &Path| fs::metadata(path).map(|metadata| kilobytes(metadata.len() as usize));
    Ok(format!(", brotli {}, gzip {}", size(&brotli_path)?, size(&gzip_path)?))
}

pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// Packages that neither the debug nor the release binary names any longer, nor the guide's manifest.
fn remove_outdated(workspace: &Workspace, package: &Path) -> Result<()> {
    let mut named = Vec::new();
    for release in [false, true] {
        let hashes = fs::read_to_string(workspace.binaries(release).join("hash.txt")).unwrap_or_default();
        named.extend(hashes.lines().filter_map(|line| line.split_once(": ")).map(|(_, hash)| hash.to_owned()));
    }
    named.extend(guide::digests(workspace)?);
    for entry in fs::read_dir(package)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !named.iter().any(|hash| name.contains(hash.as_str())) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
