//! The public-domain portrait under every degradation, measured once for all tests.

use domain::policy::Policy;
use domain::spec::PhotoSpec;
use domain::verdict::Measures;
use evaluation::degrade::{self, Portrait};
use evaluation::{generate, house, parallel};
use portrait::Engine;
use portrait::decode::decode;
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
    PORTRAIT.get_or_init(|| {
        let bytes = std::fs::read(house::path("var/fixtures/astronaut.png")).expect("run: cargo xtask fixtures");
        let picture = decode(&bytes, 1600).expect("the fixture can be read").picture;
        Portrait::new(engine(), picture).expect("the networks run").expect("the fixture shows a face")
    })
}

/// The measures of one degradation, in the order of [`SEVERITIES`].
pub fn measured(degradation: &str) -> &'static [Measures] {
    static SERIES: OnceLock<BTreeMap<&str, Vec<Measures>>> = OnceLock::new();
    let series = SERIES.get_or_init(|| {
        let work: Vec<(usize, f32)> =
            (0..degrade::ALL.len()).flat_map(|k| SEVERITIES[1..].iter().map(move |severity| (k, *severity))).collect();
        let plain = develop(0, 0.0);
        let mut series = BTreeMap::new();
        for ((k, _), measures) in work.iter().zip(parallel::map(&work, |(k, severity)| develop(*k, *severity))) {
            series.entry(degrade::ALL[*k].name).or_insert_with(|| vec![plain.clone()]).push(measures);
        }
        series
    });
    series.get(degradation).unwrap_or_else(|| panic!("no degradation {degradation:?}"))
}

fn develop(degradation: usize, severity: f32) -> Measures {
    let png = generate::png(&degrade::ALL[degradation].apply(astronaut(), severity)).expect("a picture has pixels");
    engine().develop(&png, &spec(), &policy("campus")).expect("what was written can be read").measures
}
