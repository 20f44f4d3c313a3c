//! Who stands where: the list per policy, what is missing, the column that would settle most, and saving it all.

use leptos::prelude::{Get, With};

use super::{compare, person::card, state::Desk};
use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{card::more, icon::tag_of},
    },
    desk::message::{Kind, Listed, PersonPolicy, PolicyPart, Row, status},
    engine::Status,
};

/// The screen.
pub fn list(desk: Desk) -> El {
    let words = desk.words;
    let progress = move || {
        let (done, of) = desk.progress.get();
        if done >= of && of > 0 {
            return el("p").class("help").text((words.judged)(of));
        }
        let bar = el("progress").attr("value", done.to_string()).attr("max", of.max(1).to_string());
        let cancel = el("button").class("plain").attr("type", "button").text(words.cancel);
        el("div")
            .class("reading")
            .with(el("p").text((words.judging)(done, of)))
            .with(bar.attr("aria-label", words.title))
            .with(cancel.on("click", move |_| desk.stop_judging()))
    };
    let quiet = |label: &'static str| el("button").class("quiet-row").attr("type", "button").text(label);
    el("div")
        .class("desk-body")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.by_policy))
        .with(el("div").attr("role", "status").live(progress))
        .live(move || desk.listed.with(|listed| shown(desk, listed)))
        .with(
            el("div")
                .class("quiet")
                .with(quiet(words.save_xlsx).attr("id", "xlsx").on("click", move |_| desk.write(Kind::Xlsx)))
                .with(quiet(words.save_csv).attr("id", "csv").on("click", move |_| desk.write(Kind::Csv)))
                .with(quiet(words.back_to_columns).on("click", move |_| desk.to_columns())),
        )
        .with(
            el("div")
                .attr("role", "status")
                .live(move || if desk.writing.get() { el("p").class("help").text(words.writing) } else { nothing() }),
        )
        .with(el("p").class("help").text(words.save_note))
        .with(compare::compare(desk))
}

fn shown(desk: Desk, listed: &Listed) -> El {
    let words = desk.words;
    if listed.of == 0 || listed.done == 0 {
        return nothing();
    }
    let is_done = listed.done >= listed.of;
    let (with_claims, without): (Vec<&PolicyPart>, Vec<&PolicyPart>) =
        listed.policies.iter().partition(|part| part.claims > 0);
    let nobody = listed.policies.iter().all(|part| part.claims == 0) && is_done;
    let gains = listed.gains.iter().map(|gain| el("p").class("gain").text(gain.clone()));
    let open = (listed.firm_open > 0).then(|| {
        let back = el("button").class("plain").attr("type", "button").attr("id", "say-firm").text(words.say_firm);
        let back = back.on("click", move |_| desk.to_columns());
        el("p").class("gain").text((words.firm_open)(listed.firm_open)).text(" ").with(back)
    });
    let none = (is_done && !listed.none.is_empty()).then(|| {
        let titles = listed.none.iter().map(|title| el("li").with(el("span").text(title.clone())));
        more((words.fits_nobody)(listed.none.len()), el("ul").class("lines").all(titles))
    });
    let unconfirmed = (is_done && !listed.unconfirmed.is_empty()).then(|| {
        let titles = listed.unconfirmed.iter().map(|title| el("li").with(el("span").text(title.clone())));
        more((words.unconfirmed_list)(listed.unconfirmed.len()), el("ul").class("lines").all(titles))
    });
    let rests = listed.rests_on.iter().map(|line| el("p").class("help").text(line.clone()));
    el("div")
        .all(nobody.then(|| el("p").class("alert").text(words.nothing)))
        .all(open)
        .all(gains)
        .all(with_claims.into_iter().map(|part| policy(desk, part)))
        .all(waiting(desk, &without))
        .all(of_firm(desk, listed))
        .all(unconfirmed)
        .all(none)
        .with(el("h2").class("topic").text(words.rests_on))
        .all(rests)
}

/// What the firm may have itself.
fn of_firm(desk: Desk, listed: &Listed) -> Option<El> {
    let (open, claims): (Vec<&PersonPolicy>, Vec<&PersonPolicy>) =
        listed.firm.iter().partition(|policy| status(policy.status) == Status::NeedsAnswer);
    let line = |policy: &&PersonPolicy| {
        let gives = (!policy.gives.is_empty()).then(|| el("small").text(policy.gives.join(desk.text.semicolon)));
        el("li").with(el("span").text(policy.title.clone()).with(el("small").text(policy.verdict.clone())).all(gives))
    };
    let open = (!open.is_empty()).then(|| {
        el("div")
            .class("card desk-policy")
            .with(el("h3").text((desk.words.lacks)(open.len())))
            .with(el("ul").class("lines").all(open.iter().map(line)))
    });
    let notes = listed.firm_notes.iter().map(|note| el("p").class("help").text(note.clone()));
    (!listed.firm.is_empty() || !listed.firm_notes.is_empty()).then(|| {
        el("section")
            .with(el("h2").class("group").with(el("span").text(desk.words.firm_own)))
            .all(notes)
            .all(claims.into_iter().map(|policy| card(desk, policy)))
            .all(open)
    })
}

/// The policies for which everybody waits, one a line.
fn waiting(desk: Desk, parts: &[&PolicyPart]) -> Option<El> {
    let line = |part: &&PolicyPart| {
        let said = part.waiting.iter().chain(&part.rest).map(|said| el("small").text(said.clone()));
        el("li").with(el("span").text(part.title.clone()).all(said))
    };
    (!parts.is_empty()).then(|| {
        el("section")
            .class("card desk-policy")
            .with(el("h2").with(el("span").text((desk.words.undecided)(parts.len()))))
            .with(el("ul").class("lines").all(parts.iter().map(line)))
    })
}

fn policy(desk: Desk, part: &PolicyPart) -> El {
    let words = desk.words;
    let (of, all, first) = (part.policy, part.claims, part.rows.clone());
    let n = (all > 0).then(|| el("em").text((words.n_claims)(all)));
    let waiting = part.waiting.clone().map(|said| el("p").class("help").text(said));
    let rest = part.rest.clone().map(|said| el("p").class("help").text(said));
    let table = (all > 0).then(|| {
        el("div").live(move || {
            let shown =
                desk.more.with(|more| more.iter().find(|(policy, _)| *policy == of).map(|(_, rows)| rows.clone()));
            let n_shown = first.len() + shown.as_ref().map_or(0, Vec::len);
            let left = all.saturating_sub(u32::try_from(n_shown).unwrap_or(u32::MAX));
            let from = u32::try_from(n_shown).unwrap_or(u32::MAX);
            let rows = first.iter().chain(shown.iter().flatten()).map(|row| line(desk, of, row));
            let heads = words.heads.iter().map(|head| el("th").attr("scope", "col").text(*head));
            let more = (left > 0).then(|| {
                let button = el("button").class("plain").attr("type", "button").attr("id", format!("more-{of}"));
                let button = button.text((words.show_more)(left.min(100)));
                button.on("click", move |_| desk.show_more(of, from))
            });
            el("div")
                .with(
                    el("table")
                        .class("desk-table")
                        .with(el("thead").with(el("tr").all(heads)))
                        .with(el("tbody").all(rows)),
                )
                .all(more)
        })
    });
    el("section")
        .class("card desk-policy")
        .with(el("h2").with(el("span").text(part.title.clone())).all(n))
        .all(table)
        .all(waiting)
        .all(rest)
}

fn line(desk: Desk, policy: u32, row: &Row) -> El {
    let person = row.person;
    let id = format!("p{policy}-{person}");
    let name = el("button").class("plain").attr("type", "button").attr("id", id.clone()).text(row.name.clone());
    let name = name.on("click", move |_| desk.look_at(person, &id));
    let cell = |parts: &[String]| {
        let lines = parts.iter().map(|part| el("span").class("line").text(part.clone()));
        el("td").all(lines)
    };
    let notes = row.notes.iter().map(|note| el("small").text(note.clone()));
    el("tr")
        .with(el("th").attr("scope", "row").with(name).with(el("small").text((desk.words.row)(row.row))))
        .with(el("td").with(tag_of(status(row.status), row.tag.clone())))
        .with(cell(&row.days))
        .with(cell(&row.gives).all(notes))
}
