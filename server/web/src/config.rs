//! Every setting of an installation: a flag, or the variable of the same name. Nothing else reads the environment.

use clap::{Args, ValueEnum};
use std::net::SocketAddr;
use std::num::NonZero;
use std::path::PathBuf;

#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Where the server listens.
    #[arg(long, env = "TUCAI_LISTEN", default_value = "127.0.0.1:3000", global = true)]
    pub listen: SocketAddr,
    /// The address students use, as in QR codes and messages.
    #[arg(long, env = "TUCAI_PUBLIC_URL", default_value = "http://127.0.0.1:3000", global = true)]
    pub public_url: String,
    /// `sqlite://FILE?mode=rwc` or `postgres://…`.
    #[arg(
        long,
        env = "TUCAI_DATABASE",
        default_value = "sqlite://var/tucai.db?mode=rwc",
        hide_env_values = true,
        global = true
    )]
    pub database: String,
    /// The folder of sealed photos.
    #[arg(long, env = "TUCAI_PHOTOS", default_value = "var/photos", global = true)]
    pub photos: PathBuf,
    /// The folder of model files, as `cargo xtask models` leaves it.
    #[arg(long, env = "TUCAI_MODELS", default_value = "var/models", global = true)]
    pub models: PathBuf,
    /// Description of an anti-spoofing model of your own, for sessions that ask for liveness; without one none is asked.
    #[arg(long, env = "TUCAI_SPOOF_MODEL", value_name = "FILE", global = true)]
    pub spoof_model: Option<PathBuf>,
    /// The file with the sealing key: 64 hexadecimal digits. Whoever has it can read every photo and identity number.
    #[arg(long, env = "TUCAI_KEY_FILE", default_value = "var/key", global = true)]
    pub key_file: PathBuf,
    /// The folder of the browser part, as `cargo xtask build` leaves it.
    #[arg(long, env = "TUCAI_SITE", default_value = "target/site", global = true)]
    pub site: PathBuf,
    /// The mail server; without it `serve` cannot send one-time codes.
    #[arg(long, env = "TUCAI_SMTP_HOST", global = true)]
    pub smtp_host: Option<String>,
    #[arg(long, env = "TUCAI_SMTP_PORT", default_value_t = 587, global = true)]
    pub smtp_port: u16,
    /// How the connection is protected.
    #[arg(long, env = "TUCAI_SMTP_TLS", value_enum, default_value_t = SmtpTls::StartTls, global = true)]
    pub smtp_tls: SmtpTls,
    #[arg(long, env = "TUCAI_SMTP_USER", global = true)]
    pub smtp_user: Option<String>,
    #[arg(long, env = "TUCAI_SMTP_PASSWORD", hide_env_values = true, global = true)]
    pub smtp_password: Option<String>,
    /// The sender of e-mails.
    #[arg(long, env = "TUCAI_MAIL_FROM", default_value = "Tucai <noreply@localhost>", global = true)]
    pub mail_from: String,
    /// Photos developed at once; 0 takes one per core.
    #[arg(long, env = "TUCAI_WORKERS", default_value_t = 0, global = true)]
    pub workers: usize,
    /// What is logged, in the syntax of tracing's `EnvFilter`.
    #[arg(long, env = "TUCAI_LOG", default_value = "info,sqlx=warn,sea_orm_migration=warn", global = true)]
    pub log: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SmtpTls {
    /// From the first byte, usually on port 465.
    Implicit,
    /// After a greeting, usually on port 587.
    StartTls,
    /// For a server on the same machine.
    None,
}

impl Config {
    /// Cookies are marked `Secure` wherever the address is https; on plain http a browser would not send them back.
    pub fn secure_cookies(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    pub fn worker_count(&self) -> NonZero<usize> {
        NonZero::new(self.workers)
            .or_else(|| std::thread::available_parallelism().ok())
            .unwrap_or(NonZero::<usize>::MIN)
    }
}
