//! What looks at pictures of papers: the card reader, or in tests a script of what it would have read.

use crate::develop::fault;
use crate::{Error, Result};
use anyhow::Context;
use domain::idcard::{CardFault, Document, Treatment};
use domain::identity::{Reading, Slot};
use domain::photo::FileFault;
use domain::refusal::Refusal;
use idcard::{CardReading, ReadError, Reader};
use portrait::picture::Picture;
use portrait::{decode, plain};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone)]
pub enum CardReader {
    Engine(Arc<Reader>),
    /// An installation without the reader's network: cards are kept unread, so that a person reads them.
    Absent,
    Scripted(Arc<Script>),
}

/// A picture, looked at.
#[derive(Clone, Debug)]
pub struct Looked {
    /// `None` for papers that only people read.
    pub reading: Option<Reading>,
    /// What is kept of it: encoded anew, so that neither the place nor the time of the file go along.
    pub jpeg: Vec<u8>,
}

/// A prepared reading, given from when it was set until the next one is.
pub struct Script {
    answer: Mutex<Result<Reading, FileFault>>,
    looked: AtomicUsize,
}

impl Default for Script {
    fn default() -> Self {
        Self { answer: Mutex::new(Err(FileFault::Corrupt)), looked: AtomicUsize::new(0) }
    }
}

impl Script {
    /// What is read from now on.
    pub fn reads(&self, answer: Result<Reading, FileFault>) {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = answer;
    }

    /// How many pictures were looked at.
    pub fn looked(&self) -> usize {
        self.looked.load(Ordering::SeqCst)
    }

    /// The upload itself stands for what is kept of it.
    fn look(&self, upload: &[u8], document: Document) -> Result<Looked, FileFault> {
        self.looked.fetch_add(1, Ordering::SeqCst);
        if document.treatment() == Treatment::KeepForStaff {
            return Ok(Looked { reading: None, jpeg: upload.to_vec() });
        }
        let reading = self.answer.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        Ok(Looked { reading: Some(reading), jpeg: upload.to_vec() })
    }
}

/// Of a card that nobody has read: every field is missing, which is for staff to look at.
const UNREAD: Reading = Reading { side: None, fields: vec![], faults: vec![] };

/// Long side of a page that is kept, px: print stays readable.
const PAGE_SIDE: u32 = 1600;
const QUALITY: u8 = 85;

impl CardReader {
    /// Reads a card, or only makes a page ready to be kept. Takes up to a second of one core.
    pub fn look(&self, upload: &[u8], slot: Slot, document: Document) -> Result<Looked> {
        let reader = match self {
            CardReader::Engine(reader) => Some(reader),
            CardReader::Absent => None,
            CardReader::Scripted(script) => {
                return script.look(upload, document).map_err(|fault| Refusal::File { fault }.into());
            }
        };
        if document.treatment() == Treatment::KeepForStaff {
            return Ok(Looked { reading: None, jpeg: page(upload)? });
        }
        let Some(reader) = reader else {
            return Ok(Looked { reading: Some(UNREAD), jpeg: page(upload)? });
        };
        let read = reader.read(upload, Some(slot.side())).map_err(|error| match error {
            ReadError::Unreadable(error) => Refusal::File { fault: fault(&error) }.into(),
            ReadError::Model(error) => Error::Internal(error.into()),
        })?;
        let jpeg = match &read.card {
            // Without the desk around it, unless an edge is missing: then what is there has to be seen.
            Some(card) if !is_cut(&read) => jpeg(&card.flat)?,
            _ => page(upload)?,
        };
        let (side, fields) = read.card.map_or((None, vec![]), |card| (Some(card.side), card.fields));
        Ok(Looked { reading: Some(Reading { side, fields, faults: read.faults }), jpeg })
    }
}

fn is_cut(read: &CardReading) -> bool {
    read.faults.iter().any(|fault| matches!(fault, CardFault::EdgesMissing { .. }))
}

fn page(upload: &[u8]) -> Result<Vec<u8>> {
    let decoded = decode::decode(upload, PAGE_SIDE).map_err(|error| Refusal::File { fault: fault(&error) })?;
    jpeg(&decoded.picture)
}

fn jpeg(picture: &Picture) -> Result<Vec<u8>> {
    Ok(plain(picture, QUALITY).context("a picture that cannot be encoded")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_reader_a_card_is_kept_and_says_nothing_for_itself() {
        let upload = jpeg(&Picture::new(640, 480)).unwrap();
        let looked = CardReader::Absent.look(&upload, Slot::Front, Document::IdCard).unwrap();
        assert_eq!(looked.reading, Some(UNREAD));
        assert!(CardReader::Absent.look(b"no picture", Slot::Front, Document::IdCard).is_err());
    }
}
