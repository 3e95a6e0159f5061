//! What the demonstration begins with: a school, its sessions, a roster, staff, a queue to review, accounts to unlock.

use super::people::{self, COLLEGES, LOCKED, SUBMITTED};
use anyhow::{Context, Result};
use domain::actor::Actor;
use domain::attempt::Source;
use domain::calibration::CalibrationPolicy;
use domain::consent::Wishes;
use domain::contact::Channel;
use domain::cooldown::CooldownPolicy;
use domain::draft::DraftPolicy;
use domain::id::{AttemptKey, EnrolmentId, SchoolId, StudentId};
use domain::identity::IdentityPolicy;
use domain::liveness;
use domain::notification::Message;
use domain::platform::Platform;
use domain::policy::Effect;
use domain::reason::ReasonCode;
use domain::session::{SessionCode, Settings, Window};
use domain::staff::Role;
use domain::time::{Seconds, Timestamp, Zone};
use domain::verdict::Verdict;
use services::attempts::{Shot, Upload};
use services::develop::Development;
use services::sessions::NewSession;
use services::staff::NewStaff;
use services::students::RosterLine;
use services::{
    Clock, Services, attempts, consents, contacts, journey, messages, references, reviews, schools, sessions, staff,
    students,
};

pub const STAFF_PASSWORD: &str = "tucai-demo-2026";
/// Of students who have begun, and so have chosen a password of their own.
pub const BEGUN_PASSWORD: &str = "Mine-is-longer-7";
/// How far back the demonstration begins.
pub const HISTORY: Seconds = Seconds::days(3);

/// Login, name, role, and which college; `None` is the whole school.
pub const STAFF: [(&str, &str, Role, Option<usize>); 5] = [
    ("school", "周老师", Role::SchoolAdmin, None),
    ("college", "李老师", Role::CollegeAdmin, Some(0)),
    ("reviewer", "王审核", Role::Reviewer, None),
    ("auditor", "赵审计", Role::Auditor, None),
    ("system", "孙工", Role::SystemAdmin, None),
];

pub struct DemoSession {
    pub code: &'static str,
    pub title: &'static str,
    audience: &'static str,
    settings: fn() -> Settings,
}

/// Where the locked accounts are locked, and where the queue was submitted.
pub const LOCKED_IN: &str = "25103005";
pub const SUBMITTED_IN: &str = "25103003";

pub const SESSIONS: [DemoSession; 6] = [
    DemoSession {
        code: "25103003", title: "2027 届毕业生学历图像采集", audience: "2027 届毕业生", settings: degree
    },
    DemoSession { code: "25103004", title: "校园卡照片采集", audience: "2026 级新生", settings: campus },
    DemoSession {
        code: "25103005", title: "校园卡照片补采（短时演示）", audience: "2026 级新生", settings: short
    },
    DemoSession {
        code: "25103009",
        title: "研究生新生人像采集（多平台核验）",
        audience: "2026 级研究生新生",
        settings: several,
    },
    DemoSession {
        code: "25103007", title: "校园卡照片采集（活体检测）", audience: "2026 级新生", settings: live
    },
    DemoSession {
        code: "25103008", title: "学历图像采集（身份证核验）", audience: "2027 届毕业生", settings: papers
    },
];

const NOTICE: &str = "请在采集时间内完成拍摄，采集工作务必人人参加。\n\
    采集的图像将用于“人脸识别”图像比对，请按拍摄要求着装，并请他人协助，用后置摄像头拍摄。\n\
    照片经学院审核通过后，请您登录确认并下载保存。";

fn degree() -> Settings {
    Settings {
        notice: NOTICE.into(),
        calibration: Some(CalibrationPolicy::default()),
        receiver: "学信网（学历证书电子注册）".into(),
        hotline: "0571-0000 0000（工作日 8:30–17:00）".into(),
        platforms: vec![Platform::new(
            "chsi",
            "学历图像平台",
            "用于学历证书电子注册，按《高等教育学历证书电子注册图像采集规范》核验照片质量。",
            "degree",
        )],
        ..Settings::jiangsu()
    }
}

fn campus() -> Settings {
    Settings {
        spec: "degree-white".into(),
        policy: "campus".into(),
        // White, sky blue and light grey.
        calibration: Some(CalibrationPolicy {
            backgrounds: vec![[255, 255, 255], [100, 197, 255], [240, 240, 240]],
            ..CalibrationPolicy::default()
        }),
        receiver: "校园卡中心".into(),
        platforms: vec![gate()],
        ..degree()
    }
}

/// Waits that somebody who only wants to see can sit out.
fn short() -> Settings {
    Settings {
        spec: "degree-blue".into(),
        instruction_video: false,
        cooldown: CooldownPolicy {
            wait: Seconds(5),
            failures: 3,
            locks: vec![Seconds::minutes(2), Seconds::minutes(10)],
            ..CooldownPolicy::default()
        },
        drafts: DraftPolicy { capacity: 2, deletable_after: Seconds::hours(24) },
        ..campus()
    }
}

fn gate() -> Platform {
    Platform::new("campus", "校园门禁平台", "用于校园卡与门禁，要求面部清晰完整。", "campus")
}

/// Three platforms: the gate takes what the degree platform does not, and the police ask who is on the photo as well.
fn several() -> Settings {
    let sharp = [(ReasonCode::Blur, Effect::Block), (ReasonCode::Noise, Effect::Block)];
    let police = Platform {
        effects: sharp.into(),
        identity: true,
        required: true,
        ..Platform::new(
            "police",
            "公安身份核验",
            "用于核对照片与身份证信息是否为同一人，要求面部清晰；是否为本人由审核人员核对。",
            "campus",
        )
    };
    let degree = degree().platforms.into_iter().map(|platform| Platform { required: true, ..platform });
    Settings { drafts: DraftPolicy::default(), platforms: degree.chain([police, gate()]).collect(), ..short() }
}

/// Asks for a living person before the photo.
fn live() -> Settings {
    Settings { liveness: Some(liveness::Settings::default()), ..short() }
}

/// Asks for the identity card before the notice.
fn papers() -> Settings {
    Settings { identity: Some(IdentityPolicy::default()), instruction_video: false, ..degree() }
}

/// Seeds through `services`, whose fixed `clock` is set back by [`HISTORY`] and then moved, so that the queue has a past.
pub async fn seed(services: &Services, clock: &Clock) -> Result<()> {
    let now = clock.now() + HISTORY;
    let contact = "信息化办公室 0571-0000 0000（工作日 8:30–17:00）";
    let school = schools::create(services, "示范大学", contact, Zone::BEIJING).await?;
    let mut colleges = Vec::new();
    for name in COLLEGES {
        colleges.push(schools::create_college(services, school.id, name).await?.id);
    }
    let mut administrator = None;
    for (login, name, role, college) in STAFF {
        let college = college.and_then(|at| colleges.get(at).copied());
        let new = NewStaff { school: school.id, college, login: login.into(), name: name.into(), role };
        let created = staff::create(services, Actor::System, new, STAFF_PASSWORD).await?;
        administrator = administrator.or((role == Role::SchoolAdmin).then_some(created));
    }
    let roster = roster()?;
    for session in &SESSIONS {
        let code = create_session(services, school.id, session, now).await?;
        students::import(services, Actor::System, &code, &roster).await?;
    }
    lock_accounts(services, clock).await?;
    let referenced = fill_queue(services, clock, now).await?;
    let administrator = administrator.context("nobody administers the school")?;
    references::import(services, &administrator, referenced, REFERENCE.to_vec()).await?;
    Ok(())
}

fn roster() -> Result<Vec<RosterLine>> {
    let line = |person: people::Person| {
        Some(RosterLine {
            id_number: person.id_number()?,
            number: person.number.to_string(),
            name: person.name,
            college: person.college.into(),
            class_name: person.class_name,
        })
    };
    people::students().map(line).collect::<Option<_>>().context("an invented identity number is not well-formed")
}

async fn create_session(
    services: &Services,
    school: SchoolId,
    session: &DemoSession,
    now: Timestamp,
) -> Result<SessionCode> {
    let code: SessionCode = session.code.parse()?;
    let window = Window { opens_at: now - HISTORY, closes_at: now + Seconds::days(30), daily: None };
    let new = NewSession {
        school,
        code: code.clone(),
        title: session.title.into(),
        audience: session.audience.into(),
        window,
        settings: (session.settings)(),
    };
    sessions::create(services, Actor::System, new).await?;
    Ok(code)
}

/// Drawn by the project: nobody's face.
const DRAWN: [&[u8]; 6] = [
    include_bytes!("drawn-1.jpg"),
    include_bytes!("drawn-2.jpg"),
    include_bytes!("drawn-3.jpg"),
    include_bytes!("drawn-4.jpg"),
    include_bytes!("drawn-5.jpg"),
    include_bytes!("drawn-6.jpg"),
];

/// The person of the second one, drawn larger before another background: what an identity card's portrait would be to the
/// reviewer.
const REFERENCE: &[u8] = include_bytes!("drawn-2-reference.jpg");
const REFERENCED: usize = 1;

/// How long ago each drawn photo was submitted. The first is past the promise of 48 hours.
const SUBMITTED_AGO: [Seconds; 6] = [
    Seconds::hours(55),
    Seconds::hours(20),
    Seconds::hours(6),
    Seconds::hours(3),
    Seconds::minutes(50),
    Seconds::minutes(12),
];

/// Answers the enrolment of the student of whom there is a reference.
async fn fill_queue(services: &Services, clock: &Clock, now: Timestamp) -> Result<EnrolmentId> {
    let mut enrolments = Vec::new();
    let code: SessionCode = SUBMITTED_IN.parse()?;
    for ((number, jpeg), ago) in SUBMITTED.zip(DRAWN).zip(SUBMITTED_AGO) {
        clock.advance(Seconds((now - ago).0.saturating_sub(clock.now().0) / 1000));
        let student = go_to_camera(services, clock, &code, number).await?;
        // Judged like any other picture.
        let key = AttemptKey(uuid::Uuid::now_v7());
        let upload = Upload::of(key, Source::Camera, jpeg.to_vec());
        let task = attempts::submit(services, student, &code, upload).await?;
        let draft = task.drafts.first().context("a drawn picture did not pass")?.shown();
        reviews::submit(services, student, &code, draft).await?;
        enrolments.push(task.enrolment);
    }
    enrolments.get(REFERENCED).copied().context("the queue is shorter than the one with a reference")
}

async fn lock_accounts(services: &Services, clock: &Clock) -> Result<()> {
    let code: SessionCode = LOCKED_IN.parse()?;
    for number in LOCKED {
        let student = go_to_camera(services, clock, &code, number).await?;
        for _ in 0..CooldownPolicy::default().liveness_failures {
            let failed = Development {
                verdict: Verdict { reasons: vec![liveness::failure(1)], hints: Vec::new() },
                engine: "recorded for the demonstration".into(),
                ..Development::default()
            };
            attempts::record(services, student, &code, shot(failed)).await?;
            clock.advance(Seconds::minutes(2));
        }
    }
    Ok(())
}

fn shot(development: Development) -> Shot {
    Shot { key: AttemptKey(uuid::Uuid::now_v7()), source: Source::Camera, development, original: None, liveness: None }
}

/// Walks a student through every step before the camera, with the same use cases that the pages call. The instruction
/// video is watched second by second, on the demonstration's own clock.
async fn go_to_camera(services: &Services, clock: &Clock, code: &SessionCode, number: u32) -> Result<StudentId> {
    let person = people::students().find(|person| person.number == number).context("not on the roster")?;
    let text = number.to_string();
    let student = students::sign_in(services, code, &text, person.initial_password()).await?.student.id;
    students::change_password(services, student, code, BEGUN_PASSWORD).await?;
    consents::give(services, student, code, Wishes::default()).await?;
    contacts::send_code(services, student, code, Channel::Email, &format!("s{number}@example.edu.cn")).await?;
    let posted = messages::posted(services).await?;
    let answer = posted.into_iter().find_map(|posted| match posted.message {
        Message::ContactCode { code } if posted.to.contains(&text) => Some(code),
        _ => None,
    });
    contacts::prove(services, student, code, &answer.context("no code was posted")?).await?;
    journey::read_notice(services, student, code).await?;
    journey::read_cautions(services, student, code).await?;
    journey::choose_notifications(services, student, code, true).await?;
    let mut position = 0;
    while !journey::report_video(services, student, code, position).await?.finished {
        clock.advance(Seconds(1));
        position += 1000;
        anyhow::ensure!(position < 600_000, "the instruction video does not end");
    }
    journey::read_rules(services, student, code).await?;
    Ok(student)
}
