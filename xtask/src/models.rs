//! The model files: carried by npm packages that the lock file pins and by a Python package, checked once more against the
//! engines' own pins.

use crate::{
    card_pins, pins,
    wheel::{self, Carried},
    workspace::{Workspace, sha256, write_if_changed},
};
use anyhow::{Context, Result, ensure};
use std::{fs, ops::Range, path::Path};

/// Where a pinned file lies in node_modules. The face mesh package packs its models into one archive without
/// compression; the offsets are those its own loader script states.
const SOURCES: &[(&str, &str, Option<Range<usize>>)] = &[
    (pins::FACE_FULL_RANGE, "face_detection/face_detection_full_range.tflite", None),
    (pins::FACE_SHORT_RANGE, "face_detection/face_detection_short_range.tflite", None),
    (pins::LANDMARKS_ATTENTION, "face_mesh/face_mesh_solution_packed_assets.data", Some(0..2_495_952)),
    (pins::LANDMARKS_PLAIN, "face_mesh/face_mesh_solution_packed_assets.data", Some(2_495_952..3_737_848)),
    (pins::SEGMENTATION, "selfie_segmentation/selfie_segmentation.tflite", None),
];

pub fn install(workspace: &Workspace) -> Result<()> {
    let packages = workspace.root.join("node_modules/@mediapipe");
    let models = workspace.var().join("models");
    for (name, pinned) in pins::PINS.iter() {
        let installed = models.join(name);
        if fs::read(&installed).is_ok_and(|bytes| sha256(&bytes) == *pinned) {
            continue;
        }
        let bytes = read_source(&packages, name)?;
        let found = sha256(&bytes);
        ensure!(found == *pinned, "{name} has SHA-256 {found}, pinned is {pinned}: run `npm ci` and try again");
        write_if_changed(&installed, &bytes)?;
        eprintln!("   {} ({} KB, SHA-256 as pinned)", workspace.show(&installed), bytes.len() / 1000);
    }
    eprintln!("   {} models in {}", pins::PINS.len(), workspace.show(&models));
    Ok(())
}

/// The package that carries the card reader's network, and the folder in it.
const CARD_PACKAGE: &str = "rapidocr==3.10.0";
const CARD_FOLDER: &str = "rapidocr/models";

/// The network that reads identity cards.
pub fn install_card_reader(workspace: &Workspace) -> Result<()> {
    for (name, sha256) in card_pins::PINS {
        let member = format!("{CARD_FOLDER}/{name}");
        let carried = Carried { package: CARD_PACKAGE, member: &member, sha256 };
        wheel::fetch(workspace, &carried, &workspace.var().join("models").join(name))?;
    }
    Ok(())
}

/// The same where it may fail: everything but reading cards works without it, and without Python.
pub fn offer_card_reader(workspace: &Workspace) {
    if let Err(error) = install_card_reader(workspace) {
        eprintln!("   identity cards will not be read ({error:#}); to try again: cargo xtask models");
    }
}

fn read_source(packages: &Path, name: &str) -> Result<Vec<u8>> {
    let (_, file, range) = SOURCES
        .iter()
        .find(|(source, ..)| *source == name)
        .with_context(|| format!("{name} is pinned, but xtask/src/models.rs does not say which package carries it"))?;
    let path = packages.join(file);
    let bytes = fs::read(&path).with_context(|| format!("{} is missing: run `npm ci`", path.display()))?;
    match range {
        None => Ok(bytes),
        Some(range) => {
            Ok(bytes.get(range.clone()).with_context(|| format!("{} is too short", path.display()))?.to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pinned_model_has_a_source() {
        for (name, _) in pins::PINS.iter() {
            assert!(SOURCES.iter().any(|(source, ..)| source == name), "{name}");
        }
    }
}
