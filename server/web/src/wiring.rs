//! Puts an installation together from its configuration.

use crate::config::{Config, SmtpTls};
use anyhow::{Context, Result};
use domain::time::Timestamp;
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
    Ok(Services::new(ServicesParts {
        store,
        photos: PhotoStore::directory(&config.photos, keys)?,
        developer: Developer::Engine(Arc::new(Engine::new(models))),
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
