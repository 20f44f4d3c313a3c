//! A copy of a folder, for tests that change it. Included by each suite that needs one; says nothing of what is in it.

use std::{error::Error, fs, path::Path};

/// Copies a folder with everything below it, over what is there.
pub fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
