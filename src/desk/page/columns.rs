//! What was understood of a list, each part changeable; what to confirm once; values and cells that need somebody; then: begin.

use leptos::prelude::{Get, GetUntracked, Set, With};

use super::state::Desk;
use crate::{
    app::browser::{
        element::{El, el, nothing},
        fields,
    },
    desk::message::{BadLine, ColumnLine, FirmAsk, FirmSaid, Standing, Understood, UnknownLine},
    value::Date,
};

/// The screen.
pub fn columns(desk: Desk) -> El {
    el("div").class("desk-body").live(move || {
        desk.understood.with(|understood| match understood {
            Some(understood) => shown(desk, understood),
            None => nothing(),
        })
    })
}

fn shown(desk: Desk, understood: &Understood) -> El {
    let words = desk.words;
    let skipped: Vec<String> = understood.skipped.iter().map(|(why, n)| (words.skipped_part)(why, *n)).collect();
    let skipped =
        (!skipped.is_empty()).then(|| el("p").class("help").text((words.skipped)(&skipped.join(desk.text.comma))));
    let consent = el("input")
        .attr("type", "checkbox")
        .attr("id", "consent")
        .checked_when(move || desk.consent.get())
        .on("change", move |event| {
            desk.consent.set(fields::is_checked(&event));
            desk.notice.set(String::new());
        });
    let consent = el("label").class("row").with(consent).with(el("span").class("row-text").text(words.consent));
    let go = el("button").class("go").attr("type", "button").attr("id", "begin").text(words.begin);
    el("div")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.understood))
        .with(el("p").class("understood").text(understood.line.clone()))
        .all(skipped)
        .with(corrections(desk, understood))
        .with(of_firm(desk, understood))
        .all(standing(desk, understood))
        .all(unknown(desk, understood))
        .all(bad(desk, understood))
        .with(el("div").class("rows").with(consent))
        .with(go.on("click", move |_| desk.judge()))
}

/// The sheet, the day, the rows of the headings and the columns; folded, since they are mostly right.
fn corrections(desk: Desk, understood: &Understood) -> El {
    let words = desk.words;
    let sheets = understood.sheet.iter().chain(&understood.other_sheets);
    let sheet = (!understood.other_sheets.is_empty()).then(|| {
        let chosen = understood.sheet.clone().unwrap_or_default();
        let options = sheets.map(|sheet| option(sheet, sheet, *sheet == chosen));
        let select = el("select").attr("id", "sheet").all(options).on("change", move |event| {
            let sheet = fields::value(&event);
            desk.change(|said| {
                said.sheet = Some(sheet);
                (said.header_rows, said.columns) = (None, Vec::new());
            });
        });
        field(words.sheet, select)
    });
    let (first, last) = match understood.header_rows.as_slice() {
        [first, last] => (*first, *last),
        [only] => (*only, *only),
        _ => (1, 1),
    };
    let number = move |id: &'static str, value: u32, change: fn(u32, u32, u32) -> (u32, u32)| {
        el("input")
            .attr("type", "number")
            .attr("id", id)
            .attr("min", "1")
            .attr("max", "20")
            .attr("value", value.to_string())
            .on("change", move |event| {
                if let Ok(row) = fields::value(&event).trim().parse::<u32>() {
                    let rows = change(row.clamp(1, 20), first, last);
                    desk.change(|said| (said.header_rows, said.columns) = (Some(rows), Vec::new()));
                }
            })
    };
    // Two rows at most, one below the other.
    let from = number("first-row", first, |row, _, last| (row, if last == row.saturating_add(1) { last } else { row }));
    let to =
        number("last-row", last, |row, first, _| if row > first { (row.saturating_sub(1), row) } else { (row, row) });
    let day = el("input").attr("type", "date").attr("id", "day");
    let day = day.attr("value", understood.on.map(|on| on.to_string()).unwrap_or_default());
    let day = match understood.between {
        Some((first, last)) => day.attr("min", first.to_string()).attr("max", last.to_string()),
        None => day,
    };
    let between = understood.between;
    let day = day.on("change", move |event| {
        let day = Date::parse(&fields::value(&event)).ok();
        if let Some(day) = day.filter(|day| between.is_none_or(|(first, last)| first <= *day && *day <= last)) {
            desk.change(|said| said.on = Some(day));
        } else if let Some((first, last)) = between {
            desk.notice.set((words.day_between)(first, last));
        }
    });
    let columns = understood.columns.iter().map(|column| column_line(desk, understood, column));
    let remember = el("input")
        .attr("type", "checkbox")
        .attr("id", "remember")
        .checked_when(move || desk.remember.get())
        .on("change", move |event| desk.remember.set(fields::is_checked(&event)));
    let remember = el("label")
        .class("row")
        .with(remember)
        .with(el("span").class("row-text").text(words.remember).with(el("small").text(words.remember_note)));
    let forget =
        el("button").class("plain").attr("type", "button").attr("id", "forget-columns").text(words.forget_columns);
    let hidden = (!understood.hidden_sheets.is_empty())
        .then(|| el("p").class("help").text((words.hidden_names)(&understood.hidden_sheets.join(desk.text.comma))));
    foldable(desk, 0)
        .with(el("summary").attr("id", "correct").text(words.correct))
        .with(
            el("div")
                .class("desk-fields")
                .with(field(words.day, day))
                .all(sheet)
                .with(field(words.first_row, from))
                .with(field(words.last_row, to)),
        )
        .with(el("p").class("help").text(words.day_note))
        .all(hidden)
        .with(el("h2").class("topic").text(words.columns))
        .with(el("div").class("desk-columns").all(columns))
        .with(el("div").class("rows").with(remember))
        .with(forget.on("click", move |_| desk.forget_columns()))
}

fn column_line(desk: Desk, understood: &Understood, column: &ColumnLine) -> El {
    let words = desk.words;
    let at = column.at;
    let none = option("", words.not_read, column.role.is_none());
    let role = |(key, name): &(String, String)| option(key, name, column.role.as_ref() == Some(key));
    let select = el("select").attr("id", ["column-", &column.letters].concat());
    let select = select.with(none).all(understood.roles.iter().map(role)).on("change", move |event| {
        let role = Some(fields::value(&event)).filter(|role| !role.is_empty());
        desk.change(|said| {
            said.columns.retain(|(of, _)| *of != at);
            said.columns.push((at, role));
        });
    });
    let same = column.same_as.clone().map(|label| el("small").text((words.same_as)(&label)));
    let name = el("span").with(el("b").text(column.letters.clone())).text(" ").text(column.heading.clone()).all(same);
    el("label").class("desk-column").with(name).with(select)
}

/// What the firm says of itself, once for all.
fn of_firm(desk: Desk, understood: &Understood) -> El {
    let words = desk.words;
    let said = desk.said.get_untracked().firm;
    let line = |ask: &FirmAsk| {
        let fact = ask.fact.clone();
        let given = said.iter().find(|(of, _)| *of == ask.fact).map(|(_, said)| said.clone());
        let id = ["firm-", &ask.fact].concat();
        let say = move |said: Option<FirmSaid>| {
            desk.say_of_firm(|all| {
                all.firm.retain(|(of, _)| *of != fact);
                all.firm.extend(said.map(|said| (fact.clone(), said)));
            });
        };
        let refused = ask.refused.clone().map(|why| el("small").class("due").text(why));
        let name = el("span").text(ask.question.clone()).all(refused);
        let input = if ask.options.is_empty() {
            let typed = match given {
                Some(FirmSaid::Number(text)) => text,
                _ => String::new(),
            };
            let input = el("input").attr("type", "text").attr("inputmode", "decimal").attr("id", id);
            let input = input.attr("value", typed).on("change", move |event| {
                let text = fields::value(&event).trim().to_owned();
                say((!text.is_empty()).then_some(FirmSaid::Number(text)));
            });
            el("span").class("desk-number").with(input).text(ask.unit.clone())
        } else {
            let options = ask.options.clone();
            let shown = ask.options.iter().enumerate();
            let shown = shown.map(|(at, (said, label))| option(&at.to_string(), label, given.as_ref() == Some(said)));
            let none = option("", words.leave_open, given.is_none());
            el("select").attr("id", id).with(none).all(shown).on("change", move |event| {
                let at = fields::value(&event).parse::<usize>().ok();
                say(at.and_then(|at| options.get(at)).map(|(said, _)| said.clone()));
            })
        };
        el("label").class("desk-column").with(name).with(input)
    };
    el("section")
        .with(el("h2").class("topic").text(words.of_firm))
        .with(el("p").class("help").text(words.of_firm_note))
        .with(el("div").class("desk-columns").all(understood.firm.iter().map(line)))
}

/// What is so for everybody.
fn standing(desk: Desk, understood: &Understood) -> Option<El> {
    let words = desk.words;
    let row = |asked: &Standing| {
        let asked = *asked;
        let (label, id) = match asked {
            Standing::AllEmployed => (words.all_employed, "all-employed"),
            Standing::NoInterruptions => (words.no_interruptions, "no-interruptions"),
            Standing::HireDate => (words.hire_date, "hire-date"),
            Standing::IdConsent => (words.id_consent, "id-consent"),
        };
        let is = move |said: &crate::desk::message::Said| match asked {
            Standing::AllEmployed => said.all_employed,
            Standing::NoInterruptions => said.no_interruptions,
            Standing::HireDate => said.hire_date_is_contract_start,
            Standing::IdConsent => said.id_consent,
        };
        let input = el("input").attr("type", "checkbox").attr("id", id).checked_when(move || desk.said.with(is)).on(
            "change",
            move |event| {
                let ticked = fields::is_checked(&event);
                desk.change(|said| match asked {
                    Standing::AllEmployed => said.all_employed = ticked,
                    Standing::NoInterruptions => said.no_interruptions = ticked,
                    Standing::HireDate => said.hire_date_is_contract_start = ticked,
                    Standing::IdConsent => said.id_consent = ticked,
                });
            },
        );
        el("label").class("row").with(input).with(el("span").class("row-text").text(label))
    };
    (!understood.asks.is_empty()).then(|| {
        el("section")
            .with(el("h2").class("topic").text(words.standing))
            .with(el("p").class("help").text(words.standing_note))
            .with(el("div").class("rows").all(understood.asks.iter().map(row)))
    })
}

/// Values that are not known, each once; those that were settled stay to be seen.
fn unknown(desk: Desk, understood: &Understood) -> Option<El> {
    let words = desk.words;
    let line = |one: &UnknownLine| {
        let (role, value) = (one.role.clone(), one.value.clone());
        let options = one.options.iter().map(|(key, name)| option(key, name, false));
        let select = el("select").attr("id", ["value-", &one.role, "-", &one.value].concat());
        let select = select.with(option("", words.leave_open, true)).all(options).on("change", move |event| {
            let option = Some(fields::value(&event)).filter(|option| !option.is_empty());
            desk.change(|said| {
                said.values.retain(|(of, known, _)| (of, known) != (&role, &value));
                said.values.push((role.clone(), value.clone(), option));
            });
        });
        let name = el("span").text((words.unknown_value)(&one.value, one.rows, &one.label));
        el("label").class("desk-column").with(name).with(select)
    };
    let line_of_settled = |(role, value, name): &(String, String, String)| {
        let (role, value) = (role.clone(), value.clone());
        let undo =
            el("button").class("plain").attr("type", "button").attr("id", ["undo-", &role, "-", &value].concat());
        let said = [value.as_str(), " → ", name].concat();
        el("p").class("settled").with(el("span").text(said)).with(undo.text(desk.text.change).on("click", move |_| {
            desk.change(|said| said.values.retain(|(of, known, _)| (of, known) != (&role, &value)));
        }))
    };
    (!understood.unknown.is_empty() || !understood.settled.is_empty()).then(|| {
        el("section")
            .with(el("h2").class("topic").text(words.unknown))
            .with(el("div").class("desk-columns").all(understood.unknown.iter().map(line)))
            .all(understood.settled.iter().map(line_of_settled))
    })
}

/// Cells about which something is wrong.
fn bad(desk: Desk, understood: &Understood) -> Option<El> {
    let words = desk.words;
    let line = |one: &BadLine| {
        let place = [one.cell.as_str(), " ", &one.heading].concat();
        let used = one.used.then(|| el("small").text(words.used));
        let what = [one.wrong.what.as_str(), desk.text.semicolon, &one.wrong.cure].concat();
        el("li").with(el("span").with(el("b").text(place)).text(" ").text(what).all(used))
    };
    let more = usize::try_from(understood.n_bad).unwrap_or(usize::MAX).saturating_sub(understood.bad.len());
    let more =
        (more > 0).then(|| el("p").class("help").text((words.more_bad)(u32::try_from(more).unwrap_or(u32::MAX))));
    (!understood.bad.is_empty()).then(|| {
        foldable(desk, 1)
            .with(el("summary").attr("id", "bad").text((words.bad)(understood.n_bad)))
            .with(el("p").class("help").text(words.bad_note))
            .with(el("ul").class("lines").all(understood.bad.iter().map(line)))
            .all(more)
    })
}

/// A section that stays unfolded when the screen is drawn again.
fn foldable(desk: Desk, which: usize) -> El {
    let details = el("details").class("more");
    let Some(unfolded) = desk.unfolded.get(which).copied() else { return details };
    let details = if unfolded.get_untracked() { details.attr("open", "") } else { details };
    details.on("toggle", move |event| unfolded.set(fields::is_open(&event)))
}

fn field(label: &'static str, input: El) -> El {
    el("label").class("field").with(el("span").text(label)).with(input)
}

fn option(value: &str, label: &str, chosen: bool) -> El {
    let option = el("option").attr("value", value.to_owned()).text(label.to_owned());
    if chosen { option.attr("selected", "") } else { option }
}
