//! What fingers and keys do to a calibration. Numbers only: the photo follows by a transform.

use domain::calibration::Calibration;

/// A key moves the photo by a hundredth of its side; with the shift key by a twentieth.
const STEP: f32 = 0.01;
const LEAP: f32 = 0.05;
const ZOOM_STEP: f32 = 0.02;
const TURN_STEP: f32 = 0.5;

/// A place on the screen, px.
pub type Place = (f32, f32);

/// The calibration after fingers went from `before` to `after`, over a frame of this size. One finger drags; two also zoom.
pub fn dragged(from: Calibration, before: &[Place], after: &[Place], size: Place) -> Calibration {
    let (Some(old), Some(new)) = (middle(before), middle(after)) else { return from };
    if size.0 <= 0.0 || size.1 <= 0.0 {
        return from;
    }
    let shift = (from.shift.0 + (new.0 - old.0) / size.0, from.shift.1 + (new.1 - old.1) / size.1);
    let zoom = match (apart(before), apart(after)) {
        (Some(old), Some(new)) if old > 0.0 => from.zoom * new / old,
        _ => from.zoom,
    };
    Calibration { shift, zoom, ..from }.bounded()
}

fn middle(places: &[Place]) -> Option<Place> {
    let count = places.len() as f32;
    let sum = places.iter().copied().reduce(|a, b| (a.0 + b.0, a.1 + b.1))?;
    Some((sum.0 / count, sum.1 / count))
}

fn apart(places: &[Place]) -> Option<f32> {
    match places {
        [a, b] => Some((a.0 - b.0).hypot(a.1 - b.1)),
        _ => None,
    }
}

/// The calibration after a key; `None` for keys that mean nothing here.
pub fn pressed(from: Calibration, key: &str, far: bool) -> Option<Calibration> {
    let step = if far { LEAP } else { STEP };
    let Calibration { shift: (right, down), zoom, turn, .. } = from;
    let to = match key {
        "ArrowLeft" => Calibration { shift: (right - step, down), ..from },
        "ArrowRight" => Calibration { shift: (right + step, down), ..from },
        "ArrowUp" => Calibration { shift: (right, down - step), ..from },
        "ArrowDown" => Calibration { shift: (right, down + step), ..from },
        "+" | "=" => Calibration { zoom: zoom + ZOOM_STEP, ..from },
        "-" | "_" => Calibration { zoom: zoom - ZOOM_STEP, ..from },
        "]" => Calibration { turn: turn + TURN_STEP, ..from },
        "[" => Calibration { turn: turn - TURN_STEP, ..from },
        _ => return None,
    };
    Some(to.bounded())
}

/// The transform that shows the photo as the server will make it: zoomed and turned about its middle, then moved.
pub fn transform(calibration: &Calibration) -> String {
    let Calibration { shift: (right, down), zoom, turn, .. } = calibration;
    format!("translate({:.2}%, {:.2}%) rotate({turn:.2}deg) scale({zoom:.4})", right * 100.0, down * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Place = (240.0, 320.0);

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 1e-4
    }

    #[test]
    fn a_finger_takes_the_photo_along() {
        let to = dragged(Calibration::default(), &[(50.0, 50.0)], &[(62.0, 34.0)], SIZE);
        assert!(near(to.shift.0, 0.05) && near(to.shift.1, -0.05), "{to:?}");
        assert_eq!((to.zoom, to.turn), (1.0, 0.0));
    }

    #[test]
    fn two_fingers_zoom_by_how_far_they_part_and_hold_the_place_between_them() {
        let (before, after) = ([(100.0, 100.0), (140.0, 100.0)], [(95.0, 100.0), (145.0, 100.0)]);
        let to = dragged(Calibration::default(), &before, &after, SIZE);
        assert!(near(to.zoom, 1.25) && near(to.shift.0, 0.0), "{to:?}");
    }

    #[test]
    fn no_drag_leaves_the_bounds_and_a_frame_without_size_moves_nothing() {
        let far = dragged(Calibration::default(), &[(0.0, 0.0)], &[(9_000.0, 0.0)], SIZE);
        assert_eq!(far.shift, (Calibration::FARTHEST, 0.0));
        let still = dragged(Calibration::default(), &[(0.0, 0.0)], &[(9.0, 9.0)], (0.0, 0.0));
        assert_eq!(still, Calibration::default());
        assert_eq!(dragged(Calibration::default(), &[], &[], SIZE), Calibration::default());
    }

    #[test]
    fn every_part_of_a_calibration_has_a_key_and_a_key_back() {
        for (key, back) in [("ArrowLeft", "ArrowRight"), ("ArrowUp", "ArrowDown"), ("+", "-"), ("]", "[")] {
            let there = pressed(Calibration::default(), key, false).unwrap();
            assert_ne!(there, Calibration::default(), "{key}");
            assert_eq!(pressed(there, back, false), Some(Calibration::default()), "{back}");
        }
        assert_eq!(pressed(Calibration::default(), "Tab", false), None);
        let leap = pressed(Calibration::default(), "ArrowRight", true).unwrap();
        assert!(near(leap.shift.0, LEAP));
    }

    #[test]
    fn the_preview_turns_clockwise_and_moves_in_shares_of_the_frame() {
        let calibration = Calibration { shift: (0.1, -0.05), zoom: 1.25, turn: 3.0, background: None };
        assert_eq!(transform(&calibration), "translate(10.00%, -5.00%) rotate(3.00deg) scale(1.2500)");
    }
}
