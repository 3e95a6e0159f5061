//! A folder of pictures with their labels.

use crate::case::Case;
use crate::labels::{self, Label};
use crate::parallel;
use anyhow::{Context, Result};
use domain::policy::Policy;
use domain::spec::PhotoSpec;
use portrait::{DevelopError, Engine};
use std::collections::BTreeSet;
use std::path::Path;

/// The table in every corpus.
pub const LABELS: &str = "labels.tsv";
const PICTURES: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// A corpus that was looked at.
pub struct Corpus {
    pub cases: Vec<Case>,
    /// Pictures that could not be read, with why.
    pub unreadable: Vec<String>,
    /// Pictures in the folder that the table does not name.
    pub unlabelled: usize,
}

/// What is wrong with the table, all of it at once.
#[derive(Debug)]
pub struct WrongLabels(pub Vec<String>);

impl std::fmt::Display for WrongLabels {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{LABELS} cannot be used:\n{}", self.0.join("\n"))
    }
}

impl std::error::Error for WrongLabels {}

/// Judges every labelled picture of a folder.
///
/// # Errors
/// A table that is missing or wrong ([`WrongLabels`]), and a model that fails. Unreadable pictures are told in the
/// result.
pub fn judge(engine: &Engine, folder: &Path, spec: &PhotoSpec, policy: &Policy) -> Result<Corpus> {
    let table = folder.join(LABELS);
    let text = std::fs::read_to_string(&table).with_context(|| format!("cannot read {}", table.display()))?;
    let labels = labels::parse(&text).map_err(WrongLabels)?;
    let unlabelled = unlabelled(folder, &labels)?;
    let judged = parallel::map(&labels, |label| one(engine, folder, label, spec, policy));
    let mut corpus = Corpus { cases: vec![], unreadable: vec![], unlabelled };
    for (outcome, label) in judged.into_iter().zip(&labels) {
        match outcome? {
            Ok(case) => corpus.cases.push(case),
            Err(why) => corpus.unreadable.push(format!("{}: {why}", label.file)),
        }
    }
    Ok(corpus)
}

/// The inner error is the picture's, the outer one the installation's.
fn one(
    engine: &Engine,
    folder: &Path,
    label: &Label,
    spec: &PhotoSpec,
    policy: &Policy,
) -> Result<Result<Case, String>> {
    let bytes = match std::fs::read(folder.join(&label.file)) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(error.to_string())),
    };
    match Case::judge(engine, &bytes, label.clone(), spec, policy) {
        Ok(case) => Ok(Ok(case)),
        Err(DevelopError::Unreadable(error)) => Ok(Err(error.to_string())),
        Err(error @ DevelopError::Model(_)) => Err(error.into()),
    }
}

fn unlabelled(folder: &Path, labels: &[Label]) -> Result<usize> {
    let known: BTreeSet<&str> = labels.iter().map(|label| label.file.as_str()).collect();
    let mut count = 0;
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ending = Path::new(&name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let picture = ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()));
        count += usize::from(picture && !known.contains(name.as_str()));
    }
    Ok(count)
}
