//! Password hashes: argon2id, away from the threads that answer requests.

use crate::{Error, Result, Services};
use anyhow::{Context, anyhow};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, password_hash};
use domain::password::LONGEST;
use std::num::NonZero;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Each hash takes 19 MiB and a core for a while: more at once than cores would only cost memory.
pub struct Hashing {
    slots: Arc<Semaphore>,
    /// Verified when there is no account, so that the time taken does not tell.
    nobody: Arc<str>,
}

impl Hashing {
    pub fn new(workers: NonZero<usize>) -> Self {
        // The fixed salt is harmless: nobody's password is "nobody".
        let nobody = argon(b"nobody", &[0; 16]).unwrap_or_default();
        Self { slots: Arc::new(Semaphore::new(workers.get())), nobody: nobody.into() }
    }
}

/// Hashes a new password.
pub async fn hash(services: &Services, password: &str) -> Result<String> {
    let password = password.to_owned();
    let salt: [u8; 16] = rand::random();
    let hash = blocking(services, move || argon(password.as_bytes(), &salt)).await?;
    Ok(hash.map_err(|error| anyhow!("argon2: {error}"))?)
}

/// Whether this is the password. Without a hash the work is done all the same, and the answer is no.
pub async fn verify(services: &Services, hash: Option<String>, password: &str) -> Result<bool> {
    // A text longer than any password is not worth reading.
    let password = if password.len() > 4 * LONGEST { String::new() } else { password.to_owned() };
    let (known, hash) = match hash {
        Some(hash) => (true, hash.into()),
        None => (false, services.hashing().nobody.clone()),
    };
    let right = blocking(services, move || {
        let hash = PasswordHash::new(&hash)?;
        match Argon2::default().verify_password(password.as_bytes(), &hash) {
            Ok(()) => Ok(true),
            Err(password_hash::Error::Password) => Ok(false),
            Err(error) => Err(error),
        }
    });
    let right = right.await?.map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(known && right)
}

fn argon(password: &[u8], salt: &[u8; 16]) -> Result<String, password_hash::Error> {
    let salt = SaltString::encode_b64(salt)?;
    Ok(Argon2::default().hash_password(password, &salt)?.to_string())
}

async fn blocking<T: Send + 'static>(services: &Services, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let slot = services.hashing().slots.clone().acquire_owned().await.context("hashing has ended")?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(slot);
        done
    });
    done.await.map_err(|error| Error::Internal(error.into()))
}
