//! Writes the compiled pack: `rules.bin`, and `short.<language>.bin`, `long.<language>.bin` for each
//! language.
//!
//! Writes files only; hashing names and compressing is `dist`'s.

use std::{fs, path::Path};

use super::lower::Lowered;
use crate::pack::encode;

/// What was written: name and size of each file.
pub type Written = Vec<(String, usize)>;

/// Writes all parts into `out`, which is made if it is not there. The error is one line.
pub fn build(lowered: &Lowered, out: &Path) -> Result<Written, String> {
    let cannot = |what: &Path, error: std::io::Error| format!("cannot write {}: {error}", what.display());
    fs::create_dir_all(out).map_err(|error| cannot(out, error))?;
    let mut parts = vec![("rules.bin".to_owned(), encode(&lowered.pack))];
    for texts in &lowered.texts {
        parts.push((format!("short.{}.bin", texts.language), encode(&texts.short)));
        parts.push((format!("long.{}.bin", texts.language), encode(&texts.long)));
    }
    let mut written = Vec::new();
    for (name, bytes) in parts {
        let path = out.join(&name);
        fs::write(&path, &bytes).map_err(|error| cannot(&path, error))?;
        written.push((name, bytes.len()));
    }
    Ok(written)
}
