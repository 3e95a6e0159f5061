//! How messages leave the house.

use anyhow::Context;
use domain::contact::{Address, Channel};
use domain::words::notification::Letter;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

pub enum Mailer {
    /// Nothing leaves: messages are shown on a marked page instead.
    Demo,
    Smtp {
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        from: Mailbox,
    },
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte, usually on port 465.
    Implicit,
    /// After a greeting, usually on port 587; without it nothing is sent.
    StartTls,
    /// For a server on the same machine.
    None,
}

pub struct SmtpServer {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// User and password.
    pub login: Option<(String, String)>,
    /// The sender, such as `图采 <photo@example.edu>`.
    pub from: String,
}

impl Mailer {
    pub fn smtp(server: SmtpServer) -> anyhow::Result<Self> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let from = server.from.parse().context("the sender's address")?;
        let mut transport = match server.tls {
            Tls::Implicit => Transport::relay(&server.host)?,
            Tls::StartTls => Transport::starttls_relay(&server.host)?,
            Tls::None => Transport::builder_dangerous(&server.host),
        }
        .port(server.port)
        .timeout(Some(Duration::from_secs(20)));
        if let Some((user, password)) = server.login {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Mailer::Smtp { transport: Box::new(transport.build()), from })
    }

    /// Text messages need a gateway, which does not exist yet.
    pub(crate) fn channels(&self) -> &'static [Channel] {
        match self {
            Mailer::Demo => &[Channel::Phone, Channel::Email],
            Mailer::Smtp { .. } => &[Channel::Email],
        }
    }

    /// Sends a letter. `id` becomes its Message-ID, so that a letter that left twice is shown once.
    pub(crate) async fn send(&self, to: &Address, id: &str, letter: Letter) -> anyhow::Result<()> {
        let (transport, from) = match self {
            Mailer::Demo => return Ok(()),
            Mailer::Smtp { transport, from } => (transport, from),
        };
        anyhow::ensure!(to.channel == Channel::Email, "no gateway for text messages");
        let message = Message::builder()
            .from(from.clone())
            .to(to.value.parse().context("the recipient's address")?)
            .message_id(Some(format!("<{id}@{}>", from.email.domain())))
            .subject(letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body)?;
        transport.send(message).await?;
        Ok(())
    }
}
