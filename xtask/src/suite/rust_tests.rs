//! The Rust tests, once a database, and what they counted.

use super::Facts;
use crate::{
    postgres,
    workspace::{Workspace, cargo},
};
use anyhow::{Context, Result, ensure};
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
    /// Where a test panicked, and the first line of what it said.
    panics: Vec<String>,
    panicked: bool,
}

impl Tally {
    /// `test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s`
    fn read(&mut self, line: &str) {
        if std::mem::replace(&mut self.panicked, line.starts_with("thread '") && line.contains(" panicked at ")) {
            self.panics.push(format!("  {line}"));
        }
        if self.panicked {
            self.panics.push(line.to_owned());
        }
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

    /// What was counted; or that tests failed, and why.
    fn facts(&self, passed: bool) -> Result<Facts> {
        ensure!(passed && self.failed == 0, "{} tests failed\n{}", self.failed, self.panics.join("\n"));
        ensure!(self.passed > 0, "no test ran");
        Ok(vec![("passed", self.passed), ("failed", self.failed), ("ignored", self.ignored)])
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

pub fn on_sqlite(workspace: &Workspace) -> Result<Facts> {
    let mut tally = Tally::default();
    let mut command = cargo();
    command.args(["test", "--release", "--no-fail-fast"]).env_remove(postgres::VARIABLE).current_dir(&workspace.root);
    let mut passed = count_tests(&mut command, &mut tally)?;
    // Apart: its tools would lend their features to the server's dependencies.
    passed &= count_tests(cargo().args(["test", "-p", "xtask"]).current_dir(&workspace.root), &mut tally)?;
    tally.facts(passed)
}

/// The tests of the crates that reach the database, once more. Their binaries are run as `cargo test` has built them:
/// selecting packages would select other features, and with them build every dependency a second time.
pub fn on_postgres(workspace: &Workspace) -> Result<Facts> {
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
    let mut facts = tally.facts(passed)?;
    ensure!(connections > 0, "{} tests ran, but none of them connected to PostgreSQL", tally.passed);
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
        assert!(tally.facts(true).is_err());
    }

    #[test]
    fn a_failed_test_is_told_with_its_place_and_its_words() {
        let mut tally = Tally::default();
        for line in [
            "---- drafts::a_draft_is_kept stdout ----",
            "thread 'drafts::a_draft_is_kept' panicked at server/services/tests/drafts.rs:7:5:",
            "assertion `left == right` failed",
            "  left: 1",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ] {
            tally.read(line);
        }
        let told = tally.facts(false).unwrap_err().to_string();
        assert_eq!(told.lines().next(), Some("1 tests failed"));
        assert!(told.contains("drafts.rs:7:5:\n  assertion `left == right` failed"), "{told}");
    }
}
