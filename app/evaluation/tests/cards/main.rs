//! What the card reader promises, held against drawn cards.

mod bad_input;
mod faults;
mod reading;

use domain::idcard::Side;
use evaluation::cards::cases::Case;
use evaluation::cards::ink::Ink;
use evaluation::house;
use idcard::{CardReading, Reader};
use std::sync::OnceLock;

/// The font of the test cards.
fn ink() -> &'static Ink {
    static INK: OnceLock<Ink> = OnceLock::new();
    INK.get_or_init(|| Ink::load(&house::path("var/fixtures/wqy-microhei.ttc")).expect("run: cargo xtask fixtures"))
}

/// One reader for all tests: loading takes longer than reading.
fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| {
        let model = house::path("var/models").join(idcard::model::pins::RECOGNITION);
        let model = std::fs::read(model).expect("run: cargo xtask models");
        Reader::load(model).expect("the pinned model loads")
    })
}

fn read(bytes: &[u8], wanted: Option<Side>) -> CardReading {
    reader().read(bytes, wanted).expect("a drawn picture can be read")
}

fn codes(reading: &CardReading) -> Vec<&'static str> {
    reading.faults.iter().map(|fault| fault.code()).collect()
}

fn read_case(case: &Case) -> CardReading {
    read(&case.file, Some(case.wanted))
}
