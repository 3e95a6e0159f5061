//! One judged picture beside what should have been said of it.

use crate::labels::Label;
use domain::policy::{Policy, Rule};
use domain::reason::ReasonCode;
use domain::spec::PhotoSpec;
use domain::verdict::{Measures, Reason, Verdict};
use portrait::{DevelopError, Engine};

/// A picture's label and what the engine said.
#[derive(Clone, Debug)]
pub struct Case {
    pub label: Label,
    pub verdict: Verdict,
    pub measures: Measures,
    /// The policy that judged, with the specification's limits.
    pub policy: Policy,
}

impl Case {
    /// # Errors
    /// [`DevelopError`] for a picture that cannot be read, and for a model that fails.
    pub fn judge(
        engine: &Engine,
        bytes: &[u8],
        label: Label,
        spec: &PhotoSpec,
        policy: &Policy,
    ) -> Result<Case, DevelopError> {
        let development = engine.develop(bytes, spec, policy)?;
        let policy = policy.for_spec(spec);
        Ok(Case { label, verdict: development.verdict, measures: development.measures, policy })
    }

    /// The reason of that code, and whether it blocks.
    pub fn given(&self, code: ReasonCode) -> Option<(&Reason, bool)> {
        let find = |reasons: &'_ [Reason]| reasons.iter().position(|reason| reason.code == code);
        let blocks = find(&self.verdict.reasons).map(|at| (&self.verdict.reasons[at], true));
        blocks.or_else(|| find(&self.verdict.hints).map(|at| (&self.verdict.hints[at], false)))
    }

    /// Every reason, and whether it blocks.
    pub fn all_given(&self) -> impl Iterator<Item = (&Reason, bool)> {
        let blocking = self.verdict.reasons.iter().map(|reason| (reason, true));
        // What blocks already is not said again as a hint.
        let hints = self.verdict.hints.iter().filter(|hint| self.verdict.reasons.iter().all(|r| r.code != hint.code));
        blocking.chain(hints.map(|reason| (reason, false)))
    }

    /// The rules that could have given that code.
    pub fn rules(&self, code: ReasonCode) -> impl Iterator<Item = &Rule> {
        self.policy.rules.iter().filter(move |rule| rule.code == code)
    }
}
