//! What visitors of the demonstration are told: in the terminal, and on its page.

use super::people::{self, LOCKED, SUBMITTED};
use super::seed;
use crate::config::Config;
use anyhow::Result;
use domain::demo::{Entry, Guide, StaffLogin, Standing, StudentLogin};
use domain::session::SessionCode;
use std::path::Path;

/// Enough of those who have not begun to try everything; the roster file has the rest.
const FRESH: usize = 3;

pub fn guide() -> Result<Guide> {
    let (submitted_in, locked_in): (SessionCode, SessionCode) = (seed::SUBMITTED_IN.parse()?, seed::LOCKED_IN.parse()?);
    let mut fresh = 0;
    let login = |person: people::Person| {
        let (password, standing) = match person.number {
            number if SUBMITTED.start() == &number => {
                (seed::BEGUN_PASSWORD, Standing::Submitted { session: submitted_in.clone() })
            }
            number if LOCKED.start() == &number => {
                (seed::BEGUN_PASSWORD, Standing::Locked { session: locked_in.clone() })
            }
            number if SUBMITTED.contains(&number) || LOCKED.contains(&number) => return None,
            _ => (person.initial_password(), Standing::NotBegun),
        };
        fresh += usize::from(standing == Standing::NotBegun);
        let told = standing != Standing::NotBegun || fresh <= FRESH;
        told.then(|| StudentLogin {
            number: person.number.to_string(),
            password: password.into(),
            name: person.name.clone(),
            id_number: person.id_text().into(),
            standing,
        })
    };
    Ok(Guide {
        students: people::students().filter_map(login).collect(),
        sessions: seed::SESSIONS
            .iter()
            .map(|session| Ok(Entry { code: session.code.parse()?, title: session.title.into() }))
            .collect::<Result<_>>()?,
        staff: seed::STAFF
            .into_iter()
            .map(|(login, name, role, _)| StaffLogin { login: login.into(), name: name.into(), role })
            .collect(),
        staff_password: seed::STAFF_PASSWORD.into(),
    })
}

#[expect(clippy::print_stdout, reason = "what the command is for")]
pub fn print(guide: &Guide, config: &Config, roster: &Path) {
    let at = &config.public_url;
    println!("\n  图采 · Tucai demonstration   {at}\n");
    println!("  Sessions (场次)");
    for Entry { code, title } in &guide.sessions {
        println!("    {code}  {at}/s/{code}  {title}");
    }
    println!("\n  Students (学号 / 密码)");
    for student in &guide.students {
        let standing = match &student.standing {
            Standing::NotBegun => String::new(),
            Standing::Submitted { session } => format!("（{session}：审核中）"),
            Standing::Locked { session } => format!("（{session}：账号已锁定）"),
        };
        println!("    {}  {}  {}{standing}", student.number, student.password, student.name);
    }
    println!("    … and more in {}", roster.display());
    println!("\n  Staff   {at}/staff   password {}", guide.staff_password);
    for StaffLogin { login, name, role } in &guide.staff {
        println!("    {login:<9} {name}（{role:?}）");
    }
    println!("\n  All of this as a page                 {at}/demo");
    println!("  Messages that would have been sent    {at}/demo/outbox\n  Stop with Ctrl-C.\n");
}
