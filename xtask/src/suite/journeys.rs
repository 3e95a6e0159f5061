//! The journeys of end2end, in a browser against the release.

use super::Facts;
use crate::{
    gestures,
    workspace::{Workspace, cargo, run},
};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{fs, process::Command};

pub fn walk(workspace: &Workspace) -> Result<Facts> {
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
    let results: Value = serde_json::from_slice(&text)?;
    let count = |key: &str| results["stats"][key].as_u64().unwrap_or(0);
    let facts = vec![
        ("passed", count("expected")),
        ("failed", count("unexpected")),
        ("flaky", count("flaky")),
        ("ignored", count("skipped")),
    ];
    let failed = count("unexpected");
    ensure!(status.success() && failed == 0, "{failed} journeys failed\n{}", failures(&results).join("\n"));
    ensure!(count("expected") > 0, "no journey ran");
    Ok(facts)
}

/// Lines of an error's message that are told: what was expected and what was there, not the whole log.
const TOLD: usize = 14;

/// Each journey that failed, with the beginning of what Playwright says of it.
fn failures(results: &Value) -> Vec<String> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let mut found = vec![];
    for suite in list(results, "suites") {
        found.extend(failures(&suite));
        for spec in list(&suite, "specs") {
            for test in list(&spec, "tests").iter().filter(|test| test["status"] == "unexpected") {
                let name = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let (profile, file, title) = (name(&test["projectName"]), name(&spec["file"]), name(&spec["title"]));
                found.push(format!("[{profile}] {file}:{} › {title}", spec["line"]));
                let errors = list(test, "results").iter().flat_map(|result| list(result, "errors")).collect::<Vec<_>>();
                let lines = errors.iter().flat_map(|error| {
                    let message = plain(error["message"].as_str().unwrap_or_default());
                    let lines = message.lines().filter(|line| !line.trim().is_empty()).take(TOLD);
                    lines.map(|line| format!("    {line}")).collect::<Vec<_>>()
                });
                found.extend(lines);
            }
        }
    }
    found
}

/// Without the colours of a terminal.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| whole + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_journey_that_failed_is_told_with_its_profile_place_and_error() {
        let test = |status: &str, message: &str| json!({ "projectName": "pixel", "status": status, "results": [{ "errors": [{ "message": message }] }] });
        let results = json!({ "suites": [{ "specs": [], "suites": [{ "specs": [
            { "file": "journeys/whole.spec.ts", "line": 7, "title": "from sign-in to download",
              "tests": [test("unexpected", "Error: \u{1b}[2mexpect(\u{1b}[22mlocator)\n\nReceived: 3"), test("expected", "")] },
        ] }] }] });
        assert_eq!(
            failures(&results),
            [
                "[pixel] journeys/whole.spec.ts:7 › from sign-in to download",
                "    Error: expect(locator)",
                "    Received: 3"
            ]
        );
    }
}
