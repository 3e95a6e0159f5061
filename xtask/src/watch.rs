//! `cargo xtask dev`: the server runs, and what a change touches is built again.

use crate::{
    site,
    workspace::{Workspace, files_under},
};
use anyhow::Result;
use std::{
    path::Path,
    process::{Child, Command},
    thread::sleep,
    time::{Duration, Instant, SystemTime},
};

const CODE: &[&str] = &["app", "server", "migrations", "frontend", "Cargo.toml", "Cargo.lock"];
const STYLE: &[&str] = &["style"];
/// Looking at a few hundred files costs milliseconds; no service of the operating system has to be asked.
const LOOK_EVERY: Duration = Duration::from_millis(400);

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let mut server = None;
    let mut code = newest(workspace, CODE)?;
    let mut style = newest(workspace, STYLE)?;
    rebuild(workspace, arguments, &mut server);
    loop {
        sleep(LOOK_EVERY);
        let (code_now, style_now) = (newest(workspace, CODE)?, newest(workspace, STYLE)?);
        if code_now != code {
            (code, style) = (code_now, style_now);
            rebuild(workspace, arguments, &mut server);
        } else if style_now != style {
            style = style_now;
            // leptos reads hash.txt for every page: the running server serves the new stylesheet at once.
            if let Err(error) = site::publish_style(workspace, false) {
                eprintln!("error: {error:#}");
            }
        }
    }
}

/// The old server goes on serving until the new one is built, and stays when it cannot be.
fn rebuild(workspace: &Workspace, arguments: &[String], server: &mut Option<Child>) {
    let started = Instant::now();
    if let Err(error) = site::build(workspace, false) {
        eprintln!("error: {error:#}\n── waiting for the next change");
        return;
    }
    if let Some(running) = server.take() {
        stop(running);
    }
    eprintln!("── built in {:.1} s, starting the server", started.elapsed().as_secs_f32());
    let binary = workspace.binaries(false).join("tucai");
    let mut command = Command::new(&binary);
    command.arg("demo").args(arguments).env("TUCAI_SITE", workspace.site()).current_dir(&workspace.root);
    match command.spawn() {
        Ok(child) => *server = Some(child),
        Err(error) => eprintln!("error: {}: {error}", binary.display()),
    }
}

/// Asks first, so that the server can finish its answers and close the database.
fn stop(mut server: Child) {
    let _ = Command::new("kill").args(["-TERM", &server.id().to_string()]).status();
    let asked = Instant::now();
    while asked.elapsed() < Duration::from_secs(5) {
        if server.try_wait().is_ok_and(|status| status.is_some()) {
            return;
        }
        sleep(Duration::from_millis(50));
    }
    let _ = server.kill();
    let _ = server.wait();
}

/// How many files there are and when the newest was written: both, because deleting a file must count too.
fn newest(workspace: &Workspace, places: &[&str]) -> Result<(usize, Option<SystemTime>)> {
    let mut count = 0;
    let mut newest = None;
    for place in places {
        let place = workspace.root.join(place);
        let files = if place.is_dir() { files_under(&place)? } else { vec![place] };
        count += files.len();
        newest = newest.max(files.iter().filter_map(|file| written(file)).max());
    }
    Ok((count, newest))
}

fn written(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|metadata| metadata.modified()).ok()
}
