//! The parts of a zip archive, unpacked only as far as is allowed.
//!
//! Sizes that the archive states are believed only where they are too large. What is really unpacked is counted while
//! it is, before anything is kept. Knows nothing of workbooks.

use std::io::{Cursor, Read};

use zip::{ZipArchive, read::ZipFile, result::ZipError};

use super::limits::MOST_BYTES;
use crate::roster::code::Refusal;

/// An archive whose parts are known not to be too large.
pub struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
}

/// More parts than any workbook has.
const MOST_PARTS: usize = 20_000;

impl<'b> Package<'b> {
    /// Opens the archive and counts what is in it.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
        if zip.len() > MOST_PARTS {
            return Err(Refusal::TooLarge);
        }
        // A name that is no text is nobody's.
        let name = |at| zip.name_for_index(at)?.ok().map(|name| name.into_owned());
        let names: Vec<String> = (0..zip.len()).map(|at| name(at).unwrap_or_default()).collect();
        let mut stated = 0_u64;
        for at in 0..zip.len() {
            let part = zip.by_index_raw(at).map_err(|error| refusal(&error))?;
            stated = stated.saturating_add(part.size());
        }
        if stated > MOST_BYTES {
            return Err(Refusal::TooLarge);
        }
        let mut left = MOST_BYTES;
        for at in 0..zip.len() {
            left = count(&mut zip.by_index(at).map_err(|error| refusal(&error))?, left)?;
        }
        Ok(Self { zip, names })
    }

    /// Whether the archive has a part; its name is compared without regard to case and to the direction of slashes.
    pub fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Whether the name of some part satisfies that.
    pub fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.names.iter().any(|name| is(name))
    }

    /// A part, to be read from its beginning.
    pub fn part(&mut self, name: &str) -> Result<Option<ZipFile<'_, Cursor<&'b [u8]>>>, Refusal> {
        match self.position(name) {
            Some(at) => self.zip.by_index(at).map(Some).map_err(|error| refusal(&error)),
            None => Ok(None),
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        let plain = |name: &str| name.trim_start_matches('/').replace('\\', "/").to_lowercase();
        let name = plain(name);
        self.names.iter().position(|known| plain(known) == name)
    }
}

/// Reads to the end and forgets what it reads; gives what is left of `left`.
fn count(part: &mut impl Read, mut left: u64) -> Result<u64, Refusal> {
    let mut buffer = vec![0_u8; 64 << 10];
    loop {
        match part.read(&mut buffer) {
            Ok(0) => return Ok(left),
            Ok(n) => {
                let n = u64::try_from(n).unwrap_or(u64::MAX);
                left = left.checked_sub(n).ok_or(Refusal::TooLarge)?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Refusal::Damaged),
        }
    }
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => Refusal::Encrypted,
        ZipError::InvalidPassword => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}
