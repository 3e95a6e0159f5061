//! `tucai serve`: the app and its jobs, until the process is told to stop.

use crate::config::Config;
use crate::{router, site, wiring};
use anyhow::{Context, Result};
use domain::demo::Guide;
use services::{Clock, Services};
use std::process::ExitCode;
use store::BrowserSessions;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub async fn run(config: &Config) -> Result<ExitCode> {
    let keys = wiring::keys(config)?;
    let store = wiring::store(config, keys.clone()).await?;
    let sessions = store.browser_sessions(wiring::now);
    let services = wiring::services(config, store, keys, wiring::mailer(config)?, Clock::System)?;
    serve(config, services, sessions, None, || {}).await?;
    Ok(ExitCode::SUCCESS)
}

/// Serves until Ctrl-C or SIGTERM; `ready` is called once connections are taken. Only the demonstration has a guide.
pub async fn serve(
    config: &Config,
    services: Services,
    sessions: BrowserSessions,
    guide: Option<Guide>,
    ready: impl FnOnce(),
) -> Result<()> {
    let options = site::options(&config.site, config.listen);
    let router = router::router(config, options, services.clone(), sessions, guide);
    let listener =
        TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen on {}", config.listen))?;
    let (stop, stopped) = oneshot::channel::<()>();
    // Told by a message, or by the sender being gone: both mean that the server has ended.
    let jobs = tokio::spawn(jobs::run(services, async move { drop(stopped.await) }));
    tracing::info!("listening on http://{}", config.listen);
    ready();
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    drop(stop);
    jobs.await.context("the jobs failed")?;
    Ok(())
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
