//! What is picked in a question, before it is an answer.
//!
//! Pure: of a set fact, the empty set, none of them, and its other options exclude each other.

use crate::value::{OptionSet, Value};

/// Whether the row with `value` is picked.
pub fn is_picked(picked: Option<Value>, value: Value) -> bool {
    match (picked, value) {
        (Some(Value::Set(picked)), Value::Set(row)) if !row.is_empty() => row.iter().all(|id| picked.contains(id)),
        _ => picked == Some(value),
    }
}

/// What is picked after the row with `value` was picked, or taken back.
pub fn after_pick(picked: Option<Value>, value: Value, several: bool, checked: bool) -> Option<Value> {
    match value {
        Value::Set(row) if several && !row.is_empty() => {
            let before = match picked {
                Some(Value::Set(before)) => before,
                _ => OptionSet::EMPTY,
            };
            let after = row.iter().fold(before, |set, id| set.with(id, checked));
            (!after.is_empty()).then_some(Value::Set(after))
        }
        _ => checked.then_some(value),
    }
}
