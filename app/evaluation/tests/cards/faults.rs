//! Pictures whose fault has to be named.

use crate::{codes, ink, read, read_case};
use domain::idcard::{CardFault, Edge, Side};
use evaluation::cards::cases::{Case, Series};
use evaluation::cards::draw;
use evaluation::cards::people::Person;
use evaluation::cards::scene::{Shot, jpeg, photograph};

fn shot_of_a_front(change: impl FnOnce(Shot) -> Shot) -> Vec<CardFault> {
    let card = draw::front(&Person::invent(5), ink(), 5);
    let shot = change(Shot { cover: 0.7, ..Shot::plain(5) });
    read(&jpeg(&photograph(Some(&card), &shot), 90), Some(Side::Front)).faults
}

#[test]
fn a_sharp_card_has_no_fault_and_a_blurred_one_is_called_blurred() {
    assert_eq!(shot_of_a_front(|shot| shot), []);
    let faults = shot_of_a_front(|shot| Shot { blur: 5.0, ..shot });
    assert!(matches!(faults[..], [CardFault::Blurred { .. }]), "{faults:?}");
}

#[test]
fn the_measured_width_of_edges_follows_the_blur() {
    let width = |blur| match shot_of_a_front(|shot| Shot { blur, ..shot })[..] {
        [CardFault::Blurred { width, .. }] => width,
        _ => 0.0,
    };
    let widths = [4.0, 5.0, 6.0].map(width);
    assert!(widths[0] > 0.0 && widths[0] < widths[1] && widths[1] < widths[2], "{widths:?}");
}

#[test]
fn a_reflection_is_named_with_the_fields_that_it_covers() {
    let faults = shot_of_a_front(|shot| Shot { glare: Some((0.62, 0.85, 0.12, 5.0)), ..shot });
    let [CardFault::Glare { fields, .. }] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!(fields[..], [domain::idcard::Field::Number]);
}

#[test]
fn a_card_that_the_frame_cuts_is_told_with_the_edge_that_is_missing() {
    let faults = shot_of_a_front(|shot| Shot { off: (0.24, 0.0), ..shot });
    let [CardFault::EdgesMissing { edges, share }] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!(edges[..], [Edge::Right]);
    assert!((0.05..0.25).contains(share), "{share}");
}

#[test]
fn the_back_is_the_wrong_side_where_the_front_is_wanted() {
    let case = Case::draw(Series::WrongSide, 1, ink());
    assert_eq!(read_case(&case).faults, [CardFault::WrongSide { wanted: Side::Front, found: Side::Back }]);
    assert_eq!(read(&case.file, Some(Side::Back)).faults, []);
}

#[test]
fn another_card_is_no_identity_card_and_a_bare_desk_is_no_card() {
    let other = photograph(Some(&draw::other(ink(), 2)), &Shot::plain(2));
    let reading = read(&jpeg(&other, 90), Some(Side::Front));
    assert!(reading.card.is_none());
    assert_eq!(codes(&reading), ["NOT_ID_CARD"]);
    let desk = photograph(None, &Shot::plain(2));
    assert_eq!(codes(&read(&jpeg(&desk, 90), None)), ["NO_CARD"]);
}
