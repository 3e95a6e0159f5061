//! The wasm of the viewfinder's worker: frames in, hints out. A crate of its own, since it is built for speed and with vector
//! instructions, and loaded by nobody who does not open the camera.

use domain::guidance::Hint;
use domain::guidance::coach::Coach;
use domain::guidance::pace::Pace;
use domain::policy::Policy;
use domain::reason::Rect;
use domain::verdict::Measures;
use portrait::guidance::{Frame, Tracker};
use std::time::Duration;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Watches one camera under one policy.
#[wasm_bindgen]
pub struct Guide {
    tracker: Tracker,
    coach: Coach,
    pace: Pace,
    policy: Policy,
    /// The camera looks at whoever holds it.
    own_face: bool,
    latest: Measures,
}

#[wasm_bindgen]
impl Guide {
    /// From the bytes of both model files and the session's [`Policy::line`].
    ///
    /// # Errors
    /// For other files than the pinned ones, and for a policy that this build does not know.
    #[wasm_bindgen(constructor)]
    pub fn new(detector: &[u8], landmarks: &[u8], policy: &str, own_face: bool) -> Result<Guide, JsError> {
        let policy = Policy::of_line(policy).ok_or_else(|| JsError::new("no such policy"))?;
        let tracker = Tracker::load(detector, landmarks)?;
        let latest = Measures::new();
        Ok(Guide { tracker, coach: Coach::new(&policy), pace: Pace::default(), policy, own_face, latest })
    }

    /// Takes in a frame, four bytes a pixel, and says which hint to show, by its name in `domain::guidance`; none before the
    /// first frames have agreed. `dashed`: left, top, width and height of the dashed head in fractions of the frame.
    /// `at`: the frame's time on a clock that never goes back, ms.
    ///
    /// # Errors
    /// When a network fails, which the pinned files do not.
    pub fn see(
        &mut self,
        rgba: &[u8],
        width: usize,
        height: usize,
        dashed: &[f32],
        at: f64,
    ) -> Result<Option<String>, JsError> {
        let [x, y, w, h] = *dashed else { return Err(JsError::new("a rectangle has four numbers")) };
        self.latest = self.tracker.see(Frame { rgba, width, height }, &Rect { x, y, w, h })?;
        let hint = self.coach.see(&self.latest, millis(at));
        let hint = if self.own_face { hint.map(Hint::for_own_face) } else { hint };
        Ok(hint.and_then(|hint| serde_json::to_value(hint).ok()?.as_str().map(String::from)))
    }

    /// Takes in how long the last frame took, from the page and back, ms. Says how long to rest before the next one, ms; none
    /// when this phone is too slow for any more.
    pub fn took(&mut self, frame: f64) -> Option<f64> {
        self.pace.took(millis(frame)).map(|rest| rest.as_secs_f64() * 1e3)
    }

    /// The latest frame's measures and the codes of the reasons that the policy gives for them, as JSON: what tests compare
    /// with the server's.
    pub fn explain(&self) -> String {
        let reasons: Vec<&str> =
            self.policy.judge(&self.latest).reasons.iter().map(|reason| reason.code.code()).collect();
        serde_json::json!({ "measures": self.latest, "reasons": reasons }).to_string()
    }
}

/// Not a number, and what is negative, is no time.
fn millis(value: f64) -> Duration {
    Duration::try_from_secs_f64(value / 1e3).unwrap_or_default()
}
