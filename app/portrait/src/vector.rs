//! Runs a loop with the widest vector instructions that the processor has.
//!
//! The crate is compiled for the oldest processors of its family, so that one binary serves every server; the inference
//! engine's crate of portable vectors compiles what is inlined here once more for newer ones and chooses while running.
//! Products and sums are never fused or reordered by that: every processor gives the same numbers.

use rten_simd::{Isa, SimdOp};

/// A loop with what it reads and writes. Only what is inlined into [`Loop::run`] gains: mark it, and every function that
/// it calls, `#[inline(always)]`.
pub trait Loop {
    type Output;

    fn run(self) -> Self::Output;
}

/// Runs the loop as compiled for this processor.
pub fn widely<L: Loop>(work: L) -> L::Output {
    Work(work).dispatch()
}

struct Work<L>(L);

impl<L: Loop> SimdOp for Work<L> {
    type Output = L::Output;

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) -> L::Output {
        self.0.run()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Line<'a>(&'a [f32]);

    impl Loop for Line<'_> {
        type Output = Vec<f32>;

        #[inline(always)]
        fn run(self) -> Vec<f32> {
            self.0.iter().map(|value| value * 1.7 + 0.3).collect()
        }
    }

    #[test]
    fn the_numbers_are_those_of_the_plain_loop() {
        let values: Vec<f32> = (0..1003u16).map(|k| (f32::from(k) * 0.37).sin()).collect();
        assert_eq!(widely(Line(&values)), Line(&values).run());
    }
}
