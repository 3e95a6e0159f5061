//! What a rule said no with.

use domain::refusal::Refusal;
use services::Error;
use std::fmt::Debug;

#[track_caller]
pub fn why<T: Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(why)) => why,
        other => panic!("not a refusal: {other:?}"),
    }
}

#[track_caller]
pub fn not_found<T: Debug>(result: Result<T, Error>) {
    assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
}
