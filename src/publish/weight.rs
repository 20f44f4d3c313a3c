//! Reports what a pack's rules and short texts weigh on the way to a phone, while a policy is being written.
//!
//! A remark, not a limit: no sentence of a policy stops a deployment. The code has a limit; `dist` enforces it.

use super::dist::brotli;
use crate::{
    author::lower::Lowered,
    pack::{Pack, ShortText, encode},
};

/// The size (brotli 11, rules and Chinese short texts together) worth a remark: three times the first twenty policies,
/// half a second on a slow network.
pub(crate) const REMARKABLE: usize = 24 * 1024;
/// How many policies to name.
const NAMED: usize = 3;

/// What the pack weighs and its heaviest policies, if it weighs more than `limit` bytes.
///
/// # Errors
///
/// If compressing fails.
pub(crate) fn remark(lowered: &Lowered, limit: usize) -> std::io::Result<Option<String>> {
    let Some(short) = lowered.short() else { return Ok(None) };
    let all = weight(&lowered.pack, short)?;
    if all <= limit {
        return Ok(None);
    }
    let mut policies: Vec<(usize, &str)> = Vec::new();
    for (index, policy) in lowered.pack.policies.iter().enumerate() {
        policies.push((all.saturating_sub(without(&lowered.pack, short, index)?), &policy.key));
    }
    policies.sort_by(|a, b| b.cmp(a));
    let heaviest: Vec<String> =
        policies.iter().take(NAMED).map(|(bytes, key)| format!("{key} ({bytes} bytes)")).collect();
    Ok(Some(format!(
        "warning: rules and short texts weigh {all} bytes on the way to a phone, more than {limit}; heaviest: {}\n",
        heaviest.join(", ")
    )))
}

fn weight(pack: &Pack, short: &ShortText) -> std::io::Result<usize> {
    Ok(brotli(&encode(pack))?.len() + brotli(&encode(short))?.len())
}

/// The weight of all policies but one. Later ids would be wrong, but weigh the same.
fn without(pack: &Pack, short: &ShortText, index: usize) -> std::io::Result<usize> {
    let (mut pack, mut short) = (pack.clone(), short.clone());
    pack.policies.remove(index);
    if index < short.policies.len() {
        short.policies.remove(index);
    }
    weight(&pack, &short)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::author::{lower, read};

    #[test]
    fn a_heavy_pack_names_its_bytes_and_its_heaviest_policies_and_a_light_one_nothing() {
        let (_, lowered, _) = lower::lower(read::read(Path::new("policies")));
        let lowered = lowered.unwrap_or_else(|| unreachable!("the bundled pack lowers"));
        assert_eq!(remark(&lowered, REMARKABLE).ok().flatten(), None);
        let said = remark(&lowered, 1000).ok().flatten().unwrap_or_default();
        let numbers: Vec<usize> = said
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .filter(|number| *number > 25)
            .collect();
        // The total, the limit, and three policies, heaviest first; none weighs more than the total.
        let [all, 1000, first, second, third] = numbers.as_slice() else { unreachable!("{said}") };
        assert!(all > first && first >= second && second >= third && *third > 50, "{said}");
    }
}
