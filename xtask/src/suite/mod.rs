//! `check` and `test`: the parts in their order, each with a report that a machine can read.
//!
//! `target/test-report/<part>` holds lines `key=value`: `result` (passed, failed or skipped), `seconds`, and for parts
//! that count tests `passed`, `failed`, `ignored`; for PostgreSQL also `connections`. `.ci/run` reads them.

mod journeys;
mod rust_tests;

use crate::{
    fixtures, models, postgres, site,
    workspace::{Workspace, cargo, in_path, run},
};
use anyhow::{Result, bail, ensure};
use std::{
    env, fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

type Facts = Vec<(&'static str, u64)>;

pub fn check(workspace: &Workspace) -> Result<()> {
    let mut suite = Suite::new(workspace)?;
    suite.static_parts();
    suite.part("dependencies", || dependencies(workspace));
    suite.finish()
}

pub fn test(workspace: &Workspace) -> Result<()> {
    models::install(workspace)?;
    models::install_card_reader(workspace)?;
    fixtures::install(workspace)?;
    let mut suite = Suite::new(workspace)?;
    suite.static_parts();
    suite.part("tests-sqlite", || rust_tests::on_sqlite(workspace));
    if postgres::binaries().is_some() {
        suite.part("tests-postgres", || rust_tests::on_postgres(workspace));
    } else {
        suite.skip("tests-postgres", "PostgreSQL is not installed");
    }
    if suite.part("build", || site::build(workspace, true).map(|()| Facts::new())) {
        suite.part("journeys", || journeys::walk(workspace));
    } else {
        suite.skip("journeys", "the build failed");
    }
    suite.finish()
}

struct Suite<'a> {
    workspace: &'a Workspace,
    reports: PathBuf,
    lines: Vec<String>,
    /// Why a part failed, told once more at the end: of a long log often nothing but the end is kept.
    failures: Vec<String>,
    complete: bool,
}

impl<'a> Suite<'a> {
    fn new(workspace: &'a Workspace) -> Result<Self> {
        let reports = workspace.target.join("test-report");
        let _ = fs::remove_dir_all(&reports);
        fs::create_dir_all(&reports)?;
        Ok(Self { workspace, reports, lines: Vec::new(), failures: Vec::new(), complete: true })
    }

    /// Clippy runs in the tests' profile: macros and what C is in the dependencies are compiled once for both.
    fn static_parts(&mut self) {
        let root = &self.workspace.root;
        self.part("format", || nothing_counted(run(cargo().args(["fmt", "--all", "--check"]).current_dir(root))));
        self.part("clippy", || {
            run(cargo().args(["clippy", "-p", "xtask", "--all-targets", "--", "-D", "warnings"]).current_dir(root))?;
            nothing_counted(run(cargo()
                .args(["clippy", "--release", "--all-targets", "--", "-D", "warnings"])
                .current_dir(root)))
        });
        self.part("clippy-wasm", || {
            nothing_counted(run(cargo()
                .args([
                    "clippy",
                    "--release",
                    "-p",
                    "frontend",
                    "-p",
                    "guide",
                    "-p",
                    "ui",
                    "-p",
                    "portrait",
                    "--target=wasm32-unknown-unknown",
                ])
                .args(["--", "-D", "warnings"])
                .current_dir(root)))
        });
        self.part("typescript", || {
            let compiler = root.join("node_modules/.bin/tsc");
            ensure!(compiler.exists(), "node_modules/.bin/tsc is missing: run `npm ci`");
            nothing_counted(run(Command::new(compiler).args(["--noEmit", "--project", "end2end"]).current_dir(root)))
        });
    }

    /// A part that fails does not keep the next ones from being tried: one run shows everything that is wrong.
    fn part(&mut self, name: &str, work: impl FnOnce() -> Result<Facts>) -> bool {
        eprintln!("━━ {name}");
        let started = Instant::now();
        let result = work();
        let seconds = started.elapsed().as_secs();
        let passed = result.is_ok();
        match result {
            Ok(facts) => self.write(name, "passed", seconds, &facts, None),
            Err(error) => {
                eprintln!("error: {error:#}");
                self.failures.push(format!("━━ {name}: {error:#}"));
                self.write(name, "failed", seconds, &Facts::new(), Some(format!("{error:#}")));
            }
        }
        passed
    }

    fn skip(&mut self, name: &str, reason: &str) {
        let allowed = env::var_os("CI").is_none() && env::var_os("TUCAI_REQUIRE_ALL").is_none();
        self.complete &= allowed;
        self.write(name, "skipped", 0, &Facts::new(), Some(reason.to_owned()));
    }

    fn write(&mut self, name: &str, result: &str, seconds: u64, facts: &Facts, reason: Option<String>) {
        self.complete &= result != "failed";
        let counted: Vec<String> = facts.iter().map(|(key, value)| format!("{value} {key}")).collect();
        let note = reason.as_deref().and_then(|reason| reason.lines().next()).unwrap_or_default();
        self.lines.push(format!("  {result:<8} {name:<16} {seconds:>5} s  {}{note}", counted.join(", ")));
        let mut report = format!("result={result}\nseconds={seconds}\n");
        for (key, value) in facts {
            report += &format!("{key}={value}\n");
        }
        if let Err(error) = fs::write(self.reports.join(name), report) {
            eprintln!("error: the report of {name} could not be written: {error}");
            self.complete = false;
        }
    }

    fn finish(self) -> Result<()> {
        eprintln!("━━ summary ({})", self.workspace.show(&self.reports));
        for line in &self.lines {
            eprintln!("{line}");
        }
        for failure in &self.failures {
            eprintln!("{failure}");
        }
        ensure!(self.complete, "not everything passed");
        Ok(())
    }
}

fn nothing_counted(result: Result<()>) -> Result<Facts> {
    result.map(|()| Facts::new())
}

/// Licences, duplicates and sources need nothing but Cargo.lock; the advisories need their database from the network.
fn dependencies(workspace: &Workspace) -> Result<Facts> {
    if in_path("cargo-deny").is_none() {
        eprintln!("   installing cargo-deny (a few minutes, once)");
        run(cargo().args(["install", "cargo-deny", "--locked"]))?;
    }
    let deny = |arguments: &[&str]| {
        let mut command = cargo();
        command.arg("deny").args(arguments).current_dir(&workspace.root);
        command
    };
    run(&mut deny(&["check", "licenses", "bans", "sources"]))?;
    let fetched = deny(&["fetch", "db"]).stdout(Stdio::null()).stderr(Stdio::null()).status()?.success();
    if fetched {
        run(&mut deny(&["--offline", "check", "advisories"]))?;
    } else if env::var_os("TUCAI_REQUIRE_ALL").is_some() {
        bail!("the advisory database could not be fetched");
    } else {
        eprintln!(
            "   advisories NOT checked: their database could not be fetched (TUCAI_REQUIRE_ALL=1 makes this an error)"
        );
    }
    Ok(Facts::new())
}
