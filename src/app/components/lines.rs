//! Lines ending in an action: missing answers, assumptions, given answers.

use crate::{
    app::{
        browser::element::{El, el},
        state::State,
    },
    interview::view::{Assumed, Entry, Pending},
    pack::FactId,
};

/// A list of lines; `None` if there are none.
pub fn lines(lines: Vec<El>) -> Option<El> {
    (!lines.is_empty()).then(|| el("ul").class("lines").all(lines))
}

/// Text only screen readers read, to tell apart labels that occur several times on a screen.
pub fn unseen(state: State, name: String) -> El {
    el("span").class("unseen").text(state.text.colon).text(name)
}

/// A line: a name, a small remark below it, and a link. Screen readers hear the name with the link.
pub fn line(state: State, name: String, remark: Option<String>, link: Option<(String, &'static str)>) -> El {
    let about = unseen(state, name.clone());
    let link = link.map(|(href, label)| el("a").class("plain").attr("href", href).text(label).with(about));
    let remark = remark.map(|remark| el("small").text(remark));
    el("li").with(el("span").text(name).all(remark)).all(link)
}

/// Questions awaiting an answer.
pub fn pending(state: State, questions: Vec<Pending>) -> Option<El> {
    let question = |question: Pending| {
        let link = question.href.map(|href| (href, state.text.add_now));
        line(state, question.label, question.remark, link)
    };
    lines(questions.into_iter().map(question).collect())
}

/// Questions that would make figures exact.
pub fn to_work_out(state: State, questions: Vec<Pending>) -> Option<El> {
    let question = |question: Pending| {
        let link = question.href.map(|href| (href, state.text.work_out));
        line(state, question.label, question.remark, link)
    };
    lines(questions.into_iter().map(question).collect())
}

/// The entries of a list, each with links to change and remove it; the last adds one.
pub fn entries(state: State, fact: FactId, mut entries: Vec<Entry>) -> El {
    let text = state.text;
    let add = entries.pop().map(|add| el("a").class("row add").attr("href", add.href).text(add.said));
    let entry = |(at, entry): (usize, Entry)| {
        let about = unseen(state, entry.said.clone());
        let remove = el("button").class("plain").attr("type", "button").text(text.remove_entry).with(about);
        let remove = remove.on("click", move |_| state.remove_entry(fact, at));
        line(state, entry.said, None, Some((entry.href, text.edit_entry))).with(remove)
    };
    el("div").all(lines(entries.into_iter().enumerate().map(entry).collect())).all(add)
}

/// Clauses taken as met, each with a link to contradict it.
pub fn assumed(state: State, clauses: Vec<Assumed>) -> Option<El> {
    let clause = |clause: Assumed| {
        let link = clause.href.map(|href| (href, state.text.not_so));
        line(state, clause.text, Some(state.text.assumed.into()), link)
    };
    lines(clauses.into_iter().map(clause).collect())
}
