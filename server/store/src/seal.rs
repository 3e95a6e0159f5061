//! Sealing: AES-256-GCM bound to the place where the bytes belong, and keyed hashes to find sealed values again.

use crate::{Error, Result};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac};
use rand::RngCore;
use sha2::Sha256;
use std::fmt;

/// The one secret of an installation, from which every key is derived. Never printed.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    pub fn generate() -> Self {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Reads 64 hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// For the file or the vault that keeps it.
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Keys derived from the [`Secret`]. Sealed bytes name their key, so that a new one can be added beside the old.
#[derive(Clone)]
pub struct Keys {
    sealing: Aes256Gcm,
    lookup: [u8; 32],
}

/// Sealed bytes: layout (1), key (1), nonce (12), ciphertext with its tag.
const LAYOUT: u8 = 1;
const KEY: u8 = 1;
const NONCE: usize = 12;

impl Keys {
    pub fn derive(secret: &Secret) -> Self {
        let key = |purpose: &str| -> [u8; 32] { keyed(&secret.0, &[purpose.as_bytes()]) };
        Self { sealing: Aes256Gcm::new(&key("tucai sealing 1").into()), lookup: key("tucai lookup 1") }
    }

    /// Seals bytes for one place: opened anywhere else they are refused, so that rows cannot be swapped.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let place = place.text();
        let sealed = self
            .sealing
            .encrypt(Nonce::from_slice(&nonce), Payload { msg: plain, aad: place.as_bytes() })
            .map_err(|_| Error::Sealed { what: "bytes" })?;
        Ok([&[LAYOUT, KEY], &nonce[..], &sealed].concat())
    }

    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>> {
        let what = place.column;
        match sealed {
            [LAYOUT, KEY, rest @ ..] if rest.len() > NONCE => {
                let (nonce, sealed) = rest.split_at(NONCE);
                let place = place.text();
                self.sealing
                    .decrypt(Nonce::from_slice(nonce), Payload { msg: sealed, aad: place.as_bytes() })
                    .map_err(|_| Error::Sealed { what })
            }
            _ => Err(Error::Sealed { what }),
        }
    }

    pub(crate) fn open_text(&self, place: Place<'_>, sealed: &[u8]) -> Result<String> {
        let what = place.column;
        String::from_utf8(self.open(place, sealed)?).map_err(|_| Error::Sealed { what })
    }

    /// A keyed hash by which a sealed value is found; without the key a table of hashes tells nothing.
    pub fn hash(&self, purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
        let mut all = vec![purpose.as_bytes()];
        all.extend(parts);
        keyed(&self.lookup, &all).to_vec()
    }
}

/// Where sealed bytes belong.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    pub row: &'a uuid::Uuid,
}

impl Place<'_> {
    fn text(&self) -> String {
        format!("{}/{}/{}", self.table, self.column, self.row)
    }
}

/// HMAC-SHA256 over the parts, each with its length before it, so that no two lists of parts read the same.
fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC reads a key that is shorter than its block as if zeros followed.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn keys() -> Keys {
        Keys::derive(&Secret([7; 32]))
    }

    fn place(row: &Uuid) -> Place<'_> {
        Place { table: "students", column: "id_number", row }
    }

    #[test]
    fn what_was_sealed_opens_in_its_place_and_nowhere_else() {
        let (row, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = keys().seal(place(&row), b"11010519491231002X").unwrap();
        assert_eq!(keys().open(place(&row), &sealed).unwrap(), b"11010519491231002X");
        assert!(keys().open(place(&other), &sealed).is_err());
        assert!(Keys::derive(&Secret([8; 32])).open(place(&row), &sealed).is_err());
    }

    #[test]
    fn changed_or_cut_off_bytes_are_refused() {
        let row = Uuid::from_u128(1);
        let sealed = keys().seal(place(&row), b"x").unwrap();
        for length in 0..sealed.len() {
            assert!(keys().open(place(&row), &sealed[..length]).is_err());
        }
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(keys().open(place(&row), &changed).is_err());
    }

    #[test]
    fn hashes_tell_their_parts_apart() {
        assert_ne!(keys().hash("a", &[b"bc", b"d"]), keys().hash("a", &[b"b", b"cd"]));
        assert_ne!(keys().hash("a", &[b"b"]), keys().hash("b", &[b"b"]));
        assert_eq!(keys().hash("a", &[b"b"]), keys().hash("a", &[b"b"]));
    }

    #[test]
    fn a_secret_survives_its_file_and_is_never_printed() {
        let secret = Secret::generate();
        assert_eq!(Secret::parse(&secret.to_hex()).unwrap().0, secret.0);
        assert!(Secret::parse("12").is_none());
        assert!(Secret::parse(&"é".repeat(32)).is_none());
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
