//! Recognises a burst that was handed in before: nobody moves twice alike. What is kept is how the head moved, no picture
//! and nothing that tells who it was; so a burst that was cut, compressed anew, shifted or filmed from a screen is known by it.

use super::burst::Sight;
use domain::liveness::Settings;
use serde::{Deserialize, Serialize};

/// Below this distance two bursts are one. Rendered takes of one person asked for the same lie above 0.66, even where nothing
/// moves but what was asked for; copies, cut, compressed anew or filmed from a screen, below 0.55.
const SAME: f32 = 0.6;
/// What each number of a print is counted in, so that its trembling is about a half: tenths of a degree for yaw, pitch
/// and roll, hundredths of the eye's width, hundredths of T.
const UNIT: [f32; 5] = [10.0, 10.0, 10.0, 3.0, 3.0];

/// Yaw, pitch and roll in tenths of a degree, eye and mouth opening in hundredths: one row a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(Vec<[i16; 5]>);

impl Fingerprint {
    pub(super) fn of(sights: &[Sight]) -> Fingerprint {
        let whole = |value: f32| value.round().clamp(-9999.0, 9999.0) as i16;
        let row = |sight: &Sight| {
            let pose = &sight.pose;
            [10.0 * pose.yaw, 10.0 * pose.pitch, 10.0 * pose.roll, 100.0 * sight.eyes, 100.0 * sight.mouth].map(whole)
        };
        Fingerprint(sights.iter().take(Settings::MOST_FRAMES).map(row).collect())
    }

    /// Mean difference of the two movements, each number in units of about twice its trembling, when time may run
    /// unevenly (dynamic time warping, Sakoe and Chiba 1978). Frames that were dropped or doubled count for little.
    /// Infinite where there is nothing to compare.
    pub fn distance(&self, other: &Fingerprint) -> f32 {
        let most = Settings::MOST_FRAMES;
        let (a, b) = (&self.0[..self.0.len().min(most)], &other.0[..other.0.len().min(most)]);
        if a.is_empty() || b.is_empty() {
            return f32::INFINITY;
        }
        // For each pair of frames the least sum on any way there, and that way's length.
        let mut ways = vec![(f32::INFINITY, 0usize); a.len() * b.len()];
        for (i, from) in a.iter().enumerate() {
            for (j, to) in b.iter().enumerate() {
                let before = [(1, 1), (1, 0), (0, 1)].iter().filter_map(|(di, dj)| {
                    let (i, j) = (i.checked_sub(*di)?, j.checked_sub(*dj)?);
                    Some(ways[i * b.len() + j])
                });
                let (sum, length) = before.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, 0));
                ways[i * b.len() + j] = (sum + apart(from, to), length + 1);
            }
        }
        let (sum, length) = ways[a.len() * b.len() - 1];
        sum / length as f32
    }

    /// Whether this is one of the earlier bursts.
    pub fn is_among(&self, earlier: &[Fingerprint]) -> bool {
        earlier.iter().any(|one| self.distance(one) < SAME)
    }
}

fn apart(a: &[i16; 5], b: &[i16; 5]) -> f32 {
    let differences = a.iter().zip(b).zip(UNIT).map(|((a, b), unit)| f32::from(a.abs_diff(*b)) / unit);
    differences.sum::<f32>() / UNIT.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(frames: usize, peak: f32, start: f32) -> Fingerprint {
        let yaw = |k: usize| peak * ((k as f32 - start) / 8.0 * 3.0).clamp(0.0, std::f32::consts::PI).sin();
        Fingerprint((0..frames).map(|k| [(10.0 * yaw(k)) as i16, 30, -10, 28, 2]).collect())
    }

    #[test]
    fn a_burst_is_known_again_when_frames_of_it_are_missing() {
        let whole = print(36, 27.0, 10.0);
        let cut = Fingerprint(whole.0.iter().enumerate().filter(|(k, _)| k % 7 != 3).map(|(_, row)| *row).collect());
        assert!(whole.is_among(&[cut]));
    }

    #[test]
    fn two_takes_of_the_same_gesture_are_two() {
        let (one, other) = (print(36, 27.0, 10.0), print(36, 34.0, 12.0));
        let moved =
            Fingerprint(other.0.iter().map(|[yaw, pitch, roll, e, m]| [*yaw, pitch + 25, roll + 15, *e, *m]).collect());
        assert!(!one.is_among(&[moved]));
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert!(!Fingerprint(vec![]).is_among(&[Fingerprint(vec![])]));
    }

    #[test]
    fn a_fingerprint_survives_being_stored() {
        let one = print(12, 20.0, 3.0);
        assert_eq!(serde_json::from_str::<Fingerprint>(&serde_json::to_string(&one).unwrap()).unwrap(), one);
    }
}
