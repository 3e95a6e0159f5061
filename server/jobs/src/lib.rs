//! Work that must not block a request. Each job is safe to run twice, also by two servers on one database.

use services::{Error, Services};
use std::future::Future;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How long a message waits at most before it is looked at.
const DELIVERY: Duration = Duration::from_secs(1);
/// Expired sessions do no harm while they lie: they are refused when they are read.
const UPKEEP: Duration = Duration::from_secs(600);
/// Orphans are rare, harmless and sealed, and finding them reads every folder.
const SWEEP: Duration = Duration::from_secs(6 * 3600);

/// Runs all jobs until `shutdown` resolves.
pub async fn run(services: Services, shutdown: impl Future<Output = ()>) {
    tokio::select! {
        () = shutdown => {}
        () = every(DELIVERY, "delivery", || deliver_all(&services)) => {}
        () = every(UPKEEP, "upkeep", || services::upkeep::purge(&services)) => {}
        () = every(SWEEP, "sweep", || services::upkeep::sweep(&services)) => {}
    }
}

/// Delivers until nothing is due.
pub async fn deliver_all(services: &Services) -> Result<(), Error> {
    while services::messages::deliver(services).await? {}
    Ok(())
}

async fn every<F: Future<Output = Result<(), Error>>>(pause: Duration, name: &str, job: impl Fn() -> F) {
    let mut ticks = interval(pause);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = job().await {
            // The next tick tries again: a database that restarts must not end the job for good.
            tracing::error!(job = name, cause = format!("{error:#}"), "a job failed");
        }
    }
}
