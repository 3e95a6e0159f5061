//! A walk through the stored objects, a batch at a time: what is there, whatever the rows say.

use super::{Backend, PhotoStore, part, path};
use crate::Result;
use domain::time::Timestamp;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::SystemTime;
use tokio::fs::{DirEntry, ReadDir, read_dir};
use uuid::Uuid;

/// Objects come in no order, and what is stored or deleted meanwhile may be met or not.
pub struct Walk(Way);

enum Way {
    /// The folders in which objects lie, and the one that is open.
    Directory {
        root: PathBuf,
        folders: ReadDir,
        open: Option<ReadDir>,
    },
    Memory(std::vec::IntoIter<(Uuid, Timestamp)>),
}

impl PhotoStore {
    pub async fn walk(&self) -> Result<Walk> {
        Ok(Walk(match &self.backend {
            Backend::Directory(root) => {
                Way::Directory { root: root.clone(), folders: read_dir(root).await?, open: None }
            }
            Backend::Memory(objects) => {
                let objects = objects.lock().unwrap_or_else(PoisonError::into_inner);
                Way::Memory(objects.iter().map(|(id, (at, _))| (*id, *at)).collect::<Vec<_>>().into_iter())
            }
        }))
    }
}

impl Walk {
    /// The next objects that were stored before `before`, at most `most`; none when the walk has ended.
    pub async fn next(&mut self, before: Timestamp, most: usize) -> Result<Vec<Uuid>> {
        let mut batch = Vec::new();
        while batch.len() < most {
            match self.step().await? {
                Some((id, at)) if at < before => batch.push(id),
                Some(_) => {}
                None => break,
            }
        }
        Ok(batch)
    }

    async fn step(&mut self) -> Result<Option<(Uuid, Timestamp)>> {
        let (root, folders, open) = match &mut self.0 {
            Way::Directory { root, folders, open } => (root, folders, open),
            Way::Memory(objects) => return Ok(objects.next()),
        };
        loop {
            if let Some(folder) = open {
                while let Some(entry) = folder.next_entry().await? {
                    if let Some(object) = object(root, &entry).await? {
                        return Ok(Some(object));
                    }
                }
                *open = None;
            }
            match folders.next_entry().await? {
                Some(entry) if entry.file_type().await?.is_dir() => *open = Some(read_dir(entry.path()).await?),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }
}

/// The object of a file, also of one that a crash left half written. What lies there and is none of ours is not met.
async fn object(root: &Path, entry: &DirEntry) -> Result<Option<(Uuid, Timestamp)>> {
    let file = entry.path();
    let Some(id) = file.file_stem().and_then(|name| Uuid::try_parse(name.to_str()?).ok()) else { return Ok(None) };
    let whole = path(root, id);
    if file != whole && file != part(&whole) {
        return Ok(None);
    }
    match entry.metadata().await {
        Ok(facts) => Ok(Some((id, timestamp(facts.modified()?)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn timestamp(at: SystemTime) -> Timestamp {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Keys, Secret};
    use domain::time::Seconds;
    use std::collections::BTreeSet;

    const NOON: Timestamp = Timestamp(1_793_073_600_000);

    async fn met(objects: &PhotoStore, before: Timestamp) -> BTreeSet<Uuid> {
        let mut walk = objects.walk().await.unwrap();
        let mut all = BTreeSet::new();
        loop {
            let batch = walk.next(before, 3).await.unwrap();
            assert!(batch.len() <= 3);
            if batch.is_empty() {
                return all;
            }
            for id in batch {
                assert!(all.insert(id), "met twice");
            }
        }
    }

    async fn check(objects: &PhotoStore) {
        assert!(met(objects, NOON).await.is_empty());
        let (mut old, mut young) = (BTreeSet::new(), BTreeSet::new());
        for n in 0..20 {
            let (at, ids) = if n % 2 == 0 { (NOON, &mut old) } else { (NOON + Seconds(1), &mut young) };
            let id = crate::new_id();
            objects.put(id, b"a portrait", at).await.unwrap();
            ids.insert(id);
        }
        assert!(met(objects, NOON).await.is_empty());
        assert_eq!(met(objects, NOON + Seconds(1)).await, old);
        assert_eq!(met(objects, NOON + Seconds(2)).await, &old | &young);
    }

    #[tokio::test]
    async fn a_walk_meets_every_object_of_its_age_once() {
        check(&PhotoStore::memory(Keys::derive(&Secret::generate()))).await;
        let folder = tempfile::tempdir().unwrap();
        check(&PhotoStore::directory(folder.path(), Keys::derive(&Secret::generate())).unwrap()).await;
    }

    #[tokio::test]
    async fn a_walk_meets_what_a_crash_left_half_written_and_nothing_that_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let objects = PhotoStore::directory(folder.path(), Keys::derive(&Secret::generate())).unwrap();
        let half = crate::new_id();
        let part = part(&path(folder.path(), half));
        std::fs::create_dir_all(part.parent().unwrap()).unwrap();
        std::fs::write(&part, "half").unwrap();
        std::fs::write(folder.path().join("notes.txt"), "somebody's").unwrap();
        std::fs::write(part.with_file_name("notes.txt"), "somebody's").unwrap();
        std::fs::write(part.with_file_name(format!("{}.bak", half.simple())), "somebody's").unwrap();
        assert_eq!(met(&objects, Timestamp(i64::MAX)).await, BTreeSet::from([half]));
        objects.delete(half).await.unwrap();
        assert!(met(&objects, Timestamp(i64::MAX)).await.is_empty());
        assert!(!part.exists());
    }
}
