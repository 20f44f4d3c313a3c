//! Reading files and folders, with errors in one sentence that says what and where.
//!
//! Decides nothing about what they hold.

use std::{fs, path::Path};

/// All files below `root`, as paths with `/`, sorted.
pub(super) fn files(root: &Path, under: &str) -> Result<Vec<String>, String> {
    let folder = root.join(under);
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|e| cannot("read", &folder, &e))? {
        let entry = entry.map_err(|e| cannot("read", &folder, &e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = if under.is_empty() { name } else { format!("{under}/{name}") };
        if entry.path().is_dir() {
            found.extend(files(root, &path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub(super) fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| cannot("read", path, &e))
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|e| cannot("read", path, &e))
}

pub(super) fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {what} {}: {error}", path.display())
}
