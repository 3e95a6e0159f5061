//! Photos as sealed objects beside the database: each named by its id, written whole or not at all.

mod walk;

pub use walk::Walk;

use crate::entity::{identity_picture, original, photo, reference_photo};
use crate::seal::{Keys, Place};
use crate::{Result, Tx};
use domain::time::Timestamp;
use sea_orm::{QuerySelect, entity::prelude::*};
use std::collections::{HashMap, HashSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::io::AsyncWriteExt;

/// Cheap to clone.
#[derive(Clone)]
pub struct PhotoStore {
    keys: Arc<Keys>,
    backend: Backend,
}

#[derive(Clone)]
enum Backend {
    Directory(PathBuf),
    Memory(Arc<Mutex<Shelf>>),
}

/// Sealed objects with the time at which each was stored.
type Shelf = HashMap<Uuid, (Timestamp, Vec<u8>)>;

impl PhotoStore {
    /// Keeps objects in a folder, which is made when it is missing.
    pub fn directory(path: &Path, keys: Keys) -> Result<Self> {
        std::fs::create_dir_all(path)?;
        Ok(Self { keys: Arc::new(keys), backend: Backend::Directory(path.to_owned()) })
    }

    /// Keeps objects in memory, for tests.
    pub fn memory(keys: Keys) -> Self {
        Self { keys: Arc::new(keys), backend: Backend::Memory(Arc::default()) }
    }

    /// How many objects there are; only memory knows.
    #[cfg(feature = "testing")]
    pub fn count(&self) -> usize {
        match &self.backend {
            Backend::Directory(_) => 0,
            Backend::Memory(objects) => objects.lock().unwrap_or_else(PoisonError::into_inner).len(),
        }
    }

    /// Keeps an object, as stored at this time.
    pub async fn put(&self, id: Uuid, bytes: &[u8], at: Timestamp) -> Result<()> {
        let sealed = self.keys.seal(place(&id), bytes)?;
        match &self.backend {
            Backend::Directory(folder) => write_whole(&path(folder, id), &sealed, at).await,
            Backend::Memory(objects) => {
                objects.lock().unwrap_or_else(PoisonError::into_inner).insert(id, (at, sealed));
                Ok(())
            }
        }
    }

    /// The object, or `None` when there is none of this id.
    pub async fn get(&self, id: Uuid) -> Result<Option<Vec<u8>>> {
        let sealed = match &self.backend {
            Backend::Directory(folder) => match tokio::fs::read(path(folder, id)).await {
                Ok(sealed) => sealed,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error.into()),
            },
            Backend::Memory(objects) => match objects.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
                Some((_, sealed)) => sealed.clone(),
                None => return Ok(None),
            },
        };
        self.keys.open(place(&id), &sealed).map(Some)
    }

    /// Removes an object. One that is already gone is no error, so that a removal can be repeated.
    pub async fn delete(&self, id: Uuid) -> Result<()> {
        match &self.backend {
            Backend::Directory(folder) => {
                let whole = path(folder, id);
                remove(&part(&whole)).await?;
                remove(&whole).await
            }
            Backend::Memory(objects) => {
                objects.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
                Ok(())
            }
        }
    }
}

fn place(id: &Uuid) -> Place<'_> {
    Place { table: "objects", column: "photo", row: id }
}

/// The last two digits of an id are random: folders fill evenly. The first ones are the time.
fn path(folder: &Path, id: Uuid) -> PathBuf {
    let name = id.simple().to_string();
    folder.join(&name[30..]).join(name)
}

/// What a crash can leave of an object that was being written.
fn part(path: &Path) -> PathBuf {
    path.with_extension("part")
}

async fn remove(path: &Path) -> Result<()> {
    match tokio::fs::remove_file(path).await {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A reader never sees half a file.
async fn write_whole(path: &Path, bytes: &[u8], at: Timestamp) -> Result<()> {
    let part = part(path);
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await?;
    }
    let mut file = tokio::fs::File::create(&part).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    let at = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(at.0).unwrap_or_default());
    file.into_std().await.set_modified(at)?;
    Ok(tokio::fs::rename(&part, path).await?)
}

/// The objects among these that no row names: no original, no reference, no picture of a paper, and no photo that still
/// exists.
pub async fn unnamed(tx: &Tx, objects: Vec<Uuid>) -> Result<Vec<Uuid>> {
    let photos = photo::Entity::find().select_only().column(photo::Column::Id);
    let photos = photos.filter(photo::Column::Id.is_in(objects.iter().copied()));
    let photos: Vec<Uuid> = photos.filter(photo::Column::DeletedAt.is_null()).into_tuple().all(&tx.db).await?;
    let originals = original::Entity::find().select_only().column(original::Column::Id);
    let originals = originals.filter(original::Column::Id.is_in(objects.iter().copied()));
    let originals: Vec<Uuid> = originals.into_tuple().all(&tx.db).await?;
    let references = reference_photo::Entity::find().select_only().column(reference_photo::Column::Id);
    let references = references.filter(reference_photo::Column::Id.is_in(objects.iter().copied()));
    let references: Vec<Uuid> = references.into_tuple().all(&tx.db).await?;
    let papers = identity_picture::Entity::find().select_only().column(identity_picture::Column::Id);
    let papers = papers.filter(identity_picture::Column::Id.is_in(objects.iter().copied()));
    let papers: Vec<Uuid> = papers.into_tuple().all(&tx.db).await?;
    let named: HashSet<Uuid> = photos.into_iter().chain(originals).chain(references).chain(papers).collect();
    Ok(objects.into_iter().filter(|object| !named.contains(object)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret;

    async fn check(objects: PhotoStore) {
        let id = crate::new_id();
        assert!(objects.get(id).await.unwrap().is_none());
        objects.put(id, b"a portrait", Timestamp(0)).await.unwrap();
        assert_eq!(objects.get(id).await.unwrap().unwrap(), b"a portrait");
        objects.delete(id).await.unwrap();
        objects.delete(id).await.unwrap();
        assert!(objects.get(id).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn an_object_is_kept_until_it_is_deleted() {
        check(PhotoStore::memory(Keys::derive(&Secret::generate()))).await;
        let folder = tempfile::tempdir().unwrap();
        check(PhotoStore::directory(folder.path(), Keys::derive(&Secret::generate())).unwrap()).await;
    }

    #[tokio::test]
    async fn a_file_holds_nothing_readable() {
        let folder = tempfile::tempdir().unwrap();
        let objects = PhotoStore::directory(folder.path(), Keys::derive(&Secret::generate())).unwrap();
        let id = crate::new_id();
        objects.put(id, b"a portrait of nobody in particular", Timestamp(0)).await.unwrap();
        let bytes = std::fs::read(path(folder.path(), id)).unwrap();
        assert!(!bytes.windows(8).any(|part| part == b"portrait"));
    }
}
