//! Developments as the engine would answer them.

use domain::reason::ReasonCode;
use domain::verdict::{Limit, Measures, Reason, Verdict};
use services::develop::{Development, Made};

/// A photo that passes, with one hint and a few measures.
pub fn passing() -> Development {
    Development {
        verdict: Verdict::default(),
        measures: Measures::from([("HeadPoseYaw".to_owned(), 1.5)]),
        photo: Some(Made { jpeg: b"\xff\xd8 a portrait \xff\xd9".to_vec(), width: 480, height: 640 }),
        checks: 16,
        took_ms: 7,
        engine: "script".to_owned(),
        ..Development::default()
    }
}

/// A photo that fails for this reason; none is made when there is no face.
pub fn failing(code: ReasonCode) -> Development {
    let reason = Reason { code, name: "Measure".to_owned(), measure: 0.1, limit: Limit::AtLeast(0.5) };
    let verdict = Verdict { reasons: vec![reason], hints: Vec::new() };
    let photo = passing().photo.filter(|_| code != ReasonCode::NoFace);
    Development { verdict, photo, ..passing() }
}
