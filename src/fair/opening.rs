//! 开场检查: whether the stand can open. One screen: green, or what to do.

use super::{
    bridge::{self, Trial, Worker},
    state::{Fair, Screen},
};
use crate::app::{
    browser::element::{El, el},
    components::icon::icon,
};

/// The screen.
pub fn opening(fair: Fair) -> El {
    let words = fair.words;
    let go = el("button").class("go").attr("type", "button").text(words.begin);
    el("div")
        .class("opening")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.check))
        .with(el("p").class("help").text(words.check_note))
        .live(move || lines(fair))
        .with(go.on("click", move |_| fair.open(Screen::Serve)))
}

fn lines(fair: Fair) -> El {
    let words = fair.words;
    let device = fair.device();
    let (checked, clock_is_wrong) = fair.checked();
    let (has_profile, n_posts) = fair.has_profile();
    let button = |label: &'static str| el("button").class("plain").attr("type", "button").text(label);
    let fill = |label| button(label).on("click", move |_| fair.open(Screen::Profile));
    let mut all = el("ul").class("checks").with(if clock_is_wrong {
        line(fair, false, words.clock_wrong, None)
    } else {
        // The line on top says more where they are old.
        line(fair, fair.age().is_none(), (words.rules)(checked), None)
    });
    all = all.with(match device.worker {
        Worker::Never => line(fair, false, words.offline_never, None),
        Worker::Coming => line(fair, false, words.offline_wait, None),
        Worker::Ready => line(fair, true, words.offline, None),
        Worker::Update => {
            let take = button(words.update_yes).on("click", |_| bridge::update());
            line(fair, false, words.update, Some(take))
        }
    });
    all = all.with(if has_profile {
        line(fair, true, (words.profile_there)(n_posts), Some(fill(words.look)))
    } else {
        line(fair, false, words.profile_missing, Some(fill(words.fill)))
    });
    all = all.with(match device.reads {
        Some(Trial::Fine) => line(fair, true, words.reads, None),
        Some(Trial::NoCamera) => line(fair, false, words.reads_no_camera, None),
        Some(Trial::Unread) => line(fair, false, words.reads_not, None),
        None => line(fair, false, words.reads_wait, None),
    });
    all = all.with(match (device.stores, device.persists) {
        (false, _) => line(fair, false, words.storage_none, None),
        (true, Some(true)) => line(fair, true, words.storage, None),
        (true, _) => line(fair, false, words.storage_may_go, Some(fill(words.look))),
    });
    all.with(if fair.is_serving() {
        let next = button(words.next).on("click", move |_| fair.next());
        line(fair, false, words.still_there, Some(next))
    } else if device.has_answers {
        line(fair, false, words.not_wiped, Some(el("a").class("plain").attr("href", "./").text(words.not_wiped_go)))
    } else {
        line(fair, true, words.wiped, None)
    })
}

fn line(fair: Fair, good: bool, said: impl Into<String>, action: Option<El>) -> El {
    let (class, shape, word) = if good {
        ("check good", "#i-check", fair.words.good)
    } else {
        ("check due-now", "#i-steps", fair.words.attention)
    };
    let mark = el("span").class("mark").with(icon(shape)).text(word);
    el("li").class(class).with(mark).with(el("span").text(said.into())).all(action)
}
