//! Takes a roster over: students are added to the school where they are new, and enrolled in a session.

use crate::{Result, Services};
use anyhow::{Context, anyhow};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::college::{College, Scope};
use domain::id::{CollegeId, SchoolId, StudentId};
use domain::id_number::IdNumber;
use domain::session::SessionCode;
use domain::student::Student;
use store::Tx;

/// One student of a roster. Not printed: it holds an identity number.
#[derive(Clone)]
pub struct RosterLine {
    pub number: String,
    pub name: String,
    pub college: String,
    pub class_name: String,
    pub id_number: IdNumber,
}

/// Imports a whole roster or nothing, and answers how many were enrolled that were not before.
pub async fn import(services: &Services, actor: Actor, code: &SessionCode, roster: &[RosterLine]) -> Result<usize> {
    let mut tx = services.begin().await?;
    let session = store::sessions::by_code(&tx, code).await?.context("there is no such session")?;
    let mut colleges = store::schools::colleges(&tx, session.school).await?;
    let mut enrolled = 0;
    for (at, line) in roster.iter().enumerate() {
        let college = college(&tx, session.school, &mut colleges, line.college.trim()).await?;
        let student = student(&tx, session.school, college, line)
            .await
            .map_err(|error| anyhow!("roster line {}: {error}", at + 1))?;
        if store::enrolments::id_of(&tx, student, session.id).await?.is_none() {
            store::enrolments::insert(&tx, student, session.id).await?;
            enrolled += 1;
        }
    }
    let deed =
        Deed::new(Scope::whole(session.school), actor, Action::RosterImported, format!("session:{}", session.id));
    tx.record(deed.with("lines", roster.len()).with("enrolled", enrolled));
    tx.commit().await?;
    Ok(enrolled)
}

async fn college(tx: &Tx, school: SchoolId, known: &mut Vec<College>, name: &str) -> Result<CollegeId> {
    if let Some(college) = known.iter().find(|college| college.name == name) {
        return Ok(college.id);
    }
    let college = College { id: CollegeId(store::new_id()), school, name: name.to_owned() };
    store::schools::insert_college(tx, &college).await?;
    let id = college.id;
    known.push(college);
    Ok(id)
}

async fn student(tx: &Tx, school: SchoolId, college: CollegeId, line: &RosterLine) -> Result<StudentId> {
    let number = line.number.trim();
    if let Some(known) = store::students::by_number(tx, school, number).await? {
        return Ok(known.id);
    }
    let student = Student {
        id: StudentId(store::new_id()),
        school,
        college,
        number: number.to_owned(),
        name: line.name.trim().to_owned(),
        class_name: line.class_name.trim().to_owned(),
        password_changed: false,
    };
    store::students::insert(tx, &student, &line.id_number).await?;
    Ok(student.id)
}
