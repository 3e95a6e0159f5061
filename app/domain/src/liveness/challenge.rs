//! The gestures asked for, in their order.

use super::{Gesture, Settings};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// One to three gestures, none twice in a row: two blinks cannot be told from one blink and one of the involuntary ones.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Gesture>", into = "Vec<Gesture>")]
pub struct Challenge(Vec<Gesture>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAChallenge {
    #[error("a challenge has one to {most} gestures, not {found}", most = Challenge::MOST)]
    Count { found: usize },
    #[error("{0} cannot be asked for twice in a row")]
    Repeated(Gesture),
    #[error(transparent)]
    Gesture(#[from] super::NotAGesture),
}

impl Challenge {
    /// More take longer than people hold still.
    pub const MOST: usize = 3;

    pub fn new(gestures: Vec<Gesture>) -> Result<Challenge, NotAChallenge> {
        if !(1..=Self::MOST).contains(&gestures.len()) {
            return Err(NotAChallenge::Count { found: gestures.len() });
        }
        match gestures.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(NotAChallenge::Repeated(pair[0])),
            None => Ok(Challenge(gestures)),
        }
    }

    /// One of [`Challenge::possible`], all alike probable where the seed's bytes are random. Settings that allow none
    /// (which [`Settings::validate`] refuses) give a turn to the left.
    pub fn draw(seed: &[u8], settings: &Settings) -> Challenge {
        let possible = Challenge::possible(settings);
        let digest = Sha256::digest(seed);
        // Eight bytes: the share by which the first few come out more often is below 10⁻¹⁷.
        let number = digest.iter().take(8).fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        let at = number.checked_rem(possible.len() as u64).unwrap_or(0) as usize;
        possible.into_iter().nth(at).unwrap_or_else(|| Challenge(vec![Gesture::TurnLeft]))
    }

    /// Every challenge that the settings allow. Each has a turn, without which a flat picture cannot be told from a head.
    pub fn possible(settings: &Settings) -> Vec<Challenge> {
        let mut rows: Vec<Vec<Gesture>> = vec![vec![]];
        for _ in 0..settings.count.min(Self::MOST) {
            let longer = |row: &Vec<Gesture>| -> Vec<Vec<Gesture>> {
                let next = settings.gestures.iter().filter(|gesture| row.last() != Some(gesture));
                next.map(|gesture| [row.as_slice(), &[*gesture]].concat()).collect()
            };
            rows = rows.iter().flat_map(longer).collect();
        }
        rows.into_iter().filter_map(|row| Challenge::new(row).ok()).filter(Challenge::has_turn).collect()
    }

    pub fn gestures(&self) -> &[Gesture] {
        &self.0
    }

    pub fn has_turn(&self) -> bool {
        self.0.iter().any(|gesture| gesture.is_turn())
    }
}

impl TryFrom<Vec<Gesture>> for Challenge {
    type Error = NotAChallenge;
    fn try_from(gestures: Vec<Gesture>) -> Result<Self, Self::Error> {
        Challenge::new(gestures)
    }
}

impl From<Challenge> for Vec<Gesture> {
    fn from(challenge: Challenge) -> Self {
        challenge.0
    }
}

impl FromStr for Challenge {
    type Err = NotAChallenge;
    /// Gestures between commas, as in `blink,left`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let gestures: Result<Vec<Gesture>, _> = text.split(',').map(|word| word.trim().parse()).collect();
        Challenge::new(gestures?)
    }
}

impl fmt::Display for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<&str> = self.0.iter().map(|gesture| gesture.code()).collect();
        f.write_str(&codes.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_challenge_is_read_as_it_is_written() {
        let challenge: Challenge = "blink,left".parse().unwrap();
        assert_eq!(challenge.gestures(), [Gesture::Blink, Gesture::TurnLeft]);
        assert_eq!(challenge.to_string().parse(), Ok(challenge));
    }

    #[test]
    fn nothing_too_much_and_the_same_again_are_no_challenges() {
        assert_eq!(Challenge::new(vec![]), Err(NotAChallenge::Count { found: 0 }));
        assert_eq!("left,right,left,blink".parse::<Challenge>(), Err(NotAChallenge::Count { found: 4 }));
        assert_eq!("left,left".parse::<Challenge>(), Err(NotAChallenge::Repeated(Gesture::TurnLeft)));
        assert!(serde_json::from_str::<Challenge>(r#"["blink","blink"]"#).is_err());
    }

    #[test]
    fn every_possible_challenge_has_a_turn_and_is_drawn_about_as_often_as_the_others() {
        let settings = Settings::default();
        let possible = Challenge::possible(&settings);
        assert_eq!(possible.len(), 10);
        assert_eq!(Challenge::possible(&Settings { count: 3, ..settings.clone() }).len(), 34);
        let mut drawn: BTreeMap<String, u32> = BTreeMap::new();
        for seed in 0..5000u32 {
            let challenge = Challenge::draw(&seed.to_be_bytes(), &settings);
            assert!(challenge.has_turn());
            *drawn.entry(challenge.to_string()).or_default() += 1;
        }
        // 500 of each are expected; five standard deviations are 106.
        assert!(drawn.len() == 10 && drawn.values().all(|count| count.abs_diff(500) < 106), "{drawn:?}");
    }

    #[test]
    fn the_same_seed_draws_the_same_challenge() {
        let draw = || Challenge::draw(b"seed", &Settings::default());
        assert_eq!(draw(), draw());
    }
}
