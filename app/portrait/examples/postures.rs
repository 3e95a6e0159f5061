//! Prints the measures of pictures as a table, one picture a row, for finding limits and for comparing two states of the
//! engine: `cargo run --release -p portrait --example postures -- [-m Measure,Measure…] [-p policy] PICTURE…`.
//! The last column has the codes that the policy gives, hints in brackets.

use domain::calibration::Calibration;
use domain::policy::Policy;
use domain::spec::PhotoSpec;
use domain::verdict::Reason;
use portrait::{Engine, ModelFiles, Models, Stage};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

fn engine() -> Engine {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var/models");
    let files = ModelFiles::gather(|name| std::fs::read(models.join(name))).expect("run: cargo xtask models");
    Engine::new(Models::load(&files).expect("the pinned models load"))
}

/// What was asked for: names of measures (none is all), the policy, and the pictures' paths.
struct Wish {
    measures: Vec<String>,
    policy: Policy,
    pictures: Vec<String>,
}

fn wish() -> Wish {
    let mut wish = Wish { measures: vec![], policy: Policy::find("degree").expect("a preset"), pictures: vec![] };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "-m" => wish.measures = words.next().unwrap_or_default().split(',').map(str::to_owned).collect(),
            "-p" => wish.policy = Policy::find(&words.next().unwrap_or_default()).expect("a policy's id"),
            _ => wish.pictures.push(word),
        }
    }
    wish
}

fn codes(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.code.code()).collect::<Vec<_>>().join(" ")
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (engine, wish) = (engine(), wish());
    let spec = PhotoSpec::find("degree-blue").expect("a preset");
    writeln!(out, "picture\tcheck ms\t{}\tcodes", wish.measures.join("\t"))?;
    for path in &wish.pictures {
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let (mut last, mut check) = (Instant::now(), Duration::ZERO);
        let developed = engine.develop_traced(&bytes, &spec, &wish.policy, &Calibration::default(), &mut |stage| {
            check = if stage == Stage::Check { last.elapsed() } else { check };
            last = Instant::now();
        });
        let name = Path::new(path).file_name().map_or_else(|| path.into(), |name| name.to_string_lossy());
        let developed = match developed {
            Ok(developed) => developed,
            Err(error) => {
                writeln!(out, "{name}\t{error}")?;
                continue;
            }
        };
        let cells: Vec<String> = if wish.measures.is_empty() {
            developed.measures.iter().map(|(name, value)| format!("{name} {value:.3}")).collect()
        } else {
            let value = |name| developed.measures.get(name).map_or("–".to_owned(), |value| format!("{value:.3}"));
            wish.measures.iter().map(value).collect()
        };
        let (reasons, hints) = (codes(&developed.verdict.reasons), codes(&developed.verdict.hints));
        writeln!(out, "{name}\t{:.1}\t{}\t{reasons} [{hints}]", check.as_secs_f64() * 1e3, cells.join("\t"))?;
    }
    Ok(())
}
