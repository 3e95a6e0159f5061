//! `tucai photo check`: judges picture files and makes the photos, one line per file.

use super::files::{self, Trouble};
use super::stopwatch::Stopwatch;
use anyhow::{Context, Result, ensure};
use domain::calibration::Calibration;
use domain::policy::Policy;
use domain::spec::PhotoSpec;
use domain::verdict::{Limit, Reason};
use portrait::{DevelopError, Development, Engine, Stage};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check picture files against a photo specification and a policy
#[derive(clap::Args)]
pub struct PhotoCheck {
    /// Photo specification; `list` prints those that exist
    #[arg(long, default_value = "degree-blue", value_name = "ID")]
    pub spec: String,
    /// Policy; `list` prints those that exist
    #[arg(long, default_value = "degree", value_name = "ID")]
    pub policy: String,
    /// Print one JSON object per file
    #[arg(long)]
    pub json: bool,
    /// Write each made photo into this folder, as <input stem>.jpg
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// JPEG, PNG or WebP files
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// What a file came to. The exit code is that of the worst file: unreadable beats refused beats passed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Pass = 0,
    Fail = 1,
    Error = 2,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Error => "error",
        }
    }
}

/// Runs the command; `models_dir` holds the model files.
///
/// # Errors
/// Unknown ids, missing or wrong models, a failing model, and an output that cannot be written. Unreadable pictures are
/// lines of the output, not errors.
pub fn run(args: &PhotoCheck, models_dir: &Path) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    if list(args, &mut out)? {
        return Ok(ExitCode::SUCCESS);
    }
    ensure!(!args.files.is_empty(), "no files given");
    let spec =
        PhotoSpec::find(&args.spec).with_context(|| format!("no photo spec {:?}; see --spec list", args.spec))?;
    let policy =
        Policy::find(&args.policy).with_context(|| format!("no policy {:?}; see --policy list", args.policy))?;
    args.out.as_deref().map_or(Ok(()), files::folder)?;
    let engine = files::engine(models_dir)?;
    let mut worst = Outcome::Pass;
    for file in &args.files {
        let (judged, times) = check(&engine, file, &spec, &policy)?;
        let outcome = match &judged {
            Ok(development) if development.verdict.passed() => Outcome::Pass,
            Ok(_) => Outcome::Fail,
            Err(_) => Outcome::Error,
        };
        if let (Ok(development), Some(folder)) = (&judged, &args.out) {
            save(development, file, folder)?;
        }
        let line =
            if args.json { json_line(file, outcome, &judged, times) } else { line(file, outcome, &judged, &times) };
        writeln!(out, "{line}")?;
        worst = worst.max(outcome);
    }
    Ok(ExitCode::from(worst as u8))
}

/// Prints the ids asked for with `list`; true when there was nothing else to do.
fn list(args: &PhotoCheck, out: &mut impl Write) -> Result<bool> {
    if args.spec == "list" {
        for spec in PhotoSpec::all() {
            let [r, g, b] = spec.background;
            writeln!(out, "{}\t{}×{} px, {} dpi, background {r},{g},{b}", spec.id, spec.width, spec.height, spec.dpi)?;
        }
    }
    if args.policy == "list" {
        for policy in Policy::all() {
            writeln!(out, "{}\t{} rules", policy.id, policy.rules.len())?;
        }
    }
    Ok(args.spec == "list" || args.policy == "list")
}

type Judged = Result<Development, Trouble>;

/// With the milliseconds of each stage, and of all.
fn check(engine: &Engine, file: &Path, spec: &PhotoSpec, policy: &Policy) -> Result<(Judged, Map<String, Value>)> {
    let mut watch = Stopwatch::start();
    let judged = match files::read(file) {
        Err(error) => Err(error.into()),
        Ok(bytes) => {
            let mut trace = |stage: Stage| watch.lap(stage.name());
            match engine.develop_traced(&bytes, spec, policy, &Calibration::default(), &mut trace) {
                Ok(development) => Ok(development),
                Err(DevelopError::Unreadable(error)) => Err(Trouble { code: error.code(), message: error.to_string() }),
                Err(error @ DevelopError::Model(_)) => return Err(error.into()),
            }
        }
    };
    Ok((judged, watch.stop()))
}

fn save(development: &Development, file: &Path, folder: &Path) -> Result<()> {
    let (Some(photo), Some(stem)) = (&development.photo, file.file_stem()) else { return Ok(()) };
    let mut name = stem.to_os_string();
    name.push(".jpg");
    let path = folder.join(name);
    std::fs::write(&path, &photo.jpeg).with_context(|| format!("cannot write {}", path.display()))
}

fn json_line(file: &Path, outcome: Outcome, judged: &Judged, ms: Map<String, Value>) -> String {
    let mut line = json!({
        "file": file.display().to_string(),
        "verdict": outcome.word(),
        "reasons": [],
        "hints": [],
        "measures": {},
        "ms": ms,
    });
    match judged {
        Ok(development) => {
            line["reasons"] = development.verdict.reasons.iter().map(reason).collect();
            line["hints"] = development.verdict.hints.iter().map(reason).collect();
            line["measures"] = json!(development.measures);
        }
        Err(trouble) => line["error"] = json!({ "code": trouble.code, "message": trouble.message }),
    }
    line.to_string()
}

fn reason(reason: &Reason) -> Value {
    let limit = match reason.limit {
        Limit::AtLeast(limit) | Limit::AtMost(limit) => json!(limit),
        Limit::Between(low, high) => json!([low, high]),
    };
    json!({ "code": reason.code.code(), "name": reason.name, "measure": reason.measure, "limit": limit })
}

fn line(file: &Path, outcome: Outcome, judged: &Judged, ms: &Map<String, Value>) -> String {
    let words = |reasons: &[Reason]| -> Vec<String> {
        reasons.iter().map(|r| format!("{} ({} {:.3}, {})", r.code.code(), r.name, r.measure, limit(r.limit))).collect()
    };
    let text = match judged {
        Ok(development) => {
            let mut parts = words(&development.verdict.reasons);
            parts.extend(words(&development.verdict.hints).into_iter().map(|hint| format!("hint {hint}")));
            parts.join("; ")
        }
        Err(trouble) => format!("{}: {}", trouble.code, trouble.message),
    };
    let total = ms.get("total").and_then(Value::as_f64).unwrap_or_default();
    format!("{:<5}  {total:>6.0} ms  {}  {text}", outcome.word(), file.display())
}

fn limit(limit: Limit) -> String {
    match limit {
        Limit::AtLeast(limit) => format!("at least {limit}"),
        Limit::AtMost(limit) => format!("at most {limit}"),
        Limit::Between(low, high) => format!("{low} to {high}"),
    }
}
