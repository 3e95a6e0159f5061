//! One file per check: a pure function from landmarks, mask or pixels to a measure. What is acceptable is the policy's.

pub mod composition;
pub mod eyes;
pub mod faces;
pub mod light;
pub mod mouth;
pub mod resolution;
pub mod sharpness;
pub mod teeth;

/// ISO/IEC 29794-5's mapping of a raw value to 0–1: a logistic curve around `centre`, `width` wide.
pub fn sigmoid(value: f32, centre: f32, width: f32) -> f32 {
    1.0 / (1.0 + ((centre - value) / width).clamp(-80.0, 80.0).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mapping_is_a_half_at_its_centre_and_rises() {
        assert_eq!(sigmoid(0.2, 0.2, 0.05), 0.5);
        assert!(sigmoid(0.3, 0.2, 0.05) > 0.8 && sigmoid(-9.0, 0.2, 0.05) < 1e-6);
    }
}
