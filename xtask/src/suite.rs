//! `check` and `test`: the parts in their order, each with a report that a machine can read.
//!
//! `target/test-report/<part>` holds lines `key=value`: `result` (passed, failed or skipped), `seconds`, and for parts
//! that count tests `passed`, `failed`, `ignored`; for PostgreSQL also `connections`. `.ci/run` reads them.

use crate::{
    fixtures, gestures, models, postgres, site,
    workspace::{Workspace, cargo, in_path, run},
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
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
    suite.part("tests-sqlite", || tests_on_sqlite(workspace));
    if postgres::binaries().is_some() {
        suite.part("tests-postgres", || tests_on_postgres(workspace));
    } else {
        suite.skip("tests-postgres", "PostgreSQL is not installed");
    }
    if suite.part("build", || site::build(workspace, true).map(|()| Facts::new())) {
        suite.part("journeys", || journeys(workspace));
    } else {
        suite.skip("journeys", "the build failed");
    }
    suite.finish()
}

struct Suite<'a> {
    workspace: &'a Workspace,
    reports: PathBuf,
    lines: Vec<String>,
    complete: bool,
}

impl<'a> Suite<'a> {
    fn new(workspace: &'a Workspace) -> Result<Self> {
        let reports = workspace.target.join("test-report");
        let _ = fs::remove_dir_all(&reports);
        fs::create_dir_all(&reports)?;
        Ok(Self { workspace, reports, lines: Vec::new(), complete: true })
    }

    fn static_parts(&mut self) {
        let root = &self.workspace.root;
        self.part("format", || nothing_counted(run(cargo().args(["fmt", "--all", "--check"]).current_dir(root))));
        self.part("clippy", || {
            run(cargo().args(["clippy", "-p", "xtask", "--all-targets", "--", "-D", "warnings"]).current_dir(root))?;
            nothing_counted(run(cargo().args(["clippy", "--all-targets", "--", "-D", "warnings"]).current_dir(root)))
        });
        self.part("clippy-wasm", || {
            nothing_counted(run(cargo()
                .args([
                    "clippy",
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
        ensure!(self.complete, "not everything passed");
        Ok(())
    }
}

fn nothing_counted(result: Result<()>) -> Result<Facts> {
    result.map(|()| Facts::new())
}

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Tally {
    /// `test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s`
    fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
            return;
        };
        for count in counts.split("; ") {
            match count.split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.ignored += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    fn facts(&self) -> Facts {
        vec![("passed", self.passed), ("failed", self.failed), ("ignored", self.ignored)]
    }
}

/// Runs a program, shows what it prints and counts the tests in it.
fn count_tests(command: &mut Command, tally: &mut Tally) -> Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    for line in BufReader::new(child.stdout.take().context("no output to read")?).lines() {
        let line = line?;
        tally.read(&line);
        eprintln!("{line}");
    }
    Ok(child.wait()?.success())
}

fn tests_on_sqlite(workspace: &Workspace) -> Result<Facts> {
    let mut tally = Tally::default();
    let mut command = cargo();
    command.args(["test", "--release", "--no-fail-fast"]).env_remove(postgres::VARIABLE).current_dir(&workspace.root);
    let mut passed = count_tests(&mut command, &mut tally)?;
    // Apart: its tools would lend their features to the server's dependencies.
    passed &= count_tests(cargo().args(["test", "-p", "xtask"]).current_dir(&workspace.root), &mut tally)?;
    ensure!(passed && tally.failed == 0, "{} tests failed", tally.failed);
    ensure!(tally.passed > 0, "no test ran");
    Ok(tally.facts())
}

/// The tests of the crates that reach the database, once more. Their binaries are run as `cargo test` has built them:
/// selecting packages would select other features, and with them build every dependency a second time.
fn tests_on_postgres(workspace: &Workspace) -> Result<Facts> {
    let server = postgres::Postgres::start()?;
    let mut tally = Tally::default();
    let mut passed = true;
    for (binary, folder) in test_binaries(workspace)? {
        if !folder.starts_with(workspace.root.join("server")) && !folder.starts_with(workspace.root.join("migrations"))
        {
            continue;
        }
        eprintln!("   {}", workspace.show(&binary));
        passed &= count_tests(
            Command::new(binary)
                .env(postgres::VARIABLE, server.url())
                .env("CARGO_MANIFEST_DIR", &folder)
                .current_dir(&folder),
            &mut tally,
        )?;
    }
    let connections = server.connections() as u64;
    ensure!(passed && tally.failed == 0, "{} tests failed", tally.failed);
    ensure!(connections > 0, "{} tests ran, but none of them connected to PostgreSQL", tally.passed);
    let mut facts = tally.facts();
    facts.push(("connections", connections));
    Ok(facts)
}

/// Every test binary of the default members, with the folder of its package.
fn test_binaries(workspace: &Workspace) -> Result<Vec<(PathBuf, PathBuf)>> {
    let built = cargo()
        .args(["test", "--release", "--no-run", "--message-format=json-render-diagnostics"])
        .current_dir(&workspace.root)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(built.status.success(), "the tests do not build");
    let mut binaries = Vec::new();
    for line in built.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let message: serde_json::Value = serde_json::from_slice(line)?;
        let is_test = message["profile"]["test"].as_bool() == Some(true);
        let manifest = message["manifest_path"].as_str().map(Path::new).and_then(Path::parent);
        if let (true, Some(executable), Some(folder)) = (is_test, message["executable"].as_str(), manifest) {
            binaries.push((PathBuf::from(executable), folder.to_owned()));
        }
    }
    Ok(binaries)
}

fn journeys(workspace: &Workspace) -> Result<Facts> {
    let playwright = workspace.root.join("node_modules/.bin/playwright");
    ensure!(playwright.exists(), "node_modules/.bin/playwright is missing: run `npm ci`");
    gestures::film_as_built(workspace)?;
    // What draws the specimen cards that the journeys show; `cargo test` has built it already.
    let draws_cards = workspace.binaries(true).join("draw-cards");
    if !draws_cards.exists() {
        run(cargo()
            .args(["build", "--release", "-p", "evaluation", "--bin", "draw-cards"])
            .current_dir(&workspace.root))?;
    }
    let results = workspace.target.join("test-report/journeys.json");
    let status = Command::new(playwright)
        .args(["test", "--config", "end2end/playwright.config.ts", "--reporter=list,json"])
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results)
        .env("TUCAI_BINARY", workspace.binaries(true).join("tucai"))
        .env("TUCAI_DRAW_CARDS", draws_cards)
        .env("TUCAI_SITE", workspace.site())
        .current_dir(&workspace.root)
        .status()?;
    let text = fs::read(&results).context("Playwright left no results")?;
    let stats = serde_json::from_slice::<serde_json::Value>(&text)?["stats"].take();
    let count = |key: &str| stats[key].as_u64().unwrap_or(0);
    let facts = vec![
        ("passed", count("expected")),
        ("failed", count("unexpected")),
        ("flaky", count("flaky")),
        ("ignored", count("skipped")),
    ];
    ensure!(status.success() && count("unexpected") == 0, "{} journeys failed", count("unexpected"));
    ensure!(count("expected") > 0, "no journey ran");
    Ok(facts)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_test_binaries_add_up() {
        let mut tally = Tally::default();
        tally.read("running 3 tests");
        tally.read("test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        tally.read("test result: FAILED. 1 passed; 2 failed; 4 ignored; 0 measured; 0 filtered out; finished in 1.20s");
        assert_eq!((tally.passed, tally.failed, tally.ignored), (4, 2, 4));
    }
}
