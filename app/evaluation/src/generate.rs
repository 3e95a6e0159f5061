//! A labelled set out of nothing but the pictures that the project has: each degraded in every way.

use crate::case::Case;
use crate::degrade::{self, Degradation, Portrait};
use crate::labels::Label;
use crate::score::Share;
use crate::{house, parallel};
use anyhow::{Context, Result, anyhow, bail};
use domain::policy::{Effect, Policy};
use domain::reason::ReasonCode;
use domain::spec::PhotoSpec;
use image::ImageFormat;
use portrait::Engine;
use portrait::decode::decode;
use portrait::picture::Picture;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// The public-domain portrait of the tests.
const PHOTOGRAPH: &str = "var/fixtures/astronaut.png";
/// It, and the project's drawn people.
pub const BASES: [&str; 8] = [
    PHOTOGRAPH,
    "server/web/src/commands/demo/drawn-1.jpg",
    "server/web/src/commands/demo/drawn-2.jpg",
    "server/web/src/commands/demo/drawn-3.jpg",
    "server/web/src/commands/demo/drawn-4.jpg",
    "server/web/src/commands/demo/drawn-5.jpg",
    "server/web/src/commands/demo/drawn-6.jpg",
    "end2end/drawn/drawn-good.png",
];
/// Segmentation and file size are about photographs: of flat colours the head's top is found by luck, and their files are tiny.
/// What depends on it says nothing of a drawing.
const OPEN_OF_DRAWINGS: [ReasonCode; 4] =
    [ReasonCode::HeadTop, ReasonCode::EyeLine, ReasonCode::BgEdge, ReasonCode::Format];
/// Hardly seen, clearly seen, never overlooked. Only the last has to be found.
pub const SEVERITIES: [f32; 3] = [0.25, 0.5, 1.0];
/// Larger than any base: degraded pictures are never reduced beforehand.
const WHOLE: u32 = 100_000;

/// How often a degradation was found at a severity.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub degradation: &'static str,
    pub severity: f32,
    /// Of the bases whose policy has a rule for it.
    pub found: Share,
}

/// What is degraded, how, and where the pictures go.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Pictures of people instead of [`BASES`]. They count as photographs.
    pub bases: Vec<PathBuf>,
    /// Names of the degradations; without any, all of them.
    pub only: Vec<String>,
    /// Where grain falls and what stands on the shelves; 0 is what the tests and docs/evaluation.md use.
    pub seed: u64,
    /// Folder for the degraded pictures.
    pub keep: Option<PathBuf>,
}

impl Plan {
    /// Each picture's file, and whether it is a photograph.
    fn files(&self) -> Result<Vec<(PathBuf, bool)>> {
        if self.bases.is_empty() {
            return Ok(BASES.iter().map(|file| (house::path(file), *file == PHOTOGRAPH)).collect());
        }
        for (k, file) in self.bases.iter().enumerate() {
            if self.bases[..k].iter().any(|other| name(other) == name(file)) {
                bail!("two pictures are called {}: their names are what tells them apart", name(file));
            }
        }
        Ok(self.bases.iter().map(|file| (file.clone(), true)).collect())
    }

    fn degradations(&self) -> Result<Vec<&'static Degradation>> {
        if self.only.is_empty() {
            return Ok(degrade::ALL.iter().collect());
        }
        let find = |name: &String| Degradation::find(name).with_context(|| format!("no degradation {name:?}"));
        self.only.iter().map(find).collect()
    }
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The judged set.
pub struct Generated {
    pub cases: Vec<Case>,
    pub steps: Vec<Step>,
    /// Which policy judged each base, and which bases were left out.
    pub notes: Vec<String>,
}

/// A picture to be degraded, and what is said of it as it is.
struct Base {
    name: String,
    portrait: Portrait,
    policy: Policy,
    own: Vec<ReasonCode>,
    /// What its kind of picture says nothing about.
    open: Vec<ReasonCode>,
    as_it_is: Case,
}

/// Judges every degradation of every base. Without a policy each base is judged by the strictest one that it passes.
///
/// # Errors
/// A base that is missing or no picture, two of one name, a degradation that nobody knows, a model that fails, a picture that
/// cannot be kept.
pub fn judge(engine: &Engine, spec: &PhotoSpec, policy: Option<&Policy>, plan: &Plan) -> Result<Generated> {
    let degradations = plan.degradations()?;
    let mut generated = Generated { cases: vec![], steps: vec![], notes: vec![] };
    let mut bases = vec![];
    for (file, photograph) in plan.files()? {
        match base(engine, (&file, photograph), spec, policy, plan.seed)? {
            Ok(base) => {
                let own: Vec<&str> = base.own.iter().map(|code| code.code()).collect();
                let own = if own.is_empty() { "nothing".into() } else { own.join(", ") };
                generated.notes.push(format!("{}: policy {}, of itself {own}", base.name, base.policy.id));
                bases.push(base);
            }
            Err(note) => generated.notes.push(note),
        }
    }
    let work: Vec<(&Base, &Degradation)> =
        bases.iter().flat_map(|base| degradations.iter().map(move |degradation| (base, *degradation))).collect();
    let keep = plan.keep.as_deref();
    let judged = parallel::map(&work, |(base, degradation)| series(engine, base, degradation, spec, keep));
    generated.cases.extend(bases.iter().map(|base| base.as_it_is.clone()));
    for ((base, degradation), cases) in work.iter().zip(judged) {
        for (severity, case) in SEVERITIES.into_iter().zip(cases?) {
            generated.count(base, degradation, severity, &case);
            generated.cases.push(case);
        }
    }
    Ok(generated)
}

impl Generated {
    fn count(&mut self, base: &Base, degradation: &Degradation, severity: f32, case: &Case) {
        let known = |step: &Step| step.degradation == degradation.name && step.severity == severity;
        let at = self.steps.iter().position(known).unwrap_or_else(|| {
            self.steps.push(Step { degradation: degradation.name, severity, found: Share::default() });
            self.steps.len() - 1
        });
        let asked = asked(base, degradation);
        if !asked.is_empty() {
            let found = &mut self.steps[at].found;
            found.of += 1;
            found.count += usize::from(asked.iter().any(|code| case.given(*code).is_some()));
        }
    }
}

fn base(
    engine: &Engine,
    (path, photograph): (&Path, bool),
    spec: &PhotoSpec,
    policy: Option<&Policy>,
    seed: u64,
) -> Result<std::result::Result<Base, String>> {
    let bytes = std::fs::read(path)
        .with_context(|| format!("cannot read {} (the project's own: cargo xtask fixtures)", path.display()))?;
    let name = name(path);
    let picture = decode(&bytes, WHOLE).with_context(|| format!("cannot read {}", path.display()))?.picture;
    let Some(portrait) = Portrait::new(engine, picture)? else { return Ok(Err(format!("{name}: no face, left out"))) };
    let portrait = portrait.with_seed(seed);
    let label = |open| Label {
        file: format!("{name} as it is"),
        nothing_else: true,
        open,
        groups: vec![format!("base:{name}")],
        ..Label::default()
    };
    let forced = policy.is_some();
    let policies = policy.map_or_else(Policy::all, |policy| vec![policy.clone()]);
    for policy in policies {
        let mut case = Case::judge(engine, &bytes, label(vec![]), spec, &policy)?;
        let own: Vec<ReasonCode> = case.all_given().map(|(reason, _)| reason.code).collect();
        if case.verdict.passed() || forced {
            case.label = label(own.clone());
            let open = if photograph { vec![] } else { OPEN_OF_DRAWINGS.to_vec() };
            return Ok(Ok(Base { name, portrait, policy, own, open, as_it_is: case }));
        }
    }
    Ok(Err(format!("{name}: passes no policy, left out")))
}

/// One degradation of one base, from mild to severe.
fn series(
    engine: &Engine,
    base: &Base,
    degradation: &Degradation,
    spec: &PhotoSpec,
    keep: Option<&Path>,
) -> Result<Vec<Case>> {
    let mut cases = vec![];
    for severity in SEVERITIES {
        let png = png(&degradation.apply(&base.portrait, severity))?;
        if let Some(folder) = keep {
            let file = folder.join(format!("{}-{}-{:03.0}.png", base.name, degradation.name, 100.0 * severity));
            std::fs::write(&file, &png).with_context(|| format!("cannot write {}", file.display()))?;
        }
        let label = label(base, degradation, severity);
        cases.push(Case::judge(engine, &png, label, spec, &base.policy)?);
    }
    Ok(cases)
}

fn label(base: &Base, degradation: &Degradation, severity: f32) -> Label {
    let asked = asked(base, degradation);
    let must = if severity >= 1.0 && !asked.is_empty() { vec![asked] } else { vec![] };
    Label {
        file: format!("{} {} {severity:.2}", base.name, degradation.name),
        must,
        must_not: accusations(base, degradation),
        nothing_else: true,
        open: [degradation.asks, degradation.allows, &base.own, &base.open].concat(),
        groups: vec![format!("base:{}", base.name)],
    }
}

/// What accuses the sender must not be said of anything else, not even as a hint.
fn accusations(base: &Base, degradation: &Degradation) -> Vec<ReasonCode> {
    let rightly = [degradation.asks, degradation.allows, &base.own].concat();
    if rightly.contains(&ReasonCode::Reshoot) { vec![] } else { vec![ReasonCode::Reshoot] }
}

/// The names for a fault that the base's policy can give. None when the base is given one of them as it is.
fn asked(base: &Base, degradation: &Degradation) -> Vec<ReasonCode> {
    let known =
        |code: &&ReasonCode| base.policy.rules.iter().any(|rule| rule.code == **code && rule.effect != Effect::Off);
    if degradation.asks.iter().any(|code| base.own.contains(code)) {
        return vec![];
    }
    degradation.asks.iter().filter(known).copied().collect()
}

/// A picture as a file without loss.
///
/// # Errors
/// A picture without pixels.
pub fn png(picture: &Picture) -> Result<Vec<u8>> {
    let image = image::RgbImage::from_raw(picture.width as u32, picture.height as u32, picture.pixels.clone());
    let mut bytes = Cursor::new(vec![]);
    image.ok_or_else(|| anyhow!("a picture without pixels"))?.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
