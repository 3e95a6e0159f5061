//! Develops one file again and again and prints the resident memory, which must not grow:
//! `cargo run --release -p portrait --example develop_often -- PICTURE [TIMES]`. Linux only.
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

use domain::policy::Policy;
use domain::spec::PhotoSpec;
use portrait::{Engine, ModelFiles, Models};
use std::path::Path;
use std::time::Instant;

fn main() {
    let mut words = std::env::args().skip(1);
    let picture = words.next().expect("a picture's path");
    let times: usize = words.next().map_or(200, |word| word.parse().expect("a number of times"));
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var/models");
    let files = ModelFiles::gather(|name| std::fs::read(models.join(name))).expect("run: cargo xtask models");
    let engine = Engine::new(Models::load(&files).expect("the pinned models load"));
    let bytes = std::fs::read(picture).expect("the picture can be read");
    let spec = PhotoSpec::find("degree-blue").expect("a preset");
    let policy = Policy::find("degree").expect("a preset");
    println!("loaded     now {:>4} MB, most {:>4} MB", memory("VmRSS"), memory("VmHWM"));
    for time in 1..=times {
        let start = Instant::now();
        let developed = engine.develop(&bytes, &spec, &policy).expect("a readable picture");
        assert!(developed.photo.is_some(), "nobody is in the picture");
        if time <= 2 || time % 25 == 0 {
            let (now, most) = (memory("VmRSS"), memory("VmHWM"));
            println!("photo {time:>4} now {now:>4} MB, most {most:>4} MB, {:>4} ms", start.elapsed().as_millis());
        }
    }
}

/// A line of the kernel's report on this process, MB.
fn memory(name: &str) -> u64 {
    let report = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = report.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or("0");
    line.split_whitespace().next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}
