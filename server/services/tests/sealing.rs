//! What a thief of the database would find.

use domain::contact::Channel;
use domain::journey::Step;
use services::contacts;
use testkit::{TestDb, World};

#[tokio::test]
async fn the_database_file_holds_no_identity_number_address_or_code() {
    let world = World::in_database(TestDb::sqlite()).await;
    let (student, line) = world.newcomer(&world.college).await;
    for step in [Step::Password, Step::Consent] {
        world.take(student, step).await.unwrap();
    }
    contacts::send_code(&world.services, student, world.code(), Channel::Phone, "13812345678").await.unwrap();
    let code = world.last_code().await;
    contacts::prove(&world.services, student, world.code(), &code).await.unwrap();
    world.store.run("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    let files: Vec<_> = world.db.files().iter().map(|path| std::fs::read(path).unwrap()).collect();
    let found = |text: &str| files.iter().any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()));
    assert!(found(&line.number), "the student number is there: the search itself works");
    for secret in [line.id_number.as_str(), line.id_number.last_six(), "13812345678", &code, "tucai-2026"] {
        assert!(!found(secret), "{} characters lie open", secret.len());
    }
    world.end().await;
}
