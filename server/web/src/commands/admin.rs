//! `tucai admin create`: the first accounts of an installation; later ones are made by those who have one.

use crate::{config::Config, wiring};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use domain::actor::Actor;
use domain::college::{College, School};
use domain::staff::Role;
use domain::time::Zone;
use services::staff::NewStaff;
use services::{Clock, Mailer, Services, schools, staff};
use std::io::{IsTerminal, stdin};
use std::process::ExitCode;

#[derive(Subcommand)]
pub enum Admin {
    /// Create an account, and the school and college it belongs to where they are new.
    Create(Create),
}

#[derive(Args)]
pub struct Create {
    #[arg(long)]
    login: String,
    /// The person's name, as students and colleagues see it.
    #[arg(long)]
    name: String,
    #[arg(long, value_enum)]
    role: RoleName,
    /// The school's name.
    #[arg(long)]
    school: String,
    /// Whom students ask, with telephone and hours; for a new school.
    #[arg(long, default_value = "")]
    contact: String,
    /// The college's name, for an account that sees one college.
    #[arg(long)]
    college: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    College,
    School,
    Reviewer,
    Auditor,
    System,
}

pub async fn run(config: &Config, admin: Admin) -> Result<ExitCode> {
    let Admin::Create(create) = admin;
    let password = password()?;
    let keys = wiring::keys_or_new(config)?;
    let store = wiring::store(config, keys.clone()).await?;
    // Nothing is sent from here.
    let services = wiring::services(config, store, keys, Mailer::Demo, Clock::System)?;
    let school = school(&services, &create).await?;
    let college = match &create.college {
        Some(name) => Some(college(&services, &school, name).await?.id),
        None => None,
    };
    let role = match create.role {
        RoleName::College => Role::CollegeAdmin,
        RoleName::School => Role::SchoolAdmin,
        RoleName::Reviewer => Role::Reviewer,
        RoleName::Auditor => Role::Auditor,
        RoleName::System => Role::SystemAdmin,
    };
    let new = NewStaff { school: school.id, college, login: create.login, name: create.name, role };
    let staff = staff::create(&services, Actor::System, new, &password).await?;
    eprintln!("created {} at {}", staff.login, school.name);
    Ok(ExitCode::SUCCESS)
}

async fn school(services: &Services, create: &Create) -> Result<School> {
    let mut known = schools::list(services).await?.into_iter().map(|(school, _)| school);
    match known.find(|school| school.name == create.school) {
        Some(school) => Ok(school),
        None => Ok(schools::create(services, &create.school, &create.contact, Zone::BEIJING).await?),
    }
}

async fn college(services: &Services, school: &School, name: &str) -> Result<College> {
    let known = schools::list(services).await?.into_iter().find(|(known, _)| known.id == school.id);
    match known.and_then(|(_, colleges)| colleges.into_iter().find(|college| college.name == name)) {
        Some(college) => Ok(college),
        None => Ok(schools::create_college(services, school.id, name).await?),
    }
}

/// Asked twice at a terminal, read once from a pipe: never a flag, which the process list would show.
fn password() -> Result<String> {
    if !stdin().is_terminal() {
        let mut line = String::new();
        stdin().read_line(&mut line).context("the password from standard input")?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let password = rpassword::prompt_password("Password: ")?;
    if password != rpassword::prompt_password("Again: ")? {
        bail!("the two differ");
    }
    Ok(password)
}
