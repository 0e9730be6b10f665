//! A copy of the built site that offers one set more, for as long as it is needed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// A folder with the built site and one more set; it goes when this is dropped.
pub struct Enlarged {
    folder: PathBuf,
}

impl Enlarged {
    /// Copies `site`, and adds the set that `text` is, or puts it in the place of the one of its id.
    pub fn new(site: &Path, text: &str) -> Result<Enlarged> {
        static COPIES: AtomicU32 = AtomicU32::new(0);
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let name = format!("annals-site-{}-{number}", std::process::id());
        let enlarged = Enlarged {
            folder: std::env::temp_dir().join(name),
        };
        copy(site, &enlarged.folder)?;
        let set: Value = serde_json::from_str(text)?;
        let id = set["id"].as_str().context("the set has no id")?;
        let questions = enlarged.folder.join("questions");
        let file = format!("{id}.json");
        std::fs::write(questions.join(&file), text)?;
        let index = questions.join("index.json");
        let mut list: Value = serde_json::from_str(&std::fs::read_to_string(&index)?)?;
        let sets = list["sets"].as_array_mut().context("a list without sets")?;
        sets.retain(|known| known["id"] != id);
        sets.push(json!({ "file": file, "id": id, "title": set["title"] }));
        std::fs::write(index, list.to_string())?;
        Ok(enlarged)
    }

    /// Where the site is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Enlarged {
    fn drop(&mut self) {
        // What is left behind there hurts nobody.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
