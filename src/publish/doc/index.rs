//! The list of all policies, grouped by who made them, from the zone to the state.
//!
//! Names and how well each is known; no condition and no figure.

use super::{
    html::{link, said, section, tag},
    setting::Setting,
};
use crate::pack::{Audience, Level, Policy, PolicyId};

/// The body of the index.
pub(super) fn body(setting: &Setting<'_>) -> String {
    let Setting { text, words, .. } = setting;
    let mut body = [said("h1", "", words.all), said("p", "lead", words.note), "\n".to_owned()].concat();
    let policies = &setting.lowered.pack.policies;
    for level in [Level::Etdz, Level::Lishui, Level::Zhejiang, Level::National] {
        let of_level = policies.iter().enumerate().filter(|(_, policy)| policy.level == level);
        let items: String =
            of_level.map(|(at, policy)| tag("li", "", &item(setting, PolicyId::at(at), policy))).collect();
        let list = if items.is_empty() { items } else { tag("ul", "policies", &items) };
        body += &section((text.level)(level), &list);
    }
    body
}

fn item(setting: &Setting<'_>, id: PolicyId, policy: &Policy) -> String {
    let text = setting.text;
    let (letter, meaning) = (text.grade)(policy.grade);
    let known = [letter, text.dot, meaning].concat();
    let firm = (policy.audience() == Audience::Employer).then(|| (text.given_to)(policy.roles.beneficiary));
    let remarks: Vec<&str> = firm.into_iter().chain([known.as_str()]).collect();
    let title = link(&format!("{}.html", policy.key), &setting.title(id));
    [title, said("small", "", &remarks.join(text.dot))].concat()
}
