//! Everything that needs the long texts: loading and failure notices, citations, uncertainties, how to apply.

use std::sync::Arc;

use super::contact::numbers;
use crate::{
    app::{
        browser::element::{El, el, nothing},
        state::{Long, State},
    },
    interview::text::{Text, reach::ReachText},
    pack::{LongText, PolicyId, SourceId, SourceText},
};

/// What `body` makes of the long texts once they have arrived; until then, a notice that they are loading or failed to
/// load.
pub fn with_long(state: State, body: impl Fn(State, &Arc<LongText>) -> Option<El> + Send + 'static) -> El {
    let text = state.text;
    el("div").live(move || match state.long() {
        Long::NotAsked | Long::Loading => el("p").class("help").attr("role", "status").text(text.loading),
        Long::Ready(long) => body(state, &long).unwrap_or_else(nothing),
        Long::Failed => failed(state),
    })
}

/// A notice above cards whose clauses are missing because the long texts failed to load, with a retry button.
pub fn not_loaded(state: State) -> impl Fn() -> El + Send + 'static {
    move || if state.long() == Long::Failed { failed(state) } else { nothing() }
}

fn failed(state: State) -> El {
    let again = el("button").class("plain").attr("type", "button").text(state.text.again);
    let again = again.on("click", move |_| state.fetch_long());
    el("p").class("alert").attr("role", "alert").text(state.text.not_loaded).with(again)
}

/// The uncertainties about a policy, under that name.
pub fn uncertain(name: &'static str, long: &LongText, policy: PolicyId) -> Option<El> {
    let lines = &long.policies.get(policy.index())?.uncertain;
    let lines = lines.iter().map(|line| el("p").text(line.clone()));
    (lines.len() > 0).then(|| el("dl").class("facts").with(fact(name, el("dd").all(lines))))
}

/// How to apply, the papers needed, the obligations afterwards.
pub fn applying(text: &'static Text, long: &LongText, policy: PolicyId) -> Option<El> {
    let policy = long.policies.get(policy.index())?;
    let how = (!policy.how.is_empty()).then(|| fact(text.how, el("dd").text(policy.how.clone())));
    let lists =
        [(text.papers, &policy.papers), (text.paper().keeps, &policy.keeps), (text.obligations, &policy.obligations)];
    let list = |(name, lines): (&'static str, &Vec<String>)| {
        let lines = lines.iter().map(|line| el("li").text(line.clone()));
        fact(name, el("dd").with(el("ul").class("papers").all(lines)))
    };
    Some(el("dl").class("facts").all(how).all(lists.into_iter().filter(|(_, lines)| !lines.is_empty()).map(list)))
}

/// What a policy is based on, each once: laws and documents, then the sources where they were read, numbered like the
/// marks below its conditions.
pub fn rests_on(state: State, long: &LongText, policy: PolicyId, sources: &[SourceId]) -> Option<El> {
    let text = state.text;
    let documents = &long.policies.get(policy.index())?.basis;
    let basis = (!documents.is_empty()).then(|| {
        let documents = documents.iter().map(|document| el("li").text(document.in_full()));
        fact(text.basis, el("dd").attr("lang", "zh-CN").with(el("ul").class("papers").all(documents)))
    });
    let source = |(at, source): (usize, &SourceId)| {
        let source = long.sources.get(source.index())?;
        let number = ["[", &(at + 1).to_string(), "] "].concat();
        Some(el("li").text(number).with(title(state, source)).with(el("small").text((text.seen)(&source.seen))))
    };
    let sources = el("ul").class("sources").all(sources.iter().enumerate().filter_map(source));
    // Shown by `public/later.js` while there is no network.
    let call = state.calls_about(policy);
    let instead = (!call.is_empty()).then(|| {
        let words = el("small").text(ReachText::of(text.language).no_network);
        el("div").class("no-net").with(words).with(numbers(&call))
    });
    let sources = fact(text.sources, el("dd").with(sources).with(el("small").text(text.grades)).all(instead));
    Some(el("dl").class("facts").all(basis).with(sources))
}

/// The steps of a policy's benefits, in words; `None` if it has none.
pub fn steps_of(long: &LongText, policy: PolicyId) -> Option<El> {
    let steps = long.policies.get(policy.index())?.tiers.iter().flatten();
    let steps: Vec<El> = steps.map(|step| el("li").text(step.clone())).collect();
    (!steps.is_empty()).then(|| el("ul").class("papers").all(steps))
}

fn fact(name: &'static str, value: El) -> El {
    el("div").with(el("dt").text(name)).with(value)
}

/// A source by name, linked if that is safe.
fn title(state: State, source: &SourceText) -> El {
    let title = source.title.clone();
    match source.url.clone() {
        None => el("span").text(title),
        Some(url) => el("a")
            .attr("href", url)
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank")
            .text(title)
            .with(el("span").class("unseen").text(state.text.leaves)),
    }
}
