//! The stream of a compound file that holds a workbook.
//!
//! The crate that reads compound files finds loops, sectors that are not there and lengths that are not true. A file that it cannot
//! read is told apart by the names in it, so that a password is still called one.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use crate::roster::code::Refusal;

/// The bytes of the workbook, or what the file is instead.
pub fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let Ok(mut file) = CompoundFile::open(Cursor::new(bytes)) else { return Err(by_names(bytes)) };
    if file.is_stream("/EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    // Excel 95 calls it otherwise; where both are there, the newer one is the whole.
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) else {
        return Err(by_names(bytes));
    };
    let mut stream = file.open_stream(name).map_err(|_| Refusal::OldXls)?;
    let mut workbook = Vec::new();
    // A stream has no more bytes than its file.
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    stream.by_ref().take(most).read_to_end(&mut workbook).map_err(|_| Refusal::OldXls)?;
    Ok(workbook)
}

/// What a compound file is that holds no workbook one could read: the directory names its streams in UTF-16, in entries that lie anywhere.
fn by_names(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Refusal::Encrypted
    } else if has("WordDocument") || has("PowerPoint Document") {
        Refusal::NotASpreadsheet
    } else {
        Refusal::OldXls
    }
}
