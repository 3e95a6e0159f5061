//! Puts an installation together from its configuration.

use crate::config::{Config, SmtpTls};
use anyhow::{Context, Result};
use domain::time::Timestamp;
use portrait::liveness::{SpoofDescription, SpoofModel};
use portrait::{Engine, ModelFiles, Models};
use services::identity::CardReader;
use services::mailer::{SmtpServer, Tls};
use services::{Clock, Developer, Mailer, Services, ServicesParts};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use store::{Keys, PhotoStore, Secret, Store};

/// The sealing key of an existing installation.
pub fn keys(config: &Config) -> Result<Keys> {
    let path = &config.key_file;
    let text = fs::read_to_string(path).with_context(|| {
        format!("the sealing key {} cannot be read; `tucai migrate` makes one for a new installation", path.display())
    })?;
    let secret = Secret::parse(&text);
    Ok(Keys::derive(&secret.with_context(|| format!("{} is not a key of 64 hexadecimal digits", path.display()))?))
}

/// The same, with a new key where there is none yet. A key that exists is never replaced: what it sealed would be lost.
pub fn keys_or_new(config: &Config) -> Result<Keys> {
    match create(&config.key_file, &Secret::generate().to_hex()) {
        Ok(()) => {
            tracing::info!("made a sealing key in {}; keep a copy away from the backups", config.key_file.display())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error).with_context(|| format!("cannot write {}", config.key_file.display())),
    }
    keys(config)
}

/// Writes a file that only its owner may read, if there is none.
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// The database, brought to the present schema.
pub async fn store(config: &Config, keys: Keys) -> Result<Store> {
    if let Some(folder) = config.database.strip_prefix("sqlite://").and_then(|file| Path::new(file).parent()) {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let store = Store::connect(&config.database, keys).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database to the present schema")?;
    Ok(store)
}

pub fn services(config: &Config, store: Store, keys: Keys, mailer: Mailer, clock: Clock) -> Result<Services> {
    let models = models(&config.models)
        .with_context(|| format!("the models in {}; `cargo xtask models` fetches them", config.models.display()))?;
    let spoof = spoof_model(config).context("the anti-spoofing model of TUCAI_SPOOF_MODEL")?;
    Ok(Services::new(ServicesParts {
        store,
        photos: PhotoStore::directory(&config.photos, keys)?,
        developer: Developer::Engine { engine: Arc::new(Engine::new(models)), spoof: spoof.map(Arc::new) },
        cards: cards(&config.models)?,
        clock,
        mailer,
        workers: config.worker_count(),
        video_millis: crate::video::length(&config.site.join("video/how-to-shoot.mp4"))?,
    }))
}

/// Every model file, checked against its pin.
fn models(folder: &Path) -> Result<Models> {
    let read = |name: &'static str| fs::read(folder.join(name)).with_context(|| name.to_owned());
    Ok(Models::load(&ModelFiles::gather(read)?)?)
}

/// The operator's anti-spoofing network, where one is named: its description, and the ONNX file beside it. A wrong one stops
/// the start: nobody must believe that it is asked.
///
/// # Errors
/// Files that cannot be read, a description that cannot be followed, and a network that is not the described one.
pub fn spoof_model(config: &Config) -> Result<Option<SpoofModel>> {
    let Some(file) = &config.spoof_model else { return Ok(None) };
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let description: SpoofDescription =
        serde_json::from_str(&text).with_context(|| format!("{} describes no model", file.display()))?;
    let onnx = file.parent().unwrap_or(Path::new("")).join(&description.network.file);
    let bytes = fs::read(&onnx).with_context(|| format!("cannot read {}", onnx.display()))?;
    Ok(Some(SpoofModel::load(description, bytes)?))
}

/// The card reader, where its network has been fetched: an installation whose sessions ask for no card runs without it.
fn cards(models: &Path) -> Result<CardReader> {
    if models.join(idcard::model::pins::RECOGNITION).exists() {
        return Ok(CardReader::Engine(Arc::new(card_reader(models)?)));
    }
    tracing::warn!("{} is not installed: identity cards are left to staff", idcard::model::pins::RECOGNITION);
    Ok(CardReader::Absent)
}

/// The reader of identity cards; its network is read once.
pub fn card_reader(models: &Path) -> Result<idcard::Reader> {
    let path = models.join(idcard::model::pins::RECOGNITION);
    let model = fs::read(&path).with_context(|| format!("cannot read {}; run: cargo xtask models", path.display()))?;
    Ok(idcard::Reader::load(model)?)
}

pub fn mailer(config: &Config) -> Result<Mailer> {
    let host = config.smtp_host.clone().context(
        "TUCAI_SMTP_HOST is not set: students prove an address by a code that has to reach them (`tucai demo` needs none)",
    )?;
    let tls = match config.smtp_tls {
        SmtpTls::Implicit => Tls::Implicit,
        SmtpTls::StartTls => Tls::StartTls,
        SmtpTls::None => Tls::None,
    };
    let login = config.smtp_user.clone().zip(config.smtp_password.clone());
    Mailer::smtp(SmtpServer { host, port: config.smtp_port, tls, login, from: config.mail_from.clone() })
}

/// The web server's clock, for what is not a use case.
pub fn now() -> Timestamp {
    services::clock::system()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cli;
    use clap::Parser;

    /// What is said of an anti-spoofing model whose description has this text; `onnx` lies beside it.
    fn said(description: &str, onnx: &[u8]) -> String {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("spoof.json");
        fs::write(&file, description).expect("a description");
        fs::write(folder.path().join("spoof.onnx"), onnx).expect("a network");
        match spoof_model(&config(&["--spoof-model", &file.display().to_string()])) {
            Ok(model) => format!("{} loaded", model.iter().count()),
            Err(error) => format!("{error:#}"),
        }
    }

    fn config(arguments: &[&str]) -> Config {
        Cli::parse_from([&["tucai"], arguments, &["serve"]].concat()).config
    }

    fn description(sha256: &str, live: usize) -> String {
        let input = r#"{ "width": 8, "height": 8, "mean": [0, 0, 0], "std": [255, 255, 255] }"#;
        format!(
            r#"{{ "network": {{ "file": "spoof.onnx", "sha256": "{sha256}", "input": {input}, "output": 3 }},
                 "live": {live}, "crop": 2.7, "threshold": 0.5 }}"#
        )
    }

    #[test]
    fn no_anti_spoofing_model_is_asked_unless_one_is_named() {
        assert!(config(&[]).spoof_model.is_none());
        assert!(spoof_model(&config(&[])).expect("nothing to load").is_none());
    }

    #[test]
    fn a_wrong_anti_spoofing_model_is_refused_by_its_file_and_what_is_wrong_with_it() {
        let onnx = testkit::onnx::mean_colours(8);
        let sha256 = testkit::onnx::sha256(&onnx);
        assert_eq!(said(&description(&sha256, 1), &onnx), "1 loaded");
        let other = said(&description(&"0".repeat(64), 1), &onnx);
        assert!(other.contains("spoof.onnx has SHA-256") && other.contains(&sha256), "{other}");
        let classes = said(&description(&sha256, 3), &onnx);
        assert!(classes.contains("spoof.onnx: live has to be one of the classes"), "{classes}");
        let text = said("{}", &onnx);
        assert!(text.contains("spoof.json describes no model"), "{text}");
        let missing = spoof_model(&config(&["--spoof-model", "nowhere/spoof.json"])).err().expect("no such file");
        assert!(format!("{missing:#}").contains("cannot read nowhere/spoof.json"), "{missing:#}");
    }
}
