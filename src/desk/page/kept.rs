//! What headings mean, remembered on this computer if somebody says so: a heading and the key of its meaning, one a line.
//!
//! Nothing of a list's people. Any storage may refuse; then nothing is remembered.

use crate::app::browser::storage::place;

const COLUMNS: &str = "caice-columns";

/// Each heading with what it means; none if it is not to be read.
pub fn columns() -> Vec<(String, Option<String>)> {
    let kept = place().and_then(|place| place.get_item(COLUMNS).ok().flatten()).unwrap_or_default();
    let line = |line: &str| {
        let (role, heading) = line.split_once('\t')?;
        Some((heading.to_owned(), (!role.is_empty()).then(|| role.to_owned())))
    };
    kept.lines().filter_map(line).collect()
}

/// Remembers them; nothing forgets. Returns whether that worked.
pub fn keep_columns(columns: &[(String, Option<String>)]) -> bool {
    let line = |(heading, role): &(String, Option<String>)| {
        let heading = heading.replace(['\n', '\r', '\t'], " ");
        [role.as_deref().unwrap_or_default(), "\t", &heading].concat()
    };
    let text = columns.iter().map(line).collect::<Vec<_>>().join("\n");
    place().is_some_and(|place| {
        let done = if text.is_empty() { place.remove_item(COLUMNS) } else { place.set_item(COLUMNS, &text) };
        done.is_ok()
    })
}
