//! "Did you mean": the nearest known name to one that is not known.
//!
//! Makes the sentence and decides nothing: an unknown name stays unknown.

/// The nearest of `known` as a hint, if one is near enough; else the list of them, if it is short.
pub(crate) fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    let near = known.iter().map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate)).min();
    match near {
        Some((distance, candidate)) if distance <= 1.max(name.chars().count() / 3) => {
            Some(format!("did you mean `{candidate}`?"))
        }
        _ if (1..=8).contains(&known.len()) => Some(format!("known: {}", known.join(", "))),
        _ => None,
    }
}
