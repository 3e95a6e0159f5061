//! `tucai face`: two portraits brought to the same place, and how far a face embedding of the operator's own can be trusted.

pub mod compare;
pub mod measure;
mod pairs;

use anyhow::{Context, Result};
use domain::words::{Lang, comparison as words};
use portrait::comparison::{AlignError, Embedder};
use portrait::model::external::Description;
use std::path::Path;

/// Loads an embedding by its description, a JSON file beside which the model lies.
fn embedder(description: &Path) -> Result<Embedder> {
    let text =
        std::fs::read_to_string(description).with_context(|| format!("cannot read {}", description.display()))?;
    let described: Description =
        serde_json::from_str(&text).with_context(|| format!("{} is no model description", description.display()))?;
    let model = description.parent().unwrap_or(Path::new("")).join(&described.file);
    let onnx = std::fs::read(&model).with_context(|| format!("cannot read {}", model.display()))?;
    Ok(Embedder::load(described, onnx)?)
}

/// Why a picture cannot be compared: a stable code and a sentence. An error where the installation is at fault.
fn trouble(why: AlignError) -> Result<(String, String)> {
    match why {
        AlignError::Unreadable(error) => Ok((error.code().to_owned(), error.to_string())),
        AlignError::Unusable(why) => {
            let code = serde_json::to_value(why)?.get("code").and_then(|code| code.as_str()).map(str::to_owned);
            Ok((code.context("every reason has a code")?, words::unusable(why, Lang::En)))
        }
        AlignError::Model(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::comparison::Unusable;

    #[test]
    fn every_reason_has_a_code_for_programs() {
        let code = |why| trouble(AlignError::Unusable(why)).unwrap().0;
        assert_eq!(code(Unusable::NoFace), "NO_FACE");
        assert_eq!(code(Unusable::SeveralFaces { count: 2 }), "SEVERAL_FACES");
        assert_eq!(code(Unusable::TooSmall { eyes_apart: 9, least: 20 }), "TOO_SMALL");
    }
}
