//! The page of one policy: what it is, how its rule decides, and everything the pack says about it.
//!
//! Puts the parts in order; `parts` and `examples` word them. Assesses nobody.

use super::{
    examples,
    html::{escaped, fact, list, said, section, tag},
    parts::{self, Sources},
    picture::{Look, picture},
    setting::Setting,
};
use crate::{
    engine::Status,
    interview::view::PolicyView,
    pack::{Award, Num, Policy, PolicyId, Window},
    value::Date,
};

/// The body of a policy's page; `None` if the pack lacks the policy or its words.
pub(super) fn body(setting: &Setting<'_>, id: PolicyId) -> Option<String> {
    let Setting { text, words, .. } = setting;
    let policy = setting.session.pack.policy(id)?;
    let view = PolicyView::of(&setting.session, id, text)?;
    let long = setting.long.policies.get(id.index())?;
    let sources = Sources::of(&setting.lowered.pack, id, &view.sources);
    let mut body = said("p", "level", (text.level)(policy.level)) + &said("h1", "", &view.title);
    if !long.aliases.is_empty() {
        body += &said("p", "aliases", &[words.aliases, &long.aliases.join(text.comma)].concat());
    }
    body += &tag("dl", "facts", &facts(setting, id, policy));
    let app = setting.app(&format!("#/policy/{}", policy.key));
    body += &app.map(|app| tag("p", "onward", &super::html::link(&app, words.app_policy))).unwrap_or_default();
    body.push('\n');
    // Of what was withdrawn, its state says when, and this why: nobody shall take a figure from it.
    if policy.validity.withdrawn.is_some() {
        body += &section((text.tag)(Status::Withdrawn), &list("", long.uncertain.iter().map(|line| escaped(line))));
        body += &section(text.contact, &parts::contact(&view));
        body += &section(text.sources, &parts::sources(setting, &sources));
        body += &section(words.corrections, &parts::corrections(setting, id));
        return Some(body);
    }
    body += &section(text.paper().rule, &rule(setting, policy, id, &view.title));
    body += &section(text.demands, &parts::clauses(setting, id, policy, &sources));
    body += &section(text.gives, &parts::benefits(setting, id, policy, &view.gives, &sources));
    body += &section(words.relations, &parts::relations(setting, id, &sources));
    body += &section(text.apply, &parts::applying(setting, long));
    body += &section(text.contact, &parts::contact(&view));
    body += &section(text.uncertain, &list("", long.uncertain.iter().map(|line| escaped(line))));
    body += &section(text.basis, &parts::basis(setting, long));
    body += &section(text.sources, &parts::sources(setting, &sources));
    body += &section(words.corrections, &parts::corrections(setting, id));
    body += &section(words.examples, &examples::table(setting, id));
    Some(body)
}

/// What to know before reading on: status, whom it is for, when to apply, how well it is known.
fn facts(setting: &Setting<'_>, id: PolicyId, policy: &Policy) -> String {
    let Setting { text, words, long, session, .. } = setting;
    let roles = policy.roles;
    // Of a policy known by its name alone, who applies and who is paid are not known either.
    let known = !policy.clauses.is_empty();
    let mut whom: Vec<String> =
        known.then(|| (text.roles)(roles.beneficiary, roles.applicant, roles.payee)).into_iter().collect();
    let stages = long.policies.get(id.index()).map(|policy| policy.stages.as_slice()).unwrap_or_default();
    let stages: Vec<&str> =
        stages.iter().filter_map(|at| session.short.starts.get(usize::from(*at))).map(String::as_str).collect();
    if !stages.is_empty() {
        whom.push([text.stage, text.colon, &stages.join(text.comma)].concat());
    }
    if policy.award == Award::Competitive {
        whom.push(words.competitive.to_owned());
    }
    if policy.automatic {
        whom.push(text.automatic.to_owned());
    }
    let lines = |lines: &[String]| lines.iter().map(|line| said("p", "", line)).collect::<String>();
    let (letter, meaning) = (text.grade)(policy.grade);
    if policy.validity.withdrawn.is_some() {
        return fact(words.state, &parts::state(setting, policy));
    }
    [
        fact(words.state, &parts::state(setting, policy)),
        fact(words.roles, &lines(&whom)),
        fact(words.window, &lines(&window(setting, id, policy))),
        fact(words.known, &said("p", "", &[letter, text.dot, meaning].concat())),
    ]
    .concat()
}

/// When one can apply, and why not to wait.
fn window(setting: &Setting<'_>, id: PolicyId, policy: &Policy) -> Vec<String> {
    let Setting { text, words, session, .. } = setting;
    // The sentence of a pause stands under how to apply.
    let days = match &policy.window {
        Window::None => None,
        Window::Unknown => Some(text.when_unknown.to_owned()),
        Window::Yearly { opens, closes, confirmed } => Some((words.yearly)(*opens, *closes, *confirmed)),
        // As they stand: a pause interrupts them, and does not change them.
        Window::Days { opens, closes, confirmed } => {
            let day = |num: &Option<Num>| match num {
                Some(Num::Lit(day)) => Date::from_unix_days(*day).ok(),
                _ => None,
            };
            (text.window)(day(opens), day(closes), *confirmed)
        }
    };
    let soon = session.short.policies.get(id.index()).map(|words| words.soon.as_str()).filter(|soon| !soon.is_empty());
    days.into_iter().chain(soon.map(|soon| (text.soon)(soon))).collect()
}

/// The picture and its key; of a policy of which only the name is known, that.
fn rule(setting: &Setting<'_>, policy: &Policy, id: PolicyId, title: &str) -> String {
    let Setting { text, words, long, .. } = setting;
    if policy.clauses.is_empty() {
        return said("p", "", text.verdict_unconfirmed);
    }
    let clauses = long.policies.get(id.index()).map(|policy| policy.clauses.as_slice()).unwrap_or_default();
    let title = [title, text.dot, text.paper().rule].concat();
    let drawn = picture(policy, clauses, text, words, &title);
    let occurs = |look: &&Look| policy.clauses.iter().any(|clause| Look::of(clause) == **look);
    let meaning = |look: &Look| look.small() + &said("span", "", look.word(text).unwrap_or(words.asked));
    let key = said("p", "", words.key)
        + &list("", Look::ALL.iter().filter(occurs).map(meaning))
        + &said("p", "", words.numbers);
    tag("figure", "", &[drawn, tag("figcaption", "", &key)].concat())
}
