//! A school with one open session, services on a fresh database, a clock that tests move, and a scripted developer.

use crate::{TestDb, cards, developments, people};
use domain::actor::Actor;
use domain::attempt::Source;
use domain::college::{College, School, Scope};
use domain::consent::Wishes;
use domain::contact::Channel;
use domain::draft::Draft;
use domain::id::{AttemptKey, CollegeId, StaffId, StudentId};
use domain::id_number::IdNumber;
use domain::idcard::Document;
use domain::identity::{HandedIn, Reading, Slot};
use domain::journey::Step;
use domain::notification::Message;
use domain::reason::ReasonCode;
use domain::session::{CaptureSession, SessionCode, Settings, Window};
use domain::staff::{Role, Staff};
use domain::task::Task;
use domain::time::{Seconds, Timestamp, Zone};
use services::develop::{Developer, Development, Script};
use services::identity::{self, CardReader};
use services::sessions::NewSession;
use services::students::RosterLine;
use services::{Clock, Error, Mailer, Services, ServicesParts, attempts, consents, contacts, journey, students};
use std::num::NonZero;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Keys, PhotoStore, Secret, Store};
use uuid::Uuid;

/// 2026-10-27 10:00 in Beijing.
const MORNING: Timestamp = Timestamp(1_793_066_400_000);

pub struct World {
    pub services: Services,
    pub script: Arc<Script>,
    /// What cards say.
    pub cards: Arc<identity::Script>,
    pub clock: Clock,
    pub store: Store,
    pub photos: PhotoStore,
    pub db: TestDb,
    pub school: School,
    pub college: College,
    pub session: CaptureSession,
    people: AtomicU32,
}

impl World {
    pub async fn in_database(db: TestDb) -> World {
        let keys = Keys::derive(&Secret::generate());
        let store = Store::connect(&db.url, keys.clone()).await.expect("the database opens");
        store.migrate().await.expect("the schema is made");
        let (photos, clock, script) = (PhotoStore::memory(keys), Clock::fixed(MORNING), Arc::new(Script::default()));
        script.then(Ok(developments::passing()));
        let cards = Arc::new(identity::Script::default());
        let services = Services::new(ServicesParts {
            store: store.clone(),
            photos: photos.clone(),
            developer: Developer::Scripted(script.clone()),
            cards: CardReader::Scripted(cards.clone()),
            clock: clock.clone(),
            mailer: Mailer::Demo,
            workers: NonZero::<usize>::MIN,
            video_millis: 3_000,
        });
        let school = services::schools::create(&services, "华东示范大学", "图采办 021-5550 0100", Zone::BEIJING);
        let school = school.await.expect("a school");
        let college = services::schools::create_college(&services, school.id, "计算机学院").await.expect("a college");
        let session = session(&services, &school, "25103003", Settings::jiangsu()).await;
        World { services, script, cards, clock, store, photos, db, school, college, session, people: AtomicU32::new(1) }
    }

    pub async fn end(self) {
        drop(self.services);
        self.store.close().await.expect("the database closes");
    }

    pub fn code(&self) -> &SessionCode {
        &self.session.code
    }

    pub fn advance(&self, length: Seconds) {
        self.clock.advance(length);
    }

    /// Another session of the same school.
    pub async fn session(&self, code: &str, settings: Settings) -> CaptureSession {
        session(&self.services, &self.school, code, settings).await
    }

    /// Another school on the same server, with a session of this code.
    pub async fn another_school(&self, code: &str) -> (School, CaptureSession) {
        let school = services::schools::create(&self.services, "西部示范学院", "图采办 029-5550 0200", Zone::BEIJING);
        let school = school.await.expect("a school");
        let session = session(&self.services, &school, code, Settings::jiangsu()).await;
        (school, session)
    }

    pub async fn college(&self, name: &str) -> College {
        services::schools::create_college(&self.services, self.school.id, name).await.expect("a college")
    }

    /// The next invented line of a roster.
    pub fn line(&self, college: &College) -> RosterLine {
        let n = self.people.fetch_add(1, Ordering::SeqCst);
        RosterLine {
            number: format!("2023{n:04}"),
            name: format!("陈小{n}"),
            college: college.name.clone(),
            class_name: "计算机 2301".to_owned(),
            id_number: people::id_number(n),
        }
    }

    /// Somebody on the roster who has done nothing yet.
    pub async fn newcomer(&self, college: &College) -> (StudentId, RosterLine) {
        let line = self.line(college);
        let imported = students::import(&self.services, Actor::System, self.code(), std::slice::from_ref(&line)).await;
        assert_eq!(imported.expect("the roster is taken over"), 1);
        let tx = self.store.read(self.services.now()).await.expect("a transaction");
        let student = store::students::by_number(&tx, self.school.id, &line.number).await.expect("a query");
        (student.expect("the student was imported").id, line)
    }

    /// A student of the first college who has reached this step, by doing everything before it.
    pub async fn student(&self, step: Step) -> StudentId {
        self.student_of(&self.college, step).await
    }

    pub async fn student_of(&self, college: &College, step: Step) -> StudentId {
        let (student, _) = self.newcomer(college).await;
        while let Some(at) = Some(self.task(student).await.step).filter(|at| *at < step) {
            self.take(student, at).await.expect("the step is taken");
        }
        student
    }

    /// Does what one step asks for. Boxed, since every test that awaits these use cases would compile them for itself.
    pub fn take(
        &self,
        student: StudentId,
        step: Step,
    ) -> Pin<Box<dyn Future<Output = Result<Task, Error>> + Send + '_>> {
        Box::pin(self.take_now(student, step))
    }

    async fn take_now(&self, student: StudentId, step: Step) -> Result<Task, Error> {
        let (services, code) = (&self.services, self.code());
        match step {
            Step::Password => students::change_password(services, student, code, "tucai-2026").await,
            Step::Consent => consents::give(services, student, code, Wishes { original: false, liveness: true }).await,
            Step::Contact => {
                let address = format!("s{}@example.edu", student.0.simple());
                contacts::send_code(services, student, code, Channel::Email, &address).await?;
                contacts::prove(services, student, code, &self.last_code().await).await
            }
            Step::Identity => {
                identity::agree(services, student, code).await?;
                let (name, number) = self.record(student).await;
                for (slot, reading) in [(Slot::Front, cards::front(&name, &number)), (Slot::Back, cards::back())] {
                    self.show(student, slot, reading).await?;
                }
                match identity::hand_in(services, student, code, &cards::claim(&name, &number), false).await? {
                    HandedIn::Taken { task } => Ok(*task),
                    HandedIn::Doubtful { doubts } => panic!("the student's own card raises doubts: {doubts:?}"),
                }
            }
            Step::Notice => journey::read_notice(services, student, code).await,
            Step::Cautions => journey::read_cautions(services, student, code).await,
            Step::Notifications => journey::choose_notifications(services, student, code, true).await,
            Step::Rules => {
                for position in [0, 1_000, 2_000, 3_000] {
                    journey::report_video(services, student, code, position).await?;
                    self.advance(Seconds(1));
                }
                journey::read_rules(services, student, code).await
            }
            Step::Capture => {
                let draft = self.draft(student).await;
                services::reviews::submit(services, student, code, draft.shown()).await
            }
            Step::Status => Ok(self.task(student).await),
        }
    }

    /// The roster's name and identity number.
    pub async fn record(&self, student: StudentId) -> (String, IdNumber) {
        let tx = self.store.read(self.services.now()).await.expect("a transaction");
        let known = store::students::find(&tx, student).await.expect("a query").expect("a student");
        let number = store::students::id_number(&tx, student).await.expect("a query").expect("a number");
        (known.name, number)
    }

    /// Uploads a picture of one side, on which this is read.
    pub async fn show(&self, student: StudentId, slot: Slot, reading: Reading) -> Result<Task, Error> {
        self.cards.reads(Ok(reading));
        let upload = identity::Upload { slot, document: Document::IdCard, picture: b"\xff\xd8 a card".to_vec() };
        identity::upload(&self.services, student, self.code(), upload).await
    }

    pub async fn task(&self, student: StudentId) -> Task {
        services::tasks::show(&self.services, student, self.code()).await.expect("a task")
    }

    /// The code in the message that was posted last.
    pub async fn last_code(&self) -> String {
        let posted = services::messages::posted(&self.services).await.expect("the demo's outbox");
        match posted.first().map(|posted| &posted.message) {
            Some(Message::ContactCode { code }) => code.clone(),
            other => panic!("the last message is no code: {other:?}"),
        }
    }

    /// Takes a photo that is developed as told.
    pub async fn shoot(&self, student: StudentId, development: Development) -> Result<Task, Error> {
        let (key, source) = (AttemptKey(Uuid::new_v4()), Source::Camera);
        let shot = attempts::Shot { key, source, development, original: None, liveness: None };
        attempts::record(&self.services, student, self.code(), shot).await
    }

    /// Takes a photo that fails.
    pub async fn fail(&self, student: StudentId, code: ReasonCode) -> Result<Task, Error> {
        self.shoot(student, developments::failing(code)).await
    }

    /// Takes a photo that passes.
    pub async fn draft(&self, student: StudentId) -> Draft {
        let task = self.shoot(student, developments::passing()).await.expect("a photo that passes");
        task.drafts.into_iter().next().expect("a draft")
    }

    /// An account that cannot sign in by password, which is quicker to make.
    pub async fn staff(&self, role: Role, college: Option<CollegeId>) -> Staff {
        self.staff_of(Scope { school: self.school.id, college }, role).await
    }

    pub async fn staff_of(&self, Scope { school, college }: Scope, role: Role) -> Staff {
        let id = StaffId(store::new_id());
        let staff = Staff { id, school, college, login: id.to_string(), name: "李老师".into(), role };
        let tx = self.store.begin(self.services.now()).await.expect("a transaction");
        store::staff::insert(&tx, &staff, "!").await.expect("an account");
        tx.commit().await.expect("a commit");
        staff
    }

    pub async fn reviewer(&self) -> Staff {
        self.staff(Role::Reviewer, None).await
    }

    /// Puts changed settings of the session in force.
    pub async fn change_settings(&self, settings: Settings) {
        let tx = self.store.begin(self.services.now()).await.expect("a transaction");
        let now = store::sessions::find(&tx, self.session.id).await.expect("a query").expect("the session");
        let changed = CaptureSession { settings, ..now };
        store::sessions::change_settings(&tx, &changed, None).await.expect("new settings");
        tx.commit().await.expect("a commit");
    }

    /// How many objects with these ids are in the photo store.
    pub async fn objects(&self, ids: &[Uuid]) -> usize {
        let mut count = 0;
        for id in ids {
            count += usize::from(self.photos.get(*id).await.expect("the photo store").is_some());
        }
        count
    }
}

async fn session(services: &Services, school: &School, code: &str, settings: Settings) -> CaptureSession {
    let window = Window { opens_at: MORNING - Seconds::days(1), closes_at: MORNING + Seconds::days(60), daily: None };
    let new = NewSession {
        school: school.id,
        code: code.parse().expect("a session code"),
        title: "2027 届毕业生图像采集".to_owned(),
        audience: "2027 届毕业生".to_owned(),
        window,
        settings,
    };
    services::sessions::create(services, Actor::System, new).await.expect("a session")
}
