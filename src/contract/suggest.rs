//! "Did you mean": the known name nearest to an unknown one.
//!
//! Only makes the sentence: an unknown name stays unknown.

/// Suggests the nearest of `known` if one is near enough, else lists all of them if the list is short.
pub(crate) fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    let lower = name.to_lowercase();
    let distance = |candidate: &&&str| {
        let folded = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
        (folded, strsim::damerau_levenshtein(name, candidate))
    };
    let near = known.iter().map(|candidate| (distance(&candidate), candidate)).min();
    match near {
        Some(((distance, _), candidate)) if distance <= 1.max(name.chars().count() / 3) => {
            Some(format!("did you mean `{candidate}`?"))
        }
        _ if (1..=8).contains(&known.len()) => Some(format!("known: {}", known.join(", "))),
        _ => None,
    }
}
