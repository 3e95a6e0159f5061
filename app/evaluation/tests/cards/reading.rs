//! Cards that have to be read.

use crate::{ink, read, read_case};
use domain::idcard::{Back, CardFault, Day, Field, Front, Side, check_back, check_front, text_of};
use evaluation::cards::cases::{Case, Series};
use evaluation::cards::draw;
use evaluation::cards::people::Person;
use evaluation::cards::report::Outcome;
use evaluation::cards::scene::{Shot, jpeg, photograph};
use portrait::geometry::Point;

/// Pictures of each series: few, since the evaluation counts many.
const FEW: u64 = 4;

#[test]
fn fronts_and_backs_as_people_take_them_are_read_and_have_no_fault() {
    for series in [Series::Front, Series::Back] {
        for seed in 0..FEW {
            let case = Case::draw(series, seed, ink());
            let outcome = Outcome::judge(&case, &read_case(&case), 0.0);
            assert!(!outcome.is_wrong(), "{} {seed}: {:?} {:?}", series.name(), outcome.fields, outcome.faults);
        }
    }
}

#[test]
fn a_card_on_a_desk_full_of_printed_sheets_is_found() {
    for seed in [1019, 1080] {
        let case = Case::draw(Series::Front, seed, ink());
        let reading = read_case(&case);
        let card = reading.card.unwrap_or_else(|| panic!("{seed}: {:?}", reading.faults));
        assert_eq!(text_of(&card.fields, Field::Number), case.person.number, "{seed}");
    }
}

#[test]
fn sheets_of_writing_do_not_use_up_the_trials_of_a_card_that_the_frame_cuts() {
    let case = Case::draw(Series::Cut, 1030, ink());
    let reading = read_case(&case);
    let faults = &reading.faults;
    assert!(matches!(faults[..], [CardFault::EdgesMissing { .. }]), "{faults:?}");
    assert_eq!(reading.card.map(|card| card.side), Some(Side::Front));
}

#[test]
fn a_card_is_read_whichever_way_it_lies_and_the_way_is_told() {
    let person = Person::invent(7);
    let card = draw::front(&person, ink(), 7);
    for quarters in 0..4 {
        let shot = Shot { quarters, cover: 0.7, degrees: -6.0, ..Shot::plain(7) };
        let reading = read(&jpeg(&photograph(Some(&card), &shot), 90), Some(Side::Front));
        let found = reading.card.expect("the card is found");
        assert_eq!((found.quarters, text_of(&found.fields, Field::Number)), (quarters, person.number.as_str()));
        for (found, drawn) in found.corners.iter().zip(shot.corners()) {
            let found = Point::new(found.x * shot.width as f32, found.y * shot.height as f32);
            assert!(found.distance(drawn) < 8.0, "{quarters}: {found:?} is not {drawn:?}");
        }
    }
}

#[test]
fn what_is_read_agrees_with_itself_and_a_card_that_has_ended_is_told() {
    let person = Person { from: (2021, 5, 7), until: Some((2031, 5, 7)), ..Person::invent(11) };
    let shot = Shot::plain(11);
    let file = |card| jpeg(&photograph(Some(&card), &shot), 90);
    let front = read(&file(draw::front(&person, ink(), 11)), None).card.expect("the front is found");
    let number = text_of(&front.fields, Field::Number);
    assert_eq!(check_front(&Front::of(&front.fields), number), []);
    let back = read(&file(draw::back(&person, ink(), 11)), None).card.expect("the back is found");
    let on = |year| check_back(&Back::of(&back.fields), Day::new(year, 5, 8).expect("a day")).len();
    assert_eq!((on(2026), on(2031)), (0, 1));
}

#[test]
fn the_portrait_is_cut_out_of_the_front_only() {
    let person = Person::invent(3);
    let shot = Shot { degrees: 9.0, ..Shot::plain(3) };
    let file = |card| jpeg(&photograph(Some(&card), &shot), 90);
    let front = read(&file(draw::front(&person, ink(), 3)), None);
    let portrait = front.card.and_then(|card| card.portrait()).expect("a front has a portrait");
    // The drawn figure's hair is the only black thing of that size on the card.
    let dark = portrait.pixels.chunks_exact(3).filter(|pixel| pixel.iter().all(|value| *value < 80)).count();
    assert!(dark * 20 > portrait.width * portrait.height, "{dark} of {}×{}", portrait.width, portrait.height);
    let back = read(&file(draw::back(&person, ink(), 3)), None);
    assert!(back.card.is_some_and(|card| card.portrait().is_none()));
}
