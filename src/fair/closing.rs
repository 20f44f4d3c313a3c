//! 收摊: the numbers of the day, which are not shown while anybody is served.

use leptos::prelude::{Get, RwSignal, Set};

use super::{bridge, state::Fair};
use crate::{
    app::browser::element::{El, el},
    interview::fair::Tally,
};

/// The screen.
pub fn closing(fair: Fair) -> El {
    let words = fair.words;
    let shown = RwSignal::new(None);
    let show = move || match shown.get() {
        Some(tally) => numbers(fair, tally),
        // Counting begins again, so that nobody can tell from two looks what came out for who was served in between.
        None => button(words.tally_show).on("click", move |_| shown.set(Some(fair.take_tally()))),
    };
    let busy = move || {
        let next = button(words.next).on("click", move |_| fair.next());
        el("div").with(el("p").class("alert").text(words.still_there)).with(next)
    };
    el("div")
        .class("opening")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.tally))
        .with(el("p").class("help").text(words.tally_note))
        .live(move || if fair.is_serving() { busy() } else { show() })
}

fn button(label: &'static str) -> El {
    el("button").class("quiet-row").attr("type", "button").text(label)
}

fn numbers(fair: Fair, tally: Tally) -> El {
    let words = fair.words;
    let all = [(words.served, tally.served), (words.fitting, tally.fitting), (words.with_sum, tally.with_sum)];
    let row = |(label, count): (&'static str, u32)| {
        el("div").with(el("dt").text(label)).with(el("dd").with(el("em").text(Tally::shown(count))))
    };
    let day = tally.day.to_string();
    let text: String = all.iter().map(|(label, count)| format!("{label}\t{}\n", Tally::shown(*count))).collect();
    let save = button(words.tally_export).on("click", move |_| {
        bridge::save(&format!("caice-stand-{day}.txt"), &text);
    });
    el("div")
        .with(el("dl").class("facts gives").all(all.into_iter().map(row)))
        .with(el("div").class("quiet").with(save))
}
