//! The public-domain portrait under every degradation and a drawing under some, measured once for all tests.

use domain::policy::Policy;
use domain::spec::PhotoSpec;
use domain::verdict::Measures;
use evaluation::degrade::{self, Degradation, Portrait};
use evaluation::{generate, house, parallel};
use portrait::Engine;
use portrait::decode::decode;
use portrait::picture::Picture;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// As it is, clearly degraded in two steps, and beyond doubt.
pub const SEVERITIES: [f32; 4] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];

pub fn spec() -> PhotoSpec {
    PhotoSpec::find("degree-blue").expect("a preset")
}

pub fn policy(id: &str) -> Policy {
    Policy::find(id).expect("a preset").for_spec(&spec())
}

pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| house::engine(&house::path("var/models")).expect("run: cargo xtask models"))
}

pub fn astronaut() -> &'static Portrait {
    static PORTRAIT: OnceLock<Portrait> = OnceLock::new();
    PORTRAIT.get_or_init(|| portrait("var/fixtures/astronaut.png"))
}

/// The project's drawn person, who has what the astronaut's suit and hair hide: a neck, ears and shoulders.
fn drawing() -> &'static Portrait {
    static PORTRAIT: OnceLock<Portrait> = OnceLock::new();
    PORTRAIT.get_or_init(|| portrait("end2end/drawn/drawn-good.png"))
}

fn portrait(file: &str) -> Portrait {
    let bytes = std::fs::read(house::path(file)).expect("run: cargo xtask fixtures");
    let picture = decode(&bytes, 1600).expect("the fixture can be read").picture;
    Portrait::new(engine(), picture).expect("the networks run").expect("the fixture shows a face")
}

type Series = BTreeMap<&'static str, Vec<Measures>>;

/// The measures of one degradation of the photograph, in the order of [`SEVERITIES`].
pub fn measured(degradation: &str) -> &'static [Measures] {
    static SERIES: OnceLock<Series> = OnceLock::new();
    of(SERIES.get_or_init(|| series(astronaut(), &degrade::ALL.iter().collect::<Vec<_>>())), degradation)
}

/// The same of the drawing, which is degraded in these ways only.
pub fn measured_on_drawing(degradation: &str) -> &'static [Measures] {
    static SERIES: OnceLock<Series> = OnceLock::new();
    let some = ["sloped-shoulders", "turned-body", "chin-shadow", "covered-ears", "gaze-up"];
    of(SERIES.get_or_init(|| series(drawing(), &some.map(find))), degradation)
}

fn of(series: &'static Series, degradation: &str) -> &'static [Measures] {
    series.get(degradation).unwrap_or_else(|| panic!("no degradation {degradation:?}"))
}

fn find(name: &str) -> &'static Degradation {
    Degradation::find(name).unwrap_or_else(|| panic!("no degradation {name:?}"))
}

fn series(portrait: &Portrait, degradations: &[&'static Degradation]) -> Series {
    let severe = |degradation| SEVERITIES[1..].iter().map(move |severity| (degradation, *severity));
    let work: Vec<(&'static Degradation, f32)> = degradations.iter().copied().flat_map(severe).collect();
    let plain = develop(&portrait.picture);
    let taken = parallel::map(&work, |(degradation, severity)| develop(&degradation.apply(portrait, *severity)));
    let mut series = Series::new();
    for ((degradation, _), measures) in work.iter().zip(taken) {
        series.entry(degradation.name).or_insert_with(|| vec![plain.clone()]).push(measures);
    }
    series
}

fn develop(picture: &Picture) -> Measures {
    let png = generate::png(picture).expect("a picture has pixels");
    engine().develop(&png, &spec(), &policy("campus")).expect("what was written can be read").measures
}
