//! From the pixels of one line to text: connectionist temporal classification (CTC; Graves et al., 2006), with the
//! alphabet or the whole list of words restricted to what the field can hold.

mod beam;
mod charset;
mod greedy;
mod likelihood;
mod strip;

pub use beam::beam;
pub use charset::{Alphabet, Charset};
pub use greedy::{Line, greedy};
pub use likelihood::likelihood;
pub use strip::Strip;

/// What the network gives for one line: at each step across it, a probability for each class. Class 0 is the blank.
pub struct Scores {
    pub steps: usize,
    pub classes: usize,
    values: Vec<f32>,
}

/// The class that stands for “no character here”.
pub const BLANK: usize = 0;

impl Scores {
    pub fn new(steps: usize, classes: usize, values: Vec<f32>) -> Scores {
        Scores { steps, classes, values }
    }

    /// The probabilities of all classes at one step.
    pub fn step(&self, step: usize) -> &[f32] {
        &self.values[step * self.classes..][..self.classes]
    }

    /// The natural logarithm of one probability, never below that of 1e-9: one badly scored step must not rule out a text.
    pub fn log(&self, step: usize, class: usize) -> f32 {
        self.step(step)[class].max(1e-9).ln()
    }
}
