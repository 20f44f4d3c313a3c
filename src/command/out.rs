//! Where the command writes what came out of a list: the choice of the format by the name, and a file that is whole or not there.
//!
//! Overwrites nothing unless told to, and never the list itself. What is written is `roster::write`'s to say.

use std::{
    fs::{self, File, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
};

use crate::{
    contract::{Code, answers::Problem},
    roster::write::Export,
};

/// A file that can be written.
#[derive(Debug)]
pub struct Out<'p> {
    path: &'p Path,
    force: bool,
    /// What it will be.
    pub export: Export,
}

fn problem(message: String, hint: &str) -> Problem {
    Problem { code: Code::BadValue, path: "--out".to_owned(), message, hint: Some(hint.to_owned()) }
}

impl<'p> Out<'p> {
    /// The file of that path, unless it must not be written; `list` is the file that is read.
    pub fn of(path: &'p Path, list: &Path, force: bool) -> Result<Self, Problem> {
        let extension = path.extension().map(|extension| extension.to_string_lossy()).unwrap_or_default();
        let Some(export) = Export::of_extension(&extension) else {
            let message = format!("cannot write {}: expected a name that ends in .xlsx or .csv", path.display());
            return Err(problem(
                message,
                "name it .xlsx for a workbook with all sheets, .csv for the list by policy alone",
            ));
        };
        // Both must exist to be the same, so a path that leads nowhere is none.
        if let (Ok(out), Ok(list)) = (fs::canonicalize(path), fs::canonicalize(list))
            && out == list
        {
            let message = format!("cannot write {}: it is the list itself", path.display());
            return Err(problem(message, "give `--out` another name"));
        }
        let out = Self { path, force, export };
        out.is_free()?;
        Ok(out)
    }

    fn is_free(&self) -> Result<(), Problem> {
        if self.path.is_dir() {
            let message = format!("cannot write {}: it is a folder", self.path.display());
            return Err(problem(message, "add a file name to it"));
        }
        // A link that leads nowhere is something, too.
        if !self.force && self.path.symlink_metadata().is_ok() {
            let message = format!("cannot write {}: it exists", self.path.display());
            return Err(problem(message, "give `--out` another name, or add `--force` to overwrite it"));
        }
        Ok(())
    }

    /// Writes the file, all of it or nothing.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Problem> {
        let cannot = |error: std::io::Error| {
            let message = format!("cannot write {}: {error}", self.path.display());
            problem(message, "choose a folder that exists and can be written to, and close the file where it is open")
        };
        let beside = self.beside();
        let written = whole(&beside, bytes).map_err(cannot);
        // Looked at again: something may have come meanwhile.
        let moved = written.and_then(|()| self.is_free()).and_then(|()| fs::rename(&beside, self.path).map_err(cannot));
        if moved.is_err() {
            let _gone = fs::remove_file(&beside);
        }
        moved
    }

    /// Says that there are no bytes to write.
    pub fn cannot(&self, why: &str) -> Problem {
        problem(format!("cannot write {}: {why}", self.path.display()), "split the list, or write .csv")
    }

    /// Says what was written.
    pub fn told(&self, people: usize, claims: usize) -> String {
        format!("{}: written; people {people}, claims {claims}\n", self.path.display())
    }

    /// A name in the same folder that nobody else uses.
    fn beside(&self) -> PathBuf {
        let name = self.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        self.path.with_file_name(format!(".{name}.{}.part", std::process::id()))
    }
}

fn whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file: File = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
