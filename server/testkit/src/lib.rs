//! Test database, builders and prepared developments; a dev-dependency only.

pub mod cards;
mod database;
pub mod developments;
pub mod files;
pub mod onnx;
mod people;
mod world;

pub use database::TestDb;
pub use world::World;

/// Plays a scenario in a fresh world on SQLite and, where `TUCAI_TEST_POSTGRES` names a throw-away server, in another
/// one on PostgreSQL.
pub async fn everywhere(scenario: impl AsyncFn(&World)) {
    for db in TestDb::all().await {
        let world = World::in_database(db).await;
        scenario(&world).await;
        world.end().await;
    }
}
