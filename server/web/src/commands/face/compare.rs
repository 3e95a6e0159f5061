//! `tucai face compare`: two pictures, aligned alike; a score only where the operator has a model for it.

use super::super::files;
use super::{embedder, trouble};
use anyhow::{Context, Result};
use domain::comparison::{Judgement, Threshold, judge};
use domain::words::{Lang, comparison as words};
use portrait::Engine;
use portrait::comparison::{Aligned, cosine};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bring the faces of two pictures to the same place, and score them where there is a model
#[derive(clap::Args)]
pub struct Compare {
    /// JPEG, PNG or WebP files
    #[arg(value_name = "A")]
    pub a: PathBuf,
    #[arg(value_name = "B")]
    pub b: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// Description of an embedding model; without one there is no score
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// What `face measure` has written for this model; without it every score is undecided
    #[arg(long, value_name = "FILE", requires = "model")]
    pub threshold: Option<PathBuf>,
    /// Write the aligned crops into this folder and name the files: a.jpg and b.jpg for the eye, a-112.jpg and b-112.jpg as
    /// the model sees them. Without it none is kept
    #[arg(long, value_name = "DIR")]
    pub crops: Option<PathBuf>,
}

/// A picture that was brought into place, or the code and the sentence why it was not.
type Placed = Result<Aligned, (String, String)>;

/// Runs the command: exit code 0 when both pictures could be compared, whatever came out, 1 when one could not.
///
/// # Errors
/// Missing or wrong models, a threshold that does not belong to the model, and files that cannot be read or written.
pub fn run(args: &Compare, models_dir: &Path) -> Result<ExitCode> {
    let embedder = args.model.as_deref().map(embedder).transpose()?;
    let threshold = args.threshold.as_deref().map(threshold).transpose()?;
    if let (Some(threshold), Some(embedder)) = (&threshold, &embedder) {
        threshold.check(&embedder.scorer())?;
    }
    let engine = files::engine(models_dir)?;
    let [a, b] = [place(&engine, &args.a)?, place(&engine, &args.b)?];
    let judged = match (&embedder, &a, &b) {
        (Some(embedder), Ok(a), Ok(b)) => {
            let score = cosine(&embedder.embed(a)?, &embedder.embed(b)?);
            Some(judge(score, &embedder.scorer(), threshold.as_ref())?)
        }
        _ => None,
    };
    keep(args, &a, &b)?;
    let told = if args.json { object(args, &a, &b, judged).to_string() } else { lines(args, &a, &b, judged) };
    writeln!(std::io::stdout().lock(), "{told}")?;
    Ok(if a.is_ok() && b.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn threshold(file: &Path) -> Result<Threshold> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no threshold", file.display()))
}

fn place(engine: &Engine, file: &Path) -> Result<Placed> {
    let bytes = match files::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(("IO".into(), error.to_string()))),
    };
    Ok(match engine.align(&bytes) {
        Ok(aligned) => Ok(aligned),
        Err(why) => Err(trouble(why)?),
    })
}

/// Writes the crops, where they are wanted.
fn keep(args: &Compare, a: &Placed, b: &Placed) -> Result<()> {
    let Some(folder) = &args.crops else { return Ok(()) };
    files::folder(folder)?;
    for (name, placed) in [("a", a), ("b", b)] {
        if let Ok(aligned) = placed {
            Crops::of(name, folder).write(aligned)?;
        }
    }
    Ok(())
}

/// The files of one face's crops.
struct Crops {
    /// 360×480 px.
    eye: PathBuf,
    /// 112×112 px.
    model: PathBuf,
}

impl Crops {
    fn of(name: &str, folder: &Path) -> Crops {
        Crops { eye: folder.join(format!("{name}.jpg")), model: folder.join(format!("{name}-112.jpg")) }
    }

    fn write(&self, aligned: &Aligned) -> Result<()> {
        for (path, jpeg) in [(&self.eye, aligned.jpeg()), (&self.model, aligned.face_jpeg())] {
            let jpeg = jpeg.context("a crop that cannot be encoded")?;
            std::fs::write(path, jpeg).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }

    fn named(&self) -> Value {
        json!({ "eye": self.eye.display().to_string(), "model": self.model.display().to_string() })
    }
}

fn object(args: &Compare, a: &Placed, b: &Placed, judged: Option<Judgement>) -> Value {
    let crops = |name| args.crops.as_deref().map(|folder| Crops::of(name, folder).named());
    let side = |name, file: &Path, placed: &Placed| match placed {
        Ok(aligned) => {
            let eyes_apart = aligned.eyes_apart.round();
            json!({ "file": file.display().to_string(), "eyes_apart": eyes_apart, "crops": crops(name) })
        }
        Err((code, message)) => {
            json!({ "file": file.display().to_string(), "error": { "code": code, "message": message } })
        }
    };
    json!({ "a": side("a", &args.a, a), "b": side("b", &args.b, b), "judgement": judged })
}

fn lines(args: &Compare, a: &Placed, b: &Placed, judged: Option<Judgement>) -> String {
    let side = |file: &Path, placed: &Placed| match placed {
        Ok(aligned) => format!("{}: {:.0} px between the eyes", file.display(), aligned.eyes_apart),
        Err((code, message)) => format!("{}: {code}: {message}", file.display()),
    };
    let mut lines = vec![side(&args.a, a), side(&args.b, b)];
    if let Some(Judgement { score, outcome, advisory }) = judged {
        lines.push(format!(
            "{} ({score:.4}). {}",
            words::outcome(outcome, Lang::En),
            words::meaning(outcome, Lang::En)
        ));
        lines.extend(advisory.then(|| words::advisory(Lang::En).to_owned()));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::comparison::Outcome;

    fn args() -> Compare {
        Compare { a: "a.png".into(), b: "b.png".into(), json: true, model: None, threshold: None, crops: None }
    }

    fn placed() -> Placed {
        let face = portrait::picture::Picture::new(112, 112);
        Ok(Aligned { portrait: face.clone(), face, eyes_apart: 53.4 })
    }

    #[test]
    fn without_a_model_there_is_no_judgement() {
        let told = object(&args(), &placed(), &placed(), None);
        assert_eq!(told["judgement"], Value::Null);
        assert_eq!(told["a"], json!({ "file": "a.png", "eyes_apart": 53.0, "crops": null }));
    }

    #[test]
    fn crops_are_written_where_the_answer_says() {
        let folder = tempfile::tempdir().unwrap();
        let nobody = Err(("NO_FACE".to_owned(), "No face was found in the picture.".to_owned()));
        let args = Compare { crops: Some(folder.path().to_owned()), ..args() };
        keep(&args, &placed(), &nobody).unwrap();
        let told = object(&args, &placed(), &nobody, None);
        for crop in ["eye", "model"] {
            let file = told["a"]["crops"][crop].as_str().unwrap();
            assert!(std::fs::read(file).unwrap().starts_with(b"\xff\xd8"), "{file}");
        }
        assert_eq!(told["b"]["crops"], Value::Null, "nobody was cut out");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_picture_that_cannot_be_compared_has_a_code_and_a_sentence() {
        let nobody = Err(("NO_FACE".to_owned(), "No face was found in the picture.".to_owned()));
        let told = object(&args(), &placed(), &nobody, None);
        assert_eq!(told["b"]["error"]["code"], "NO_FACE");
        assert!(lines(&args(), &placed(), &nobody, None).contains("b.png: NO_FACE: No face"));
    }

    #[test]
    fn an_outcome_is_told_with_its_score_and_whether_it_is_advice() {
        let judged = Judgement { score: 0.25, outcome: Outcome::Undecided, advisory: true };
        let told = object(&args(), &placed(), &placed(), Some(judged));
        assert_eq!(told["judgement"], json!({ "score": 0.25, "outcome": "undecided", "advisory": true }));
        let text = lines(&args(), &placed(), &placed(), Some(judged));
        assert!(text.contains("Undecided (0.2500)") && text.contains("advice only"), "{text}");
    }
}
