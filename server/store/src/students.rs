//! Student records. The identity number leaves this file as the initial password that it ends with, masked, or whole for
//! staff who have to compare it with a paper.

use crate::credentials::Credentials;
use crate::entity::student::{ActiveModel, Column, Entity, Model};
use crate::seal::Place;
use crate::{Error, Result, Tx};
use domain::id::{CollegeId, SchoolId, StudentId};
use domain::id_number::IdNumber;
use domain::student::Student;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

impl From<Model> for Student {
    fn from(row: Model) -> Self {
        Student {
            id: StudentId(row.id),
            school: SchoolId(row.school_id),
            college: CollegeId(row.college_id),
            number: row.number,
            name: row.name,
            class_name: row.class_name,
            password_changed: row.password_hash.is_some(),
        }
    }
}

fn sealed_in(row: &Uuid) -> Place<'_> {
    Place { table: "students", column: "id_number", row }
}

/// Adds a record. Its password is the initial one, whatever `password_changed` says.
pub async fn insert(tx: &Tx, student: &Student, id_number: &IdNumber) -> Result<()> {
    let number = id_number.as_str().as_bytes();
    let row = ActiveModel {
        id: Set(student.id.0),
        school_id: Set(student.school.0),
        college_id: Set(student.college.0),
        number: Set(student.number.clone()),
        name: Set(student.name.clone()),
        class_name: Set(student.class_name.clone()),
        id_number: Set(tx.keys.seal(sealed_in(&student.id.0), number)?),
        id_number_hash: Set(id_number_hash(tx, number)),
        password_hash: Set(None),
        created_at: Set(tx.now().0),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn find(tx: &Tx, id: StudentId) -> Result<Option<Student>> {
    Ok(Entity::find_by_id(id.0).one(&tx.db).await?.map(Student::from))
}

/// The record with this 学号, as it was typed.
pub async fn by_number(tx: &Tx, school: SchoolId, number: &str) -> Result<Option<Student>> {
    let found = Entity::find().filter(Column::SchoolId.eq(school.0)).filter(Column::Number.eq(number));
    Ok(found.one(&tx.db).await?.map(Student::from))
}

pub async fn credentials(tx: &Tx, id: StudentId) -> Result<Option<Credentials>> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    let initial = match row.password_hash {
        Some(_) => None,
        None => Some(initial_password(tx, &row)?),
    };
    Ok(Some(Credentials { password_hash: row.password_hash, initial }))
}

/// The initial password, also once it has been replaced: a new one must not contain it.
pub async fn initial(tx: &Tx, id: StudentId) -> Result<Option<String>> {
    match Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(row) => initial_password(tx, &row).map(Some),
        None => Ok(None),
    }
}

fn initial_password(tx: &Tx, row: &Model) -> Result<String> {
    Ok(opened(tx, row)?.last_six().to_owned())
}

/// Whether the roster has this number for this student. The hash tells: nothing is opened.
pub async fn has_id_number(tx: &Tx, id: StudentId, number: &IdNumber) -> Result<bool> {
    let found =
        Entity::find_by_id(id.0).filter(Column::IdNumberHash.eq(id_number_hash(tx, number.as_str().as_bytes())));
    Ok(found.count(&tx.db).await? > 0)
}

/// Whether the roster of the school has it for somebody else.
pub async fn is_anothers(tx: &Tx, student: &Student, number: &IdNumber) -> Result<bool> {
    let others = Entity::find()
        .filter(Column::SchoolId.eq(student.school.0))
        .filter(Column::IdNumberHash.eq(id_number_hash(tx, number.as_str().as_bytes())))
        .filter(Column::Id.ne(student.id.0));
    Ok(others.count(&tx.db).await? > 0)
}

/// The whole number; whoever asks for it for a person puts that on record.
pub async fn id_number(tx: &Tx, id: StudentId) -> Result<Option<IdNumber>> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.db).await? else { return Ok(None) };
    opened(tx, &row).map(Some)
}

fn id_number_hash(tx: &Tx, number: &[u8]) -> Vec<u8> {
    tx.keys.hash("students/id_number", &[number])
}

fn opened(tx: &Tx, row: &Model) -> Result<IdNumber> {
    let number = tx.keys.open_text(sealed_in(&row.id), &row.id_number)?;
    IdNumber::parse(&number).ok_or(Error::Stored { what: "students.id_number" })
}

pub async fn set_password(tx: &Tx, id: StudentId, hash: &str) -> Result<()> {
    let row = ActiveModel { id: Set(id.0), password_hash: Set(Some(hash.to_owned())), ..Default::default() };
    Entity::update(row).exec(&tx.db).await?;
    Ok(())
}
