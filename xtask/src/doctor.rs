//! What has to be on the machine, whether it is, and the one command that brings what is missing.

use crate::{
    card_pins, font, pins, postgres,
    workspace::{Workspace, in_path, output, run},
};
use anyhow::{Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

struct Need {
    what: &'static str,
    /// What was found, or the command that mends.
    found: Result<String, String>,
}

pub fn report(workspace: &Workspace) -> Result<ExitCode> {
    let to_run = needs_to_run(workspace);
    let to_test: Vec<Need> =
        TEST_TOOLS.iter().map(|tool| tool.need()).chain([card_reader(workspace), cargo_deny()]).collect();
    eprintln!("To build and run (`make run`)");
    let complete = print(&to_run);
    eprintln!("To test and check (`make test`, `make check`)");
    print(&to_test);
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(needs: &[Need]) -> bool {
    for need in needs {
        match &need.found {
            Ok(found) => eprintln!("  ok       {:<22} {found}", need.what),
            Err(mend) => eprintln!("  missing  {:<22} {mend}", need.what),
        }
    }
    needs.iter().all(|need| need.found.is_ok())
}

fn needs_to_run(workspace: &Workspace) -> Vec<Need> {
    let version = |program: &str, arguments: &[&str]| output(Command::new(program).args(arguments)).ok();
    let rustc = version("rustc", &["--version"]);
    let node = version("node", &["--version"]);
    let node_major =
        node.as_deref().and_then(|text| text.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    let wasm = version("rustc", &["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
        .is_some_and(|folder| Path::new(&folder).is_dir());
    let models = pins::PINS.iter().all(|(name, _)| workspace.var().join("models").join(name).is_file());
    let installed = workspace.root.join("node_modules/.bin/wasm-opt").exists();
    vec![
        Need { what: "Rust", found: rustc.ok_or_else(|| "https://rustup.rs".to_owned()) },
        Need { what: "wasm target", found: present(wasm, "rustup target add wasm32-unknown-unknown") },
        Need {
            what: "C compiler",
            found: in_path("cc").map(shown).ok_or_else(|| "sudo apt-get install -y build-essential".to_owned()),
        },
        Need {
            what: "Node 20 or newer",
            found: node.filter(|_| node_major >= Some(20)).ok_or_else(|| "https://nodejs.org".to_owned()),
        },
        Need { what: "npm packages", found: present(installed, "npm ci") },
        Need { what: "models", found: present(models, "cargo xtask models") },
    ]
}

/// Everything but reading identity cards works without it.
fn card_reader(workspace: &Workspace) -> Need {
    let here = card_pins::PINS.iter().all(|(name, _)| workspace.var().join("models").join(name).is_file());
    Need { what: "card reader's model", found: present(here, "cargo xtask models (needs pip or venv)") }
}

fn present(condition: bool, mend: &str) -> Result<String, String> {
    if condition { Ok(String::new()) } else { Err(mend.to_owned()) }
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}

fn cargo_deny() -> Need {
    let found = in_path("cargo-deny").map(shown).ok_or_else(|| "cargo install cargo-deny --locked".to_owned());
    Need { what: "cargo-deny", found }
}

struct TestTool {
    what: &'static str,
    find: fn() -> Option<String>,
    debian_package: &'static str,
    /// Without it the tests that need it are skipped, where skipping is allowed; the others stop everything.
    optional: bool,
}

impl TestTool {
    fn need(&self) -> Need {
        let found = (self.find)().ok_or_else(|| format!("sudo apt-get install -y {}", self.debian_package));
        Need { what: self.what, found }
    }
}

const TEST_TOOLS: &[TestTool] = &[
    TestTool { what: "Chromium", find: chromium, debian_package: "chromium", optional: false },
    TestTool { what: "ffmpeg", find: || in_path("ffmpeg").map(shown), debian_package: "ffmpeg", optional: false },
    TestTool {
        what: "PostgreSQL",
        find: || postgres::binaries().map(shown),
        debian_package: "postgresql",
        optional: true,
    },
    TestTool { what: "Chinese font", find: chinese_font, debian_package: "fonts-noto-cjk", optional: true },
    TestTool {
        what: "font of test cards",
        find: || font::find().map(shown),
        debian_package: font::PACKAGE,
        optional: false,
    },
    TestTool { what: "pip or venv", find: pip, debian_package: "python3-venv", optional: false },
];

fn chromium() -> Option<String> {
    let system = Path::new("/usr/bin/chromium");
    if system.exists() {
        return Some(shown(system.to_owned()));
    }
    // What `npx playwright install chromium` has fetched, on systems where that is the way.
    let cache = PathBuf::from(env::var_os("HOME")?).join(".cache/ms-playwright");
    let mut browsers = fs::read_dir(cache).ok()?.flatten().map(|entry| entry.path());
    browsers.find(|path| path.to_string_lossy().contains("chromium")).map(shown)
}

fn chinese_font() -> Option<String> {
    let fonts = output(Command::new("fc-list").args([":lang=zh-cn", "family"])).ok()?;
    fonts.lines().next().map(str::to_owned)
}

fn pip() -> Option<String> {
    let python = in_path("python3")?;
    ["pip", "ensurepip"]
        .iter()
        .find(|module| output(Command::new(&python).args(["-m", module, "--version"])).is_ok())
        .map(|_| shown(python))
}

/// As root everything is installed; a user gets the one command to run.
pub fn prepare_tests() -> Result<()> {
    let missing: Vec<&TestTool> = TEST_TOOLS.iter().filter(|tool| (tool.find)().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|tool| tool.debian_package).collect();
    let names: Vec<&str> = missing.iter().map(|tool| tool.what).collect();
    if in_path("apt-get").is_none() {
        if missing.iter().all(|tool| tool.optional) {
            eprintln!("   not here, what needs it is skipped: {}", names.join(", "));
            return Ok(());
        }
        bail!("the tests need {} (Debian: {})", names.join(", "), packages.join(" "));
    }
    if !postgres::is_root() {
        bail!(
            "the tests need {}. Run this once, then `make test` again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n",
            names.join(", "),
            packages.join(" ")
        );
    }
    eprintln!("── installing {}", packages.join(" "));
    run(Command::new("apt-get").args(["update", "-q"]))?;
    run(Command::new("apt-get")
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(&packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
