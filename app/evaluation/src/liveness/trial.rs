//! Runs presentations and counts the wrong decisions, in the terms of ISO/IEC 30107-3: APCER per species is the share of
//! attacks that pass, BPCER the share of true people who do not.

use super::attack::{Attack, Species};
use super::film::{Film, Frames, Rhythm};
use super::subject::Subject;
use crate::parallel;
use anyhow::Result;
use domain::liveness::{Challenge, Settings};
use domain::time::{Timestamp, Zone};
use portrait::Engine;
use portrait::liveness::{Answer, Asked, Fingerprint, Frame, Judgement};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

/// What one presentation came to.
pub struct Outcome {
    /// `None` for a true person.
    pub species: Option<Species>,
    pub what: String,
    pub judged: Judgement,
}

/// How many of a kind were decided wrongly, and why the others were refused.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    pub of: usize,
    pub passed: usize,
    /// The first reason of each refusal.
    pub reasons: BTreeMap<&'static str, usize>,
}

/// How a presentation is made: a person, a challenge, and how restless or careful.
#[derive(Clone, Copy)]
struct Plan<'a> {
    species: Option<Species>,
    subject: usize,
    challenge: &'a Challenge,
    rhythm: Rhythm,
    level: f32,
    seed: u64,
}

/// Levels of restlessness and of care.
const LEVELS: [f32; 3] = [0.2, 0.6, 1.0];

/// Every person with `takes` takes of every level, and every species with as many attacks on every person; or
/// `only` one kind.
///
/// # Errors
/// A picture that cannot be encoded, a model that fails.
pub fn run(
    engine: &Engine,
    subjects: &[Subject],
    rhythm: Rhythm,
    takes: u64,
    seed: u64,
    only: Option<Option<Species>>,
) -> Result<Vec<Outcome>> {
    let challenges: Vec<Challenge> =
        [2, 3].into_iter().flat_map(|count| Challenge::possible(&Settings { count, ..Settings::default() })).collect();
    let kinds = std::iter::once(None).chain(Species::ALL.map(Some));
    let mut plans = vec![];
    for (kind, species) in kinds.enumerate().filter(|(_, species)| only.is_none_or(|only| only == *species)) {
        for subject in 0..subjects.len() {
            for (n, level) in LEVELS.into_iter().enumerate() {
                for take in 0..takes {
                    let number = ((kind * subjects.len() + subject) * LEVELS.len() + n) as u64 * takes + take;
                    // A stride without a common divisor with the number of challenges: each comes up.
                    let challenge = &challenges[(number as usize * 17 + seed as usize) % challenges.len()];
                    plans.push(Plan {
                        species,
                        subject,
                        challenge,
                        rhythm,
                        level,
                        seed: seed.wrapping_mul(1_000_003) + number,
                    });
                }
            }
        }
    }
    parallel::map(&plans, |plan| present(engine, subjects, plan)).into_iter().collect()
}

fn present(engine: &Engine, subjects: &[Subject], plan: &Plan) -> Result<Outcome> {
    let Plan { species, subject, challenge, rhythm, level, seed } = *plan;
    let victim = &subjects[subject];
    // A take that was handed in before, of the same person asked for the same: attacks may use it, and a true person who tries
    // again must not be taken for it.
    let needed = matches!(species, None | Some(Species::Replayed | Species::ReplayedFromScreen));
    let before =
        if needed { Film::of(challenge, rhythm, 0.6, seed ^ 0xbe_f0_4e).shoot(victim)? } else { Frames::default() };
    let earlier: Vec<Fingerprint> =
        judge(engine, &before, challenge, rhythm.pace(challenge), &[])?.fingerprint.into_iter().collect();
    let frames = match species {
        None => Film::of(challenge, rhythm, level, seed).shoot(victim)?,
        Some(species) => {
            let helper = &subjects[(subject + 1 + seed as usize % (subjects.len() - 1).max(1)) % subjects.len()];
            Attack { species, victim, helper, challenge, rhythm, care: level, seed, earlier: &before }.frames()?
        }
    };
    let judged = judge(engine, &frames, challenge, rhythm.pace(challenge), &earlier)?;
    Ok(Outcome { species, what: format!("{} {challenge} {level:.1} seed {seed}", victim.name), judged })
}

/// Judges a burst as the server would, all its frames numbered from zero and taken `pace` apart.
///
/// # Errors
/// A model that fails.
pub fn judge(
    engine: &Engine,
    frames: &Frames,
    challenge: &Challenge,
    pace: Duration,
    earlier: &[Fingerprint],
) -> Result<Judgement> {
    let numbered: Vec<Frame> = frames.frames.iter().zip(0..).map(|(bytes, number)| Frame { number, bytes }).collect();
    let settings = Settings::default();
    let asked =
        Asked { challenge, settings: &settings, earlier, pace, now: Timestamp(0), zone: Zone::BEIJING, spoof: None };
    Ok(engine.liveness(&asked, &Answer { frames: &numbered, photo: &frames.photo, camera: None })?)
}

impl Rates {
    pub fn of(outcomes: &[Outcome], species: Option<Species>) -> Rates {
        let mut rates = Rates::default();
        for outcome in outcomes.iter().filter(|outcome| outcome.species == species) {
            rates.of += 1;
            match outcome.judged.verdict.reasons.first() {
                None => rates.passed += 1,
                Some(reason) => *rates.reasons.entry(reason.code()).or_default() += 1,
            }
        }
        rates
    }
}

/// The table: a line a species, and the true people.
pub fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::from("presentation                          passed  of    rate    first reasons\n");
    for species in std::iter::once(None).chain(Species::ALL.map(Some)) {
        let rates = Rates::of(outcomes, species);
        if rates.of == 0 {
            continue;
        }
        let wrong = if species.is_none() { rates.of - rates.passed } else { rates.passed };
        let name = species.map_or("a true person (BPCER)", Species::name);
        let mut reasons: Vec<(&str, usize)> = rates.reasons.into_iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let reasons: Vec<String> = reasons.iter().map(|(code, count)| format!("{code} {count}")).collect();
        let rate = 100.0 * wrong as f64 / rates.of as f64;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<36} {:>6} {:>4} {rate:>6.1} %  {}", rates.passed, rates.of, reasons.join(", "));
    }
    text
}
