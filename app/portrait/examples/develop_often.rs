//! Develops one file again and again and prints the resident memory, which must not grow, and how many photos a second
//! one worker makes, two, and so on up to THREADS; the photo has SCALE times the pixels along every line:
//! `cargo run --release -p portrait --example develop_often -- PICTURE [TIMES] [THREADS] [SCALE]`. Linux only.
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

use domain::policy::Policy;
use domain::spec::PhotoSpec;
use portrait::{Engine, ModelFiles, Models};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The kernel counts processor time in hundredths of a second, whatever the machine.
const MS_PER_TICK: f64 = 10.0;

fn main() {
    let mut words = std::env::args().skip(1);
    let picture = words.next().expect("a picture's path");
    let mut number = |default: usize| words.next().map_or(default, |word| word.parse().expect("a number"));
    let (times, most_threads, scale) = (number(200), number(1), number(1));
    let spec = enlarged(&PhotoSpec::find("degree-blue").expect("a preset"), scale as u32);
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var/models");
    let files = ModelFiles::gather(|name| std::fs::read(models.join(name))).expect("run: cargo xtask models");
    let engine = Engine::new(Models::load(&files).expect("the pinned models load"));
    let bytes = std::fs::read(picture).expect("the picture can be read");
    println!("loaded       now {:>4} MB, most {:>4} MB", memory("VmRSS"), memory("VmHWM"));
    for threads in 1..=most_threads {
        develop(&engine, &bytes, &spec, times, threads);
    }
}

/// The same photo with more pixels, and a file as much larger.
fn enlarged(spec: &PhotoSpec, scale: u32) -> PhotoSpec {
    let range = |(low, high): (f32, f32)| (low * scale as f32, high * scale as f32);
    PhotoSpec {
        width: spec.width * scale,
        height: spec.height * scale,
        bytes: (spec.bytes.0 * scale * scale, spec.bytes.1 * scale * scale),
        head_top: range(spec.head_top),
        eye_line: range(spec.eye_line),
        face_width: range(spec.face_width),
        ..spec.clone()
    }
}

/// Develops the file `times` times on so many threads, each taking the next one when it is free.
fn develop(engine: &Engine, bytes: &[u8], spec: &PhotoSpec, times: usize, threads: usize) {
    let policy = Policy::find("degree").expect("a preset");
    let done = AtomicUsize::new(0);
    let (start, before) = (Instant::now(), processor_ms());
    let work = || {
        loop {
            let time = done.fetch_add(1, Ordering::Relaxed) + 1;
            if time > times {
                return;
            }
            let developed = engine.develop(bytes, spec, &policy).expect("a readable picture");
            assert!(developed.photo.is_some(), "nobody is in the picture");
            if is_told(time) {
                println!("photo {time:>6} now {:>4} MB, most {:>4} MB", memory("VmRSS"), memory("VmHWM"));
            }
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| _ = scope.spawn(work)));
    let (seconds, photos) = (start.elapsed().as_secs_f64(), times as f64);
    println!(
        "{threads} at a time: {:.2} photos a second, {:.0} ms of processor time each",
        photos / seconds,
        (processor_ms() - before) / photos
    );
}

/// 1, 2, 5, 10, 20, 50 and so on.
fn is_told(time: usize) -> bool {
    let power = 10usize.pow(time.ilog10());
    time.is_multiple_of(power) && matches!(time / power, 1 | 2 | 5)
}

/// A line of the kernel's report on this process, MB.
fn memory(name: &str) -> u64 {
    let report = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = report.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or("0");
    line.split_whitespace().next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// What this process, with all its threads, has used of the processors so far, ms.
fn processor_ms() -> f64 {
    let report = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which ends with the only bracket: user and system time are the 12th and 13th.
    let fields = report.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * MS_PER_TICK
}
