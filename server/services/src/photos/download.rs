//! Hands the confirmed photo out as a file.

use crate::work::{Work, lost};
use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::refusal::Refusal;
use domain::review::ReviewState;
use domain::session::SessionCode;

/// A file for the student to keep.
pub struct Download {
    /// Safe in an HTTP header.
    pub name: String,
    pub jpeg: Vec<u8>,
}

pub async fn download(services: &Services, student: StudentId, code: &SessionCode) -> Result<Download> {
    let tx = services.read().await?;
    let work = Work::of(&tx, student, code).await?;
    drop(tx);
    let confirmed = work.review().filter(|review| matches!(review.state, ReviewState::Confirmed { .. }));
    let photo = confirmed.ok_or(Refusal::NotApproved)?.photo;
    let jpeg = services.photos().get(photo.0).await?.ok_or_else(|| lost("object"))?;
    let mut tx = services.begin().await?;
    tx.record(work.deed(Actor::Student(student), Action::Downloaded).with("photo", photo));
    tx.commit().await?;
    Ok(Download { name: file_name(&work.student.number), jpeg })
}

/// A number may hold anything that a school's roster holds; a header may not.
fn file_name(number: &str) -> String {
    let safe: String = number.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    if safe.is_empty() { "photo.jpg".to_owned() } else { format!("{safe}.jpg") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_name_is_safe_in_a_header() {
        assert_eq!(super::file_name("20230001"), "20230001.jpg");
        assert_eq!(super::file_name("a\"\r\n../b学"), "ab.jpg");
        assert_eq!(super::file_name("学号"), "photo.jpg");
    }
}
